import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import now

from cvs.enums import ONCE, CVStatus, Decision, Topic
from cvs.models import CVUnknownSkill
from cvs.pipeline import Topic as FoundTopic
from cvs.pipeline.finding import fields_of
from cvs.tests.factories import (
    CVFactory,
    CVFindingFactory,
    CVPageFactory,
    CVSkillFactory,
    ParsedCVFactory,
)
from skills.enums import Level, SkillSource
from skills.models import UnknownSkill, UserSkill
from skills.services import deny_skill
from skills.tests.factories import UserSkillFactory

pytestmark = pytest.mark.django_db
JOB = {
    "title": "Ward Manager",
    "company": None,
    "location": None,
    "duration": "Mar 2021 - Present",
    "start": "2021-03",
    "end": None,
    "current": True,
    "description": "Led a ward.",
}


def url(name, cv):
    return reverse(f"cvs:{name}", args=[cv.pk])


def full_cv(member, count):
    """A read CV with `count` of everything that a review shows."""
    cv = ParsedCVFactory(user=member)
    for number in range(count):
        CVPageFactory(cv=cv, number=number + 1, picture=b"PNG")
        CVUnknownSkill.objects.create(
            cv=cv, unknown=UnknownSkill.objects.create(name=f"Word {number}", key=f"word {number}")
        )
        for confidence in (0.4, 0.6, 0.9):
            CVFindingFactory(
                cv=cv,
                topic=Topic.EXPERIENCE,
                values=JOB,
                confidence=confidence,
                confidences={"title": confidence},
                places={"title": place(number + 1)},
            )
        CVFindingFactory(
            cv=cv,
            topic=Topic.SKILL,
            values={"text": "Triage"},
            decision="dropped",
            decided_at=now(),
        )
    for mention in CVSkillFactory.create_batch(count, cv=cv):
        UserSkillFactory(user=member, skill=mention.skill)
    CVSkillFactory.create_batch(count, cv=cv, place=place(1))
    return cv


def place(page, line=2):
    return {"page": page, "line": line, "text": "Ward Manager, Leeds", "boxes": [[1, 2, 3, 4]]}


@pytest.mark.parametrize("count", [1, 4])
def test_review_costs_the_same_queries_for_any_number_of_things(
    client, member, count, django_assert_num_queries
):
    cv = full_cv(member, count)

    with django_assert_num_queries(20):
        html = client.get(url("review", cv)).content.decode()

    assert html.count('name="keep_') == 2 * count
    assert html.count('name="level_') == count
    assert html.count("Among your skills already: Intermediate.") == count
    assert html.count('class="finding finding--pending') == 3 * count
    assert html.count('class="finding finding--dropped') == count
    assert html.count("<figure") == count


def test_review_shows_what_is_least_sure_first_then_what_is_sure_then_what_is_decided(
    client, member
):
    cv = ParsedCVFactory(user=member)
    words = [("Sure", 0.85), ("Check", 0.849), ("Doubtful", 0.2), ("No word", None)]
    for topic, (text, confidence) in zip(ONCE, words, strict=False):
        CVFindingFactory(cv=cv, topic=topic, values={"text": text}, confidence=confidence)
    CVFindingFactory(
        cv=cv,
        topic=Topic.SKILL,
        values={"text": "Decided"},
        confidence=0.1,
        decision=Decision.ACCEPTED,
        decided_at=now(),
    )

    html = client.get(url("review", cv)).content.decode()

    shown = re.findall(r'<p class="finding__value">(.*?)</p>', html)
    assert shown == ["No word", "Doubtful", "Check", "Sure", "Decided"]
    badges = ["Doubtful · 20 %", "Check · 84 %", "Sure · 85 %", "Doubtful · 10 %"]
    assert [badge for badge in badges if badge not in html] == []
    assert "Accept all that are sure (1)" in html


def test_review_says_how_sure_the_whole_is_and_warns(client, member):
    cv = ParsedCVFactory(user=member, confidence=0.62, warnings=["A job starts in 2031."])

    html = " ".join(client.get(url("review", cv)).content.decode().split())

    assert "Read, please check · 62 %" in html
    assert "A job starts in 2031." in html
    assert f'action="{url("reread", cv)}"' in html


def test_row_leads_to_the_place_it_was_read_at_and_back(client, member):
    cv = ParsedCVFactory(user=member)
    CVPageFactory(cv=cv, number=1, picture=b"PNG")
    finding = CVFindingFactory(
        cv=cv, confidence=0.5, confidences={"text": 0.5}, places={"text": place(1)}
    )

    html = " ".join(client.get(url("review", cv)).content.decode().split())

    anchor = f"page-1-line-2-{finding.pk}"
    assert f'href="#{anchor}"' in html
    assert f'id="{anchor}"' in html
    assert f'href="#finding-{finding.pk}"' in html
    assert "page 1, line 2" in html
    assert "<q>Ward Manager, Leeds</q>" in html


def test_row_of_a_word_file_speaks_of_lines_alone(client, member):
    cv = ParsedCVFactory(user=member, file_type="docx")
    CVFindingFactory(cv=cv, confidences={"text": 0.5}, places={"text": place(1)})

    html = client.get(url("review", cv)).content.decode()

    assert ">line 2<" in html
    assert "page 1, line 2" not in html


def test_row_of_several_parts_shows_each_with_its_place_and_what_was_not_found(client, member):
    cv = ParsedCVFactory(user=member)
    CVFindingFactory(
        cv=cv,
        topic=Topic.EXPERIENCE,
        values=JOB,
        confidence=0.45,
        confidences={"title": 0.95, "start": 0.45},
        places={"title": place(1), "start": place(1, line=7)},
    )

    html = " ".join(client.get(url("review", cv)).content.decode().split())

    words = [
        "Ward Manager",
        "Mar 2021 - Present",
        "(understood as 2021-03 to today)",
        "Current",
        "Not found: company.",
        "Led a ward.",
        "How sure of each part",
        "page 1, line 7",
        "Doubtful · 45 %",
        "Sure · 95 %",
    ]
    assert [word for word in words if word not in html] == []


def test_review_of_a_cv_with_nothing_in_it_says_so_of_each_part(client, member):
    html = client.get(url("review", ParsedCVFactory(user=member))).content.decode()

    words = ["We found nothing to review", "No skill of our catalogue was found", "Read it again"]
    assert [word for word in words if word not in html] == []
    assert "Accept all" not in html
    assert "Look at these first" not in html
    assert f'href="{reverse("skills:list")}"' in html


def test_review_shows_skills_with_what_speaks_for_them_the_least_sure_first(client, member):
    cv = ParsedCVFactory(user=member)
    for name, confidence in [("Alpha", 0.9), ("Beta", 0.4), ("Gamma", None)]:
        CVSkillFactory(
            cv=cv,
            skill__name=name,
            evidence=f"Line of {name}",
            section="skills",
            confidence=confidence,
            years=Decimal("3.5"),
            last_used=date(2024, 3, 1),
        )

    html = " ".join(client.get(url("review", cv)).content.decode().split())

    assert re.findall(r"<strong>(Alpha|Beta|Gamma)</strong>", html) == ["Beta", "Alpha", "Gamma"]
    words = [
        "Line of Beta",
        "Among the skills in your CV",
        "3.5 years",
        "last used Mar 2024",
        "Doubtful · 40 %",
    ]
    assert [word for word in words if word not in html] == []


def test_review_lists_words_that_the_catalogue_does_not_know(client, member):
    cv = full_cv(member, 2)

    html = " ".join(client.get(url("review", cv)).content.decode().split())

    assert html.count("Word 0") == 1
    assert html.count("Word 1") == 1
    assert "These words, without your name, go to our staff" in html


HOSTILE = "<script>alert(1)</script>"


def test_review_escapes_every_word_of_the_file(client, member):
    cv = ParsedCVFactory(user=member, warnings=[HOSTILE])
    somewhere = place(1) | {"text": HOSTILE}
    CVPageFactory(cv=cv, number=1, lines=[HOSTILE, HOSTILE])
    for topic in Topic:
        fields = fields_of(FoundTopic(topic))
        CVFindingFactory(
            cv=cv,
            topic=topic,
            values=dict.fromkeys(fields, HOSTILE),
            confidences=dict.fromkeys(fields, 0.3),
            places=dict.fromkeys(fields, somewhere),
            confidence=0.3,
        )
    CVSkillFactory(cv=cv, evidence=HOSTILE, skill__name=HOSTILE, place=somewhere)
    unknown = UnknownSkill.objects.create(name=HOSTILE, key="x")
    CVUnknownSkill.objects.create(cv=cv, unknown=unknown)

    pages = [client.get(url("review", cv))]
    pages += [client.get(f"{url('review', cv)}?edit={finding.pk}") for finding in cv.findings.all()]

    shown = [page.content.decode() for page in pages]
    assert ["<script>alert" in html for html in shown] == [False] * (1 + len(Topic))
    assert shown[0].count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 20


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
    cv = ParsedCVFactory(user=member)
    CVFindingFactory(cv=cv, topic=Topic.PORTFOLIO, values={"text": address})

    html = client.get(url("review", cv)).content.decode()

    link = f'<a href="{address}" rel="nofollow noopener noreferrer">'
    assert address in html
    assert (link in html) is leads_on
    assert (f'href="{address}"' in html) is leads_on


def test_review_loads_its_script_as_a_module(client, member):
    html = client.get(url("review", ParsedCVFactory(user=member))).content.decode()

    assert re.search(r'<script type="module" src="[^"]*js/review[^"]*\.js"></script>', html)


def test_review_leads_to_the_differences_from_an_older_reviewed_cv(client, member):
    older = ParsedCVFactory(user=member, uploaded_at=now() - timedelta(days=1))
    newer = ParsedCVFactory(user=member)
    before = client.get(url("review", newer)).content.decode()
    CVFindingFactory(cv=older, decision=Decision.ACCEPTED, decided_at=now())

    after = client.get(url("review", newer)).content.decode()
    of_older = client.get(url("review", older)).content.decode()

    link = f'href="{url("differences", newer)}"'
    assert [link in before, link in after] == [False, True]
    assert url("differences", older) not in of_older


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


def test_review_does_not_offer_a_skill_that_the_person_cannot_confirm(client, member):
    cv = ParsedCVFactory(user=member)
    denied, other = CVSkillFactory.create_batch(2, cv=cv)
    UserSkillFactory(user=member, skill=denied.skill)
    deny_skill(user=member, skill=denied.skill)

    response = client.get(url("review", cv))

    assert [row.mention for row in response.context["form"].rows()] == [other]
