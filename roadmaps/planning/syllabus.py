"""What has to be done to reach a level, before any calendar."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from roadmaps.planning.brief import IMPORTANCES, LEVEL_NAMES, Resource, Topic
from roadmaps.planning.order import Step

PRACTICE_HOURS: Mapping[int, int] = {1: 8, 2: 16, 3: 24, 4: 40}
"""What a step to each level takes where the catalogue has no resource for it."""

PROJECT_SHARE = Decimal("0.1")
PROJECT_HOURS = (4, 16)
"""A phase's project takes about a tenth of its hours, in whole hours within these bounds."""

PRIORITIES: Mapping[str, str] = {"essential": "high", "important": "medium", "nice_to_have": "low"}
LEARNING = ("course", "reading")
NAMED = 3

_PRACTICE: Mapping[int, str] = {
    1: (
        "Read an introduction to {name} and repeat its examples yourself until three of them "
        "work without looking. Write down ten things you can now do."
    ),
    2: (
        "Solve five everyday problems that need {name}, without following a guide. Note what "
        "you had to look up, and do the hardest one again a week later."
    ),
    3: (
        "Take on one demanding piece of work that rests on {name}. Compare two ways to do it, "
        "explain your choice in writing, and have somebody with experience look at the result."
    ),
    4: (
        "Lead a piece of work in which {name} decides over success, teach somebody else while "
        "you do it, and write down what you would now tell a newcomer."
    ),
}
_PROJECT = (
    "Finish a piece of work that needs {names} and that other people can look at. Add half a "
    "page on its purpose, what you decided and why, and keep the link as proof."
)


@dataclass(frozen=True, slots=True)
class Work:
    """A task that has no week yet. `quarters` is its length in quarter hours.

    `level` is the level that it leads to; a phase's project leads to none and has no skill.
    """

    skill_id: str | None
    skill: str
    title: str
    description: str
    type: str
    url: str | None
    free: bool | None
    level: int | None
    quarters: int
    priority: str


def works_of(step: Step, *, free_only: bool) -> list[Work]:
    """At most one resource to learn from and one to practise with, as one of each is enough.

    Of several the free one is taken, then the shortest. Without any, the step is practised.
    """
    fitting = [
        each
        for each in step.topic.resources
        if each.level == step.level and (each.free or not free_only)
    ]
    learn = _best(fitting, lambda each: each.type in LEARNING)
    practise = _best(fitting, lambda each: each.type not in LEARNING)
    chosen = [each for each in (learn, practise) if each]
    return [_learn(step, each) for each in chosen] or [_practise(step)]


def _best(resources: Iterable[Resource], fits: Callable[[Resource], bool]) -> Resource | None:
    return min((each for each in resources if fits(each)), key=_preference, default=None)


def _preference(resource: Resource) -> tuple[bool, Decimal, str, str, str]:
    told = resource.title, resource.url or "", resource.description
    return not resource.free, resource.hours, *told


def _learn(step: Step, resource: Resource) -> Work:
    words = resource.description or f"Leads to {step.goal}."
    price = "" if resource.free else " This resource costs money."
    return Work(
        skill_id=step.topic.skill_id,
        skill=step.topic.name,
        title=resource.title,
        description=words + price + _reason(step.topic),
        type=resource.type,
        url=resource.url,
        free=resource.free,
        level=step.level,
        quarters=resource.quarters,
        priority=PRIORITIES[step.topic.importance],
    )


def _practise(step: Step) -> Work:
    name = step.topic.name
    return Work(
        skill_id=step.topic.skill_id,
        skill=name,
        title=f"Practise {name} to {LEVEL_NAMES[step.level]} level",
        description=_PRACTICE[step.level].format(name=name) + _reason(step.topic),
        type="practice",
        url=None,
        free=None,
        level=step.level,
        quarters=PRACTICE_HOURS[step.level] * 4,
        priority=PRIORITIES[step.topic.importance],
    )


def _reason(topic: Topic) -> str:
    return f" It is here because {topic.because} builds on it." if topic.because else ""


def project_of(phase: str, steps: Iterable[Step], quarters: int) -> Work:
    """The piece of work at the end of a phase whose other tasks take `quarters`."""
    topics = dict.fromkeys(step.topic for step in steps)
    chief = sorted(topics, key=lambda topic: IMPORTANCES.index(topic.importance))[:NAMED]
    names = listed(topic.name for topic in chief)
    fewest, most = PROJECT_HOURS
    hours = min(max(round(quarters * PROJECT_SHARE / 4), fewest), most)
    return Work(
        skill_id=None,
        skill="",
        title=f"{phase} project: {names}",
        description=_PROJECT.format(names=names),
        type="project",
        url=None,
        free=None,
        level=None,
        quarters=hours * 4,
        priority="high",
    )


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: a, b and c."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def works_in(
    phase: str, steps: Iterable[Step], *, free_only: bool
) -> Iterator[tuple[Work, Step | None]]:
    """The works of a phase in order, each with its step, and the project at the end."""
    steps = list(steps)
    quarters = 0
    for step in steps:
        for work in works_of(step, free_only=free_only):
            quarters += work.quarters
            yield work, step
    yield project_of(phase, steps, quarters), None
