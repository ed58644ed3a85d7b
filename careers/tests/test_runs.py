from datetime import date
from math import fsum

import pytest

from accounts.tests.factories import UserFactory
from careers import selectors, services
from careers.models import CareerPath, RankingRun
from careers.selectors import runs
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from skills.enums import Level
from skills.services.merging import merge_skills, undo_merge
from skills.tests.factories import SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    """Somebody with SQL at intermediate level."""
    return UserSkillFactory(skill=SkillFactory(name="SQL"), level=Level.INTERMEDIATE).user


@pytest.fixture
def analyst(person):
    """A career that asks for SQL (advanced) and Excel (intermediate)."""
    path = CareerPathFactory(title="Analyst")
    sql = person.user_skills.get().skill
    CareerSkillFactory(career_path=path, skill=sql, minimum_level="advanced")
    CareerSkillFactory(career_path=path, skill=SkillFactory(name="Excel"))
    return path


def store(person):
    return services.rank_careers(user=person)[1]


def change_level(person, level):
    person.user_skills.update(level=level)


def test_run_holds_what_the_ranking_was_made_of_and_parts_that_add_up(person, analyst):
    run = store(person)

    [score] = run.scores
    by_field = [dict(zip(runs.PART_FIELDS, part, strict=True)) for part in score["parts"]]
    assert (run.user, run.catalogue_version) == (person, selectors.catalogue_version().number)
    assert run.levels == {str(person.user_skills.get().skill_id): 2}
    assert run.algorithm == selectors.ALGORITHM
    assert run.weights["importance"] == {"essential": 3.0, "important": 2.0, "nice_to_have": 1.0}
    assert (score["career"], score["title"]) == (str(analyst.pk), "Analyst")
    assert score["fit"] == fsum(part["fit_points"] for part in by_field)
    assert [(part["name"], part["state"]) for part in by_field] == [
        ("Excel", "missing"),
        ("SQL", "below"),
    ]


def test_same_ranking_is_stored_once(person, analyst):
    first = store(person)
    again = store(person)

    assert again == first
    assert RankingRun.objects.count() == 1


def test_ranking_is_stored_again_when_a_level_changes(person, analyst):
    first = store(person)
    change_level(person, Level.ADVANCED)

    assert store(person) != first


def test_ranking_is_stored_again_when_the_catalogue_changes(person, analyst):
    first = store(person)
    CareerSkillFactory()

    assert store(person).catalogue_version > first.catalogue_version


def test_ranking_is_stored_again_when_a_wish_changes(person, analyst):
    first = store(person)
    person.profile.salary_expectation_min = 50_000
    person.profile.save()

    second = store(person)

    assert (first.preferences["salary"], second.preferences["salary"]) == (None, 50_000)


def test_when_a_skill_was_last_used_moves_nothing(person, analyst):
    first = store(person)
    person.user_skills.update(last_used=date(1999, 12, 31))

    assert store(person) == first


def test_nothing_is_stored_for_somebody_without_skills(analyst):
    assert store(UserFactory()) is None
    assert RankingRun.objects.count() == 0


def test_only_the_last_runs_are_kept(person, analyst, monkeypatch):
    monkeypatch.setattr(services, "RUNS_KEPT", 2)
    made = []
    for level in (Level.BEGINNER, Level.INTERMEDIATE, Level.ADVANCED):
        change_level(person, level)
        made.append(store(person))

    assert list(selectors.run_list(person.pk)) == [made[2], made[1]]


def test_run_of_many_careers_explains_the_best_alone(person, analyst, monkeypatch):
    monkeypatch.setattr(runs, "EXPLAINED", 1)
    CareerSkillFactory(career_path__title="Clerk", skill=person.user_skills.get().skill)

    run = store(person)

    assert [(row["title"], bool(row["parts"])) for row in run.scores] == [
        ("Clerk", True),
        ("Analyst", False),
    ]


def test_careers_that_no_skill_counts_for_are_not_stored(person, analyst):
    CareerSkillFactory(career_path__title="Nurse")

    assert [row["title"] for row in store(person).scores] == ["Analyst"]


def test_changes_name_the_level_and_its_share_in_the_fit(person, analyst):
    before = store(person)
    change_level(person, Level.ADVANCED)
    after = store(person)

    found = selectors.changes_of(after)

    gained = after.scores[0]["fit"] - before.scores[0]["fit"]
    [move] = found.movements
    assert found.levels == (runs.LevelRow("SQL", "Intermediate", "Advanced"),)
    assert (found.preferences_changed, found.catalogue_changed) == (False, False)
    assert (move.title, move.place_before, move.place_after, move.up) == ("Analyst", 1, 1, 0)
    assert move.causes == (runs.CauseRow("SQL", "your level", f"{gained:+.2f}"),)
    assert (move.readiness_before, move.readiness_after) == (33, 50)


def test_changes_tell_a_changed_requirement_from_a_level(person, analyst):
    store(person)
    analyst.requirements.filter(skill__name="SQL").update(minimum_level="intermediate")

    found = selectors.changes_of(store(person))

    assert (found.levels, found.catalogue_changed) == ((), True)
    assert found.movements[0].causes[0].because == "what the career asks for"


def test_changes_say_that_the_wishes_changed(person, analyst):
    store(person)
    person.profile.salary_expectation_min = 1
    person.profile.save()

    found = selectors.changes_of(store(person))

    assert (found.preferences_changed, found.levels, found.movements) == (True, (), ())


def test_changes_over_a_merge_name_the_skill_that_stayed_and_nothing_that_went(person, analyst):
    store(person)
    sql = person.user_skills.get().skill
    queries = SkillFactory(name="Querying")
    merge = merge_skills(kept=queries, gone=sql, staff=None)

    after = store(person)
    merged = selectors.changes_of(after)
    change_level(person, Level.ADVANCED)
    raised = selectors.changes_of(store(person))

    assert (merged.levels, merged.catalogue_changed) == ((), True)
    assert merged.movements == ()
    assert raised.levels == (runs.LevelRow("Querying", "Intermediate", "Advanced"),)
    assert [cause.name for cause in raised.movements[0].causes] == ["Querying"]
    assert not selectors.same_as(after, selectors.ranking_of(person))

    undo_merge(merge=merge)
    undone = selectors.changes_of(store(person))

    assert [row.name for row in undone.levels] == ["Querying", "SQL"]


def test_changes_over_a_merge_add_up_where_a_career_asked_for_both(person, analyst):
    before = store(person)
    excel = analyst.requirements.get(skill__name="Excel").skill
    merge_skills(kept=excel, gone=person.user_skills.get().skill, staff=None)
    after = store(person)

    found = selectors.changes_of(after)

    gained = after.scores[0]["fit"] - before.scores[0]["fit"]
    [move] = found.movements
    assert found.levels == ()
    assert {cause.name for cause in move.causes} == {"Excel"}
    points = [float(cause.points.replace("−", "-")) for cause in move.causes]
    assert fsum(points) == pytest.approx(gained, abs=0.011)


def test_first_run_has_nothing_to_compare_with(person, analyst):
    assert selectors.changes_of(store(person)) is None


def test_draft_leaves_the_ranking(person, analyst):
    store(person)
    CareerPath.objects.update(publication="draft")

    assert selectors.ranking(user=person) == []
    assert store(person) is None


def test_ranking_from_the_cache_is_the_one_that_was_computed(person, analyst):
    computed = selectors.ranking_of(person)

    assert selectors.ranking_of(person).ranked == computed.ranked
