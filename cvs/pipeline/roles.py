"""Decides which parts of the jobs' heads are title, company and place.

Words and neighbourhood rate each choice; then each place in a head is rated by how well such
choices did in all heads of the document, and both together decide.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from cvs.pipeline.cleaning import fold
from cvs.pipeline.document import Line
from cvs.pipeline.occupations import company_likeness, title_likeness
from cvs.pipeline.parts import Part
from cvs.pipeline.places import is_city

MOST_PARTS = 7
FEWEST_BRACKETS = 2
BRACKETS = re.compile(r"^([^()]{2,}?) \(([^()\d]{2,40}(?:\([^()\d]{2,30}\))?)\)$")
WITHOUT_TITLE, WITHOUT_COMPANY = -1.5, -1.2
LONG_NAME = 8  # words
MOST_PLACE_WORDS = 4
FEWEST_OTHERS = 2

Slot = tuple[int, int, int]
Places = tuple[object, ...]
Look = tuple[str, int, bool]


@dataclass(frozen=True, slots=True)
class Head:
    """The parts of one job's head. `dated` is the number of its dated line."""

    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    dated: int


@dataclass(frozen=True, slots=True)
class Role:
    """What a job's head says. `company_line` is the head's line that has the company."""

    title: str | None
    company: str | None
    location: str | None = None
    title_line: int | None = None
    company_line: int | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A part of a head, where it stands there, and how well it does by itself."""

    part: Part
    number: int
    as_title: float
    as_company: float
    slot: Slot
    look: Look


Pair = tuple[Option | None, Option | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """A title and a company, how well they go, and by what to compare them with other heads'."""

    title: Part | None
    company: Part | None
    points: float
    slots: Places
    looks: Places
    whole: bool = False  # whether the company goes on behind its comma


def roles_of(heads: Sequence[Head]) -> list[Role]:
    choices = [choices_of(head) for head in heads]
    by_slot = shared([(one.slots, one.points) for ones in choices for one in ones], len(heads))
    by_look = shared([(one.looks, one.points) for ones in choices for one in ones], len(heads))
    chosen = [
        max(ones, key=lambda one: one.points + by_slot[one.slots] + by_look[one.looks])
        for ones in choices
    ]
    usual = {
        slot_of(head, part)
        for head, one in zip(heads, chosen, strict=True)
        for part in head.parts
        if part.place and part not in (one.title, one.company)
    }
    odd = odd_one([(head, one.company) for head, one in zip(heads, chosen, strict=True)])
    chosen = [replace(one, whole=number == odd) for number, one in enumerate(chosen)]
    roles = [role_of(head, one, usual) for head, one in zip(heads, chosen, strict=True)]
    return with_places_from_brackets(roles)


def odd_one(companies: Sequence[tuple[Head, Part | None]]) -> int | None:
    """The number of the only company with a piece behind it, where all others have none.

    The piece belongs to its name then: the places of jobs stand elsewhere, or nowhere.
    """
    if len(companies) <= FEWEST_OTHERS or not all(company for _, company in companies):
        return None
    followed = [
        n for n, (head, company) in enumerate(companies) if company and behind(head, company)
    ]
    return followed[0] if len(followed) == 1 else None


def behind(head: Head, company: Part) -> Part | None:
    """The piece behind the company in its chunk."""
    number = head.parts.index(company) + 1
    part = head.parts[number] if number < len(head.parts) else None
    return part if part and part.chunk == company.chunk else None


def choices_of(head: Head) -> list[Choice]:
    options = [option_of(head, part) for part in head.parts]
    return [
        Choice(
            title=title.part if title else None,
            company=company.part if company else None,
            points=rate(title, company),
            slots=(title and title.slot, company and company.slot),
            looks=(title and title.look, company and company.look),
        )
        for title, company in pairs_of(options)
    ]


def option_of(head: Head, part: Part) -> Option:
    return Option(
        part,
        number=head.parts.index(part),
        as_title=rate_title(part),
        as_company=rate_company(head, part),
        slot=slot_of(head, part),
        look=look_of(head, part),
    )


def pairs_of(options: Sequence[Option]) -> Iterator[Pair]:
    """All choices of a title and a company among the first parts; a label leaves no choice."""
    labelled = {one.part.label: one for one in reversed(options) if one.part.label}
    free = [one for one in options[:MOST_PARTS] if not one.part.label]
    titles = [labelled["title"]] if "title" in labelled else [None, *free]
    companies = [labelled["company"]] if "company" in labelled else [None, *free]
    for pair in product(titles, companies):
        if pair == (None, None) or pair[0] is not pair[1]:
            yield pair


def rate(title: Option | None, company: Option | None) -> float:
    """How well the two go by their words and by where they stand to each other."""
    points = WITHOUT_TITLE if title is None else title.as_title
    points += WITHOUT_COMPANY if company is None else company.as_company
    if title and company:
        one, other, apart = title.part, company.part, company.number - title.number
        points += 1.1 * (one.chunk == other.chunk and has_unknown_city(other))
        points -= 0.15 * (abs(apart) - 1)
        points += 0.1 * (apart > 0) - 0.1 * (one.line == other.line and apart < 0)
    return points


def has_unknown_city(part: Part) -> bool:
    """ "Osprey, NY": behind a title, this may as well be a company."""
    return part.place and "," in part.text and not is_city(part.text.split(",", maxsplit=1)[0])


def rate_title(part: Part) -> float:
    return title_likeness(part.text) - 3 * part.place - (len(part.text.split()) > LONG_NAME)


def rate_company(head: Head, part: Part) -> float:
    """A company has its place behind it more often than not; a city alone is rarely one."""
    number = head.parts.index(part)
    after = head.parts[number + 1] if number + 1 < len(head.parts) else None
    placed = after is not None and after.place and after.line == part.line
    points = company_likeness(part.text) + 0.4 * placed - (len(part.text.split()) > LONG_NAME)
    points -= 2.0 * part.place + 0.5 * (part.place and is_city(part.text.split(",")[0]))
    return points - 0.2 * number_in_line(head, part)


def number_in_line(head: Head, part: Part) -> int:
    return sum(other.line == part.line for other in head.parts[: head.parts.index(part)])


def shared(rated: Iterable[tuple[Places, float]], heads: int) -> dict[Places, float]:
    """How well each pair of places, or of looks, does over all heads."""
    sums: dict[Places, float] = defaultdict(float)
    for places, points in rated:
        sums[places] += max(points, 0.0)
    return {places: points / heads for places, points in sums.items()}


def slot_of(head: Head, part: Part) -> Slot:
    """Lines below the dates, chunk in that line, piece in that chunk."""
    chunk = part.chunk - min(other.chunk for other in head.parts if other.line == part.line)
    earlier = head.parts[: head.parts.index(part)]
    return part.line - head.dated, chunk, sum(other.chunk == part.chunk for other in earlier)


def look_of(head: Head, part: Part) -> Look:
    """Style, size and weight of the part's first word."""
    line = head.lines[part.line]
    first = part.text.split()[0]
    word = next((word for word in line.words if starts(first, word.text)), line.words[0])
    return line.style, round(2 * word.size), word.bold


def starts(first: str, word: str) -> bool:
    """Whether a part's first word is this one, which a line's end may have broken."""
    return first in word or (word.endswith("-") and first.startswith(word[:-1]))


def role_of(head: Head, choice: Choice, usual: set[Slot]) -> Role:
    title, company = choice.title, choice.company
    whole = whole_company(head, choice)
    name, place = name_and_place(whole) if whole else (None, None)
    return Role(
        title=title_text(head, title, company) if title else None,
        company=name,
        location=place or location_of(head, choice, usual),
        title_line=title.line if title else None,
        company_line=company.line if company else None,
    )


def name_and_place(company: Part) -> tuple[str, str | None]:
    """What was taken for a city's name before its region is the company, if nothing else is."""
    name, comma, region = company.text.partition(", ")
    if company.place and comma and not is_city(name):
        return name, region
    return company.text, None


def whole_company(head: Head, choice: Choice) -> Part | None:
    """The company; with the city behind it, if the head tells the city again as its place."""
    company = choice.company
    more = behind(head, company) if company else None
    if company is None or company.place or more is None or more is choice.title:
        return company
    others = (part for part in head.parts if part is not more and part is not company)
    again = any(city_of(other) == fold(more.text) for other in others)
    if again or (choice.whole and not more.place):
        return replace(company, text=f"{company.text}, {more.text}")
    return company


def city_of(part: Part) -> str:
    return fold(part.text.partition(",")[0])


def title_text(head: Head, title: Part, company: Part | None) -> str:
    """The title with the pieces after it, up to the company: "Head of Sales, Europe"."""
    texts = [title.text]
    for part in head.parts[head.parts.index(title) + 1 :]:
        if part is company or part.chunk != title.chunk or part.place or part.label:
            break
        texts.append(part.text)
    return ", ".join(texts)


def with_places_from_brackets(roles: Sequence[Role]) -> list[Role]:
    """Where most companies, or one with a known place, have brackets, these hold the place."""
    matches = [BRACKETS.match(role.company or "") for role in roles]
    found = [match for match in matches if match and match[2][:1].isupper()]
    placed = [role for role in roles if role.location and role.company]
    if (
        not found
        or (len(found) < FEWEST_BRACKETS and not placed)
        or 2 * len(found) + len(placed) < len(roles)
    ):
        return list(roles)
    return [
        replace(role, company=match[1], location=match[2])
        if match in found and match and role.location is None
        else role
        for role, match in zip(roles, matches, strict=True)
    ]


def location_of(head: Head, choice: Choice, usual: set[Slot]) -> str | None:
    """A place by its name, or else what stands where other jobs have their place."""
    rest = [part for part in head.parts if not part.label]
    rest = [part for part in rest if part not in (choice.title, choice.company)]
    named = next((part for part in rest if part.place), None)
    if named is None:
        named = next(
            (part for part in rest if slot_of(head, part) in usual and could_be_place(part)), None
        )
    return named.text if named else None


def could_be_place(part: Part) -> bool:
    short = len(part.text.split()) <= MOST_PLACE_WORDS
    return short and title_likeness(part.text) <= 0 and company_likeness(part.text) <= 0
