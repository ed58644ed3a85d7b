import pytest
from django.urls import reverse

from cvs.enums import CVStatus, Decision
from cvs.tests import samples
from cvs.tests.factories import NOTHING_READ, CVFactory, CVSkillFactory, ParsedCVFactory
from skills.enums import Level, SkillSource
from skills.models import UserSkill
from skills.tests.factories import UserSkillFactory

pytestmark = pytest.mark.django_db


def url(name, cv):
    return reverse(f"cvs:{name}", args=[cv.pk])


@pytest.mark.parametrize("count", [1, 4])
def test_review_costs_the_same_queries_for_any_number_of_skills(
    client, member, count, django_assert_num_queries
):
    cv = ParsedCVFactory(user=member)
    for mention in CVSkillFactory.create_batch(count, cv=cv):
        UserSkillFactory(user=member, skill=mention.skill)
    CVSkillFactory.create_batch(count, cv=cv)

    with django_assert_num_queries(5):
        html = client.get(url("review", cv)).content.decode()

    assert html.count('name="keep_') == 2 * count
    assert html.count('name="level_') == count
    assert html.count("Among your skills already: Intermediate.") == count


def test_review_shows_all_that_was_read(client, member):
    cv = ParsedCVFactory(
        user=member,
        parsed_data=samples.NURSE_DATA,
        pages=2,
        engine="pdf",
        warnings=["A job starts in the future: 2031."],
    )
    CVSkillFactory(cv=cv, skill__name="Triage", evidence="Clinical: Triage", section="skills")

    html = " ".join(client.get(url("review", cv)).content.decode().split())

    words = [
        "Maren Oakhurst",
        "maren.oakhurst@example.com",
        "+44 7700 900341",
        "Leeds, UK",
        "nine years on acute wards",
        "linkedin.com/in/oakhurst",
        "Ward Manager",
        "Riverside General Hospital",
        "Mar 2021 - Present",
        "Read as 2021-03 to today",
        "Read as 2017-06 to 2021-02",
        "BSc (Hons) in Adult Nursing",
        "University of Hull",
        "2012 to 2015",
        "Advanced Life Support",
        "Norwegian",
        "SystmOne",
        "Clinical: Triage",
        "Among the skills in your CV",
        "A job starts in the future: 2031.",
    ]
    assert [word for word in words if word not in html] == []


def test_review_of_a_cv_with_nothing_in_it_says_so_of_each_part(client, member):
    html = client.get(url("review", ParsedCVFactory(user=member))).content.decode()

    words = [
        "No skill of our catalogue was found",
        "No jobs were found in this file.",
        "No education was found in this file.",
        "No links were found in this file.",
        "No languages were found in this file.",
        "No certifications were found in this file.",
        "No list of skills was found in this file.",
        "Not given",
    ]
    assert [word for word in words if word not in html] == []
    assert f'href="{reverse("skills:list")}"' in html


HOSTILE = "<script>alert(1)</script>"


def test_review_escapes_every_word_of_the_file(client, member):
    person = dict.fromkeys(("name", "email", "phone", "location"), HOSTILE)
    place = {"street": HOSTILE, "city": HOSTILE}
    cv = ParsedCVFactory(
        user=member,
        warnings=[HOSTILE],
        parsed_data={
            "personalInfo": person | {"age": None, "address": place},
            "summary": HOSTILE,
            "links": {"linkedin": HOSTILE, "github": None, "portfolio": f"https://{HOSTILE}"},
            "skills": [HOSTILE],
            "experience": [
                dict.fromkeys(("title", "company", "duration", "description", "start"), HOSTILE)
            ],
            "education": [dict.fromkeys(("degree", "institution", "year"), HOSTILE)],
            "certifications": [HOSTILE],
            "languages": [HOSTILE],
        },
    )
    CVSkillFactory(cv=cv, evidence=HOSTILE, skill__name=HOSTILE)

    html = client.get(url("review", cv)).content.decode()

    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 20


@pytest.mark.parametrize(
    ("address", "leads_on"),
    [
        ("https://mara.example", True),
        ("http://mara.example", True),
        ("javascript:alert(1)", False),
        ("mara.example", False),
    ],
)
def test_review_links_only_to_web_addresses(client, member, address, leads_on):
    data = NOTHING_READ | {"links": {"portfolio": address}}
    cv = ParsedCVFactory(user=member, parsed_data=data)

    html = client.get(url("review", cv)).content.decode()

    link = f'<a href="{address}" rel="nofollow noopener noreferrer">'
    assert address in html
    assert (link in html) is leads_on
    assert (f'href="{address}"' in html) is leads_on


@pytest.mark.parametrize("status", [CVStatus.UPLOADED, CVStatus.PARSING, CVStatus.ERROR])
@pytest.mark.parametrize("method", ["get", "post"])
def test_review_of_a_cv_that_is_not_read_leads_to_its_status(client, member, status, method):
    cv = CVFactory(user=member, status=status)

    assert getattr(client, method)(url("review", cv)).url == url("detail", cv)


def test_review_saves_what_is_kept_with_its_level_and_drops_the_rest(client, member):
    cv = ParsedCVFactory(user=member)
    kept, dropped = CVSkillFactory.create_batch(2, cv=cv)

    response = client.post(
        url("review", cv),
        {
            f"keep_{kept.pk}": "on",
            f"level_{kept.pk}": "advanced",
            f"level_{dropped.pk}": "expert",
        },
        follow=True,
    )

    row = UserSkill.objects.get(user=member)
    assert (row.skill, row.level, row.source) == (
        kept.skill,
        Level.ADVANCED,
        SkillSource.CV_PARSED,
    )
    assert set(cv.mentions.values_list("skill_id", "decision")) == {
        (kept.skill_id, Decision.ACCEPTED),
        (dropped.skill_id, Decision.DROPPED),
    }
    assert response.redirect_chain[0][0] == reverse("careers:ranking")
    assert "Saved. 1 new among your skills." in response.content.decode()


def test_review_without_a_tick_drops_all(client, member):
    cv = ParsedCVFactory(user=member)
    mention = CVSkillFactory(cv=cv)
    UserSkillFactory(user=member, skill=mention.skill, source=SkillSource.CV_PARSED)

    client.post(url("review", cv))

    mention.refresh_from_db()
    assert mention.decision == Decision.DROPPED
    assert UserSkill.objects.count() == 0


def test_review_with_a_mistake_is_422_keeps_the_input_and_decides_nothing(client, member):
    cv = ParsedCVFactory(user=member)
    wrong, right = CVSkillFactory.create_batch(2, cv=cv)

    response = client.post(
        url("review", cv),
        {
            f"keep_{wrong.pk}": "on",
            f"level_{wrong.pk}": "guru",
            f"level_{right.pk}": "expert",
        },
    )

    html = response.content.decode()
    assert response.status_code == 422
    assert "guru is not one of the available choices." in html
    assert '<option value="expert" selected>' in html
    assert html.count(" checked") == 1
    assert set(cv.mentions.values_list("decision", flat=True)) == {Decision.PENDING}


def test_review_takes_no_mention_of_another_cv(client, member):
    cv = ParsedCVFactory(user=member)
    CVSkillFactory(cv=cv)
    theirs = CVSkillFactory()

    client.post(url("review", cv), {f"keep_{theirs.pk}": "on", f"level_{theirs.pk}": "expert"})

    theirs.refresh_from_db()
    assert theirs.decision == Decision.PENDING
    assert UserSkill.objects.count() == 0
