"""Finds where a person lives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cvs.pipeline.addresses import (
    COUNTRY_CODES,
    has_street_word,
    is_named_region,
    is_region,
    without_postcode,
)
from cvs.pipeline.cleaning import APOSTROPHES, DASHES, fold
from cvs.pipeline.dates import find_period
from cvs.pipeline.document import Line
from cvs.pipeline.finding import Topic
from cvs.pipeline.found import Found
from cvs.pipeline.links import MARKED, WEB
from cvs.pipeline.parts import count_words
from cvs.pipeline.pieces import EDGES, Piece, pieces_of
from cvs.pipeline.places import CODES
from cvs.pipeline.places import is_city as is_known_city
from cvs.pipeline.reach import EMAIL, numbers_in
from cvs.pipeline.sections import heading_kind
from cvs.pipeline.vocabulary import SCHOOL_WORDS, TITLE_WORDS, words

MOST_PIECES = 4
MOST_WORDS = 14
MOST_STREET_WORDS = 9
MOST_CITY_WORDS = 4
LONGEST_CITY = 40  # characters
REACH = "reach"  # the label of a piece that held an address to reach the person at
_CITY = re.compile(rf"^[^\W\d_](?:[^\W\d_]|[ .{APOSTROPHES}{DASHES}/()])*(?: \d\d?(?:er?|ème))?$")
_WORD = r"[^\W\d_][\w.'-]{1,30}"
_BEFORE_REGION = re.compile(
    rf"({_WORD}(?: {_WORD}){{0,2}}), (?=([A-Z][\w.]{{1,20}}(?: [A-Z]\w{{1,20}})?))"
)
_HOUSE = re.compile(r"^\d{1,5}\s?[A-Za-z]?[ ,/-]|[^\W\d_]\.?\s\d{1,4}\s?[A-Za-z]?$")
_TIME = re.compile(r"\d:\d\d\b")
_LABEL_END = re.compile(
    r"\W*\b(?:tel|telefon|phone|mobile?|cell|e-?mail|mail|fax|web|[tmep])[.:\s]*$", re.IGNORECASE
)
_SMALL = words(
    "de del la las le les el los und and y et am an der den im in sur upon of da do dos the bei ob "
    "zu aan en di"
)
_NO_CITY = (
    TITLE_WORDS
    | SCHOOL_WORDS
    | words(
        "linkedin github gitlab xing twitter portfolio website profile profiles email mail phone "
        "mobile contact remote references available page cv resume"
    )
)


@dataclass(frozen=True, slots=True)
class Address:
    """`outer`: a country, a state or a postcode stands in it; `sure`: so does that or a street."""

    street: str | None
    city: str | None
    outer: bool
    sure: bool


def find_place(
    lines: Sequence[Line], name: Found | None, others: Sequence[Line] = ()
) -> dict[Topic, Found]:
    """The location as written and, of it, street and city.

    `others` are the CV's other lines, which may show that a word is a city's name.
    """
    pieces = [piece for piece in place_pieces(lines) if not is_name(piece, name)]
    best = (
        labelled_place(pieces)
        or longest_address(pieces)
        or city_beside(pieces)
        or known_city(pieces, others)
    )
    if not best:
        return {}
    own = tuple(dict.fromkeys(piece.line for piece in best))
    address = address_of([piece.text for piece in best])
    values = {
        Topic.LOCATION: " ".join(piece.text for piece in best),
        Topic.STREET: address.street,
        Topic.CITY: address.city,
    }
    return {topic: Found({"text": value}, own) for topic, value in values.items() if value}


def is_name(piece: Piece, name: Found | None) -> bool:
    """Whether it is the name, or a part of it in its own line; a city may share a word with it."""
    if name is None:
        return False
    text = name.values["text"]
    return piece.text == text or (piece.line in name.lines and piece.text in text)


def place_pieces(lines: Sequence[Line]) -> Iterator[Piece]:
    """The pieces that may tell a place, and what was cut out of them as pieces labelled REACH."""
    for piece in pieces_of(lines):
        if piece.label in ("", "location"):
            yield from without_reach(piece)
        else:
            yield replace(piece, text="", label=REACH)


def without_reach(piece: Piece) -> Iterator[Piece]:
    text = EMAIL.sub("\t", piece.text) if "@" in piece.text else piece.text
    for number in numbers_in(text, piece.label):
        text = text.replace(number, "\t")
    if "." in text:
        text = WEB.sub(lambda match: "\t" if MARKED.match(match[0]) else match[0], text)
    for place, rest in enumerate(text.split("\t")):
        if place:
            yield replace(piece, text="", label=REACH)
        if kept := without_title(_LABEL_END.sub("", rest).strip(f"{EDGES}/")):
            yield piece if kept == piece.text else replace(piece, text=kept)


def without_title(text: str) -> str:
    """ "Berlin, Germany" of "Software engineer, Berlin, Germany"."""
    first, comma, rest = text.partition(",")
    return rest.strip() if comma and count_words(first, TITLE_WORDS) else text


def labelled_place(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """What a label announces, with the lines below that go on with it."""
    start = next((n for n, piece in enumerate(pieces) if piece.label == "location"), None)
    if start is None:
        return ()
    return address_from(pieces, start) or pieces[start : start + 1]


def longest_address(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The first address with a country, a state or a postcode, or else with a street."""
    first: Sequence[Piece] = ()
    for start in range(len(pieces)):
        run = address_from(pieces, start)
        if run and address_of([piece.text for piece in run]).outer:
            return run
        first = first or run
    return first


def address_from(pieces: Sequence[Piece], start: int) -> Sequence[Piece]:
    """The longest run of pieces from `start` on that reads like an address."""
    for end in range(min(start + MOST_PIECES, len(pieces)), start, -1):
        run = pieces[start:end]
        if is_run(run) and begins_with(run[0].text, address_of([piece.text for piece in run])):
            return run
    return ()


def begins_with(text: str, address: Address) -> bool:
    """Whether the address is sure, and its first piece holds its city or a street."""
    told = address.city is not None and address.city in text
    return address.sure and (told or any(map(is_street, text.split(","))))


def is_run(run: Sequence[Piece]) -> bool:
    """Whether nothing stands between the pieces, and only labels of places before them."""
    length = sum(len(piece.text.split()) for piece in run)
    return (
        all(piece.text for piece in run)
        and all(piece.label == run[0].label for piece in run[1:] if piece.label)
        and run[-1].number - run[0].number < MOST_PIECES
        and length <= MOST_WORDS
    )


def address_of(texts: Sequence[str]) -> Address:
    """Street and city of "12 High Street, Leeds LS1 4AP, UK", whose lines `texts` are."""
    parts = [part.strip() for text in texts for part in text.split(",") if part.strip()]
    outer = False
    while len(parts) > 1 and is_outer(parts[-1]):
        outer = bool(parts.pop())
    streets = parts[:-1]
    told = any(is_street(part) for part in streets)
    city = without_country(without_postcode(parts[-1], after_street=told)) if parts else ""
    known = is_city(city)
    outer = known and (outer or city != parts[-1])
    alone = len(texts) == 1
    return Address(
        street=", ".join(streets) if told and known else None,
        city=city if known else None,
        outer=outer,
        sure=known and (outer or told) and (told or not streets or alone),
    )


def is_outer(text: str) -> bool:
    """Whether it is a country, a state or a postcode, which stand after the city."""
    rest = without_postcode(text)
    known = is_region(rest) or rest in COUNTRY_CODES
    return not rest or (known and not is_known_city(rest))


def without_country(text: str) -> str:
    """ "Cardiff" of "Cardiff UK", "Austin" of "Austin TX US"."""
    own = text.split()
    for count in (1, 2, 3):
        last = " ".join(own[-count:])
        if len(own) > count and (is_named_region(last) or last in CODES):
            return without_country(" ".join(own[:-count]).rstrip(" ("))
    return text


def is_street(text: str) -> bool:
    """Whether a street's word or a house number beside a word stands in it."""
    if find_period(text) or _TIME.search(text) or len(text.split()) > MOST_STREET_WORDS:
        return False
    return has_street_word(text) or bool(_HOUSE.search(text))


def is_city(text: str) -> bool:
    """Whether it is written like a place's name and means nothing else."""
    own = text.replace("-", " ").split()
    return (
        0 < len(own) <= MOST_CITY_WORDS
        and len(text) <= LONGEST_CITY
        and bool(_CITY.match(text))
        and not text[0].islower()
        and not text.endswith(".")
        and all(word[0].isupper() or not word[0].isalpha() or fold(word) in _SMALL for word in own)
        and heading_kind(text) is None
        and not count_words(text, _NO_CITY)
    )


def city_beside(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """A city without country: a piece of its own beside an e-mail address or a phone number."""
    for number, piece in enumerate(pieces):
        before, after = pieces[number - 1 : number], pieces[number + 1 : number + 2]
        near = [other for other in (*before, *after) if is_beside(other, piece, before)]
        if not piece.label and near and is_city(piece.text) and not is_region(piece.text):
            return pieces[number : number + 1]
    return ()


def is_beside(other: Piece, piece: Piece, before: Sequence[Piece]) -> bool:
    """In the same line, or in the line above."""
    above = other in before and piece.number - other.number <= 1
    return other.label == REACH and (other.number == piece.number or above)


def known_city(pieces: Sequence[Piece], others: Sequence[Line]) -> Sequence[Piece]:
    """A city without country that is a well-known one, or has its country elsewhere in the CV."""
    alone = [piece for piece in pieces if not piece.label and is_city(piece.text)]
    if not alone:
        return ()
    told = {city for line in others if "," in line.text for city in cities_in(line.text)}
    return [piece for piece in alone if piece.text in told or is_known_city(piece.text)][:1]


def cities_in(text: str) -> Iterator[str]:
    """The words before a comma and a country or state."""
    for match in _BEFORE_REGION.finditer(text):
        if is_region(match[2]):
            yield match[1]
