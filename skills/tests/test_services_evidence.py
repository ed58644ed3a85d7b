from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils.timezone import localdate

from accounts.tests.factories import UserFactory
from skills import services
from skills.enums import EvidenceKind, Level, SkillSource
from skills.models import SkillEvidence, UserSkill
from skills.services import Claim, Evidence
from skills.signals import levels_changed
from skills.tests.factories import (
    CertificationFactory,
    SkillEvidenceFactory,
    SkillFactory,
    UserSkillFactory,
)

pytestmark = pytest.mark.django_db
TASK = uuid4()


@pytest.fixture
def heard():
    """The people whose levels were said to have changed."""
    users = []

    def listen(user, **_):
        users.append(user)

    levels_changed.connect(listen)
    yield users
    levels_changed.disconnect(listen)


def finish(user, skill, level=Level.INTERMEDIATE, *, origin_id=TASK, day=date(2026, 5, 3)):
    services.add_evidence(
        user=user,
        skill=skill,
        kind=EvidenceKind.TASK,
        evidence=Evidence("", "Joins", level=level, dated=day),
        origin_id=origin_id,
    )


def take_back(user):
    services.remove_evidence(user=user, kind=EvidenceKind.TASK, origin_id=TASK)


def kinds(user):
    rows = SkillEvidence.objects.filter(user=user).order_by("created_at")
    return [(row.kind, row.level) for row in rows]


def levels(user):
    return dict(UserSkill.objects.owned_by(user).values_list("skill__name", "level"))


# --- rows come and go ---------------------------------------------------------------------


def test_added_evidence_makes_a_skill_and_its_removal_takes_it_back():
    user, skill = UserFactory(), SkillFactory(name="SQL")

    finish(user, skill)
    row = UserSkill.objects.get(user=user)
    between = (row.level, row.verified, row.source, row.last_used)
    take_back(user)

    assert between == (Level.INTERMEDIATE, False, SkillSource.MANUAL, date(2026, 5, 3))
    assert (levels(user), kinds(user)) == ({}, [])


def test_evidence_gets_other_words_and_keeps_its_level():
    row = SkillEvidenceFactory(kind=EvidenceKind.TASK, origin_id=TASK, level=Level.BEGINNER)
    others = [
        SkillEvidenceFactory(kind=EvidenceKind.TASK, origin_id=TASK),
        SkillEvidenceFactory(user=row.user, kind=EvidenceKind.CV, origin_id=TASK),
        SkillEvidenceFactory(user=row.user, kind=EvidenceKind.TASK),
    ]

    services.reword_evidence(
        user=row.user, kind=EvidenceKind.TASK, origin_id=TASK, text="https://example.org/x"
    )

    row.refresh_from_db()
    assert (row.text, row.level) == ("https://example.org/x", Level.BEGINNER)
    texts = SkillEvidence.objects.filter(pk__in=[one.pk for one in others]).values_list("text")
    assert set(texts) == {("A line of the CV",)}


def test_evidence_of_the_same_origin_is_one_row():
    user, skill = UserFactory(), SkillFactory(name="SQL")

    for _ in range(2):
        finish(user, skill)
    finish(user, skill, origin_id=uuid4())

    assert kinds(user) == [(EvidenceKind.TASK, Level.INTERMEDIATE)] * 2


def test_removal_of_what_is_not_there_changes_nothing():
    row = UserSkillFactory(skill__name="SQL")
    finish(row.user, row.skill)

    services.remove_evidence(user=row.user, kind=EvidenceKind.TASK, origin_id=uuid4())
    services.remove_evidence(user=row.user, kind=EvidenceKind.CV, origin_id=TASK)
    services.remove_evidence(user=UserFactory(), kind=EvidenceKind.TASK, origin_id=TASK)

    assert len(kinds(row.user)) == 2


def test_stored_row_keeps_its_key_when_its_level_changes():
    row = UserSkillFactory(level=Level.BEGINNER)
    before = row.updated_at

    finish(row.user, row.skill, Level.ADVANCED)

    row.refresh_from_db()
    assert (row.level, row.updated_at > before) == (Level.ADVANCED, True)


def settle(user, skill, evidence, levels=None):
    services.settle_evidence(
        user=user,
        skill=skill,
        kind=EvidenceKind.TASK,
        origin_id=TASK,
        evidence=evidence,
        levels=levels or {},
    )


def test_settled_evidence_replaces_its_row_and_gives_the_others_their_levels():
    user, skill, other = UserFactory(), SkillFactory(name="SQL"), uuid4()
    finish(user, skill, Level.BEGINNER, origin_id=other)
    finish(user, skill, Level.ADVANCED)

    settle(user, skill, Evidence("", "Joins", level=Level.INTERMEDIATE), {other: None})

    assert (kinds(user), levels(user)) == (
        [(EvidenceKind.TASK, None), (EvidenceKind.TASK, Level.INTERMEDIATE)],
        {"SQL": Level.INTERMEDIATE},
    )


def test_settled_without_evidence_its_row_is_gone_and_the_levels_follow():
    user, skill, other = UserFactory(), SkillFactory(name="SQL"), uuid4()
    finish(user, skill, None, origin_id=other)
    finish(user, skill, Level.BEGINNER)

    settle(user, skill, None, {other: None})

    assert (kinds(user), levels(user)) == ([(EvidenceKind.TASK, None)], {})


def test_settling_brings_no_removed_row_back_and_leaves_other_kinds_and_people_alone():
    user, skill, other = UserFactory(), SkillFactory(name="SQL"), uuid4()
    stranger = UserFactory()
    finish(stranger, skill, origin_id=other)
    SkillEvidenceFactory(
        user=user, skill=skill, kind=EvidenceKind.CV, origin_id=other, level=Level.EXPERT
    )

    settle(user, skill, None, {other: Level.BEGINNER})

    assert (kinds(user), kinds(stranger)) == (
        [(EvidenceKind.CV, Level.EXPERT)],
        [(EvidenceKind.TASK, Level.INTERMEDIATE)],
    )


@pytest.mark.parametrize("count", [1, 4])
def test_refresh_costs_the_same_queries_for_any_number(count, django_assert_num_queries):
    user = UserFactory()
    skills = SkillFactory.create_batch(count)
    for skill in skills:
        SkillEvidenceFactory.create_batch(3, user=user, skill=skill, level=Level.EXPERT)

    with django_assert_num_queries(3):
        services.refresh_levels(user=user, skill_ids=[skill.pk for skill in skills])

    assert set(levels(user).values()) == {Level.EXPERT}
    assert len(levels(user)) == count


# --- what was stored without a ledger ------------------------------------------------------


def test_skill_stored_without_a_ledger_enters_it_with_all_it_says():
    row = UserSkillFactory(
        level=Level.ADVANCED,
        verified=True,
        years_of_experience=Decimal(3),
        last_used=date(2024, 1, 1),
    )

    finish(row.user, row.skill, Level.BEGINNER)

    row.refresh_from_db()
    assert kinds(row.user) == [
        (EvidenceKind.OWN, Level.ADVANCED),
        (EvidenceKind.STAFF, Level.ADVANCED),
        (EvidenceKind.TASK, Level.BEGINNER),
    ]
    assert (row.level, row.verified, row.years_of_experience) == (Level.ADVANCED, True, Decimal(3))


def test_lines_of_a_cv_without_a_level_get_the_one_that_is_stored():
    row = UserSkillFactory(level=Level.EXPERT, source=SkillSource.CV_PARSED)
    SkillEvidenceFactory.create_batch(2, user=row.user, skill=row.skill)

    finish(row.user, row.skill)

    assert kinds(row.user)[:2] == [(EvidenceKind.CV, Level.EXPERT)] * 2
    assert levels(row.user) == {row.skill.name: Level.EXPERT}


def test_skill_of_a_cv_without_lines_enters_as_one():
    row = UserSkillFactory(level=Level.EXPERT, source=SkillSource.CV_PARSED)

    finish(row.user, row.skill)

    row.refresh_from_db()
    assert kinds(row.user)[0] == (EvidenceKind.CV, Level.EXPERT)
    assert (row.level, row.source) == (Level.EXPERT, SkillSource.CV_PARSED)


# --- others hear of it --------------------------------------------------------------------


def test_change_of_a_level_is_told_after_the_commit(heard, django_capture_on_commit_callbacks):
    user, skill = UserFactory(), SkillFactory()

    with django_capture_on_commit_callbacks(execute=True):
        finish(user, skill)
        assert heard == []

    assert heard == [user]


def test_evidence_that_changes_no_level_is_no_news(heard, django_capture_on_commit_callbacks):
    user, skill = UserFactory(), SkillFactory()
    finish(user, skill, Level.ADVANCED)

    with django_capture_on_commit_callbacks(execute=True):
        finish(user, skill, Level.BEGINNER, origin_id=uuid4())

    assert heard == []


@pytest.mark.parametrize("change", [services.deny_skill, services.undo_denial])
def test_skill_that_goes_or_comes_back_is_news(heard, change, django_capture_on_commit_callbacks):
    user, skill = UserFactory(), SkillFactory()
    finish(user, skill)
    if change is services.undo_denial:
        services.deny_skill(user=user, skill=skill)

    with django_capture_on_commit_callbacks(execute=True):
        change(user=user, skill=skill)

    assert heard == [user]


# --- certifications -----------------------------------------------------------------------


def hold(user, name, **values):
    certificate = CertificationFactory.build(user=None, name=name, **values)
    return services.add_certification(user=user, certification=certificate)


def test_certification_speaks_for_the_skills_that_its_name_names():
    user = UserFactory()
    SkillFactory(name="First aid")

    row = hold(user, "First aid at work", issue_date=date(2025, 2, 1))

    proof = SkillEvidence.objects.get(user=user)
    assert (proof.kind, proof.origin, proof.origin_id) == (
        EvidenceKind.CERTIFICATION,
        "First aid at work",
        row.pk,
    )
    assert proof.dated == date(2025, 2, 1)
    assert levels(user) == {"First aid": Level.INTERMEDIATE}
    assert UserSkill.objects.get(user=user).last_used == date(2025, 2, 1)


def test_certification_from_a_cv_speaks_too():
    user = UserFactory()
    SkillFactory(name="First aid")

    services.keep_cv_certification(
        user=user, certification=CertificationFactory.build(user=None, name="First aid")
    )

    assert levels(user) == {"First aid": Level.INTERMEDIATE}


def test_certification_raises_a_rating_and_never_lowers_one():
    user = UserFactory()
    low, high = SkillFactory(name="First aid"), SkillFactory(name="Welding")
    services.save_user_skill(user=user, skill=low, claim=Claim(Level.BEGINNER))
    services.save_user_skill(user=user, skill=high, claim=Claim(Level.EXPERT))

    hold(user, "First aid and Welding")

    assert levels(user) == {"First aid": Level.INTERMEDIATE, "Welding": Level.EXPERT}


def test_corrected_certification_speaks_for_what_it_names_now():
    user = UserFactory()
    for name in ("First aid", "Welding"):
        SkillFactory(name=name)
    row = hold(user, "First aid", issue_date=date(2025, 2, 1))

    row.name, row.issue_date = "Welding", date(2026, 2, 1)
    services.save_certification(certification=row)
    row.issue_date = None
    services.save_certification(certification=row)

    assert levels(user) == {"Welding": Level.INTERMEDIATE}
    assert SkillEvidence.objects.get(user=user).dated is None


def test_deleted_certification_speaks_for_nothing():
    user = UserFactory()
    SkillFactory(name="First aid")
    row = hold(user, "First aid")

    services.delete_certification(certification=row)

    assert (levels(user), kinds(user)) == ({}, [])


def test_certification_that_names_no_skill_leaves_no_trace():
    user = UserFactory()

    hold(user, "Swimming")

    assert kinds(user) == []


def test_each_rating_of_another_day_stays_on_record():
    user, skill = UserFactory(), SkillFactory(name="SQL")
    services.save_user_skill(user=user, skill=skill, claim=Claim(Level.BEGINNER))
    SkillEvidence.objects.update(dated=date(2025, 1, 1))

    for level in (Level.EXPERT, Level.ADVANCED):
        services.save_user_skill(user=user, skill=skill, claim=Claim(level))

    rows = SkillEvidence.objects.filter(user=user).order_by("dated")
    assert [(row.dated, row.level) for row in rows] == [
        (date(2025, 1, 1), Level.BEGINNER),
        (localdate(), Level.ADVANCED),
    ]
    assert levels(user) == {"SQL": Level.ADVANCED}
