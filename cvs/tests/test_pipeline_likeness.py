import pytest

from cvs.pipeline import Topic
from cvs.pipeline.likeness import ALIKE, SAME, likeness, pairs


def job(title, company, start=None, end=None, **more):
    return {"title": title, "company": company, "start": start, "end": end, **more}


def degree(name, school, year=None):
    return {"degree": name, "institution": school, "year": year}


WARD = job("Ward Manager", "Riverside General Hospital", "2021-03")


@pytest.mark.parametrize(
    ("topic", "one", "other"),
    [
        (Topic.NAME, {"text": "Maren Oakhurst"}, {"text": "MAREN  OAKHURST"}),
        (Topic.SKILL, {"text": "Wound care"}, {"text": "wound care"}),
        (Topic.AGE, {"text": 44}, {"text": 44}),
        (Topic.EXPERIENCE, WARD, WARD | {"location": None}),
    ],
)
def test_same_words_are_the_same_thing_in_any_case(topic, one, other):
    assert likeness(topic, one, other) == SAME


@pytest.mark.parametrize(
    ("topic", "one", "other"),
    [
        (Topic.PHONE, {"text": "1"}, {"text": "2"}),
        (Topic.EXPERIENCE, WARD, WARD | {"end": "2024-01", "description": "Leads nurses"}),
        (Topic.EXPERIENCE, WARD, WARD | {"title": "Ward Manager (Acute)"}),
        (Topic.EXPERIENCE, WARD, WARD | {"company": None}),
        (
            Topic.EDUCATION,
            degree("BSc Nursing", "University of Leeds", "2012"),
            degree("BSc (Hons) Nursing", "University of Leeds", "2012"),
        ),
        (
            Topic.CERTIFICATION,
            {"name": "First Aid", "issuer": None},
            {"name": "First aid", "issuer": "Red Cross"},
        ),
        (Topic.LANGUAGE, {"name": "German", "level": "B2"}, {"name": "German", "level": "C1"}),
    ],
)
def test_same_thing_said_otherwise_is_alike_and_not_the_same(topic, one, other):
    assert ALIKE <= likeness(topic, one, other) < SAME


@pytest.mark.parametrize(
    ("topic", "one", "other"),
    [
        (Topic.SKILL, {"text": "C"}, {"text": "C++"}),
        (Topic.EXPERIENCE, WARD, job("Staff Nurse", "Riverside General Hospital", "2017-06")),
        (Topic.EXPERIENCE, WARD, job("Ward Manager", "Elm House", "2015")),
        (Topic.EXPERIENCE, job(None, "Elm House", "2015"), job("Nurse", None, "2015")),
        (
            Topic.EDUCATION,
            degree("BSc Nursing", "University of Leeds", "2012"),
            degree("MSc Public Health", "University of York", "2015"),
        ),
        (Topic.CERTIFICATION, {"name": "First Aid"}, {"name": "Fire Safety"}),
        (Topic.LANGUAGE, {"name": "German"}, {"name": "Dutch"}),
    ],
)
def test_other_things_are_not_alike(topic, one, other):
    assert likeness(topic, one, other) < ALIKE


def test_pairs_join_each_thing_once_the_most_alike_first():
    mine = [[WARD], [job("Ward Manager", "Riverside Hospital", "2021-03")]]
    theirs = [[job("Nurse", "Elm House")], [WARD], [WARD | {"end": "2024"}]]

    assert pairs(Topic.EXPERIENCE, mine, theirs) == [(0, 1), (1, 2)]


def test_pairs_of_equal_things_keep_their_order():
    twice = [[{"text": "SQL"}], [{"text": "SQL"}]]

    assert pairs(Topic.SKILL, twice, twice) == [(0, 0), (1, 1)]


def test_pairs_look_at_every_version_of_a_thing():
    read, corrected = job("Riverside", "Ward Manager"), job("Ward Manager", "Riverside")

    assert pairs(Topic.EXPERIENCE, [[read, corrected]], [[corrected]]) == [(0, 0)]
    assert pairs(Topic.EXPERIENCE, [[read, corrected]], [[read]]) == [(0, 0)]


def test_pairs_of_what_a_cv_says_once_need_no_likeness():
    assert pairs(Topic.PHONE, [[{"text": "1"}]], [[{"text": "2"}]]) == [(0, 0)]


def test_pairs_of_nothing_are_none():
    assert pairs(Topic.SKILL, [], [[{"text": "SQL"}]]) == []
