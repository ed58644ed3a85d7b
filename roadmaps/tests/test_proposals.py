from datetime import date
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connection

from roadmaps.enums import ProposalStatus, RevisionKind, RoadmapStatus, TaskStatus
from roadmaps.jobs import recording, undo_last
from roadmaps.jobs.replanning import Sweep, replan_due
from roadmaps.models import Roadmap, RoadmapProposal, RoadmapRevision
from roadmaps.selectors.replans import preview_of, prospect_of
from roadmaps.services.proposals import (
    Answer,
    ReplanError,
    accept_replan,
    decline_replan,
)
from roadmaps.tests.factories import RoadmapTaskFactory
from roadmaps.tests.test_replanning import START, behind, in_week, noon, waiting

pytestmark = pytest.mark.django_db


def digest_of(roadmap, week):
    fresh = Roadmap.objects.get(pk=roadmap.pk)
    return prospect_of(fresh, today=noon(week).date()).digest


def places(roadmap):
    rows = roadmap.tasks.order_by("created_at")
    return [(task.week_number, task.spread, task.position) for task in rows]


def accept(roadmap, week=3):
    return accept_replan(roadmap=roadmap, digest=digest_of(roadmap, week), now=noon(week))


def test_accepting_moves_what_is_left_from_today_on():
    roadmap = behind(tasks=3)
    replan_due(at=noon(3))

    assert accept(roadmap) == Answer.MOVED
    assert [week for week, _, _ in places(roadmap)] == [3, 4, 5]
    assert [spread for _, spread, _ in places(roadmap)] == [[Decimal("8.00")]] * 3
    proposal = RoadmapProposal.objects.get()
    assert (proposal.status, proposal.decided_at) == (ProposalStatus.ACCEPTED, noon(3))


def test_accepting_lets_end_and_weeks_follow_and_the_deadline_stay():
    roadmap = behind(tasks=3, deadline=date(2026, 11, 22))
    plan = prospect_of(roadmap, today=noon(3).date()).plan

    accept(roadmap)

    roadmap.refresh_from_db()
    assert (roadmap.duration_weeks, roadmap.target_end_date) == (plan.weeks, plan.end_after)
    assert roadmap.deadline == date(2026, 11, 22)
    assert roadmap.target_end_date > roadmap.deadline


def test_accepting_brings_the_outlines_in_line():
    roadmap = behind(tasks=3)

    accept(roadmap)

    roadmap.refresh_from_db()
    weeks = [week["week"] for phase in roadmap.phases for week in phase["weeks"]]
    assert weeks == [3, 4, 5]


def test_done_skipped_and_pinned_tasks_never_move():
    roadmap = behind(tasks=5)
    stay = {1: TaskStatus.COMPLETED, 2: TaskStatus.SKIPPED}
    for week, status in stay.items():
        roadmap.tasks.filter(week_number=week).update(status=status)
    roadmap.tasks.filter(week_number=3).update(pinned=True)
    rows = roadmap.tasks.filter(week_number__lte=3).order_by("pk")
    keys = [task.pk for task in rows]
    before = list(rows.values("week_number", "spread", "position"))

    assert accept(roadmap, week=6) == Answer.MOVED

    after = roadmap.tasks.filter(pk__in=keys).order_by("pk")
    assert list(after.values("week_number", "spread", "position")) == before
    assert min(task.week_number for task in roadmap.tasks.exclude(pk__in=keys)) == 6


def test_a_plan_taken_on_request_is_kept_as_an_accepted_proposal():
    roadmap = behind()
    assert waiting().count() == 0

    accept(roadmap, week=2)

    proposal = RoadmapProposal.objects.get()
    assert (proposal.status, proposal.payload["missed_weeks"]) == (ProposalStatus.ACCEPTED, 1)


def test_an_accepted_plan_can_be_undone():
    roadmap = behind()
    before = places(roadmap)
    accept(roadmap)

    undone = undo_last(roadmap, at=noon(3))

    assert (undone.revision.kind, undone.kept) == (RevisionKind.REPLANNED, ())
    assert places(roadmap) == before
    roadmap.refresh_from_db()
    assert roadmap.duration_weeks == 4


def test_a_plan_that_was_taken_back_is_offered_after_two_more_missed_weeks_only():
    roadmap = behind()
    replan_due(at=noon(3))
    accept(roadmap)

    undo_last(roadmap, at=noon(3))

    swept = [replan_due(at=noon(week)) for week in (3, 4, 5)]
    assert swept == [Sweep(looked_at=1)] * 2 + [Sweep(looked_at=1, due=1, proposed=1)]


def test_taking_a_plan_back_closes_the_one_that_was_proposed_since():
    roadmap = behind()
    accept(roadmap)
    replan_due(at=noon(5))
    assert waiting().count() == 1

    undo_last(roadmap, at=noon(5))

    assert waiting().count() == 0
    stale = RoadmapProposal.objects.get(status=ProposalStatus.STALE)
    assert (stale.roadmap, stale.decided_at) == (roadmap, noon(5))


def test_taking_another_change_back_declines_nothing():
    roadmap = behind()
    replan_due(at=noon(3))
    with recording(roadmap, kind=RevisionKind.EDITED, summary="Named", at=noon(3)) as row:
        row.title = "Another name"
        row.save(update_fields=["title"])

    undo_last(roadmap, at=noon(3))

    roadmap.refresh_from_db()
    assert (roadmap.replan_declined_on, waiting().count()) == (None, 1)


def test_a_plan_that_was_taken_back_can_be_taken_again_on_request():
    roadmap = behind()
    accept(roadmap)
    undo_last(roadmap, at=noon(3))

    assert accept(roadmap) == Answer.MOVED


def test_the_revision_says_how_many_tasks_moved_and_until_when():
    roadmap = behind(tasks=1)

    accept(roadmap, week=2)

    roadmap.refresh_from_db()
    end = f"{roadmap.target_end_date:%-d %B %Y}"
    assert RoadmapRevision.objects.get().summary == (
        f"Planned anew: 1 task moved, the plan ends on {end}"
    )


def test_accepting_twice_moves_once():
    roadmap = behind()
    digest = digest_of(roadmap, 3)
    accept_replan(roadmap=roadmap, digest=digest, now=noon(3))
    after = places(roadmap)

    assert accept_replan(roadmap=roadmap, digest=digest, now=noon(3)) == Answer.NOTHING_TO_MOVE
    assert places(roadmap) == after
    assert RoadmapRevision.objects.count() == 1
    assert RoadmapProposal.objects.get().status == ProposalStatus.ACCEPTED


@pytest.mark.django_db(transaction=True)
def test_accepting_in_two_tabs_at_once_moves_once():
    roadmap = behind()
    digest, start, answers = digest_of(roadmap, 3), Barrier(2), []

    def tab():
        start.wait()
        answers.append(accept_replan(roadmap=roadmap, digest=digest, now=noon(3)))
        connection.close()

    tabs = [Thread(target=tab) for _ in range(2)]
    for one in tabs:
        one.start()
    for one in tabs:
        one.join()

    assert sorted(answers) == [Answer.MOVED, Answer.NOTHING_TO_MOVE]
    assert RoadmapRevision.objects.count() == 1


def test_a_stale_plan_moves_nothing_and_a_new_one_is_proposed():
    roadmap = behind()
    replan_due(at=noon(3))
    seen = digest_of(roadmap, 3)
    roadmap.tasks.filter(week_number=4).update(status=TaskStatus.COMPLETED)
    before = places(roadmap)

    assert accept_replan(roadmap=roadmap, digest=seen, now=noon(3)) == Answer.CHANGED

    assert places(roadmap) == before
    assert RoadmapRevision.objects.count() == 0
    stale, new = RoadmapProposal.objects.order_by("created_at")
    assert (stale.status, new.status) == (ProposalStatus.STALE, ProposalStatus.OPEN)
    assert (stale.digest, new.digest) == (seen, digest_of(roadmap, 3))


def test_hours_a_week_that_changed_make_a_plan_stale():
    roadmap = behind()
    seen = digest_of(roadmap, 3)
    Roadmap.objects.update(hours_per_week=4)

    assert accept_replan(roadmap=roadmap, digest=seen, now=noon(3)) == Answer.CHANGED


def test_yesterdays_plan_is_stale_where_today_makes_another():
    roadmap = behind()
    seen = digest_of(roadmap, 3)

    assert accept_replan(roadmap=roadmap, digest=seen, now=noon(4)) == Answer.CHANGED


def test_declining_changes_nothing_but_is_remembered():
    roadmap = behind()
    replan_due(at=noon(3))
    before = places(roadmap)

    decline_replan(roadmap=roadmap, now=noon(3))

    roadmap.refresh_from_db()
    assert places(roadmap) == before
    assert roadmap.replan_declined_on == noon(3).date()
    assert RoadmapProposal.objects.get().status == ProposalStatus.DECLINED


def test_a_declined_plan_can_be_taken_on_request():
    roadmap = behind()
    decline_replan(roadmap=roadmap, now=noon(3))

    assert accept(roadmap) == Answer.MOVED


@pytest.mark.parametrize("status", [RoadmapStatus.PAUSED, RoadmapStatus.ABANDONED])
def test_a_roadmap_that_is_not_active_is_refused(status):
    roadmap = behind(status=status)

    with pytest.raises(ReplanError, match=f"This roadmap is {status.value}"):
        accept_replan(roadmap=roadmap, digest="", now=noon(3))
    with pytest.raises(ReplanError, match=f"This roadmap is {status.value}"):
        decline_replan(roadmap=roadmap, now=noon(3))


def test_preview_names_weeks_and_days_before_and_after():
    roadmap = behind(tasks=2)

    preview = preview_of(roadmap, today=noon(3).date())

    first = preview.shifts[0]
    assert first.task == in_week(roadmap, 1)
    assert (first.before.first_week, first.before.starts, first.before.ends) == (
        1,
        START,
        date(2026, 11, 8),
    )
    assert (first.after.first_week, first.after.starts, first.after.ends) == (
        3,
        date(2026, 11, 16),
        date(2026, 11, 22),
    )
    assert (preview.due, preview.reordered) == (True, 0)


def test_preview_counts_what_stays():
    roadmap = behind(tasks=4)
    roadmap.tasks.filter(week_number=1).update(status=TaskStatus.COMPLETED, pinned=True)
    roadmap.tasks.filter(week_number=2).update(status=TaskStatus.SKIPPED)
    roadmap.tasks.filter(week_number=3).update(pinned=True)

    preview = preview_of(roadmap, today=noon(4).date())

    assert (preview.done, preview.skipped, preview.pinned) == (1, 1, 1)


@pytest.mark.parametrize(
    ("deadline", "meeting"),
    [(None, None), (date(2027, 3, 1), "met"), (date(2026, 11, 23), "missed")],
)
def test_preview_holds_the_new_plan_to_the_deadline(deadline, meeting):
    roadmap = behind(deadline=deadline)

    assert preview_of(roadmap, today=noon(3).date()).meeting == meeting


def test_preview_is_tight_where_the_work_meets_the_deadline_and_its_reserve_does_not():
    roadmap = behind()
    plan = prospect_of(roadmap, today=noon(3).date()).plan
    assert plan.work_end < plan.end_after
    roadmap.deadline = plan.work_end

    assert preview_of(roadmap, today=noon(3).date()).meeting == "tight"


def test_ways_out_are_the_fewest_hours_and_the_optional_tasks_with_their_ends():
    roadmap = behind(deadline=date(2026, 12, 6))
    optional = in_week(roadmap, 4)
    optional.priority = "low"
    optional.save()

    preview = preview_of(roadmap, today=noon(3).date())

    # Four tasks of 8 h with a tenth as reserve are 35.25 h, for the three weeks until then.
    assert (preview.more_hours.hours, preview.more_hours.end) == (12, date(2026, 12, 6))
    assert preview.more_hours.enough is True
    assert preview.fewer_tasks.tasks == (optional,)
    # Three of them are 26.5 h, which is more than three weeks of eight.
    assert (preview.fewer_tasks.end, preview.fewer_tasks.enough) == (date(2026, 12, 13), False)


def test_ways_out_say_when_even_the_most_hours_are_not_enough():
    roadmap = behind(deadline=date(2026, 11, 15))

    preview = preview_of(roadmap, today=noon(3).date())

    assert (preview.more_hours.hours, preview.more_hours.enough) == (60, False)
    assert preview.fewer_tasks is None


def test_there_are_no_more_hours_than_the_most():
    roadmap = behind(deadline=date(2026, 11, 15), hours_per_week=60)

    assert preview_of(roadmap, today=noon(3).date()).more_hours is None


def test_preview_counts_tasks_that_stay_in_their_week_apart():
    roadmap = behind(tasks=1)
    long = in_week(roadmap, 1)
    begun = RoadmapTaskFactory(
        roadmap=roadmap,
        skill=None,
        week_number=1,
        position=2,
        estimated_hours=Decimal(2),
        status=TaskStatus.IN_PROGRESS,
        actual_hours=Decimal(1),
    )

    preview = preview_of(roadmap, today=START)

    # What is in progress goes first, so the long task runs over the end of the week.
    [shift] = preview.shifts
    assert (shift.task, shift.after.last_week) == (long, 2)
    assert preview.reordered == 1
    assert str(begun.pk) in {move.task_id for move in preview.prospect.plan.moves}
