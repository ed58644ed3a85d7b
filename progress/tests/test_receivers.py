from datetime import date

import pytest
from django.utils.timezone import localdate

from accounts.tests.factories import UserFactory
from progress.enums import ActivityType
from progress.models import Activity
from skills import services as skills
from skills.tests.factories import CertificationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("issued", [date(2026, 3, 4), None])
def test_new_certification_is_logged_on_the_day_it_was_issued_or_today(issued):
    user = UserFactory()
    certification = CertificationFactory.build(user=None, name="Scrum Master", issue_date=issued)

    skills.add_certification(user=user, certification=certification)

    row = Activity.objects.get()
    assert (row.user, row.activity_type) == (user, ActivityType.CERTIFICATION_EARNED)
    assert (row.date_logged, row.hours_spent) == (issued or localdate(), None)
    assert row.activity_details == {
        "title": "Scrum Master",
        "certification_id": str(certification.pk),
    }


def test_changed_certification_is_not_logged():
    certification = CertificationFactory()

    skills.save_certification(certification=certification)

    assert Activity.objects.count() == 0
