import factory

from accounts.tests.factories import UserFactory
from careers.enums import Importance, Mark, MinimumLevel
from careers.models import CareerMark, CareerPath, CareerSkill
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


class CareerMarkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CareerMark

    user = factory.SubFactory(UserFactory)
    career_path = factory.SubFactory(CareerPathFactory)
    mark = Mark.SAVED
