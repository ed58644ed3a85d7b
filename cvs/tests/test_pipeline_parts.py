import pytest

from cvs.pipeline.document import Line, Word
from cvs.pipeline.occupations import company_likeness, title_likeness
from cvs.pipeline.parts import all_parts, parts_of
from cvs.pipeline.places import is_place, is_region


def line(text):
    """A line whose cells are divided by tabs."""
    return Line(
        tuple(
            Word(word, 10.0, after_gap=cell_number > 0 and number == 0)
            for cell_number, cell in enumerate(text.split("\t"))
            for number, word in enumerate(cell.split())
        )
    )


def texts(*lines):
    return [part.text for part in parts_of(map(line, lines))]


def places(*lines):
    return [part.text for part in all_parts(map(line, lines)) if part.place]


@pytest.mark.parametrize(
    "text",
    [
        "Engineer\tKestrel Ltd",
        "Engineer | Kestrel Ltd",
        "Engineer|Kestrel Ltd",
        "Engineer – Kestrel Ltd",
        "Engineer • Kestrel Ltd",
        "Engineer @ Kestrel Ltd",
        "Engineer / Kestrel Ltd",
        "Engineer → Kestrel Ltd → 2019 - 2021",
        "Engineer: Kestrel Ltd",
        "Engineer at Kestrel Ltd",
        "Worked as an Engineer with Kestrel Ltd",
        "Currently working as Engineer at Kestrel Ltd",
        "Engineer bei Kestrel Ltd",
        "Engineer chez Kestrel Ltd",
        "Engineer en Kestrel Ltd",
        "Engineer, Kestrel Ltd",
        "Engineer, Kestrel Ltd (2019 - 2021)",
        "Engineer, Kestrel Ltd | Jan 2019 - Mar 2021 · 2 yrs 3 mos",
        "Engineer, Kestrel Ltd, 2019 - 2021 (2 years)",
    ],
)
def test_separators_and_dates_divide_a_head(text):
    assert texts(text) == ["Engineer", "Kestrel Ltd"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Northgate Labs, Inc., Austin, TX", ["Northgate Labs, Inc."]),
        ("Otto GmbH & Co. KG, Hamburg", ["Otto GmbH & Co. KG"]),
        ("Kestrel (UK) Ltd", ["Kestrel (UK) Ltd"]),
        ("Engineer (contract, part-time)", ["Engineer (contract, part-time)"]),
        ("University of York at York", ["University of York at York"]),
        ("Manager: Retail", ["Manager: Retail"]),
        ("Osprey: Engineer", ["Osprey", "Engineer"]),
        ("Kestrel GmbH in Deggendorf", ["Kestrel GmbH", "Deggendorf"]),
        ("Kestrel in Deggendorf", ["Kestrel in Deggendorf"]),
        ("Engineer with Kestrel Ltd", ["Engineer with Kestrel Ltd"]),
        ("Falconer at Osprey", ["Falconer", "Osprey"]),
        ("Banco Azul, S.A.", ["Banco Azul, S.A."]),
    ],
)
def test_what_belongs_to_a_name_stays_with_it(text, parts):
    assert texts(text) == parts


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kestrel Ltd, Leeds, UK", "Leeds, UK"),
        ("Kestrel Ltd, Cwmbran, UK", "Cwmbran, UK"),
        ("Kestrel Ltd (Leeds, UK)", "Leeds, UK"),
        ("Kestrel Ltd (Cwmbran, UK)", "Cwmbran, UK"),
        ("Kestrel Ltd – Málaga", "Málaga"),
        ("Kestrel Ltd, Austin, TX 78701", "Austin, TX 78701"),
        ("Kestrel Ltd, Remote", "Remote"),
        ("Kestrel Ltd | Hybrid", "Hybrid"),
        ("Kestrel Ltd, Deutschland", "Deutschland"),
        ("Kestrel Ltd, New York, NY", "New York, NY"),
    ],
)
def test_the_place_is_split_off_the_company(text, place):
    assert (texts(text), places(text)) == (["Kestrel Ltd"], [place])


@pytest.mark.parametrize("text", ["Cook / Waiter", "Kestrel / Osprey", "BSc / MSc"])
def test_a_stroke_between_names_of_one_kind_divides_nothing(text):
    assert texts(text) == [text]


def test_a_stroke_divides_a_school_from_its_degree():
    parts = ["Leeds College", "Diploma in Nursing"]

    assert texts("Leeds College / Diploma in Nursing") == parts


def test_capitals_of_a_company_are_no_state():
    assert texts("Consultant, IBM") == ["Consultant", "IBM"]


def test_labels_mark_what_follows_them():
    parts = all_parts([line("Position: Engineer"), line("Employer\tKestrel Ltd")])

    assert [(part.label, part.text) for part in parts] == [
        ("title", "Engineer"),
        ("company", "Kestrel Ltd"),
    ]


@pytest.mark.parametrize(
    ("above", "below", "name"),
    [
        ("Kestrel Analyt-", "ics Ltd", "Kestrel Analytics Ltd"),
        ("Institut für", "Physik", "Institut für Physik"),
        ("Verreries", "de la Tour", "Verreries de la Tour"),
        ("Kestrel &", "Sons", "Kestrel & Sons"),
    ],
)
def test_a_name_broken_over_two_lines_is_one(above, below, name):
    assert texts(above, below) == [name]


def test_lines_that_stand_alone_are_parts_of_their_own():
    assert texts("Engineer", "The Larkfield Hotel") == ["Engineer", "The Larkfield Hotel"]


@pytest.mark.parametrize("text", ["+44 7700 900341", "04/2020 –", "heute", "–", "7"])
def test_dates_and_numbers_are_no_names(text):
    assert texts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Engineer",
        "Java-Entwickler",
        "Pflegedienstleiterin",
        "Werkstudentin",
        "Praktikum",
        "Elternzeit",
        "Zivildienst",
        "Chargée de recrutement",
        "Enfermera de urgencias",
        "Fleuriste décoratrice",
        "Parental leave",
    ],
)
def test_words_of_four_languages_make_a_title(text):
    assert title_likeness(text) > 0 > company_likeness(text)


@pytest.mark.parametrize(
    "text",
    ["Kestrel Ltd", "Stadtwerke Münster", "Colegio Santa Teresa", "Hôpital du Nord", "Ann & Sons"],
)
def test_words_of_four_languages_make_a_company(text):
    assert company_likeness(text) > 0 > title_likeness(text)


def test_a_legal_form_decides_against_a_title_s_word():
    assert company_likeness("Manager Magazin GmbH") > 2


def test_other_names_are_neither():
    assert (title_likeness("Osprey"), company_likeness("Osprey")) == (0, 0)


@pytest.mark.parametrize("text", ["Leeds", "Leeds, UK", "Remote", "Hamburg (Deutschland)", "TX"])
def test_known_names_are_places(text):
    assert is_place(text)


@pytest.mark.parametrize("text", ["Kestrel", "Leeds Kestrel", "IBM", "", "Leeds, Kestrel"])
def test_other_names_are_no_places(text):
    assert not is_place(text)


@pytest.mark.parametrize(("text", "region"), [("Texas", True), ("NSW 2000", True), ("HR", False)])
def test_regions_are_told_by_name_or_letters(text, region):
    assert is_region(text) == region


def test_a_client_is_the_company_where_no_other_one_is_named():
    alone = all_parts([line("Role\tEngineer"), line("Client\tKestrel Ltd")])
    beside = all_parts([line("Employer\tHeron Ltd"), line("Client\tKestrel Ltd")])

    assert [(part.label, part.text) for part in alone] == [
        ("title", "Engineer"),
        ("company", "Kestrel Ltd"),
    ]
    assert [(part.label, part.text) for part in beside] == [("company", "Heron Ltd")]


@pytest.mark.parametrize(
    "text", ["Engineer; Kestrel Ltd", "as an Engineer | Kestrel Ltd", "als Engineer\tKestrel Ltd"]
)
def test_a_semicolon_parts_and_as_is_no_part_of_a_title(text):
    assert texts(text) == ["Engineer", "Kestrel Ltd"]


def test_a_school_s_label_marks_what_follows():
    parts = all_parts([line("Título: Biología"), line("Institución: Universidad del Norte")])

    assert [(part.label, part.text) for part in parts] == [
        ("degree", "Biología"),
        ("school", "Universidad del Norte"),
    ]
