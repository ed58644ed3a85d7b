"""All that the assistant may know of one person. Texts in here are data, never interpreted."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Pages:
    """Where each next step is taken: the addresses of the person's own pages."""

    skills: str
    careers: str
    roadmaps: str
    progress: str
    certifications: str
    cv: str


@dataclass(frozen=True, slots=True)
class SkillFact:
    """`level` and `source` are the stored values; an unknown source is not mentioned."""

    name: str
    level: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class CareerFact:
    """`have`, `below` and `missing` name the required skills, the weightiest first."""

    title: str
    url: str
    readiness: int
    have: tuple[str, ...]
    missing: tuple[str, ...]
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskFact:
    """`status` is pending, in_progress, completed or skipped."""

    week: int
    title: str
    hours: Decimal | None
    status: str
    url: str


@dataclass(frozen=True, slots=True)
class RoadmapFact:
    """`status` is active, completed, paused or abandoned; the tasks stand in their order."""

    title: str
    url: str
    percent: Decimal
    status: str
    start: date | None
    end: date | None
    tasks: tuple[TaskFact, ...] = ()


@dataclass(frozen=True, slots=True)
class CertificationFact:
    name: str
    issuer: str
    expiry: date | None
    url: str


@dataclass(frozen=True, slots=True)
class ProgressFact:
    hours_this_week: Decimal
    hours_in_total: Decimal
    entries: int
    last_entry: date | None
    url: str


@dataclass(frozen=True, slots=True)
class CVFact:
    """`status` is uploaded, parsing, parsed or error."""

    status: str
    file_name: str
    uploaded_on: date
    url: str


@dataclass(frozen=True, slots=True)
class Facts:
    """`careers` stand best first; `cv` is the newest one.

    A certification that ends within `expires_soon` is to be renewed.
    """

    name: str
    today: date
    pages: Pages
    expires_soon: timedelta
    skills: tuple[SkillFact, ...] = ()
    careers: tuple[CareerFact, ...] = ()
    roadmaps: tuple[RoadmapFact, ...] = ()
    certifications: tuple[CertificationFact, ...] = ()
    progress: ProgressFact | None = None
    cv: CVFact | None = None

    @property
    def active_roadmaps(self) -> tuple[RoadmapFact, ...]:
        return tuple(each for each in self.roadmaps if each.status == "active")
