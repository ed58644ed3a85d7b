from itertools import permutations
from uuid import UUID

import pytest

from cvs.jobs.merging import Decided, Placed, merge
from cvs.pipeline import Finding, Topic

ONE, TWO = UUID(int=1), UUID(int=2)


def skill(text):
    return Finding(Topic.SKILL, {"text": text}, {}, {})


def decided(key, read, values=None):
    values = {"text": values or read}
    return Decided(key, Topic.SKILL, None if read is None else {"text": read}, values)


def test_merge_counts_places_by_topic():
    name = Finding(Topic.NAME, {"text": "Maren"}, {}, {})

    merged = merge([], [skill("SQL"), name, skill("Excel")])

    assert merged.known == {}
    assert merged.new == [Placed(skill("SQL"), 0), Placed(skill("Excel"), 1), Placed(name, 0)]


def test_merge_knows_what_was_decided_by_what_was_read():
    merged = merge([decided(ONE, "SQI", "SQL")], [skill("Excel"), skill("SQI")])

    assert merged.known == {ONE: Placed(skill("SQI"), 1)}
    assert merged.new == [Placed(skill("Excel"), 0)]


def test_merge_knows_what_was_decided_by_how_the_owner_has_it():
    assert merge([decided(ONE, "SQI", "SQL")], [skill("sql")]).known == {
        ONE: Placed(skill("sql"), 0)
    }


def test_merge_knows_what_the_owner_added():
    assert merge([decided(ONE, None, "SQL")], [skill("SQL")]).known == {
        ONE: Placed(skill("SQL"), 0)
    }


def test_merge_gives_each_finding_to_one_decision():
    merged = merge([decided(ONE, "SQL"), decided(TWO, "SQL")], [skill("SQL")])

    assert (merged.known, merged.new) == ({ONE: Placed(skill("SQL"), 0)}, [])


def test_merge_of_an_empty_reading_changes_nothing():
    merged = merge([decided(ONE, "SQL")], [])

    assert (merged.known, merged.new) == ({}, [])


@pytest.mark.parametrize("order", list(permutations(["SQL", "Excel", "Python"])))
def test_merge_pairs_alike_in_any_order_of_the_reading(order):
    merged = merge([decided(ONE, "SQL"), decided(TWO, "Python")], map(skill, order))

    assert {key: placed.finding for key, placed in merged.known.items()} == {
        ONE: skill("SQL"),
        TWO: skill("Python"),
    }
    assert [placed.finding for placed in merged.new] == [skill("Excel")]
