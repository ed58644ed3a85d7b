import pytest

from cvs.pipeline.document import Box, Line, Word
from cvs.pipeline.education import find_education
from cvs.pipeline.entries import body_text, split_entries
from cvs.pipeline.experience import find_experience
from cvs.pipeline.parts import parts_of


def line(text, *, bullet=False, left=None, baseline=0.0):
    """A line whose cells are divided by tabs; words have places only when `left` is given."""
    words = []
    for cell_number, cell in enumerate(text.split("\t")):
        for number, word in enumerate(cell.split()):
            box = None if left is None else Box(left + 200 * cell_number, left + 10, baseline)
            words.append(Word(word, 10.0, after_gap=cell_number > 0 and number == 0, box=box))
    return Line(tuple(words), bullet=bullet)


def bullet(text):
    return line(text, bullet=True)


def jobs(*lines):
    return [
        (job["title"], job["company"], job["duration"], job["description"])
        for job in find_experience(lines)
    ]


def degrees(*texts):
    found = find_education([line(text) for text in texts])
    return [(item["degree"], item["institution"], item["year"]) for item in found]


def test_entries_start_as_many_lines_above_their_dates_as_the_first():
    lines = [line("Kestrel Ltd"), line("Engineer\t2019 - 2021"), bullet("Built")]
    lines += [line("Osprey Inc"), line("Tester\t2017 - 2019"), bullet("Tested")]

    assert [[head.text for head in entry.head] for entry in split_entries(lines)] == [
        ["Kestrel Ltd", "Engineer 2019 - 2021"],
        ["Osprey Inc", "Tester 2017 - 2019"],
    ]


def test_entries_without_dates_start_after_bullets():
    lines = [line("Engineer"), bullet("Built"), line("Tester"), bullet("Tested"), bullet("Wrote")]

    assert [(len(entry.head), len(entry.body)) for entry in split_entries(lines)] == [
        (1, 1),
        (1, 2),
    ]


def test_no_lines_have_no_entries():
    assert split_entries([]) == []


def test_a_date_in_a_bullet_starts_no_entry():
    lines = [line("Engineer, Kestrel Ltd\t2019 - 2021"), bullet("Budget for 2019 - 2020 halved")]

    assert len(split_entries(lines)) == 1


def test_a_line_that_hangs_below_its_bullet_belongs_to_it():
    lines = [
        line("Engineer, Kestrel Ltd\t2019 - 2021", left=50.0),
        Line(line("Built a mill and", left=60.0).words, bullet=True),
        line("ran it", left=60.0),
        line("Tester, Osprey Inc\t2017 - 2019", left=50.0),
    ]

    assert [body_text(entry.body) for entry in split_entries(lines)] == [
        "Built a mill and ran it",
        None,
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Engineer, Kestrel Ltd, Leeds, UK\t2019 - 2021",),
        ("Engineer at Kestrel Ltd\t2019 - 2021",),
        ("Engineer | Kestrel Ltd | 2019 - 2021",),
        ("Engineer\t2019 - 2021", "Kestrel Ltd, Leeds, UK"),
        ("Kestrel Ltd\t2019 - 2021", "Engineer"),
        ("Kestrel Ltd – Leeds", "Engineer\t2019 - 2021"),
        ("2019 - 2021", "Engineer", "Kestrel Ltd"),
        ("Employer: Kestrel Ltd", "Position: Engineer", "Dates: 2019 - 2021"),
    ],
)
def test_title_and_company_are_told_apart_in_any_order(lines):
    assert jobs(*map(line, lines)) == [("Engineer", "Kestrel Ltd", "2019 - 2021", None)]


def test_the_order_of_most_entries_decides_the_unclear_ones():
    lines = [
        line("Kestrel Ltd\t2019 - 2021"),
        line("Engineer"),
        bullet("Built"),
        line("Osprey\t2017 - 2019"),
        line("Falconry"),
        bullet("Flew"),
    ]

    assert jobs(*lines) == [
        ("Engineer", "Kestrel Ltd", "2019 - 2021", "Built"),
        ("Falconry", "Osprey", "2017 - 2019", "Flew"),
    ]


def test_a_job_without_a_company_has_none():
    assert jobs(line("Engineer\t2019 - 2021")) == [("Engineer", None, "2019 - 2021", None)]


def test_a_job_without_dates_has_none():
    assert jobs(line("Engineer, Kestrel Ltd"), bullet("Built")) == [
        ("Engineer", "Kestrel Ltd", None, "Built")
    ]


def test_a_company_keeps_its_legal_form_and_loses_its_place():
    assert [part.text for part in parts_of([line("Northgate Labs, Inc., Austin, TX")])] == [
        "Northgate Labs, Inc."
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("BSc in Physics\t2013 - 2016", "University of Hull, Hull, UK"),
        ("University of Hull\t2013 - 2016", "BSc in Physics"),
        ("BSc in Physics, University of Hull, 2016",),
        ("University of Hull | BSc in Physics | 2016",),
        ("Degree: BSc in Physics", "University: University of Hull", "Year: 2016"),
    ],
)
def test_degree_and_school_are_told_apart_in_any_order(texts):
    assert degrees(*texts) == [("BSc in Physics", "University of Hull", "2016")]


def test_a_degree_alone_takes_the_subject_that_follows():
    assert degrees("BSc - Physics\t2013 - 2016", "University of Hull") == [
        ("BSc, Physics", "University of Hull", "2016")
    ]


def test_a_degree_that_goes_on_has_no_year_yet():
    (item,) = find_education([line("BSc in Physics\t2024 - present"), line("University of Hull")])

    assert (item["year"], item["start_year"]) == (None, "2024")


def test_two_degrees_are_two_entries():
    texts = ["MSc Physics\t2016 - 2017", "University of York"]
    texts += ["BSc Physics\t2013 - 2016", "University of Hull"]

    assert degrees(*texts) == [
        ("MSc Physics", "University of York", "2017"),
        ("BSc Physics", "University of Hull", "2016"),
    ]
