from datetime import date

import pytest

from accounts.tests.factories import UserFactory
from skills.enums import EvidenceKind, Level
from skills.selectors import level_history, skills_held
from skills.tests.factories import SkillEvidenceFactory, SkillFactory

pytestmark = pytest.mark.django_db
MAY, JUNE, JULY = date(2026, 5, 3), date(2026, 6, 3), date(2026, 7, 3)


@pytest.fixture
def person():
    return UserFactory()


def told(person, skill, day, level, kind=EvidenceKind.TASK, *, origin="Joins"):
    return SkillEvidenceFactory(
        user=person, skill=skill, kind=kind, level=level, dated=day, origin=origin
    )


def history(person):
    return [
        (change.day, change.skill.name, change.before, change.after, change.because)
        for change in level_history(owner=person)
    ]


def test_history_names_each_change_with_what_decided_it(person):
    sql = SkillFactory(name="SQL")
    told(person, sql, JULY, Level.INTERMEDIATE, origin="Windows")
    told(person, sql, MAY, Level.BEGINNER)
    told(person, sql, JUNE, Level.BEGINNER, origin="Views")
    told(UserFactory(), sql, MAY, Level.EXPERT)

    assert history(person) == [
        (MAY, "SQL", None, Level.BEGINNER, "Joins"),
        (JULY, "SQL", Level.BEGINNER, Level.INTERMEDIATE, "Windows"),
    ]


def test_history_puts_skills_in_the_order_of_their_days(person):
    for name, day in (("SQL", JUNE), ("Excel", JUNE), ("Python", MAY)):
        told(person, SkillFactory(name=name), day, Level.BEGINNER)

    assert [row[1] for row in history(person)] == ["Python", "Excel", "SQL"]


def test_own_rating_is_named_as_such_and_may_lower_a_level(person):
    sql = SkillFactory(name="SQL")
    told(person, sql, MAY, Level.EXPERT, EvidenceKind.OWN)
    told(person, sql, JUNE, Level.BEGINNER, EvidenceKind.OWN)

    assert [row[2:] for row in history(person)] == [
        (None, Level.EXPERT, "Your own rating"),
        (Level.EXPERT, Level.BEGINNER, "Your own rating"),
    ]


def test_denied_skill_counts_no_more(person):
    sql = SkillFactory(name="SQL")
    told(person, sql, MAY, Level.BEGINNER, EvidenceKind.CV)
    told(person, sql, JULY, None, EvidenceKind.DENIED)

    assert history(person)[-1] == (JULY, "SQL", Level.BEGINNER, None, "")


def test_work_that_led_to_no_level_is_no_change(person):
    told(person, SkillFactory(), MAY, None)

    assert history(person) == []


def test_skills_held_counts_those_that_counted_on_each_day(person):
    sql, excel = SkillFactory(name="SQL"), SkillFactory(name="Excel")
    told(person, sql, MAY, Level.BEGINNER, EvidenceKind.CV)
    told(person, sql, JULY, None, EvidenceKind.DENIED)
    told(person, excel, JUNE, Level.BEGINNER)

    days = [date(2026, 5, 2), MAY, JUNE, JULY]
    assert skills_held(level_history(owner=person), days) == [0, 1, 2, 1]


@pytest.mark.parametrize("count", [1, 4])
def test_history_is_one_query(person, count, django_assert_num_queries):
    for skill in SkillFactory.create_batch(count):
        told(person, skill, MAY, Level.BEGINNER)

    with django_assert_num_queries(1):
        assert len(level_history(owner=person)) == count
