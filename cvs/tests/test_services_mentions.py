from datetime import date
from decimal import Decimal

import pytest

from cvs import services
from cvs.enums import Decision
from cvs.tests.factories import CVSkillFactory, ParsedCVFactory
from skills.enums import Level, SkillSource
from skills.models import SkillEvidence, UserSkill
from skills.tests.factories import SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db


def decisions(cv):
    return {row.skill.name: row.decision for row in cv.mentions.select_related("skill")}


def levels(user):
    rows = UserSkill.objects.owned_by(user).select_related("skill")
    return {row.skill.name: (row.level, row.source) for row in rows}


@pytest.fixture
def mentions():
    """Python and SQL, found in one CV."""
    cv = ParsedCVFactory()
    return [CVSkillFactory(cv=cv, skill__name=name) for name in ("Python", "SQL")]


def test_decision_accepts_some_and_drops_the_others(mentions):
    python, _ = mentions

    new = services.decide_mentions(cv=python.cv, accepted={python: Level.EXPERT})

    assert new == 1
    assert decisions(python.cv) == {"Python": Decision.ACCEPTED, "SQL": Decision.DROPPED}
    assert levels(python.cv.user) == {"Python": (Level.EXPERT, SkillSource.CV_PARSED)}


def test_decision_may_be_taken_again(mentions):
    python, sql = mentions
    services.decide_mentions(cv=python.cv, accepted={python: Level.EXPERT})

    new = services.decide_mentions(cv=python.cv, accepted={sql: Level.BEGINNER})

    assert new == 1
    assert decisions(python.cv) == {"Python": Decision.DROPPED, "SQL": Decision.ACCEPTED}
    assert levels(python.cv.user) == {"SQL": (Level.BEGINNER, SkillSource.CV_PARSED)}


def test_decision_taken_twice_alike_adds_nothing(mentions):
    python, _ = mentions

    counts = [
        services.decide_mentions(cv=python.cv, accepted={python: Level.EXPERT}) for _ in range(2)
    ]

    assert counts == [1, 0]


def test_decision_to_drop_all_leaves_nothing_of_the_cv(mentions):
    python, sql = mentions
    everything = {python: Level.EXPERT, sql: Level.BEGINNER}
    services.decide_mentions(cv=python.cv, accepted=everything)

    assert services.decide_mentions(cv=python.cv, accepted={}) == 0
    assert levels(python.cv.user) == {}


def test_decision_keeps_what_the_person_typed(mentions):
    python, sql = mentions
    for mention in mentions:
        UserSkillFactory(user=python.cv.user, skill=mention.skill, level=Level.ADVANCED)

    new = services.decide_mentions(cv=python.cv, accepted={sql: Level.BEGINNER})

    assert new == 0
    assert levels(python.cv.user) == {
        "Python": (Level.ADVANCED, SkillSource.MANUAL),
        "SQL": (Level.ADVANCED, SkillSource.MANUAL),
    }


def test_decision_touches_no_other_cv_and_no_other_person(mentions):
    python, _ = mentions
    other = CVSkillFactory(skill=SkillFactory(name="Excel"))

    services.decide_mentions(cv=python.cv, accepted={})

    assert decisions(other.cv) == {"Excel": Decision.PENDING}
    assert levels(other.cv.user) == {}


# --- one at a time ------------------------------------------------------------------------


def test_accepted_mention_is_a_skill_with_its_evidence(mentions):
    python, _ = mentions
    python.place = {"page": 2, "line": 1, "text": "Python", "boxes": []}
    python.years, python.last_used = Decimal("2.5"), date(2024, 3, 1)
    python.save()

    assert services.accept_mention(mention=python, level=Level.ADVANCED)

    assert decisions(python.cv) == {"Python": Decision.ACCEPTED, "SQL": Decision.PENDING}
    assert levels(python.cv.user) == {"Python": (Level.ADVANCED, SkillSource.CV_PARSED)}
    row = SkillEvidence.objects.get()
    assert (row.user, row.skill, row.text) == (python.cv.user, python.skill, "A line of the CV")
    assert (row.origin, row.origin_id) == ("cv.pdf, page 2", python.cv_id)
    assert (row.years, row.last_used) == (Decimal("2.5"), date(2024, 3, 1))
    skill = UserSkill.objects.get()
    assert (skill.years_of_experience, skill.last_used) == (Decimal("2.5"), date(2024, 3, 1))


def test_accepted_mention_of_a_known_skill_is_not_new(mentions):
    python, _ = mentions
    UserSkillFactory(user=python.cv.user, skill=python.skill)

    assert not services.accept_mention(mention=python, level=Level.EXPERT)


@pytest.mark.parametrize(
    ("decide", "decision"),
    [(services.drop_mention, Decision.DROPPED), (services.undo_mention, Decision.PENDING)],
)
def test_mention_set_aside_takes_its_skill_and_evidence_back(mentions, decide, decision):
    python, sql = mentions
    services.decide_mentions(cv=python.cv, accepted={python: Level.EXPERT, sql: Level.EXPERT})

    decide(mention=python)

    assert decisions(python.cv) == {"Python": decision, "SQL": Decision.ACCEPTED}
    assert list(levels(python.cv.user)) == ["SQL"]
    assert [row.skill for row in SkillEvidence.objects.all()] == [sql.skill]
