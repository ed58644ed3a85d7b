"""What roadmaps teach when two skills become one, and when they are two again."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.dispatch import receiver

from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.selectors import outline_of
from skills.models import Skill
from skills.services.merging import Impact
from skills.signals import merge_previewed, skills_merging, skills_moved


@receiver(merge_previewed)
def roadmaps_that_teach_it(gone: Skill, **_: Any) -> Impact:
    return Impact("roadmaps", Roadmap.objects.filter(tasks__skill=gone).distinct().count())


@receiver(skills_merging)
def move_tasks(kept: Skill, gone: Skill, **_: Any) -> None:
    RoadmapTask.objects.filter(skill=gone).update(skill=kept)


@receiver(skills_moved)
def follow_in_outlines(skill_ids: Collection[UUID], **_: Any) -> None:
    """The outlines name skills; to their owners the roadmaps are as old as before."""
    for roadmap in Roadmap.objects.filter(tasks__skill__in=skill_ids).distinct():
        outline = outline_of(roadmap)
        roadmap.phases, roadmap.milestones = outline.phases, outline.milestones
        roadmap.resources = outline.resources
        roadmap.save(update_fields=["phases", "milestones", "resources"])
