import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.tests.factories import StaffFactory
from careers.tests.factories import CareerSkillFactory
from skills.models import Skill
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db

IMPORT = reverse("admin:careers_careerpath_import")
APPLY = reverse("admin:careers_careerpath_apply")


def export_url(kind):
    return reverse("admin:careers_careerpath_export", args=[kind])


def catalogue(*skills):
    rows = [{"name": name, "category": category} for name, category in skills]
    return json.dumps({"format": "careerpilot-catalogue", "version": 1, "skills": rows}).encode()


def uploaded(client, content, **more):
    file = SimpleUploadedFile("catalogue.json", content)
    return client.post(IMPORT, {"file": file, **more})


def token_of(response):
    return response.context["form"].initial["token"]


def test_export_as_json_holds_the_catalogue(client, staff):
    requirement = CareerSkillFactory(skill__name="Woodturning")

    response = client.get(export_url("json"))

    document = json.loads(response.content)
    assert [row["name"] for row in document["skills"]] == ["Woodturning"]
    assert [row["title"] for row in document["careers"]] == [requirement.career_path.title]
    assert response.headers["Content-Disposition"].endswith('.json"')


def test_export_as_csv_is_a_zip_with_a_file_for_each_table(client, staff):
    SkillFactory(name="Woodturning")

    response = client.get(export_url("zip"))

    with ZipFile(BytesIO(response.content)) as archive:
        assert "Woodturning" in archive.read("skills.csv").decode()


def test_export_of_another_kind_is_not_found(client, staff):
    assert client.get(export_url("exe")).status_code == 404


@pytest.mark.parametrize("kind", ["json", "zip"])
def test_what_was_exported_changes_nothing_when_read_in(client, staff, kind):
    CareerSkillFactory()
    content = client.get(export_url(kind)).content

    response = uploaded(client, content)

    assert "Catalogue: 0 changes" in response.context["report"]


def test_file_is_shown_before_it_is_saved_and_saved_when_told(client, staff):
    skill = SkillFactory(name="Woodturning", category="Crafts")

    looked = uploaded(client, catalogue(("Woodturning", "Trades"), ("Carving", "Trades")))
    between = list(Skill.objects.values_list("name", "category"))
    applied = client.post(APPLY, {"token": token_of(looked)})

    skill.refresh_from_db()
    assert "Catalogue: 2 changes" in looked.context["report"]
    assert "nothing was written" in looked.context["report"]
    assert between == [("Woodturning", "Crafts")]
    assert "Catalogue: 2 changes" in applied.context["report"]
    assert set(Skill.objects.values_list("name", "category")) == {
        *(("Woodturning", "Trades"), ("Carving", "Trades")),
    }


def test_reasons_for_what_is_left_out_are_shown(client, staff):
    response = uploaded(client, catalogue(("", "Trades")))

    assert "without name" in response.context["report"]


@pytest.mark.parametrize(("replace", "category"), [({}, "Crafts"), ({"replace_edited": "on"}, "T")])
def test_what_staff_edited_is_replaced_only_when_told(client, staff, replace, category):
    SkillFactory(name="Woodturning", category="Crafts", edited=True)

    looked = uploaded(client, catalogue(("Woodturning", "T")), **replace)
    client.post(APPLY, {"token": token_of(looked)})

    assert Skill.objects.get().category == category


@pytest.mark.parametrize("content", [b"no catalogue", b"PK\x03\x04 broken", b"{}", b"[1]"])
def test_file_that_is_no_catalogue_is_a_form_error(client, staff, content):
    response = uploaded(client, content)

    assert response.status_code == 200
    assert response.context["form"].errors["file"]


def test_file_that_is_too_large_is_refused_unread(client, staff):
    response = uploaded(client, b" " * (20 * 1024 * 1024 + 1))

    assert response.context["form"].errors["file"] == ["This file is over 20 MB."]


def test_import_without_a_file_is_a_form_error(client, staff):
    response = client.post(IMPORT)

    assert response.context["form"].errors["file"] == ["This field is required."]


@pytest.mark.parametrize("told", [{}, {"token": "guessed"}])
def test_nothing_is_saved_of_a_file_that_nobody_looked_at(client, staff, told):
    response = client.post(APPLY, told)

    assert response.context["problem"] == "The file is not kept any more. Choose it again."


def test_file_of_one_of_the_staff_is_not_another_ones_to_apply(client, staff):
    token = token_of(uploaded(client, catalogue(("Carving", "Trades"))))
    client.force_login(StaffFactory())

    client.post(APPLY, {"token": token})

    assert Skill.objects.count() == 0


def test_file_is_applied_once(client, staff):
    token = token_of(uploaded(client, catalogue(("Carving", "Trades"))))
    client.post(APPLY, {"token": token})
    Skill.objects.all().delete()

    client.post(APPLY, {"token": token})

    assert Skill.objects.count() == 0


def test_file_that_ran_out_has_to_be_chosen_again(client, staff):
    token = token_of(uploaded(client, catalogue(("Carving", "Trades"))))
    cache.clear()

    response = client.post(APPLY, {"token": token})

    assert response.context["problem"]
    assert Skill.objects.count() == 0


@pytest.mark.parametrize("page", ["careers_careerpath_changelist", "skills_skill_changelist"])
def test_lists_of_the_catalogue_lead_to_import_and_export(client, staff, page):
    html = client.get(reverse(f"admin:{page}")).content.decode()

    assert all(f'href="{url}"' in html for url in (IMPORT, export_url("json"), export_url("zip")))


@pytest.mark.parametrize("url", [IMPORT, APPLY, export_url("json")])
def test_people_are_led_away(client, member, url):
    response = client.get(url)

    assert response.status_code == 302
    assert "login" in response.url
