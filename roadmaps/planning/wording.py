"""What a week is about, in words made from its tasks alone.

The planner and the outline share these, so that the two cannot disagree.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

NAMED = 3

_GOALS: Mapping[str | None, str] = {
    "course": "Learn {}",
    "reading": "Read up on {}",
    "practice": "Practise {}",
    "project": "Build something with {}",
}


class Described(Protocol):
    @property
    def skill(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def type(self) -> str | None: ...


def focus_of(tasks: Iterable[Described]) -> str:
    """The skills of a week, at most three by name; a task without a skill stands for itself."""
    names = list(dict.fromkeys(task.skill or task.title for task in tasks))
    if len(names) > NAMED:
        names = [*names[: NAMED - 1], f"{len(names) - NAMED + 1} more"]
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def goals_of(tasks: Iterable[Described]) -> tuple[str, ...]:
    """One goal for each way in which each skill is worked on."""
    return tuple(dict.fromkeys(_goal(task) for task in tasks))


def _goal(task: Described) -> str:
    if not task.skill:
        return f"Finish {task.title}"
    return _GOALS.get(task.type, "Work on {}").format(task.skill)
