"""A person's work, milestones and certificates as a calendar (RFC 5545)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from icalendar import Calendar as File
from icalendar import Event

from accounts.models import User
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import CalendarFeed, Roadmap, RoadmapTask
from roadmaps.planning import Calendar
from roadmaps.planning.wording import focus_of
from roadmaps.selectors.exports import short
from roadmaps.selectors.lists import roadmaps_with_tasks
from roadmaps.selectors.outlines import outline_task
from roadmaps.selectors.pace import calendar_of, study_time_of
from skills.models import Certification
from skills.selectors import certification_list

REFRESH = timedelta(hours=6)
MOST_SHOWN = 5
MAKER = "-//CareerPilot//Calendar feed//EN"
DOMAIN = "careerpilot"
ONE_DAY = timedelta(days=1)
_SIGNER = Signer(sep=".", salt="roadmaps.calendar_feed")

Link = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something of whole days in a calendar; both days belong to it. `key` never changes."""

    key: str
    summary: str
    first: date
    last: date
    category: str
    path: str
    changed: datetime
    description: str = ""


def token_of(feed: CalendarFeed) -> str:
    """What the feed's address ends in: nobody can make one up without the server's secret."""
    return _SIGNER.sign(feed.pk.hex)


def feed_of(token: str) -> CalendarFeed | None:
    """None for an address that was made up, renewed or revoked."""
    try:
        key = UUID(hex=_SIGNER.unsign(token))
    except (BadSignature, ValueError):
        return None
    return CalendarFeed.objects.select_related("user").filter(pk=key).first()


def occasions_of(*, owner: User, today: date) -> list[Occasion]:
    """Each week of active roadmaps, their milestones, last days of certificates: four queries."""
    study_time = study_time_of(owner)
    found: list[Occasion] = []
    for roadmap in roadmaps_with_tasks(owner=owner).filter(status=RoadmapStatus.ACTIVE):
        found += _weeks(roadmap, calendar_of(roadmap, study_time, today=today))
        found += _milestones(roadmap)
    for row in certification_list(owner=owner):
        found += _expiry(row)
    return found


def coming(occasions: Iterable[Occasion], *, today: date) -> list[Occasion]:
    """The next few that are not over, the earliest first."""
    ahead = [one for one in occasions if one.last >= today]
    return sorted(ahead, key=lambda one: (one.first, one.last, one.summary))[:MOST_SHOWN]


def _weeks(roadmap: Roadmap, calendar: Calendar) -> Iterator[Occasion]:
    by_week: dict[int, list[RoadmapTask]] = defaultdict(list)
    for task in roadmap.tasks.all():
        if task.status != TaskStatus.SKIPPED:
            for number in _weeks_of(task):
                by_week[number].append(task)
    for number, here in sorted(by_week.items()):
        hours = sum((task.hours_in(number) for task in here), Decimal(0))
        first, last = calendar.days(number)
        yield Occasion(
            key=f"{roadmap.pk}-week-{number}",
            summary=f"{focus_of(outline_task(task) for task in here)} ({short(hours)} h)",
            first=first,
            last=last,
            category="Learning",
            path=reverse("roadmaps:week", args=[roadmap.pk, number]),
            changed=roadmap.updated_at,
            description="\n".join([f"{roadmap.title}, week {number}", *_lines(here)]),
        )


def _weeks_of(task: RoadmapTask) -> list[int]:
    """The weeks in which a task has hours; one without an estimate is in its first."""
    weeks = range(task.week_number, task.last_week + 1)
    return [week for week in weeks if task.hours_in(week)] or [task.week_number]


def _lines(tasks: Iterable[RoadmapTask]) -> list[str]:
    """The tasks of a week as plain lines, done ones ticked."""
    done = TaskStatus.COMPLETED
    return [f"{'[x]' if task.status == done else '[ ]'} {task.title}" for task in tasks]


def _milestones(roadmap: Roadmap) -> Iterator[Occasion]:
    for milestone in roadmap.milestones or []:
        if milestone["date"]:
            day = date.fromisoformat(milestone["date"])
            yield Occasion(
                key=f"{roadmap.pk}-milestone-{milestone['phase']}",
                summary=f"{roadmap.title}: {milestone['title']}",
                first=day,
                last=day,
                category="Milestone",
                path=roadmap.get_absolute_url(),
                changed=roadmap.updated_at,
            )


def _expiry(row: Certification) -> Iterator[Occasion]:
    if row.expiry_date:
        yield Occasion(
            key=f"{row.pk}-expiry",
            summary=f"Last day of {row.name}",
            first=row.expiry_date,
            last=row.expiry_date,
            category="Certificate",
            path=reverse("skills:certification_list"),
            changed=row.updated_at,
            description=f"Issued by {row.issuing_organization}.",
        )


def calendar_file(occasions: Iterable[Occasion], *, now: datetime, link: Link) -> bytes:
    """The occasions as an iCalendar file. `link` makes a full address of a path."""
    file = File()
    file.add("prodid", MAKER)
    file.add("version", "2.0")
    file.add("name", "CareerPilot")
    file.add("x-wr-calname", "CareerPilot")
    file.add("refresh-interval", REFRESH)
    file.add("x-published-ttl", REFRESH)
    for one in occasions:
        file.add_component(_event(one, now, link))
    return bytes(file.to_ical())


def _event(one: Occasion, now: datetime, link: Link) -> Event:
    """A whole-day event that leaves the days free. The end of one is the day after (3.6.1)."""
    event = Event()
    event.add("uid", f"{one.key}@{DOMAIN}")
    event.add("dtstamp", now)
    event.add("last-modified", one.changed)
    event.add("summary", one.summary)
    if one.description:
        event.add("description", one.description)
    event.add("dtstart", one.first)
    event.add("dtend", one.last + ONE_DAY)
    event.add("url", link(one.path))
    event.add("categories", [one.category])
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
