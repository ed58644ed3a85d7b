from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count as counter
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse

from accounts.tests.factories import UserFactory
from careers.enums import Importance, Mark, MinimumLevel
from careers.models import CareerMark
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from progress import services
from progress.models import Activity
from progress.selectors import CareerShift
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import RoadmapTask
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills import services as skills
from skills.enums import EvidenceKind, Level
from skills.models import SkillEvidence, UserSkill
from skills.services import Claim
from skills.tests.factories import LearningResourceFactory, SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DONE, PENDING, SKIPPED = TaskStatus.COMPLETED, TaskStatus.PENDING, TaskStatus.SKIPPED
BEGINNER, INTERMEDIATE, ADVANCED, _ = Level


@pytest.fixture
def plan():
    return RoadmapFactory()


@pytest.fixture
def sql():
    return SkillFactory(name="SQL")


@pytest.fixture
def move():
    """Moves tasks, each a minute after the one before."""
    minutes = counter()

    def move(task, status):
        rows = RoadmapTask.objects.select_related("roadmap__user", "skill")
        at = NOW + timedelta(minutes=next(minutes))
        return services.move_task(task=rows.get(pk=task.pk), status=status, now=at)

    return move


def task(plan, skill, level, **values):
    return RoadmapTaskFactory(roadmap=plan, skill=skill, level=level, **values)


def proofs(user):
    rows = SkillEvidence.objects.filter(user=user, kind=EvidenceKind.TASK)
    return dict(rows.values_list("origin", "level"))


def level(user):
    return UserSkill.objects.filter(user=user).values_list("level", flat=True).first()


def status(row):
    row.refresh_from_db()
    return row.status


# --- what a finished task proves ----------------------------------------------------------


def test_first_task_of_a_step_proves_no_level_and_the_last_one_does(plan, sql, move):
    first, last = (task(plan, sql, BEGINNER, title=title) for title in ("Joins", "Views"))

    half = move(first, DONE)
    between = proofs(plan.user), level(plan.user), half.level_changed, half.left
    whole = move(last, DONE)

    assert between == ({"Joins": None}, None, False, 1)
    assert (proofs(plan.user), level(plan.user)) == (
        {"Joins": None, "Views": BEGINNER},
        BEGINNER,
    )
    assert (whole.levels, whole.level_before, whole.level_after, whole.left) == (
        (0, 1),
        "no level",
        "Beginner",
        0,
    )


def test_half_a_step_proves_the_level_below_it(plan, sql, move):
    first = task(plan, sql, ADVANCED, title="Windows")
    task(plan, sql, ADVANCED)

    move(first, DONE)

    assert (proofs(plan.user), level(plan.user)) == ({"Windows": INTERMEDIATE}, INTERMEDIATE)


def test_evidence_holds_the_proof_the_title_and_the_day(plan, sql, move):
    row = task(plan, sql, BEGINNER, title="Joins", proof_link="https://example.com/joins")

    move(row, DONE)

    found = SkillEvidence.objects.get(user=plan.user)
    assert (found.text, found.origin, found.dated, found.origin_id) == (
        "https://example.com/joins",
        "Joins",
        date(2026, 11, 20),
        row.pk,
    )


def test_skipped_task_is_no_part_of_the_step(plan, sql, move):
    first, second = task(plan, sql, BEGINNER), task(plan, sql, BEGINNER)
    move(first, DONE)

    outcome = move(second, SKIPPED)

    assert (level(plan.user), outcome.levels, outcome.is_news) == (BEGINNER, (0, 1), True)
    assert move(second, PENDING).levels == (1, 0)
    assert level(plan.user) is None


def test_undo_of_the_last_task_takes_the_level_away(plan, sql, move):
    first, last = (task(plan, sql, BEGINNER, title=title) for title in ("Joins", "Views"))
    move(first, DONE)
    move(last, DONE)

    outcome = move(last, PENDING)

    assert (proofs(plan.user), level(plan.user)) == ({"Joins": None}, None)
    assert (outcome.taken_back, outcome.levels) == (True, (1, 0))


def test_undo_of_an_earlier_task_takes_the_level_of_the_step_away(plan, sql, move):
    first, last = (task(plan, sql, BEGINNER, title=title) for title in ("Joins", "Views"))
    move(first, DONE)
    move(last, DONE)

    move(first, PENDING)
    undone = proofs(plan.user), level(plan.user)
    move(first, DONE)

    assert undone == ({"Views": None}, None)
    assert proofs(plan.user) == {"Joins": BEGINNER, "Views": None}
    assert level(plan.user) == BEGINNER


def test_undo_brings_back_what_the_person_said_before(plan, sql, move):
    claim = Claim(BEGINNER)
    skills.save_user_skill(user=plan.user, skill=sql, claim=claim)
    row = task(plan, sql, INTERMEDIATE)

    assert move(row, DONE).levels == (1, 2)
    assert move(row, PENDING).levels == (2, 1)
    assert level(plan.user) == BEGINNER


def test_evidence_that_the_person_removed_does_not_come_back_with_another_task(plan, sql, move):
    first, last = (task(plan, sql, BEGINNER, title=title) for title in ("Joins", "Views"))
    move(first, DONE)
    SkillEvidence.objects.filter(user=plan.user).delete()

    move(last, DONE)

    assert proofs(plan.user) == {"Views": BEGINNER}


def test_own_task_proves_its_resource_alone(plan, sql, move):
    LearningResourceFactory(skill=sql, title="Joins", level=INTERMEDIATE)
    named, unnamed = (task(plan, sql, None, own=True, title=title) for title in ("Joins", "Talk"))

    move(unnamed, DONE)
    nothing = level(plan.user)
    move(named, DONE)

    assert nothing is None
    assert proofs(plan.user) == {"Talk": None, "Joins": INTERMEDIATE}


def test_start_of_a_task_changes_no_evidence(plan, sql, move, django_assert_max_num_queries):
    row = task(plan, sql, BEGINNER)

    with django_assert_max_num_queries(12):
        outcome = move(row, TaskStatus.IN_PROGRESS)

    assert (outcome.moved, outcome.is_news, proofs(plan.user)) == (True, False, {})


def test_log_row_holds_the_time_of_a_timer_that_ran(plan, sql, move):
    started = NOW - timedelta(minutes=45)
    row = task(
        plan, sql, BEGINNER, status=TaskStatus.IN_PROGRESS, timer_started_at=started, own=True
    )

    move(row, DONE)

    assert Activity.objects.get().hours_spent == Decimal("0.75")


# --- a skill done once counts everywhere --------------------------------------------------


def test_tasks_that_teach_the_same_are_covered_in_all_roadmaps_and_undo_opens_them(plan, sql, move):
    mine = task(plan, sql, BEGINNER)
    others = [task(RoadmapFactory(user=plan.user), sql, BEGINNER) for _ in range(2)]
    paused = task(RoadmapFactory(user=plan.user, status=RoadmapStatus.PAUSED), sql, BEGINNER)
    higher = task(others[0].roadmap, sql, INTERMEDIATE)

    done = move(mine, DONE)
    covered = [status(row) for row in (*others, paused, higher)]
    undone = move(mine, PENDING)

    assert (done.covered, covered) == (3, [SKIPPED, SKIPPED, SKIPPED, PENDING])
    assert undone.reopened == 3
    assert [status(row) for row in (*others, paused, higher)] == [PENDING] * 4


def test_half_a_step_covers_nothing(plan, sql, move):
    first, _ = task(plan, sql, BEGINNER), task(plan, sql, BEGINNER)
    other = task(RoadmapFactory(user=plan.user), sql, BEGINNER)

    assert move(first, DONE).covered == 0
    assert status(other) == PENDING


def test_task_that_raises_nothing_covers_nothing(plan, sql, move):
    skills.save_user_skill(user=plan.user, skill=sql, claim=Claim(ADVANCED))
    mine, other = task(plan, sql, BEGINNER), task(RoadmapFactory(user=plan.user), sql, BEGINNER)

    assert move(mine, DONE).covered == 0
    assert status(other) == PENDING


def test_covered_step_lets_what_was_finished_above_it_count(plan, sql, move):
    """The higher task had been finished before the step below it, so it proved nothing yet."""
    elsewhere, third = RoadmapFactory(user=plan.user), RoadmapFactory(user=plan.user)
    early, below = task(elsewhere, sql, INTERMEDIATE), task(elsewhere, sql, BEGINNER)
    same = task(third, sql, INTERMEDIATE)
    move(early, DONE)
    mine = task(plan, sql, BEGINNER)

    outcome = move(mine, DONE)

    assert (outcome.levels, outcome.covered) == ((0, 2), 2)
    assert [status(row) for row in (below, same)] == [SKIPPED, SKIPPED]
    assert move(mine, PENDING).levels == (2, 0)
    assert [status(row) for row in (below, same)] == [PENDING, PENDING]


def test_rating_alone_skips_nothing(plan, sql):
    row = task(plan, sql, BEGINNER)

    skills.save_user_skill(user=plan.user, skill=sql, claim=Claim(ADVANCED))

    assert status(row) == PENDING


def test_tasks_of_somebody_else_are_not_covered(plan, sql, move):
    other = task(RoadmapFactory(), sql, BEGINNER)

    assert move(task(plan, sql, BEGINNER), DONE).covered == 0
    assert status(other) == PENDING


# --- what changed -------------------------------------------------------------------------


def asks(skill, title, minimum=MinimumLevel.BEGINNER, **values):
    return CareerSkillFactory(
        career_path=values.pop("path", None) or CareerPathFactory(title=title),
        skill=skill,
        importance=Importance.ESSENTIAL,
        minimum_level=minimum,
    ).career_path


def shift(path, before, after):
    url = reverse("careers:detail", args=[path.pk])
    return CareerShift(path.title, url, before, after)


def test_outcome_names_the_careers_of_the_roadmaps_and_the_best_of_the_ranking(sql, move):
    analyst = asks(sql, "Data Analyst")
    asks(SkillFactory(), "", path=analyst)
    engineer = asks(sql, "Data Engineer", MinimumLevel.INTERMEDIATE)
    plan = RoadmapFactory(career_path=engineer)
    row = task(plan, sql, BEGINNER)

    done, undone = move(row, DONE), move(row, PENDING)

    assert done.careers == (shift(engineer, 0, 50), shift(analyst, 0, 50))
    assert undone.careers[0] == shift(engineer, 50, 0)


def test_outcome_leaves_out_what_stays_and_what_was_dismissed(plan, sql, move):
    CareerMark.objects.create(
        user=plan.user, career_path=asks(sql, "Data Analyst"), mark=Mark.DISMISSED
    )
    UserSkillFactory(user=plan.user, skill=asks_for_another().skill)

    assert move(task(plan, sql, BEGINNER), DONE).careers == ()


def asks_for_another():
    return CareerSkillFactory(minimum_level=MinimumLevel.BEGINNER)


def test_outcome_of_a_task_that_was_there_already_is_no_news(plan, sql, move):
    row = task(plan, sql, BEGINNER)
    move(row, DONE)

    again = move(row, DONE)

    assert (again.moved, again.finished, again.taken_back, again.is_news) == (False,) * 4
    assert (len(proofs(plan.user)), Activity.objects.count()) == (1, 1)


@pytest.mark.parametrize("count", [1, 4])
def test_tick_costs_the_same_queries_for_any_number(
    plan, sql, move, count, django_assert_num_queries
):
    mine = task(plan, sql, BEGINNER)
    for _ in range(count):
        path = CareerSkillFactory(skill=sql).career_path
        task(RoadmapFactory(user=plan.user, career_path=path), sql, BEGINNER)
        task(plan, sql, INTERMEDIATE)

    with django_assert_num_queries(56):
        outcome = move(mine, DONE)

    assert outcome.covered == count


# --- at the same time ---------------------------------------------------------------------


def at_once(*moves):
    together = Barrier(len(moves))

    def run(one):
        row, to = one
        fetched = RoadmapTask.objects.select_related("roadmap__user", "skill").get(pk=row.pk)
        together.wait(timeout=5)
        try:
            return services.move_task(task=fetched, status=to, now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(moves)) as pool:
        return list(pool.map(run, moves))


@pytest.mark.django_db(transaction=True)
def test_tick_that_arrives_twice_at_once_counts_once():
    row = RoadmapTaskFactory(level=BEGINNER)

    outcomes = at_once((row, DONE), (row, DONE))

    assert sorted(outcome.moved for outcome in outcomes) == [False, True]
    assert (Activity.objects.count(), SkillEvidence.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_ticks_in_two_roadmaps_at_once_wait_for_each_other():
    """Each covers a task of the other's roadmap, in the other order."""
    user = UserFactory()
    plans = RoadmapFactory.create_batch(2, user=user)
    skills_taught = SkillFactory.create_batch(2)
    rows = [task(plan, skill, BEGINNER) for plan, skill in zip(plans, skills_taught, strict=True)]
    needless = [
        task(plan, skill, BEGINNER) for plan, skill in zip(plans, skills_taught[::-1], strict=True)
    ]

    outcomes = at_once(*((row, DONE) for row in rows))

    assert [outcome.covered for outcome in outcomes] == [1, 1]
    assert [status(row) for row in needless] == [SKIPPED, SKIPPED]
    for plan in plans:
        plan.refresh_from_db()
        assert (plan.progress_percentage, plan.status) == (100, RoadmapStatus.COMPLETED)


@pytest.mark.django_db(transaction=True)
def test_the_two_halves_of_a_step_at_once_complete_it():
    plan, sql = RoadmapFactory(), SkillFactory()
    rows = [task(plan, sql, BEGINNER) for _ in range(2)]

    at_once(*((row, DONE) for row in rows))

    assert level(plan.user) == BEGINNER
    assert sorted(proofs(plan.user).values(), key=str) == [None, BEGINNER]
