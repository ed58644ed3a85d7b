import factory

from careers.enums import Importance, MinimumLevel
from careers.models import CareerPath, CareerSkill
from skills.tests.factories import SkillFactory


class CareerPathFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CareerPath

    title = factory.Sequence(lambda n: f"Career {n}")
    description = "Keeps things going."
    category = "Development"


class CareerSkillFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CareerSkill

    career_path = factory.SubFactory(CareerPathFactory)
    skill = factory.SubFactory(SkillFactory)
    importance = Importance.ESSENTIAL
    minimum_level = MinimumLevel.INTERMEDIATE
