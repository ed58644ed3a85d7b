import json
from random import Random

import pytest
from django.core.management import CommandError, call_command

from careers.management.benchmark.search import Report, Timing, lines
from careers.management.searches import Words, kinds
from careers.models import CareerPath, CareerTitle
from careers.selectors import published
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from careers.tests.official import comma_separated, esco_zips, onet_zip, write_zip
from skills.models import Skill
from skills.tests.factories import SkillAliasFactory, SkillFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_uncounted")]

FILTERS = {"category", "level", "demand", "remote", "salary", "fit"}
ORDERS = {"closeness", "fit", "pay", "title"}


@pytest.fixture
def catalogue():
    """Two careers with a value for every filter."""
    for title, skill in (("Data Analyst", "SQL queries"), ("Staff Nurse", "Patient care")):
        path = CareerPathFactory(
            title=title,
            experience_level="mid",
            market_demand="high",
            remote_friendly=True,
            salary_median=80_000,
        )
        CareerTitle.objects.create(career_path=path, title=f"{title} II")
        need = CareerSkillFactory(career_path=path, skill=SkillFactory(name=skill))
        SkillAliasFactory(skill=need.skill, name=f"{skill} work")
    return published()


def benchmark(capsys, *arguments):
    call_command("benchmark", "search", "--queries", "3", *map(str, arguments))
    return capsys.readouterr().out


def test_kinds_are_all_searches_filters_and_orders_and_find_what_they_are_drawn_from(catalogue):
    found = {kind.name: [call() for call in kind.calls] for kind in kinds(catalogue, 4)}

    names = {name.partition(": ")[2] for name in found}
    assert {f"filter {name}" for name in FILTERS} <= names
    assert {f"order {name}" for name in ORDERS} <= names
    one_career = ("title", "another title", "skill", "alias of a skill", "title and skill")
    for name in (*one_career, "title with a typo", "title with accents"):
        assert [len(shown) for shown in found[f"careers: {name}"]] == [1] * 4, name
    assert found["careers: words of no career"] == [[]] * 4
    assert [len(shown) for shown in found["careers: all, with facet counts"]] == [2] * 4
    for name in ("chosen by name", "chosen by alias", "end of a name"):
        assert [len(shown) for shown in found[f"skills: {name}"]] == [1] * 4, name


def test_kinds_search_for_the_same_words_each_time(catalogue):
    first, again = ([kind.calls[0]() for kind in kinds(catalogue, 2)] for _ in range(2))

    assert first == again


def test_kinds_without_words_or_values_are_left_out():
    CareerSkillFactory(career_path=CareerPathFactory(category=""), skill=SkillFactory())
    CareerSkillFactory(career_path=CareerPathFactory(category=""), skill=SkillFactory())

    names = {kind.name for kind in kinds(published(), 2)}

    assert {"careers: title", "careers: filter fit"} <= names
    assert names.isdisjoint(
        {"careers: another title", "careers: filter category", "skills: chosen by alias"}
    )


@pytest.mark.parametrize("text", ["software developer", "of", "R", "sales-person"])
def test_a_mistyped_text_is_one_letter_shorter_or_has_the_same_letters(catalogue, text):
    words = Words(catalogue, 1)
    words.random = Random(1)

    for wrong in (words.mistyped(text) for _ in range(20)):
        assert sorted(wrong) == sorted(text) or len(wrong) == len(text) - 1
        assert len(wrong.split()) == len(text.split())


def test_search_benchmark_measures_the_database(catalogue, capsys):
    report = json.loads(benchmark(capsys, "--json"))

    assert (report["careers"], report["skills"], report["queries"]) == (2, 2, 3)
    assert len(report["timings"]) == len(list(kinds(catalogue, 3)))
    for one in report["timings"]:
        assert 0 < one["median"] <= one["p95"] <= one["whole_p95"], one["kind"]
        assert one["floor"] > 0


def test_search_benchmark_measures_official_files_and_leaves_nothing_behind(tmp_path, capsys):
    out = benchmark(capsys, "--esco", *esco_zips(tmp_path), "--onet", onet_zip(tmp_path))

    assert out.splitlines()[0].startswith("6 careers, 5 skills, 3 searches of each kind")
    assert (CareerPath.objects.count(), Skill.objects.count()) == (0, 0)


def test_search_benchmark_names_the_kinds_that_take_too_long():
    timings = [Timing("quick", 1, 2, 0.5, 3), Timing("slow", 1, 50.1, 0.5, 60)]

    told, quick = (lines(Report(1_200, 2, 3, 50.0, some))[-1] for some in (timings, timings[:1]))

    assert told == "Over 50 ms at p95: slow"
    assert quick == "Every kind is within 50 ms at p95."


def test_search_benchmark_refuses_a_database_without_careers():
    CareerPathFactory()

    with pytest.raises(CommandError, match="no published careers that ask for skills"):
        call_command("benchmark", "search")


def test_search_benchmark_refuses_files_of_another_kind(tmp_path):
    head = comma_separated(["a", "b"])
    path = write_zip(tmp_path / "esco_v1.1.1.zip", {"occupations_en.csv": head})

    with pytest.raises(CommandError, match=r"skills\.csv is there 0 times"):
        call_command("benchmark", "search", "--esco", str(path))


def test_search_benchmark_refuses_a_single_query(catalogue):
    with pytest.raises(CommandError, match="There must be 2 queries"):
        call_command("benchmark", "search", "--queries", "1")
