from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from accounts.selectors import profile_of, profile_origins
from accounts.services import save_profile
from accounts.tests.factories import UserFactory
from cvs import jobs, services
from cvs.enums import CVStatus, Decision, Topic
from cvs.models import CV, CVFinding
from cvs.pipeline import Reading
from cvs.services import ValuesError
from cvs.tests.factories import ParsedCVFactory
from cvs.tests.findings import AT, accept, certificate, document, drop, edit, fresh, job, text, undo
from skills.models import Certification

pytestmark = pytest.mark.django_db
EMPTY = Reading((), (), (), (), 1.0, "pdf", 1)


@pytest.fixture
def cv():
    """A CV that was read, of somebody who told nothing yet but a name."""
    return ParsedCVFactory(user=UserFactory(first_name="Maren", last_name="", phone=""))


def profile(cv):
    return profile_of(cv.user)


def origins(cv):
    rows = profile_origins(cv.user)
    return {field: (row.origin, row.origin_text, row.origin_id) for field, row in rows.items()}


def held(cv):
    rows = Certification.objects.owned_by(cv.user).order_by("name")
    return [(row.name, row.issuing_organization, row.issue_date) for row in rows]


# --- one decision -------------------------------------------------------------------------


def test_accept_keeps_the_decision_and_its_time(cv):
    finding = text(cv, Topic.EMAIL, "maren@example.com")

    accept(finding)

    row = fresh(finding)
    assert (row.decision, row.decided_at, row.is_edited) == (Decision.ACCEPTED, AT, False)
    assert document(cv)["personalInfo"]["email"] == "maren@example.com"


def test_edit_accepts_with_other_values_and_remembers_what_was_read(cv):
    finding = text(cv, Topic.EMAIL, "rnaren@example.com")

    edit(finding, text="  maren@example.com ")

    row = fresh(finding)
    assert (row.read, row.values) == ({"text": "rnaren@example.com"}, {"text": "maren@example.com"})
    assert (row.decision, row.is_edited) == (Decision.ACCEPTED, True)
    assert document(cv)["personalInfo"]["email"] == "maren@example.com"
    assert "personalInfo/email" not in document(cv)["evidence"]


def test_drop_takes_it_out_of_the_document(cv):
    first, second = job(cv), job(cv, "Nurse", "2017", "2021", position=1)

    drop(first)

    assert fresh(first).decision == Decision.DROPPED
    assert [one["title"] for one in document(cv)["experience"]] == ["Nurse"]
    assert document(cv)["evidence"]["experience/0/title"]["text"] == "The line"
    assert fresh(second).decision == Decision.PENDING


@pytest.mark.parametrize("decide", [accept, drop, lambda one: edit(one, text="Other")])
def test_undo_brings_back_what_was_read(cv, decide):
    finding = text(cv, Topic.EMAIL, "maren@example.com")
    decide(finding)

    undo(finding)

    row = fresh(finding)
    assert (row.decision, row.decided_at) == (Decision.PENDING, None)
    assert row.values == {"text": "maren@example.com"}
    assert document(cv)["personalInfo"]["email"] == "maren@example.com"


def test_decision_keeps_what_else_the_document_holds(cv):
    CV.objects.filter(pk=cv.pk).update(parsed_data={"other": [1], "summary": "Old"})
    accept(text(cv, Topic.SUMMARY, "New"))

    assert (document(cv)["other"], document(cv)["summary"]) == ([1], "New")


def test_decision_on_what_a_new_reading_replaced_is_refused(cv):
    finding = text(cv, Topic.EMAIL, "maren@example.com")
    cv.findings.all().delete()

    with pytest.raises(CVFinding.DoesNotExist):
        accept(finding)


# --- adding -------------------------------------------------------------------------------


def add(cv, topic, **values):
    return services.add_finding(cv=cv, topic=topic, values=values, now=AT)


def test_added_finding_is_accepted_and_was_not_read(cv):
    job(cv)

    row = add(cv, Topic.EXPERIENCE, title="Nurse", start="2017-06", end="2021-02")

    row = fresh(row)
    assert (row.read, row.decision, row.position) == (None, Decision.ACCEPTED, 1)
    assert row.values == {
        "title": "Nurse",
        "company": None,
        "location": None,
        "duration": None,
        "start": "2017-06",
        "end": "2021-02",
        "current": False,
        "description": None,
    }
    assert [one["title"] for one in document(cv)["experience"]] == ["Ward Manager", "Nurse"]


def test_added_finding_fills_the_profile_as_the_owners_word(cv):
    add(cv, Topic.PHONE, text="+44 7700 900341")

    assert profile(cv).user.phone == "+44 7700 900341"
    assert origins(cv) == {"phone": ("cv.pdf, added by you", "", cv.pk)}


def test_adding_what_a_cv_says_once_corrects_what_was_read(cv):
    finding = text(cv, Topic.EMAIL, "rnaren@example.com")

    row = add(cv, Topic.EMAIL, text="maren@example.com")

    assert row == finding
    assert (fresh(row).read["text"], fresh(row).values["text"]) == (
        "rnaren@example.com",
        "maren@example.com",
    )


@pytest.mark.parametrize("take_away", [drop, undo])
def test_added_finding_is_deleted_when_it_is_taken_away(cv, take_away):
    row = add(cv, Topic.PHONE, text="+44 7700 900341")

    take_away(row)

    assert (cv.findings.count(), profile(cv).user.phone) == (0, "")
    assert document(cv)["personalInfo"]["phone"] is None


@pytest.mark.parametrize(
    ("topic", "values", "field", "message"),
    [
        (Topic.EMAIL, {"text": "   "}, "text", "Say what it is."),
        (Topic.EMAIL, {}, "text", "Say what it is."),
        (Topic.EXPERIENCE, {"start": "2021"}, "title", "Say what it is."),
        (Topic.EXPERIENCE, {"title": "Nurse", "start": "March"}, "start", "Write dates as"),
        (Topic.EXPERIENCE, {"title": "Nurse", "end": "2021-13"}, "end", "Write dates as"),
        (Topic.EDUCATION, {"degree": "BSc", "year": "'12"}, "year", "Write years as 2021."),
        (Topic.AGE, {"text": "old"}, "text", "Write the age as a number."),
        (Topic.SUMMARY, {"text": "x" * 10_001}, "text", "Keep it under 10000 characters."),
    ],
)
def test_values_that_cannot_be_kept_are_refused_with_a_reason(cv, topic, values, field, message):
    with pytest.raises(ValuesError, match=message) as refusal:
        add(cv, topic, **values)

    assert (refusal.value.field, cv.findings.count()) == (field, 0)


def test_age_is_kept_as_a_number(cv):
    assert add(cv, Topic.AGE, text=" 44 ").values == {"text": 44}


def test_cv_takes_no_more_entries_than_a_person_can_mean(cv, monkeypatch):
    monkeypatch.setattr("cvs.services.decisions.MOST_FINDINGS", 1)
    job(cv)

    with pytest.raises(ValuesError, match="up to 1 entries"):
        add(cv, Topic.LANGUAGE, name="German")


# --- many at once -------------------------------------------------------------------------


def accept_sure(cv, at=AT):
    return services.accept_sure(cv=cv, now=at)


def test_accept_sure_accepts_what_is_sure_and_undecided(cv):
    sure = text(cv, Topic.EMAIL, "maren@example.com", confidence=0.85)
    unsure = text(cv, Topic.LOCATION, "Leeds", confidence=0.84)
    dropped = job(cv)
    drop(dropped)

    assert accept_sure(cv) == 1

    decisions = [fresh(one).decision for one in (sure, unsure, dropped)]
    assert decisions == [Decision.ACCEPTED, Decision.PENDING, Decision.DROPPED]
    assert profile(cv).location == ""


def test_accept_sure_leaves_what_the_profile_contradicts(cv):
    person = profile(cv)
    person.location, person.github_url = "Turin", "https://www.github.com/oakhurst/"
    save_profile(profile=person, person={"first_name": "Maren", "last_name": "Oakhurst"})
    contradicting = text(cv, Topic.LOCATION, "Leeds")
    agreeing = [
        text(cv, Topic.NAME, "MAREN OAKHURST"),
        text(cv, Topic.GITHUB, "github.com/oakhurst"),
        text(cv, Topic.CITY, "Turin"),
    ]

    assert accept_sure(cv) == 3

    assert fresh(contradicting).decision == Decision.PENDING
    assert {fresh(one).decision for one in agreeing} == {Decision.ACCEPTED}


def test_accept_sure_touches_no_other_cv(cv):
    other = text(ParsedCVFactory(user=cv.user), Topic.EMAIL, "maren@example.com")

    assert accept_sure(cv) == 0
    assert fresh(other).decision == Decision.PENDING


def test_undo_many_takes_back_that_batch_alone(cv):
    earlier = text(cv, Topic.SUMMARY, "Nine years on wards.")
    accept(earlier, at=AT - timedelta(minutes=1))
    batch = [text(cv, Topic.LOCATION, "Leeds"), certificate(cv), job(cv)]
    accept_sure(cv)
    before = (profile(cv).location, profile(cv).current_role, len(held(cv)))

    count = services.undo_many(cv=cv, decided_at=AT, now=AT)

    assert before == ("Leeds", "Ward Manager", 1)
    assert count == 3
    assert {fresh(one).decision for one in batch} == {Decision.PENDING}
    assert fresh(earlier).decision == Decision.ACCEPTED
    assert (profile(cv).location, profile(cv).current_role, held(cv)) == ("", "", [])
    assert profile(cv).bio == "Nine years on wards."


def test_undo_many_of_no_such_time_changes_nothing(cv):
    accept(text(cv, Topic.LOCATION, "Leeds"))

    assert services.undo_many(cv=cv, decided_at=AT - timedelta(days=1), now=AT) == 0
    assert profile(cv).location == "Leeds"


# --- deleting -----------------------------------------------------------------------------


def test_deleted_cv_leaves_what_was_taken_over_without_its_text(cv):
    accept(text(cv, Topic.LOCATION, "Leeds"), certificate(cv))
    user, key = cv.user, cv.pk

    services.delete_cv(cv=cv)

    origin = profile_origins(user)["location"]
    assert (origin.origin, origin.origin_text, origin.origin_id) == ("a CV you deleted", "", key)
    assert profile_of(user).location == "Leeds"
    row = Certification.objects.get(user=user)
    assert (row.name, row.origin, row.origin_text) == ("First Aid", "a CV you deleted", "")


# --- at the same time ---------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_decisions_and_another_reading_at_the_same_time_all_count():
    cv = ParsedCVFactory(
        user=UserFactory(phone=""), status=CVStatus.PARSING, parsed_at=None, claimed_at=AT
    )
    phone = text(cv, Topic.PHONE, "+44 7700 900341")
    place = text(cv, Topic.LOCATION, "Leeds")
    # What is decided already is never replaced by the reading.
    accept(phone, place)
    together = Barrier(4)

    def at_once(act):
        together.wait(timeout=5)
        try:
            act()
        finally:
            connection.close()

    acts = [
        lambda: edit(phone, text="+44 7700 900342"),
        lambda: edit(place, text="York"),
        lambda: services.activate_cv(cv=cv, now=AT),
        lambda: jobs.store(cv, EMPTY, claimed_at=AT),
    ]
    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(at_once, acts))

    stored = CV.objects.get(pk=cv.pk)
    assert (stored.status, stored.is_active) == (CVStatus.PARSED, True)
    assert stored.parsed_data["personalInfo"]["phone"] == "+44 7700 900342"
    assert stored.parsed_data["personalInfo"]["location"] == "York"
    assert (profile(cv).user.phone, profile(cv).location) == ("+44 7700 900342", "York")
