from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import now

from accounts.tests.factories import UserFactory
from careers.tests.factories import CareerSkillFactory
from chat.selectors import SHOWN, facts_about, thread
from chat.tests.factories import ChatMessageFactory
from cvs.tests.factories import CVFactory
from progress.tests.factories import ActivityFactory
from roadmaps.tests.factories import RoadmapTaskFactory
from skills.selectors import EXPIRES_SOON
from skills.tests.factories import CertificationFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 4)


def test_facts_of_a_newcomer_hold_nothing_but_the_name():
    facts = facts_about(UserFactory(first_name="Noor"), today=TODAY)

    assert (facts.name, facts.expires_soon) == ("Noor", EXPIRES_SOON)
    assert (facts.skills, facts.careers, facts.roadmaps, facts.certifications) == ((), (), (), ())
    assert facts.cv is None
    assert facts.progress.entries == 0


def test_facts_hold_each_kind_of_row():
    user = UserFactory()
    skill = UserSkillFactory(user=user).skill
    requirement = CareerSkillFactory(skill=skill)
    task = RoadmapTaskFactory(roadmap__user=user)
    certification = CertificationFactory(user=user)
    ActivityFactory(user=user, date_logged=TODAY, hours_spent=Decimal("1.5"))
    cv = CVFactory(user=user, uploaded_at=now() - timedelta(days=1))

    facts = facts_about(user, today=TODAY)

    assert [one.name for one in facts.skills] == [skill.name]
    assert [(one.title, one.readiness) for one in facts.careers] == [
        (requirement.career_path.title, 100)
    ]
    assert [one.tasks[0].title for one in facts.roadmaps] == [task.title]
    assert [one.name for one in facts.certifications] == [certification.name]
    assert facts.progress.hours_this_week == Decimal("1.5")
    assert facts.cv.file_name == cv.file_name


def test_facts_hold_no_row_of_anybody_else():
    UserSkillFactory()
    RoadmapTaskFactory()
    CertificationFactory()
    ActivityFactory()
    CVFactory()

    facts = facts_about(UserFactory(), today=TODAY)

    assert (facts.skills, facts.roadmaps, facts.certifications, facts.cv) == ((), (), (), None)
    assert facts.progress.entries == 0


def test_thread_shows_the_latest_messages_and_counts_the_older_ones():
    user = UserFactory()
    start = now() - timedelta(hours=1)
    for minute in range(SHOWN + 2):
        at = start + timedelta(minutes=minute)
        ChatMessageFactory(user=user, user_message=f"Question {minute}", created_at=at)

    shown = thread(owner=user)

    assert shown.older == 2
    assert [one.user_message for one in shown.messages[:2]] == ["Question 2", "Question 3"]
