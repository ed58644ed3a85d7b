from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from progress.selectors.steps import open_in_step, proved_levels
from roadmaps.enums import TaskStatus
from roadmaps.models import RoadmapTask
from skills.enums import Level

BEGINNER, INTERMEDIATE, ADVANCED, _ = Level
ONE, OTHER = uuid4(), uuid4()
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def done(level, hour, roadmap=ONE):
    at = NOON + timedelta(hours=hour)
    return RoadmapTask(
        roadmap_id=roadmap, level=level, status=TaskStatus.COMPLETED, completed_at=at
    )


def open_(level, roadmap=ONE, status=TaskStatus.PENDING):
    return RoadmapTask(roadmap_id=roadmap, level=level, status=status)


@pytest.mark.parametrize(
    ("tasks", "levels"),
    [
        ([done(BEGINNER, 1)], [BEGINNER]),
        ([done(BEGINNER, 1), open_(BEGINNER)], [None]),
        ([done(INTERMEDIATE, 1), open_(INTERMEDIATE)], [BEGINNER]),
        ([done(INTERMEDIATE, 1), open_(ADVANCED)], [INTERMEDIATE]),
        ([done(BEGINNER, 1), done(BEGINNER, 2)], [None, BEGINNER]),
        ([done(BEGINNER, 2), done(BEGINNER, 1)], [BEGINNER, None]),
        ([done(ADVANCED, 1), open_(INTERMEDIATE)], [BEGINNER]),
        ([done(ADVANCED, 1), open_(BEGINNER)], [None]),
        ([done(ADVANCED, 1), done(BEGINNER, 2)], [None, BEGINNER]),
        ([done(BEGINNER, 1), done(INTERMEDIATE, 2)], [BEGINNER, INTERMEDIATE]),
        ([done(BEGINNER, 1), open_(BEGINNER, status=TaskStatus.IN_PROGRESS)], [None]),
        ([done(BEGINNER, 1), open_(BEGINNER, roadmap=OTHER)], [BEGINNER]),
        ([done(BEGINNER, 1), done(INTERMEDIATE, 2, OTHER)], [BEGINNER, INTERMEDIATE]),
    ],
)
def test_level_is_proved_by_the_task_that_leaves_nothing_below_it_open(tasks, levels):
    found = proved_levels(tasks)

    assert [found[task.pk] for task in tasks if task.completed_at] == levels


def test_open_tasks_prove_nothing():
    assert proved_levels([open_(BEGINNER)]) == {}


def test_step_counts_its_own_open_tasks_and_those_of_lower_levels():
    task = done(INTERMEDIATE, 1)
    others = [open_(BEGINNER), open_(INTERMEDIATE), open_(ADVANCED), open_(BEGINNER, OTHER)]

    assert open_in_step(task, [task, *others, done(BEGINNER, 2)]) == 2
