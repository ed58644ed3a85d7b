import pytest

from cvs.pipeline.grids import columns_of, read_certificates, read_grids
from cvs.tests.lines import line

HEADER = "Course\tInstitute\tYear of Passing"


def values(*texts):
    found, rest = read_grids([line(text) for text in texts])
    return [tuple(one.values.values()) for one in found], [one.text for one in rest]


def test_a_header_names_its_columns():
    assert columns_of(line(HEADER)) == {"degree": 0, "school": 1, "year": 2}
    assert columns_of(line("Jahr\tSchule\tAbschluss")) == {"year": 0, "school": 1, "degree": 2}
    assert columns_of(line("Année\tDiplôme\tÉtablissement")) == {
        "year": 0,
        "degree": 1,
        "school": 2,
    }
    assert columns_of(line("Título\tInstitución\tAño")) == {"degree": 0, "school": 1, "year": 2}


def test_a_row_of_an_entry_is_no_header():
    assert columns_of(line("BSc Physics\tUniversity of Hull\t2016")) == {}
    assert columns_of(line("Course\tInstitute")) == {}


def test_rows_are_read_by_their_columns():
    assert values(HEADER, "BSc Physics\tNorth Hill, London\t2013 - 2016") == (
        [("BSc Physics", "North Hill", "2016", "2013")],
        [],
    )


def test_what_has_other_columns_ends_the_table():
    assert values(HEADER, "BSc Physics\t2016", "Art\tNorth Hill\t2012") == (
        [],
        ["BSc Physics 2016", "Art North Hill 2012"],
    )


def test_a_year_is_found_in_the_row_where_no_column_is_named_for_it():
    assert values("Degree\tSchool\tMarks", "BSc Physics\tNorth Hill\t2016, 75 %") == (
        [("BSc Physics", "North Hill", "2016", None)],
        [],
    )


def test_a_cell_that_its_column_broke_goes_on_below():
    header = line("Qualification\tPlace of study\tYear obtained", left=20.0, baseline=700.0)
    row = line("BSc Physics\tNorth\t2016", left=20.0, baseline=688.0)
    below = line("Hill", left=row.words[2].box.x0, baseline=676.0)
    far = line("Hill", left=below.left, baseline=640.0)

    (found,), rest = read_grids([header, row, below])
    assert (found.values["institution"], rest) == ("North Hill", [])
    assert found.lines == (row, below)
    assert read_grids([header, row, far])[1] == [far]


def test_what_stands_below_no_cell_is_in_no_table():
    header = line("Qualification\tPlace of study\tYear obtained", left=20.0, baseline=700.0)
    row = line("BSc Physics\tNorth\t2016", left=20.0, baseline=688.0)
    beside = line("Hill", left=40.0, baseline=676.0)

    assert read_grids([header, row, beside])[1] == [beside]


@pytest.mark.parametrize(
    "header",
    [
        "Course title\tTraining provider\tDate completed",
        "Zertifikat\tAussteller\tDatum",
        "Intitulé\tOrganisme\tAnnée",
        "Curso\tEntidad\tFecha",
    ],
)
def test_certificates_are_read_by_their_columns(header):
    found, rest = read_certificates([line(header), line("First Aid\tRed Cross\tMay 2023")])

    assert [tuple(one.values.values()) for one in found] == [("First Aid", "Red Cross", "May 2023")]
    assert rest == []


def test_a_certificate_with_its_issuer_is_no_header():
    lines = [line("First Aid\tRed Cross\t2023"), line("Forklift\tCity Depot\t2020")]

    assert read_certificates(lines) == ([], lines)
