from datetime import date
from decimal import Decimal

import pytest

from skills.enums import Level
from skills.selectors.explanation import conflicts, why
from skills.selectors.ledger import assess
from skills.tests.factories import CertificationFactory
from skills.tests.ledgers import certification, cv, own, staff, task

TODAY = date(2026, 11, 22)
BEGINNER, INTERMEDIATE, ADVANCED, EXPERT = Level


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([cv()], "Nothing tells a level yet, so it counts as Beginner until you rate it."),
        (
            [cv(ADVANCED)],
            "You kept it at Advanced from a CV on 3 May 2026, and nothing stronger speaks of it.",
        ),
        (
            [own(EXPERT)],
            "You rated it Expert on 3 May 2026, and no check or proof says otherwise.",
        ),
        (
            [task(BEGINNER, origin="Joins")],
            "The task “Joins”, finished on 3 May 2026, proves Beginner at least.",
        ),
        (
            [certification(INTERMEDIATE, origin="SQL, the exam")],
            "The certification “SQL, the exam” proves Intermediate at least.",
        ),
        (
            [staff(ADVANCED)],
            "Staff checked it on 3 May 2026: Advanced. Only a later proof of more counts above.",
        ),
    ],
)
def test_level_is_explained_by_the_row_it_comes_from(rows, sentence):
    assert why(assess(rows)) == sentence


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [cv(EXPERT, years=Decimal(1), last_used=date(2016, 1, 1))],
        [own(EXPERT, years=Decimal(4), last_used=date(2026, 1, 1)), staff(EXPERT)],
        [own(ADVANCED), task(ADVANCED), cv(BEGINNER, years=Decimal(2))],
        [own(BEGINNER, years=Decimal(1), last_used=date(2010, 1, 1))],
        [own(EXPERT, years=Decimal(9)), cv(years=Decimal("7.5"))],
    ],
)
def test_rows_that_go_together_are_no_conflict(rows):
    assert conflicts(rows, [], today=TODAY) == []


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [own(EXPERT), staff(INTERMEDIATE)],
            "You rate yourself Expert; staff found Intermediate on 3 May 2026. The check counts.",
        ),
        (
            [own(BEGINNER), task(ADVANCED, origin="Joins")],
            "You rate yourself Beginner, and “Joins” proves Advanced at least. The proof counts.",
        ),
        (
            [own(ADVANCED), cv(years=Decimal("1.5"))],
            "You rate yourself Advanced, which usually takes 2 years or more; on record: 1.5.",
        ),
        (
            [own(BEGINNER, years=Decimal(10)), cv(years=Decimal("3.0"))],
            "You say 10 years; your CV shows 3. Your word counts.",
        ),
        (
            [own(ADVANCED, last_used=date(2016, 1, 2))],
            "You rate yourself Advanced, and you last used it on 2 Jan 2016, a long time ago.",
        ),
    ],
)
def test_conflict_is_said_in_a_sentence(rows, sentence):
    assert conflicts(rows, [], today=TODAY) == [sentence]


def test_expert_by_one_year_ten_years_ago_is_two_conflicts():
    rows = [own(EXPERT), cv(BEGINNER, years=Decimal(1), last_used=date(2016, 11, 1))]

    assert conflicts(rows, [], today=TODAY) == [
        "You rate yourself Expert, which usually takes 4 years or more; on record: 1.",
        "You rate yourself Expert, and you last used it on 1 Nov 2016, a long time ago.",
    ]


def test_certification_that_ran_out_is_said_from_the_next_day_on():
    rows = [
        CertificationFactory.build(user=None, name=name, expiry_date=day)
        for name, day in (("Old", date(2026, 11, 21)), ("Today", TODAY), ("Lasting", None))
    ]

    found = conflicts([certification(INTERMEDIATE)], rows, today=TODAY)

    assert found == ["The certification “Old” ran out on 21 Nov 2026."]
