"""The pages of a CV, with the places where values were read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

from cvs.enums import Decision, Topic
from cvs.models import CV, CVFinding, CVPage, CVSkill
from cvs.pipeline import Place
from cvs.pipeline import Topic as FoundTopic
from cvs.pipeline.finding import TEXT, fields_of
from cvs.selectors.findings import SURE, place_of

LONGEST, SHORTEST = 80, 28  # characters of a value in the words for it
ROOM = 1.0  # points around the words in a box


class Box(NamedTuple):
    """In points, from the page's top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Values that stand in the same words: what they are, how sure that is, and where.

    Without boxes they stand somewhere in their line.
    """

    title: str
    tone: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line says of one finding or one skill; `row` is the id of its row in the form.

    `name` is short, `label` tells all values and how sure they are.
    """

    key: UUID
    row: str
    name: str
    label: str
    spots: tuple[Spot, ...]

    @property
    def tone(self) -> str:
        """That of what is least sure."""
        return max((spot.tone for spot in self.spots), key=TONES.index)

    @property
    def boxes(self) -> tuple[Box, ...]:
        return tuple(box for spot in self.spots for box in spot.boxes)


@dataclass(frozen=True, slots=True)
class PageLine:
    number: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def has_boxes(self) -> bool:
        return any(mark.boxes for mark in self.marks)


@dataclass(frozen=True, slots=True)
class PageView:
    """A page without the bytes of its picture. Only a page that is drawn shows boxes."""

    page: CVPage
    is_drawn: bool
    lines: tuple[PageLine, ...]


class Value(NamedTuple):
    """One value of a finding or a skill's mention, with its place."""

    key: UUID
    row: str
    topic: str
    text: str
    words: str
    tone: str
    place: Place


# From what is surest to what has to be looked at.
TONES = ("accent", "good", "warn")

Marks = Mapping[tuple[int, int], tuple[Mark, ...]]


def page_views(*, cv: CV) -> list[PageView]:
    """The pages in order; four queries, however much stands on them."""
    pages = cv.sheets.defer("picture").order_by("number")
    drawn = set(cv.sheets.filter(picture__isnull=False).values_list("number", flat=True))
    marks = marks_by_line(chain(mention_values(cv), finding_values(cv)))
    return [page_view(page, marks, has_picture=page.number in drawn) for page in pages]


def page_view(page: CVPage, marks: Marks, *, has_picture: bool) -> PageView:
    lines = tuple(
        PageLine(number, text, marks.get((page.number, number), ()))
        for number, text in enumerate(page.lines, start=1)
    )
    return PageView(page, has_picture and page.width > 0 and page.height > 0, lines)


def finding_values(cv: CV) -> Iterator[Value]:
    for row in cv.findings.exclude(decision=Decision.DROPPED).order_by("position", "pk"):
        for field in fields_of(FoundTopic(row.topic)):
            if field in row.places:
                yield finding_value(row, field)


def finding_value(row: CVFinding, field: str) -> Value:
    confidence = row.confidences.get(field)
    name = "" if field in TEXT else field.replace("_", " ")
    text = text_of(row.values.get(field))
    return Value(
        key=row.pk,
        row=f"finding-{row.pk}",
        topic=Topic(row.topic).label,
        text=text,
        words=words_for(name, text, confidence),
        tone=tone_of(row.decision, confidence),
        place=place_of(row.places[field]),
    )


def mention_values(cv: CV) -> Iterator[Value]:
    rows = cv.mentions.exclude(decision=Decision.DROPPED).filter(place__isnull=False)
    for row in rows.select_related("skill").order_by("pk"):
        yield mention_value(row)


def mention_value(row: CVSkill) -> Value:
    return Value(
        key=row.pk,
        row=f"mention-{row.pk}",
        topic="Skill of the catalogue",
        text=row.skill.name,
        words=words_for("", row.skill.name, row.confidence),
        tone=tone_of(row.decision, row.confidence),
        place=place_of(row.place or {}),
    )


def text_of(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).split())


def words_for(name: str, text: str, confidence: float | None) -> str:
    """As in "title Ward Manager, 93 % sure"."""
    sure = "" if confidence is None else f", {round(100 * confidence)} % sure"
    return f"{name} {shortened(text, LONGEST)}{sure}".strip()


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def tone_of(decision: str, confidence: float | None) -> str:
    if decision == Decision.ACCEPTED:
        return "accent"
    return "good" if (confidence or 0.0) >= SURE else "warn"


# --- from values to marks -----------------------------------------------------------------


def marks_by_line(values: Iterable[Value]) -> Marks:
    """The marks of each page and line. What stands within another comes after it, and on top."""
    lines: dict[tuple[int, int], dict[UUID, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for value in values:
        lines[value.place.page, value.place.line][value.key].append(value)
    return {
        place: tuple(sorted(map(mark_of, found.values()), key=_left_and_wide))
        for place, found in lines.items()
    }


def mark_of(values: list[Value]) -> Mark:
    spots: dict[tuple[Box, ...], list[Value]] = defaultdict(list)
    for value in values:
        spots[boxes_of(value.place)].append(value)
    first = values[0]
    return Mark(
        key=first.key,
        row=first.row,
        name=f"{first.topic}: {shortened(first.text, SHORTEST)}",
        label=f"{first.topic}: {'; '.join(value.words for value in values)}",
        spots=tuple(spot_of(first.topic, boxes, same) for boxes, same in spots.items()),
    )


def spot_of(topic: str, boxes: tuple[Box, ...], values: list[Value]) -> Spot:
    words = "; ".join(value.words for value in values)
    return Spot(f"{topic}: {words}", max((v.tone for v in values), key=TONES.index), boxes)


def boxes_of(place: Place) -> tuple[Box, ...]:
    return tuple(box_around(*box) for box in place.boxes)


def box_around(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(left - ROOM, top - ROOM, right - left + 2 * ROOM, bottom - top + 2 * ROOM)


def _left_and_wide(mark: Mark) -> tuple[float, float]:
    first = min(mark.boxes, default=Box(0, 0, 0, 0))
    return first.left, -first.width
