"""What the planner needs to know: what a person lacks, and where it is learnt."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush
from uuid import UUID

from careers.enums import Importance
from careers.models import CareerPath, CareerSkill
from roadmaps.models import Roadmap, RoadmapRequest, StudyTime
from roadmaps.planning import Brief, Calendar, Resource, Topic
from roadmaps.selectors.pace import calendar_of, study_time_of
from skills.enums import Level
from skills.models import LearningResource, Skill, SkillPrerequisite
from skills.selectors import levels_of, resources_by_skill

MOST_IMPORTANT_FIRST = list(Importance)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A skill that is to reach a level, 1 to 3. `because` is the name of the skill that needs it,
    where nothing else asks for it.
    """

    skill_id: str
    name: str
    area: str
    importance: Importance
    rank: int
    because: str = ""

    @property
    def order(self) -> tuple[int, str, str]:
        return MOST_IMPORTANT_FIRST.index(self.importance), self.name, self.skill_id


@dataclass(frozen=True, slots=True)
class Gap:
    """What a person lacks for a career or for skills of their choice, and all that leads there.

    `wanted` is what is asked for and below its level; `requires` are the prerequisites of all
    skills, by id.
    """

    wanted: tuple[Wanted, ...]
    levels: Mapping[str, int]
    requires: Mapping[str, Sequence[Skill]]
    resources: Mapping[UUID, Sequence[LearningResource]]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """All of them, with the prerequisites that the person does not have."""
        return self._topics(())

    @property
    def optional(self) -> list[Wanted]:
        """What a plan may leave out."""
        return [one for one in self.wanted if one.importance == Importance.NICE_TO_HAVE]

    @property
    def areas(self) -> list[str]:
        return sorted({topic.area for topic in self.topics if topic.area})

    def brief(
        self,
        *,
        calendar: Calendar,
        deadline: date | None = None,
        focus: Collection[str] = (),
        free_only: bool = False,
        dropped: Collection[str] = (),
    ) -> Brief:
        """The brief without the optional skills of `dropped` that nothing else needs."""
        return Brief(
            topics=self._topics(dropped),
            calendar=calendar,
            deadline=deadline,
            focus=frozenset(focus),
            free_only=free_only,
        )

    def _topics(self, dropped: Collection[str]) -> tuple[Topic, ...]:
        left_out = [one for one in self.optional if one.skill_id in dropped]
        kept = [one for one in self.wanted if one not in left_out]
        return tuple(self._topic(one) for one in with_prerequisites(kept, self))

    def _topic(self, one: Wanted) -> Topic:
        needed = frozenset(str(skill.pk) for skill in self.requires.get(one.skill_id, ()))
        return Topic(
            skill_id=one.skill_id,
            name=one.name,
            importance=one.importance.value,
            from_level=self.levels.get(one.skill_id, 0),
            to_level=one.rank,
            resources=resources_from(self.resources.get(UUID(one.skill_id), ())),
            prerequisites=needed,
            area=one.area,
            because=one.because,
        )


def brief_from(
    *,
    career: CareerPath | None,
    targets: Mapping[str, int],
    levels: Mapping[str, int],
    calendar: Calendar,
    deadline: date | None = None,
    focus: Collection[str] = (),
    free_only: bool = False,
    dropped: Collection[str] = (),
) -> Brief:
    """A brief towards a career or, without one, towards `targets` (skill id to rank): 3 queries.

    `dropped` are ids of optional skills to leave out; what others need is planned all the same.
    """
    gap = gap_of(career=career, targets=targets, levels=levels)
    return gap.brief(
        calendar=calendar, deadline=deadline, focus=focus, free_only=free_only, dropped=dropped
    )


def brief_for(request: RoadmapRequest) -> Brief:
    """What the planner has to know to answer a request: five queries."""
    return brief_from(
        career=request.career_path,
        targets=request.targets,
        levels=levels_of(request.user),
        calendar=calendar_from(
            start=request.start_date,
            hours_per_week=request.hours_per_week,
            study_time=study_time_of(request.user),
        ),
        deadline=request.deadline,
        focus=request.focus_areas,
        free_only=request.free_only,
        dropped=[str(skill_id) for skill_id in request.dropped],
    )


def calendar_from(*, start: date, hours_per_week: int, study_time: StudyTime) -> Calendar:
    """The weeks of a roadmap that is still to be made."""
    roadmap = Roadmap(start_date=start, hours_per_week=hours_per_week)
    return calendar_of(roadmap, study_time, today=start)


def gap_of(
    *, career: CareerPath | None, targets: Mapping[str, int], levels: Mapping[str, int]
) -> Gap:
    """What is missing, with the prerequisites and resources of all of it: three queries."""
    asked = _required(career) if career else _chosen(targets)
    missing = [one for one in asked if one.rank > levels.get(one.skill_id, 0)]
    wanted = tuple(sorted(missing, key=lambda one: one.order))
    gap = Gap(wanted, levels, _requires(), {})
    reached = (one.skill_id for one in with_prerequisites(wanted, gap))
    return Gap(wanted, levels, gap.requires, resources_by_skill(reached))


def with_prerequisites(wanted: Iterable[Wanted], gap: Gap) -> list[Wanted]:
    """These and, at beginner level, whatever must be known first and is not known at all.

    What is added is as important as the most important skill that needs it.
    """
    found = {one.skill_id: one for one in wanted}
    waiting = [one.order for one in found.values()]
    heapify(waiting)
    while waiting:
        needing = found[heappop(waiting)[-1]]
        for one in _lacking(needing, gap):
            if one.skill_id not in found:
                found[one.skill_id] = one
                heappush(waiting, one.order)
    return sorted(found.values(), key=lambda one: one.order)


def _lacking(needing: Wanted, gap: Gap) -> Iterator[Wanted]:
    """The prerequisites of a skill that the person does not have at all."""
    for skill in gap.requires.get(needing.skill_id, ()):
        key = str(skill.pk)
        if not gap.levels.get(key):
            area, importance = skill.category, needing.importance
            yield Wanted(key, skill.name, area, importance, 1, because=needing.name)


def _required(career: CareerPath) -> Iterator[Wanted]:
    rows = CareerSkill.objects.filter(career_path=career).select_related("skill")
    for row in rows:
        key, skill = str(row.skill_id), row.skill
        yield Wanted(key, skill.name, skill.category, row.known_importance, row.minimum_rank)


def _chosen(targets: Mapping[str, int]) -> Iterator[Wanted]:
    for skill in Skill.objects.filter(pk__in=list(targets)):
        key = str(skill.pk)
        yield Wanted(key, skill.name, skill.category, Importance.ESSENTIAL, targets[key])


def _requires() -> dict[str, list[Skill]]:
    """The prerequisites of the whole catalogue; a few hundred, so that one query does."""
    found: defaultdict[str, list[Skill]] = defaultdict(list)
    pairs = SkillPrerequisite.objects.order_by("requires__name").values_list(
        "skill", "requires", "requires__name", "requires__category"
    )
    for skill_id, required, name, category in pairs:
        found[str(skill_id)].append(Skill(pk=required, name=name, category=category))
    return dict(found)


def resources_from(rows: Iterable[LearningResource]) -> tuple[Resource, ...]:
    return tuple(
        Resource(
            title=row.title,
            url=row.url or None,
            type=row.type,
            level=Level(row.level).rank,
            hours=row.hours,
            free=row.free,
            description=row.description,
        )
        for row in rows
    )
