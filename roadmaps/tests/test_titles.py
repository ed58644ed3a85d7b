import pytest

from roadmaps.jobs.titles import article, becoming, learning


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Data Analyst", "a"),
        ("Engineer", "an"),
        ("architect", "an"),
        ("Urban planner", "an"),
        ("Underwriter", "an"),
        ("UX Designer", "a"),
        ("UI/UX designer", "a"),
        ("HR Manager", "an"),
        ("SEO specialist", "an"),
        ("QA tester", "a"),
        ("AI engineer", "an"),
        ("University lecturer", "a"),
        ("User researcher", "a"),
        ("Utility worker", "a"),
        ("Uninterrupted worker", "an"),
        ("European lawyer", "a"),
        ("Hourly planner", "an"),
        ("House painter", "a"),
        ("“Anchor”", "an"),
        ("3D artist", "a"),
        ("", "a"),
    ],
)
def test_article_follows_the_sound_of_the_first_word(title, expected):
    assert article(title) == expected


def test_becoming_names_the_career_within_the_column():
    assert becoming("Engineer") == "Becoming an Engineer"
    assert len(becoming("x" * 300)) == 255


@pytest.mark.parametrize(
    ("skills", "expected"),
    [
        (["SQL"], "Learning SQL"),
        (["Excel", "SQL"], "Learning Excel and SQL"),
        (["Excel", "Python", "SQL"], "Learning Excel, Python and SQL"),
        (["Excel", "Git", "Python", "SQL"], "Learning Excel, Git and 2 more"),
    ],
)
def test_learning_names_three_skills_at_most(skills, expected):
    assert learning(skills) == expected
