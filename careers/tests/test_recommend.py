import json

import pytest
from django.core.management import CommandError, call_command

from careers.enums import Importance
from careers.models import CareerTitle
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from skills.models import SkillAlias
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def _careers():
    """A data analyst (SQL, statistics), a joiner (sawing) and a statistician of ESCO."""
    sql = SkillFactory(name="SQL", source="esco", uri="s:1")
    SkillAlias.objects.create(skill=sql, name="Structured Query Language")
    statistics, sawing = SkillFactory(name="Statistics"), SkillFactory(name="Sawing")
    analyst = CareerPathFactory(title="Data analyst", description="Studies data.")
    CareerSkillFactory(career_path=analyst, skill=sql)
    CareerSkillFactory(career_path=analyst, skill=statistics, importance=Importance.NICE_TO_HAVE)
    CareerTitle.objects.create(career_path=analyst, title="Number person")
    joiner = CareerPathFactory(title="Joiner", description="Works with wood.")
    CareerSkillFactory(career_path=joiner, skill=sawing)
    statistician = CareerPathFactory(title="Statistician", source="esco", uri="o:3")
    CareerSkillFactory(career_path=statistician, skill=statistics)


def profile(tmp_path, document):
    path = tmp_path / "profile.json"
    path.write_text(json.dumps(document))
    return str(path)


def recommend(capsys, path, *arguments):
    call_command("recommend", "--profile", path, "--json", *arguments)
    out, err = capsys.readouterr()
    return [json.loads(line) for line in out.splitlines()], err


def skills(*names):
    return {"skills": [{"name": name} for name in names]}


@pytest.mark.usefixtures("_careers")
def test_recommend_ranks_with_fit_readiness_and_reasons(tmp_path, capsys):
    [found], err = recommend(capsys, profile(tmp_path, skills("sql")))

    assert [one["career"] for one in found] == ["Data analyst", "Joiner", "Statistician"]
    first, *_, last = found
    assert (first["uri"], last["uri"]) == ("", "o:3")
    assert (first["readiness"], last["readiness"], last["fit"]) == (75, 0, 0.0)
    [helps] = first["reasons"]["for"]
    assert (helps["skill"], helps["state"], helps["level"]) == ("SQL", "have", 3)
    assert helps["points"] == first["fit"]
    [costs] = first["reasons"]["against"]
    assert (costs["skill"], costs["state"], costs["points"] < 0) == ("Statistics", "missing", True)
    assert err == ""


@pytest.mark.usefixtures("_careers")
@pytest.mark.parametrize(
    "skill",
    [
        {"name": "SQL"},
        {"name": " sQl "},
        {"name": "structured query LANGUAGE"},
        {"uri": "s:1"},
        {"uri": "s:1", "name": "nothing"},
        {"uri": "s:9", "name": "sql"},
        {"name": "sql", "level": 2},
        {"name": "sql", "level": "Intermediate"},
        {"name": "sql", "level": None},
    ],
)
def test_recommend_takes_a_skill_in_every_way_it_can_be_said(tmp_path, capsys, skill):
    [[first]], err = recommend(
        capsys, profile(tmp_path, {"skills": [skill]}), "--limit", "1", "--source", "own"
    )

    assert (first["career"], first["readiness"], err) == ("Data analyst", 75, "")


@pytest.mark.usefixtures("_careers")
def test_a_skill_said_twice_counts_with_its_higher_level(tmp_path, capsys):
    twice = {"skills": [{"name": "SQL", "level": 2}, {"uri": "s:1", "level": 1}]}

    [[first]], _ = recommend(capsys, profile(tmp_path, twice), "--limit", "1")

    assert first["reasons"]["for"][0]["level"] == 2


@pytest.mark.usefixtures("_careers")
def test_recommend_answers_a_list_line_by_line_and_tells_what_it_does_not_know(tmp_path, capsys):
    many = [skills("sawing"), skills("Knitting", "a\0b", "\ud800"), skills("SQL", "knitting")]

    found, err = recommend(capsys, profile(tmp_path, many), "--limit", "1")

    assert [[one["career"] for one in line] for line in found] == [
        ["Joiner"],
        [],
        ["Data analyst"],
    ]
    assert [line.split(":")[0] for line in err.splitlines()] == ["Profile 2"] * 3 + ["Profile 3"]
    assert err.splitlines()[0] == "Profile 2: unknown skill: 'Knitting'"


@pytest.mark.usefixtures("_careers")
@pytest.mark.parametrize("count", [1, 6])
def test_recommend_asks_the_same_queries_for_any_number_of_profiles(
    tmp_path, capsys, count, django_assert_num_queries
):
    path = profile(tmp_path, [skills("SQL", "Sawing")] * count)

    with django_assert_num_queries(7):
        found, _ = recommend(capsys, path)

    assert len(found) == count


@pytest.mark.usefixtures("_careers")
def test_recommend_stays_within_a_source(tmp_path, capsys):
    [found], _ = recommend(capsys, profile(tmp_path, skills("SQL")), "--source", "esco")

    assert [one["career"] for one in found] == ["Statistician"]


@pytest.mark.usefixtures("_careers")
def test_recommend_speaks_to_people_too(tmp_path, capsys):
    call_command("recommend", "--profile", profile(tmp_path, skills("Sawing")), "--limit", "1")
    assert capsys.readouterr().out == " 1.000  100 %  Joiner (+ Sawing; - nothing)\n"

    call_command("recommend", "--profile", profile(tmp_path, {"skills": []}))
    assert capsys.readouterr().out == "No known skills: no ranking.\n"


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ({}, 'Profile 1 has no list of "skills"'),
        ([{"skills": []}, []], 'Profile 2 has no list of "skills"'),
        ({"skills": ["SQL"]}, "a skill is an object"),
        ({"skills": [{"level": 1}]}, "neither name nor uri"),
        ({"skills": [{"name": 5}]}, "neither name nor uri"),
        ({"skills": [{"name": " "}]}, "neither name nor uri"),
        ({"skills": [{"name": "SQL", "level": 5}]}, "5 is no level"),
        ({"skills": [{"name": "SQL", "level": True}]}, "True is no level"),
        ({"skills": [{"name": "SQL", "level": "guru"}]}, "'guru' is no level"),
    ],
)
def test_recommend_refuses_what_is_no_profile(tmp_path, document, reason):
    with pytest.raises(CommandError, match=reason):
        call_command("recommend", "--profile", profile(tmp_path, document))


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe\xfa"])
def test_recommend_refuses_what_is_no_json(tmp_path, content):
    path = tmp_path / "profile.json"
    path.write_bytes(content)

    with pytest.raises(CommandError, match="is no JSON"):
        call_command("recommend", "--profile", str(path))


def test_recommend_refuses_a_missing_file_and_a_limit_of_nothing(tmp_path):
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("recommend", "--profile", str(tmp_path / "none.json"))
    with pytest.raises(CommandError, match="above zero"):
        call_command("recommend", "--profile", "x", "--limit", "0")


@pytest.mark.usefixtures("_careers")
@pytest.mark.parametrize("career", ["data analyst", " Data Analyst ", "number PERSON"])
def test_related_finds_a_career_by_any_title_and_gives_the_nearest(capsys, career):
    call_command("related", career, "--json")

    [near] = json.loads(capsys.readouterr().out)
    assert (near["career"], near["uri"]) == ("Statistician", "o:3")
    assert near["nearness"] == (near["by_skills"] + near["by_text"]) / 2
    assert [reason["skill"] for reason in near["reasons"]] == ["Statistics"]


@pytest.mark.usefixtures("_careers")
def test_related_finds_a_career_by_uri_and_speaks_to_people(capsys):
    call_command("related", "o:3", "--limit", "1")
    assert capsys.readouterr().out.endswith("Data analyst (shares Statistics)\n")

    call_command("related", "o:3", "--source", "esco")
    assert capsys.readouterr().out == "No career is near.\n"


@pytest.mark.usefixtures("_careers")
def test_related_refuses_what_it_cannot_find_or_tell_apart():
    twin = CareerSkillFactory(career_path=CareerPathFactory(title="Joiner"))

    with pytest.raises(CommandError, match=rf"title of several careers: .*{twin.career_path_id}"):
        call_command("related", "joiner")
    with pytest.raises(CommandError, match="no published career Pilot"):
        call_command("related", "Pilot")
    with pytest.raises(CommandError, match="above zero"):
        call_command("related", "joiner", "--limit", "-1")
