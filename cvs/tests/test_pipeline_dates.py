import pytest

from cvs.pipeline.dates import find_period, find_periods, without


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
    ],
)
def test_find_period_reads(text, start, end, current):
    period = find_period(f"Baker, {text}")

    assert (period.text, period.start, period.end, period.current) == (text, start, end, current)


@pytest.mark.parametrize(
    "text",
    ["", "no dates", "+44 20 7946 0958", "12345", "May I help", "Served 2500 guests", "20190"],
)
def test_find_period_finds_none_where_there_is_none(text):
    assert find_period(text) is None


def test_find_period_prefers_a_range_to_an_earlier_date():
    assert find_period("Expo 2020, Jan 2018 - Feb 2019").text == "Jan 2018 - Feb 2019"


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
    ],
)
def test_without_drops_the_period_and_its_separators(text, rest):
    assert without(text, find_period(text)) == rest


def test_without_a_period_leaves_the_text():
    assert without("Baker, Leeds", None) == "Baker, Leeds"
