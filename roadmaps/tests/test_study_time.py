from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.tests.factories import UserFactory
from roadmaps import services
from roadmaps.enums import RoadmapStatus
from roadmaps.models import StudyTime
from roadmaps.selectors.time import roadmap_shares
from roadmaps.services import time
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 4)


@pytest.fixture
def user():
    return UserFactory()


def off(user, first, last):
    row = services.add_time_off(user=user, first=first, last=last)
    row.refresh_from_db()
    return [(days.lower, days.upper) for days in row.time_off]


def day(number):
    return date(2026, 12, number)


def test_week_is_made_once_and_then_changed(user):
    services.set_study_time(user=user, hours_per_week=10, weekdays_off=[6, 5, 6])
    services.set_study_time(user=user, hours_per_week=None, weekdays_off=[6])

    row = StudyTime.objects.get()
    assert (row.user, row.hours_per_week, row.weekdays_off) == (user, None, [6])


def test_week_needs_a_day_to_learn_on(user):
    with pytest.raises(services.StudyTimeError, match="at least one day"):
        services.set_study_time(user=user, hours_per_week=10, weekdays_off=range(7))

    assert StudyTime.objects.count() == 0


def test_week_cannot_have_fewer_hours_than_active_roadmaps_take(user):
    RoadmapFactory(user=user, title="Data", hours_per_week=6)
    RoadmapFactory(user=user, title="Web", hours_per_week=5)
    RoadmapFactory(user=user, hours_per_week=20, status=RoadmapStatus.PAUSED)
    RoadmapFactory(hours_per_week=20)

    with pytest.raises(services.StudyTimeError) as refusal:
        services.set_study_time(user=user, hours_per_week=10, weekdays_off=[])

    assert str(refusal.value) == (
        "Data 6 h, Web 5 h: together they take 11 hours a week, more than 10. "
        "Pause one of them or lower its hours first."
    )
    services.set_study_time(user=user, hours_per_week=11, weekdays_off=[])
    assert StudyTime.objects.get().hours_per_week == 11


def test_time_off_holds_both_its_days(user):
    assert off(user, day(5), day(5)) == [(day(5), day(6))]


@pytest.mark.parametrize(
    ("first", "last", "merged"),
    [
        (12, 14, [(10, 15)]),
        (8, 10, [(8, 13)]),
        (13, 15, [(10, 16)]),
        (5, 9, [(5, 13)]),
        (1, 20, [(1, 21)]),
        (14, 15, [(10, 13), (14, 16)]),
        (5, 8, [(5, 9), (10, 13)]),
    ],
)
def test_times_off_that_overlap_or_touch_become_one(user, first, last, merged):
    off(user, day(10), day(12))

    assert off(user, day(first), day(last)) == [(day(one), day(two)) for one, two in merged]


def test_time_off_cannot_end_before_it_begins(user):
    with pytest.raises(services.StudyTimeError, match="before the first"):
        services.add_time_off(user=user, first=day(5), last=day(4))


def test_times_off_have_a_highest_number(user):
    alternate = [date(2026, 1, 1) + timedelta(days=3 * n) for n in range(time.MOST_TIME_OFF)]
    ranges = [DateRange(one, one + timedelta(days=1)) for one in alternate]
    StudyTime.objects.create(user=user, time_off=ranges)

    with pytest.raises(services.StudyTimeError, match="50 times off"):
        services.add_time_off(user=user, first=day(5), last=day(5))

    assert len(off(user, alternate[0], alternate[-1])) == 1


def test_time_off_is_taken_back_by_its_first_day(user):
    off(user, day(1), day(2))
    off(user, day(10), day(12))

    assert services.remove_time_off(user=user, first=day(1)) is True
    assert services.remove_time_off(user=user, first=day(1)) is False
    assert len(StudyTime.objects.get().time_off) == 1


def shares(user):
    row = StudyTime.objects.get(user=user)
    listed = roadmap_shares(owner=user, study_time=row, today=TODAY)
    return {share.roadmap.title: share.crowded for share in listed}


def test_shares_name_the_weeks_that_time_off_makes_too_full(user):
    plan = RoadmapFactory(user=user, title="Data")
    for week in (1, 2, 3):
        RoadmapTaskFactory(roadmap=plan, week_number=week, estimated_hours=6)
    RoadmapFactory(user=user, title="Paused", status=RoadmapStatus.PAUSED)
    services.set_study_time(user=user, hours_per_week=None, weekdays_off=[])
    assert shares(user) == {"Data": []}

    services.add_time_off(user=user, first=date(2026, 11, 12), last=date(2026, 11, 18))

    assert shares(user) == {"Data": [2, 3]}


def test_shares_leave_out_weeks_that_are_over_or_done(user):
    plan = RoadmapFactory(user=user, title="Data", start_date=date(2026, 10, 26))
    RoadmapTaskFactory(roadmap=plan, week_number=1, estimated_hours=20)
    RoadmapTaskFactory(roadmap=plan, week_number=2, estimated_hours=20, status="completed")
    services.set_study_time(user=user, hours_per_week=None, weekdays_off=[])

    assert shares(user) == {"Data": []}


@pytest.mark.parametrize("count", [1, 4])
def test_shares_cost_the_same_queries_for_any_number(user, count, django_assert_num_queries):
    for plan in RoadmapFactory.create_batch(count, user=user):
        RoadmapTaskFactory(roadmap=plan)
    row = StudyTime.objects.create(user=user)

    with django_assert_num_queries(2):
        assert len(roadmap_shares(owner=user, study_time=row, today=TODAY)) == count
