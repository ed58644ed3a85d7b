import pytest
from django.db import IntegrityError, connection
from django.utils.timezone import now

from cvs.enums import CVStatus
from cvs.models import CV, CVSkill
from cvs.tests.factories import CVFactory, CVSkillFactory, ParsedCVFactory

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


def test_stored_name_says_nothing_of_the_person_or_the_upload():
    cv = CVFactory(file_name="Mara Lind.pdf")

    assert cv.file.name == f"cvs/{cv.user_id}/{cv.pk}.pdf"


def test_rows_name_themselves():
    mention = CVSkillFactory()

    assert str(CVFactory(file_name="mara.pdf")) == "mara.pdf"
    assert str(mention) == f"{mention.skill_id} in {mention.cv_id}"
