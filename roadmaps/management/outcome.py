"""A plan that was made and not stored, for a person at a terminal and for machines."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from roadmaps.planning import (
    Calendar,
    Feasibility,
    Milestone,
    Phase,
    PlannedTask,
    Way,
    Week,
)
from skills.enums import LEVELS

VERDICTS = {
    "fits": "The plan is done in time.",
    "tight": "The work is done in time, the reserve is not.",
    "impossible": "The date cannot be met. There are three ways:",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """`unknown` are skills of the profile that the catalogue does not know."""

    career: str
    calendar: Calendar
    found: Feasibility
    unknown: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        plan = self.found.plan
        numbers = {id(task): number for number, task in enumerate(plan.tasks, 1)}
        return {
            "career": self.career,
            "start": self.calendar.start.isoformat(),
            "hours_per_week": float(self.calendar.hours_per_week),
            "phases": [_phase(phase, numbers) for phase in plan.phases],
            "milestones": [_milestone(one) for one in plan.milestones],
            "total_hours": float(plan.total_hours),
            "buffer_hours": float(plan.buffer_hours),
            "weeks": plan.weeks,
            "work_end": plan.work_end.isoformat(),
            "end": plan.end.isoformat(),
            "feasibility": {
                "verdict": self.found.verdict,
                "ways": [_way(way) for way in self.found.ways],
            },
            "unknown_skills": list(self.unknown),
        }

    def as_text(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        plan = self.found.plan
        for words in self.unknown:
            yield f"Unknown skill: {words}"
        if not plan.phases:
            yield f"{self.career}: nothing is missing."
            return
        yield (
            f"{self.career}: {plan.weeks} weeks from {self.calendar.start} to {plan.end}, "
            f"{_short(plan.total_hours)} hours of work and {_short(plan.buffer_hours)} in reserve"
        )
        for phase in plan.phases:
            yield from _phase_lines(phase)
        if self.found.verdict in VERDICTS:
            yield f"\n{VERDICTS[self.found.verdict]}"
        yield from map(_way_line, self.found.ways)


def _phase(phase: Phase, numbers: dict[int, int]) -> dict[str, Any]:
    return {
        "phase": phase.number,
        "title": phase.title,
        "goals": list(phase.goals),
        "hours": float(phase.hours),
        "buffer_hours": float(phase.buffer_hours),
        "weeks": [_week(week, numbers) for week in phase.weeks],
    }


def _week(week: Week, numbers: dict[int, int]) -> dict[str, Any]:
    return {
        "week": week.number,
        "starts": week.starts.isoformat(),
        "ends": week.ends.isoformat(),
        "focus": week.focus,
        "hours": float(week.hours),
        "goals": list(week.goals),
        "tasks": [_task(task, week.number, numbers[id(task)]) for task in week.tasks],
    }


def _task(task: PlannedTask, week: int, number: int) -> dict[str, Any]:
    """`hours` are those in the week; the number tells parts of one task from other tasks."""
    return {
        "number": number,
        "title": task.title,
        "skill": task.skill,
        "skill_id": task.skill_id,
        "level": LEVELS[task.level - 1].value if task.level else None,
        "type": task.type,
        "url": task.url,
        "free": task.free,
        "priority": task.priority,
        "hours": float(task.hours_in(week)),
        "task_hours": float(task.hours),
    }


def _milestone(milestone: Milestone) -> dict[str, Any]:
    return {
        "title": milestone.title,
        "week": milestone.week,
        "date": milestone.date.isoformat(),
    }


def _way(way: Way) -> dict[str, Any]:
    return {
        "kind": way.kind,
        "hours_per_week": float(way.hours_per_week),
        "end": way.end.isoformat(),
        "enough": way.enough,
        "dropped": list(way.dropped_names),
    }


def _phase_lines(phase: Phase) -> Iterator[str]:
    yield f"\n{phase.number}. {phase.title} ({_short(phase.hours)} h)"
    for week in phase.weeks:
        yield f"  Week {week.number}, {week.starts} to {week.ends}: {week.focus}"
        for task in week.tasks:
            yield f"    {_short(task.hours_in(week.number)):>5} h  {task.title}"


def _way_line(way: Way) -> str:
    hours = _short(way.hours_per_week)
    words = {
        "hours": f"{hours} hours a week",
        "later": "a later date",
        "fewer": f"without {', '.join(way.dropped_names)}"
        if way.dropped
        else "nothing is optional",
    }
    short = "" if way.enough else ", which is not enough"
    return f"  {words[way.kind]}: done on {way.end}{short}"


def _short(hours: Decimal) -> str:
    return f"{hours.normalize():f}"
