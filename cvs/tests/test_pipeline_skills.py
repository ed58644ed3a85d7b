from dataclasses import replace

import pytest

from cvs.pipeline.skills import find_skills
from cvs.tests.lines import line


def skills(*lines):
    made = [line(item) if isinstance(item, str) else item for item in lines]
    return [found.values["text"] for found in find_skills(made)]


@pytest.mark.parametrize(
    "texts",
    [
        ["Tea, Cake, Public speaking"],
        ["Tea; Cake; Public speaking"],
        ["Tea | Cake | Public speaking"],
        ["Tea • Cake • Public speaking"],
        ["Tea · Cake · Public speaking"],
        ["Tea / Cake / Public speaking"],
        ["Tea\tCake\tPublic speaking"],
        ["Tea", "Cake", "Public speaking"],
        ["Kitchen: Tea, Cake", "People: Public speaking"],
        ["Kitchen — Tea, Cake", "People — Public speaking, Tea"],
        ["Kitchen\tTea, Cake", "People: Public speaking."],
        ["Tea, Cake,", "Public speaking"],
        ["Tea (advanced), Cake - Expert, Public speaking"],
        ["Tea 90%", "Cake 4/5", "Public speaking 5 years"],
        ["Tea ○○", "Cake ★★★☆", "Public speaking"],
        ["Tea, Cake, Tea, and Public speaking"],
        ["Tea, Cake, 2019, March, Public speaking, fluent, B1"],
        ["Tea, Cake, Public speaking", "Languages: English, French"],
    ],
)
def test_skills_are_read_with_any_separator(texts):
    assert skills(*texts) == ["Tea", "Cake", "Public speaking"]


def test_skills_keep_their_punctuation():
    assert skills("C++, .NET, CI/CD, Node.js, Design (web, print)") == [
        "C++",
        ".NET",
        "CI/CD",
        "Node.js",
        "Design",
    ]


def test_a_list_in_brackets_is_listed_too():
    assert skills("Cloud (AWS, GCP), Git") == ["Cloud", "AWS", "GCP", "Git"]


def test_a_heading_inside_the_section_is_no_skill():
    assert skills("Hard Skills", "Excel", "Soft Skills", "Teamwork") == ["Excel", "Teamwork"]


def test_bold_labels_above_skills_are_left_out():
    lines = [line("Kitchen", bold=True), "Tea, Cake", line("People", bold=True), "Talks"]

    assert skills(*lines) == ["Tea", "Cake", "Talks"]


def test_larger_labels_above_columns_of_skills_are_left_out():
    assert skills(line("Kitchen\tPeople", size=12.0), "Tea\tTalks", "Cake\tRotas") == [
        "Tea",
        "Talks",
        "Cake",
        "Rotas",
    ]


def test_a_bold_label_in_front_of_skills_is_left_out():
    label, rest = line("Kitchen", bold=True), line("Tea, Cake")

    assert skills(type(rest)((*label.words, *rest.words))) == ["Tea", "Cake"]


def test_labels_that_end_at_one_margin_are_left_out():
    lines = [line("Kitchen", left=40.0), line("In people", left=30.0)]
    lists = [line("Tea, Cake", left=90.0), line("Talks, Rotas", left=90.0)]
    joined = [type(one)((*one.words, *two.words)) for one, two in zip(lines, lists, strict=True)]

    assert skills(*joined) == ["Tea", "Cake", "Talks", "Rotas"]


def beside(left, right):
    """One line of two parts, the second of which starts at the same place in all lines."""
    one, two = line(left, left=30.0), line(right, left=120.0)
    first, *rest = two.words
    return type(one)((*one.words, replace(first, after_gap=True), *rest))


@pytest.mark.parametrize(
    "ratings",
    [
        ["★★★★★", "★★★☆☆", "★☆☆☆☆"],
        ["●●●○○", "●●○○○", "● ○ ○ ○ ○"],
        ["90%", "85 %", "4/5"],
        ["Excellent", "Very good", "Muy avanzado"],
    ],
)
def test_ratings_beside_skills_are_left_out(ratings):
    lines = map(beside, ["Tea", "Public speaking", "Cake"], ratings)

    assert skills(*lines) == ["Tea", "Public speaking", "Cake"]


def test_ratings_below_skills_are_left_out():
    lines = ["Tea", "Excellent", "Cake", "90 %", "Talks", "●●●○○"]
    made = [line(text, size=9.5 - number % 2) for number, text in enumerate(lines)]

    assert skills(*made) == ["Tea", "Cake", "Talks"]


def test_a_separator_at_the_end_of_a_line_is_no_rating():
    lines = [line("Tea ● Cake ●", left=50.0), line("Talks ● Rotas", left=50.0)]

    assert skills(*lines) == ["Tea", "Cake", "Talks", "Rotas"]


def test_a_grid_of_skills_has_no_labels():
    assert skills(beside("Tea", "Public speaking"), beside("Cake", "Rotas")) == [
        "Tea",
        "Public speaking",
        "Cake",
        "Rotas",
    ]


def test_a_word_that_the_end_of_a_line_breaks_is_whole():
    lines = [line("Tea, Cake, Media-", left=50.0), line("tion, Talks", left=50.0)]

    assert skills(*lines) == ["Tea", "Cake", "Mediation", "Talks"]


def test_an_item_that_a_narrow_column_breaks_is_joined():
    lines = [
        line("Customs\tDispatch", left=50.0, baseline=100.0),
        line("documentation", left=50.0, baseline=90.0),
        line("Tea\tCake", left=50.0, baseline=74.0),
        line("Talks", left=50.0, baseline=58.0),
    ]

    assert skills(*lines) == ["Customs documentation", "Dispatch", "Tea", "Cake", "Talks"]


def test_a_line_that_ends_at_the_edge_goes_on_in_the_next_one():
    lines = [
        line("Tea • Cakes and pies • Public", left=50.0),
        line("speaking • Rotas", left=50.0),
    ]

    assert skills(*lines) == ["Tea", "Cakes and pies", "Public speaking", "Rotas"]


def test_sentences_and_languages_are_no_skills():
    assert skills("I have always liked to work with many different people") == []
    assert skills("Languages: English, French") == []
    assert skills("Languages: Java, Rust") == ["Java", "Rust"]


def test_an_endless_line_is_read_in_linear_time():
    assert skills("(" * 200_000, "Tea (") == ["Tea ("]
    assert len(skills("(Ab, " * 40_000)) == 1


def test_no_lines_list_no_skills():
    assert skills() == []
