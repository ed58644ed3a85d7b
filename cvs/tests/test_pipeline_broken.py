"""Heads that were too long for their line."""

import pytest

from cvs.pipeline.broken import head_continued
from cvs.pipeline.experience import find_experience
from cvs.tests.lines import line


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Keeper, Harbour Trust, Leeds – April", "2018 – June 2023"),
        ("Keeper, Harbour Trust – Feb 2015 – Jan", "2016"),
        ("KEEPER | HARBOUR TRUST | 02/2021 –", "PRESENT"),
        ("KEEPER | HARBOUR TRUST |", "06/2019 – 01/2021"),
        ("Harbour Trust, Leeds —", "Keeper"),
    ],
)
def test_a_head_goes_on_behind_a_separator_or_amid_its_dates(above, below):
    assert head_continued(line(above), line(below)).text == f"{above} {below}"


def test_a_dash_taken_for_a_bullet_stands_between_the_dates_again():
    whole = head_continued(line("KEEPER | 08/2015", left=40), line("05/2019", bullet=True, left=40))

    assert whole.text == "KEEPER | 08/2015 – 05/2019"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Keeper, Harbour Trust | 2015 – 2018", "2018 – 2021"),
        ("Keeper, Harbour Trust", "2016 – 2018"),
        ("Keeper, Harbour Trust, 2015", "Cleaned the lamp"),
        ("Cleaned the lamp in April", "2018 – 2021"),
        ("Harbour Trust —", "and others"),
        ("—", "Keeper"),
    ],
)
def test_what_is_whole_does_not_go_on(above, below):
    assert head_continued(line(above), line(below)) is None


def test_a_line_further_right_is_another_column():
    assert head_continued(line("Trust |", left=40), line("Keeper", left=90)) is None


def test_a_title_broken_at_its_hyphen_is_whole():
    lines = [line("Trust, Metz — Analyste-"), line("programmeuse"), line("2019 - 2021")]
    (job,) = find_experience(lines)

    assert job.values["title"] == "Analyste-programmeuse"


def test_a_name_that_cannot_end_with_its_last_word_goes_on_in_the_next_line():
    above, below = line("Keeper / Museum of"), line("Harbours and Trade")

    assert head_continued(above, below).text == "Keeper / Museum of Harbours and Trade"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (line("Keeper / Harbour Trust"), line("Wrote labels")),
        (line("Keeper / in charge of"), line("Wrote labels")),
        (line("Museum of"), line("Harbours")),
        (line("Keeper / Museum of"), line("Harbours", bold=True)),
        (line("Keeper / Museum of"), line("2019 - 2020")),
        (line("Keeper / Museum of"), line("the many harbours of the north of England")),
    ],
)
def test_a_line_that_is_no_half_of_a_name_stays_apart(above, below):
    assert head_continued(above, below) is None
