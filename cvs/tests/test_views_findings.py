import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from accounts.models import Profile
from cvs.enums import CVStatus, Decision, Topic
from cvs.models import CVFinding
from cvs.tests.factories import CVFactory, CVFindingFactory, ParsedCVFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
JOB = {
    "title": "Ward Manager",
    "company": "Riverside",
    "location": None,
    "duration": "Mar 2021 - Present",
    "start": "2021-03",
    "end": None,
    "current": True,
    "description": "Led a ward.",
}


@pytest.fixture
def cv(member):
    return ParsedCVFactory(user=member)


def review(cv):
    return reverse("cvs:review", args=[cv.pk])


def finding_url(finding):
    return reverse("cvs:finding", args=[finding.cv_id, finding.pk])


def of_cv(name, cv):
    return reverse(f"cvs:{name}", args=[cv.pk])


def decide(client, finding, action, headers=None, **values):
    data = {"action": action, **values}
    return client.post(finding_url(finding), data, headers=headers or {})


def skill(cv, text, confidence=None, **values):
    number = cv.findings.count()
    return CVFindingFactory(
        cv=cv,
        topic=Topic.SKILL,
        values={"text": text},
        confidence=confidence,
        position=number,
        **values,
    )


def row_of(html, finding):
    """The markup of one row."""
    return re.search(
        rf'<li\s+class="finding[^>]*id="finding-{finding.pk}".*?</li>', html, re.DOTALL
    )[0]


# --- who may ------------------------------------------------------------------------------


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("name", ["finding_add", "accept_sure", "undo_many"])
def test_findings_of_someone_else_are_not_found(client, member, name, headers):
    theirs = CVFindingFactory(confidence=0.99)

    response = client.post(
        of_cv(name, theirs.cv),
        {"topic": "skill", "text": "Mine", "decided_at": now().isoformat()},
        headers=headers,
    )

    assert response.status_code == 404
    assert list(CVFinding.objects.values_list("decision", flat=True)) == [Decision.PENDING]


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("action", ["accept", "edit", "drop", "undo"])
def test_finding_of_someone_else_is_not_found(client, member, action, headers):
    theirs = CVFindingFactory()

    assert client.get(finding_url(theirs), headers=headers).status_code == 404
    assert decide(client, theirs, action, headers, text="Mine").status_code == 404
    theirs.refresh_from_db()
    assert (theirs.decision, theirs.values) == (Decision.PENDING, {"text": "Maren Oakhurst"})


def test_finding_under_another_cv_of_ones_own_is_not_found(client, member, cv):
    other = CVFindingFactory(cv=ParsedCVFactory(user=member))

    response = client.post(reverse("cvs:finding", args=[cv.pk, other.pk]), {"action": "accept"})

    assert response.status_code == 404


def test_finding_needs_log_in(client):
    address = finding_url(CVFindingFactory())

    assert client.post(address).url == f"{reverse('account_login')}?next={address}"


def test_finding_of_a_cv_that_is_read_anew_cannot_be_decided(client, member):
    finding = CVFindingFactory(cv=CVFactory(user=member, status=CVStatus.PARSING))

    assert decide(client, finding, "accept").status_code == 404


@pytest.mark.parametrize("name", ["finding_add", "accept_sure", "undo_many"])
def test_what_changes_findings_is_no_link(client, cv, name):
    assert client.get(of_cv(name, cv)).status_code == 405


def test_finding_takes_no_action_that_there_is_not(client, cv):
    finding = CVFindingFactory(cv=cv)

    assert decide(client, finding, "burn").status_code == 400
    assert client.post(finding_url(finding)).status_code == 400


# --- deciding -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "decision"), [("accept", Decision.ACCEPTED), ("drop", Decision.DROPPED)]
)
def test_decision_leads_to_the_next_finding_to_check(client, cv, action, decision):
    last, first, second = skill(cv, "Sure", 0.95), skill(cv, "One", 0.2), skill(cv, "Two", 0.6)

    to_second = decide(client, first, action)
    to_last = decide(client, second, action)
    to_itself = decide(client, last, action)

    assert [to_second.url, to_last.url, to_itself.url] == [
        f"{review(cv)}#finding-{second.pk}",
        f"{review(cv)}#finding-{last.pk}",
        f"{review(cv)}#finding-{last.pk}",
    ]
    assert set(cv.findings.values_list("decision", flat=True)) == {decision}


def test_decision_on_the_last_row_leads_back_to_the_first_that_is_left(client, cv):
    first, last = skill(cv, "One", 0.2), skill(cv, "Two", 0.6)

    assert decide(client, last, "accept").url == f"{review(cv)}#finding-{first.pk}"


def test_undo_leads_to_the_row_itself(client, cv):
    skill(cv, "One", 0.2)
    finding = skill(cv, "Two", 0.6, decision=Decision.DROPPED, decided_at=now())

    response = decide(client, finding, "undo")

    finding.refresh_from_db()
    assert response.url == f"{review(cv)}#finding-{finding.pk}"
    assert finding.decision == Decision.PENDING


def test_decision_by_htmx_is_the_row_and_the_counts(client, cv):
    finding, sure = skill(cv, "Rostering", 0.6), skill(cv, "Triage", 0.95)

    html = decide(client, finding, "accept", HTMX).content.decode()

    words = " ".join(html.split())
    assert html.strip().startswith("<li")
    assert "<html" not in html
    assert f'id="finding-{finding.pk}"' in html
    assert f'id="finding-{sure.pk}"' not in html
    assert 'value="undo"' in html
    assert 'hx-swap-oob="innerHTML:#review-counts"' in html
    assert 'id="review-sure" hx-swap-oob="true"' in words
    assert "<strong>0</strong> to check" in words
    assert "Accept all that are sure (1)" in words


def test_decision_by_htmx_costs_the_same_queries_for_any_number(
    client, cv, django_assert_max_num_queries
):
    counts = []
    for _ in range(2):
        CVFindingFactory.create_batch(4, cv=cv, topic=Topic.SKILL, confidence=0.4)
        finding = skill(cv, "Rostering", 0.6)
        with django_assert_max_num_queries(70) as queries:
            decide(client, finding, "accept", HTMX)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_undo_by_htmx_of_what_was_added_leaves_no_row(client, cv):
    added = skill(cv, "Rostering", read=None, decision=Decision.ACCEPTED, decided_at=now())

    html = decide(client, added, "undo", HTMX).content.decode()

    assert "<li" not in html
    assert "Nothing was found in this file." in html
    assert CVFinding.objects.count() == 0


# --- editing ------------------------------------------------------------------------------


def test_edit_by_htmx_is_the_row_with_a_form_that_holds_the_values(client, cv):
    finding = CVFindingFactory(cv=cv, topic=Topic.EXPERIENCE, values=JOB)

    html = client.get(finding_url(finding) + "?edit=1", headers=HTMX).content.decode()

    assert "<html" not in html
    assert 'value="Ward Manager"' in html
    assert 'value="2021-03"' in html
    assert "Led a ward." in html
    assert " checked" in html


def test_cancelled_edit_by_htmx_is_the_row_again(client, cv):
    finding = CVFindingFactory(cv=cv)

    html = client.get(finding_url(finding), headers=HTMX).content.decode()

    assert 'value="accept"' in html
    assert 'type="text"' not in html


@pytest.mark.parametrize(("query", "asked"), [("?edit=1", "?edit={}"), ("", "#finding-{}")])
def test_finding_without_htmx_is_a_part_of_the_page(client, cv, query, asked):
    finding = CVFindingFactory(cv=cv)

    response = client.get(finding_url(finding) + query)

    assert response.url == f"{review(cv)}{asked.format(finding.pk)}"


def test_page_opens_the_form_of_the_finding_that_the_address_names(client, cv):
    asked, other = skill(cv, "Rostering", 0.6), skill(cv, "Triage", 0.6)

    html = client.get(f"{review(cv)}?edit={asked.pk}").content.decode()

    assert f'id="id_{asked.pk}_text"' in html
    assert f'id="id_{other.pk}_text"' not in html
    assert html.count(" autofocus") == 1


def test_edit_corrects_and_accepts(client, cv):
    finding = CVFindingFactory(cv=cv, topic=Topic.EXPERIENCE, values=JOB)

    response = decide(
        client, finding, "edit", title="Head Nurse", start="2020", end="2021-02", current=""
    )

    finding.refresh_from_db()
    assert response.url == f"{review(cv)}#finding-{finding.pk}"
    assert finding.decision == Decision.ACCEPTED
    assert finding.values == {
        "title": "Head Nurse",
        "company": None,
        "location": None,
        "duration": "2020 - 2021-02",
        "start": "2020",
        "end": "2021-02",
        "current": False,
        "description": None,
    }
    html = client.get(review(cv)).content.decode()
    assert "Corrected" in row_of(html, finding)
    assert "Read as: Ward Manager" in " ".join(row_of(html, finding).split())


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_edit_with_a_mistake_is_422_and_keeps_what_was_typed(client, cv, headers):
    finding = CVFindingFactory(cv=cv, topic=Topic.EXPERIENCE, values=JOB)

    response = decide(client, finding, "edit", headers, title="Head <Nurse>", start="March")

    html = response.content.decode()
    finding.refresh_from_db()
    assert response.status_code == 422
    assert ("<html" in html) is (not headers)
    assert " autofocus" not in html
    assert 'value="Head &lt;Nurse&gt;"' in html
    assert 'value="March"' in html
    assert "Write it like this." in html
    assert (finding.values, finding.decision) == (JOB, Decision.PENDING)


# --- adding -------------------------------------------------------------------------------


def test_page_offers_to_add_what_can_be_added(client, cv):
    CVFindingFactory(cv=cv, topic=Topic.PHONE)
    CVFindingFactory(cv=cv, topic=Topic.LANGUAGE, values={"name": "Thai", "level": None})

    html = client.get(review(cv)).content.decode()

    offered = set(re.findall(r"\?add=(\w+)", html))
    assert offered == set(Topic.values) - {Topic.PHONE}


def test_page_opens_the_form_that_the_address_asks_to_add(client, cv):
    html = client.get(f"{review(cv)}?add=education").content.decode()

    assert 'name="topic" value="education"' in html
    assert 'name="institution"' in html


def test_page_asked_to_add_what_is_no_topic_opens_no_form(client, cv):
    response = client.get(f"{review(cv)}?add=burn")

    assert response.status_code == 200
    assert 'name="topic"' not in response.content.decode()


def test_add_keeps_what_was_typed_as_accepted(client, cv):
    response = client.post(
        of_cv("finding_add", cv), {"topic": "language", "name": " Thai ", "level": "B1"}
    )

    added = CVFinding.objects.get(cv=cv)
    assert response.url == f"{review(cv)}#finding-{added.pk}"
    assert added.values == {"name": "Thai", "level": "B1"}
    assert (added.is_added, added.decision) == (True, Decision.ACCEPTED)
    html = client.get(review(cv)).content.decode()
    assert "Added: Language: Thai." in html
    assert "Added by you" in row_of(html, added)


def test_add_with_a_mistake_is_422_and_keeps_what_was_typed(client, cv):
    response = client.post(
        of_cv("finding_add", cv), {"topic": "education", "degree": "BSc", "year": "twelve"}
    )

    html = response.content.decode()
    assert response.status_code == 422
    assert 'value="BSc"' in html
    assert 'value="twelve"' in html
    assert "Write a year as 2021." in html
    assert CVFinding.objects.count() == 0


@pytest.mark.parametrize("topic", ["", "burn"])
def test_add_takes_no_topic_that_there_is_not(client, cv, topic):
    response = client.post(of_cv("finding_add", cv), {"topic": topic, "text": "x"})

    assert response.status_code == 400
    assert CVFinding.objects.count() == 0


# --- all that are sure --------------------------------------------------------------------


def test_accept_sure_accepts_what_is_sure_and_undo_takes_it_back(client, cv):
    doubtful, sure = skill(cv, "One", 0.84), [skill(cv, "Two", 0.85), skill(cv, "Three", 0.99)]

    accepted = client.post(of_cv("accept_sure", cv), follow=True)

    html = accepted.content.decode()
    assert accepted.redirect_chain[0][0] == f"{review(cv)}#findings"
    assert "2 accepted." in html
    assert set(cv.findings.values_list("pk", "decision")) == {
        (doubtful.pk, Decision.PENDING),
        *((one.pk, Decision.ACCEPTED) for one in sure),
    }
    assert "Undo the 2 accepted at once" in html
    at = re.search(r'name="decided_at" value="([^"]+)"', html)[1]

    undone = client.post(of_cv("undo_many", cv), {"decided_at": at}, follow=True)

    assert "2 to decide again." in undone.content.decode()
    assert set(cv.findings.values_list("decision", flat=True)) == {Decision.PENDING}


def test_accept_sure_by_htmx_is_all_findings_and_the_counts(client, cv):
    skill(cv, "One", 0.9)
    skill(cv, "Two", 0.9)

    html = client.post(of_cv("accept_sure", cv), headers=HTMX).content.decode()

    assert html.strip().startswith("<div")
    assert "<html" not in html
    assert html.count("finding--accepted") == 2
    assert "2 accepted." in html
    assert 'hx-swap-oob="innerHTML:#review-counts"' in html


def test_accept_sure_leaves_to_the_person_what_their_profile_contradicts(client, member, cv):
    Profile.objects.filter(user=member).update(location="Turin")
    CVFindingFactory(cv=cv, topic=Topic.LOCATION, values={"text": "Leeds"}, confidence=0.9)
    skill(cv, "One", 0.9)

    html = client.post(of_cv("accept_sure", cv), headers=HTMX).content.decode()

    assert "1 accepted. 1 left to you: your profile says something else." in html


def test_undo_many_takes_back_one_stroke_alone(client, cv):
    stroke, before = now(), now() - timedelta(hours=1)
    for at in (stroke, stroke, before):
        skill(cv, "One", 0.9, decision=Decision.ACCEPTED, decided_at=at)

    client.post(of_cv("undo_many", cv), {"decided_at": stroke.isoformat()})

    assert list(cv.findings.values_list("decided_at", flat=True).order_by("decided_at")) == [
        before,
        None,
        None,
    ]


@pytest.mark.parametrize("at", ["", "yesterday"])
def test_undo_many_needs_a_time(client, cv, at):
    assert client.post(of_cv("undo_many", cv), {"decided_at": at}).status_code == 400


# --- against the profile ------------------------------------------------------------------


def test_row_says_that_the_profile_differs_while_it_is_not_decided(client, member, cv):
    Profile.objects.filter(user=member).update(location="Turin")
    finding = CVFindingFactory(
        cv=cv, topic=Topic.LOCATION, values={"text": "Leeds"}, confidence=0.9
    )

    before = row_of(client.get(review(cv)).content.decode(), finding)
    after = decide(client, finding, "accept", HTMX).content.decode()

    assert reverse("cvs:differences", args=[cv.pk]) in before
    assert reverse("cvs:differences", args=[cv.pk]) not in after
