from datetime import date
from decimal import Decimal

import factory

from accounts.tests.factories import UserFactory
from careers.tests.factories import CareerPathFactory
from roadmaps.enums import Intensity, Priority
from roadmaps.models import Roadmap, RoadmapRequest, RoadmapTask
from skills.enums import ResourceType
from skills.tests.factories import SkillFactory


class RoadmapFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Roadmap

    user = factory.SubFactory(UserFactory)
    career_path = factory.SubFactory(CareerPathFactory)
    title = factory.Sequence(lambda n: f"Roadmap {n}")
    duration_weeks = 4
    intensity = Intensity.MODERATE
    hours_per_week = 8
    start_date = date(2026, 11, 2)
    target_end_date = date(2026, 11, 29)


class RoadmapTaskFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoadmapTask

    roadmap = factory.SubFactory(RoadmapFactory)
    skill = factory.SubFactory(SkillFactory)
    phase_number = 1
    phase_title = "Foundations"
    week_number = 1
    position = factory.Sequence(lambda n: n)
    title = factory.Sequence(lambda n: f"Task {n}")
    type = ResourceType.COURSE
    estimated_hours = Decimal(4)
    priority = Priority.HIGH


class RoadmapRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoadmapRequest

    user = factory.SubFactory(UserFactory)
    career_path = factory.SubFactory(CareerPathFactory)
    intensity = Intensity.MODERATE
    hours_per_week = 8
    start_date = date(2026, 11, 2)
