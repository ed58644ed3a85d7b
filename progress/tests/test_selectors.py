from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from careers.selectors import ranking
from careers.tests.factories import CareerSkillFactory
from cvs.enums import CVStatus
from cvs.selectors import active_cv
from cvs.tests.factories import CVFactory, CVSkillFactory, ParsedCVFactory
from progress import selectors
from progress.tests.factories import ActivityFactory
from roadmaps.enums import ProposalKind, RequestStatus, RoadmapStatus, TaskStatus
from roadmaps.models import RoadmapProposal
from roadmaps.tests.factories import RoadmapFactory, RoadmapRequestFactory, RoadmapTaskFactory
from skills.tests.factories import CertificationFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)  # a Friday
MONDAY = date(2026, 11, 16)


@pytest.fixture
def person():
    return UserFactory()


def board(person):
    return selectors.dashboard(owner=person, today=TODAY)


def step(person):
    chosen = board(person).next_step
    return chosen.title, chosen.url


def fit(person):
    """The person gets a skill that a career asks for."""
    need = CareerSkillFactory(career_path__title="Data Analyst")
    UserSkillFactory(user=person, skill=need.skill)


def test_activity_list_is_the_latest_day_first_and_the_persons_alone(person):
    older = ActivityFactory(user=person, date_logged=MONDAY)
    newer = ActivityFactory(user=person, date_logged=TODAY)
    again = ActivityFactory(user=person, date_logged=MONDAY)
    ActivityFactory()

    assert list(selectors.activity_list(owner=person)) == [newer, again, older]


def test_weeks_logged_holds_twelve_weeks_with_those_without_hours(person):
    ActivityFactory(user=person, date_logged=MONDAY, hours_spent=Decimal("1.5"))
    ActivityFactory(user=person, date_logged=TODAY, hours_spent=2)
    ActivityFactory(user=person, date_logged=MONDAY - timedelta(days=1), hours_spent=4)
    ActivityFactory(user=person, date_logged=MONDAY - timedelta(weeks=11), hours_spent=8)
    ActivityFactory(user=person, date_logged=MONDAY - timedelta(weeks=11, days=1), hours_spent=16)
    ActivityFactory(user=person, date_logged=TODAY, hours_spent=None)
    ActivityFactory(user=person, date_logged=TODAY + timedelta(days=1), hours_spent=32)
    ActivityFactory(date_logged=TODAY)

    weeks = selectors.weeks_logged(owner=person, today=TODAY)

    assert [week.monday for week in weeks] == [
        MONDAY - timedelta(weeks=number) for number in range(11, -1, -1)
    ]
    assert [week.hours for week in weeks] == [8, *[0] * 9, 4, Decimal("3.5")]


def test_weeks_logged_tell_the_hours_for_roadmaps_apart(person):
    ActivityFactory(user=person, date_logged=TODAY, hours_spent=2)
    ActivityFactory(
        user=person, date_logged=TODAY, hours_spent=3, roadmap=RoadmapFactory(user=person)
    )

    week = selectors.weeks_logged(owner=person, today=TODAY)[-1]

    assert (week.hours, week.on_plan) == (5, 3)


def test_chart_names_each_week_by_its_monday():
    weeks = [selectors.Week(date(2026, 11, 2), Decimal(3), Decimal(0))]

    assert selectors.chart_of(weeks) == [("2 Nov", 3)]


def test_totals_count_everything_and_this_week(person):
    ActivityFactory(user=person, date_logged=date(2025, 1, 1), hours_spent=10)
    ActivityFactory(user=person, date_logged=TODAY, hours_spent=None)
    ActivityFactory(user=person, date_logged=TODAY, hours_spent=2)
    weeks = selectors.weeks_logged(owner=person, today=TODAY)

    assert selectors.totals(owner=person, weeks=weeks) == selectors.Totals(3, 12, 2)


def test_totals_of_an_empty_log_are_zero(person):
    weeks = selectors.weeks_logged(owner=person, today=TODAY)

    assert selectors.totals(owner=person, weeks=weeks) == selectors.Totals(0, 0, 0)


def test_next_step_of_somebody_new_is_the_cv(person):
    assert step(person) == ("Upload your CV", reverse("cvs:list"))


@pytest.mark.parametrize("status", [CVStatus.UPLOADED, CVStatus.PARSING])
def test_next_step_is_to_watch_a_cv_that_is_being_read(person, status):
    cv = CVFactory(user=person, is_active=True, status=status)

    assert step(person) == ("Your CV is being read", reverse("cvs:detail", args=[cv.pk]))


def test_next_step_is_to_mend_a_cv_that_could_not_be_read(person):
    cv = CVFactory(
        user=person, is_active=True, status=CVStatus.ERROR, parsing_errors="Only images."
    )

    assert step(person) == ("Your CV could not be read", reverse("cvs:detail", args=[cv.pk]))
    assert board(person).next_step.text == "Only images."


@pytest.mark.parametrize(
    ("count", "text"), [(1, "1 skill waits for your word."), (2, "2 skills wait for your word.")]
)
def test_next_step_is_to_review_what_was_read(person, count, text):
    cv = ParsedCVFactory(user=person, is_active=True)
    CVSkillFactory.create_batch(count, cv=cv)

    assert step(person) == ("Check what we read", reverse("cvs:review", args=[cv.pk]))
    assert board(person).next_step.text == text


def test_next_step_after_a_cv_without_skills_is_to_add_some(person):
    ParsedCVFactory(user=person, is_active=True)

    assert step(person) == ("Add your skills", reverse("skills:list"))


def test_next_step_with_skills_is_to_plan_the_best_career(person):
    fit(person)

    assert step(person) == ("Plan your next career", reverse("careers:ranking"))
    assert board(person).next_step.text == (
        "Data Analyst fits you best today. A roadmap closes the gap."
    )


def test_next_step_is_to_watch_a_roadmap_that_is_being_planned(person):
    fit(person)
    asked = RoadmapRequestFactory(user=person)

    assert step(person) == (
        "Your roadmap is being planned",
        reverse("roadmaps:request", args=[asked.pk]),
    )


def test_next_step_does_not_wait_for_a_request_that_failed(person):
    fit(person)
    RoadmapRequestFactory(user=person, status=RequestStatus.FAILED)

    assert step(person)[0] == "Plan your next career"


def test_next_step_of_a_roadmap_is_its_first_open_task(person):
    task = RoadmapTaskFactory(roadmap__user=person, title="Joins", week_number=2)
    RoadmapTaskFactory(roadmap=task.roadmap, week_number=3)

    assert step(person) == ("Joins", reverse("roadmaps:task", args=[task.pk]))


def test_next_step_is_to_look_at_a_new_plan_that_waits(person):
    task = RoadmapTaskFactory(roadmap__user=person)
    offered = {"kind": ProposalKind.REPLAN, "engine": "rules", "digest": "", "payload": {}}
    RoadmapProposal.objects.create(
        roadmap=task.roadmap, **{**offered, "kind": ProposalKind.WORDING}
    )
    RoadmapProposal.objects.create(roadmap=RoadmapFactory(), **offered)
    before = step(person)[0]

    RoadmapProposal.objects.create(roadmap=task.roadmap, **offered)

    assert before == task.title
    assert step(person) == (
        "Look at a new plan",
        reverse("roadmaps:replan", args=[task.roadmap_id]),
    )


def test_next_step_of_a_week_that_is_done_is_to_look_ahead(person):
    plan = RoadmapFactory(user=person, title="Becoming an analyst")
    RoadmapTaskFactory(roadmap=plan, week_number=4)

    chosen = board(person).next_step

    assert (chosen.title, chosen.url) == (
        "You are up to date",
        reverse("roadmaps:week", args=[plan.pk, 4]),
    )
    assert chosen.text == (
        "Nothing else is planned for now. Becoming an analyst goes on in week 4. "
        "It begins on 23 November."
    )


def test_next_step_after_the_last_task_is_another_career(person):
    fit(person)
    RoadmapTaskFactory(roadmap__user=person, status=TaskStatus.SKIPPED)

    assert board(person).next_step.text == (
        "Every task of your roadmaps is done. Choose what comes next."
    )


def test_dashboard_gathers_what_belongs_to_the_person(person):
    fit(person)
    cv = ParsedCVFactory(user=person, is_active=True)
    task = RoadmapTaskFactory(roadmap__user=person)
    RoadmapFactory(user=person, status=RoadmapStatus.PAUSED)
    asked = RoadmapRequestFactory(user=person, status=RequestStatus.FAILED)
    ActivityFactory(user=person, date_logged=TODAY)
    for other in (ParsedCVFactory(is_active=True).user, RoadmapTaskFactory().roadmap.user):
        ActivityFactory(user=other, date_logged=TODAY)

    seen = board(person)

    assert seen.cv == active_cv(owner=person) == cv
    assert [one.task for one in seen.tasks] == [task]
    assert [one.roadmap for one in seen.standings] == [task.roadmap]
    assert seen.requests == [asked]
    assert seen.ranking == ranking(user=person)
    assert seen.totals == selectors.Totals(1, 2, 2)
    assert seen.chart[-1] == ("16 Nov", 2)


def test_dashboard_shows_eight_tasks_of_this_week_and_those_that_are_late(person):
    plan = RoadmapFactory(user=person)
    late = RoadmapTaskFactory.create_batch(2, roadmap=plan, week_number=2)
    now = RoadmapTaskFactory.create_batch(8, roadmap=plan, week_number=3)
    RoadmapTaskFactory(roadmap=plan, week_number=4)

    seen = board(person)

    assert [one.task for one in seen.tasks] == [*late, *now][:8]
    assert seen.more == 2


def test_dashboard_says_where_each_roadmap_stands(person):
    task = RoadmapTaskFactory(roadmap__user=person, week_number=1)

    (standing,) = board(person).standings

    assert (standing.pace.verdict, standing.pace.left) == ("behind", 4)
    assert standing.roadmap == task.roadmap


def test_dashboard_shows_the_three_best_careers(person):
    needs = CareerSkillFactory.create_batch(4)
    UserSkillFactory(user=person, skill=needs[3].skill)

    assert board(person).ranking == ranking(user=person)[:3]


def test_dashboard_warns_of_certifications_that_run_out_in_ninety_days(person):
    over = CertificationFactory(user=person, expiry_date=TODAY - timedelta(days=1))
    soon = CertificationFactory(user=person, expiry_date=TODAY + timedelta(days=90))
    CertificationFactory(user=person, expiry_date=TODAY + timedelta(days=91))
    CertificationFactory(user=person)
    CertificationFactory(expiry_date=TODAY)

    assert board(person).expiring == [over, soon]


def test_first_visit_is_one_without_anything(person):
    assert board(person).is_first_visit is True

    ActivityFactory(user=person)

    assert board(person).is_first_visit is False
