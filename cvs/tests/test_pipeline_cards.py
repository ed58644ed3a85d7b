from cvs.pipeline.cards import in_turn
from cvs.pipeline.document import Box, Line, Word
from cvs.pipeline.experience import find_experience


def row(*cells, baseline=700.0):
    """A line with cells at 40 and 320 points; an empty text leaves its place free."""
    words = []
    for number, cell in enumerate(cells):
        for place, text in enumerate(cell.split()):
            left = 40.0 + 280 * number + 30 * place
            box = Box(left, left + 25, baseline)
            words.append(Word(text, 10.0, after_gap=bool(number and place == 0), box=box))
    return Line(tuple(words))


def texts(lines):
    return [line.text for line in lines]


CARDS = [
    row("2021 - 2023", "2018 - 2020"),
    row("Electrician", "Fitter"),
    row("Kestrel Ltd", "Heron Ltd"),
    row("", "Bent pipes"),
]


def test_cards_side_by_side_are_read_one_after_the_other():
    after = [row("2015 - 2017"), row("Painter")]

    assert texts(in_turn([*CARDS, row("2013 - 2014", "2011 - 2012"), row("Cook", "Waiter")])) == [
        *("2021 - 2023", "Electrician", "Kestrel Ltd"),
        *("2018 - 2020", "Fitter", "Heron Ltd", "Bent pipes"),
        *("2013 - 2014", "Cook", "2011 - 2012", "Waiter"),
    ]
    assert texts(in_turn([*after, *CARDS])) == [
        *("2015 - 2017", "Painter", "2021 - 2023", "Electrician", "Kestrel Ltd"),
        *("2018 - 2020", "Fitter", "Heron Ltd", "Bent pipes"),
    ]


def test_jobs_of_cards_keep_what_is_theirs():
    jobs = [found.values for found in find_experience(CARDS)]

    assert [(job["title"], job["company"], job["duration"]) for job in jobs] == [
        ("Electrician", "Kestrel Ltd", "2021 - 2023"),
        ("Fitter", "Heron Ltd", "2018 - 2020"),
    ]


def test_dates_beside_something_else_are_no_cards():
    lines = [row("2021 - 2023", "Electrician"), row("Kestrel Ltd", "Leeds")]

    assert in_turn(lines) == lines


def test_cells_without_places_are_left_as_they_are():
    cells = [Word("2021-2023"), Word("2018-2020", after_gap=True)]
    lines = [Line(tuple(cells)), Line((Word("Fitter"),))]

    assert in_turn(lines) == lines


def test_names_abreast_above_the_dates_are_left_where_they_are():
    lines = [row("Kestrel Ltd", "Heron Ltd"), row("2021 - 2023", "2018 - 2020")]

    assert in_turn(lines) == lines
