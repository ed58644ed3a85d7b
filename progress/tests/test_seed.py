import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from accounts.models import User
from roadmaps.models import Roadmap, RoadmapTask
from skills.models import UserSkill

pytestmark = pytest.mark.django_db


def rows():
    """How many rows each table has."""
    return {model.__name__: model.objects.count() for model in apps.get_models()}


def test_seed_twice_changes_nothing():
    call_command("seed", verbosity=0)
    before = rows()

    call_command("seed", verbosity=0)

    assert rows() == before


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


def test_seed_without_demo_makes_nobody():
    call_command("seed", no_demo=True, verbosity=0)

    assert User.objects.count() == 0


def test_seed_refuses_demo_people_where_https_is_on(settings):
    settings.HTTPS = True

    with pytest.raises(CommandError):
        call_command("seed", verbosity=0)

    assert User.objects.count() == 0
