from datetime import date

import pytest
from django.db import IntegrityError, connection
from psycopg import sql

from careerpilot.postgresql.partitions import ensure_month, months_from

MARCH = date(2031, 3, 1)


@pytest.fixture
def diary(db):
    """A partitioned table of days with a default partition."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE diary (day date NOT NULL, words text CHECK (words <> ''))"
            " PARTITION BY RANGE (day);"
            "CREATE TABLE diary_default PARTITION OF diary DEFAULT;"
            "CREATE INDEX diary_words ON diary (words)"
        )
        yield cursor


def write(cursor, *days):
    for day in days:
        cursor.execute("INSERT INTO diary VALUES (%s, 'Dear diary')", [day])


def days_in(cursor, table):
    cursor.execute(sql.SQL("SELECT day FROM {} ORDER BY day").format(sql.Identifier(table)))
    return [day for (day,) in cursor.fetchall()]


@pytest.mark.parametrize(
    ("day", "count", "months"),
    [
        (date(2026, 11, 20), 0, []),
        (date(2026, 11, 1), 1, [date(2026, 11, 1)]),
        (date(2026, 11, 30), 3, [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]),
        (date(2026, 12, 31), 2, [date(2026, 12, 1), date(2027, 1, 1)]),
    ],
)
def test_months_run_over_the_end_of_a_year(day, count, months):
    assert months_from(day, count) == months


def test_month_holds_its_first_and_its_last_day(diary):
    ensure_month("diary", "day", MARCH)

    write(diary, date(2031, 2, 28), MARCH, date(2031, 3, 31), date(2031, 4, 1))

    assert days_in(diary, "diary_2031_03") == [MARCH, date(2031, 3, 31)]
    assert days_in(diary, "diary_default") == [date(2031, 2, 28), date(2031, 4, 1)]


def test_month_takes_its_rows_out_of_the_default_partition(diary):
    write(diary, date(2031, 2, 28), MARCH, date(2031, 3, 31), date(2031, 4, 1))

    assert ensure_month("diary", "day", MARCH) is True

    assert days_in(diary, "diary_2031_03") == [MARCH, date(2031, 3, 31)]
    assert len(days_in(diary, "diary")) == 4


def test_month_is_made_once(diary):
    ensure_month("diary", "day", MARCH)
    write(diary, MARCH)

    assert ensure_month("diary", "day", MARCH) is False
    assert days_in(diary, "diary_2031_03") == [MARCH]


def test_month_has_the_checks_and_indexes_of_the_table(diary):
    ensure_month("diary", "day", MARCH)

    diary.execute("SELECT count(*) FROM pg_indexes WHERE tablename = 'diary_2031_03'")
    assert diary.fetchone() == (1,)
    with pytest.raises(IntegrityError, match="diary_words_check"):
        diary.execute("INSERT INTO diary VALUES (%s, '')", [MARCH])
