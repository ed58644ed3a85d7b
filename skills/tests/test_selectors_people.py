from datetime import date
from uuid import uuid4

import pytest

from accounts.tests.factories import UserFactory
from skills.enums import EvidenceKind, Freshness, Level, SkillSource
from skills.models import SkillEvidence
from skills.selectors import Filters, denied_skills, holdings, ledger_of, user_skill_list
from skills.tests.factories import (
    CertificationFactory,
    SkillEvidenceFactory,
    SkillFactory,
    UserSkillFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def evidence(user, skill, kind, **values):
    return SkillEvidenceFactory(user=user, skill=skill, kind=kind, **values)


def ledger(user, skill):
    return ledger_of(owner=user, skill_id=skill.pk, today=TODAY)


def test_user_skills_are_the_owners_by_category_and_name():
    user = UserFactory()
    for category, name in (("Trades", "Welding"), ("Care", "Triage"), ("Care", "First aid")):
        UserSkillFactory(user=user, skill__name=name, skill__category=category)
    UserSkillFactory()

    names = [row.skill.name for row in user_skill_list(owner=user)]

    assert names == ["First aid", "Triage", "Welding"]


def test_held_skill_names_its_kinds_the_strongest_first():
    row = UserSkillFactory(last_used=date(2022, 11, 22))
    for kind in (EvidenceKind.CV, EvidenceKind.OWN, EvidenceKind.STAFF):
        evidence(row.user, row.skill, kind)
    evidence(UserFactory(), row.skill, EvidenceKind.TASK)

    found = holdings(owner=row.user, today=TODAY)

    (held,) = found.held
    assert held.kinds == (EvidenceKind.STAFF, EvidenceKind.OWN, EvidenceKind.CV)
    assert (held.origin, held.freshness, held.age.percent) == (
        "cv.pdf, page 1",
        Freshness.AGING,
        50,
    )
    assert (found.denied, found.categories) == ([], ["Programming"])


def test_held_skill_without_a_day_has_no_known_freshness():
    row = UserSkillFactory()

    (held,) = holdings(owner=row.user, today=TODAY).held

    assert (held.age, held.freshness, held.kinds) == (None, Freshness.UNKNOWN, ())


def test_denied_skills_stand_apart_by_name():
    user = UserFactory()
    for name in ("Welding", "Baking"):
        evidence(user, SkillFactory(name=name), EvidenceKind.DENIED)
    back = SkillFactory()
    evidence(user, back, EvidenceKind.DENIED)
    evidence(user, back, EvidenceKind.OWN, level=Level.EXPERT)
    evidence(UserFactory(), SkillFactory(), EvidenceKind.DENIED)

    found = holdings(owner=user, today=TODAY)

    assert [skill.name for skill in found.denied] == ["Baking", "Welding"]
    assert denied_skills(owner=user) == {skill.pk for skill in found.denied}


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        (Filters(), True),
        (Filters("Programming", "advanced", "own", "unknown"), True),
        (Filters(category="Care"), False),
        (Filters(level="expert"), False),
        (Filters(kind="staff"), False),
        (Filters(freshness="fresh"), False),
    ],
)
def test_filters_let_through_what_is_all_of_it(filters, fits):
    row = UserSkillFactory(level=Level.ADVANCED)
    evidence(row.user, row.skill, EvidenceKind.OWN)
    (held,) = holdings(owner=row.user, today=TODAY).held

    assert filters.fit(held) is fits


def test_ledger_holds_all_of_one_skill_the_newest_first():
    row = UserSkillFactory(source=SkillSource.CV_PARSED, last_used=date(2016, 11, 22))
    other = UserSkillFactory(user=row.user)
    line = evidence(row.user, row.skill, EvidenceKind.CV, dated=date(2026, 1, 1))
    rating = evidence(
        row.user, row.skill, EvidenceKind.OWN, dated=date(2026, 2, 1), level=Level.BEGINNER
    )
    evidence(row.user, other.skill, EvidenceKind.OWN)
    evidence(other.user, other.skill, EvidenceKind.DENIED)
    evidence(UserFactory(), row.skill, EvidenceKind.CV)

    found = ledger(row.user, row.skill)

    assert found.rows == [rating, line]
    assert (found.user_skill, found.denied, found.conflicts) == (row, None, [])
    assert found.assessment.decided_by == rating
    assert found.why == "You rated it Beginner on 1 Feb 2026, and no check or proof says otherwise."
    assert found.age.freshness == Freshness.STALE


def test_ledger_knows_that_a_certification_ran_out():
    row = UserSkillFactory()
    certificate = CertificationFactory(
        user=row.user, name="First aid", expiry_date=date(2026, 1, 1)
    )
    CertificationFactory(user=row.user, expiry_date=date(2026, 1, 1))
    evidence(row.user, row.skill, EvidenceKind.CERTIFICATION, origin_id=certificate.pk)

    conflicts = ledger(row.user, row.skill).conflicts

    assert conflicts == ["The certification “First aid” ran out on 1 Jan 2026."]


def test_ledger_of_a_denied_skill_has_no_level():
    user, skill = UserFactory(), SkillFactory()
    evidence(user, skill, EvidenceKind.OWN, level=Level.EXPERT)
    denied = evidence(user, skill, EvidenceKind.DENIED)

    found = ledger(user, skill)

    assert (found.denied, found.assessment, found.user_skill, found.why) == (denied, None, None, "")


def test_ledger_without_a_row_is_none():
    row = UserSkillFactory()
    evidence(row.user, row.skill, EvidenceKind.OWN)

    assert ledger(UserFactory(), row.skill) is None
    assert ledger_of(owner=row.user, skill_id=uuid4(), today=TODAY) is None
    assert SkillEvidence.objects.count() == 1
