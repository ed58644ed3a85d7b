from datetime import date
from decimal import Decimal

import factory

from accounts.tests.factories import UserFactory
from progress.enums import ActivityType
from progress.models import Activity


class ActivityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Activity

    user = factory.SubFactory(UserFactory)
    activity_type = ActivityType.COURSE_COMPLETED
    activity_details = {"title": "A course"}
    hours_spent = Decimal(2)
    date_logged = date(2026, 11, 2)
