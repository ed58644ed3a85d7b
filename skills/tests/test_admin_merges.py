import pytest
from django.urls import reverse

from careers.tests.factories import CareerSkillFactory
from skills.models import Skill, SkillMerge
from skills.tests.factories import SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db

SKILLS = reverse("admin:skills_skill_changelist")


def merge_page_of(skill):
    return reverse("admin:skills_skill_merge", args=[skill.pk])


def test_merge_shows_what_changes_before_anything_does(client, staff):
    requirement = CareerSkillFactory(career_path__title="Data engineer")
    kept, gone = SkillFactory(name="JavaScript"), requirement.skill
    UserSkillFactory(skill=gone)

    page = client.get(merge_page_of(gone), {"into": str(kept.pk)})

    text = " ".join(page.content.decode().split())
    assert "People: 1" in text
    assert "Careers: 1 (Data engineer)" in text
    assert Skill.objects.count() == 2


def test_merge_is_done_and_undone(client, staff):
    kept, gone = SkillFactory(name="JavaScript"), SkillFactory(name="ECMAScript")

    client.post(merge_page_of(gone), {"into": str(kept.pk)})
    row = SkillMerge.objects.get()
    change = client.get(reverse("admin:skills_skillmerge_change", args=[row.pk]))
    between = set(Skill.objects.values_list("name", flat=True))
    undo = reverse("admin:skills_skillmerge_undo", args=[row.pk])
    assert undo in change.content.decode()
    assert client.get(undo).status_code == 200
    client.post(undo)
    again = client.post(undo)

    assert between == {"JavaScript"}
    assert row.staff == staff
    assert set(Skill.objects.values_list("name", flat=True)) == {"JavaScript", "ECMAScript"}
    assert "This merge is undone already." in again.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_merge_of_a_skill_with_itself_is_refused(client, staff, method):
    skill = SkillFactory()

    response = getattr(client, method)(merge_page_of(skill), {"into": str(skill.pk)})

    assert "this one is the skill itself" in response.content.decode()
    assert Skill.objects.count() == 1


def test_merge_into_what_is_no_skill_is_a_form_error(client, staff):
    response = client.post(merge_page_of(SkillFactory()), {"into": "no key"})

    assert response.context["form"].errors["into"] == ["“no key” is not a valid UUID."]
    assert SkillMerge.objects.count() == 0


@pytest.mark.parametrize(("count", "merges"), [(1, False), (2, True), (3, False)])
def test_exactly_two_skills_of_the_list_are_merged(client, staff, count, merges):
    rows = SkillFactory.create_batch(count)
    UserSkillFactory(skill=rows[0])
    chosen = {"action": "merge_two", "_selected_action": [str(row.pk) for row in rows]}

    response = client.post(SKILLS, chosen)

    wanted = f"{merge_page_of(rows[-1])}?into={rows[0].pk}" if merges else SKILLS
    assert response.url == wanted


@pytest.mark.parametrize("count", [1, 4])
def test_log_of_merges_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    for row in SkillFactory.create_batch(count):
        SkillMerge.objects.create(kept=row, gone_name="Other", snapshot={}, staff=staff)

    with django_assert_num_queries(7):
        response = client.get(reverse("admin:skills_skillmerge_changelist"))

    assert response.context["cl"].result_count == count


def test_people_merge_nothing(client, member):
    kept, gone = SkillFactory.create_batch(2)

    response = client.post(merge_page_of(gone), {"into": str(kept.pk)})

    assert "login" in response.url
    assert Skill.objects.count() == 2
