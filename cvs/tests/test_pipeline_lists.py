import pytest

from cvs.pipeline.document import Line, Word
from cvs.pipeline.lists import (
    find_certifications,
    find_languages,
    find_skills,
    languages_among_skills,
)


def line(text, *, bold=False, bullet=False):
    """A line whose cells are divided by tabs."""
    words = [
        Word(word, 10.0, bold, after_gap=number > 0 and place == 0)
        for number, cell in enumerate(text.split("\t"))
        for place, word in enumerate(cell.split())
    ]
    return Line(tuple(words), bullet=bullet)


@pytest.mark.parametrize(
    "texts",
    [
        ["Tea, Cake, Public speaking"],
        ["Tea; Cake; Public speaking"],
        ["Tea | Cake | Public speaking"],
        ["Tea • Cake • Public speaking"],
        ["Tea\tCake\tPublic speaking"],
        ["Tea", "Cake", "Public speaking"],
        ["Kitchen: Tea, Cake", "People: Public speaking"],
        ["Kitchen\tTea, Cake", "People: Public speaking."],
        ["Tea, Cake,", "Public speaking"],
        ["Tea (advanced), Cake - Expert, Public speaking"],
        ["Tea, Cake, Tea, Public speaking"],
    ],
)
def test_skills_are_read_with_any_separator(texts):
    assert find_skills([line(text) for text in texts]) == ["Tea", "Cake", "Public speaking"]


def test_skills_keep_their_punctuation_and_brackets_together():
    assert find_skills([line("C++, .NET, CI/CD, Node.js, Design (web, print)")]) == [
        "C++",
        ".NET",
        "CI/CD",
        "Node.js",
        "Design",
    ]


def test_bold_labels_above_skills_are_left_out():
    lines = [
        line("Kitchen", bold=True),
        line("Tea, Cake"),
        line("People", bold=True),
        line("Talks"),
    ]

    assert find_skills(lines) == ["Tea", "Cake", "Talks"]


def test_sentences_are_no_skills():
    assert find_skills([line("I have always liked to work with many different people")]) == []


@pytest.mark.parametrize(
    ("texts", "languages"),
    [
        (["English (Native), German (B2)"], ["English", "German"]),
        (["English: Native; Welsh: B2"], ["English", "Welsh"]),
        (["Mother tongue\tSwedish", "Other\tEnglish"], ["Swedish", "English"]),
        (["Deutsch (Muttersprache)", "Französisch (Grundkenntnisse)"], ["Deutsch", "Französisch"]),
        (["Mandarin", "Native"], ["Mandarin"]),
        (["Fluent in tea"], []),
        ([], []),
    ],
)
def test_languages_are_names_without_levels(texts, languages):
    assert find_languages([line(text) for text in texts]) == languages


@pytest.mark.parametrize(
    ("texts", "languages"),
    [
        (["Tools: Excel", "Languages: English, French"], ["English", "French"]),
        (["Languages", "English, French", "Tools", "Excel"], ["English", "French"]),
        (["Languages: Java, Rust"], []),
    ],
)
def test_languages_may_be_a_row_of_the_skills(texts, languages):
    assert languages_among_skills([line(text) for text in texts]) == languages


def test_certifications_lose_dates_and_issuers():
    lines = [
        line("First Aid – Red Cross, 2020"),
        line("Food Safety (2019)"),
        line("Forklift\tMay 2018"),
    ]

    assert find_certifications(lines) == ["First Aid", "Food Safety", "Forklift"]


def test_certifications_in_bold_have_their_issuers_below():
    lines = [line("First Aid", bold=True), line("Red Cross"), line("Issued by the city")]

    assert find_certifications(lines) == ["First Aid"]


def test_certifications_with_bullets_are_the_bullets():
    lines = [line("My certificates:"), line("First Aid", bullet=True)]

    assert find_certifications(lines) == ["First Aid"]
