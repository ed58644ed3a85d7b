"""What a person need not learn any more."""

from collections.abc import Mapping
from uuid import UUID

from roadmaps.models import Roadmap
from roadmaps.selectors.lists import OPEN_STATUSES
from skills.enums import Level


def already_known(roadmap: Roadmap, levels: Mapping[str, int]) -> set[UUID]:
    """The fetched open tasks that lead no higher than the person is, by `levels` of their skills.

    What the person added themselves is not among them.
    """
    return {
        task.pk
        for task in roadmap.tasks.all()
        if task.status in OPEN_STATUSES
        and task.level
        and not task.own
        and levels.get(str(task.skill_id), 0) >= Level(task.level).rank
    }
