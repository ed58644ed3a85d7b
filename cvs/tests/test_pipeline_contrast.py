"""Heads whose title and company only a change of weight or of capitals, or a stroke, divides."""

from dataclasses import replace

import pytest

from cvs.pipeline.contrast import parted
from cvs.pipeline.experience import find_experience
from cvs.tests.lines import line


def weights(bold, regular):
    """A line of bold words followed by regular ones, with a space between."""
    first, second = line(bold, bold=True), line(regular)
    return replace(first, words=first.words + second.words)


def cells(*lines):
    return [one.cells for one in parted(lines, [False] * len(lines))]


def jobs(*lines):
    return [(job.values["title"], job.values["company"]) for job in find_experience(lines)]


def test_a_head_is_divided_where_its_weight_changes():
    assert cells(weights("Keeper", "Harbour Lights")) == [("Keeper", "Harbour Lights")]


@pytest.mark.parametrize(
    ("bold", "regular"),
    [
        ("Keeper,", "Harbour Lights"),
        ("Keeper", "– Harbour Lights"),
        ("Keeper", "(Harbour Lights)"),
        ("Harbour", "Lights, Keeper"),  # the comma is not bold, and so its word is not
        ("Keeper", "of the lights"),
        ("Keeper:", "Harbour Lights"),
    ],
)
def test_a_head_stays_whole_where_a_separator_or_a_small_word_stands(bold, regular):
    assert cells(weights(bold, regular)) == [(f"{bold} {regular}",)]


def test_words_in_bold_amid_a_line_divide_nothing():
    first = weights("We", "Kept")
    amid = replace(first, words=first.words + line("Lights", bold=True).words)

    assert cells(amid) == [("We Kept Lights",)]


def test_descriptions_are_not_divided():
    text = weights("Kept", "Harbour Lights")

    assert [one.cells for one in parted([text], [True])] == [("Kept Harbour Lights",)]


def test_capitals_divide_heads_where_several_end_beside_a_title():
    lines = line("HARBOUR PILOT Seal Quay"), line("DECK OFFICER Red Star Line")

    assert cells(*lines) == [("HARBOUR PILOT", "Seal Quay"), ("DECK OFFICER", "Red Star Line")]


@pytest.mark.parametrize("text", ["DECK OFFICER Red Star Line", "IT Manager", "HARBOUR TRUST"])
def test_capitals_of_one_line_alone_divide_nothing(text):
    assert cells(line(text), line("Keeper of lights")) == [(text,), ("Keeper of lights",)]


def test_a_stroke_divides_all_heads_where_it_divides_title_from_company_in_most():
    lines = line("Harbour Trust / Pilot"), line("Red Star Line / Officer"), line("Ropes / Hand")

    assert cells(*lines) == [
        ("Harbour Trust", "Pilot"),
        ("Red Star Line", "Officer"),
        ("Ropes", "Hand"),
    ]


@pytest.mark.parametrize(
    "text",
    ["Cook / Waiter", "Fahrer / Pilot, Red Star", "06-2018 / today", "Ropes / Sails / Masts"],
)
def test_strokes_between_titles_or_dates_divide_nothing(text):
    assert cells(line(text), line(text)) == [(text,), (text,)]


def test_title_and_company_side_by_side_below_dates_and_place_are_told_apart():
    lines = [
        line("01/02/2019 – 30/06/2021 – ABERYSTWYTH"),
        weights("LIGHT KEEPER", "Harbour Trust"),
        line("Cleaned the lamp", bullet=True),
        line("01/02/2016 – 31/01/2019 – HOLYHEAD"),
        weights("DECK HAND", "Red Star Line"),
        line("Scrubbed", bullet=True),
    ]

    assert jobs(*lines) == [("LIGHT KEEPER", "Harbour Trust"), ("DECK HAND", "Red Star Line")]
