import pytest

from cvs.pipeline.dates import (
    could_end,
    find_period,
    find_periods,
    is_open,
    is_present,
    without,
)
from cvs.pipeline.vocabulary import MONTHS, PRESENT, SEASONS


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("Mar 2021 – Present", "2021-03", None, True),
        ("March 2021 to Feb. 2022", "2021-03", "2022-02", False),
        ("Sept 2013 - June 2017", "2013-09", "2017-06", False),
        ("03/2025–02/2026", "2025-03", "2026-02", False),
        ("2022-08 – Current", "2022-08", None, True),
        ("2024.07 - 2024.11", "2024-07", "2024-11", False),
        ("2019 - 2021", "2019", "2021", False),
        ("2019–heute", "2019", None, True),
        ("Jan - Mar 2020", "2020-01", "2020-03", False),
        ("Oct '19 – Nov '98", "2019-10", "1998-11", False),
        ("01.09.2018 bis 31.08.2020", "2018-09", "2020-08", False),
        ("seit Mai 2020", "2020-05", None, True),
        ("since 2018", "2018", None, True),
        ("Oktober 2017 – März 2020", "2017-10", "2020-03", False),
        ("février 2019 à aujourd'hui", "2019-02", None, True),
        ("depuis août 2021", "2021-08", None, True),
        ("enero de 2016 - actualidad", "2016-01", None, True),
        ("mayo 2014 hasta diciembre 2015", "2014-05", "2015-12", False),
        ("June 2018", None, "2018-06", False),
        ("2018", None, "2018", False),
        ("May 5, 2018", None, "2018-05", False),
        ("01.03.2019 – 30.06.2021", "2019-03", "2021-06", False),
        ("15/03/2019 - 20/04/2020", "2019-03", "2020-04", False),
        ("2019-03-01 - 2020-05-31", "2019-03", "2020-05", False),
        ("2016/05 – 2018/11", "2016-05", "2018-11", False),
        ("1er mars 2019 - 30 juin 2020", "2019-03", "2020-06", False),
        ("15th March 2019 to 3rd April 2020", "2019-03", "2020-04", False),
        ("2019 March – 2020 May", "2019-03", "2020-05", False),
        ("03/19 – 06/21", "2019-03", "2021-06", False),
        ("03/19 - heute", "2019-03", None, True),
        ("Mar 19 – Jun 21", "2019-03", "2021-06", False),
        ("Mar-19 - Jun-21", "2019-03", "2021-06", False),
        ("seit 03/19", "2019-03", None, True),
        ("'19 – '21", "2019", "2021", False),
        ("2019–21", "2019", "2021", False),
        ("1998–02", "1998", "2002", False),
        ("2019 → 2021", "2019", "2021", False),
        ("03/2019 –", "2019-03", None, True),
        ("Present - 2021", "2021", None, True),
        ("2018/19", "2018", "2019", False),
        ("2018/2019", "2018", "2019", False),
        ("2019/20 - 2020/21", "2019", "2021", False),
        ("WS 2018/19", "2018", "2019", False),
        ("WS 2018/19 – SS 2020", "2018", "2020", False),
        ("Summer 2019", None, "2019", False),
        ("Spring 2019 – Fall 2020", "2019", "2020", False),
        ("Q3 2020 - Q1 2021", "2020", "2021", False),
        ("2. Quartal 2020", None, "2020", False),
        ("Ende 2018 - Mitte 2020", "2018", "2020", False),
        ("von 2019 bis heute", "2019", None, True),
        ("08/2019 bis jetzt", "2019-08", None, True),
        ("du 01/2019 au 03/2020", "2019-01", "2020-03", False),
        ("2019 - en cours", "2019", None, True),
        ("desde 2019 hasta la fecha", "2019", None, True),
        ("2019 a la actualidad", "2019", None, True),
        ("Oct 2021 – to date", "2021-10", None, True),
        ("April 2021 until now", "2021-04", None, True),
        ("Julio 2016 – Diciembre de 2018", "2016-07", "2018-12", False),
        ("02/2016-03/2020", "2016-02", "2020-03", False),
        ("02.2016-03.2020", "2016-02", "2020-03", False),
        ("03/19-02/20", "2019-03", "2020-02", False),
        ("Michaelmas 2024 – Easter 2025", "2024", "2025", False),
        ("Hilary Term 2019 - Trinity Term 2020", "2019", "2020", False),
        ("Fall Semester 2019 to Spring Semester 2020", "2019", "2020", False),
        ("03 2019 – 06 2021", "2019-03", "2021-06", False),
        ("03-06/2020", "2020-03", "2020-06", False),
        ("03.–06.2020", "2020-03", "2020-06", False),
        ("01-Jan-2019 to 31-Dec-2020", "2019-01", "2020-12", False),
        ("2019-Jan – 2020-Feb", "2019-01", "2020-02", False),
        ("Sep2019 - Oct2020", "2019-09", "2020-10", False),
        ("Sep19 - Oct20", "2019-09", "2020-10", False),
        ("From: Jan 2019 To: Feb 2020", "2019-01", "2020-02", False),
        ("à partir de 2019", "2019", None, True),
        ("Mar. 2019 to-date", "2019-03", None, True),
        ("Q1/2020 - Q2/2021", "2020", "2021", False),
        ("Herbstsemester 2019", None, "2019", False),
        ("1er semestre 2020", None, "2020", False),
        ("Jul 2022 to to date", "2022-07", None, True),
        ("2019 to the present", "2019", None, True),
        ("ca 2019 - 2020", "2019", "2020", False),
        ("Sep 2024 – expected Jun 2027", "2024-09", "2027-06", False),
        ("Expected graduation: May 2027", None, "2027-05", False),
        ("voraussichtlicher Abschluss: 2027", None, "2027", False),
        ("2024 – prévu en 2027", "2024", "2027", False),
        ("previsto para junio de 2027", None, "2027-06", False),
        ("Class of 2015", None, "2015", False),
    ],
)
def test_find_period_reads(text, start, end, current):
    period = find_period(f"Baker, {text}")

    assert (period.text, period.start, period.end, period.current) == (text, start, end, current)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no dates",
        "+44 20 7946 0958",
        "12345",
        "May I help",
        "Served 2500 guests",
        "20190",
        "Python 3.7 and 3.10 to now",
        "2 yrs 3 mos",
        "03/19",
        "19 - 21",
    ],
)
def test_find_period_finds_none_where_there_is_none(text):
    assert find_period(text) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Davis, CA Sept. 2016 – Dec. 2020", "Sept. 2016 – Dec. 2020"),
        ("Detroit, MI 2019", "2019"),
        ("Dover, DE 2019 - 2020", "2019 - 2020"),
        ("Gandia, de 2019 a 2020", "de 2019 a 2020"),
    ],
)
def test_a_state_before_a_date_is_not_part_of_it(text, period):
    assert find_period(text).text == period


def test_a_year_without_its_century_starts_a_line_before_a_separator():
    assert (find_period("’25, HULL").text, find_period("’25, HULL").end) == ("’25", "2025")
    assert find_period("’25 lamps") is None


def test_find_period_prefers_a_range_to_an_earlier_date():
    assert find_period("Expo 2020, Jan 2018 - Feb 2019").text == "Jan 2018 - Feb 2019"


def test_a_range_ends_before_the_length_of_time_it_comes_to():
    assert find_period("Mar 2020 – Present · 2 yrs 3 mos").text == "Mar 2020 – Present"
    assert find_period("2019 – 2021 (2 years)").text == "2019 – 2021"


def test_a_number_behind_a_year_makes_no_range():
    assert not find_period("2020-25% growth").is_range
    assert not find_period("2019 to 25 people").is_range


def test_a_range_does_not_run_backwards():
    assert (find_period("2020 - 03").start, find_period("07-06/2020").start) == (None, None)


def test_a_year_and_a_month_s_number_make_no_range():
    assert (find_period("2010-12").start, find_period("2010-12").end) == (None, "2010-12")


def test_a_line_too_long_for_a_head_has_no_period():
    assert find_periods("2019 " * 300) == ()


@pytest.mark.parametrize(
    "text",
    [
        "05/2024 —",
        "(03/2019 -",
        "March 2021",
        "seit 2019 bis",
        "2019-09 to 2022-",
        "May 2015–May",
        "enero de 2017 – agosto de",
    ],
)
def test_what_begins_a_range_is_open(text):
    assert is_open(text)


@pytest.mark.parametrize("text", ["2019 - 2021", "2019 - heute", "Kestrel 2019 -", "- 2019", ""])
def test_what_is_whole_or_no_date_is_not_open(text):
    assert not is_open(text)


@pytest.mark.parametrize(
    ("text", "present"),
    [("heute", True), ("– aujourd’hui", True), ("to date", True), ("todas", False), ("", False)],
)
def test_words_for_today_are_told_from_others(text, present):
    assert is_present(text) == present


def test_find_periods_finds_all_in_order():
    assert [period.text for period in find_periods("2001, 2002 - 2003, May 2004")] == [
        "2001",
        "2002 - 2003",
        "May 2004",
    ]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Baker | 2019 - 2021", "Baker"),
        ("Baker (2019 - 2021)", "Baker"),
        ("2019 - 2021: Baker", "Baker"),
        ("Baker, 2019 - 2021, Leeds", "Baker\tLeeds"),
        ("2019 - 2021", ""),
        ("Kestrel Au- 2019 - 2021", "Kestrel Au-"),
        ("Baker - 2019 - 2021", "Baker"),
    ],
)
def test_without_drops_the_period_and_its_separators(text, rest):
    assert without(text, find_period(text)) == rest


def test_without_a_period_leaves_the_text():
    assert without("Baker, Leeds", None) == "Baker, Leeds"


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("2012 2015", "2012", "2015", False),
        ("Mar 2012\tJune 2015", "2012-03", "2015-06", False),
        ("August 2019 Present", "2019-08", None, True),
    ],
)
def test_two_moments_that_fill_a_line_are_a_range(text, start, end, current):
    found = find_period(text)

    assert (found.start, found.end, found.current) == (start, end, current)


def test_two_years_in_a_sentence_are_no_range():
    assert find_period("Winner in 2012 2015 and later").is_range is False


@pytest.mark.parametrize(
    ("word", "possible"),
    [
        ("2020", True),
        ("'20)", True),
        ("März", True),
        ("-", True),
        (")", True),
        ("Present.", True),
        ("date", True),
        ("manager", False),
        ("Marching", False),
    ],
)
def test_could_end_knows_the_words_that_ranges_end_with(word, possible):
    assert could_end(word) is possible


@pytest.mark.parametrize("phrase", PRESENT.split("|"))
def test_could_end_knows_every_word_for_today(phrase):
    assert could_end(phrase.replace(".?", "'").rsplit(maxsplit=1)[-1])


@pytest.mark.parametrize("first", [*MONTHS, *SEASONS.split("|")])
def test_every_month_and_season_starts_a_period(first):
    assert find_period(f"In {first} 2019 - 2020").text == f"{first} 2019 - 2020"
