"""Ranks people whose true career is known, and compares near careers with official statistics.

What is measured and how, say `simulation`, `crosswalk`, `relatedness` and `pace`.
"""

import json
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from django.core.management.base import CommandError

from careerpilot.postgresql.catalogue import CatalogueSource
from careers.management.catalogues import (
    SOURCES,
    Catalogue,
    esco_catalogue,
    onet_catalogue,
    stored,
)
from careers.management.crosswalk import Crosswalk, Standard, read_standard
from careers.management.formats.guard import FormatError
from careers.management.pace import EXPLAINED, Pace, pace
from careers.management.relatedness import Precision, precision
from careers.management.simulation import CROWDS, Crowd, Hits, hits, people, with_levels
from careers.matching import Career, CareerIndex, Nearness

NAME = "ranking"
HELP = "how often the ranking finds a person's career, how good near careers are, and the time"
PEOPLE = 1_500
TIMED = 100
NEAR = 1_000
LEVELS_SEED = 4100


@dataclass(frozen=True, slots=True)
class Report:
    """`nearness` is None without O*NET's file, or where no career is found in it."""

    careers: int
    skills: int
    hits: Mapping[str, Hits]
    nearness: Precision | None
    onet_nearness: Precision | None
    pace: Pace


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--esco",
        nargs="+",
        type=Path,
        metavar="ZIP",
        help="ESCO's zip files; the database's careers are ranked where none are given",
    )
    parser.add_argument(
        "--onet", type=Path, metavar="ZIP", help="O*NET's zip file: what near careers are held to"
    )
    parser.add_argument("--source", choices=SOURCES, default=CatalogueSource.ESCO.value)
    parser.add_argument("--people", type=int, default=PEOPLE, metavar="N", help="in each crowd")
    parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object")


def run(
    *,
    esco: Sequence[Path] | None,
    onet: Path | None,
    source: str,
    people: int,
    as_json: bool,
    **options: object,
) -> str:
    """The report as text; CommandError for files that cannot be read, or without careers."""
    if people <= 0:
        raise CommandError("There must be people.")
    try:
        catalogue = esco_catalogue(esco) if esco else stored(source)
        standard = read_standard(onet) if onet else None
        held_to = onet_catalogue(onet) if onet else None
    except FormatError as problem:
        raise CommandError(str(problem)) from problem
    if not catalogue.careers:
        raise CommandError(f"The database has no published careers from {source}.")
    report = measure(catalogue, standard, held_to, people)
    return json.dumps(asdict(report)) if as_json else "\n".join(lines(report))


def measure(
    catalogue: Catalogue, standard: Standard | None, onet: Catalogue | None, count: int
) -> Report:
    return Report(
        careers=len(catalogue.careers),
        skills=len({need.skill_id for one in catalogue.careers for need in one.requirements}),
        hits=found_again(catalogue.careers, count),
        nearness=near_careers(catalogue, standard) if standard else None,
        onet_nearness=near_occupations(onet, standard) if onet and standard else None,
        pace=timed(catalogue.careers),
    )


def found_again(careers: Sequence[Career], count: int) -> dict[str, Hits]:
    """Each crowd's hits. People who rate themselves meet drawn importances and levels."""
    leveled = with_levels(careers, LEVELS_SEED)
    plain, rated = CareerIndex(careers), CareerIndex(leveled)
    return {
        crowd.name: hits(
            rated if crowd.self_rated else plain,
            people(leveled if crowd.self_rated else careers, crowd, count),
        )
        for crowd in CROWDS
    }


def near_careers(catalogue: Catalogue, standard: Standard) -> Precision | None:
    """The catalogue's near careers against O*NET's related occupations, by the crosswalk."""
    crosswalk = Crosswalk(standard.occupations)
    found = (
        (career.id, crosswalk.code(catalogue.named[career.id])) for career in catalogue.careers
    )
    codes = {career_id: code for career_id, code in found if code}
    nearness = Nearness(catalogue.careers, catalogue.texts)
    return precision(nearness, codes, standard.related, NEAR)


def near_occupations(onet: Catalogue, standard: Standard) -> Precision | None:
    """O*NET's near careers against its own related occupations."""
    codes = {career.id: career.id for career in onet.careers}
    return precision(Nearness(onet.careers, onet.texts), codes, standard.related, NEAR)


def timed(careers: Sequence[Career]) -> Pace:
    crowd: Crowd = CROWDS[0]
    return pace(careers, [person.levels for person in people(careers, crowd, TIMED)])


def lines(report: Report) -> list[str]:
    """The report for a person."""
    return [
        f"{report.careers:,} careers, {report.skills:,} skills",
        "",
        "Is the true career found again?      people  hit@1  hit@5",
        *(
            f"  {name:<34} {found.people:>6}  {found.first:.3f}  {found.top_five:.3f}"
            for name, found in report.hits.items()
        ),
        "",
        "Are near careers related occupations of O*NET (P@10)?",
        f"  {nearness_line('this catalogue', report.nearness)}",
        f"  {nearness_line('O*NET itself', report.onet_nearness)}",
        "",
        *pace_lines(report.pace),
    ]


def nearness_line(name: str, found: Precision | None) -> str:
    if found is None:
        return f"{name}: not measured"
    return (
        f"{name}: {found.related:.3f} ({found.with_same:.3f} with careers of the same"
        f" occupation), {found.careers} careers"
    )


def pace_lines(found: Pace) -> list[str]:
    people = f"{found.people} people"
    built = f"index built in {found.build:.0f} ms, once"
    return [
        f"One person against all careers, the first {EXPLAINED} explained ({people})",
        f"  {found.median:.1f} ms median, {found.p95:.1f} ms p95; {built}",
        floor_line("the person's rows", found.own_rows, found.median),
        floor_line("all rows", found.all_rows, found.median),
    ]


def floor_line(rows: str, floor: float, ranking: float) -> str:
    times = f"ranking {ranking / floor:.2f} times that"
    return f"  floor, bare query for {rows}: {floor:.1f} ms ({times})"
