"""Free resources in the place of others, from what may change to what a person is told."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from roadmaps import services
from roadmaps.enums import TaskStatus
from roadmaps.jobs.replanning import replan_due
from roadmaps.models import Roadmap, RoadmapProposal, RoadmapTask
from roadmaps.selectors.free_resources import free_instead
from roadmaps.selectors.replans import preview_of, prospect_of
from roadmaps.services.proposals import Answer, accept_replan
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from roadmaps.tests.test_replanning import behind, noon
from skills.enums import Level
from skills.tests.factories import LearningResourceFactory, SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sql():
    return SkillFactory(name="SQL")


def resource(skill, title, **values):
    values = {"type": "course", "level": "beginner", "free": True, "hours": 6, **values}
    return LearningResourceFactory(skill=skill, title=title, **values)


def paid(skill, roadmap=None, **values):
    """An open task in the first week of a plan that begins today and wants only what is free."""
    roadmap = roadmap or RoadmapFactory(
        free_only=True, start_date=localdate(), target_end_date=None
    )
    values = {"title": "Academy", "level": Level.BEGINNER, "free": False, **values}
    return RoadmapTaskFactory(roadmap=roadmap, skill=skill, position=1, **values)


def instead(*tasks):
    found = free_instead(tasks)
    return [found[str(task.pk)].title if str(task.pk) in found else None for task in tasks]


def accept(roadmap):
    fresh = Roadmap.objects.get(pk=roadmap.pk)
    digest = prospect_of(fresh, today=localdate()).digest
    return accept_replan(roadmap=roadmap, digest=digest, now=now())


def test_free_resource_of_the_same_kind_takes_the_place(sql):
    resource(sql, "Kata", type="practice", hours=1)
    resource(sql, "Open course", hours=9)
    resource(sql, "Academy", free=False, hours=2)
    resource(sql, "Higher course", level="advanced", hours=1)

    assert instead(paid(sql)) == ["Open course"]
    assert instead(paid(sql, type="practice")) == ["Kata"]


def test_level_without_free_resources_is_practised(sql):
    resource(sql, "Academy", free=False)

    assert instead(paid(sql)) == ["Practise SQL to beginner level"]


def test_two_tasks_of_a_level_never_get_the_same(sql):
    resource(sql, "Kata", type="practice")
    course = paid(sql)
    project = paid(sql, roadmap=course.roadmap, title="Capstone", type="project")

    assert instead(course, project) == [None, "Kata"]


def test_what_is_in_the_plan_already_takes_no_other_place(sql):
    resource(sql, "Open course")
    task = paid(sql)
    done = paid(sql, roadmap=task.roadmap, title="Open course", free=True, status="completed")

    assert instead(task, done) == [None, None]


@pytest.mark.parametrize(
    "values",
    [
        {"free": True},
        {"free": None},
        {"pinned": True},
        {"own": True},
        {"notes": "Half way"},
        {"status": TaskStatus.IN_PROGRESS},
        {"status": TaskStatus.SKIPPED},
        {"level": None},
    ],
)
def test_task_stays_that_is_free_settled_held_or_begun(sql, values, django_assert_num_queries):
    resource(sql, "Open course")
    task = paid(sql, **values)

    with django_assert_num_queries(0):
        assert instead(task) == [None]


def test_planning_anew_changes_resource_and_hours_and_can_be_undone(sql):
    resource(sql, "Open course", hours=Decimal("10.5"), url="https://example.org/open")
    task = paid(sql, link="https://example.org/academy", worded_by="m", description="Worded")
    columns = ("title", "link", "free", "estimated_hours", "spread", "worded_by", "description")
    before = RoadmapTask.objects.values_list(*columns).get(pk=task.pk)

    assert accept(task.roadmap) == Answer.MOVED

    task.refresh_from_db()
    assert (task.title, task.link, task.free) == ("Open course", "https://example.org/open", True)
    assert (task.estimated_hours, task.spread, task.worded_by) == (Decimal("10.5"), [8, 2.5], "")
    assert (task.skill, task.level, task.status) == (sql, "beginner", "pending")
    proposal = RoadmapProposal.objects.get()
    assert (proposal.status, proposal.payload["resources"]) == (
        "accepted",
        {str(task.pk): "Open course"},
    )
    services.undo_change(roadmap=task.roadmap, now=now())
    assert RoadmapTask.objects.values_list(*columns).get(pk=task.pk) == before


def test_planning_anew_is_told_in_the_history(sql):
    resource(sql, "Open course", hours=4)
    task = paid(sql)

    accept(task.roadmap)

    summary = task.roadmap.revisions.get().summary
    assert summary.startswith("Planned anew: 1 task with a free resource now, the plan ends")
    assert accept(task.roadmap) == Answer.NOTHING_TO_MOVE


def test_proposal_that_waited_keeps_the_plan_that_was_taken(sql):
    resource(sql, "Open course")
    roadmap = behind(tasks=3, free_only=True)
    task = roadmap.tasks.order_by("week_number").first()
    RoadmapTask.objects.filter(pk=task.pk).update(skill=sql, level="beginner", free=False)
    replan_due(at=noon(3))
    seen = prospect_of(Roadmap.objects.get(pk=roadmap.pk), today=noon(3).date())

    accept_replan(roadmap=roadmap, digest=seen.digest, now=noon(3))

    proposal = RoadmapProposal.objects.get()
    assert (proposal.status, proposal.digest) == ("accepted", seen.digest)
    assert proposal.payload["resources"] == {str(task.pk): "Open course"}


def test_roadmap_that_wants_paid_ones_too_keeps_its_resources(sql):
    resource(sql, "Open course")
    task = paid(sql)
    Roadmap.objects.update(free_only=False)

    assert accept(task.roadmap) == Answer.NOTHING_TO_MOVE
    task.refresh_from_db()
    assert task.title == "Academy"


def test_catalogue_that_changed_since_the_person_looked_makes_another_plan(sql):
    task = paid(sql)
    seen = prospect_of(task.roadmap, today=localdate()).digest
    resource(sql, "Open course")

    answer = accept_replan(roadmap=task.roadmap, digest=seen, now=now())

    assert answer == Answer.CHANGED
    task.refresh_from_db()
    assert task.title == "Academy"


def test_preview_ends_now_by_the_hours_as_they_are_and_then_by_the_new_ones(sql):
    resource(sql, "Open course", hours=30)
    roadmap = paid(sql, estimated_hours=4).roadmap

    plan = preview_of(roadmap, today=localdate()).prospect.plan

    weeks = [(end - localdate()).days // 7 for end in (plan.end_before, plan.end_after)]
    assert weeks[1] - weeks[0] == 4


def test_page_of_a_new_plan_shows_what_changes_and_what_still_costs(client, member, sql):
    resource(sql, "Open course", hours=6)
    task = paid(sql, roadmap=RoadmapFactory(user=member, free_only=True, start_date=localdate()))
    paid(sql, roadmap=task.roadmap, title="Bootcamp", pinned=True)
    address = reverse("roadmaps:replan", args=[task.roadmap.pk])

    html = " ".join(client.get(address).content.decode().split())

    assert '<td data-label="Instead">Open course</td>' in html
    assert re.search(r'data-label="Hours"> ?6 h, not 4 ?</td>', html)
    still = html.partition("What still costs something")[2].partition("</ul>")[0]
    assert ("Bootcamp" in still, "Academy" in still) == (True, False)


def test_page_without_moves_still_tells_what_costs(client, member, sql):
    task = paid(
        sql,
        roadmap=RoadmapFactory(user=member, free_only=True, start_date=localdate()),
        pinned=True,
    )

    html = client.get(reverse("roadmaps:replan", args=[task.roadmap.pk])).content.decode()

    assert "Nothing has to move" in html
    assert "What still costs something" in html
