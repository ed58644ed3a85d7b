import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from careers.management.catalogues import ALL_SOURCES, SOURCES, Catalogue, stored
from careers.matching import Nearness, Related

LIMIT = 10
SHOWN = 5


class Command(BaseCommand):
    help = (
        "The published careers nearest to one, by the skills they share and by their titles and "
        "descriptions. CAREER is a title in any case, a uri or an id. With --json, one list of "
        "careers, nearest first, each with career, uri, nearness and its two halves, and the "
        "shared skills as reasons."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("career", metavar="CAREER")
        parser.add_argument("--limit", type=int, default=LIMIT, metavar="N")
        parser.add_argument("--source", choices=SOURCES, default=ALL_SOURCES)
        parser.add_argument("--json", action="store_true", dest="as_json", help="for machines")

    def handle(
        self, *, career: str, limit: int, source: str, as_json: bool, **options: object
    ) -> str:
        if limit <= 0:
            raise CommandError("The limit must be above zero.")
        catalogue = stored(source)
        career_id = find(career, catalogue)
        nearest = Nearness(catalogue.careers, catalogue.texts).related(career_id, limit)
        if as_json:
            return json.dumps(
                [as_json_object(one, catalogue.uris[one.career_id]) for one in nearest]
            )
        return "\n".join(map(line, nearest)) or "No career is near."


def find(career: str, catalogue: Catalogue) -> str:
    """The career's id: by id or uri, else by title, else by another title it goes by.

    Raises CommandError where there is none, or a title belongs to several.
    """
    wanted = career.strip()
    named = [catalogue.named[one.id] for one in catalogue.careers]
    ways = (
        [one.id for one in named if wanted in (one.id, catalogue.uris[one.id])],
        [one.id for one in named if one.title.lower() == wanted.lower()],
        [one.id for one in named if wanted.lower() in map(str.lower, one.other_titles)],
    )
    found: list[str] = next(filter(None, ways), [])
    if len(found) > 1:
        raise CommandError(f"{career} is the title of several careers: {', '.join(found)}.")
    if not found:
        raise CommandError(f"There is no published career {career} that asks for skills.")
    return found[0]


def as_json_object(one: Related, uri: str) -> dict[str, Any]:
    return {
        "career": one.title,
        "uri": uri,
        "nearness": one.nearness,
        "by_skills": one.by_skills,
        "by_text": one.by_text,
        "reasons": [{"skill": skill.name, "points": skill.points} for skill in one.shared[:SHOWN]],
    }


def line(one: Related) -> str:
    shared = ", ".join(skill.name for skill in one.shared[:SHOWN]) or "no skill"
    return f"{one.nearness:.3f}  {one.title} (shares {shared})"
