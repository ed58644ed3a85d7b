"""From what was found to findings: each value with its place.

A value that does not stand in the lines it was taken from is not reported, whoever found it.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import unquote

from cvs.pipeline.cleaning import fold
from cvs.pipeline.dates import Period, find_period, find_periods
from cvs.pipeline.document import Document, Line
from cvs.pipeline.finding import Finding, Place, Topic, fields_of
from cvs.pipeline.found import Found
from cvs.pipeline.locating import Locator, Run
from cvs.pipeline.searching import Searcher

# Topics whose values may stand behind a link alone.
LINKED = frozenset((Topic.EMAIL, Topic.PHONE, Topic.LINKEDIN, Topic.GITHUB, Topic.PORTFOLIO))
# Topics of many short values that stand in the order in which they are found.
LISTED = frozenset((Topic.SKILL, Topic.CERTIFICATION, Topic.LANGUAGE))
OF_DURATION = ("start", "end", "current")
DATES = ("year", "start_year", "date")
YEAR = len("2026")


class Tracer:
    """Traces what was found in one document."""

    def __init__(self, document: Document) -> None:
        self._locator = Locator(document)
        self._links = document.links
        self._lines: Sequence[Line] = ()
        self._searcher = Searcher(())

    def finding(self, topic: Topic, found: Found) -> Finding | None:
        """What was found less the values that have no place; None when none has."""
        places = self._places_in(topic, found)
        if not places:
            return None
        values = dict.fromkeys(fields_of(topic)) | {field: found.values[field] for field in places}
        return Finding(topic, values, places, {})

    def _places_in(self, topic: Topic, found: Found) -> dict[str, Place]:
        given = {f: v for f in fields_of(topic) if (v := found.values.get(f)) is not None}
        places: dict[str, Place] = {}
        for field, value in given.items():
            if field in OF_DURATION:
                place = places.get("duration") if says(given, field) else None
            else:
                place = self._place(topic, field, str(value), found.lines)
            if place:
                places[field] = place
        return places

    def _place(self, topic: Topic, field: str, value: str, lines: Sequence[Line]) -> Place | None:
        if field in DATES:
            runs = runs_of_date(value, lines)
        elif topic in LISTED:
            runs = self._searcher_in(lines).find_next(value)
        else:
            runs = self._searcher_in(lines).find(value)
        if runs:
            return self._locator.place(runs)
        return self._behind_link(value) if topic in LINKED else None

    def _searcher_in(self, lines: Sequence[Line]) -> Searcher:
        """Findings of one section often share its lines, which are then prepared once."""
        if lines is not self._lines and lines != self._lines:
            self._lines = lines
            self._searcher = Searcher([line for line in lines if line.number])
        return self._searcher

    def _behind_link(self, value: str) -> Place | None:
        link = next((link for link in self._links if letters(value) in letters(link)), None)
        return Place(page=1, line=0, text=link) if link else None


def letters(text: str) -> str:
    return fold(unquote(text)).replace(" ", "")


def says(job: dict[str, Any], field: str) -> bool:
    """Whether the duration as written says the job's start, end or that it goes on."""
    period = find_period(job.get("duration") or "")
    return period is not None and getattr(period, field) == job[field]


def runs_of_date(value: str, lines: Iterable[Line]) -> list[Run]:
    """The words that write the date; the whole period when it is written in another form."""
    for line in lines:
        for period in find_periods(line.text):
            if value in forms_of(period):
                searcher = Searcher((line,))
                return searcher.find(value) or searcher.find(period.text)
    return []


def forms_of(period: Period) -> tuple[str | None, ...]:
    """The dates that a period tells: start and end, and the years of both."""
    start, end = period.start, period.end
    return period.text, start, end, start and start[:YEAR], end and end[:YEAR]
