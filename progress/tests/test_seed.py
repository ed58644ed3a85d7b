import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction

from accounts.models import User
from careers.models import CareerPath
from roadmaps.models import Roadmap, RoadmapTask
from skills.models import Skill, UserSkill

pytestmark = pytest.mark.django_db


def rows():
    """How many rows each table has."""
    return {model.__name__: model.objects.count() for model in apps.get_models()}


@pytest.fixture(scope="module")
def _catalogue(django_db_setup, django_db_blocker):
    """The catalogue of `seed --no-demo`; each test takes back what it did beside it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed", no_demo=True, verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("_catalogue")
def test_seed_twice_changes_nothing():
    call_command("seed", verbosity=0)
    before = rows()

    call_command("seed", verbosity=0)

    assert rows() == before


@pytest.mark.usefixtures("_catalogue")
def test_seed_makes_a_demo_person_who_is_on_the_way(client):
    call_command("seed", verbosity=0)

    dana = User.objects.get(email="demo@careerpilot.test")
    roadmap = Roadmap.objects.get(user=dana)
    assert client.login(email=dana.email, password="careerpilot-demo")
    assert dana.email_verified
    assert dana.cvs.get().status == "parsed"
    assert UserSkill.objects.filter(user=dana, source="cv_parsed").count() == 8
    kinds = dana.skill_evidence.values_list("kind", flat=True)
    assert {kind: list(kinds).count(kind) for kind in sorted(set(kinds))} == {
        "certification": 1,
        "cv": 8,
        "task": 1,
    }
    assert dana.cvs.get().findings.filter(decision="accepted").exists()
    assert dana.certifications.get().issuing_organization == "Microsoft"
    statuses = RoadmapTask.objects.filter(roadmap=roadmap).exclude(status="pending")
    assert sorted(statuses.values_list("status", flat=True)) == [
        *["completed"] * 2,
        "in_progress",
    ]
    assert 0 < roadmap.progress_percentage < 100


@pytest.mark.usefixtures("_catalogue")
def test_seed_without_demo_makes_the_catalogue_and_nobody():
    assert min(Skill.objects.count(), CareerPath.objects.count()) > 0
    assert User.objects.count() == 0


def test_seed_refuses_demo_people_where_https_is_on(settings):
    settings.HTTPS = True

    with pytest.raises(CommandError):
        call_command("seed", verbosity=0)

    assert User.objects.count() == 0
