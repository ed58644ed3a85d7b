import pytest
from django.utils.timezone import now

from cvs.enums import Decision, Topic
from cvs.selectors import page_views
from cvs.selectors.pages import Box, Spot
from cvs.tests.factories import CVFindingFactory, CVPageFactory, CVSkillFactory, ParsedCVFactory

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n"
JOB = {"title": "Ward Manager", "location": "Leeds", "start": None, "current": True}


def place(line=1, *boxes, page=1):
    return {
        "page": page,
        "line": line,
        "text": "as it stands",
        "boxes": [list(box) for box in boxes],
    }


def found(cv, topic=Topic.NAME, **fields):
    return CVFindingFactory(cv=cv, topic=topic, **fields)


def job(cv, places, **fields):
    return found(cv, Topic.EXPERIENCE, values=JOB, places=places, **fields)


def marks(cv, line, page=1):
    return page_views(cv=cv)[page - 1].lines[line - 1].marks


def tones(cv):
    return [mark.tone for line in page_views(cv=cv)[0].lines for mark in line.marks]


@pytest.fixture
def cv():
    return CVPageFactory().cv


def test_pages_come_in_order_with_their_numbered_lines():
    cv = ParsedCVFactory()
    for number in (2, 1):
        CVPageFactory(cv=cv, number=number, lines=[f"top of {number}", f"end of {number}"])

    pages = page_views(cv=cv)

    assert [
        (view.page.number, [(one.number, one.text) for one in view.lines]) for view in pages
    ] == [
        (1, [(1, "top of 1"), (2, "end of 1")]),
        (2, [(1, "top of 2"), (2, "end of 2")]),
    ]


def test_cv_without_pages_has_no_views():
    assert page_views(cv=ParsedCVFactory()) == []


@pytest.mark.parametrize(
    ("fields", "is_drawn"),
    [
        ({"picture": PNG}, True),
        ({"picture": None}, False),
        ({"picture": PNG, "width": 0.0}, False),
        ({"picture": PNG, "height": 0.0}, False),
    ],
)
def test_page_is_drawn_if_it_has_a_picture_and_a_size(fields, is_drawn):
    (view,) = page_views(cv=CVPageFactory(**fields).cv)

    assert view.is_drawn == is_drawn


def test_finding_marks_its_line_and_leads_to_its_row(cv):
    row = found(cv, places={"text": place(1, (72, 36, 200.5, 50))}, confidences={"text": 0.97})

    (mark,) = marks(cv, 1)

    assert (mark.key, mark.row) == (row.pk, f"finding-{row.pk}")
    assert mark.name == "Name: Maren Oakhurst"
    assert mark.label == "Name: Maren Oakhurst, 97 % sure"
    assert mark.boxes == (Box(71, 35, 130.5, 16),)  # with room around
    assert marks(cv, 2) == ()


def test_skill_of_the_catalogue_marks_its_line_and_leads_to_its_row(cv):
    row = CVSkillFactory(cv=cv, skill__name="Triage", place=place(2), confidence=0.6)
    CVSkillFactory(cv=cv, place=None)

    (mark,) = marks(cv, 2)

    assert (mark.key, mark.row, mark.tone) == (row.pk, f"mention-{row.pk}", "warn")
    assert mark.label == "Skill of the catalogue: Triage, 60 % sure"


def test_fields_of_a_finding_are_marked_each_in_its_own_line(cv):
    job(cv, {"title": place(1), "location": place(2)})

    assert [marks(cv, line)[0].label for line in (1, 2)] == [
        "Experience: title Ward Manager",
        "Experience: location Leeds",
    ]


def test_values_that_stand_in_the_same_words_share_a_spot(cv):
    here, there = (10, 10, 60, 20), (70, 10, 90, 20)
    places = {"title": place(1, here), "location": place(1, there), "current": place(1, there)}
    job(cv, places, confidences={"title": 0.9, "location": 0.99, "current": 0.5})

    (mark,) = marks(cv, 1)

    assert mark.spots == (
        Spot("Experience: title Ward Manager, 90 % sure", "good", (Box(9, 9, 52, 12),)),
        Spot(
            "Experience: location Leeds, 99 % sure; current yes, 50 % sure",
            "warn",
            (Box(69, 9, 22, 12),),
        ),
    )


def test_value_over_several_lines_has_a_box_for_each(cv):
    found(cv, Topic.SUMMARY, places={"text": place(1, (10, 10, 90, 20), (10, 24, 50, 34))})

    (mark,) = marks(cv, 1)

    assert mark.boxes == (Box(9, 9, 82, 12), Box(9, 23, 42, 12))


def test_long_value_is_shortened_and_kept_on_one_line(cv):
    found(cv, Topic.SUMMARY, values={"text": "two\n lines " * 20}, places={"text": place()})

    (mark,) = marks(cv, 1)

    assert mark.name == "Summary: two lines two lines two line…"
    assert mark.label == f"Summary: {('two lines ' * 20)[:79]}…"


def test_what_stands_within_another_comes_after_it(cv):
    boxes = {"inside": (40, 10, 60, 20), "whole": (10, 10, 90, 20), "start": (10, 10, 30, 20)}
    for words, box in boxes.items():
        found(cv, Topic.SKILL, values={"text": words}, places={"text": place(1, box)})

    assert [mark.label for mark in marks(cv, 1)] == [
        "Skill: whole",
        "Skill: start",
        "Skill: inside",
    ]


@pytest.mark.parametrize(
    ("decision", "confidence", "tone"),
    [
        (Decision.PENDING, 0.85, "good"),
        (Decision.PENDING, 0.84, "warn"),
        (Decision.PENDING, None, "warn"),
        (Decision.ACCEPTED, 0.1, "accent"),
    ],
)
def test_tone_says_what_is_left_to_look_at(cv, decision, confidence, tone):
    decided_at = None if decision == Decision.PENDING else now()
    confidences = {} if confidence is None else {"text": confidence}
    found(
        cv,
        places={"text": place(1)},
        confidences=confidences,
        decision=decision,
        decided_at=decided_at,
    )
    CVSkillFactory(cv=cv, place=place(2), confidence=confidence, decision=decision)

    assert tones(cv) == [tone, tone]


def test_mark_has_the_tone_of_what_is_least_sure(cv):
    places = {"title": place(1, (1, 1, 2, 2)), "location": place(1, (3, 3, 4, 4))}
    job(cv, places, confidences={"title": 0.2, "location": 0.99})

    assert tones(cv) == ["warn"]


def test_what_was_dropped_or_added_marks_nothing(cv):
    found(cv, places={"text": place(1)}, decision=Decision.DROPPED, decided_at=now())
    found(cv, Topic.SKILL, read=None)
    CVSkillFactory(cv=cv, place=place(1), decision=Decision.DROPPED)

    assert tones(cv) == []


def test_place_that_no_page_has_is_left_out(cv):
    found(cv, places={"text": place(3)})
    found(cv, Topic.SKILL, places={"text": place(1, page=2)})

    assert tones(cv) == []


@pytest.mark.parametrize("count", [1, 4])
def test_pages_cost_the_same_few_queries_and_no_picture(cv, count, django_assert_num_queries):
    for number in range(2, 2 + count):
        CVPageFactory(cv=cv, number=number, picture=PNG)
        found(cv, Topic.SKILL, places={"text": place(1, page=number)})
        CVSkillFactory(cv=cv, place=place(1, page=number))

    with django_assert_num_queries(4):
        views = page_views(cv=cv)

    assert {tuple(view.page.get_deferred_fields()) for view in views} == {("picture",)}
    assert [len(view.lines[0].marks) for view in views] == [0] + [2] * count
