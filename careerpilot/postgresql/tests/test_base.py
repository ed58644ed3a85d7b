import pytest
from django.apps import apps
from django.db import connection, models

from accounts.models import User
from cvs.tests.factories import CVSkillFactory
from progress.tests.factories import ActivityFactory
from roadmaps.tests.factories import RoadmapRequestFactory, RoadmapTaskFactory
from skills.tests.factories import CertificationFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
OURS = ("accounts", "skills", "cvs", "careers", "roadmaps", "progress", "chat")
RULES = {models.CASCADE: "c", models.SET_NULL: "n"}


def ours():
    """Our models with what Django knows of each."""
    models_ = (model for label in OURS for model in apps.get_app_config(label).get_models())
    return [(model, model._meta) for model in models_]


def declared():
    """Each foreign key of our models: table, column and what happens on delete."""
    return {
        (meta.db_table, field.column, RULES[field.remote_field.on_delete])
        for _, meta in ours()
        for field in meta.local_fields
        if field.remote_field
    }


def test_every_foreign_key_does_in_the_database_what_its_model_says():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.conrelid::regclass::text, a.attname, c.confdeltype"
            " FROM pg_constraint c JOIN pg_attribute a"
            " ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]"
            " WHERE c.contype = 'f'"
        )
        found = {(table, column, str(rule)) for table, column, rule in cursor.fetchall()}

    assert declared() - found == set()


def test_person_deleted_by_raw_sql_leaves_nothing_behind():
    user = UserSkillFactory().user
    for factory in (CertificationFactory, ActivityFactory, RoadmapRequestFactory):
        factory(user=user)
    RoadmapTaskFactory(roadmap__user=user)
    CVSkillFactory(cv__user=user)

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM users WHERE id = %s", [user.pk])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert User.objects.count() == 0
    left = {
        meta.db_table: model.objects.count()
        for model, meta in ours()
        if any(field.name == "user" for field in meta.fields)
    }
    assert left == dict.fromkeys(left, 0)
    assert len(left) >= 8
