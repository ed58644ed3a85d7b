from cvs.pipeline.grids import columns_of, read_grids
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
