"""Whether a plan keeps its date and, where it cannot, what would help."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from roadmaps.planning.brief import Brief, Topic
from roadmaps.planning.calendar import MOST_HOURS
from roadmaps.planning.planner import plan, weeks_for
from roadmaps.planning.schedule import Room, remembered
from roadmaps.planning.timetable import Plan

OPTIONAL = "nice_to_have"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a plan that ends on `end`: by `hours`, `later` or with `fewer` skills.

    `enough` says whether the plan then fits: with the deadline as it is, for a later date with
    that. `dropped` are the ids of the skills that would be left out.
    """

    kind: str
    hours_per_week: Decimal
    end: date
    enough: bool
    dropped: tuple[str, ...] = ()
    dropped_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feasibility:
    """The verdict is `free` without a deadline, else `fits`, `tight` or `impossible`.

    Tight means that the work is done in time and its reserve is not. The ways are there when it
    is impossible: more hours, a later date, fewer optional skills.
    """

    plan: Plan
    verdict: str
    ways: tuple[Way, ...] = ()


def feasibility(brief: Brief) -> Feasibility:
    """The plan and whether it keeps its deadline. Raises PlanningError as `plan` does."""
    made = plan(brief)
    if brief.deadline is None:
        return Feasibility(made, "free")
    if made.end <= brief.deadline:
        return Feasibility(made, "fits")
    if made.work_end <= brief.deadline:
        return Feasibility(made, "tight")
    later = Way("later", brief.calendar.hours_per_week, made.end, enough=True)
    ways = _more_hours(brief, brief.deadline), later, _fewer_skills(brief, brief.deadline, made)
    return Feasibility(made, "impossible", ways)


def _more_hours(brief: Brief, deadline: date) -> Way:
    """The fewest whole hours a week that meet the deadline, or the most there are.

    More hours never end later, so the search halves what is left each time.
    """
    now = int(brief.calendar.hours_per_week.to_integral_value(ROUND_FLOOR))
    choices = range(min(now + 1, MOST_HOURS), MOST_HOURS + 1)
    place = bisect_left(choices, True, key=lambda hours: _end_with(brief, hours) <= deadline)
    hours = choices[min(place, len(choices) - 1)]
    end = _end_with(brief, hours)
    return Way("hours", Decimal(hours), end, enough=end <= deadline)


def _end_with(brief: Brief, hours: int) -> date:
    calendar = replace(brief.calendar, hours_per_week=Decimal(hours))
    return _end(replace(brief, calendar=calendar), remembered(calendar.quarters))


def _end(brief: Brief, room: Room) -> date:
    weeks = weeks_for(brief, room)
    return brief.calendar.days(weeks)[1] if weeks else brief.calendar.start


def _fewer_skills(brief: Brief, deadline: date, made: Plan) -> Way:
    """Leave optional skills out, one by one, until the deadline is met or none is left."""
    room = remembered(brief.calendar.quarters)
    dropped: dict[str, str] = {}
    end = made.end
    for topic in _droppable(brief, made):
        dropped[topic.skill_id] = topic.name
        left = tuple(one for one in brief.topics if one.skill_id not in dropped)
        end = _end(replace(brief, topics=left), room)
        if end <= deadline:
            break
    return Way(
        "fewer",
        brief.calendar.hours_per_week,
        end,
        enough=end <= deadline,
        dropped=tuple(dropped),
        dropped_names=tuple(dropped.values()),
    )


def _droppable(brief: Brief, made: Plan) -> Iterator[Topic]:
    """Optional skills in the order in which they may go, none before what builds on it.

    Optional is what is nice to have. What is out of focus goes before what is in it, the longest
    first. What a skill that stays builds on stays too.
    """
    length = {topic.skill_id: Decimal(0) for topic in brief.topics}
    for task in made.tasks:
        if task.skill_id in length:
            length[task.skill_id] += task.hours
    left = {topic.skill_id: topic for topic in brief.topics if topic.is_missing}
    while left:
        needed = {one for topic in left.values() for one in topic.prerequisites}
        free = [
            topic
            for topic in left.values()
            if topic.importance == OPTIONAL and topic.skill_id not in needed
        ]
        if not free:
            return
        first = min(
            free,
            key=lambda topic: (
                topic.area in brief.focus,
                -length[topic.skill_id],
                topic.name,
                topic.skill_id,
            ),
        )
        del left[first.skill_id]
        yield first
