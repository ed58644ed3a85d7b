import pytest

from cvs.pipeline.ratings import is_header, is_rating, without_level, without_ratings
from cvs.tests.lines import line


@pytest.mark.parametrize(
    "text", ["Expert", "sehr gut", "Très bien", "5 years", "over 10 yrs", "2 Jahre Erfahrung"]
)
def test_a_level_or_a_number_of_years_is_a_rating(text):
    assert is_rating(text)


@pytest.mark.parametrize("text", ["", "Tea", "5", "Expert systems", "2019"])
def test_what_says_more_is_no_rating(text):
    assert not is_rating(text)


@pytest.mark.parametrize(
    "item", ["Java: fortgeschritten", "Java – 3 years", "Java : avancé", "Java"]
)
def test_a_rating_behind_a_colon_or_dash_is_left_out(item):
    assert without_level(item) == "Java"


def test_what_is_no_rating_stays_behind_its_dash():
    assert without_level("Sales – retail") == "Sales – retail"


@pytest.mark.parametrize(
    "text", ["Skill\tLevel\tYears", "Kompetenz\tNiveau", "Compétence\tMaîtrise", "Tool\tLast used"]
)
def test_the_header_of_a_table_of_skills_is_known(text):
    assert is_header(line(text))


def test_a_row_of_skills_is_no_header():
    assert not is_header(line("Skills"))
    assert not is_header(line("Tools\tHammer"))


def test_a_line_of_ratings_alone_says_nothing():
    assert [one.text for one in without_ratings([line("Tea\t90%"), line("★★★")])] == ["Tea"]
