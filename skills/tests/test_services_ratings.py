from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from accounts.tests.factories import UserFactory
from skills import services
from skills.enums import EvidenceKind, Level, SkillSource
from skills.models import SkillEvidence, UserSkill
from skills.services import Claim
from skills.tests.factories import SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def rated():
    """A skill that a person rated advanced."""
    return services.save_user_skill(
        user=UserFactory(), skill=SkillFactory(name="SQL"), claim=Claim(Level.ADVANCED)
    )


def stored(row):
    rows = UserSkill.objects.filter(user=row.user).select_related("skill")
    return [(one.skill.name, one.level, one.verified) for one in rows]


def read(row, level=Level.EXPERT):
    return services.accept_cv_skills(user=row.user, levels={row.skill: level}, origin_id=uuid4())


@pytest.mark.django_db(transaction=True)
def test_ratings_at_the_same_time_are_one_of_them():
    user, skill = UserFactory(), SkillFactory()
    together = Barrier(2)

    def rate(level):
        together.wait(timeout=5)
        services.save_user_skill(user=user, skill=skill, claim=Claim(level))
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(rate, [Level.BEGINNER, Level.EXPERT]))

    rating = SkillEvidence.objects.get(user=user)
    assert UserSkill.objects.get(user=user).level == rating.level


# --- what a person cannot confirm ---------------------------------------------------------


def test_denied_skill_is_gone_and_no_cv_brings_it_back(rated):
    services.deny_skill(user=rated.user, skill=rated.skill)

    assert read(rated) == 0
    assert stored(rated) == []
    assert SkillEvidence.objects.filter(user=rated.user, kind=EvidenceKind.CV).count() == 1


def test_denial_is_no_concern_of_others(rated):
    other = UserSkillFactory(skill=rated.skill)

    services.deny_skill(user=rated.user, skill=rated.skill)

    assert stored(other) == [("SQL", Level.INTERMEDIATE, False)]


def test_denial_twice_is_one_row(rated):
    for _ in range(2):
        services.deny_skill(user=rated.user, skill=rated.skill)

    assert SkillEvidence.objects.filter(kind=EvidenceKind.DENIED).count() == 1


def test_undone_denial_brings_back_what_was(rated):
    services.deny_skill(user=rated.user, skill=rated.skill)

    services.undo_denial(user=rated.user, skill=rated.skill)

    assert stored(rated) == [("SQL", Level.ADVANCED, False)]


def test_denial_of_a_skill_stored_without_a_ledger_can_be_undone():
    row = UserSkillFactory(level=Level.EXPERT, source=SkillSource.CV_PARSED)

    services.deny_skill(user=row.user, skill=row.skill)
    gone = stored(row)
    services.undo_denial(user=row.user, skill=row.skill)

    assert (gone, stored(row)) == ([], [(row.skill.name, Level.EXPERT, False)])


def test_new_rating_ends_a_denial(rated):
    services.deny_skill(user=rated.user, skill=rated.skill)

    services.save_user_skill(user=rated.user, skill=rated.skill, claim=Claim(Level.BEGINNER))

    assert stored(rated) == [("SQL", Level.BEGINNER, False)]


# --- checks by staff ----------------------------------------------------------------------


def test_check_by_staff_counts_before_the_rating(rated):
    services.check_user_skill(user_skill=rated, level=Level.INTERMEDIATE)
    services.save_user_skill(user=rated.user, skill=rated.skill, claim=Claim(Level.EXPERT))

    assert stored(rated) == [("SQL", Level.INTERMEDIATE, True)]


def test_withdrawn_check_leaves_the_rating(rated):
    services.check_user_skill(user_skill=rated, level=Level.BEGINNER)

    services.withdraw_check(user_skill=rated)

    assert stored(rated) == [("SQL", Level.ADVANCED, False)]


def test_skills_are_marked_at_the_level_they_have_and_counted_once(rated):
    other = UserSkillFactory(user=rated.user, skill__name="Welding", verified=True)

    marked = services.mark_user_skills(user_skills=[rated, other], verified=True)

    assert marked == 1
    assert set(stored(rated)) == {
        ("SQL", Level.ADVANCED, True),
        ("Welding", Level.INTERMEDIATE, True),
    }


def test_marks_are_taken_back(rated):
    services.check_user_skill(user_skill=rated, level=Level.ADVANCED)
    rated.refresh_from_db()

    assert services.mark_user_skills(user_skills=[rated], verified=False) == 1
    assert stored(rated) == [("SQL", Level.ADVANCED, False)]


# --- removal ------------------------------------------------------------------------------


def test_removed_skill_leaves_nothing_on_record_and_may_come_back(rated):
    read(rated)
    kept = UserSkillFactory(user=rated.user, skill__name="Welding")

    services.remove_user_skill(user_skill=rated)
    gone = stored(rated)

    assert gone == [("Welding", kept.level, False)]
    assert SkillEvidence.objects.count() == 0
    assert read(rated, Level.BEGINNER) == 1
    assert ("SQL", Level.BEGINNER, False) in stored(rated)
