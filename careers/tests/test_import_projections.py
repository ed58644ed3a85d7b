"""Growth and openings onto careers, and the demand that follows from them."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from careers.enums import Growth, MarketDemand
from careers.management.imports.projections import PUBLISHER
from careers.tests.factories import CareerPathFactory
from careers.tests.workbooks import PROJECTIONS_HEAD, projections_file

pytestmark = pytest.mark.django_db
SOURCE = f"{PUBLISHER}, 2024-34"
TOLD = ("    Data scientists", "15-2051", "Line item", 33.5, 23.4)


def run(file, **options):
    out = StringIO()
    call_command("import_projections", str(file), stdout=out, skip_checks=True, **options)
    return out.getvalue()


def outlook(career):
    career.refresh_from_db()
    return (
        *(career.growth_percent, career.annual_openings, career.growth_potential),
        career.outlook_source,
    )


def test_career_gets_growth_its_class_openings_and_their_source(tmp_path):
    career = CareerPathFactory(occupation_code="15-2051")

    run(projections_file(tmp_path, TOLD))

    assert outlook(career) == (Decimal("33.5"), 23_400, Growth.MUCH_FASTER, SOURCE)


def test_dash_is_no_figure(tmp_path):
    career = CareerPathFactory(occupation_code="15-2051", annual_openings=3)

    run(projections_file(tmp_path, ("Data", "15-2051", "Line item", "—", "—")))

    assert outlook(career) == (None, None, None, "")


def test_demand_is_the_quarter_of_the_whole_catalogue_except_where_staff_edited(tmp_path):
    told = CareerPathFactory(occupation_code="15-2051")
    others = [CareerPathFactory(annual_openings=number) for number in (100, 200, 300_000)]
    edited = CareerPathFactory(
        annual_openings=50, market_demand=MarketDemand.VERY_HIGH, edited=True
    )
    blank = CareerPathFactory()

    run(projections_file(tmp_path, TOLD))

    for career in (told, *others, edited, blank):
        career.refresh_from_db()
    assert [career.market_demand for career in (told, *others, edited, blank)] == [
        *("high", "low", "medium", "very_high", "very_high", None),
    ]


def test_notes_below_the_table_are_no_rows(tmp_path):
    CareerPathFactory(occupation_code="15-2051")

    report = run(projections_file(tmp_path, TOLD, ("Footnotes:",), ("[1] Data are from",)))

    assert "Read: projections.xlsx, 1 rows" in report
    assert "Left out" not in report


@pytest.mark.parametrize("figures", [("much", 1), (1, "many"), (1, -1), (5000, 1), (None, "x")])
def test_row_whose_figures_are_none_is_left_out(tmp_path, figures):
    career = CareerPathFactory(occupation_code="15-2051")

    report = run(projections_file(tmp_path, ("Data", "15-2051", "Line item", *figures)))

    assert "1 times: growth or openings are no numbers (line 3)" in report
    assert outlook(career) == (None, None, None, "")


def test_twice_changes_nothing_and_a_dry_run_writes_nothing(tmp_path):
    career = CareerPathFactory(occupation_code="15-2051")
    file = projections_file(tmp_path, TOLD)

    assert run(file, dry_run=True).startswith("Projections, 2024-34: 2 changes")
    assert outlook(career) == (None, None, None, "")
    assert run(file).startswith("Projections, 2024-34: 2 changes")
    assert run(file).startswith("Projections, 2024-34: 0 changes")


def test_edited_career_and_later_projections_stay(tmp_path):
    edited = CareerPathFactory(occupation_code="15-2051", edited=True)
    later = CareerPathFactory(occupation_code="15-2051", outlook_source=f"{PUBLISHER}, 2026-36")

    report = run(projections_file(tmp_path, TOLD))

    assert report.startswith("Projections, 2024-34: 0 changes")
    assert outlook(edited) == (None, None, None, "")
    assert outlook(later) == (None, None, None, f"{PUBLISHER}, 2026-36")


def test_table_without_a_period_asks_for_the_release(tmp_path):
    head = (*PROJECTIONS_HEAD[:3], "Employment change, percent", "Occupational openings")

    with pytest.raises(CommandError, match="--release"):
        run(projections_file(tmp_path, TOLD, head=head))
