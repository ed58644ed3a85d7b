"""How long planning takes, beside sorting and adding up the same tasks.

The brief is made, so that the figures need no database: skills in layers, each with up to three
prerequisites of the layer before, and resources for every level.
"""

import gc
import json
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from operator import attrgetter
from random import Random
from statistics import median, quantiles
from time import perf_counter

from django.core.management.base import CommandError

from roadmaps.planning import (
    Brief,
    Calendar,
    Period,
    PlannedTask,
    Resource,
    TaskState,
    Topic,
    feasibility,
    pace,
    plan,
    replan,
)

NAME = "roadmaps"
HELP = "how long a plan over many missing skills takes, and whether a date can be met"
SKILLS, ROUNDS, FEWEST = 60, 50, 2
LAYER = 10
SEED = 5
START = date(2026, 1, 5)
MIDWAY = date(2026, 6, 3)
TOO_SOON = date(2026, 3, 1)
IMPORTANCES = ("essential", "important", "nice_to_have")
LIMITS = {"plan": 50.0, "feasibility": 300.0}


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds. The floor is that of the tasks which the plan has."""

    what: str
    median: float
    p95: float
    floor: float


@dataclass(frozen=True, slots=True)
class Report:
    skills: int
    tasks: int
    weeks: int
    timings: tuple[Timing, ...]


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--skills", type=int, default=SKILLS, metavar="N", help="that are missing")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="of each kind")
    parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object")


def run(*, skills: int, rounds: int, as_json: bool, **options: object) -> str:
    if skills <= 0 or rounds < FEWEST:
        raise CommandError(f"There must be skills, and {FEWEST} rounds at least.")
    report = measure(skills, rounds)
    return json.dumps(asdict(report)) if as_json else "\n".join(lines(report))


def measure(skills: int, rounds: int) -> Report:
    brief = sample(skills)
    made = plan(brief)
    impossible = replace(brief, deadline=TOO_SOON)
    states = [state(number, task) for number, task in enumerate(made.tasks)]
    kinds: dict[str, Callable[[], object]] = {
        "plan": partial(plan, brief),
        "feasibility": partial(feasibility, impossible),
        "pace": partial(pace, states, brief.calendar, MIDWAY),
        "replan": partial(replan, states, brief.calendar, MIDWAY),
    }
    floor = median(times(partial(sort_and_sum, made.tasks), rounds))
    timings = (timing(what, call, floor, rounds) for what, call in kinds.items())
    return Report(skills, len(made.tasks), made.weeks, tuple(timings))


def sample(skills: int) -> Brief:
    """The same brief for the same number."""
    random = Random(SEED)  # noqa: S311 - nothing secret
    holidays = Period(date(2026, 12, 24), date(2027, 1, 3))
    calendar = Calendar(START, Decimal(10), frozenset({6}), (holidays,))
    return Brief(tuple(topic(number, random) for number in range(skills)), calendar)


def topic(number: int, random: Random) -> Topic:
    layer = number // LAYER
    before = [key(one) for one in range(max(layer - 1, 0) * LAYER, layer * LAYER)]
    to_level = random.randint(1, 3)
    return Topic(
        skill_id=key(number),
        name=f"Skill {number}",
        importance=random.choice(IMPORTANCES),
        from_level=random.randrange(to_level),
        to_level=to_level,
        resources=tuple(resource(level, random) for level in (1, 1, 2, 2, 3, 3)),
        prerequisites=frozenset(random.sample(before, min(len(before), random.randint(0, 3)))),
    )


def key(number: int) -> str:
    return f"skill-{number:04}"


def resource(level: int, random: Random) -> Resource:
    kind = random.choice(("course", "reading", "practice", "project"))
    hours = Decimal(random.randint(8, 80)) / 4
    return Resource(f"A {kind}", None, kind, level, hours, free=random.choice((True, False)))


def state(number: int, task: PlannedTask) -> TaskState:
    return TaskState(
        id=str(number),
        phase=task.phase,
        week=task.week,
        spread=task.spread,
        position=task.position,
        hours=task.hours,
        status="pending",
        pinned=False,
        actual=None,
        title=task.title,
    )


def sort_and_sum(tasks: tuple[PlannedTask, ...]) -> Decimal:
    """What no plan can do without: an order, and the hours of all."""
    ordered = sorted(tasks, key=attrgetter("phase", "week", "position"))
    return sum((task.hours for task in ordered), Decimal(0))


def timing(what: str, call: Callable[[], object], floor: float, rounds: int) -> Timing:
    taken = times(call, rounds)
    return Timing(what, median(taken), quantiles(taken, n=20, method="inclusive")[-1], floor)


def times(call: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of each round, after one that does not count; the collector waits."""
    call()
    gc.collect()
    gc.disable()
    try:
        return [clocked(call) for _ in range(rounds)]
    finally:
        gc.enable()


def clocked(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return 1000 * (perf_counter() - start)


def lines(report: Report) -> list[str]:
    """The report for a person."""
    late = [one.what for one in report.timings if one.p95 > LIMITS.get(one.what, one.p95)]
    return [
        f"{report.skills} missing skills: {report.tasks} tasks in {report.weeks} weeks",
        f"{'Milliseconds':<14} {'median':>8} {'p95':>8} {'floor':>8}",
        *(
            f"  {one.what:<12} {one.median:>8.2f} {one.p95:>8.2f} {one.floor:>8.2f}"
            for one in report.timings
        ),
        "  floor: sorting the plan's tasks and adding up their hours",
        f"Over the limit at p95: {', '.join(late)}" if late else "All within their limits at p95.",
    ]
