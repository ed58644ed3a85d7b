import json

import pytest
from django.core.management import CommandError, call_command

from careers.management.catalogues import esco_catalogue, onet_catalogue, stored
from careers.matching import CareerIndex
from careers.models import CareerTitle
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from careers.tests.official import (
    ANALYST,
    JOINER,
    STATISTICIAN,
    comma_separated,
    esco_zips,
    onet_zip,
    write_zip,
)
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db


def needs(career):
    return {(n.name, n.importance, n.minimum_level) for n in career.requirements}


def benchmark(capsys, *arguments):
    call_command("benchmark", "ranking", "--people", "8", *map(str, arguments))
    return capsys.readouterr().out


def test_esco_catalogue_holds_occupations_with_their_requirements_by_title(tmp_path):
    catalogue = esco_catalogue(esco_zips(tmp_path))

    titles = [career.title for career in catalogue.careers]
    assert titles == ["data analyst", "joiner", "statistician"]
    assert needs(catalogue.careers[0]) == {("SQL", 3.0, 1), ("statistics", 2.0, 1)}
    assert catalogue.uris["o:1"] == "o:1"
    assert catalogue.texts["o:3"] == "statistician data expert "


def test_onet_catalogue_holds_what_is_rated_important_and_the_technologies(tmp_path):
    catalogue = onet_catalogue(onet_zip(tmp_path))

    found = {career.id: needs(career) for career in catalogue.careers}
    assert found == {
        ANALYST: {("Mathematics", 3.0, 1), ("SQL", 2.0, 1)},
        STATISTICIAN: {("Mathematics", 2.0, 1), ("SQL", 1.0, 1)},
        JOINER: {("Building", 3.0, 1)},
    }
    assert catalogue.texts[JOINER] == "Joiners Woodworker Work with wood."


def test_stored_catalogue_holds_the_published_careers_of_a_source(django_assert_num_queries):
    mine = CareerPathFactory(title="Analyst", description="Counts.")
    CareerTitle.objects.create(career_path=mine, title="Counter")
    sql = CareerSkillFactory(career_path=mine, skill=SkillFactory(name="SQL"), importance=None)
    esco = CareerPathFactory(title="Baker", source="esco", uri="o:1")
    CareerSkillFactory(career_path=esco, skill=sql.skill, minimum_level=None)
    CareerSkillFactory(career_path=CareerPathFactory(publication="draft"))
    CareerPathFactory(title="Idle")

    with django_assert_num_queries(5):
        catalogue = stored()

    assert [career.title for career in catalogue.careers] == ["Analyst", "Baker"]
    assert needs(catalogue.careers[0]) == {("SQL", 2.0, 2)}
    assert needs(catalogue.careers[1]) == {("SQL", 3.0, 1)}
    assert catalogue.texts[str(mine.pk)] == "Analyst Counter Counts."
    assert (catalogue.uris[str(mine.pk)], catalogue.uris[str(esco.pk)]) == ("", "o:1")
    assert [career.title for career in stored("esco").careers] == ["Baker"]
    assert len(CareerIndex(stored("onet").careers)) == 0


def test_ranking_benchmark_measures_the_official_files(tmp_path, capsys):
    arguments = ["--esco", *esco_zips(tmp_path), "--onet", onet_zip(tmp_path), "--json"]

    report = json.loads(benchmark(capsys, *arguments))

    assert (report["careers"], report["skills"]) == (3, 3)
    assert {found["people"] for found in report["hits"].values()} == {8}
    assert all(0 <= found["first"] <= found["top_five"] == 1 for found in report["hits"].values())
    # Analyst and statistician are related to one another, the joiner to nobody there is.
    assert report["nearness"]["careers"] == 3
    assert report["nearness"]["related"] == pytest.approx(0.2 / 3)
    assert report["onet_nearness"]["related"] == pytest.approx(0.2 / 3)
    times = report["pace"]
    assert all(times[key] > 0 for key in ("build", "median", "p95", "own_rows", "all_rows"))


def test_ranking_benchmark_tells_people_how_near_careers_are(tmp_path, capsys):
    out = benchmark(capsys, "--esco", *esco_zips(tmp_path), "--onet", onet_zip(tmp_path))

    near = "0.067 (0.067 with careers of the same occupation), 3 careers"
    assert f"  this catalogue: {near}\n  O*NET itself: {near}\n" in out


def test_ranking_benchmark_measures_the_database_and_tells_what_is_missing(capsys):
    sql = SkillFactory(name="SQL")
    for title in ("Analyst", "Builder"):
        CareerSkillFactory(career_path=CareerPathFactory(title=title), skill=sql)

    out = benchmark(capsys, "--source", "own")

    lines = [line.strip() for line in out.splitlines()]
    assert lines[0] == "2 careers, 1 skills"
    assert "this catalogue: not measured" in lines
    assert "O*NET itself: not measured" in lines
    [ten_skills] = [line.split() for line in lines if line.startswith("10 skills")]
    assert ten_skills[-3] == "8"
    assert ten_skills[-1] == "1.000"
    assert sum("floor, bare query" in line for line in lines) == 2


def test_ranking_benchmark_refuses_a_database_without_careers():
    with pytest.raises(CommandError, match="no published careers from esco"):
        call_command("benchmark", "ranking")


def test_ranking_benchmark_refuses_files_of_another_kind(tmp_path):
    path = write_zip(tmp_path / "x.zip", {"occupations_en.csv": comma_separated(["a", "b"])})

    with pytest.raises(CommandError, match=r"occupations_en\.csv has no column"):
        call_command("benchmark", "ranking", "--esco", str(path))


def test_ranking_benchmark_refuses_an_empty_crowd():
    with pytest.raises(CommandError, match="There must be people"):
        call_command("benchmark", "ranking", "--people", "0")
