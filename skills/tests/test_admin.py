import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from careers.tests.factories import CareerSkillFactory
from progress.models import Activity
from skills.models import (
    Certification,
    Skill,
    SkillPrerequisite,
    UserSkill,
)
from skills.tests.factories import (
    CertificationFactory,
    LearningResourceFactory,
    SkillAliasFactory,
    SkillFactory,
    UserSkillFactory,
)

pytestmark = pytest.mark.django_db

SKILLS = reverse("admin:skills_skill_changelist")
USER_SKILLS = reverse("admin:skills_userskill_changelist")
CERTIFICATIONS = reverse("admin:skills_certification_changelist")
UNKNOWN = reverse("admin:skills_unknownskill_changelist")
NO_ROWS = {
    f"{prefix}-{name}": "0"
    for prefix in ("aliases", "prerequisites", "resources")
    for name in ("TOTAL_FORMS", "INITIAL_FORMS")
}


@pytest.mark.parametrize("count", [1, 4])
def test_skill_list_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    for skill in SkillFactory.create_batch(count):
        UserSkillFactory.create_batch(3, skill=skill)
        LearningResourceFactory.create_batch(2, skill=skill)

    with django_assert_num_queries(6):
        response = client.get(SKILLS)

    rows = response.context["cl"].result_list
    assert [(row.people_total, row.course_total) for row in rows] == [(3, 2)] * count


@pytest.mark.parametrize("count", [1, 4])
def test_user_skill_list_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    UserSkillFactory.create_batch(count)

    with django_assert_num_queries(7):
        response = client.get(USER_SKILLS)

    assert response.context["cl"].result_count == count


@pytest.mark.parametrize("count", [1, 4])
def test_certification_list_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    CertificationFactory.create_batch(count)

    with django_assert_num_queries(8):
        response = client.get(CERTIFICATIONS)

    assert response.context["cl"].result_count == count


def test_skill_is_found_by_its_alias(client, staff):
    alias = SkillAliasFactory(name="golang")
    SkillFactory()

    response = client.get(SKILLS, {"q": "golang"})

    assert list(response.context["cl"].queryset) == [alias.skill]


def test_skill_page_saves_aliases_and_resources_with_it(client, staff):
    rows = {
        "aliases-TOTAL_FORMS": "1",
        "aliases-0-name": "Golang",
        "resources-TOTAL_FORMS": "1",
        "resources-0-title": "A tour",
        "resources-0-type": "course",
        "resources-0-level": "beginner",
        "resources-0-hours": "6",
    }

    client.post(
        reverse("admin:skills_skill_add"),
        {"name": "Go", "category": "Programming", "popularity_score": "60", **NO_ROWS, **rows},
    )

    skill = Skill.objects.get()
    assert [alias.name for alias in skill.aliases.all()] == ["Golang"]
    assert [resource.title for resource in skill.resources.all()] == ["A tour"]


def test_alias_that_another_skill_has_is_refused_whatever_its_case(client, staff):
    SkillAliasFactory(name="golang")
    rows = {"aliases-TOTAL_FORMS": "1", "aliases-0-name": "Golang"}

    response = client.post(
        reverse("admin:skills_skill_add"), {"name": "Go", "category": "Tool", **NO_ROWS, **rows}
    )

    assert "This is an alias of" in response.content.decode()
    assert list(Skill.objects.filter(name="Go")) == []


@pytest.mark.parametrize(
    ("name", "aliases", "said"),
    [
        ("go", ["Tool"], "This is the name of the skill Tool."),
        ("golang", [], "This is an alias of Tool. Remove it there first, or merge the two."),
        ("Go", ["GOLANG"], "This is an alias of Tool."),
        ("Go", ["Gopher", "gopher"], "This stands here twice."),
    ],
)
def test_name_that_another_skill_goes_by_is_refused_and_its_owner_named(
    client, staff, name, aliases, said
):
    SkillAliasFactory(name="Golang", skill__name="Tool")
    rows = {f"aliases-{n}-name": alias for n, alias in enumerate(aliases)}
    form = {"name": name, "category": "Tool", **NO_ROWS, **rows}

    response = client.post(
        reverse("admin:skills_skill_add"), form | {"aliases-TOTAL_FORMS": str(len(aliases))}
    )

    assert said in response.content.decode()
    assert Skill.objects.count() == 1


def skill_form(skill, **rows):
    """The page of a skill without rows, as the browser sends it."""
    fields = {"name": skill.name, "category": skill.category, "popularity_score": "0"}
    return fields | NO_ROWS | {name.replace("__", "-"): value for name, value in rows.items()}


def skill_page(skill):
    return reverse("admin:skills_skill_change", args=[skill.pk])


def test_prerequisite_is_saved_with_the_skill(client, staff):
    skill, before = SkillFactory.create_batch(2)
    rows = {"prerequisites__TOTAL_FORMS": "1", "prerequisites__0__requires": str(before.pk)}

    client.post(skill_page(skill), skill_form(skill, prerequisites__0__skill=skill.pk, **rows))

    assert [row.requires for row in skill.prerequisites.all()] == [before]


def test_prerequisite_that_requires_the_skill_in_turn_is_refused_with_the_whole_way(client, staff):
    go, docker, linux = (SkillFactory(name=name) for name in ("Go", "Docker", "Linux"))
    SkillPrerequisite.objects.create(skill=docker, requires=linux)
    SkillPrerequisite.objects.create(skill=linux, requires=go)
    rows = {"prerequisites__TOTAL_FORMS": "1", "prerequisites__0__requires": str(docker.pk)}

    response = client.post(skill_page(go), skill_form(go, prerequisites__0__skill=go.pk, **rows))

    way = "Go would require Docker, which requires Linux, which requires Go."
    assert way in response.content.decode()
    assert go.prerequisites.count() == 0


def test_skill_never_requires_itself(client, staff):
    go = SkillFactory(name="Go")
    rows = {"prerequisites__TOTAL_FORMS": "1", "prerequisites__0__requires": str(go.pk)}

    response = client.post(skill_page(go), skill_form(go, prerequisites__0__skill=go.pk, **rows))

    assert "Go would require Go." in response.content.decode()
    assert go.prerequisites.count() == 0


def test_imported_skill_that_staff_change_is_theirs(client, staff):
    skill = SkillFactory(source="esco", uri="esco:1")

    client.post(skill_page(skill), skill_form(skill) | {"category": "Crafts"})

    skill.refresh_from_db()
    assert (skill.category, skill.edited, skill.source) == ("Crafts", True, "esco")


def test_imported_skill_that_staff_save_as_it_is_stays_the_imports(client, staff):
    skill = SkillFactory(source="esco", uri="esco:1")

    client.post(skill_page(skill), skill_form(skill))

    skill.refresh_from_db()
    assert not skill.edited


def test_imported_skill_whose_aliases_staff_change_is_theirs(client, staff):
    skill = SkillFactory(source="esco", uri="esco:1")
    rows = {"aliases__TOTAL_FORMS": "1", "aliases__0__name": "Other", "aliases__0__skill": skill.pk}

    client.post(skill_page(skill), skill_form(skill, **rows))

    skill.refresh_from_db()
    assert [alias.name for alias in skill.aliases.all()] == ["Other"]
    assert skill.edited


def test_skill_page_names_the_careers_that_ask_for_it(client, staff):
    requirement = CareerSkillFactory(career_path__title="Data engineer")

    page = client.get(reverse("admin:skills_skill_change", args=[requirement.skill.pk]))

    assert "Data engineer" in page.content.decode()


@pytest.mark.parametrize(
    ("action", "after", "said"),
    [
        ("verify", True, "2 marked as verified."),
        ("doubt", False, "2 marked as not verified."),
    ],
)
def test_staff_mark_skills_of_people(client, staff, action, after, said):
    rows = UserSkillFactory.create_batch(2, verified=not after)
    left = UserSkillFactory(verified=not after)
    chosen = {"action": action, "_selected_action": [str(row.pk) for row in rows]}

    response = client.post(USER_SKILLS, chosen, follow=True)

    assert [str(message) for message in response.context["messages"]] == [said]
    assert UserSkill.objects.filter(verified=after).count() == 2
    assert UserSkill.objects.get(pk=left.pk).verified != after


def test_staff_verify_a_certification(client, staff):
    row = CertificationFactory()
    chosen = {"action": "verify", "_selected_action": [str(row.pk)]}

    client.post(CERTIFICATIONS, chosen)

    changed = Certification.objects.get()
    assert changed.verified
    assert changed.updated_at > row.updated_at


def test_certification_that_staff_add_is_in_its_owners_log(client, staff):
    user = UserFactory()
    form = {"user": str(user.pk), "name": "Welder", "issuing_organization": "Guild"}

    client.post(reverse("admin:skills_certification_add"), form)

    assert [row.activity_details["title"] for row in Activity.objects.owned_by(user)] == ["Welder"]


def test_certification_that_staff_change_is_logged_no_second_time(client, staff):
    row = CertificationFactory()
    form = {"user": str(row.user.pk), "name": "Brewer", "issuing_organization": "Guild"}

    client.post(reverse("admin:skills_certification_change", args=[row.pk]), form)

    row.refresh_from_db()
    assert row.name == "Brewer"
    assert Activity.objects.count() == 0


def test_skill_of_a_person_is_chosen_by_typing(client, staff):
    wanted = SkillFactory(name="Woodturning")
    SkillFactory()
    asked = {
        "app_label": "skills",
        "model_name": "userskill",
        "field_name": "skill",
        "term": "wood",
    }

    response = client.get(reverse("admin:autocomplete"), asked)

    assert response.json()["results"] == [{"id": str(wanted.pk), "text": "Woodturning"}]
