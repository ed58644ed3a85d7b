"""Takes an entry's head apart: title, company, school, degree, place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cvs.pipeline.anchors import LENGTH_OF_TIME, head_text
from cvs.pipeline.cleaning import DASHES, fold
from cvs.pipeline.dates import is_present
from cvs.pipeline.document import Line
from cvs.pipeline.labels import ENTRY_LABELS, TERMS_OF_WORK
from cvs.pipeline.limits import STANDARD_LIMITS
from cvs.pipeline.occupations import (
    WEAK,
    company_likeness,
    count_titles,
    title_likeness,
    unabbreviated,
)
from cvs.pipeline.places import is_anywhere, is_city, is_place, is_region
from cvs.pipeline.vocabulary import DEGREE_WORDS, words

_STRONG = re.compile(
    rf"\t+|\s+[|•·{DASHES}\u2192\u279c\u2794»›]+(?:\s+|$)|\s*\|\s*|\s@\s|\s[•·]\s?|;\s"
)
_COMMA = re.compile(r",\s+(?!(?:Inc|LLC|Ltd|LLP|PLC|Corp|GmbH|Co|S\.[AL])\b)")
_AT = re.compile(r"\s+(?:at|bei|beim|bei der|chez|en|in|für|for|auprès de|w/)\s+(?=[A-ZÀ-Þ])")
# Of "as an Accountant", where a line of its own tells the title.
_AS = re.compile(r"^(?:als|as an?|as|como|en tant que|en qualité de)\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
# "Worked as Accountant with Kestrel": what follows "with" is the company only then.
_WORKED = re.compile(
    r"(?:currently |presently )?(?:working|worked|employed|engaged|serving|served) as "
    r"(?:an? |the )?(?P<title>[^\t]+?) (?:with|at|for|in) (?P<company>(?=[A-Z])[^\t]+)",
    re.IGNORECASE,
)
# "Otto GmbH in Hamburg": behind its legal form, a company's name has ended.
_IN_CITY = re.compile(
    r"\b(GmbH|mbH|AG|KG|OHG|UG|SE|e\.V\.|Ltd\.?|LLC|Inc\.?|SARL|SAS|S\.L\.U?\.?|S\.A\.?) "
    r"(?:in|à|en) (?=[A-ZÀ-Þ])"
)
_ALWAYS_AT = frozenset(("at", "bei", "beim", "bei der", "chez", "w/", "auprès de"))
_HYPHEN = re.compile(r"[^\W\d_]{2}-$")
SMALL_WORDS = words(
    "of and for the und für der die das des von de du la le les et del los las y e en à aux"
)
_EDGES = " \t.,;:|•·-()[]\u2013\u2014"
_BRACKETS = re.compile(r"^(.{2,}?)\s*[(\[]([^()\[\]]{2,60})[)\]]$")
# How much like an organisation's name what follows must look, where it is not 2.
LEGAL = {"en": 1.0}
_GERMAN_AT = frozenset(("bei", "beim", "bei der", "chez"))
_PLACE_WORDS = 3  # of a city's name, at most


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a head's text, with the numbers of its line and of its chunk.

    A chunk is what stands between two separators stronger than a comma.
    """

    text: str
    line: int
    chunk: int
    label: str = ""
    place: bool = False


def parts_of(head: Iterable[Line]) -> list[Part]:
    """The head's pieces in order, without dates and places."""
    return [part for part in all_parts(head) if not part.place]


def all_parts(head: Iterable[Line]) -> list[Part]:
    """The head's pieces in order, without dates; "City, Country" is one piece.

    A client is the company, where no other one is named.
    """
    chunks = [(line, *chunk) for line, text in head_texts(head) for chunk in chunks_of(text)]
    named = any(label == "company" for _, label, _ in chunks)
    meant = {"client": "skip" if named else "company"}
    chunks = [(line, meant.get(label, label), text) for line, label, text in chunks]
    return [
        Part(piece, line, number, label, place)
        for number, (line, label, text) in enumerate(chunks)
        if label != "skip"
        for piece, place in names_in(_AS.sub("", text))
    ]


# Where a head ends is tried out, so the same texts are asked for again, here and below.
@lru_cache(maxsize=STANDARD_LIMITS.lines)
def names_in(text: str) -> tuple[tuple[str, bool], ...]:
    """(piece, whether it is a place) of a chunk; what is no name is left out."""
    return tuple(pair for pair in place_apart(split_commas(text)) if is_name(pair[0]))


def is_name(text: str) -> bool:
    """Whether it has letters enough, and is no date, number or "present"."""
    return sum(map(str.isalpha, text)) > 1 and not is_present(text)


def head_texts(head: Iterable[Line]) -> Iterator[tuple[int, str]]:
    """(line, its text); a line that goes on with a name is part of the line above."""
    texts: list[tuple[int, str]] = []
    for number, line in enumerate(head):
        text = head_text(line)
        if texts and text and (joined := name_joined(texts[-1][1], text)):
            texts[-1] = (texts[-1][0], joined)
        else:
            texts.append((number, text))
    yield from texts


def name_joined(above: str, text: str) -> str | None:
    """Both, where a name was broken: at a hyphen, a comma or a small word that cannot end it."""
    if "\t" in above or not above:
        return None
    if _HYPHEN.search(above) and text[:1].islower():
        half = above.rsplit(maxsplit=1)[-1][:-1]
        return (above if title_likeness(half) > 0 else above[:-1]) + text
    first, last = text.split(maxsplit=1)[0], above.rsplit(maxsplit=1)[-1]
    small = first in SMALL_WORDS or first.startswith(("d'", "d’")) or last in SMALL_WORDS
    return f"{above} {text}" if small or above.endswith((",", "&")) else None


@lru_cache(maxsize=STANDARD_LIMITS.lines)
def chunks_of(text: str) -> tuple[tuple[str, str], ...]:
    """(label, text) between strong separators; a label such as "Employer:" marks what follows."""
    text = colon_apart(slash_apart(title_apart(text)))
    pieces = [piece.strip(" \t,;|") for piece in _STRONG.split(text)]
    chunks: list[tuple[str, str]] = []
    label = ""
    for piece in filter(None, pieces):
        name, _, rest = piece.partition(":")
        found = label_of(name, ENTRY_LABELS)
        label = found or label
        text = rest.strip() if found else piece
        if text.strip(_EDGES) and not is_condition(text):
            chunks.append((label, text))
    return tuple(chunks)


def is_condition(text: str) -> bool:
    """Whether the text only says how long somebody worked, or on which terms."""
    return fold(text) in TERMS_OF_WORK or LENGTH_OF_TIME.fullmatch(text) is not None


def title_apart(text: str) -> str:
    """A tab for the "at" of "Engineer at Kestrel", but not for that of a school's name."""
    if worked := _WORKED.match(text):
        return f"{worked['title']}\t{worked['company']}{text[worked.end() :]}"
    text = _IN_CITY.sub(r"\1\t", text)
    for match in _AT.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        word = match[0].strip()
        near = after.partition(", ")[0]
        surely = word in _ALWAYS_AT or company_likeness(near) >= LEGAL.get(word, 2.0)
        alone = word == "at" and company_likeness(before) <= 0
        if surely and (alone or count_titles(before) or word in _GERMAN_AT):
            return f"{before}\t{after}"
    return text


def slash_apart(text: str) -> str:
    """A tab for the stroke of "Company / Title", but not for that of "Cook / Waiter"."""
    if " / " not in text:
        return text
    pieces = text.split(" / ")
    names = {title_likeness(piece) > 0 or count_words(piece, DEGREE_WORDS) > 0 for piece in pieces}
    return "\t".join(pieces) if len(names) > 1 else text


def colon_apart(text: str) -> str:
    """A tab for the colon of "Company: Title", but not for that of "Manager: Retail"."""
    before, colon, after = text.partition(": ")
    if not colon or ": " in after:
        return text
    if title_likeness(before) > 0:
        return f"{before}\t{after}" if company_likeness(after) > WEAK else text
    return f"{before}\t{after}" if title_likeness(after) > 0 and not is_label(before) else text


def is_label(text: str) -> bool:
    return bool(label_of(text, ENTRY_LABELS))


def label_of(text: str, labels: Mapping[str, frozenset[str]]) -> str:
    """The field that the text announces by one of its usual words, or ""."""
    folded = fold(text)
    for label, known in labels.items():
        if folded in known:
            return label
    return ""


def split_commas(text: str) -> list[str]:
    """Pieces between commas; what is in brackets and a company's legal form stay together."""
    pieces: list[str] = []
    for piece in _COMMA.split(text):
        if pieces and pieces[-1].count("(") > pieces[-1].count(")"):
            pieces[-1] += f", {piece}"
        else:
            pieces.append(piece)
    kept = [piece.strip(" \t,;") for piece in pieces]
    return [part for piece in kept if piece.strip(_EDGES) for part in bracket_apart(piece)]


def bracket_apart(piece: str) -> Iterator[str]:
    """A place in brackets at the end is a piece of its own."""
    match = _BRACKETS.match(piece) if piece.endswith((")", "]")) else None
    if match and is_place_name(match[2]):
        yield from match.groups()
    elif piece[:1] in "([" and piece[-1:] in ")]" and not set("()[]") & set(piece[1:-1]):
        yield piece[1:-1]
    else:
        yield piece


def is_place_name(text: str) -> bool:
    """A known place, or any name before a known region: "Cwmbran, UK"."""
    city, comma, region = text.partition(", ")
    return is_place(text) or (bool(comma) and is_region(region) and could_be_city([city], 0))


def place_apart(pieces: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """(piece, whether it is a place); the cities and countries at the end are one piece."""
    start = len(pieces)
    while start > 0 and is_place_name(pieces[start - 1].strip(".")):
        start -= 1
    place = list(pieces[start:])
    if place and start and has_region_first(place) and could_be_city(pieces, start - 1):
        start -= 1
        place.insert(0, pieces[start])
    yield from ((piece, False) for piece in pieces[:start])
    if place:
        yield ", ".join(place), True


def has_region_first(place: Sequence[str]) -> bool:
    """Whether a city must stand before it: "TX", but neither "Austin, TX" nor "remote"."""
    return is_region(place[0]) and not is_city(place[0]) and not is_anywhere(place[0])


def could_be_city(pieces: Sequence[str], number: int) -> bool:
    """Before a region: a short name. The only other piece of a chunk may be a company as well."""
    text = pieces[number]
    text = text.removesuffix(" City")
    short = len(text.split()) <= _PLACE_WORDS and not any(map(str.isdigit, text))
    return short and company_likeness(text) <= 0 and title_likeness(text) <= 0


def count_words(text: str, words: frozenset[str]) -> int:
    return sum(word in words for word in fold(unabbreviated(text)).split())
