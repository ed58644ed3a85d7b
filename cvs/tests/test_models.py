from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import now

from cvs.enums import ONCE, CVStatus, Decision, Topic
from cvs.models import CV, CVFinding, CVPage, CVSkill, CVUnknownSkill, CVUpload
from cvs.pipeline import Topic as FoundTopic
from cvs.pipeline.finding import ONCE as FOUND_ONCE
from cvs.tests.factories import (
    CVFactory,
    CVFindingFactory,
    CVPageFactory,
    CVSkillFactory,
    ParsedCVFactory,
)
from skills.models import UnknownSkill

pytestmark = pytest.mark.django_db


def test_cv_that_is_active_exists_once_a_person():
    cv = CVFactory(is_active=True)

    with pytest.raises(IntegrityError, match="cvs_one_active_a_person"):
        CVFactory(user=cv.user, is_active=True)


def test_cv_may_be_active_for_each_person():
    CVFactory.create_batch(2, is_active=True)

    assert CV.objects.filter(is_active=True).count() == 2


def test_same_bytes_exist_once_a_person():
    cv = CVFactory(sha256="a" * 64)
    CVFactory(sha256="a" * 64)

    with pytest.raises(IntegrityError, match="cvs_same_bytes_once"):
        CVFactory(user=cv.user, sha256="a" * 64)


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"status": "lost"}, "cvs_status"),
        ({"file_type": "odt"}, "cvs_file_type"),
        ({"file_size": 0}, "cvs_file_size"),
        ({"status": CVStatus.PARSED}, "cvs_parsed_holds_data"),
        ({"status": CVStatus.PARSED, "parsed_data": {}}, "cvs_parsed_holds_data"),
        ({"status": CVStatus.ERROR, "parsed_at": now()}, "cvs_parsed_holds_data"),
    ],
)
def test_cv_that_breaks_a_rule_is_refused_by_the_database(values, rule):
    with pytest.raises(IntegrityError, match=rule):
        CVFactory(**values)


def test_cv_with_data_and_time_may_be_parsed():
    cv = ParsedCVFactory()

    cv.refresh_from_db()
    assert (cv.status, cv.in_flight) == (CVStatus.PARSED, False)


@pytest.mark.parametrize(
    ("status", "in_flight"),
    [(CVStatus.UPLOADED, True), (CVStatus.PARSING, True), (CVStatus.ERROR, False)],
)
def test_cv_is_in_flight_until_it_is_read_or_has_failed(status, in_flight):
    assert CVFactory.build(status=status).in_flight is in_flight


def test_mention_of_a_skill_exists_once_a_cv():
    mention = CVSkillFactory()

    with pytest.raises(IntegrityError, match="cv_skills_once_a_cv"):
        CVSkillFactory(cv=mention.cv, skill=mention.skill)


def test_mention_with_another_decision_is_refused():
    with pytest.raises(IntegrityError, match="cv_skills_decision"):
        CVSkillFactory(decision="perhaps")


def test_delete_of_a_cv_by_sql_takes_its_mentions_along():
    mention, other = CVSkillFactory.create_batch(2)

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cvs WHERE id = %s", [mention.cv_id])

    assert list(CVSkill.objects.all()) == [other]


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"topic": "hobby"}, "cv_findings_topic"),
        ({"decision": "perhaps", "decided_at": now()}, "cv_findings_decision"),
        ({"confidence": 1.1}, "cv_findings_confidence"),
        ({"decision": Decision.ACCEPTED}, "cv_findings_decided_at"),
        ({"decided_at": now()}, "cv_findings_decided_at"),
    ],
)
def test_finding_that_breaks_a_rule_is_refused_by_the_database(values, rule):
    with pytest.raises(IntegrityError, match=rule):
        CVFindingFactory(**values)


def test_finding_of_what_a_cv_says_once_exists_once_a_cv():
    finding = CVFindingFactory(topic=Topic.NAME)
    CVFindingFactory(topic=Topic.NAME)
    CVFindingFactory.create_batch(2, cv=finding.cv, topic=Topic.SKILL)

    with pytest.raises(IntegrityError, match="cv_findings_once"):
        CVFindingFactory(cv=finding.cv, topic=Topic.NAME)


def test_topics_of_the_database_and_of_the_engine_are_the_same():
    assert [topic.value for topic in Topic] == [topic.value for topic in FoundTopic]
    assert {topic.value for topic in ONCE} == {topic.value for topic in FOUND_ONCE}


@pytest.mark.parametrize(
    ("read", "values", "is_added", "is_edited"),
    [
        (None, {"text": "SQL"}, True, False),
        ({"text": "SQL"}, {"text": "SQL"}, False, False),
        ({"text": "SQI"}, {"text": "SQL"}, False, True),
    ],
)
def test_finding_tells_what_its_owner_did(read, values, is_added, is_edited):
    finding = CVFindingFactory.build(read=read, values=values)

    assert (finding.is_added, finding.is_edited) == (is_added, is_edited)


def test_page_exists_once_a_cv_and_counts_from_one():
    page = CVPageFactory()
    CVPageFactory()

    with pytest.raises(IntegrityError, match="cv_pages_number"), transaction.atomic():
        CVPageFactory(number=0)
    with pytest.raises(IntegrityError, match="cv_pages_once"):
        CVPageFactory(cv=page.cv)


def test_unknown_skill_exists_once_a_cv():
    cv, unknown = ParsedCVFactory(), UnknownSkill.objects.create(name="Luffing", key="luffing")
    CVUnknownSkill.objects.create(cv=cv, unknown=unknown)

    with pytest.raises(IntegrityError, match="cv_unknown_skills_once"):
        CVUnknownSkill.objects.create(cv=cv, unknown=unknown)


def test_delete_of_a_cv_by_sql_takes_all_that_was_read_along():
    finding = CVFindingFactory()
    CVPageFactory(cv=finding.cv)
    unknown = UnknownSkill.objects.create(name="Luffing", key="luffing")
    CVUnknownSkill.objects.create(cv=finding.cv, unknown=unknown)

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cvs WHERE id = %s", [finding.cv_id])

    counts = [model.objects.count() for model in (CVFinding, CVPage, CVUnknownSkill, UnknownSkill)]
    assert counts == [0, 0, 0, 1]


def test_stored_name_says_nothing_of_the_person_or_the_upload():
    cv = CVFactory(file_name="Mara Lind.pdf")

    assert cv.file.name == f"cvs/{cv.user_id}/{cv.pk}.pdf"


def test_rows_name_themselves():
    mention = CVSkillFactory()

    assert str(CVFactory(file_name="mara.pdf")) == "mara.pdf"
    assert str(mention) == f"{mention.skill_id} in {mention.cv_id}"
    finding, page = CVFindingFactory(), CVPageFactory()
    assert str(finding) == f"name in {finding.cv_id}"
    assert str(page) == f"page 1 of {page.cv_id}"
    unknown = UnknownSkill.objects.create(name="Luffing", key="luffing")
    sighting = CVUnknownSkill.objects.create(cv=page.cv, unknown=unknown)
    assert str(sighting) == f"{unknown.pk} in {page.cv_id}"
    upload = CVUpload(user=page.cv.user, uploaded_at=datetime(2026, 3, 1, 9, 5, tzinfo=UTC))
    assert str(upload) == f"2026-03-01 09:05 by {page.cv.user_id}"
