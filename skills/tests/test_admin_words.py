import pytest
from django.urls import reverse

from cvs.models import CVUnknownSkill
from cvs.tests.factories import ParsedCVFactory
from skills.models import Skill, UnknownSkill
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db

UNKNOWN = reverse("admin:skills_unknownskill_changelist")
QUEUE = reverse("admin:skills_unknownskill_queue")
DECIDE = reverse("admin:skills_unknownskill_decide")


def unknown_in(name, cvs):
    """Words that this many CVs list."""
    unknown = UnknownSkill.objects.create(name=name, key=name.lower())
    for cv in ParsedCVFactory.create_batch(cvs):
        CVUnknownSkill.objects.create(cv=cv, unknown=unknown)
    return unknown


@pytest.mark.parametrize("count", [1, 4])
def test_unknown_skill_list_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    for number in range(count):
        unknown_in(f"Word {number}", cvs=2)

    with django_assert_num_queries(7):
        response = client.get(UNKNOWN)

    assert [row.cv_total for row in response.context["cl"].result_list] == [2] * count


def test_unknown_skill_list_starts_with_the_most_frequent_and_names_nobody(client, staff):
    unknown_in("Rare word", cvs=1)
    unknown_in("Frequent word", cvs=2)
    person = CVUnknownSkill.objects.first().cv.user

    response = client.get(UNKNOWN)

    names = [row.name for row in response.context["cl"].result_list]
    assert names == ["Frequent word", "Rare word"]
    assert person.email not in response.content.decode()


def test_staff_neither_add_nor_change_an_unknown_skill(client, staff):
    unknown = unknown_in("Word", cvs=1)
    change = reverse("admin:skills_unknownskill_change", args=[unknown.pk])

    assert client.get(reverse("admin:skills_unknownskill_add")).status_code == 403
    assert client.get(change).status_code == 200
    assert client.post(change, {"name": "Other"}).status_code == 403


# --- deciding ---------------------------------------------------------------------------


def errors_of(response):
    return [error for errors in response.context["form"].errors.values() for error in errors]


@pytest.mark.parametrize("count", [1, 4])
def test_queue_shows_groups_at_the_same_number_of_queries(
    client, staff, count, django_assert_num_queries
):
    for number in range(count):
        unknown_in(f"woodturning {number}", cvs=number)

    with django_assert_num_queries(3):
        response = client.get(QUEUE)

    [group] = response.context["page_obj"]
    assert [word.cv_total for word in group] == list(reversed(range(count)))


def test_chosen_words_of_the_list_are_decided_together(client, staff):
    words = [unknown_in(name, cvs=1) for name in ("k8s", "kube")]
    skill = SkillFactory(name="Kubernetes")
    keys = [str(word.pk) for word in words]

    page = client.post(UNKNOWN, {"action": "decide_on", "_selected_action": keys}, follow=True)
    client.post(DECIDE, {"word": keys, "decision": "link", "skill": str(skill.pk)})

    assert "k8s (1 CVs), kube (1 CVs)" in page.content.decode()
    assert sorted(alias.name for alias in skill.aliases.all()) == ["k8s", "kube"]


def test_word_becomes_a_new_skill(client, staff):
    word = unknown_in("Woodturning", cvs=1)
    form = {"word": str(word.pk), "decision": "create", "name": "Woodturning", "category": "Crafts"}

    response = client.post(DECIDE, form)

    word.refresh_from_db()
    assert response.url == QUEUE
    assert (word.skill.name, word.skill.category) == ("Woodturning", "Crafts")


def test_word_is_ignored(client, staff):
    word = unknown_in("Hard working", cvs=1)

    client.post(DECIDE, {"word": str(word.pk), "decision": "ignore"})

    word.refresh_from_db()
    assert word.decision == "ignored"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, ["This field is required."]),
        ({"decision": "link"}, ["Fill this in for the decision that you chose."]),
        ({"decision": "create"}, ["Fill this in for the decision that you chose."] * 2),
        (
            {"decision": "create", "name": "docker", "category": "Tools"},
            ["docker is the name of the skill Docker. Link the word to it."],
        ),
        ({"decision": "link", "skill": "no key"}, ["“no key” is not a valid UUID."]),
    ],
)
def test_decision_that_cannot_be_says_why_and_changes_nothing(client, staff, told, said):
    SkillFactory(name="Docker")
    word = unknown_in("dokcer", cvs=1)

    response = client.post(DECIDE, {"word": str(word.pk), **told})

    word.refresh_from_db()
    assert errors_of(response) == said
    assert (word.decision, Skill.objects.count()) == ("pending", 1)


@pytest.mark.parametrize("asked", [{}, {"word": "no key"}])
def test_decision_about_no_word_is_not_found(client, staff, asked):
    assert client.get(DECIDE, asked).status_code == 404


def test_decision_is_undone_from_the_words_page(client, staff):
    word = unknown_in("k8s", cvs=1)
    client.post(DECIDE, {"word": str(word.pk), "decision": "ignore"})
    undo = reverse("admin:skills_unknownskill_undo", args=[word.pk])
    change = reverse("admin:skills_unknownskill_change", args=[word.pk])

    page = client.get(change)
    confirm = client.get(undo)
    response = client.post(undo)
    again = client.post(undo)

    word.refresh_from_db()
    assert undo in page.content.decode()
    assert (confirm.status_code, response.url) == (200, change)
    assert "Nothing is decided about this word." in again.content.decode()
    assert word.decision == "pending"


@pytest.mark.parametrize("url", [QUEUE, DECIDE, UNKNOWN])
def test_people_are_led_away_from_staff_pages(client, member, url):
    response = client.post(url)

    assert response.status_code == 302
    assert "login" in response.url
