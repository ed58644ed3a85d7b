"""The outline of a roadmap, made from its tasks, however they were changed since the plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from roadmaps.planning.wording import focus_of, goals_of


@dataclass(frozen=True, slots=True)
class OutlineTask:
    """What the outline needs of a task. `skill` is a name, and empty for a task without one."""

    id: str
    phase: int
    phase_title: str
    week: int
    position: int
    title: str
    type: str | None
    hours: Decimal | None
    skill: str = ""


def outline(tasks: Iterable[OutlineTask]) -> list[dict[str, Any]]:
    """The phases as JSON holds them. The order of `tasks` does not matter.

    A phase lasts as many weeks as hold work of it; its title is that of its first task.
    """
    phases = groupby(sorted(tasks, key=_place), key=lambda task: task.phase)
    return [_phase(number, list(group)) for number, group in phases]


def _place(task: OutlineTask) -> tuple[int, int, int, str, str]:
    return task.phase, task.week, task.position, task.title, task.id


def _phase(number: int, tasks: list[OutlineTask]) -> dict[str, Any]:
    by_week = groupby(tasks, key=lambda task: task.week)
    weeks = [_week(week, list(group)) for week, group in by_week]
    return {
        "phase": number,
        "title": tasks[0].phase_title or f"Phase {number}",
        "duration": "1 week" if len(weeks) == 1 else f"{len(weeks)} weeks",
        "weeks": weeks,
    }


def _week(number: int, tasks: list[OutlineTask]) -> dict[str, Any]:
    return {
        "week": number,
        "focus": focus_of(tasks),
        "tasks": [_entry(task) for task in tasks],
        "learningGoals": list(goals_of(tasks)),
    }


def _entry(task: OutlineTask) -> dict[str, Any]:
    return {
        "id": task.id,
        "title": task.title,
        "type": task.type,
        "hours": None if task.hours is None else float(task.hours),
        "skill": task.skill,
    }
