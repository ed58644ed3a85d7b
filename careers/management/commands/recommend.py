import json
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from careers.management.catalogues import ALL_SOURCES, SOURCES, Catalogue, stored
from careers.management.profiles import ProfileError, Understood, read_profiles, understand
from careers.matching import CareerIndex, Match, Part

LIMIT = 10


class Command(BaseCommand):
    help = (
        "Rank the published careers for the profiles of a file; nothing is stored. The file holds "
        '{"skills": [{"name" or "uri", "level"?}]} or a list of such profiles. A level is 1 to 4 '
        "or beginner, intermediate, advanced, expert; a skill without one counts as advanced. "
        "Skills that the catalogue does not know are told on the error stream. With --json, one "
        "line a profile: a list of careers, best first, each with career, uri, fit, readiness and "
        "reasons; an empty list for a profile without a known skill."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--profile", type=Path, required=True, metavar="FILE")
        parser.add_argument("--limit", type=int, default=LIMIT, metavar="N")
        parser.add_argument("--source", choices=SOURCES, default=ALL_SOURCES)
        parser.add_argument("--json", action="store_true", dest="as_json", help="for machines")

    def handle(
        self, *, profile: Path, limit: int, source: str, as_json: bool, **options: object
    ) -> None:
        if limit <= 0:
            raise CommandError("The limit must be above zero.")
        try:
            said, many = read_profiles(profile)
        except ProfileError as problem:
            raise CommandError(str(problem)) from problem
        catalogue = stored(source)
        index = CareerIndex(catalogue.careers)
        for place, one in enumerate(understand(said), 1):
            self._tell_unknown(one, f"Profile {place}: " if many else "")
            found = index.rank(one.levels, limit)
            self.stdout.write(json_line(found, catalogue) if as_json else text(found))

    def _tell_unknown(self, profile: Understood, prefix: str) -> None:
        for words in profile.unknown:
            self.stderr.write(f"{prefix}unknown skill: {words!r}")


def json_line(matches: Iterable[Match], catalogue: Catalogue) -> str:
    return json.dumps([as_json_object(match, catalogue.uris[match.career_id]) for match in matches])


def as_json_object(match: Match, uri: str) -> dict[str, Any]:
    return {
        "career": match.title,
        "uri": uri,
        "fit": match.fit,
        "readiness": match.readiness,
        "reasons": {
            "for": [reason(part, part.fit_points) for part in match.reasons_for],
            "against": [reason(part, -part.fit_lost) for part in match.reasons_against],
        },
    }


def reason(part: Part, points: float) -> dict[str, Any]:
    return {
        "skill": part.name,
        "state": part.state.value,
        "level": part.level,
        "minimum_level": part.minimum_level,
        "points": points,
    }


def text(matches: Iterable[Match]) -> str:
    """The ranking for a person."""
    return "\n".join(map(line, matches)) or "No known skills: no ranking."


def line(match: Match) -> str:
    helping = ", ".join(part.name for part in match.reasons_for) or "nothing"
    costing = ", ".join(part.name for part in match.reasons_against) or "nothing"
    return f"{match.fit:6.3f}  {match.readiness:3d} %  {match.title} (+ {helping}; - {costing})"
