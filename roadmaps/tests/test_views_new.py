from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from careers.enums import Importance
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from roadmaps.models import Roadmap, RoadmapRequest, StudyTime
from roadmaps.tests.factories import RoadmapFactory, RoadmapRequestFactory
from skills.enums import Level
from skills.models import SkillPrerequisite
from skills.tests.factories import LearningResourceFactory, SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
NEW = reverse("roadmaps:new")


@pytest.fixture
def career():
    """A career that asks for SQL at intermediate level, 24 hours of work without resources."""
    return CareerSkillFactory(career_path__title="Data Analyst", skill__name="SQL").career_path


def page(client, **query):
    response = client.get(NEW, query)
    return response, " ".join(response.content.decode().split())


def text(client, **query):
    return page(client, **query)[1]


def day(**later):
    return (localdate() + timedelta(**later)).isoformat()


def extra_for(career, **values):
    return CareerSkillFactory(career_path=career, importance=Importance.NICE_TO_HAVE, **values)


def test_new_asks_a_stranger_to_log_in(client):
    assert client.get(NEW).url == f"{reverse('account_login')}?next={NEW}"


@pytest.mark.parametrize("count", [1, 4])
def test_new_without_a_goal_costs_the_same_queries_for_any_number_of_careers(
    client, member, count, django_assert_num_queries
):
    skill = UserSkillFactory(user=member).skill
    for career in CareerPathFactory.create_batch(count):
        CareerSkillFactory(career_path=career, skill=skill)
    client.get(NEW)

    with django_assert_num_queries(8):
        html = text(client)

    assert html.count(f'href="{NEW}?career=') == count


@pytest.mark.parametrize("count", [1, 4])
def test_preview_of_a_career_costs_the_same_queries_for_any_number_of_skills(
    client, member, count, django_assert_num_queries
):
    career = CareerPathFactory()
    for need in CareerSkillFactory.create_batch(count, career_path=career):
        SkillPrerequisite.objects.create(skill=need.skill, requires=SkillFactory())
        LearningResourceFactory(skill=need.skill)
    RoadmapFactory.create_batch(count, user=member)

    with django_assert_num_queries(12):
        html = text(client, career=str(career.pk), deadline=day(days=3))

    assert "Start this roadmap" in html


@pytest.mark.parametrize("count", [1, 4])
def test_preview_of_skills_costs_the_same_queries_for_any_number(
    client, member, count, django_assert_num_queries
):
    keys = [str(skill.pk) for skill in SkillFactory.create_batch(count)]

    with django_assert_num_queries(11):
        html = text(client, skill=keys)

    assert html.count('<select name="level_') == count


def test_new_without_a_goal_offers_the_best_careers_and_a_search(client, member):
    need = CareerSkillFactory()
    UserSkillFactory(user=member, skill=need.skill)

    html = text(client)

    assert f'href="{NEW}?career={need.career_path_id}"' in html
    assert f'href="{reverse("careers:list")}"' in html
    assert 'name="skill"' in html
    assert f'hx-get="{reverse("skills:names")}"' in html


def test_new_for_somebody_without_skills_offers_search_and_cv(client, member, career):
    html = text(client)

    assert f'href="{reverse("careers:list")}"' in html
    assert f'href="{reverse("cvs:list")}"' in html


@pytest.mark.parametrize("query", [{"career": "'><script>"}, {"skill": "Xyzzy"}])
def test_new_tells_of_a_goal_that_there_is_not(client, member, query):
    response, html = page(client, **query)

    assert response.status_code == 422
    assert "That did not work" in html
    assert "<script>'" not in html


def test_preview_shows_totals_phases_and_the_first_week_and_saves_nothing(client, member, career):
    response, html = page(client, career=str(career.pk))

    plan = response.context["outcome"].plan
    assert response.status_code == 200
    assert plan.end.strftime("%-d %b %Y") in html
    assert [phase.title in html for phase in plan.phases] == [True] * len(plan.phases)
    assert [task.title in html for task in plan.phases[0].weeks[0].tasks] == [True]
    assert (RoadmapRequest.objects.count(), Roadmap.objects.count()) == (0, 0)


def test_preview_takes_the_days_off_of_the_person(client, member, career):
    before = page(client, career=str(career.pk))[0].context["outcome"].plan.end
    off = (localdate(), localdate() + timedelta(days=14))
    StudyTime.objects.create(user=member, time_off=[off])

    after = page(client, career=str(career.pk))[0].context["outcome"].plan.end

    assert after == before + timedelta(days=14)


def test_preview_of_a_day_far_off_fits(client, member, career):
    response, html = page(client, career=str(career.pk), deadline=day(days=700))

    assert response.context["outcome"].verdict == "fits"
    assert "It fits" in html


def test_preview_says_that_a_day_is_tight(client, member, career):
    """With an hour a week there is no room left in the weeks of work for the reserve."""
    query = {"career": str(career.pk), "hours_per_week": "1"}
    deadline = page(client, **query)[0].context["outcome"].plan.work_end

    response, html = page(client, **query, deadline=deadline.isoformat())

    assert response.context["outcome"].verdict == "tight"
    assert "It is tight" in html


def test_preview_of_an_impossible_day_offers_three_ways_that_lead_on(client, member, career):
    extra_for(career, skill__name="Tableau", minimum_level="advanced")

    response, html = page(client, career=str(career.pk), deadline=day(days=20))

    ways = {way.kind: way for way in response.context["ways"]}
    assert list(ways) == ["hours", "later", "fewer"]
    assert "Not by that day" in html
    for way in ways.values():
        taken = client.get(f"{NEW}?{way.query}").context["outcome"]
        assert (way.kind, taken.plan.end) == (way.kind, way.end)
        assert (way.kind, taken.verdict == "fits") == (way.kind, way.enough)
        assert f'href="{NEW}?{way.query}"'.replace("&", "&amp;") in html


def test_preview_says_when_no_skill_can_be_left_out(client, member, career):
    html = text(client, career=str(career.pk), deadline=day(days=5))

    assert "There is none to leave out" in html


def test_preview_leaves_out_what_is_dropped(client, member, career):
    extra = extra_for(career, skill__name="Tableau")

    response, _ = page(client, career=str(career.pk), dropped=str(extra.skill_id))

    taught = {task.skill for task in response.context["outcome"].plan.tasks if task.skill_id}
    assert taught == {"SQL"}


def test_preview_of_nothing_but_dropped_skills_is_refused(client, member):
    extra = extra_for(CareerPathFactory())

    response, html = page(client, career=str(extra.career_path_id), dropped=str(extra.skill_id))

    assert response.status_code == 422
    assert "Keep at least one of these." in html


def test_preview_of_skills_that_need_each_other_says_that_it_cannot_be(client, member):
    one, other = SkillFactory(name="Chicken"), SkillFactory(name="Egg")
    SkillPrerequisite.objects.create(skill=one, requires=other)
    SkillPrerequisite.objects.create(skill=other, requires=one)

    response, html = page(client, skill=str(one.pk))

    assert response.status_code == 422
    assert [message for message in response.context["form"].non_field_errors() if "Egg" in message]
    assert "Start this roadmap" not in html


def test_preview_of_skills_shows_their_levels_and_what_comes_first(client, member):
    django, python = SkillFactory(name="Django"), SkillFactory(name="Python")
    SkillPrerequisite.objects.create(skill=django, requires=python)

    response, html = page(client, skill="django")

    assert f'<select name="level_{django.pk}"' in html
    assert f'<input type="hidden" name="skill" value="{django.pk}">' in html
    assert "Python, needed for Django" in html
    assert {task.skill for task in response.context["outcome"].plan.tasks if task.skill_id} == {
        "Django",
        "Python",
    }


def test_preview_leaves_out_the_skill_that_is_taken_out(client, member):
    one, other = str(SkillFactory().pk), str(SkillFactory().pk)

    html = text(client, skill=[one, other], **{f"level_{one}": "0"})

    assert f'value="{other}"' in html
    assert one not in html


def test_preview_keeps_known_skills_when_another_is_unknown(client, member):
    python = SkillFactory(name="Python")

    response, html = page(client, skill=[str(python.pk), "Xyzzy"])

    assert response.status_code == 422
    assert "The catalogue does not know “Xyzzy”." in html
    assert "Start this roadmap" in html


def test_preview_of_a_career_without_a_gap_says_so_with_one_next_step(client, member, career):
    skill = career.requirements.get().skill
    UserSkillFactory(user=member, skill=skill, level=Level.EXPERT)

    html = text(client, career=str(career.pk))

    assert "Nothing is missing" in html
    assert f'href="{reverse("careers:ranking")}"' in html
    assert "Start this roadmap" not in html


def test_preview_of_skills_that_are_there_lets_a_higher_level_be_chosen(client, member):
    held = UserSkillFactory(user=member, level=Level.INTERMEDIATE)
    key = str(held.skill_id)

    html = text(client, skill=key, **{f"level_{key}": "2"})

    assert "Nothing is missing" in html
    assert f'<select name="level_{key}"' in html


def test_preview_warns_of_an_active_roadmap_to_the_same_career(client, member, career):
    active = RoadmapFactory(user=member, career_path=career)

    html = text(client, career=str(career.pk))

    assert "You have a roadmap to this career" in html
    assert f'href="{active.get_absolute_url()}"' in html
    assert "Start this roadmap" in html


def test_preview_leads_to_the_request_that_is_being_planned(client, member, career):
    waiting = RoadmapRequestFactory(user=member, career_path=career, hours_per_week=8)
    StudyTime.objects.create(user=member, hours_per_week=8)

    html = text(client, career=str(career.pk))

    assert f'href="{reverse("roadmaps:request", args=[waiting.pk])}"' in html
    assert "Start this roadmap" in html


def test_preview_that_the_week_has_no_room_for_names_numbers_and_remedies(client, member, career):
    RoadmapFactory(user=member, title="Becoming a Baker", hours_per_week=7)
    StudyTime.objects.create(user=member, hours_per_week=10)

    response, html = page(client, career=str(career.pk))

    assert response.status_code == 422
    assert "7 are taken (Becoming a Baker 7 h). 8 more would make 15." in html
    assert "Give this roadmap 3 hours a week or fewer." in html
    assert f'href="{reverse("roadmaps:study_time")}"' in html
    assert "Start this roadmap" not in html


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"start_date": day(days=-1)}, "Choose today or a day to come."),
        ({"deadline": day(days=-1)}, "Choose a day to come."),
        ({"hours_per_week": "61"}, "less than or equal to 60"),
    ],
)
def test_preview_with_an_error_says_so_and_loses_nothing(client, member, career, wrong, said):
    extra = extra_for(career)
    (typed,) = wrong.values()

    response, html = page(client, career=str(career.pk), dropped=str(extra.skill_id), **wrong)

    assert response.status_code == 422
    assert said in html
    assert f'value="{typed}"' in html
    assert f'value="{extra.skill_id}" id="id_dropped_0" checked' in html
    assert "Start this roadmap" not in html


def test_start_sends_what_the_preview_showed(client, member, career):
    extra = extra_for(career, skill__category="Office")
    query = {
        "career": str(career.pk),
        "intensity": "light",
        "hours_per_week": "5",
        "start_date": day(days=3),
        "deadline": day(days=300),
        "free_only": "on",
        "focus": "Office",
        "dropped": str(extra.skill_id),
    }
    shown, html = page(client, **query)

    response = client.post(NEW, dict(shown.context["form"].pairs))

    asked = RoadmapRequest.objects.get()
    assert response.url == reverse("roadmaps:request", args=[asked.pk])
    assert f'<input type="hidden" name="deadline" value="{query["deadline"]}">' in html
    assert (asked.user, asked.career_path, asked.targets) == (member, career, {})
    assert (asked.intensity, asked.hours_per_week, asked.free_only) == ("light", 5, True)
    assert (asked.start_date.isoformat(), asked.deadline.isoformat()) == (
        query["start_date"],
        query["deadline"],
    )
    assert (asked.focus_areas, asked.dropped) == (["Office"], [extra.skill_id])


def test_start_towards_skills_keeps_the_levels(client, member):
    one, other = str(SkillFactory().pk), str(SkillFactory().pk)

    client.post(NEW, {"skill": [one, other], f"level_{one}": "3"})

    asked = RoadmapRequest.objects.get()
    assert (asked.career_path, asked.targets) == (None, {one: 3, other: 2})


def test_start_sent_twice_makes_one_request(client, member, career):
    first = client.post(NEW, {"career": str(career.pk)})

    second = client.post(NEW, {"career": str(career.pk)})

    assert second.url == first.url
    assert RoadmapRequest.objects.count() == 1


def test_start_with_an_error_keeps_what_was_typed(client, member, career):
    past = day(days=-1)

    response = client.post(
        NEW, {"career": str(career.pk), "start_date": past, "hours_per_week": "7"}
    )

    html = response.content.decode()
    assert response.status_code == 422
    assert "Choose today or a day to come." in html
    assert f'value="{past}"' in html
    assert 'value="7"' in html
    assert RoadmapRequest.objects.count() == 0


def test_start_in_a_week_that_has_filled_up_is_refused(client, member, career):
    StudyTime.objects.create(user=member, hours_per_week=7)

    response = client.post(NEW, {"career": str(career.pk)})

    assert response.status_code == 422
    assert "none are taken. 8 more would make 8." in response.content.decode()
    assert RoadmapRequest.objects.count() == 0
