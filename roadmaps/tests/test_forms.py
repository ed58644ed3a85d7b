from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils.timezone import localdate

from careers.enums import Importance, Publication
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from roadmaps.forms import Goal, NewRoadmapForm, goal_of
from roadmaps.forms.goal import MOST_SKILLS
from roadmaps.selectors import gap_of
from skills.tests.factories import SkillAliasFactory, SkillFactory

pytestmark = pytest.mark.django_db


def said(**values):
    query = QueryDict(mutable=True)
    for name, value in values.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query


def day(**later):
    return (localdate() + timedelta(**later)).isoformat()


def form(career=None, **values):
    career = career or CareerSkillFactory().career_path
    gap = gap_of(career=career, targets={}, levels={})
    return NewRoadmapForm(said(career=str(career.pk), **values), goal=Goal(career), gap=gap)


@pytest.mark.parametrize(("intensity", "hours"), [("light", 4), ("moderate", 8), ("intensive", 15)])
def test_new_roadmap_takes_the_hours_of_the_intensity(intensity, hours):
    asked = form(intensity=intensity)

    assert asked.is_valid()
    assert (asked.chosen_intensity, asked.hours) == (intensity, hours)


def test_new_roadmap_takes_the_hours_a_person_names():
    asked = form(hours_per_week="11")

    assert asked.is_valid()
    assert asked.hours == 11


def test_new_roadmap_begins_today_at_a_moderate_pace_where_nothing_is_said():
    asked = form()

    assert asked.is_valid()
    assert (asked.hours, asked.cleaned_data["start_date"]) == (8, localdate())
    assert asked.cleaned_data["deadline"] is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("intensity", "brutal"),
        ("intensity", ""),
        ("hours_per_week", "0"),
        ("hours_per_week", "61"),
        ("hours_per_week", "eight"),
        ("start_date", "yesterday"),
        ("start_date", ""),
        ("start_date", day(days=-1)),
        ("start_date", day(days=800)),
        ("deadline", "some day"),
        ("deadline", day()),
        ("deadline", day(days=20 * 366 + 1)),
        ("focus", "Cookery"),
        ("dropped", "0d6f1a0e-0000-4000-8000-000000000000"),
    ],
)
def test_new_roadmap_refuses_what_cannot_be_planned(field, value):
    assert form(**{field: value}).errors.keys() == {field}


def test_new_roadmap_refuses_to_be_done_before_it_starts():
    asked = form(start_date=day(days=9), deadline=day(days=9))

    assert asked.errors == {"deadline": ["This has to be later than the start."]}


def test_new_roadmap_offers_the_areas_and_optional_skills_of_the_gap():
    career = CareerPathFactory()
    CareerSkillFactory(career_path=career, skill__category="Office")
    extra = CareerSkillFactory(career_path=career, importance=Importance.NICE_TO_HAVE)

    asked = form(career, focus=["Office"], dropped=[str(extra.skill_id)])

    assert asked.is_valid()
    assert asked.fields["focus"].choices == [("Office", "Office"), ("Programming", "Programming")]
    assert asked.fields["dropped"].choices == [(str(extra.skill_id), extra.skill.name)]
    assert (asked["focus"].is_hidden, asked["dropped"].is_hidden) == (False, False)


def test_new_roadmap_hides_choices_that_are_none():
    asked = form()

    assert (asked["focus"].is_hidden, asked["dropped"].is_hidden) == (True, True)


def test_new_roadmap_gives_back_all_that_was_said_and_nothing_else():
    career = CareerSkillFactory().career_path
    asked = form(career, hours_per_week="5", deadline="", csrfmiddlewaretoken="x", other="y")

    assert sorted(asked.pairs) == [
        ("career", str(career.pk)),
        ("hours_per_week", "5"),
        ("intensity", "moderate"),
        ("start_date", localdate().isoformat()),
    ]


def test_new_roadmap_makes_the_address_of_other_values():
    career = CareerSkillFactory().career_path
    asked = form(career, hours_per_week="5", start_date="2026-11-23")

    query = QueryDict(asked.query(hours_per_week=9, dropped=["a", "b"]))

    assert query.getlist("hours_per_week") == ["9"]
    assert query.getlist("dropped") == ["a", "b"]
    assert query["career"] == str(career.pk)


def test_goal_is_the_career_that_is_named():
    career = CareerPathFactory()

    goal = goal_of(said(career=str(career.pk)), {})

    assert (goal.career, goal.skills, goal.title) == (career, (), career.title)


@pytest.mark.parametrize("named", ["'><script>", "0d6f1a0e-0000-4000-8000-000000000000"])
def test_goal_of_a_career_that_there_is_not_is_none(named):
    goal = goal_of(said(career=named), {})

    assert (bool(goal), len(goal.problems)) == (False, 1)


def test_goal_is_no_career_that_people_do_not_see():
    draft = CareerPathFactory(publication=Publication.DRAFT)

    assert bool(goal_of(said(career=str(draft.pk)), {})) is False


def test_goal_of_skills_takes_ids_names_and_aliases_once_each():
    sql, excel = SkillFactory(name="SQL"), SkillFactory(name="Excel")
    SkillAliasFactory(skill=excel, name="Spreadsheets")

    goal = goal_of(said(skill=[str(sql.pk), "spreadsheets", "sql", " "]), {})

    assert (goal.skills, goal.problems) == ((excel, sql), ())
    assert goal.targets == {str(sql.pk): 2, str(excel.pk): 2}


@pytest.mark.parametrize(
    ("held", "named", "rank"),
    [(0, "", 2), (1, "", 2), (2, "", 3), (4, "", 3), (0, "1", 1), (2, "3", 3), (0, "4", 2)],
)
def test_goal_of_a_skill_is_the_level_named_or_the_next(held, named, rank):
    key = str(SkillFactory().pk)

    goal = goal_of(said(skill=key, **{f"level_{key}": named}), {key: held})

    assert goal.targets == {key: rank}


def test_goal_leaves_out_the_skill_that_is_taken_out():
    one, other = SkillFactory(), SkillFactory()

    goal = goal_of(said(skill=[str(one.pk), str(other.pk)], **{f"level_{one.pk}": "0"}), {})

    assert (goal.skills, goal.targets) == ((other,), {str(other.pk): 2})


def test_goal_tells_words_that_name_no_skill_with_what_is_near():
    SkillFactory(name="Python")

    goal = goal_of(said(skill=["Pyt", "Xyzzy"]), {})

    assert goal.problems == (
        "The catalogue does not know “Pyt”. Did you mean: Python?",
        "The catalogue does not know “Xyzzy”. Try another word for it.",
    )


def test_goal_holds_no_more_skills_than_one_roadmap_can():
    keys = [str(skill.pk) for skill in SkillFactory.create_batch(MOST_SKILLS + 1)]

    goal = goal_of(said(skill=keys), {})

    assert (len(goal.skills), len(goal.problems)) == (MOST_SKILLS, 1)
