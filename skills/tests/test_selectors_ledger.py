from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest

from skills.enums import Level, SkillSource
from skills.selectors.ledger import assess, day_of, denial
from skills.tests.ledgers import BEGINNING, DAY, certification, cv, denied, own, staff, task

LATER = DAY + timedelta(days=1)
BEGINNER, INTERMEDIATE, ADVANCED, EXPERT = Level


@pytest.mark.parametrize(
    ("rows", "decisive"),
    [
        ([cv(BEGINNER), own(EXPERT)], 1),
        ([own(EXPERT), staff(INTERMEDIATE)], 1),
        ([own(EXPERT, dated=LATER), staff(BEGINNER)], 1),
        ([certification(INTERMEDIATE), own(BEGINNER)], 0),
        ([certification(INTERMEDIATE), own(EXPERT)], 1),
        ([certification(INTERMEDIATE), own(INTERMEDIATE)], 0),
        ([task(ADVANCED), certification(INTERMEDIATE)], 0),
        ([task(INTERMEDIATE, dated=LATER), certification(INTERMEDIATE)], 1),
        ([staff(BEGINNER), task(ADVANCED, dated=LATER)], 1),
        ([staff(BEGINNER), task(ADVANCED)], 0),
        ([staff(EXPERT), task(ADVANCED, dated=LATER)], 0),
        ([own(EXPERT), own(BEGINNER, dated=LATER)], 1),
        ([cv(EXPERT), cv(BEGINNER)], 1),
        ([cv(EXPERT), cv(None, dated=LATER)], 0),
        ([staff(EXPERT), staff(BEGINNER, dated=LATER)], 1),
    ],
)
def test_level_comes_from_the_row_that_counts_most_in_any_order(rows, decisive):
    for ordered in permutations(rows):
        found = assess(ordered)

        assert (found.decided_by, found.level) == (rows[decisive], rows[decisive].level)


def test_nothing_on_record_is_no_skill():
    assert assess([]) is None


def test_line_without_a_level_counts_as_a_beginners():
    found = assess([cv()])

    assert (found.level, found.decided_by) == (BEGINNER, None)


def test_task_that_led_to_no_level_makes_no_skill():
    assert assess([task(None)]) is None
    assert assess([task(None), denied()]) is None


def test_task_that_led_to_no_level_is_use_of_a_skill_that_is_there():
    found = assess([own(BEGINNER), task(None, dated=LATER)])

    assert (found.level, found.last_used) == (BEGINNER, LATER)


def test_task_that_led_to_no_level_ends_no_denial():
    rows = [cv(BEGINNER), denied(), task(None)]

    assert (denial(rows), assess(rows)) == (rows[1], None)
    assert assess([*rows, task(BEGINNER)]).level == BEGINNER


def test_only_a_check_by_staff_verifies():
    unchecked = [cv(BEGINNER), own(EXPERT), task(ADVANCED), certification(INTERMEDIATE)]

    assert assess(unchecked).verified is False
    assert assess([*unchecked, staff(BEGINNER)]).verified is True


@pytest.mark.parametrize(
    ("rows", "source"),
    [
        ([cv(BEGINNER)], SkillSource.CV_PARSED),
        ([cv(BEGINNER), task(BEGINNER)], SkillSource.CV_PARSED),
        ([cv(BEGINNER), own(BEGINNER)], SkillSource.MANUAL),
        ([task(BEGINNER)], SkillSource.MANUAL),
    ],
)
def test_source_is_the_cv_until_the_person_rates(rows, source):
    assert assess(rows).source == source


def test_years_are_the_persons_word_or_the_most_a_cv_tells():
    lines = [cv(years=Decimal(2)), cv(years=Decimal(5)), cv()]

    assert assess(lines).years == Decimal(5)
    assert assess([*lines, own(EXPERT)]).years == Decimal(5)
    assert assess([*lines, own(EXPERT, years=Decimal(0))]).years == Decimal(0)


def test_last_use_is_the_persons_word_or_the_latest_a_cv_tells():
    lines = [cv(last_used=date(2018, 1, 1)), cv(last_used=date(2020, 1, 1)), cv()]

    assert assess([cv()]).last_used is None
    assert assess(lines).last_used == date(2020, 1, 1)
    assert assess([*lines, own(EXPERT)]).last_used == date(2020, 1, 1)
    assert assess([*lines, own(EXPERT, last_used=date(2016, 1, 1))]).last_used == date(2016, 1, 1)


def test_proof_of_a_later_day_counts_as_use():
    rating = own(EXPERT, last_used=date(2016, 1, 1))

    assert assess([rating, task(BEGINNER)]).last_used == DAY
    assert assess([rating, certification(BEGINNER, dated=None)]).last_used == date(2016, 1, 1)
    assert assess([rating, task(BEGINNER, dated=date(2015, 1, 1))]).last_used == date(2016, 1, 1)


# --- what a person cannot confirm ---------------------------------------------------------


def test_denied_skill_is_none_whatever_came_before():
    rows = [cv(EXPERT), own(EXPERT), task(EXPERT), certification(EXPERT), staff(EXPERT), denied()]

    assert assess(rows) is None
    assert denial(rows) == rows[-1]


def test_denial_lasts_against_later_cvs():
    rows = [denied(), cv(EXPERT), cv(EXPERT, dated=LATER)]

    assert assess(rows) is None


@pytest.mark.parametrize("make", [own, task, certification, staff])
def test_what_a_person_does_later_ends_a_denial(make):
    rows = [cv(ADVANCED), denied(), make(EXPERT, dated=date(2000, 1, 1))]

    assert denial(rows) is None
    assert assess(rows).level == EXPERT


def test_denial_of_another_time_holds_again():
    rows = [denied(), own(EXPERT), denied()]

    assert denial(rows) == rows[-1]


def test_row_without_a_day_speaks_of_the_day_it_came_in():
    assert day_of(cv(dated=None)) == BEGINNING.date()
