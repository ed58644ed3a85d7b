from datetime import date, datetime, timedelta
from decimal import Decimal
from io import StringIO
from threading import Event, Thread

import pytest
from celery.schedules import crontab
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.timezone import get_current_timezone, localdate

from roadmaps.enums import ProposalKind, ProposalStatus, RoadmapStatus, TaskStatus
from roadmaps.jobs.replanning import Sweep, replan_due
from roadmaps.models import Roadmap, RoadmapProposal, RoadmapTask, StudyTime
from roadmaps.services.proposals import decline_replan, propose_replan
from roadmaps.tasks import replan_due_task
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db
START = date(2026, 11, 2)
TASK = "roadmaps.replan_due"


def noon(week, weekday=0):
    """Noon on a day of a week of the roadmap; its weeks begin on Mondays."""
    day = START + timedelta(weeks=week - 1, days=weekday)
    return datetime(day.year, day.month, day.day, 12, tzinfo=get_current_timezone())


def behind(*, tasks=4, **values):
    """A roadmap with a task of eight hours, which fill a week, in each of its weeks."""
    roadmap = RoadmapFactory(start_date=START, duration_weeks=tasks, **values)
    for week in range(1, tasks + 1):
        RoadmapTaskFactory(
            roadmap=roadmap,
            skill=None,
            week_number=week,
            position=1,
            estimated_hours=Decimal(8),
            spread=[Decimal(8)],
        )
    return roadmap


def waiting():
    return RoadmapProposal.objects.filter(status=ProposalStatus.OPEN)


def in_week(roadmap, week):
    return roadmap.tasks.get(week_number=week)


def test_two_missed_weeks_propose_a_new_plan_with_all_it_takes_to_show_it():
    roadmap = behind()

    sweep = replan_due(at=noon(3))

    proposal = waiting().get()
    first = in_week(roadmap, 1)
    assert sweep == Sweep(looked_at=1, due=1, proposed=1)
    assert (proposal.roadmap, proposal.kind, proposal.engine) == (
        roadmap,
        ProposalKind.REPLAN,
        "rules",
    )
    assert proposal.payload["moves"][0] == {
        "task": str(first.pk),
        "week": 3,
        "spread": ["8.00"],
        "position": 1,
    }
    # The reserve of a tenth takes a fifth week before, and a seventh after.
    assert proposal.payload["end_before"] == "2026-12-06"
    assert (proposal.payload["end_after"], proposal.payload["weeks"]) == ("2026-12-20", 7)
    assert (proposal.payload["missed_weeks"], proposal.payload["made_on"]) == (2, "2026-11-16")


def test_one_missed_week_proposes_nothing():
    behind()

    assert replan_due(at=noon(2)) == Sweep()
    assert replan_due(at=noon(2, weekday=6)) == Sweep()
    assert waiting().count() == 0


def test_a_roadmap_that_keeps_its_pace_is_not_due():
    roadmap = behind()
    roadmap.tasks.filter(week_number__lte=2).update(status=TaskStatus.COMPLETED)

    assert replan_due(at=noon(3)) == Sweep(looked_at=1)
    assert waiting().count() == 0


def test_skipped_weeks_are_not_missed():
    roadmap = behind()
    roadmap.tasks.filter(week_number__lte=2).update(status=TaskStatus.SKIPPED)

    assert replan_due(at=noon(3)) == Sweep(looked_at=1)


@pytest.mark.parametrize("status", [RoadmapStatus.PAUSED, RoadmapStatus.ABANDONED])
def test_a_roadmap_that_is_not_active_is_not_looked_at(status):
    behind(status=status)

    assert replan_due(at=noon(5)) == Sweep()


def test_paused_weeks_are_not_missed():
    behind(pauses=[DateRange(START, START + timedelta(weeks=2))])

    assert replan_due(at=noon(3)) == Sweep(looked_at=1)
    assert replan_due(at=noon(5)).proposed == 1


def test_a_plan_of_which_all_that_is_left_is_pinned_has_nothing_to_propose():
    roadmap = behind(tasks=2)
    roadmap.tasks.update(pinned=True)

    assert replan_due(at=noon(3)) == Sweep(looked_at=1, due=1)
    assert waiting().count() == 0


def test_time_off_in_the_week_to_come_is_planned_around():
    roadmap = behind(tasks=2)
    off = DateRange(START + timedelta(weeks=2), START + timedelta(weeks=3))
    StudyTime.objects.create(user=roadmap.user, time_off=[off])

    replan_due(at=noon(3))

    assert [move["week"] for move in waiting().get().payload["moves"]] == [4, 5]


def test_a_calendar_without_a_day_to_learn_on_stops_nobody_else():
    stuck, other = behind(), behind()
    StudyTime.objects.create(user=stuck.user, weekdays_off=[0, 1, 2, 3, 4, 5, 6])

    assert replan_due(at=noon(3)) == Sweep(looked_at=2, due=1, proposed=1, unplannable=1)
    assert waiting().get().roadmap == other


def test_run_twice_leaves_the_proposal_as_it_is():
    behind()
    replan_due(at=noon(3))
    before = waiting().values().get()

    assert replan_due(at=noon(3)) == Sweep(looked_at=1, due=1)
    assert waiting().values().get() == before


def test_a_proposal_follows_what_was_done_since():
    roadmap = behind()
    replan_due(at=noon(3))
    before = waiting().get()
    roadmap.tasks.filter(week_number=4).update(status=TaskStatus.COMPLETED)

    assert replan_due(at=noon(3)) == Sweep(looked_at=1, due=1, refreshed=1)
    after = waiting().get()
    assert after.pk == before.pk
    assert after.digest != before.digest
    assert len(after.payload["moves"]) == len(before.payload["moves"]) - 1


def test_a_proposal_is_closed_when_the_person_caught_up():
    roadmap = behind()
    replan_due(at=noon(3))
    roadmap.tasks.filter(week_number__lte=2).update(status=TaskStatus.COMPLETED)

    assert replan_due(at=noon(3)) == Sweep(looked_at=1, closed=1)
    closed = RoadmapProposal.objects.get()
    assert (closed.status, closed.decided_at) == (ProposalStatus.STALE, noon(3))


def test_a_proposal_is_closed_when_the_roadmap_was_paused():
    roadmap = behind()
    replan_due(at=noon(3))
    roadmap.status = RoadmapStatus.PAUSED
    roadmap.save()

    assert replan_due(at=noon(3)) == Sweep(looked_at=1, closed=1)


def test_once_declined_it_is_offered_after_two_more_missed_weeks_only():
    roadmap = behind()
    replan_due(at=noon(3))
    decline_replan(roadmap=roadmap, now=noon(3))

    assert replan_due(at=noon(4)) == Sweep(looked_at=1)
    assert replan_due(at=noon(5)) == Sweep(looked_at=1, due=1, proposed=1)


def test_a_dry_run_counts_and_changes_nothing():
    behind()
    caught_up = behind()
    replan_due(at=noon(3))
    waiting().exclude(roadmap=caught_up).delete()
    caught_up.tasks.update(status=TaskStatus.COMPLETED)
    before = list(RoadmapProposal.objects.values())

    assert replan_due(at=noon(3), dry_run=True) == Sweep(looked_at=2, due=1, proposed=1, closed=1)
    assert list(RoadmapProposal.objects.values()) == before


def test_no_plan_changes_before_its_owner_says_so():
    behind()
    before = list(RoadmapTask.objects.order_by("pk").values())

    replan_due(at=noon(4))

    assert list(RoadmapTask.objects.order_by("pk").values()) == before


def test_a_proposal_of_wording_is_none_of_its_business():
    roadmap = behind()
    RoadmapProposal.objects.create(
        roadmap=roadmap, kind=ProposalKind.WORDING, engine="x", digest="x", payload={}
    )

    replan_due(at=noon(3))

    assert sorted(waiting().values_list("kind", flat=True)) == ["replan", "wording"]


@pytest.mark.parametrize("count", [1, 7])
def test_a_batch_costs_the_same_queries_for_any_number_of_roadmaps(
    count, django_assert_num_queries
):
    for _ in range(count):
        behind()

    # Five of them, and the savepoint that stands for the transaction.
    with django_assert_num_queries(7):
        assert replan_due(at=noon(3), batch=10).proposed == count


def test_batches_leave_nobody_out_and_take_nobody_twice():
    for _ in range(5):
        behind()

    assert replan_due(at=noon(3), batch=2) == Sweep(looked_at=5, due=5, proposed=5)
    assert waiting().values("roadmap").distinct().count() == 5


def test_propose_replan_gives_the_same_proposal_until_the_tasks_change():
    roadmap = behind()

    first = propose_replan(roadmap=roadmap, now=noon(3))
    second = propose_replan(roadmap=roadmap, now=noon(3))

    assert first.pk == second.pk == waiting().get().pk


def test_propose_replan_gives_none_for_a_roadmap_that_is_not_due():
    assert propose_replan(roadmap=behind(), now=noon(2)) is None


def test_the_command_prints_what_it_did():
    behind()
    out = StringIO()

    call_command("replan_due", today=date(2026, 11, 16), stdout=out)

    assert out.getvalue().splitlines() == [
        "looked at: 1",
        "due: 1",
        "proposed: 1",
        "refreshed: 0",
        "closed: 0",
        "unplannable: 0",
    ]
    assert waiting().count() == 1


def test_the_command_says_that_a_dry_run_wrote_nothing():
    behind()
    out = StringIO()

    call_command("replan_due", "--dry-run", "--today", "2026-11-16", stdout=out)

    assert out.getvalue().splitlines()[-1] == "Nothing was written."
    assert waiting().count() == 0


def test_the_command_refuses_an_empty_batch():
    with pytest.raises(CommandError, match="A batch must hold a roadmap at least"):
        call_command("replan_due", batch=0)


@pytest.mark.django_db(transaction=True)
def test_a_roadmap_on_which_somebody_works_is_left_for_the_next_time():
    busy, other = behind(), behind()
    held, done = Event(), Event()

    def work():
        with transaction.atomic():
            Roadmap.objects.select_for_update().get(pk=busy.pk)
            held.set()
            done.wait()
        connection.close()

    person = Thread(target=work)
    person.start()
    held.wait()
    sweep = replan_due(at=noon(3))
    done.set()
    person.join()

    assert sweep == Sweep(looked_at=1, due=1, proposed=1)
    assert waiting().get().roadmap == other
    assert replan_due(at=noon(3)).proposed == 1


def test_the_task_proposes_by_todays_date():
    roadmap = behind(target_end_date=None)
    roadmap.start_date = localdate() - timedelta(weeks=2)
    roadmap.save()

    replan_due_task()

    assert waiting().get().payload["made_on"] == localdate().isoformat()


def test_beat_sends_the_task_every_day():
    sent = [one for one in settings.CELERY_BEAT_SCHEDULE.values() if one["task"] == TASK]

    assert [one["schedule"] for one in sent] == [crontab(hour="4", minute="0")]
