from decimal import Decimal
from uuid import uuid4

import factory

from accounts.tests.factories import UserFactory
from skills.enums import EvidenceKind, Level, ResourceType, SkillSource
from skills.models import (
    Certification,
    LearningResource,
    Skill,
    SkillAlias,
    SkillEvidence,
    UserSkill,
)


class SkillFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Skill

    name = factory.Sequence(lambda n: f"Skill {n}")
    category = "Programming"


class SkillAliasFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SkillAlias

    skill = factory.SubFactory(SkillFactory)
    name = factory.Sequence(lambda n: f"Alias {n}")


class LearningResourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LearningResource

    skill = factory.SubFactory(SkillFactory)
    title = factory.Sequence(lambda n: f"Course {n}")
    url = "https://learn.example/course/"
    type = ResourceType.COURSE
    level = Level.BEGINNER
    hours = Decimal(6)


class UserSkillFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = UserSkill

    user = factory.SubFactory(UserFactory)
    skill = factory.SubFactory(SkillFactory)
    level = Level.INTERMEDIATE
    source = SkillSource.MANUAL


class CertificationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Certification

    user = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"Certificate {n}")
    issuing_organization = "Institute of Trades"


class SkillEvidenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SkillEvidence

    user = factory.SubFactory(UserFactory)
    skill = factory.SubFactory(SkillFactory)
    kind = EvidenceKind.CV
    text = "A line of the CV"
    origin = "cv.pdf, page 1"
    origin_id = factory.LazyFunction(uuid4)
