from datetime import date, timedelta

import pytest

from skills.enums import Freshness
from skills.selectors.freshness import HALF_LIFE_YEARS, age_after, age_of

TODAY = date(2026, 11, 22)


def test_half_is_left_after_each_half_life():
    assert [age_after(HALF_LIFE_YEARS * lives).share for lives in range(4)] == [1, 0.5, 0.25, 0.125]


@pytest.mark.parametrize(
    ("years", "percent", "word"),
    [
        (0, 100, Freshness.FRESH),
        (2, 71, Freshness.FRESH),
        (2.1, 69, Freshness.AGING),
        (4, 50, Freshness.AGING),
        (6, 35, Freshness.AGING),
        (6.1, 35, Freshness.STALE),
        (10, 18, Freshness.STALE),
    ],
)
def test_age_has_a_word(years, percent, word):
    age = age_after(years)

    assert (age.percent, age.freshness) == (percent, word)


def test_skill_gets_no_fresher_by_waiting():
    shares = [age_of(TODAY - timedelta(days), today=TODAY).share for days in range(0, 9000, 90)]

    assert shares == sorted(shares, reverse=True)


def test_unknown_use_is_no_age():
    assert age_of(None, today=TODAY) is None


def test_day_to_come_is_as_fresh_as_today():
    assert age_of(TODAY + timedelta(days=30), today=TODAY).share == 1
