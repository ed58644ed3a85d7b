"""Reading the log of what a person did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from accounts.models import User
from progress.enums import ActivityType
from progress.models import Activity

WEEKS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Week:
    """The hours logged in the week that begins on `monday`; `on_plan` are those for a roadmap."""

    monday: date
    hours: Decimal
    on_plan: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    entries: int
    hours: Decimal
    this_week: Decimal


def activity_list(*, owner: User) -> QuerySet[Activity]:
    rows = Activity.objects.owned_by(owner).select_related("roadmap")
    return rows.order_by("-date_logged", "-created_at")


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks_logged(*, owner: User, today: date) -> list[Week]:
    """Hours a week over the last weeks, the oldest first, weeks without any included."""
    first = monday_of(today) - timedelta(weeks=WEEKS_SHOWN - 1)
    rows = Activity.objects.owned_by(owner).filter(date_logged__range=(first, today))
    for_roadmaps = Sum("hours_spent", filter=Q(roadmap__isnull=False))
    days = rows.values_list("date_logged").annotate(hours=Sum("hours_spent"), on_plan=for_roadmaps)
    mondays = [first + timedelta(weeks=number) for number in range(WEEKS_SHOWN)]
    hours, on_plan = dict.fromkeys(mondays, Decimal(0)), dict.fromkeys(mondays, Decimal(0))
    for day, spent, planned in days:
        hours[monday_of(day)] += spent or 0
        on_plan[monday_of(day)] += planned or 0
    return [Week(monday, hours[monday], on_plan[monday]) for monday in mondays]


def totals(*, owner: User, weeks: Sequence[Week]) -> Totals:
    """Everything the person logged; `weeks` are those of `weeks_logged`."""
    found = Activity.objects.owned_by(owner).aggregate(
        entries=Count("id"), hours=Sum("hours_spent")
    )
    return Totals(found["entries"], found["hours"] or Decimal(0), weeks[-1].hours)


def chart_of(weeks: Iterable[Week]) -> list[tuple[str, Decimal]]:
    """The weeks as rows of a chart: the Monday in short, and the hours."""
    return [(f"{week.monday:%-d %b}", week.hours) for week in weeks]


def days_learned(*, owner: User, today: date) -> set[date]:
    """The days of the last year with work in the log. The day of a certificate is none."""
    rows = Activity.objects.owned_by(owner).filter(
        date_logged__range=(today - timedelta(days=366), today)
    )
    work = rows.exclude(activity_type=ActivityType.CERTIFICATION_EARNED)
    return set(work.values_list("date_logged", flat=True).distinct())
