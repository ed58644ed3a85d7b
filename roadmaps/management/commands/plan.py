import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from careers.management.profiles import ProfileError, read_profiles, understand
from roadmaps.management.careers import career_named
from roadmaps.management.outcome import Outcome
from roadmaps.planning import Calendar, Period, PlanningError, feasibility
from roadmaps.selectors.briefs import brief_from

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise ArgumentTypeError(f"{text} is no day, like 2026-12-24.") from problem


def hours(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as problem:
        raise ArgumentTypeError(f"{text} is no number of hours.") from problem


def period(text: str) -> Period:
    """Of `first..last`, or of one day."""
    first, _, last = text.partition("..")
    found = Period(day(first), day(last or first))
    if found.last < found.first:
        raise ArgumentTypeError(f"{text} ends before it begins.")
    return found


def weekdays(text: str) -> frozenset[int]:
    names = [name.strip().lower()[:3] for name in text.split(",")]
    if unknown := [name for name in names if name not in WEEKDAYS]:
        raise ArgumentTypeError(f"{', '.join(unknown)}: weekdays are {', '.join(WEEKDAYS)}.")
    return frozenset(map(WEEKDAYS.index, names))


class Command(BaseCommand):
    help = (
        "Plan the way from the skills of a profile to a career; nothing is stored. The file holds "
        'a profile or a list of profiles, as for recommend: {"skills": [{"name", "level"?}]}. The '
        "career is named by its title, the title as in an address (data-analyst), another title "
        "it goes by, a uri or an id. With --json, one line a profile: an object with career, "
        "start, hours_per_week, phases (weeks with tasks; the hours of a task that goes on are "
        "those of the week), milestones, total_hours, buffer_hours, end, feasibility (verdict and "
        "ways) and unknown_skills."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--profile", type=Path, required=True, metavar="FILE")
        parser.add_argument("--career", required=True, metavar="SLUG")
        parser.add_argument("--hours", type=hours, required=True, metavar="N", help="a week")
        parser.add_argument("--start", type=day, required=True, metavar="DATE")
        parser.add_argument("--target", type=day, metavar="DATE", help="the day to be done by")
        parser.add_argument("--free-only", action="store_true", help="no resource that costs money")
        parser.add_argument(
            "--days-off",
            type=period,
            nargs="+",
            action="extend",
            default=[],
            metavar="FIRST..LAST",
            help="days without learning, like 2026-12-24..2027-01-02",
        )
        parser.add_argument(
            "--weekdays-off",
            type=weekdays,
            default=frozenset(),
            metavar="DAYS",
            help="weekdays without learning, like sat,sun",
        )
        parser.add_argument("--json", action="store_true", dest="as_json", help="for machines")

    def handle(
        self, *, profile: Path, career: str, target: date | None, as_json: bool, **options: Any
    ) -> None:
        path = career_named(career)
        try:
            calendar = calendar_from(**options)
            for person in understand(read_profiles(profile)[0]):
                brief = brief_from(
                    career=path,
                    targets={},
                    levels=person.levels,
                    calendar=calendar,
                    deadline=target,
                    free_only=options["free_only"],
                )
                outcome = Outcome(path.title, calendar, feasibility(brief), person.unknown)
                self.stdout.write(json.dumps(outcome.as_json()) if as_json else outcome.as_text())
        except (ProfileError, PlanningError) as problem:
            raise CommandError(str(problem)) from problem


def calendar_from(
    *,
    start: date,
    hours: Decimal,
    days_off: Sequence[Period],
    weekdays_off: frozenset[int],
    **options: object,
) -> Calendar:
    return Calendar(start, hours, weekdays_off, tuple(days_off))
