"""Labels before descriptions, numbers before entries, and terms that are no names."""

import pytest

from cvs.pipeline.experience import find_experience
from cvs.pipeline.labels import unnumbered, without_label
from cvs.pipeline.parts import all_parts
from cvs.tests.lines import line


@pytest.mark.parametrize(
    "text",
    ["Duties: Kept lights", "Aufgaben\tKept lights", "Principales missions : Kept lights"],
)
def test_the_label_of_a_description_is_taken_away(text):
    assert without_label(line(text)).text.endswith("Kept lights")
    assert without_label(line(text)).words[0].text in {"Kept", ":"}


@pytest.mark.parametrize("text", ["Duties", "Kept lights: many", "Duties of a keeper", "Kept\tone"])
def test_what_is_no_label_stays(text):
    whole = line(text)

    assert without_label(whole) is whole


def test_what_a_label_announces_is_described_in_files_that_tell_no_places():
    lines = [line("Period\t2019 - 2021"), line("Employer\tHarbour Trust")]
    lines += [line("Designation\tKeeper"), line("Responsibilities\tCleaned the lamp")]
    (job,) = find_experience(lines)

    assert [job.values[field] for field in ("title", "company", "description")] == [
        "Keeper",
        "Harbour Trust",
        "Cleaned the lamp",
    ]


def test_entries_numbered_in_a_row_lose_their_numbers():
    lines = [line("1. Harbour Trust"), line("kept", bullet=True), line("2. Red Star Line")]
    texts = [one.text for one in unnumbered(lines, [False, True, False])]

    assert texts == ["Harbour Trust", "kept", "Red Star Line"]


@pytest.mark.parametrize("texts", [("1. FC Aalen",), ("3. Officer", "2. Officer", "4. Officer")])
def test_numbers_that_do_not_count_entries_stay(texts):
    lines = [line(text) for text in texts]

    assert unnumbered(lines, [False] * len(lines)) == lines


def test_numbered_jobs_with_labels_are_read():
    lines = [
        line("1. Harbour Trust, Leeds"),
        line("Designation: Keeper"),
        line("Duration: Jul 2019 to to date"),
        line("Cleaned", bullet=True),
        line("2. Red Star Line, Hull"),
        line("Designation: Stoker"),
        line("Duration: May 2016 to Jun 2019"),
    ]
    jobs = [(job.values["title"], job.values["company"]) for job in find_experience(lines)]

    assert jobs == [("Keeper", "Harbour Trust"), ("Stoker", "Red Star Line")]


@pytest.mark.parametrize("term", ["4 months", "2 years 11 months", "Full-time", "CDI", "Teilzeit"])
def test_length_and_terms_of_work_are_no_names(term):
    parts = all_parts([line(f"Keeper | Red Star Line | {term} | Hull")])

    assert [part.text for part in parts] == ["Keeper", "Red Star Line", "Hull"]
