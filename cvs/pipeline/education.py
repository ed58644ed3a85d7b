"""Finds the degrees and schools of an education section."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cvs.pipeline.cards import in_turn
from cvs.pipeline.cuts import EDGES, pieces_of
from cvs.pipeline.dates import Period, find_period
from cvs.pipeline.degrees import (
    count_degrees,
    count_schools,
    is_campus,
    is_degree_alone,
    is_detail,
    is_leaving_certificate,
)
from cvs.pipeline.document import Line
from cvs.pipeline.entries import Entry, split_entries
from cvs.pipeline.found import Found
from cvs.pipeline.grids import read_grids
from cvs.pipeline.joining import put_together
from cvs.pipeline.margins import Margins
from cvs.pipeline.occupations import company_likeness
from cvs.pipeline.parts import Part, all_parts
from cvs.pipeline.places import is_place
from cvs.pipeline.rows import with_rows_read
from cvs.pipeline.studies import (
    dated_apart,
    one_below_another,
    unbroken,
    with_heads,
    with_starts,
)

LONGEST_LINE = 500  # characters; a longer one is no head of an entry
MOST_BELOW = 2  # lines of the description that may still name a degree or its subject
MOST_ALONE = 4  # lines below a date alone
MOST_WORDS = 16
MOST_SUBJECT_WORDS = 7
MOST_TAIL_WORDS = 2
YEAR = 4  # digits
# A town and its state; behind other names such letters are the name's own.
_IN_AUSTRALIA = re.compile(r"^[A-Z]\w+(?: [A-Z]\w+)? (?:NSW|QLD|VIC|TAS)(?: \d{4})?$")
_IN_BRACKETS = re.compile(r"\s*\([A-ZÀ-Þ][^()]*[a-zà-ÿ][^()]*\)$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of an entry's head and how much it reads like a degree and like a school."""

    part: Part
    degrees: int
    schools: int
    below: bool = False

    @property
    def text(self) -> str:
        return self.part.text


def find_education(lines: Sequence[Line], margins: Margins | None = None) -> list[Found]:
    """Degree, school and years of each entry.

    Which of both comes first, where words do not tell, is learnt over all entries.
    """
    kept = [line for line in lines if len(line.text) <= LONGEST_LINE]
    found, kept = read_grids(kept)
    whole_lines = unbroken(
        list(one_below_another(in_turn(with_rows_read(kept)))), margins or Margins(kept)
    )
    entries = list(with_heads(with_starts(dated_apart(split_entries(list(whole_lines))))))
    heads = [place_beside_dates(entry, units_of(entry)) for entry in entries]
    manner = manner_of(heads)
    for entry, units in zip(entries, heads, strict=True):
        degree, school = degree_and_school(units, manner)
        if degree or school:
            values = values_of(entry, degree, school)
            found.append(Found(values, (*entry.head, *entry.body)))
    return found


def values_of(entry: Entry, degree: str | None, school: str | None) -> dict[str, Any]:
    period = entry.period or first_period(entry)
    return {
        "degree": degree,
        "institution": school,
        "year": period.end[:YEAR] if period and period.end else None,
        "start_year": period.start[:YEAR] if period and period.start else None,
    }


def first_period(entry: Entry) -> Period | None:
    found = (find_period(line.text) for line in (*entry.head, *entry.body))
    return next(filter(None, found), None)


def units_of(entry: Entry) -> list[Unit]:
    """The head's pieces; those of the first lines below it where degree or subject is missing."""
    units = read_units(entry.head)
    if not units:
        return read_units([line for line in entry.body[:MOST_ALONE] if is_head_like(line)])
    told = [unit for unit in units if unit.degrees and not unit.part.place]
    if any(unit.part.label for unit in units):
        return units
    if told and not all(is_degree_alone(unit.text) for unit in told):
        return [*units, *schools_below(entry, units)]
    below = [line for line in entry.body[:MOST_BELOW] if is_short(line)]
    return [*units, *(replace(unit_of(part), below=True) for part in all_parts(below))]


def schools_below(entry: Entry, units: Sequence[Unit]) -> Iterator[Unit]:
    """A school in the first lines below a head of which no piece is told to be one."""
    if not any(unit.schools for unit in units):
        below = [line for line in entry.body[:MOST_BELOW] if is_short(line)]
        for part in all_parts(below):
            unit = replace(unit_of(part), below=True)
            if unit.schools and not unit.degrees:
                yield unit


def place_beside_dates(entry: Entry, units: list[Unit]) -> list[Unit]:
    """The units; what stands alone beside the dates is a place where the others tell both."""
    beside = [unit for unit in units if unit.part.line == entry.dated and not unit.below]
    others = [unit for unit in units if unit not in beside]
    if len(beside) != 1 or beside[0].degrees or beside[0].schools or not entry.period:
        return units
    degree = any(unit.degrees and is_told(unit) for unit in others)
    school = any(unit.schools or company_likeness(unit.text) > 0 for unit in others)
    if len(others) < 2 or not (degree and school):  # noqa: PLR2004
        return units
    placed = replace(beside[0], part=replace(beside[0].part, place=True))
    return [placed if unit is beside[0] else unit for unit in units]


def is_told(unit: Unit) -> bool:
    """Whether a degree needs no subject from elsewhere."""
    return not is_degree_alone(unit.text) or is_leaving_certificate(unit.text)


def read_units(lines: Sequence[Line]) -> list[Unit]:
    units = [unit_of(part) for part in pieces_of(lines)]
    return list(with_faculties(unit for unit in units if unit.text and not is_detail(unit.text)))


def with_faculties(units: Iterable[Unit]) -> Iterator[Unit]:
    """The units; a school and its faculty that stand behind one another are one school."""
    return put_together(units, school_whole)


def school_whole(above: Unit, unit: Unit) -> Unit | None:
    if not is_school_of(above, unit):
        return None
    part = replace(above.part, text=f"{above.text}, {unit.text}")
    return Unit(part, 0, above.schools + unit.schools)


def is_school_of(one: Unit, other: Unit) -> bool:
    alike = one.part.chunk == other.part.chunk and one.part.label == other.part.label
    return alike and all(unit.schools and not unit.degrees for unit in (one, other))


def is_head_like(line: Line) -> bool:
    """Whether a line below a date alone may be what the date is for."""
    few = len(line.text.split()) <= MOST_WORDS
    ends = line.text.endswith((".", ";")) and not count_degrees(line.text)
    return few and not ends and not is_detail(line.text)


def is_short(line: Line) -> bool:
    """Whether a line below a head may be a degree or a subject and no sentence, grade or list."""
    text = line.text
    return (
        len(text.split()) <= MOST_SUBJECT_WORDS
        and not is_detail(text)
        and not (text.endswith(".") and not count_degrees(text))
        and not any(mark in text for mark in ":;")
        and not text[:1].islower()
        and find_period(text) is None
    )


def unit_of(part: Part) -> Unit:
    degrees, schools = count_degrees(part.text), count_schools(part.text)
    placed = is_place(part.text) and part.line + part.chunk > 0
    known = not (degrees or schools) and (placed or bool(_IN_AUSTRALIA.match(part.text)))
    return Unit(replace(part, place=part.place or known), degrees, schools)


@dataclass(frozen=True, slots=True)
class Manner:
    """How the section's entries are written.

    `school_first`: the school stands before the degree. `apart`: a degree's subject is a piece of
    its own. `one_with_tail`: a city stands behind one school's name alone.
    """

    school_first: bool
    apart: bool
    one_with_tail: bool


def manner_of(heads: Sequence[Sequence[Unit]]) -> Manner:
    told = [first for units in heads for first in told_pair(units)]
    schools = [
        bool(tail_of(units, unit))
        for units in heads
        if (unit := best_school([unit for unit in units if not unit.part.place]))
    ]
    alone = [is_degree_alone(unit.text) for units in heads for unit in units if unit.degrees]
    return Manner(
        school_first=sum(1 if first else -1 for first in told) > 0,
        apart=sum(alone) * 2 >= len(alone) > 0,
        one_with_tail=sum(schools) == 1 < len(schools),
    )


def told_pair(units: Sequence[Unit]) -> tuple[bool, ...]:
    """(whether the school stands first,) where words tell both."""
    own = [unit for unit in units if not unit.part.place]
    school = best_school(own)
    degree = next((unit for unit in own if unit.degrees and unit is not school), None)
    return (own.index(school) < own.index(degree),) if school and degree else ()


def tail_of(units: Sequence[Unit], school: Unit) -> Unit | None:
    """What stands behind a school's name after a comma, such as its city."""
    number = units.index(school) + 1
    following = units[number] if number < len(units) else None
    near = following and following.part.chunk == school.part.chunk and not following.degrees
    return following if near else None


def degree_and_school(units: Sequence[Unit], manner: Manner) -> tuple[str | None, str | None]:
    """The degree with its subject, as written, and the school."""
    own = [unit for unit in units if not unit.part.place]
    if any(unit.part.label in ("school", "degree") for unit in units):
        return labelled(own, "degree"), labelled(own, "school") or labelled(units, "school")
    school = best_school(own) or other_school(own, manner)
    degree = degree_units([unit for unit in own if unit is not school], own, manner)
    text = ", ".join(unit.text for unit in degree)
    free = [unit for unit in units if unit is not school and unit not in degree]
    return text or None, school_text(school, units, free, manner) if school else None


def labelled(units: Sequence[Unit], label: str) -> str | None:
    return ", ".join(unit.text for unit in units if unit.part.label == label) or None


def best_school(units: Sequence[Unit]) -> Unit | None:
    """The unit with a school's words; of several the one with fewest words of degrees."""
    told = [unit for unit in units if unit.schools and not (unit.degrees and unit.below)]
    return min(told, key=lambda unit: unit.degrees, default=None)


def other_school(units: Sequence[Unit], manner: Manner) -> Unit | None:
    """Without such words: what stands apart from the degree, or where schools stand."""
    degree = next((unit for unit in units if unit.degrees), None)
    if degree is None:
        firsts = first_of_chunks(units)
        return firsts[0 if manner.school_first else 1] if len(firsts) > 1 else None
    place = units.index(degree)
    others = [unit for unit in units if unit.part.chunk != degree.part.chunk and not unit.degrees]
    if not others and not is_degree_alone(degree.text):
        others = [unit for unit in units if unit is not degree and not unit.degrees]
    if shouted := [unit for unit in units[place + 1 :] if is_shouted(unit)]:
        return shouted[0]
    if is_degree_alone(degree.text) and len(others) == 1:
        subject = manner.apart and not manner.school_first
        return None if subject and not is_leaving_certificate(degree.text) else others[0]
    near = sorted(others, key=lambda unit: (units.index(unit) < place) != manner.school_first)
    return next((unit for unit in near if unit.text[:1].isupper()), None)


def is_shouted(unit: Unit) -> bool:
    """Whether it is an abbreviation in capitals such as "INSEAD", as schools have."""
    return unit.text.isalpha() and unit.text.isupper() and len(unit.text) > YEAR


def first_of_chunks(units: Sequence[Unit]) -> list[Unit]:
    firsts = {unit.part.chunk: unit for unit in reversed(units)}
    return [firsts[chunk] for chunk in sorted(firsts)]


def school_text(school: Unit, units: Sequence[Unit], free: Sequence[Unit], manner: Manner) -> str:
    """The name with "Fresno" of "State University, Fresno" where other schools have no place.

    Or where the place is told elsewhere. `free` are neither the degree nor the school.
    """
    tail = tail_of(units, school)
    name = _IN_BRACKETS.sub("", school.text.strip(EDGES))
    if tail is None or "," in tail.text or tail.text in name:
        return name
    lone = tail.part.place and manner.one_with_tail
    return f"{school.text}, {tail.text}" if lone or is_of_name(tail, free) else name


def is_of_name(tail: Unit, free: Sequence[Unit]) -> bool:
    """Whether what follows a school's name is part of it: a place or the like follows, too."""
    if is_campus(tail.text):
        return True
    others = [unit for unit in free if unit is not tail and not unit.degrees and not unit.below]
    short = len(tail.text.split()) <= MOST_TAIL_WORDS and not tail.schools
    if not short or tail not in free or len(others) != 1 or others[0].schools:
        return False
    return others[0].part.chunk != tail.part.chunk or not is_place(tail.text)


def beside(best: Unit, own: Sequence[Unit], units: Sequence[Unit]) -> list[Unit]:
    """The unit and those next to it between the same separators; none behind a school."""
    start = end = list(own).index(best)
    while start and goes_with(own[start - 1], best, units):
        start -= 1
    while end + 1 < len(own) and goes_with(own[end + 1], best, units):
        end += 1
    return list(own[start : end + 1])


def goes_with(unit: Unit, best: Unit, units: Sequence[Unit]) -> bool:
    same = unit.part.chunk == best.part.chunk and unit.below == best.below
    return same and any(unit is one for one in units)


def degree_units(units: Sequence[Unit], own: Sequence[Unit], manner: Manner) -> Sequence[Unit]:
    """The unit that names a degree, or the first one, and its subject."""
    if not units:
        return ()
    best = next((unit for unit in units if unit.degrees), units[0])
    if best.below and not best.degrees:
        return ()
    chosen = beside(best, own, units)
    place = list(own).index(best)
    if is_leaving_certificate(best.text):
        units = [unit for unit in own[place + 1 : place + 2] if unit in units]
        chosen = [best]
    if len(chosen) > 1 or not (is_degree_alone(best.text) or manner.apart):
        return chosen
    near = sorted(
        (unit for unit in units if unit is not best and not unit.degrees),
        key=lambda unit: (abs(list(own).index(unit) - place), list(own).index(unit) < place),
    )
    return [unit for unit in own if unit is best or unit in near[:1]]
