"""Finding a career by what people call it."""

from uuid import UUID

from django.core.management.base import CommandError
from django.db.models import QuerySet
from django.utils.text import slugify

from careers.enums import Publication
from careers.models import CareerPath

UNSTORABLE = "\0"


def career_named(said: str) -> CareerPath:
    """The published career: by id or uri, else title or slug, else another title it goes by.

    Raises CommandError where there is none, or the words mean several.
    """
    words = said.replace(UNSTORABLE, "").strip()
    published = CareerPath.objects.filter(publication=Publication.PUBLISHED)
    found = (
        _by_key(published, words)
        or _by_title(published, words)
        or list(published.filter(titles__title__iexact=words).distinct())
    )
    if len(found) > 1:
        keys = ", ".join(sorted(str(career.pk) for career in found))
        raise CommandError(f"{said} is the title of several careers: {keys}.")
    if not found:
        raise CommandError(f"There is no published career {said}.")
    return found[0]


def _by_key(published: QuerySet[CareerPath], words: str) -> list[CareerPath]:
    try:
        return list(published.filter(pk=UUID(words)))
    except ValueError:
        return list(published.filter(uri=words)) if words else []


def _by_title(published: QuerySet[CareerPath], words: str) -> list[CareerPath]:
    slug = slugify(words)
    titles = published.values_list("pk", "title")
    fitting = [pk for pk, title in titles if slug and slugify(title) == slug]
    return list(published.filter(pk__in=fitting))
