"""The planner: topics in, a dated plan out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from roadmaps.planning.brief import Brief
from roadmaps.planning.schedule import pack
from roadmaps.planning.syllabus import Step, Work, steps_by_stage
from roadmaps.planning.timetable import Milestone, Phase, Plan, PlannedTask, Week
from roadmaps.planning.wording import focus_of, goals_of

QUARTER = Decimal("0.25")


def plan(brief: Brief) -> Plan:
    """A plan for everything in the brief that is still missing.

    Each phase begins a new week, and no week is over its hours.
    """
    numbers = count(1)
    stages = enumerate(steps_by_stage(brief.topics).items(), 1)
    phases = tuple(
        Phase(number, title, _goals(steps), tuple(_weeks(number, steps, brief, numbers)))
        for number, (title, steps) in stages
    )
    weeks = [week for phase in phases for week in phase.weeks]
    return Plan(
        phases=phases,
        milestones=tuple(
            Milestone(f"{phase.title} done", phase.weeks[-1].number, phase.weeks[-1].ends)
            for phase in phases
        ),
        total_hours=sum((task.hours for week in weeks for task in week.tasks), Decimal(0)),
        weeks=len(weeks),
        end=weeks[-1].ends if weeks else brief.start,
    )


def _goals(steps: Iterable[Step]) -> tuple[str, ...]:
    return tuple(step.goal for step in steps)


def _weeks(
    phase: int, steps: Iterable[Step], brief: Brief, numbers: Iterator[int]
) -> Iterator[Week]:
    for works in pack([work for step in steps for work in step.works], brief.quarters_per_week):
        number = next(numbers)
        yield _week(number, phase, brief.start + timedelta(weeks=number - 1), works)


def _week(number: int, phase: int, starts: date, works: Sequence[Work]) -> Week:
    return Week(
        number=number,
        phase=phase,
        starts=starts,
        focus=focus_of(works),
        tasks=tuple(_task(work, number, phase, at) for at, work in enumerate(works, 1)),
        goals=goals_of(works),
    )


def _task(work: Work, week: int, phase: int, position: int) -> PlannedTask:
    return PlannedTask(
        skill_id=work.skill_id,
        title=work.title,
        description=work.description,
        type=work.type,
        url=work.url,
        hours=work.quarters * QUARTER,
        priority=work.priority,
        week=week,
        phase=phase,
        position=position,
    )
