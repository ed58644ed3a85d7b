import pytest

from cvs.pipeline.education import find_education
from cvs.pipeline.margins import Margins
from cvs.pipeline.studies import unbroken
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


def column(*texts, top=700.0, left=40.0, bold=False):
    """Lines one below another."""
    return [
        line(text, left=left, baseline=top - 12 * number, bold=bold)
        for number, text in enumerate(texts)
    ]


def test_a_degree_that_a_narrow_column_broke_is_put_together():
    lines = column(
        "2008 - 2012",
        "University of Hull, East Riding",
        "Bachelor of Business",
        "Administration in Marketing",
    )

    assert degrees(*lines)[0][0] == "Bachelor of Business Administration in Marketing"


def test_a_line_below_a_degree_that_had_room_beside_it_is_no_part_of_it():
    lines = column(
        "BSc Physics", "Northfield", "University of Hull, East Riding of Yorkshire", "2016"
    )

    assert degrees(*lines)[0][0] == "BSc Physics"


def test_a_school_whose_name_goes_on_with_a_small_word_is_put_together():
    lines = column("UNIVERSIDAD NACIONAL", "DE LEÓN", "Licenciatura en Diseño", "2018")

    assert degrees(*lines) == [("Licenciatura en Diseño", "UNIVERSIDAD NACIONAL DE LEÓN", "2018")]


def test_a_table_is_read_by_the_words_of_its_header():
    lines = [
        "Degree / Examination\tInstitution\tYear of Passing\tMarks",
        "B.E. in Mechanics\tNorth Hill\t2016\t8.42",
        "Higher Secondary (XII)\tEast Hill, Block C\t2012\t93.4%",
    ]

    assert degrees(*lines) == [
        ("B.E. in Mechanics", "North Hill", "2016"),
        ("Higher Secondary (XII)", "East Hill, Block C", "2012"),
    ]


def test_a_row_without_a_header_above_it_is_read_as_any_other():
    assert degrees("BSc Physics\tUniversity of Hull\t2016") == [HULL]


@pytest.mark.parametrize(
    ("degree", "school"),
    [
        ("Titre professionnel Comptable", "GRETA Nord"),
        ("DEC Sciences", "Cégep de Matane"),
        ("Tecnicatura en Sonido", "Instituto Roca"),
        ("WASSCE", "Kings College"),
        ("A Levels: History, French", "Ashby Sixth Form"),
        ("Mittlere Reife", "Realschule Nord"),
        ("Higher Secondary (XII)", "Sarada Vidyalaya"),
        ("Fachoberschulreife", "Gesamtschule West"),
    ],
)
def test_what_is_earned_at_school_is_a_degree(degree, school):
    assert degrees(school, degree, "2012 - 2014") == [(degree, school, "2014")]
    assert degrees(degree, school, "2012 - 2014") == [(degree, school, "2014")]


def test_a_leaving_certificate_takes_no_place_for_its_subject():
    assert degrees("Realschule Nord\tUnterau", "Mittlere Reife\t2002 – 2008") == [
        ("Mittlere Reife", "Realschule Nord", "2008")
    ]


def test_a_leaving_certificate_takes_the_subject_right_below_it():
    assert degrees("Leaving Certificate", "Woodwork", "De La Salle College", "2005") == [
        ("Leaving Certificate, Woodwork", "De La Salle College", "2005")
    ]


def test_what_stands_beside_the_dates_is_a_place_where_degree_and_school_are_told():
    lines = ["2008 – 2012 – UNTERAU", "Ausbildung zum Koch", "Nordpapier AG"]

    assert degrees(*lines) == [("Ausbildung zum Koch", "Nordpapier AG", "2012")]


def test_what_stands_beside_the_dates_is_the_subject_of_a_degree_alone():
    assert degrees("2008 – 2012\tPhysics", "BSc", "University of Hull") == [
        ("Physics, BSc", "University of Hull", "2012")
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["BSc Physics, University of Hull, Cottam", "Hull, UK", "2013 - 2016"],
        ["BSc Physics", "University of Hull, Cottam", "2013 - 2016\tHull, UK"],
        ["Degree: BSc Physics", "Institution: University of Hull, Cottam", "Year: 2013 – 2016"],
    ],
)
def test_a_comma_in_a_schools_name_is_kept_where_the_place_is_told_elsewhere(texts):
    assert degrees(*texts) == [("BSc Physics", "University of Hull, Cottam", "2016")]


def test_a_campus_belongs_to_the_name_of_its_school():
    assert degrees("BSc Physics\t2016", "University of Hull, Dock Campus") == [
        ("BSc Physics", "University of Hull, Dock Campus", "2016")
    ]


def test_a_city_and_its_country_are_no_part_of_a_schools_name():
    assert degrees("BSc Physics, University of Hull, Istanbul, Türkiye, First Class, 2016") == [
        HULL
    ]


def test_a_date_alone_takes_the_degree_above_that_no_other_date_heads():
    lines = [
        "BSc Physics, University of Hull, Hull, UK\t2013 – 2016",
        "MSc Physics, University of Leeds, Leeds, UK",
        "2017 – 2019",
    ]

    assert degrees(*lines) == [HULL, ("MSc Physics", "University of Leeds", "2019")]


def test_a_school_below_a_head_that_names_none_is_found():
    lines = [
        "2018 – 2020\tMaestría en Impuestos\tAldea",
        "Universidad Popular Autónoma",
        "2009 – 2014\tLicenciatura en Contaduría\tAldea",
        "Universidad Norte",
    ]

    assert [school for _, school, _ in degrees(*lines)] == [
        "Universidad Popular Autónoma",
        "Universidad Norte",
    ]


def test_a_line_too_long_for_a_head_is_cut_at_its_only_dash():
    lines = [
        "Escuela de Cocina de la Costa del Sur, Aldea — Técnico Superior en Dirección de Servicios",
        "2012 - 2014",
    ]

    assert degrees(*lines) == [
        (
            "Técnico Superior en Dirección de Servicios",
            "Escuela de Cocina de la Costa del Sur",
            "2014",
        )
    ]


def test_a_date_alone_takes_no_line_from_a_head_that_has_its_own_dates():
    lines = ["2027-06\tBSc Physics\tUniversity of Hull", "2024-09", "2024-07\tA-levels\tSixth Form"]

    assert [year for _, _, year in degrees(*lines, "2022-09")] == ["2027", "2024"]


def test_a_long_run_of_small_words_is_not_put_together_without_end():
    lines = column("University of Hull", *["and so on"] * 200, top=4000.0)

    assert len(list(unbroken(lines, Margins(lines)))) > len(lines) / 12


def test_a_school_that_a_line_broke_is_put_together_where_entries_are_one_line_each():
    lines = column(
        "2012–2014: Diploma in Freight and Supply, Greater Hill Area",
        "Community College, Leeds",
        "2008–2010: High School Diploma, Hill School, Leeds",
    )

    assert [school for _, school, _ in degrees(*lines)] == [
        "Greater Hill Area Community College",
        "Hill School",
    ]


def test_a_school_below_a_degree_is_a_line_of_its_own():
    lines = column(
        "2012–2014: Diploma in Freight and Supply, Storage",
        "Community College, Leeds",
        "2008–2010: High School Diploma",
        "Hill School, Leeds",
    )

    assert [school for _, school, _ in degrees(*lines)] == ["Community College", "Hill School"]


@pytest.mark.parametrize(
    ("text", "degree", "school"),
    [
        ("BArch in Architecture / North Polytechnic", "BArch in Architecture", "North Polytechnic"),
        ("Grado en Derecho en Universidad Norte", "Grado en Derecho", "Universidad Norte"),
        ("Licence de droit à l'Université du Nord", "Licence de droit", "Université du Nord"),
        ("Bachelor Physik an der Universität Nord", "Bachelor Physik", "Universität Nord"),
        ("MSc in Education at the University Hill", "MSc in Education", "University Hill"),
        ("Diploma in College Teaching, Hill University", "Diploma in College Teaching", None),
    ],
)
def test_a_word_for_at_divides_the_degree_from_its_school(text, degree, school):
    ((found, found_school, _),) = degrees(f"{text}\t2016")

    assert (found, found_school) == (degree, school or "Hill University")


@pytest.mark.parametrize(
    "texts",
    [
        ["BSc Physics (expected 2027)", "University of Hull"],
        ["BSc Physics", "University of Hull | Graduating May 2027"],
        ["BSc Physics, University of Hull, expected 2027", "A-levels, Wyke College, 2021"],
        ["BSc Physics, University of Hull (voraussichtlich 2027)"],
        ["BSc Physics, University of Hull – obtention prévue en 2027"],
        ["BSc Physics, University of Hull (previsto para 2027)"],
        ["BSc Physics (in progress)", "University of Hull", "2024 – 2027"],
        ["2024 – 2027\tBSc Physics (laufend)\tUniversity of Hull"],
    ],
)
def test_what_says_that_a_degree_is_still_to_come_is_no_part_of_it(texts):
    assert degrees(*texts)[0] == ("BSc Physics", "University of Hull", "2027")


def test_a_faculty_belongs_to_its_school():
    assert degrees("MBA – North University, Graduate School of Business – 2012") == [
        ("MBA", "North University, Graduate School of Business", "2012")
    ]
    assert degrees("North University, Graduate School of Business\t2012", "MBA") == [
        ("MBA", "North University, Graduate School of Business", "2012")
    ]


def test_a_degree_with_the_letters_of_a_state_is_no_place():
    assert degrees("University of Hull", "MA, Interaction Design", "2017 - 2018") == [
        ("MA, Interaction Design", "University of Hull", "2018")
    ]
    assert degrees("BA Design\t2018", "Hill University, Boston, MA") == [
        ("BA Design", "Hill University", "2018")
    ]


def test_a_city_is_no_part_of_a_school_where_all_schools_have_one():
    lines = [
        *("Bachelor of Commerce", "Hill University, Durban", "2022 – 2024 · cum laude"),
        *("High School Diploma", "Story High School, Story City, IA", "2017 – 2021"),
    ]

    assert [school for _, school, _ in degrees(*lines)] == ["Hill University", "Story High School"]


def test_the_order_is_learnt_from_the_entries_that_tell_it():
    assert degrees(
        "BSc Physics\t2016", "University of Hull", "Applied Optics\t2012", "Heron House"
    ) == [("BSc Physics", "University of Hull", "2016"), ("Applied Optics", "Heron House", "2012")]


def test_a_leaving_certificate_takes_no_school_for_its_subject():
    assert degrees(
        "BA in Culinary Arts | 2012 – 2015 | University of Hull",
        "Leaving Certificate | 2006 – 2012 | Heron House",
    )[1] == ("Leaving Certificate", "Heron House", "2012")


@pytest.mark.parametrize(
    "text",
    [
        "University of Hull (Hull, UK): BSc Physics, 2016",
        "BSc Physics: University of Hull, 2016",
        "Class of 2016, University of Hull, BSc Physics",
    ],
)
def test_a_colon_divides_school_and_degree(text):
    assert degrees(text) == [HULL]


def test_a_colon_before_a_subject_divides_nothing():
    assert degrees("Bachelor of Arts: History, University of Hull, 2016") == [
        ("Bachelor of Arts: History", "University of Hull", "2016")
    ]


def test_a_school_further_on_is_not_what_a_degree_is_at():
    assert degrees("Técnico en Cuidados Auxiliares, IES La Paloma (Madrid), 2012") == [
        ("Técnico en Cuidados Auxiliares", "IES La Paloma", "2012")
    ]


def test_a_grade_in_brackets_is_no_part_of_what_it_is_for():
    assert degrees("MEng, Civil Engineering (First Class Honours)", "University of Hull\t2014") == [
        ("MEng, Civil Engineering", "University of Hull", "2014")
    ]


def test_a_label_in_front_of_a_school_is_left_out():
    assert degrees("College: North State University, BA Sociology, 2012") == [
        ("BA Sociology", "North State University", "2012")
    ]


def test_an_australian_town_with_its_state_is_no_part_of_a_school():
    assert degrees("BSc Physics\t2016", "Hill University, Wattle Creek QLD")[0][1] == (
        "Hill University"
    )
