from datetime import timedelta

import pytest
from django.utils.timezone import now

from accounts.models import Profile
from accounts.tests.factories import UserFactory
from cvs.enums import Decision, DifferenceKind, Topic
from cvs.selectors import FieldDifference, differences
from cvs.tests.factories import CVFindingFactory, CVSkillFactory, ParsedCVFactory
from skills.enums import SkillSource
from skills.tests.factories import CertificationFactory, SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
AT = now()


@pytest.fixture
def user():
    return UserFactory(first_name="Maren", last_name="Oakhurst", phone="")


@pytest.fixture
def old(user):
    return ParsedCVFactory(user=user, uploaded_at=AT - timedelta(days=30))


@pytest.fixture
def new(user):
    return ParsedCVFactory(user=user, uploaded_at=AT)


def found(cv, topic, *, decision=Decision.PENDING, at=AT, position=0, **values):
    return CVFindingFactory(
        cv=cv,
        topic=topic,
        values=values,
        confidence=0.9,
        decision=decision,
        decided_at=None if decision == Decision.PENDING else at,
        position=position,
    )


def accepted(cv, topic, **values):
    return found(cv, topic, decision=Decision.ACCEPTED, **values)


def job(cv, title="Ward Manager", end=None, **options):
    options = {"start": "2021-03", "company": "Riverside"} | options
    return found(cv, Topic.EXPERIENCE, title=title, end=end, **options)


def told(cv):
    """Each difference as its kind, label, mine and theirs."""
    return [(one.kind.value, one.label, one.mine, one.theirs) for one in differences(cv=cv).every]


def test_first_cv_is_all_new(new):
    job(new)
    found(new, Topic.EMAIL, text="maren@example.com")

    assert told(new) == [
        ("new", "E-mail", "", "maren@example.com"),
        ("new", "Ward Manager", "", "Ward Manager, Riverside"),
    ]


def test_same_thing_of_the_record_is_no_difference(old, new):
    accepted(old, Topic.EMAIL, text="maren@example.com")
    job(old, decision=Decision.ACCEPTED, duration="2021 - now")
    found(new, Topic.EMAIL, text="Maren@Example.com")
    job(new, duration="03/2021 - present")

    result = differences(cv=new)

    assert (result.every, result.same_count) == ((), 2)


def test_thing_that_reads_otherwise_is_changed_field_by_field(old, new):
    before = job(old, decision=Decision.ACCEPTED, description="Leads nurses")
    now_ended = job(new, end="2024-01", description="Leads nurses")

    (difference,) = differences(cv=new).changed

    assert difference.fields == (FieldDifference("end", "", "2024-01"),)
    assert (difference.key, difference.kind) == (f"changed-{now_ended.pk}", DifferenceKind.CHANGED)
    assert (difference.finding_id, difference.older_ids) == (now_ended.pk, (before.pk,))
    assert (difference.topic, difference.confidence) == (Topic.EXPERIENCE, 0.9)


def test_thing_of_an_older_cv_that_is_not_there_any_more_is_gone(old, new):
    row = job(old, decision=Decision.ACCEPTED)

    (difference,) = differences(cv=new).gone

    assert (difference.label, difference.mine) == ("Ward Manager", "Ward Manager, Riverside")
    assert (difference.finding_id, difference.older_ids) == (row.pk, (row.pk,))


def test_thing_of_a_newer_cv_is_not_gone_from_an_older_one(old, new):
    job(new, decision=Decision.ACCEPTED)

    assert told(old) == []


def test_what_is_undecided_elsewhere_is_no_part_of_the_record(old, new):
    job(old)

    assert told(new) == []


def test_record_goes_by_what_was_decided_last(user, old, new):
    between = ParsedCVFactory(user=user, uploaded_at=AT - timedelta(days=5))
    first = job(old, decision=Decision.ACCEPTED, at=AT - timedelta(days=30))
    last = job(between, end="2024-01", decision=Decision.ACCEPTED, at=AT - timedelta(days=5))
    job(new, end="2024-02")

    (difference,) = differences(cv=new).changed

    assert difference.fields == (FieldDifference("end", "2024-01", "2024-02"),)
    assert difference.older_ids == (last.pk, first.pk)


def test_what_was_decided_in_this_cv_is_no_difference(new):
    job(new, decision=Decision.ACCEPTED)
    job(new, "Nurse", decision=Decision.DROPPED, position=1)

    result = differences(cv=new)

    assert (result.every, result.same_count) == ((), 1)


def test_what_was_dropped_in_another_cv_is_not_offered_again(old, new):
    job(old, decision=Decision.DROPPED)
    found(old, Topic.PHONE, decision=Decision.DROPPED, text="+44 7700 900341")
    job(new)
    found(new, Topic.PHONE, text="+44 (0) 7700 900341")

    assert told(new) == []


def test_what_was_dropped_is_offered_when_it_reads_otherwise(old, new):
    found(old, Topic.PHONE, decision=Decision.DROPPED, text="+44 7700 900341")
    found(new, Topic.PHONE, text="+44 7700 900999")

    assert [kind for kind, *_ in told(new)] == ["new"]


@pytest.mark.parametrize(
    ("topic", "field", "held", "text"),
    [
        (Topic.LOCATION, "location", "Leeds", "Leeds, UK"),
        (Topic.CITY, "location", "Leeds, UK", "leeds"),
        (Topic.LINKEDIN, "linkedin_url", "https://www.linkedin.com/in/m/", "linkedin.com/in/m"),
        (Topic.SUMMARY, "bio", "Nine years.", "Nine  years"),
    ],
)
def test_profile_that_says_the_same_is_no_difference(new, topic, field, held, text):
    Profile.objects.filter(user=new.user).update(**{field: held})
    found(new, topic, text=text)

    result = differences(cv=new)

    assert (result.every, result.same_count) == ((), 1)


def test_profile_that_says_otherwise_is_changed(old, new):
    Profile.objects.filter(user=new.user).update(location="Turin")
    accepted(old, Topic.LOCATION, text="Leeds")
    found(new, Topic.LOCATION, text="Leeds")
    found(new, Topic.NAME, text="Maren Lind")

    assert told(new) == [
        ("changed", "Name", "Maren Oakhurst", "Maren Lind"),
        ("changed", "Location", "Turin", "Leeds"),
    ]


def test_certification_that_the_person_has_is_no_difference(new):
    CertificationFactory(user=new.user, name="First Aid")
    found(new, Topic.CERTIFICATION, name="first aid", issuer="Red Cross", date=None)
    found(new, Topic.CERTIFICATION, name="Welding", issuer=None, date=None, position=1)

    assert told(new) == [("new", "Welding", "", "Welding")]


def test_words_of_the_skills_section_are_left_to_the_skills(old, new):
    accepted(old, Topic.SKILL, text="SQL")
    found(new, Topic.SKILL, text="Excel")

    assert told(new) == []


# --- skills -------------------------------------------------------------------------------


def mention(cv, skill, decision=Decision.PENDING, evidence="A line"):
    return CVSkillFactory(cv=cv, skill=skill, decision=decision, evidence=evidence)


def test_skills_are_new_gone_or_the_same(old, new):
    sql, excel, python, typed, dropped = (
        SkillFactory(name=name) for name in ("SQL", "Excel", "Python", "Typing", "Dropped")
    )
    for skill in (sql, excel):
        mention(old, skill, Decision.ACCEPTED, "Old line")
        UserSkillFactory(user=new.user, skill=skill, source=SkillSource.CV_PARSED)
    UserSkillFactory(user=new.user, skill=typed)
    mention(old, typed, Decision.ACCEPTED)
    mention(old, dropped, Decision.DROPPED)
    for skill in (sql, python, dropped):
        mention(new, skill, evidence="New line")

    result = differences(cv=new)

    assert told(new) == [("new", "Python", "", "New line"), ("gone", "Excel", "Old line", "")]
    assert result.same_count == 1
    assert [one.mention_id for one in result.new] == [new.mentions.get(skill=python).pk]
    assert [one.older_ids for one in result.gone] == [(old.mentions.get(skill=excel).pk,)]


def test_skill_of_a_newer_cv_is_not_gone_from_an_older_one(old, new):
    skill = SkillFactory()
    mention(new, skill, Decision.ACCEPTED)
    UserSkillFactory(user=new.user, skill=skill, source=SkillSource.CV_PARSED)

    assert told(old) == []


def test_skill_that_no_older_cv_speaks_for_by_the_owners_word_is_not_gone(old, new):
    skill = SkillFactory()
    mention(old, skill)
    UserSkillFactory(user=new.user, skill=skill, source=SkillSource.CV_PARSED)

    assert told(new) == []


def test_differences_are_each_persons_own(new):
    other = ParsedCVFactory(uploaded_at=AT - timedelta(days=9))
    job(other, decision=Decision.ACCEPTED)
    mention(other, SkillFactory(), Decision.ACCEPTED)

    assert told(new) == []


@pytest.mark.parametrize("count", [1, 4])
def test_differences_cost_the_same_queries_for_any_number(
    old, new, count, django_assert_num_queries
):
    for number in range(count):
        job(old, f"Old job {number}", decision=Decision.ACCEPTED, company=f"Firm {number}")
        job(new, f"{number} times something else", position=number, company=f"{number} Ltd")
        mention(new, SkillFactory())
        ParsedCVFactory(user=new.user)

    with django_assert_num_queries(7):
        result = differences(cv=new)

    assert (len(result.new), len(result.gone)) == (2 * count, count)
