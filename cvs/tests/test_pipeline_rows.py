import pytest

from cvs.pipeline.document import Box, Line, Word
from cvs.pipeline.education import find_education
from cvs.pipeline.experience import find_experience
from cvs.pipeline.rows import with_rows_read


def row(*cells, baseline=None, bullet=False):
    """A line with a cell every 120 points; an empty text leaves its place free."""
    words = []
    for number, cell in enumerate(cells):
        for place, text in enumerate(cell.split()):
            left = 40.0 + 120 * number + 20 * place
            box = None if baseline is None else Box(left, left + 18, baseline)
            words.append(Word(text, 10.0, after_gap=bool(number and place == 0), box=box))
    return Line(tuple(words), bullet=bullet)


def cells(lines):
    return [line.cells for line in with_rows_read(lines)]


JOBS = [
    row("From", "To", "Employer", "Position"),
    row("10/2020", "Present", "Kestrel Ltd", "Electrician"),
    row("Wired schools", bullet=True),
    row("02/2017", "09/2020", "Heron Ltd", "Fitter"),
]


def test_from_and_to_in_two_cells_are_one_range():
    assert cells(JOBS) == [
        ("From", "To", "Employer", "Position"),
        ("10/2020 \u2013 Present", "Kestrel Ltd", "Electrician"),
        ("Wired schools",),
        ("02/2017 \u2013 09/2020", "Heron Ltd", "Fitter"),
    ]


def test_jobs_of_such_a_table_have_both_dates():
    found = [one.values for one in find_experience(JOBS)]

    assert [(job["title"], job["company"], job["start"], job["end"]) for job in found] == [
        ("Electrician", "Kestrel Ltd", "2020-10", None),
        ("Fitter", "Heron Ltd", "2017-02", "2020-09"),
    ]


def test_studies_of_such_a_table_have_both_years():
    rows = [
        row("2016", "2017", "University of Leeds", "MSc History"),
        row("2010", "2014", "University of Hull", "BA History"),
    ]

    found = [one.values for one in find_education(rows)]

    assert [(one["degree"], one["start_year"], one["year"]) for one in found] == [
        ("MSc History", "2016", "2017"),
        ("BA History", "2010", "2014"),
    ]


def test_what_a_cell_goes_on_with_stands_in_it():
    lines = [
        row("2016", "2017", "Aguas S.A.", "Coordinator", baseline=600.0),
        row("", "", "E.S.P.", baseline=588.0),
        row("2010", "2014", "Heron Ltd", "Fitter", baseline=560.0),
        row("", "", "Hull", baseline=530.0),
    ]

    assert cells(lines) == [
        ("2016 \u2013 2017", "Aguas S.A. E.S.P.", "Coordinator"),
        ("2010 \u2013 2014", "Heron Ltd", "Fitter"),
        ("Hull",),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        JOBS[:3],
        [row("2016", "Kestrel Ltd", "Fitter"), row("2014", "Heron Ltd", "Painter")],
        [row("2016", "2017"), row("2010", "2014")],
        [row("2014 - 2016", "2017", "Fitter"), row("2010 - 2012", "2014", "Painter")],
        [],
    ],
)
def test_other_rows_stay_as_they_are(lines):
    assert with_rows_read(lines) == lines
