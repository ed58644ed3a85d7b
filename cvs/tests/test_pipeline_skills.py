from dataclasses import replace

import pytest

from cvs.pipeline.document import Line
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


def row(*cells, baseline, size=10.0):
    """A line of (text, where it starts)."""
    lines = [line(text, size=size, left=left, baseline=baseline) for text, left in cells]
    first, *others = lines
    later = [replace(one.words[0], after_gap=True) for one in others]
    rest = [
        word for one, start in zip(others, later, strict=True) for word in (start, *one.words[1:])
    ]
    return replace(first, words=(*first.words, *rest))


def test_what_a_rating_left_no_room_for_goes_on_with_its_skill():
    lines = [
        row(("Curation", 40.0), ("★★★★☆", 90.0), baseline=700.0),
        line("exhibitions", left=40.0, baseline=688.0),
        row(("Writing", 40.0), ("★★★★★", 90.0), baseline=676.0),
    ]

    assert skills(*lines) == ["Curation exhibitions", "Writing"]


def test_what_had_room_beside_a_rating_is_a_skill_of_its_own():
    lines = [
        row(("Curation", 40.0), ("★★★★☆", 190.0), baseline=700.0),
        line("Writing", left=40.0, baseline=688.0),
    ]

    assert skills(*lines) == ["Curation", "Writing"]


def test_most_lines_are_no_labels():
    levels = [line(text, size=8.0) for text in ("Très bien", "Bien")]

    assert skills(line("Tea", size=10.0), levels[0], line("Cake", size=10.0), levels[1]) == [
        "Tea",
        "Cake",
    ]
    assert skills("Tea\t90%", "Cake\t80%", line("A small remark", size=8.0)) == [
        *("Tea", "Cake", "A small remark"),
    ]


def test_a_line_with_a_bullet_is_no_label():
    small = [line(text, size=8.0, bullet=True) for text in ("Cake", "Bread", "Jam")]

    assert skills(line("Tea", size=9.0, bullet=True), *small) == ["Tea", "Cake", "Bread", "Jam"]


def test_a_cell_is_parted_where_the_fullest_row_has_two():
    lines = [
        row(("Tea", 40.0), ("Public speaking Cake", 100.0), ("Bread", 300.0), baseline=700.0),
        row(("Jam", 40.0), ("Soup", 100.0), ("Rice", 180.0), ("Fish", 300.0), baseline=688.0),
    ]

    assert skills(*lines) == [
        "Tea",
        "Public speaking",
        "Cake",
        "Bread",
        "Jam",
        "Soup",
        "Rice",
        "Fish",
    ]


def test_tags_in_no_grid_are_whole():
    lines = [
        row(("Tea", 40.0), ("Public speaking", 90.0), baseline=700.0),
        row(("Jam", 40.0), ("Soup", 70.0), ("Rice", 125.0), ("Fish", 300.0), baseline=688.0),
    ]

    assert skills(*lines) == ["Tea", "Public speaking", "Jam", "Soup", "Rice", "Fish"]


def test_a_stroke_inside_a_word_separates_nothing():
    lines = [
        row(("TIG", 40.0), ("MIG/MAG", 80.0), ("Welding torch", 140.0), baseline=700.0),
        row(("Plans", 40.0), baseline=688.0),
    ]

    assert skills(*lines) == ["TIG", "MIG/MAG", "Welding torch", "Plans"]


def test_the_rest_of_a_label_in_a_margin_is_left_out():
    lines = [
        row(("Cooking", 40.0), ("Tea, Cake,", 120.0), baseline=700.0),
        row(("Commu-", 40.0), ("Public speaking, Writing", 120.0), baseline=688.0),
        row(("nity", 40.0), baseline=676.0),
    ]

    assert skills(*lines) == ["Tea", "Cake", "Public speaking", "Writing"]


def test_a_table_of_skills_with_levels_and_years_lists_the_skills():
    assert skills("Skill\tLevel\tYears", "Tea\tExpert\t6", "Cake\tAdvanced\t4 years") == [
        *("Tea", "Cake"),
    ]


def test_a_skill_before_its_rating_is_no_label():
    assert skills("Tea: 5 years", "Cake – advanced, Bread – 1 year", "Jam: fortgeschritten") == [
        *("Tea", "Cake", "Bread", "Jam"),
    ]
    assert skills("Kitchen: Tea, Cake") == ["Tea", "Cake"]


def test_numbers_that_are_typed_before_skills_are_no_part_of_them():
    assert skills("1. Welding", "2. Turning", "3. Milling") == ["Welding", "Turning", "Milling"]
    assert skills("3. Welding", "2. Turning") == ["3. Welding", "2. Turning"]


def test_a_list_in_a_cell_goes_on_below_it():
    above = line("Regression tests, Test", left=40, baseline=600).words
    first, *rest = line("Jira, Postman", left=300, baseline=600).words
    beside = replace(first, after_gap=True)
    row = Line((*above, beside, *rest))
    below = line("design, Bug reports", left=40, baseline=588)

    assert [found.values["text"] for found in find_skills([row, below])] == [
        *("Regression tests", "Test design", "Bug reports", "Jira", "Postman"),
    ]


def in_cells(first, second, baseline):
    """A line with cells at 40 and 300 points; an empty text leaves its place free."""
    left = line(first, left=40, baseline=baseline).words if first else ()
    start, *rest = line(second, left=300, baseline=baseline).words
    return Line((*left, replace(start, after_gap=bool(left)), *rest))


def test_items_in_two_columns_of_which_one_is_longer_have_no_labels():
    pairs = [("Charting", "Varnish"), ("Scaling", "Dentrix"), ("", "Scheduling")]
    grid = [in_cells(*pair, 600 - 15 * number) for number, pair in enumerate(pairs)]

    assert {one.values["text"] for one in find_skills(grid)} == {
        *("Charting", "Varnish", "Scaling", "Dentrix", "Scheduling"),
    }


def test_items_below_each_other_behind_a_label_are_a_list():
    pairs = [("Office", "Excel"), ("", "Word"), ("Web", "Django"), ("", "Flask")]
    rows = [in_cells(*pair, 600 - 15 * number) for number, pair in enumerate(pairs)]

    assert [one.values["text"] for one in find_skills(rows)] == ["Excel", "Word", "Django", "Flask"]
