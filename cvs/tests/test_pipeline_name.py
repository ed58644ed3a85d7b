import pytest

from cvs.pipeline.document import Box, Line, Word
from cvs.pipeline.name import find_name
from cvs.tests.lines import line

BODY = [line("Wrote reports for the board every month") for _ in range(6)]


def name(*head, email=None, rest=BODY):
    lines = [item if isinstance(item, Line) else line(item) for item in head]
    found = find_name(lines, rest, email)
    return found.values["text"] if found else None


def test_the_name_is_the_largest_line_that_may_be_one():
    lines = [line("Curriculum Vitae", size=30), line("Senior Nurse", size=28)]

    assert name(*lines, line("Ann Lee", size=20), "Leeds, UK") == "Ann Lee"


def test_the_email_decides_between_names_of_one_size():
    assert name("Good Morning", "Ann Lee", email="ann.lee@example.com") == "Ann Lee"


def test_a_name_that_the_email_confirms_comes_before_larger_words():
    lines = [line("Creative Portfolio Pages", size=30), line("Ann Lee", size=12)]

    assert name(*lines, email="a.lee@example.com") == "Ann Lee"


def test_a_name_is_never_guessed_from_the_email():
    assert name("ann.lee@example.com", "Nurse", email="ann.lee@example.com") is None


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Ann Lee",
        "Ann Lee, PhD",
        "Ann Lee, MBA, PMP",
        "Lee, Ann",
        "Lee, Ann-Marie",
        "ANN LEE",
        "Seán O'Brien-Lee",
        "Ludwig van der Lee",
        "Dr. rer. nat. Ann Lee",
        "Zoë Ångström",
    ],
)
def test_names_are_taken_as_written(text):
    assert name(line(text, size=24), "Leeds, UK") == text


@pytest.mark.parametrize(
    "text",
    [
        "Curriculum Vitae",
        "Lebenslauf",
        "Work Experience",
        "Project Manager",
        "Acme Holdings Ltd",
        "Master Biology",
        "Leeds, UK",
        "Last updated in May",
        "Loves long walks",
        "Born 1985",
        "Madonna",
    ],
)
def test_what_is_no_name_gives_none(text):
    assert name(line(text, size=24)) is None


@pytest.mark.parametrize(
    "text",
    ["Curriculum Vitae of Ann Lee", "Lebenslauf: Ann Lee", "CV – Ann Lee", "Ann Lee | Nurse"],
)
def test_a_name_beside_other_words_is_taken_alone(text):
    assert name(line(text, size=24)) == "Ann Lee"


def test_a_name_that_is_a_trade_too_needs_the_email():
    assert name("James Baker", email="james.baker@example.com") == "James Baker"
    assert name("Master Baker", email="info@example.com") is None


def test_a_name_over_two_lines_of_large_type_is_joined():
    assert name(line("Margaret", size=24), line("Sinclair", size=24)) == "Margaret Sinclair"
    assert name(line("Abdou", size=24), line("Ann-Lee", size=24)) == "Abdou Ann-Lee"
    assert name(line("Isabel Ferreira", size=24), line("da Silva", size=24)) == (
        "Isabel Ferreira da Silva"
    )


def test_the_line_below_a_whole_name_is_not_joined():
    assert name(line("Ann Lee", size=24), line("Barista", size=24)) == "Ann Lee"


def test_a_name_over_three_lines_of_large_type_is_joined():
    parts = [("Harjit", 728), ("Singh", 700), ("Dhaliwal", 672)]
    lines = [line(text, size=24, left=50, baseline=baseline) for text, baseline in parts]

    assert name(*lines) == "Harjit Singh Dhaliwal"
    assert name(*lines[:2], line("Barista", size=24, left=50, baseline=672)) == "Harjit Singh"


def test_a_double_name_broken_at_its_hyphen_is_joined_without_a_space():
    assert name(line("Ann Lee-", size=24), line("Moss", size=24)) == "Ann Lee-Moss"
    assert name(line("Ann-", size=24), line("Marie Lee", size=24)) == "Ann-Marie Lee"


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (line("Moss", size=24, left=50, baseline=700), "Ann Lee Moss"),
        (line("Barista", size=24, left=50, baseline=700), "Ann Lee"),
        (line("Moss", size=24, left=50, baseline=680), "Ann Lee"),
        (line("Moss", size=24, left=90, baseline=700), "Ann Lee"),
        (line("Moss", size=24, bold=True, left=50, baseline=700), "Ann Lee Moss"),
    ],
)
def test_a_last_name_that_ran_on_to_the_next_line_is_joined(below, expected):
    assert name(line("Ann Lee", size=24, left=50, baseline=728), below) == expected


def test_the_halves_of_a_name_may_share_their_lines_with_an_address():
    first = (*line("Eleanor", size=30).words, Word("12", 9.0, after_gap=True), Word("High", 9.0))
    second = (*line("Pryce", size=30).words, Word("UK", 9.0, after_gap=True))

    found = find_name([Line(first), line("Cardiff", size=9), Line(second)], BODY, None)

    assert found.values["text"] == "Eleanor Pryce"
    assert [one.text for one in found.lines] == ["Eleanor", "Pryce"]


def test_letters_with_spaces_between_are_joined_at_gaps():
    assert name(line("A N N\tL E E", size=24)) == "ANN LEE"


def test_letters_with_spaces_between_are_joined_at_wider_spaces():
    starts = [0, 10, 20, 40, 50, 60]
    words = [
        Word(letter, 24.0, box=Box(x, x + 5, 0)) for letter, x in zip("ANNLEE", starts, strict=True)
    ]

    assert name(Line(tuple(words))) == "ANN LEE"


def test_names_run_together_are_cut_where_the_email_says_so():
    assert name(line("AnnaLee", size=24), email="anna.lee@example.com") == "Anna Lee"
    assert name(line("J O H N L E E", size=24), email="john.lee@example.com") == "JOHN LEE"


@pytest.mark.parametrize(
    "texts",
    [
        ["Name: Ann Lee"],
        ["Nom\tAnn Lee"],
        ["Nombre(s) / Apellido(s)\tAnn Lee"],
        ["Vorname: Ann", "Nachname: Lee"],
        ["Prénom : Ann", "Nom : Lee"],
        ["Full name", "Ann Lee"],
    ],
)
def test_a_labelled_name_comes_first(texts):
    assert name(line("Good Morning", size=30), *texts) == "Ann Lee"


def test_far_from_the_top_only_a_name_that_the_email_confirms_counts():
    rest = [*BODY, line("Page one of Leeds"), line("Ann Lee – 1/2"), line("Tom Smith")]

    assert name(rest=rest, email="ann.lee@example.com") == "Ann Lee"
    assert name(rest=rest, email="info@example.com") is None
