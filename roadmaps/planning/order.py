"""Which step comes after which: nothing before its prerequisite, and the essential first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from heapq import heapify, heappop, heappush
from operator import attrgetter
from typing import NamedTuple

from roadmaps.planning.brief import IMPORTANCES, LEVEL_NAMES, Brief, Topic
from roadmaps.planning.calendar import PlanningError

STAGES = ("Foundations", "Core", "Breadth", "Extras")


@dataclass(frozen=True, slots=True)
class Step:
    """One level of one topic."""

    topic: Topic
    level: int

    @property
    def key(self) -> tuple[str, int]:
        return self.topic.skill_id, self.level

    @property
    def own_stage(self) -> int:
        """Foundations are the beginner steps of essential skills; Core is the rest of those."""
        if self.topic.importance == "essential":
            return 0 if self.level == 1 else 1
        return 1 + IMPORTANCES.index(self.topic.importance)

    @property
    def goal(self) -> str:
        return f"{self.topic.name} at {LEVEL_NAMES[self.level]} level"


def steps_by_stage(brief: Brief) -> dict[str, list[Step]]:
    """The steps that are missing, by stage and in order; stages without any are left out.

    A step stands in its own stage or, where another step needs it, in the stage of that one; and
    what the focus needs belongs to the focus. Raises PlanningError for skills that need each other.
    """
    steps = _missing(brief.topics)
    needed = _needed(steps, brief.topics)
    urgency = _urgencies(steps, needed, brief.focus)
    stages: dict[str, list[Step]] = {title: [] for title in STAGES}
    for step in _in_order(steps, needed, urgency):
        stages[STAGES[urgency[step.key].stage]].append(step)
    return {title: found for title, found in stages.items() if found}


Key = tuple[str, int]
Needed = Mapping[Key, set[Key]]


class Urgency(NamedTuple):
    """The less, the sooner. `beside` says that neither the step nor what needs it is in focus."""

    stage: int
    beside: bool


def _missing(topics: Iterable[Topic]) -> dict[Key, Step]:
    steps = (
        Step(topic, level)
        for topic in sorted(topics, key=attrgetter("skill_id"))
        for level in range(max(topic.from_level, 0) + 1, topic.to_level + 1)
    )
    return {step.key: step for step in steps}


def _needed(steps: Mapping[Key, Step], topics: Iterable[Topic]) -> dict[Key, set[Key]]:
    """What each step needs: the level below, and the whole of its skill's prerequisites."""
    last = {topic.skill_id: (topic.skill_id, topic.to_level) for topic in topics}
    needed: dict[Key, set[Key]] = {}
    for key, step in steps.items():
        below = (key[0], key[1] - 1)
        wanted = {below, *(last[one] for one in step.topic.prerequisites if one in last)}
        needed[key] = {one for one in wanted if one in steps}
    return needed


def _urgencies(
    steps: Mapping[Key, Step], needed: Needed, focus: frozenset[str]
) -> dict[Key, Urgency]:
    """Each step's urgency; a step that others need is as urgent as the most urgent of them."""
    found = {
        key: Urgency(step.own_stage, step.topic.area not in focus) for key, step in steps.items()
    }
    for key in reversed(_sorted(steps, needed)):
        stage, beside = found[key]
        for one in needed[key]:
            found[one] = Urgency(min(found[one].stage, stage), found[one].beside and beside)
    return found


def _sorted(steps: Mapping[Key, Step], needed: Needed) -> list[Key]:
    try:
        return list(TopologicalSorter(needed).static_order())
    except CycleError as problem:
        names = sorted({steps[key].topic.name for key in problem.args[1]})
        raise PlanningError(f"These skills need each other: {', '.join(names)}.") from problem


def _in_order(
    steps: Mapping[Key, Step], needed: Needed, urgency: Mapping[Key, Urgency]
) -> Iterator[Step]:
    """Whatever can be begun next: the most urgent first, then by level and name."""

    def rank(key: Key) -> tuple[Urgency, int, str, Key]:
        return urgency[key], steps[key].level, steps[key].topic.name, key

    sorter = TopologicalSorter(needed)
    sorter.prepare()
    ready = [rank(key) for key in sorter.get_ready()]
    heapify(ready)
    while ready:
        key = heappop(ready)[-1]
        yield steps[key]
        sorter.done(key)
        for one in sorter.get_ready():
            heappush(ready, rank(one))
