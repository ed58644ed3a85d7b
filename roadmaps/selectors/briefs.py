"""What the planner needs to know."""

from collections.abc import Sequence
from decimal import Decimal

from careers.models import CareerSkill
from roadmaps.models import RoadmapRequest
from roadmaps.planning import Brief, Resource, Topic
from skills.enums import Level
from skills.models import LearningResource
from skills.selectors import levels_of, resources_by_skill


def brief_for(request: RoadmapRequest) -> Brief:
    """What the planner has to know to answer a request."""
    levels = levels_of(request.user)
    rows = CareerSkill.objects.filter(career_path=request.career_path_id).select_related("skill")
    gaps = [row for row in rows if row.minimum_rank > levels.get(str(row.skill_id), 0)]
    resources = resources_by_skill(str(row.skill_id) for row in gaps)
    topics = (
        Topic(
            skill_id=str(row.skill_id),
            name=row.skill.name,
            importance=row.known_importance.value,
            from_level=levels.get(str(row.skill_id), 0),
            to_level=row.minimum_rank,
            resources=_resources(resources.get(row.skill_id, [])),
        )
        for row in gaps
    )
    hours = Decimal(request.hours_per_week)
    return Brief(topics=tuple(topics), hours_per_week=hours, start=request.start_date)


def _resources(rows: Sequence[LearningResource]) -> tuple[Resource, ...]:
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
