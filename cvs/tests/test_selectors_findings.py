import pytest
from django.utils.timezone import now

from cvs import selectors
from cvs.enums import Decision, Topic
from cvs.pipeline import Place
from cvs.selectors.findings import SURE, finding_of
from cvs.tests.factories import CVFindingFactory, ParsedCVFactory

pytestmark = pytest.mark.django_db
PLACE = {"page": 1, "line": 2, "text": "The line", "boxes": [[1.0, 2.0, 3.0, 4.0]]}


def found(cv, topic, text, *, confidence=0.9, decision=Decision.PENDING, position=0):
    return CVFindingFactory(
        cv=cv,
        topic=topic,
        values={"text": text},
        places={"text": PLACE},
        confidences={"text": confidence},
        confidence=confidence,
        decision=decision,
        decided_at=None if decision == Decision.PENDING else now(),
        position=position,
    )


def texts(findings):
    return [row.values["text"] for row in findings]


def groups(found):
    return [(group.topic, texts(group.findings)) for group in found]


def test_review_parts_what_to_check_what_is_sure_and_what_is_decided():
    cv = ParsedCVFactory()
    found(cv, Topic.SKILL, "SQL", position=1)
    found(cv, Topic.SKILL, "Excel", position=0, confidence=SURE)
    found(cv, Topic.EMAIL, "a@example.com", confidence=0.84)
    found(cv, Topic.PHONE, "030 1", confidence=0.3)
    found(cv, Topic.NAME, "Maren", confidence=1.0)
    found(cv, Topic.SUMMARY, "Yes", decision=Decision.ACCEPTED)
    found(cv, Topic.CITY, "No", decision=Decision.DROPPED)
    found(ParsedCVFactory(user=cv.user), Topic.NAME, "Of another CV")

    review = selectors.review(cv=cv)

    assert texts(review.to_check) == ["030 1", "a@example.com"]
    assert groups(review.sure) == [(Topic.NAME, ["Maren"]), (Topic.SKILL, ["Excel", "SQL"])]
    assert groups(review.decided) == [(Topic.CITY, ["No"]), (Topic.SUMMARY, ["Yes"])]
    assert (review.sure_count, review.decided_count) == (3, 2)
    assert (review.pending_count, review.total) == (5, 7)


@pytest.mark.parametrize("count", [1, 4])
def test_review_costs_one_query_for_any_number(count, django_assert_num_queries):
    cv = ParsedCVFactory()
    for number in range(count):
        found(cv, Topic.SKILL, f"Skill {number}", position=number)

    with django_assert_num_queries(1):
        review = selectors.review(cv=cv)

    assert review.total == count


def test_document_is_what_the_owner_has():
    cv = ParsedCVFactory()
    found(cv, Topic.SKILL, "Excel", position=1)
    found(cv, Topic.SKILL, "SQL", position=0)
    found(cv, Topic.SKILL, "No", position=2, decision=Decision.DROPPED)
    found(cv, Topic.EMAIL, "a@example.com", decision=Decision.ACCEPTED)

    document = selectors.document_of(selectors.finding_list(cv=cv))

    assert document["skills"] == ["SQL", "Excel"]
    assert document["personalInfo"]["email"] == "a@example.com"
    assert list(document["evidence"]) == ["personalInfo/email", "skills/0", "skills/1"]
    assert document["evidence"]["skills/1"]["line"] == 2


def test_finding_of_a_row_is_as_the_engine_made_it():
    finding = finding_of(found(ParsedCVFactory(), Topic.SKILL, "SQL", confidence=0.7))

    assert (finding.topic, finding.values) == ("skill", {"text": "SQL"})
    assert finding.places == {"text": Place(1, 2, "The line", ((1.0, 2.0, 3.0, 4.0),))}
    assert finding.confidences == {"text": 0.7}


def test_finding_of_a_corrected_field_stands_nowhere():
    row = found(ParsedCVFactory(), Topic.SKILL, "SQL")
    row.read = {"text": "SQI"}

    finding = finding_of(row)

    assert (finding.places, finding.confidences) == ({}, {})
