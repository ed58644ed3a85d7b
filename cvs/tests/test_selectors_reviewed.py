from datetime import timedelta

import pytest
from django.utils.timezone import now

from accounts.tests.factories import UserFactory
from cvs.enums import Decision, Topic
from cvs.selectors.reviewed import Undecided, reviewed_from, undecided_by_cv
from cvs.tests.factories import CVFindingFactory, CVSkillFactory, ParsedCVFactory

pytestmark = pytest.mark.django_db
DECIDED = {"decision": Decision.DROPPED, "decided_at": now()}


def finding(cv, confidence, **values):
    return CVFindingFactory(cv=cv, topic=Topic.SKILL, confidence=confidence, **values)


def test_undecided_counts_what_waits_and_what_is_not_sure():
    user = UserFactory()
    cv, done = ParsedCVFactory.create_batch(2, user=user)
    for confidence in (None, 0.84, 0.85, 1.0):
        finding(cv, confidence)
    finding(cv, 0.1, **DECIDED)
    finding(done, 0.1, **DECIDED)
    finding(ParsedCVFactory(), 0.1)

    assert undecided_by_cv(owner=user) == {cv.pk: Undecided(total=4, to_check=2)}


def test_reviewed_from_is_the_oldest_cv_with_a_decision():
    day = timedelta(days=1)
    user = UserFactory()
    untouched, first, second = (
        ParsedCVFactory(user=user, uploaded_at=now() - days * day) for days in (3, 2, 1)
    )
    finding(untouched, 0.9)
    CVSkillFactory(cv=untouched)
    finding(ParsedCVFactory(uploaded_at=now() - 9 * day), 0.9, **DECIDED)
    assert reviewed_from(owner=user) is None

    finding(second, 0.9, **DECIDED)
    assert reviewed_from(owner=user) == second.uploaded_at

    CVSkillFactory(cv=first, decision=Decision.ACCEPTED)
    assert reviewed_from(owner=user) == first.uploaded_at
