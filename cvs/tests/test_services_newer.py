from datetime import timedelta

import pytest
from django.utils.timezone import now

from accounts.selectors import profile_of, profile_origins
from accounts.services import save_profile
from accounts.tests.factories import UserFactory
from cvs import services
from cvs.enums import Decision, Topic
from cvs.models import CV
from cvs.selectors import differences
from cvs.tests.factories import CVFindingFactory, CVSkillFactory, ParsedCVFactory
from skills.enums import Level
from skills.models import Certification, SkillEvidence, UserSkill
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db
AT = now()
PLACE = {"page": 1, "line": 2, "text": "The line", "boxes": []}


@pytest.fixture
def user():
    return UserFactory(first_name="Maren", last_name="Oakhurst", phone="")


@pytest.fixture
def old(user):
    return ParsedCVFactory(user=user, uploaded_at=AT - timedelta(days=30), file_name="old.pdf")


@pytest.fixture
def new(user):
    return ParsedCVFactory(user=user, uploaded_at=AT, file_name="new.pdf")


def found(cv, topic, **values):
    given = [field for field, value in values.items() if value is not None]
    return CVFindingFactory(
        cv=cv,
        topic=topic,
        position=cv.findings.count(),
        values=values,
        places=dict.fromkeys(given, PLACE),
        confidences=dict.fromkeys(given, 0.9),
        confidence=0.9,
    )


def job(cv, title, start, end=None):
    values = {"title": title, "company": "Riverside", "start": start, "end": end}
    return found(cv, Topic.EXPERIENCE, **values, current=end is None)


def accept(*findings):
    """As on the day before."""
    for finding in findings:
        services.accept_finding(finding=finding, now=AT - timedelta(days=1))


def take_over(cv, *chosen, **levels):
    """Of the differences those whose label is chosen."""
    keys = [one.key for one in differences(cv=cv).every if one.label in chosen]
    return services.take_over(cv=cv, keys=keys, now=AT, **levels)


def decision(finding):
    finding.refresh_from_db()
    return finding.decision


def left(cv):
    result = differences(cv=cv)
    return len(result.new), len(result.changed), len(result.gone)


def test_nothing_is_taken_over_without_the_owners_word(old, new):
    accept(job(old, "Nurse", "2017"))
    row = job(new, "Ward Manager", "2021")

    assert services.take_over(cv=new, keys=[], now=AT) == 0
    assert (decision(row), profile_of(new.user).current_role) == (Decision.PENDING, "Nurse")


def test_key_that_is_no_difference_is_passed_over(new):
    row = job(new, "Ward Manager", "2021")
    keys = [f"changed-{row.pk}", "new-skill-1", f"gone-{row.pk}"]

    assert services.take_over(cv=new, keys=keys, now=AT) == 0
    assert decision(row) == Decision.PENDING


def test_new_thing_is_accepted_and_the_profile_follows(old, new):
    accept(job(old, "Nurse", "2017-01", "2019-01"))
    row = job(new, "Ward Manager", "2021")

    assert take_over(new, "Ward Manager") == 1

    assert decision(row) == Decision.ACCEPTED
    assert profile_of(new.user).current_role == "Ward Manager"
    assert profile_origins(new.user)["current_role"].origin == "new.pdf, page 1"
    assert left(new) == (0, 0, 1)


def test_changed_job_goes_by_the_newer_cv(old, new):
    accept(job(old, "Ward Manager", "2021-01"))
    job(new, "Ward Manager", "2021-01", "2024-01")

    take_over(new, "Ward Manager")

    person = profile_of(new.user)
    assert (person.current_role, person.experience) == ("", "3 years")
    assert left(new) == (0, 0, 0)


def test_changed_value_replaces_what_the_person_typed_and_undo_gives_it_back(new):
    person = profile_of(new.user)
    person.location = "Turin"
    save_profile(profile=person, person={})
    row = found(new, Topic.LOCATION, text="Leeds")

    take_over(new, "Location")
    replaced = profile_of(new.user).location
    services.undo_finding(finding=row, now=AT)

    assert (replaced, profile_of(new.user).location) == ("Leeds", "Turin")


def test_changed_value_of_one_field_leaves_the_others(new):
    person = profile_of(new.user)
    person.location = "Turin"
    save_profile(profile=person, person={"phone": "030 1"})
    found(new, Topic.LOCATION, text="Leeds")
    found(new, Topic.PHONE, text="030 2")

    take_over(new, "Location")

    person = profile_of(new.user)
    assert (person.location, person.user.phone) == ("Leeds", "030 1")


def test_changed_certification_takes_the_place_of_the_older(old, new):
    before = found(old, Topic.CERTIFICATION, name="First Aid", issuer=None, date=None)
    accept(before)
    found(new, Topic.CERTIFICATION, name="First Aid", issuer="Red Cross", date=None)

    take_over(new, "First Aid")

    row = Certification.objects.get(user=new.user)
    assert (row.issuing_organization, row.origin_id) == ("Red Cross", new.pk)
    assert left(new) == (0, 0, 0)


def test_gone_thing_leaves_the_record_and_what_it_made_with_it(old, new):
    role, certificate = (
        job(old, "Nurse", "2017"),
        found(old, Topic.CERTIFICATION, name="First Aid", issuer=None, date=None),
    )
    accept(role, certificate)

    assert take_over(new, "Nurse", "First Aid") == 2

    assert {decision(role), decision(certificate)} == {Decision.DROPPED}
    assert profile_of(new.user).current_role == ""
    assert Certification.objects.count() == 0
    assert CV.objects.get(pk=old.pk).parsed_data["experience"] == []
    assert left(new) == (0, 0, 0)


def test_gone_thing_leaves_every_older_cv(user, old, new):
    between = ParsedCVFactory(user=user, uploaded_at=AT - timedelta(days=5))
    rows = [job(old, "Nurse", "2017"), job(between, "Nurse", "2017", "2019")]
    accept(*rows)

    take_over(new, "Nurse")

    assert [decision(row) for row in rows] == [Decision.DROPPED, Decision.DROPPED]


def test_gone_thing_that_the_owner_had_added_is_deleted(old, new):
    services.add_finding(cv=old, topic=Topic.LANGUAGE, values={"name": "German"}, now=AT)

    take_over(new, "German")

    assert old.findings.count() == 0


def mention(cv, name, **values):
    skill = SkillFactory(name=name)
    return CVSkillFactory(cv=cv, skill=skill, **values)


def levels(user):
    return dict(UserSkill.objects.owned_by(user).values_list("skill__name", "level"))


def test_new_skill_is_taken_over_at_the_level_the_person_says(new):
    said, unsaid = mention(new, "Python"), mention(new, "SQL")

    take_over(new, "Python", "SQL", levels={f"new-skill-{said.pk}": Level.EXPERT})

    assert levels(new.user) == {"Python": Level.EXPERT, "SQL": Level.BEGINNER}
    assert {decision(said), decision(unsaid)} == {Decision.ACCEPTED}


def test_gone_skill_goes_with_its_evidence(old, new):
    services.accept_mention(mention=mention(old, "Python"), level=Level.EXPERT)
    services.accept_mention(mention=mention(old, "SQL"), level=Level.EXPERT)

    take_over(new, "Python")

    assert levels(new.user) == {"SQL": Level.EXPERT}
    assert [row.skill.name for row in SkillEvidence.objects.all()] == ["SQL"]


def test_take_over_touches_nobody_else(new):
    other = ParsedCVFactory(uploaded_at=AT - timedelta(days=9))
    row = job(other, "Nurse", "2017")
    accept(row)

    services.take_over(cv=new, keys=[f"gone-{row.pk}"], now=AT)

    assert decision(row) == Decision.ACCEPTED
