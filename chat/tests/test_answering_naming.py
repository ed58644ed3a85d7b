import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.answering.naming import EXACT, named_in, names_something, words_of

CAREERS = [
    "Data Analyst",
    "Data Engineer",
    "Backend Developer",
    "Front-end Developer",
    "Full Stack Developer",
    "UI/UX Designer",
    "IT Support Technician",
    "Nurse",
]


def careers(question):
    return named_in(question, CAREERS, str)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("What is missing for Data Analyst?", ["Data Analyst"]),
        ("what is missing for data analist", ["Data Analyst"]),
        ("WHY DATA ENGINEERING", ["Data Engineer"]),
        ("am I ready to be an analyst", ["Data Analyst"]),
        ("data jobs", ["Data Analyst", "Data Engineer"]),
        ("back end developer", ["Backend Developer"]),
        ("back-end dev", ["Backend Developer"]),
        ("what about frontend?", ["Front-end Developer"]),
        ("fullstack developer", ["Full Stack Developer"]),
        ("is ux design for me", ["UI/UX Designer"]),
        ("support technicians", ["IT Support Technician"]),
        ("is it for me?", []),
        ("what is missing for an astronaut", []),
        ("what am i missing?", []),
        ("nurse", ["Nurse"]),
        ("nursse", ["Nurse"]),
        ("purse strings", []),
        ("", []),
    ],
)
def test_a_career_is_found_by_its_words(question, named):
    assert careers(question) == named


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Do I know C++?", ["C++"]),
        ("do i have c", ["C"]),
        ("C#", ["C#"]),
        ("Node.js!", ["Node.js"]),
        ("nodejs", ["Node.js"]),
        ("React", ["React"]),
        ("react native", ["React Native"]),
        ("Pyton", []),
        ("native", []),
    ],
)
def test_an_exact_name_takes_all_its_words_letter_by_letter(question, named):
    skills = ["C", "C++", "C#", "Node.js", "Python", "React", "React Native"]

    assert named_in(question, skills, str, least=EXACT, likeness=EXACT) == named


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what is missing for an astronaut", True),
        ("why does astronaut fit me", True),
        ("what am I missing?", False),
        ("what is missing for my best career?", False),
        ("which gaps hurt", False),
    ],
)
def test_a_name_is_expected_after_certain_words(question, expected):
    assert names_something(question) == expected


def test_words_are_lower_case_and_joined_over_hyphens_and_dots():
    assert words_of("Front-end, Node.js & C++: what's CI/CD?") == [
        "frontend",
        "nodejs",
        "c++",
        "whats",
        "ci",
        "cd",
    ]


def test_no_rows_and_names_without_words_are_never_named():
    assert named_in("anything", [], str) == []
    assert named_in("... ?", ["...", "", "the"], str) == []


@given(st.sampled_from(CAREERS), st.sampled_from(["{}", "why {}?", "What is missing for {}?"]))
def test_every_career_is_found_by_its_own_title(title, question):
    assert careers(question.format(title)) == [title]


@given(st.text(), st.lists(st.text()))
def test_any_text_finds_only_rows_that_exist(question, names):
    assert set(named_in(question, names, str)) <= set(names)
