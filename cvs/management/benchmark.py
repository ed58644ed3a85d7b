"""Reads CVs whose truth is known: how right by field, and how long it takes.

The folder holds `docs/<id>.pdf` or `.docx` and `truth/<id>.json`. `scoring` says how a field is
judged; a CV that cannot be read counts as one in which nothing was found. Times are of the CVs
that can be read: the whole way through a process of its own (`read_in_child`), the reading alone
in this process (`read_cv`), and, for the PDF files among them, the plain text by the libraries
that read PDF. Ratios are those of the medians over the same PDF files.
"""

import json
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils.timezone import localdate

from careerpilot.operations.text import aligned
from cvs.management.reading import shipped_lexicon, upload_limits
from cvs.management.scoring import Shares, macro, score_cv, total
from cvs.management.timing import Timing, Way, floors, measured, timing
from cvs.pipeline import UnreadableError, read_cv, read_in_child

HELP = "accuracy by field and time of reading CVs, against truth files"
SUFFIXES = (".docx", ".pdf")

Reader = Callable[[bytes], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Case:
    """A CV and what it says."""

    id: str
    data: bytes
    pdf: bool
    truth: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """`fields` and `documents` hold scores from 0 to 1, None for a field nobody has."""

    documents: dict[str, float]
    unreadable: dict[str, str]
    fields: dict[str, float | None]
    macro: float
    worst: str
    seconds: dict[str, Timing]
    ratios: dict[str, float]


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="holds docs/ and truth/")
    parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object")


def run(*, folder: Path, as_json: bool, **options: object) -> str:
    """The report on the folder's CVs; CommandError when the folder does not hold them."""
    report = examine(cases(folder))
    return json.dumps(asdict(report)) if as_json else "\n".join(lines(report))


# --- the folder -----------------------------------------------------------------------------


def cases(folder: Path) -> list[Case]:
    """The folder's CVs by id; each must have its truth, and each truth its CV."""
    documents = {path.stem: path for path in (folder / "docs").glob("*") if path.suffix in SUFFIXES}
    truths = {path.stem: path for path in (folder / "truth").glob("*.json")}
    if not truths:
        raise CommandError(f"{folder} holds no truth/*.json.")
    if alone := sorted(documents.keys() ^ truths.keys()):
        raise CommandError(f"Not both in docs/ and in truth/: {', '.join(alone)}.")
    return [case(documents[one], truths[one]) for one in sorted(truths)]


def case(document: Path, truth: Path) -> Case:
    try:
        known = json.loads(truth.read_text("utf-8"))
    except ValueError as error:
        raise CommandError(f"{truth} is no JSON.") from error
    if not isinstance(known, dict):
        raise CommandError(f"{truth} is no JSON object.")
    return Case(document.stem, document.read_bytes(), document.suffix == ".pdf", known)


# --- the examination ------------------------------------------------------------------------


def examine(every: Sequence[Case]) -> Report:
    ways = readers()
    scored, unreadable = score(every, ways["read_in_child"])
    shares, documents = total(scored.values()), {one: macro(scored[one]) for one in scored}
    readable = [case for case in every if case.id not in unreadable]
    seconds, ratios = times(readable, ways) if readable else ({}, {})
    return Report(
        documents=documents,
        unreadable=unreadable,
        fields={field: share.score for field, share in shares.items()},
        macro=macro(shares),
        worst=min(documents, key=documents.__getitem__),
        seconds=seconds,
        ratios=ratios,
    )


def readers() -> dict[str, Reader]:
    """Our ways to read a CV, by name."""
    lexicon, limits, today = shipped_lexicon(), upload_limits(), localdate()
    return {
        "read_in_child": lambda data: (
            read_in_child(data, lexicon=lexicon, today=today, limits=limits).parsed_data
        ),
        "read_cv": lambda data: (
            read_cv(data, lexicon=lexicon, today=today, limits=limits).parsed_data
        ),
    }


def score(every: Sequence[Case], read: Reader) -> tuple[dict[str, Shares], dict[str, str]]:
    """The scores by id, and why some CVs cannot be read."""
    scored, unreadable = {}, {}
    for case in every:
        try:
            given = read(case.data)
        except UnreadableError as problem:
            given, unreadable[case.id] = {}, problem.reason.value
        scored[case.id] = score_cv(given, case.truth)
    return scored, unreadable


def times(
    readable: Sequence[Case], ways: Mapping[str, Way]
) -> tuple[dict[str, Timing], dict[str, float]]:
    """Seconds a document of every way, and ours as multiples of the floors."""
    taken = {name: measured(way, [case.data for case in readable]) for name, way in ways.items()}
    seconds = {name: timing(each) for name, each in taken.items()}
    pdfs = [case.data for case in readable if case.pdf]
    if not pdfs:
        return seconds, {}
    ours = {name: timing(of_pdfs(each, readable)) for name, each in taken.items()}
    floor = {name: timing(measured(way, pdfs)) for name, way in floors().items()}
    ratios = {
        f"{name} / {beside}": ours[name].median / floor[beside].median
        for name in ours
        for beside in floor
    }
    return seconds | {f"{name}, PDF": found for name, found in ours.items()} | floor, ratios


def of_pdfs(taken: Sequence[float], readable: Sequence[Case]) -> list[float]:
    return [seconds for seconds, case in zip(taken, readable, strict=True) if case.pdf]


# --- the report -----------------------------------------------------------------------------


def lines(report: Report) -> list[str]:
    """The report for a person: scores, the documents to look at, times."""
    scores = [[shown(score), field] for field, score in report.fields.items()]
    worst = f"worst document: {report.worst} ({shown(report.documents[report.worst])})"
    return [
        *aligned(["score", "field"], [*scores, [shown(report.macro), "macro mean"]]),
        f"{len(report.documents)} documents; {worst}",
        *(f"unreadable: {one} ({why})" for one, why in report.unreadable.items()),
        "",
        *aligned(["median ms", "p95 ms", "documents", "way"], time_rows(report)),
        "",
        *aligned(["times", "medians, PDF"], ratio_rows(report)),
    ]


def shown(score: float | None) -> str:
    return "-" if score is None else f"{score:.3f}"


def time_rows(report: Report) -> list[list[str]]:
    return [
        [f"{found.median * 1000:.1f}", f"{found.p95 * 1000:.1f}", str(found.documents), name]
        for name, found in report.seconds.items()
    ]


def ratio_rows(report: Report) -> list[list[str]]:
    return [[f"{ratio:.2f}", name] for name, ratio in report.ratios.items()]
