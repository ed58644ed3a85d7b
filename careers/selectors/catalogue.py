"""One career of the catalogue, and what may follow it."""

from collections.abc import Iterable, Mapping

from django.db.models import Prefetch

from careers.enums import Succession
from careers.models import CareerPath, CareerSkill
from careers.selectors.published import published, published_paths

REQUIREMENTS = Prefetch(
    "requirements",
    CareerSkill.objects.select_related("skill").order_by("importance", "skill__name"),
)


def categories() -> list[str]:
    return published().categories


def next_careers(path: CareerPath) -> list[tuple[CareerPath, str]]:
    """The careers that may follow, each with its kind in words, in the catalogue's order."""
    steps: Iterable[Mapping[str, str]] = path.career_progression or []
    kinds = {step["title"]: step["kind"] for step in steps}
    found = published_paths().filter(title__in=kinds)
    by_title = {career.title: career for career in found}
    words = dict(Succession.choices)
    return [
        (by_title[title], str(words.get(kind, kind)))
        for title, kind in kinds.items()
        if title in by_title
    ]
