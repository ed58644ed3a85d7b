"""Wages onto careers: figures, marks for none, and whose figures stay."""

from io import StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from careers.management.imports import workbook
from careers.management.imports.wages import NOTE, PUBLISHER
from careers.tests.factories import CareerPathFactory
from careers.tests.workbooks import WAGES_HEAD, wage_row, wages_file

pytestmark = pytest.mark.django_db
SOURCE = f"{PUBLISHER}, May 2024"
TOLD = wage_row("15-2051", 80_000, 110_000, 150_000)


def run(file, **options):
    out = StringIO()
    call_command("import_wages", str(file), stdout=out, skip_checks=True, **options)
    return out.getvalue()


def pay(career):
    career.refresh_from_db()
    return (
        *(career.salary_range_min, career.salary_median, career.salary_range_max),
        career.pay_source,
    )


def test_career_gets_the_middle_half_the_median_and_their_source(tmp_path):
    career = CareerPathFactory(occupation_code="15-2051")

    run(wages_file(tmp_path, TOLD))

    assert pay(career) == (80_000, 110_000, 150_000, SOURCE)


def test_wage_above_the_top_code_is_no_figure_and_the_source_says_so(tmp_path):
    career = CareerPathFactory(occupation_code="29-1022", salary_range_max=1)

    run(wages_file(tmp_path, wage_row("29-1022", 236_780, "#", "#")))

    assert pay(career) == (236_780, None, None, f"{SOURCE}{NOTE}")


def test_wage_that_is_not_released_is_no_figure(tmp_path):
    career = CareerPathFactory(occupation_code="27-2011", salary_median=5, pay_source="May 2023")

    run(wages_file(tmp_path, wage_row("27-2011", "*", "*", "**")))

    assert pay(career) == (None, None, None, "")


def test_career_gets_the_figures_of_the_broader_occupation_with_a_word(tmp_path):
    career = CareerPathFactory(occupation_code="13-1021")

    run(wages_file(tmp_path, wage_row("13-1020", 1, 2, 3)))

    assert pay(career) == (1, 2, 3, f"{SOURCE}; of the broader occupation 13-1020")


def test_career_of_an_occupation_that_is_not_there_is_told(tmp_path):
    career = CareerPathFactory(occupation_code="99-0001")

    report = run(wages_file(tmp_path, TOLD))

    assert "careers, 1 times: the file has no such occupation (99-0001)" in report
    assert pay(career) == (None, None, None, "")


def test_twice_changes_nothing_and_a_dry_run_writes_nothing(tmp_path):
    career = CareerPathFactory(occupation_code="15-2051")
    file = wages_file(tmp_path, TOLD)

    assert run(file, dry_run=True).startswith("Wages, May 2024: 1 changes")
    assert pay(career) == (None, None, None, "")
    assert run(file).startswith("Wages, May 2024: 1 changes")
    assert run(file).startswith("Wages, May 2024: 0 changes")


def test_what_staff_edited_stays(tmp_path):
    career = CareerPathFactory(occupation_code="15-2051", salary_median=7, edited=True)

    run(wages_file(tmp_path, TOLD))

    assert pay(career) == (None, 7, None, "")


def test_figures_of_a_later_year_stay_unless_told_otherwise(tmp_path):
    career = CareerPathFactory(
        occupation_code="15-2051", salary_median=7, pay_source=f"{PUBLISHER}, May 2025"
    )
    file = wages_file(tmp_path, TOLD)

    report = run(file)

    assert "has figures of a later year (15-2051)" in report
    assert pay(career)[1] == 7
    run(file, replace_newer=True)
    assert pay(career) == (80_000, 110_000, 150_000, SOURCE)


def test_occupation_number_in_a_source_is_no_year(tmp_path):
    noted = f"{SOURCE}; of the broader occupation 25-2050"
    CareerPathFactory(occupation_code="15-2051", pay_source=noted)

    assert run(wages_file(tmp_path, TOLD)).startswith("Wages, May 2024: 1 changes")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (wage_row("15-2051", 1, 2, 3, area="2"), "is not about the whole country"),
        (wage_row("15-2051", 1, 2, 3, industry="541500"), "is not about the whole country"),
        (wage_row("", 1, 2, 3), "without OCC_CODE"),
        (wage_row("15-2051", 1, 2, "many"), "wages are no numbers in order"),
        (wage_row("15-2051", 3, 2, 1), "wages are no numbers in order"),
        (wage_row("15-2051", -1, 2, 3), "wages are no numbers in order"),
        (wage_row("15-2051", None, 2, 3), "wages are no numbers in order"),
    ],
)
def test_row_that_cannot_be_used_is_left_out_with_a_reason(tmp_path, row, reason):
    career = CareerPathFactory(occupation_code="15-2051")

    report = run(wages_file(tmp_path, row))

    assert f"1 times: {reason}" in report
    assert pay(career) == (None, None, None, "")


def test_occupation_that_stands_twice_counts_once_and_a_contradiction_is_told(tmp_path):
    career = CareerPathFactory(occupation_code="15-2051")

    report = run(wages_file(tmp_path, TOLD, TOLD, wage_row("15-2051", 1, 2, 3)))

    assert "1 times: occupation stands twice, with other wages (line 4)" in report
    assert pay(career) == (80_000, 110_000, 150_000, SOURCE)


def test_period_is_taken_from_the_name_where_no_sheet_tells_it_and_else_asked_for(tmp_path):
    CareerPathFactory(occupation_code="15-2051")
    named = wages_file(tmp_path, TOLD, title="Notes", name="national_M2023_dl.xlsx")
    unnamed = wages_file(tmp_path, TOLD, title="Notes", name="wages.xlsx")

    assert run(named).startswith("Wages, May 2023")
    with pytest.raises(CommandError, match="--release"):
        run(unnamed)
    assert run(unnamed, release="May 2022").startswith("Wages, May 2022")


def test_what_is_no_workbook_is_refused(tmp_path):
    text = tmp_path / "wages.xlsx"
    text.write_text("no zip")
    empty = tmp_path / "empty.xlsx"
    with ZipFile(empty, "w") as archive:
        archive.writestr("hello.txt", "")

    for file, why in ((text, "no zip"), (empty, "no workbook"), (tmp_path / "none", "opened")):
        with pytest.raises(CommandError, match=why):
            run(file)


def test_workbook_without_the_columns_is_refused(tmp_path):
    file = wages_file(tmp_path)
    with pytest.raises(CommandError, match="No sheet has the columns"):
        call_command("import_projections", str(file), skip_checks=True)


def test_workbook_that_declares_entities_is_refused(tmp_path):
    file = wages_file(tmp_path, TOLD)
    with ZipFile(file, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/more.xml", " " * workbook.CHUNK + "<!DOCTYPE x [<!ENTITY a 'b'>]>")

    with pytest.raises(CommandError, match="declares entities"):
        run(file)


def test_workbook_whose_parts_are_damaged_is_refused(tmp_path):
    whole = wages_file(tmp_path, TOLD)
    broken = tmp_path / "broken.xlsx"
    with ZipFile(whole) as source, ZipFile(broken, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part[:-20] if name.endswith("sheet1.xml") else part)
    flipped = tmp_path / "flipped.xlsx"
    content = bytearray(whole.read_bytes())
    content[60:70] = bytes(10)
    flipped.write_bytes(content)

    for file in (broken, flipped):
        with pytest.raises(CommandError, match="is no workbook"):
            run(file)


def test_head_is_looked_for_in_the_first_rows_alone(tmp_path):
    rows = [("", "", "", "", "", "", "")] * workbook.HEAD_ROWS
    book = Workbook()
    for row in [*rows, WAGES_HEAD, TOLD]:
        book.active.append(row)
    book.save(tmp_path / "oews.xlsx")

    with pytest.raises(CommandError, match="No sheet has the columns"):
        run(tmp_path / "oews.xlsx", release="May 2024")


def test_workbook_of_too_many_rows_is_refused(tmp_path, monkeypatch):
    CareerPathFactory(occupation_code="15-2051")
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)

    with pytest.raises(CommandError, match="more than 2 rows"):
        run(wages_file(tmp_path, TOLD, TOLD))
