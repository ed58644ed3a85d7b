"""Tells what a section is about by its lines, where the words of its heading do not.

A CV has jobs and schools. Where no heading announces them, the section that reads like them is
taken for it; a section whose heading says what else it is stays that.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cvs.pipeline.dates import find_period
from cvs.pipeline.degrees import count_degrees, count_schools
from cvs.pipeline.document import Line
from cvs.pipeline.headings import heading_kind
from cvs.pipeline.labels import ENTRY_LABELS
from cvs.pipeline.occupations import company_likeness, title_likeness
from cvs.pipeline.parts import label_of
from cvs.pipeline.reach import EMAIL
from cvs.pipeline.sections import Section
from cvs.pipeline.tongues import LANGUAGE_NAMES
from cvs.pipeline.vocabulary import Kind

OWN = (Kind.HEAD, Kind.CONTACT)
FEWEST_JOBS = 2
MOST_WORDS = 10  # of a cell that may name a job or a school
MOST_CELLS = 400


def with_kinds_told(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections; one without a telling heading may become one of a kind that is missing."""
    found = list(sections)
    if not any(may_hold_email(line) for one in found if one.kind in OWN for line in one.lines):
        found = renamed(found, Kind.CONTACT, tells_how_to_reach)
    for kind, is_it in (
        (Kind.EXPERIENCE, tells_of_jobs),
        (Kind.EDUCATION, tells_of_schools),
        (Kind.LANGUAGES, lists_languages),
    ):
        if not any(section.kind is kind for section in found):
            found = renamed(found, kind, is_it)
    return tuple(found)


def renamed(
    sections: Iterable[Section], kind: Kind, is_it: Callable[[Section], bool]
) -> list[Section]:
    """The sections, of which the first that `is_it` is of this kind."""
    found = list(sections)
    for number, section in enumerate(found):
        if section.kind is Kind.OTHER and is_it(section):
            found[number] = replace(section, kind=kind)
            break
    return found


def may_hold_email(line: Line) -> bool:
    return "@" in line.text


def tells_how_to_reach(section: Section) -> bool:
    return is_untold(section) and any(EMAIL.search(line.text) for line in section.lines)


def is_untold(section: Section) -> bool:
    return heading_kind(section.title) is None


def tells_of_jobs(section: Section) -> bool:
    """Whether it has dates, titles and companies, or projects with roles and clients."""
    if has_clients(section.lines):
        return True
    if not is_untold(section) or count_ranges(section.lines) < FEWEST_JOBS:
        return False
    cells = short_cells(section.lines)
    titles = sum(title_likeness(cell) > 0 for cell in cells)
    studies = sum(count_degrees(cell) > 0 for cell in cells)
    return titles >= FEWEST_JOBS and titles > studies and any(map(is_company, cells))


def is_company(text: str) -> bool:
    return company_likeness(text) > 0


def tells_of_schools(section: Section) -> bool:
    """Whether a degree, a school and a year stand in it."""
    if not is_untold(section):
        return False
    cells = short_cells(section.lines)
    degree, school = any(map(count_degrees, cells)), any(map(count_schools, cells))
    return degree and school and any(find_period(line.text) for line in section.lines)


def lists_languages(section: Section) -> bool:
    """Whether most of its lines begin with the name of a language, and two do."""
    if not is_untold(section):
        return False
    firsts = [cell.split()[0].strip(":,()–-").lower() for cell in short_cells(section.lines)]
    named = [word for word in firsts if word in LANGUAGE_NAMES]
    return len(set(named)) > 1 and 2 * len(named) >= len(section.lines)


def has_clients(lines: Sequence[Line]) -> bool:
    """Whether rows of its own name a role and a client, each several times."""
    labels = [label_of(line.cells[0].partition(":")[0], ENTRY_LABELS) for line in lines]
    return min(labels.count("title"), labels.count("client")) >= FEWEST_JOBS


def count_ranges(lines: Iterable[Line]) -> int:
    periods = (find_period(line.text) for line in lines)
    return sum(period is not None and period.is_range for period in periods)


def short_cells(lines: Sequence[Line]) -> list[str]:
    """The cells of few words, less their dates."""
    cells = [cell for line in lines if not line.bullet for cell in line.cells]
    return [cell for cell in cells[:MOST_CELLS] if 0 < len(cell.split()) <= MOST_WORDS]
