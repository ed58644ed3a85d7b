from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.tests.factories import UserFactory
from careers.enums import Importance, MinimumLevel
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from roadmaps import selectors
from roadmaps.models import StudyTime
from roadmaps.planning import Calendar, Period, Resource, Topic
from roadmaps.tests.factories import RoadmapRequestFactory
from skills.enums import Level
from skills.models import SkillPrerequisite
from skills.tests.factories import LearningResourceFactory, SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
CALENDAR = Calendar(date(2026, 11, 2), Decimal(8))


def requires(skill, *others):
    for other in others:
        SkillPrerequisite.objects.create(skill=skill, requires=other)


def skills(*names):
    return [SkillFactory(name=name) for name in names]


def brief(career=None, levels=None, **values):
    return selectors.brief_from(
        career=career,
        targets=values.pop("targets", {}),
        levels=levels or {},
        calendar=CALENDAR,
        **values,
    )


def told(made):
    """Name, importance, from, to and because of every topic."""
    return [
        (one.name, one.importance, one.from_level, one.to_level, one.because) for one in made.topics
    ]


def test_brief_holds_the_gaps_alone_with_area_and_resources():
    career = CareerPathFactory()
    met = CareerSkillFactory(career_path=career)
    below = CareerSkillFactory(
        career_path=career, skill__name="SQL", minimum_level=MinimumLevel.ADVANCED
    )
    missing = CareerSkillFactory(
        career_path=career,
        skill__name="Excel",
        skill__category="Office",
        importance=None,
        minimum_level=None,
    )
    LearningResourceFactory(skill=below.skill, title="Joins", hours=Decimal("2.5"), url="")

    made = brief(career, levels={str(met.skill_id): 4, str(below.skill_id): 1})

    joins = Resource("Joins", None, "course", 1, Decimal("2.5"), free=True)
    assert made.topics == (
        Topic(str(below.skill_id), "SQL", "essential", 1, 3, (joins,), area="Programming"),
        Topic(str(missing.skill_id), "Excel", "important", 0, 1, area="Office"),
    )
    assert (made.calendar, made.deadline, made.free_only) == (CALENDAR, None, False)


def test_brief_passes_on_what_the_person_wishes():
    career = CareerSkillFactory(skill__category="Office").career_path

    made = brief(career, deadline=date(2027, 1, 1), focus=["Office"], free_only=True)

    assert (made.deadline, made.focus) == (date(2027, 1, 1), frozenset({"Office"}))
    assert made.free_only is True


def test_brief_adds_prerequisites_that_are_not_known_at_all_step_by_step():
    career = CareerPathFactory()
    ml, python, logic, known = skills("Machine learning", "Python", "Logic", "Typing")
    CareerSkillFactory(career_path=career, skill=ml, importance=Importance.IMPORTANT)
    requires(ml, python)
    requires(python, logic, known)

    made = brief(career, levels={str(known.pk): 1})

    assert told(made) == [
        ("Logic", "important", 0, 1, "Python"),
        ("Machine learning", "important", 0, 2, ""),
        ("Python", "important", 0, 1, "Machine learning"),
    ]
    by_name = {one.name: one.prerequisites for one in made.topics}
    assert by_name == {
        "Logic": frozenset(),
        "Machine learning": frozenset({str(python.pk)}),
        "Python": frozenset({str(logic.pk), str(known.pk)}),
    }


def test_brief_gives_a_prerequisite_the_importance_of_the_most_important_that_needs_it():
    career = CareerPathFactory()
    nice, needed, between, base = skills("A nice one", "Needed", "Between", "Base")
    CareerSkillFactory(career_path=career, skill=nice, importance=Importance.NICE_TO_HAVE)
    CareerSkillFactory(career_path=career, skill=needed, importance=Importance.ESSENTIAL)
    requires(nice, base)
    requires(needed, between)
    requires(between, base)

    assert told(brief(career)) == [
        ("Base", "essential", 0, 1, "Between"),
        ("Between", "essential", 0, 1, "Needed"),
        ("Needed", "essential", 0, 2, ""),
        ("A nice one", "nice_to_have", 0, 2, ""),
    ]


def test_brief_keeps_a_prerequisite_that_is_a_gap_itself_as_it_is():
    career = CareerPathFactory()
    django, python = skills("Django", "Python")
    for skill in (django, python):
        CareerSkillFactory(career_path=career, skill=skill)
    requires(django, python)

    assert told(brief(career)) == [
        ("Django", "essential", 0, 2, ""),
        ("Python", "essential", 0, 2, ""),
    ]


def test_brief_leaves_out_optional_skills_with_what_only_they_need():
    career = CareerPathFactory()
    kept, extra, base = skills("Kept", "Extra", "Base")
    CareerSkillFactory(career_path=career, skill=kept)
    CareerSkillFactory(career_path=career, skill=extra, importance=Importance.NICE_TO_HAVE)
    requires(extra, base)

    made = brief(career, dropped=[str(extra.pk), str(kept.pk)])

    assert told(made) == [("Kept", "essential", 0, 2, "")]


def test_brief_plans_a_left_out_skill_that_another_needs():
    career = CareerPathFactory()
    kept, extra = skills("Kept", "Extra")
    CareerSkillFactory(career_path=career, skill=kept)
    CareerSkillFactory(career_path=career, skill=extra, importance=Importance.NICE_TO_HAVE)
    requires(kept, extra)

    assert told(brief(career, dropped=[str(extra.pk)])) == [
        ("Extra", "essential", 0, 1, "Kept"),
        ("Kept", "essential", 0, 2, ""),
    ]


def test_brief_towards_chosen_skills_holds_those_below_their_targets():
    sql, excel, git = skills("SQL", "Excel", "Git")
    requires(sql, git)
    targets = {str(sql.pk): 3, str(excel.pk): 2}

    made = brief(targets=targets, levels={str(excel.pk): 2})

    assert told(made) == [("Git", "essential", 0, 1, "SQL"), ("SQL", "essential", 0, 3, "")]


def test_brief_stands_prerequisites_that_go_in_a_circle():
    one, other = skills("One", "Other")
    requires(one, other)
    requires(other, one)

    assert [topic.name for topic in brief(targets={str(one.pk): 1}).topics] == ["One", "Other"]


def test_gap_tells_its_areas_by_name():
    office, sql = SkillFactory(category="Office"), SkillFactory(category="Databases")
    base = SkillFactory(category="Basics")
    requires(sql, base)

    gap = selectors.gap_of(career=None, targets={str(office.pk): 1, str(sql.pk): 1}, levels={})

    assert gap.areas == ["Basics", "Databases", "Office"]


def test_brief_for_a_request_takes_levels_and_week_of_the_person():
    user, career = UserFactory(), CareerPathFactory()
    need = CareerSkillFactory(career_path=career, minimum_level=MinimumLevel.ADVANCED)
    optional = CareerSkillFactory(career_path=career, importance=Importance.NICE_TO_HAVE)
    UserSkillFactory(user=user, skill=need.skill, level=Level.BEGINNER)
    off = DateRange(date(2026, 12, 24), date(2027, 1, 2))
    StudyTime.objects.create(user=user, weekdays_off=[6], time_off=[off])
    request = RoadmapRequestFactory(
        user=user,
        career_path=career,
        hours_per_week=6,
        deadline=date(2027, 6, 1),
        focus_areas=["Programming"],
        free_only=True,
        dropped=[optional.skill_id],
    )

    made = selectors.brief_for(request)

    assert [(one.skill_id, one.from_level, one.to_level) for one in made.topics] == [
        (str(need.skill_id), 1, 3)
    ]
    assert made.calendar == Calendar(
        request.start_date,
        Decimal(6),
        frozenset({6}),
        (Period(date(2026, 12, 24), date(2027, 1, 1)),),
    )
    assert (made.deadline, made.focus, made.free_only) == (
        date(2027, 6, 1),
        frozenset({"Programming"}),
        True,
    )


@pytest.mark.parametrize("count", [1, 4])
def test_brief_costs_five_queries_for_any_number_of_gaps(count, django_assert_num_queries):
    request = RoadmapRequestFactory()
    for need in CareerSkillFactory.create_batch(count, career_path=request.career_path):
        base = SkillFactory()
        requires(need.skill, base)
        LearningResourceFactory(skill=base)

    with django_assert_num_queries(5):
        assert len(selectors.brief_for(request).topics) == 2 * count
