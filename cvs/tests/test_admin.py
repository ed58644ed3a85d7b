import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from cvs.enums import CVStatus
from cvs.models import CV
from cvs.tests.factories import NOTHING_READ, CVFactory, CVSkillFactory, ParsedCVFactory

pytestmark = pytest.mark.django_db

CVS = reverse("admin:cvs_cv_changelist")


def change_url(cv):
    return reverse("admin:cvs_cv_change", args=[cv.pk])


@pytest.mark.parametrize("count", [1, 4])
def test_cv_list_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    for cv in ParsedCVFactory.create_batch(count):
        CVSkillFactory.create_batch(2, cv=cv)

    with django_assert_num_queries(8):
        response = client.get(CVS)

    assert [row.mention_total for row in response.context["cl"].result_list] == [2] * count


@pytest.mark.parametrize("count", [1, 4])
def test_cv_page_costs_the_same_queries_for_any_number_of_skills(
    client, staff, count, django_assert_num_queries
):
    cv = ParsedCVFactory()
    CVSkillFactory.create_batch(count, cv=cv)
    ContentType.objects.get_for_model(CV)  # Django keeps it from here on

    with django_assert_num_queries(5):
        client.get(change_url(cv))


def test_cv_page_shows_the_reading_and_its_skills_and_no_way_to_the_file(client, staff):
    person = NOTHING_READ["personalInfo"] | {"name": "Mara <Lind>"}
    cv = ParsedCVFactory(parsed_data=NOTHING_READ | {"personalInfo": person})
    CVSkillFactory(cv=cv, skill__name="Woodturning", evidence="Turned wood for years")

    html = client.get(change_url(cv)).content.decode()

    assert "&quot;name&quot;: &quot;Mara &lt;Lind&gt;&quot;" in html
    assert "Woodturning" in html
    assert "Turned wood for years" in html
    assert "who alone can download it" in html
    assert cv.file.name not in html
    assert reverse("cvs:file", args=[cv.pk]) not in html


def test_staff_cannot_download_a_cv(client, staff):
    cv = CVFactory()

    assert client.get(reverse("cvs:file", args=[cv.pk])).status_code == 404


def test_staff_neither_add_nor_change_a_cv(client, staff):
    cv = CVFactory()

    assert client.get(reverse("admin:cvs_cv_add")).status_code == 403
    assert client.post(change_url(cv), {"file_name": "other.pdf"}).status_code == 403


def test_staff_have_failed_cvs_read_again_and_leave_others_alone(
    client, staff, django_capture_on_commit_callbacks
):
    failed = CVFactory(
        status=CVStatus.ERROR, attempts=3, parsing_errors="Broken.", error_reason="damaged"
    )
    parsed = ParsedCVFactory()
    chosen = {"action": "read_again", "_selected_action": [str(failed.pk), str(parsed.pk)]}

    with django_capture_on_commit_callbacks() as sent:
        response = client.post(CVS, chosen, follow=True)

    failed.refresh_from_db()
    parsed.refresh_from_db()
    assert (failed.status, failed.attempts, failed.error_reason) == (CVStatus.UPLOADED, 0, "")
    assert parsed.status == CVStatus.PARSED
    assert len(sent) == 1
    assert [str(message) for message in response.context["messages"]] == [
        "1 queued again.",
        "1 left alone: they have not failed.",
    ]


def test_staff_delete_a_cv_with_its_file(
    client, staff, settings, django_capture_on_commit_callbacks
):
    cv = CVFactory()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("admin:cvs_cv_delete", args=[cv.pk]), {"post": "yes"})

    assert CV.objects.count() == 0
    assert not (settings.MEDIA_ROOT / cv.file.name).exists()
