from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from accounts.models import Profile
from cvs import services
from cvs.enums import CVStatus, Decision, Topic
from cvs.models import CVFinding
from cvs.tests.factories import CVFactory, CVFindingFactory, CVSkillFactory, ParsedCVFactory
from skills.enums import Level
from skills.models import UserSkill

pytestmark = pytest.mark.django_db


def url(cv):
    return reverse("cvs:differences", args=[cv.pk])


def school(cv, name, **values):
    degree = {"degree": name, "institution": name[::-1], "year": None, "start_year": None}
    return CVFindingFactory(cv=cv, topic=Topic.EDUCATION, values=degree, confidence=0.9, **values)


def words_of(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("count", [1, 4])
def test_differences_cost_the_same_queries_for_any_number(
    client, member, count, django_assert_num_queries
):
    names = ["Law", "Botany", "Chemistry", "Dutch", "Physics", "Sport", "Welding", "Music"]
    older = ParsedCVFactory(user=member, uploaded_at=now() - timedelta(days=1))
    newer = ParsedCVFactory(user=member)
    for name in names[:count]:
        services.accept_finding(finding=school(older, name), now=now())
    for name in names[4 : 4 + count]:
        school(newer, name)
    CVSkillFactory.create_batch(count, cv=newer)

    with django_assert_num_queries(10):
        html = client.get(url(newer)).content.decode()

    assert html.count('name="take_new-skill-') == count
    assert html.count('name="take_new-') == 2 * count
    assert html.count('name="take_gone-') == count
    assert html.count('name="level_') == count


def test_differences_show_both_sides(client, member):
    Profile.objects.filter(user=member).update(location="<Turin>")
    cv = ParsedCVFactory(user=member)
    CVFindingFactory(cv=cv, topic=Topic.LOCATION, values={"text": "<Leeds>"}, confidence=0.9)

    words = words_of(client.get(url(cv)))

    assert "&lt;Turin&gt;" in words
    assert "&lt;Leeds&gt;" in words
    assert "Sure · 90 %" in words


def test_differences_without_any_say_so(client, member):
    words = words_of(client.get(url(ParsedCVFactory(user=member))))

    assert "Nothing differs" in words
    assert "Take over" not in words


def test_differences_take_over_the_chosen_alone(client, member):
    Profile.objects.filter(user=member).update(location="Turin")
    cv = ParsedCVFactory(user=member)
    chosen = CVFindingFactory(cv=cv, topic=Topic.LOCATION, values={"text": "Leeds"})
    other = school(cv, "Botany")

    response = client.post(
        url(cv), {"choice": "chosen", f"take_changed-{chosen.pk}": "on"}, follow=True
    )

    assert response.redirect_chain[0][0] == url(cv)
    assert "1 taken over." in response.content.decode()
    assert Profile.objects.get(user=member).location == "Leeds"
    other.refresh_from_db()
    assert other.decision == Decision.PENDING


def test_differences_take_over_all_with_the_levels_that_were_said(client, member):
    cv = ParsedCVFactory(user=member)
    school(cv, "Botany")
    mention = CVSkillFactory(cv=cv)

    client.post(url(cv), {"choice": "all", f"level_new-skill-{mention.pk}": "expert"})

    assert set(CVFinding.objects.values_list("decision", flat=True)) == {Decision.ACCEPTED}
    assert UserSkill.objects.get(user=member).level == Level.EXPERT


def test_differences_with_nothing_chosen_say_so_and_change_nothing(client, member):
    cv = ParsedCVFactory(user=member)
    finding = school(cv, "Botany")

    response = client.post(url(cv), {"choice": "chosen"}, follow=True)

    finding.refresh_from_db()
    assert "Nothing was chosen." in response.content.decode()
    assert finding.decision == Decision.PENDING


def test_differences_with_a_mistake_are_422_and_keep_the_input(client, member):
    cv = ParsedCVFactory(user=member)
    finding, mention = school(cv, "Botany"), CVSkillFactory(cv=cv)

    response = client.post(
        url(cv),
        {
            "choice": "chosen",
            f"take_new-{finding.pk}": "on",
            f"level_new-skill-{mention.pk}": "guru",
        },
    )

    html = response.content.decode()
    finding.refresh_from_db()
    assert response.status_code == 422
    assert "guru is not one of the available choices." in html
    assert html.count(" checked") == 1
    assert finding.decision == Decision.PENDING


@pytest.mark.parametrize("method", ["get", "post"])
def test_differences_of_a_cv_that_is_not_read_lead_to_its_status(client, member, method):
    cv = CVFactory(user=member, status=CVStatus.PARSING)

    assert getattr(client, method)(url(cv)).url == reverse("cvs:detail", args=[cv.pk])
