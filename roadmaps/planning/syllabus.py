"""What has to be done to learn the topics, in order, before any calendar."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from roadmaps.planning.brief import IMPORTANCES, LEVEL_NAMES, TYPES, Resource, Topic

PRACTICE_HOURS: Mapping[int, int] = {1: 8, 2: 16, 3: 24}
"""What a step to each level takes where the catalogue has no resource for it."""

PROJECT_HOURS = 6
"""What the piece of work takes that proves an essential skill."""

PRIORITIES: Mapping[str, str] = {"essential": "high", "important": "medium", "nice_to_have": "low"}
STAGES = ("Foundations", "Core", "Breadth", "Extras")

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
}
_PROJECT = (
    "Finish a small piece of work that needs {name} at {level} level and that other people can "
    "look at. Add half a page on its purpose, what you decided and why."
)


@dataclass(frozen=True, slots=True)
class Work:
    """A task that has no week yet. `quarters` is its length in quarter hours."""

    skill_id: str
    skill: str
    title: str
    description: str
    type: str
    url: str | None
    quarters: int
    priority: str


@dataclass(frozen=True, slots=True)
class Step:
    """One level of one topic: the resources that lead there, and the proof at the very end."""

    topic: Topic
    level: int

    @property
    def stage(self) -> str:
        """Foundations are the beginner steps of essential skills; Core is the rest of those."""
        if self.topic.importance == "essential":
            return STAGES[0] if self.level == 1 else STAGES[1]
        return STAGES[1 + IMPORTANCES.index(self.topic.importance)]

    @property
    def order(self) -> tuple[int, str, str]:
        return self.level, self.topic.name, self.topic.skill_id

    @property
    def goal(self) -> str:
        return f"{self.topic.name} at {LEVEL_NAMES[self.level]} level"

    @property
    def works(self) -> tuple[Work, ...]:
        fitting = (each for each in self.topic.resources if each.level == self.level)
        found = [self._learn(each) for each in sorted(fitting, key=_learn_before_doing)]
        return (*(found or [self._practise()]), *self._prove())

    def _learn(self, resource: Resource) -> Work:
        words = resource.description or f"Leads to {self.goal}."
        price = "" if resource.free else " This resource costs money."
        return self._work(
            resource.title, words + price, resource.type, resource.quarters, resource.url
        )

    def _practise(self) -> Work:
        title = f"Practise {self.topic.name} to {LEVEL_NAMES[self.level]} level"
        words = _PRACTICE[self.level].format(name=self.topic.name)
        return self._work(title, words, "practice", PRACTICE_HOURS[self.level] * 4)

    def _prove(self) -> Iterator[Work]:
        if self.topic.importance == "essential" and self.level == self.topic.to_level:
            title = f"Prove {self.topic.name} with a small project"
            words = _PROJECT.format(name=self.topic.name, level=LEVEL_NAMES[self.level])
            yield self._work(title, words, "project", PROJECT_HOURS * 4)

    def _work(
        self, title: str, description: str, kind: str, quarters: int, url: str | None = None
    ) -> Work:
        topic, priority = self.topic, PRIORITIES[self.topic.importance]
        return Work(topic.skill_id, topic.name, title, description, kind, url, quarters, priority)


def steps_by_stage(topics: Iterable[Topic]) -> dict[str, list[Step]]:
    """The steps that are still missing, by stage; stages without any are left out."""
    missing = sorted(_missing(topics), key=lambda step: step.order)
    stages = {title: [step for step in missing if step.stage == title] for title in STAGES}
    return {title: steps for title, steps in stages.items() if steps}


def _missing(topics: Iterable[Topic]) -> Iterator[Step]:
    for topic in topics:
        for level in range(max(topic.from_level, 0) + 1, topic.to_level + 1):
            yield Step(topic, level)


def _learn_before_doing(resource: Resource) -> tuple[int, bool, str, Decimal, str, str]:
    """Courses and reading before practice and projects; what is free first."""
    told = resource.title, resource.hours, resource.url or "", resource.description
    return TYPES.index(resource.type), not resource.free, *told
