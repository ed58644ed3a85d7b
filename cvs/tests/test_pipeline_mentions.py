from datetime import date

import pytest

from cvs.pipeline.document import Document, Line, Word, numbered
from cvs.pipeline.lexicon import Lexicon, Matcher, Term
from cvs.pipeline.locating import Locator
from cvs.pipeline.mentions import find_mentions
from cvs.pipeline.sections import Section
from cvs.pipeline.timeline import Stretch, Timeline, Use, projects_in
from cvs.pipeline.unknown import unknown_skills
from cvs.pipeline.vocabulary import Kind

TODAY = date(2026, 11, 22)
MATCHER = Matcher(Lexicon((Term("Python", ("py3",)), Term("Excel", (), needs_context=True))))


def lines(*texts):
    return numbered(Line(tuple(Word(word) for word in text.split())) for text in texts)


def use(*dates, counts=True):
    """Of a skill that every entry with one of these dates (start, end, current) names."""
    every = lines(*["Python"] * len(dates))
    stretches = [
        Stretch((line,), start, end, current=current, counts=counts)
        for line, (start, end, current) in zip(every, dates, strict=True)
    ]
    return Timeline(stretches, TODAY).use(every)


@pytest.mark.parametrize(
    ("dates", "years", "last"),
    [
        ([("2020-01", "2020-12", False)], 1.0, "2020-12"),
        ([("2017-06", "2021-02", False)], 3.8, "2021-02"),
        ([("2025-12", None, True)], 1.0, "2026-11"),
        ([("2015", "2017", False)], 2.0, "2017"),
        ([("2016", "2016", False)], 0.5, "2016"),
        ([("2020-01", "2020-12", False), ("2022-01", "2022-06", False)], 1.5, "2022-06"),
        ([("2020-01", "2020-12", False), ("2020-07", "2021-06", False)], 1.5, "2021-06"),
        ([("2020-01", "2023-12", False), ("2021-01", "2021-12", False)], 4.0, "2023-12"),
        ([("2026-01", "2030-12", False)], 0.9, "2026-11"),
        ([(None, "2019", False)], None, "2019"),
        ([(None, None, False)], None, None),
        ([], None, None),
    ],
)
def test_use_sums_distinct_months_up_to_today(dates, years, last):
    assert use(*dates) == Use(years, last)


def test_studies_tell_of_the_last_use_and_add_no_years():
    assert use(("2012", "2015", False), counts=False) == Use(None, "2015")


def test_projects_with_dates_count():
    section = lines("Weather map, 2019 - 2021", "Written in Python")

    assert Timeline(projects_in(section), TODAY).use(section) == Use(2.0, "2021")


def mentions(*sections, stretches=()):
    locator = Locator(Document((), pages=1, engine="pdf"))
    return find_mentions(sections, MATCHER, locator, Timeline(stretches, TODAY))


def test_a_mention_tells_where_it_stands_and_which_words_it_is():
    every = lines("Data tools", "Wrote reports with py3, daily")
    (mention,) = mentions(Section(Kind.EXPERIENCE, "Work", every))

    assert (mention.evidence, mention.section) == ("Wrote reports with py3, daily", "experience")
    assert (mention.place.page, mention.place.line, mention.place.text) == (1, 2, "py3,")


def test_a_skill_has_the_same_years_wherever_it_is_named():
    every = lines("Python, Excel", "Wrote Python for a bank")
    sections = [
        Section(Kind.SKILLS, "Skills", every[:1]),
        Section(Kind.EXPERIENCE, "Work", every[1:]),
    ]
    found = mentions(*sections, stretches=[Stretch(every[1:], "2020-01", "2021-12")])

    assert [(one.skill, one.years, one.last_used) for one in found] == [
        ("Python", 2.0, "2021-12"),
        ("Excel", None, None),
        ("Python", 2.0, "2021-12"),
    ]


def test_a_name_in_other_letters_or_of_an_everyday_word_is_less_sure():
    written, other, word = (
        mentions(Section(Kind.SKILLS, "", lines(text)))[0].confidence
        for text in ("Python", "PYTHON", "Excel")
    )

    assert written > other > word


@pytest.mark.parametrize(
    ("listed", "unknown"),
    [
        (["Python", "Triage", "py3 scripts"], ("Triage",)),
        (["Triage", "TRIAGE", "triage"], ("Triage",)),
        (["jane@oak.example", "https://oak.example", "github.com/oak", "2015", "42 %"], ()),
        (["I have worked with many people", "Never late.", "x" * 151], ()),
        (["C++", "Wound care (complex)"], ("C++", "Wound care (complex)")),
    ],
)
def test_unknown_skills_are_named_once_and_could_be_skills(listed, unknown):
    assert unknown_skills(listed, MATCHER) == unknown


def test_unknown_skills_of_one_cv_are_not_endless():
    assert len(unknown_skills([f"skill x{number}" for number in range(900)], MATCHER)) == 200
