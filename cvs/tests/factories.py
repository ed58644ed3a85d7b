import factory
from django.core.files.base import ContentFile
from django.utils.timezone import now

from accounts.tests.factories import UserFactory
from cvs.enums import CVStatus, FileType, Topic
from cvs.models import CV, CVFinding, CVPage, CVSkill
from skills.tests.factories import SkillFactory

NOTHING_READ = {
    "personalInfo": {
        "name": None,
        "age": None,
        "address": {"street": None, "city": None},
        "email": None,
        "phone": None,
        "location": None,
    },
    "skills": [],
    "experience": [],
    "education": [],
    "certifications": [],
    "languages": [],
}


class CVFactory(factory.django.DjangoModelFactory):
    """A CV that waits to be read; give `file__data` for other bytes."""

    class Meta:
        model = CV

    user = factory.SubFactory(UserFactory)
    file_name = "cv.pdf"
    file_type = FileType.PDF
    file_size = 9
    is_active = False

    @factory.lazy_attribute
    def file(self):
        return ContentFile(b"%PDF-1.7\n", name="cv.pdf")


class ParsedCVFactory(CVFactory):
    status = CVStatus.PARSED
    parsed_at = factory.LazyFunction(now)
    parsed_data = NOTHING_READ
    engine = "rules"
    pages = 1


class CVSkillFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CVSkill

    cv = factory.SubFactory(ParsedCVFactory)
    skill = factory.SubFactory(SkillFactory)
    evidence = "A line of the CV"


class CVPageFactory(factory.django.DjangoModelFactory):
    """A page of letter size; give `picture` for a PDF's."""

    class Meta:
        model = CVPage

    cv = factory.SubFactory(ParsedCVFactory)
    number = 1
    width, height = 612.0, 792.0
    lines = factory.LazyFunction(lambda: ["Maren Oakhurst", "Ward Manager, Leeds"])


class CVFindingFactory(factory.django.DjangoModelFactory):
    """A name as it was read, by default."""

    class Meta:
        model = CVFinding

    cv = factory.SubFactory(ParsedCVFactory)
    topic = Topic.NAME
    values = factory.LazyFunction(lambda: {"text": "Maren Oakhurst"})
    read = factory.SelfAttribute("values")
