import pytest

from careers.management.crosswalk import Crosswalk, Named, read_standard
from careers.management.relatedness import Precision, precision
from careers.matching import Career, Nearness, Requirement
from careers.tests.official import ANALYST, JOINER, STATISTICIAN, onet_zip

OCCUPATIONS = (
    Named("A", "Data Analysts", ("Number People",), "Study figures and draw charts."),
    Named("B", "Joiners", ("Wood Workers",), "Work with wood and build furniture."),
)


@pytest.mark.parametrize(
    ("career", "expected"),
    [
        (Named("1", "data analyst", (), ""), "A"),
        (Named("1", "wood worker", (), ""), "B"),
        (Named("1", "figures guru", ("number person", "people number"), ""), "A"),
        (Named("1", "carpenter", (), "Cut boards of wood for houses."), None),
        (Named("1", "furniture joiner", (), "Build furniture of wood."), "B"),
        (Named("1", "nurse", (), "Care for patients."), None),
        (Named("1", "", (), ""), None),
    ],
)
def test_crosswalk_finds_the_likely_occupation_or_none(career, expected):
    assert Crosswalk(OCCUPATIONS).code(career) == expected


def test_the_standard_holds_occupations_that_have_related_ones(tmp_path):
    standard = read_standard(onet_zip(tmp_path))

    assert standard.related == {
        ANALYST: {STATISTICIAN},
        STATISTICIAN: {ANALYST},
        JOINER: {"47-2031.00"},
    }
    first, *_ = standard.occupations
    assert first == Named(
        ANALYST,
        "Data Analysts",
        ("Number Person",),
        'Study "figures" and data. Draw charts.',
    )


def nearness_of(count):
    """Careers that all share one skill, in the order of their ids."""
    need = (Requirement("sql", "SQL", 3.0, 1),)
    return Nearness([Career(f"{n:03}", "Twin", need) for n in range(count)], {})


def test_precision_is_the_share_of_right_ones_among_ten():
    codes = {"000": "A", "001": "A", "002": "B", "003": "C", "004": "B"}

    found = precision(nearness_of(5), codes, {"A": frozenset({"B"})}, most=9)

    # From each of the two A: two B are right; the other A only counts as the same occupation.
    assert found == Precision(careers=2, related=0.2, with_same=pytest.approx(0.3))


def test_precision_looks_at_ten_whose_occupation_is_known():
    codes = {f"{n:03}": "B" for n in range(1, 30) if n % 2} | {"000": "A"}

    found = precision(nearness_of(30), codes, {"A": frozenset({"B"})}, most=9)

    assert found == Precision(careers=1, related=1.0, with_same=1.0)


def test_precision_is_nothing_where_no_occupation_is_known():
    assert precision(nearness_of(3), {"000": "Z"}, {"A": frozenset({"B"})}, most=9) is None


def test_precision_asks_no_more_careers_than_allowed():
    codes = {f"{n:03}": "A" for n in range(20)}

    assert precision(nearness_of(20), codes, {"A": frozenset({"B"})}, most=7).careers == 7
