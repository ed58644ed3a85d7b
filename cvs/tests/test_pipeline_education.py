import pytest

from cvs.pipeline.education import find_education
from cvs.tests.lines import line


def degrees(*lines):
    made = [line(item) if isinstance(item, str) else item for item in lines]
    return [
        (one.values["degree"], one.values["institution"], one.values["year"])
        for one in find_education(made)
    ]


HULL = ("BSc Physics", "University of Hull", "2016")


@pytest.mark.parametrize(
    "texts",
    [
        ["BSc Physics\t2013 - 2016", "University of Hull"],
        ["University of Hull\t2013 - 2016", "BSc Physics"],
        ["BSc Physics, University of Hull, 2016"],
        ["BSc Physics – University of Hull, Hull, UK\t2016"],
        ["2013 – 2016\tBSc Physics", "University of Hull, Hull, UK"],
        ["BSc Physics at University of Hull\t2013 - 2016"],
        ["University of Hull (Hull, UK)", "BSc Physics", "2013 - 2016"],
        ["2013 - 2016", "University of Hull", "BSc Physics"],
        ["BSc Physics\t2016", "University of Hull. First Class Honours"],
        ["BSc Physics\t2016", "University of Hull", "GPA: 3.7/4.0"],
        ["BSc Physics\t2016", "University of Hull", "Thesis: On light"],
    ],
)
def test_degree_school_and_year_are_told_apart(texts):
    assert degrees(*texts) == [HULL]


@pytest.mark.parametrize(
    "texts",
    [
        ["BSc - Physics\t2013 - 2016", "University of Hull"],
        ["University of Hull\t2013 - 2016", "BSc", "Physics"],
        ["BSc\tUniversity of Hull, Physics\t2016"],
    ],
)
def test_a_degree_alone_takes_the_subject_that_stands_apart(texts):
    assert degrees(*texts) == [("BSc, Physics", "University of Hull", "2016")]


@pytest.mark.parametrize(
    ("degree", "school"),
    [
        ("Diplom Informatik", "Goethe-Gymnasium"),
        ("Abitur", "Gymnasium am Park"),
        ("Ausbildung Koch", "Werner-Schule"),
        ("Erstes Staatsexamen Recht", "Universität Heidelberg"),
        ("BTS Bâtiment", "Lycée Denis Diderot"),
        ("Licence Histoire", "Université de Lyon"),
        ("Grado Enfermería", "Universidad del País Vasco"),
        ("Máster Ventas", "Universidad de León"),
        ("High School Diploma", "Leeds Academy"),
        ("Meisterprüfung Metall", "IHK Rhein"),
        ("A-levels Maths", "High Storrs Sixth Form"),
    ],
)
def test_degrees_and_schools_of_four_languages_are_known(degree, school):
    assert degrees(f"{degree}\t2016", school) == [(degree, school, "2016")]
    assert degrees(school, f"{degree}\t2016") == [(degree, school, "2016")]


def test_where_words_do_not_tell_the_other_entries_do():
    lines = ["University of Hull\t2016", "BSc Physics", "Weggis Hotel\t2012", "Cooking"]

    assert degrees(*lines)[1] == ("Cooking", "Weggis Hotel", "2012")


def test_a_degree_that_goes_on_has_no_year_yet():
    (found,) = find_education([line("BSc in Physics\t2024 - present"), line("University of Hull")])

    assert (found.values["year"], found.values["start_year"]) == (None, "2024")


def test_entries_side_by_side_are_read_one_by_one():
    lines = [
        "University of York\tUniversity of Hull",
        "2016 - 2017\t2013 - 2016",
        "MSc Chemistry\tBSc Physics",
    ]

    assert degrees(*lines) == [("MSc Chemistry", "University of York", "2017"), HULL]


def test_start_and_end_one_below_the_other_are_one_period():
    (found,) = find_education(
        [line("2013"), line("2016"), line("University of Hull"), line("BSc Physics")]
    )

    assert (found.values["start_year"], found.values["year"]) == ("2013", "2016")


def test_dates_in_front_of_lines_start_entries():
    assert (
        degrees(
            "06/2017 MSc Chemistry, University of York",
            "06/2016 BSc Physics,",
            "University of Hull",
        )[1]
        == HULL
    )


def test_a_school_broken_over_two_lines_is_joined():
    assert degrees("2016", "University of Texas at", "Austin", "BSc Physics") == [
        ("BSc Physics", "University of Texas at Austin", "2016")
    ]


def test_a_city_that_one_school_alone_has_behind_it_is_part_of_its_name():
    lines = ["MSc Art, York University\t2018", "BSc Art, State University, Fresno\t2016"]

    assert [school for _, school, _ in degrees(*lines)] == [
        "York University",
        "State University, Fresno",
    ]


def test_labels_tell_degree_and_school():
    texts = ["Education Degree: BSc Physics", "University Name: Hull", "Graduation Year: 2016"]

    assert degrees(*texts) == [("BSc Physics", "Hull", "2016")]


def test_small_words_are_no_abbreviations():
    assert degrees("Prüfung Koch mit Ausweis\t2018", "MIT") == [
        ("Prüfung Koch mit Ausweis", "MIT", "2018")
    ]


def test_an_abbreviation_in_capitals_behind_a_degree_is_a_school():
    assert degrees("MBA, INSEAD, 2012") == [("MBA", "INSEAD", "2012")]


def test_no_lines_and_endless_lines_have_no_entries():
    assert degrees() == []
    assert degrees("University, BSc " * 20_000) == []
