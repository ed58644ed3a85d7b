import pytest

from cvs.management.precision import Judged, judged, precision, shares_of
from cvs.tests import samples

NOTHING = dict.fromkeys(("name", "email", "phone", "title", "company"))


def rights(given, truth):
    return [(one.field, one.right) for one in judged(given, truth)]


def test_judged_takes_the_truth_for_right():
    jobs = len(samples.NURSE_DATA["experience"])

    assert rights(samples.NURSE_DATA, samples.NURSE_DATA) == [
        ("name", True),
        ("email", True),
        ("phone", True),
        *[("title", True)] * jobs,
        *[("company", True)] * jobs,
    ]


def test_judged_says_nothing_of_what_is_not_given():
    assert rights({}, samples.NURSE_DATA) == []


@pytest.mark.parametrize("field", ["name", "email", "phone"])
def test_judged_finds_a_value_that_the_cv_does_not_hold(field):
    given = {"personalInfo": {field: "0123456789"}}

    assert rights(given, {}) == [(field, False)]


def test_judged_lets_a_job_prove_one_title_and_one_company():
    given = {"experience": [{"title": "Nurse", "company": None}, {"title": "nurse"}]}
    truth = {"experience": [{"title": "Nurse", "company": "Northgate"}]}

    assert rights(given, truth) == [("title", True), ("title", False)]


def test_judged_reads_the_confidence_from_the_evidence():
    given = {
        "personalInfo": {"name": "Maren"},
        "experience": [{"title": "Nurse"}],
        "evidence": {
            "personalInfo/name": {"confidence": 0.9},
            "experience/0/title": {"confidence": 0.4},
        },
    }

    assert [one.confidence for one in judged(given, {})] == [0.9, 0.4]


def test_precision_is_the_share_of_right_values_by_field():
    values = [Judged("name", True, 1.0), Judged("title", True, 1.0), Judged("title", False, 0.2)]

    assert precision(values) == NOTHING | {"name": 1.0, "title": 0.5}


def test_shares_of_tells_how_many_are_among_the_chosen():
    values = [Judged("name", True, 1.0), Judged("title", True, 1.0), Judged("title", False, 0.2)]

    assert shares_of(values[:2], values) == NOTHING | {"name": 1.0, "title": 0.5}
