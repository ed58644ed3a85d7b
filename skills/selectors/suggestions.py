"""Offering skills to somebody who types: by the letters as they are, then by what was meant."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple
from unicodedata import combining, normalize

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection
from django.db.models import CharField, F, OrderBy, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Upper

from skills.models import Skill, SkillAlias

MOST_SUGGESTIONS = 10
FEW = 3
"""With fewer hits than these, words that were meant are looked for as well."""
MOST_WORDS = 6
# What an index finds wherever it stands: three letters or figures in a row.
PART = re.compile(r"[^\W_]{3}")
WORD = re.compile(r"[^\W_]+")
ALTERNATIVES = 3
SHORTEST, LONGEST = 4, 60
"""Letters of the words that are compared; the shortest may have one slip, others two."""
MOST_SLIPS = 2

# `search_words`, which triggers of careers.0005 keep, holds the words of all names
# and aliases, without accents. What begins one of them is taken as it is.
NEAREST = """
SELECT asked.word, near.word, levenshtein(near.word, asked.word)
FROM unnest(%s::text[]) AS asked (word)
JOIN search_words near ON levenshtein_less_equal(near.word, asked.word, 2) <= 2
WHERE NOT EXISTS (SELECT FROM search_words WHERE word LIKE asked.word || '%%')
ORDER BY similarity(near.word, asked.word) DESC, near.word
"""


def _accented() -> dict[str, str]:
    """The capitals of western Europe's languages that carry an accent, by the bare letter."""
    found: defaultdict[str, str] = defaultdict(str)
    for letter in map(chr, range(0xC0, 0x100)):
        bare = normalize("NFD", letter)[0]
        if bare != letter and letter.isupper():
            found[bare] += letter
    return dict(found)


ACCENTED = _accented()


class Suggestion(NamedTuple):
    """A skill's name, the alias that matched if the name did not, and whether what was typed
    stands in neither letter by letter.
    """

    name: str
    alias: str | None = None
    nearly: bool = False


Hits = QuerySet[Skill, tuple[str, str | None]]


def suggestions(text: str) -> list[Suggestion]:
    """The skills whose name or alias holds `text`, at most 10, those that begin with it first.

    A text without three letters or figures in a row has to stand at the beginning. Where few
    skills hold it, those follow that have its words in any order, without regard to accents and
    small slips. Up to four queries, and up to five more where the first ones find few.
    """
    wanted = text.strip()
    found: dict[str, Suggestion] = {}
    if not wanted:
        return []
    _fill(found, _hits(wanted), wanted, nearly=False)
    if len(found) < FEW:
        _fill(found, _hits_of_what_is_meant(wanted), wanted, nearly=True)
    return list(found.values())


def _fill(
    found: dict[str, Suggestion], searches: Iterable[Hits], wanted: str, *, nearly: bool
) -> None:
    """Search after search, until there are enough."""
    for hits in searches:
        left = hits.exclude(name__in=list(found))[: MOST_SUGGESTIONS - len(found)]
        for name, alias in left:
            shown = None if wanted.casefold() in name.casefold() else alias
            found[name] = Suggestion(name, shown, nearly)
        if len(found) == MOST_SUGGESTIONS:
            break


def _hits(wanted: str) -> Iterator[Hits]:
    """By name and by alias, those that begin with the text first; the popular of each first."""
    order = (F("popularity_score").desc(nulls_last=True), "name")
    for lookup in ["istartswith", *(["icontains"] if PART.search(wanted) else [])]:
        fits = Q((f"name__{lookup}", wanted))
        yield _named(fits).order_by(*order)
        yield _aliased(fits, "name").order_by(*order)


def _hits_of_what_is_meant(wanted: str) -> Iterator[Hits]:
    """By name and by alias, with the likeliest words first; of each what is most like the text."""
    words = _words(wanted)
    if not any(map(PART.search, words)):
        return
    meant = _meant(words)
    likeliest = [alternatives[:1] for alternatives in meant]
    likeness = TrigramSimilarity(Upper("name"), wanted.upper()).desc()
    for choice in [likeliest] if likeliest == meant else [likeliest, meant]:
        fits = Q(*(("upper__regex", _pattern(alternatives)) for alternatives in choice))
        yield _named(fits).order_by(likeness, "name")
        yield _aliased(fits, likeness, "name").order_by(likeness, "name")


def _named(fits: Q) -> Hits:
    none = Value(None, CharField(null=True))
    named = Skill.objects.alias(upper=Upper("name")).filter(fits)
    return named.annotate(alias=none).values_list("name", "alias")


def _aliased(fits: Q, *order: str | OrderBy) -> Hits:
    """The skills with such an alias, each with the first of those."""
    aliases = SkillAlias.objects.alias(upper=Upper("name")).filter(fits)
    first = aliases.filter(skill=OuterRef("pk")).order_by(*order).values("name")[:1]
    skills = Skill.objects.filter(pk__in=aliases.values("skill"))
    return skills.annotate(alias=Subquery(first)).values_list("name", "alias")


def _words(text: str) -> list[str]:
    """In lower case and without accents."""
    bare = "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))
    return [word[:LONGEST] for word in WORD.findall(bare)[:MOST_WORDS]]


def _meant(words: Sequence[str]) -> list[list[str]]:
    """What each word may stand for, the likeliest first: itself, unless others are near alone."""
    near: dict[str, list[tuple[int, str]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, [[word for word in words if len(word) >= SHORTEST]])
        for word, other, distance in cursor.fetchall():
            slips = 0 if _swapped(word, other) else distance
            if slips < MOST_SLIPS or len(word) > SHORTEST:
                near[word].append((slips, other))
    ordered = {word: sorted(others, key=itemgetter(0)) for word, others in near.items()}
    return [[other for _, other in ordered.get(word, [(0, word)])[:ALTERNATIVES]] for word in words]


def _swapped(word: str, other: str) -> bool:
    """Whether they differ by the order of two neighbouring letters."""
    return any(
        word[:at] + word[at + 1] + word[at] + word[at + 2 :] == other for at in range(len(word) - 1)
    )


def _pattern(words: Iterable[str]) -> str:
    """What a name in capitals has to hold: a word with one of these beginnings, accents or not."""
    return rf"\m({'|'.join(''.join(map(_letter, word.upper())) for word in words)})"


def _letter(letter: str) -> str:
    return f"[{letter}{ACCENTED[letter]}]" if letter in ACCENTED else letter
