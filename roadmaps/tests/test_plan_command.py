import json

import pytest
from django.core.management import CommandError, call_command

from careers.enums import Importance, MinimumLevel, Publication
from careers.models import CareerTitle
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from roadmaps.models import Roadmap, RoadmapRequest
from skills.models import SkillPrerequisite
from skills.tests.factories import LearningResourceFactory, SkillFactory

pytestmark = pytest.mark.django_db
START = ("--hours", "8", "--start", "2026-11-23")


@pytest.fixture
def analyst():
    """Asks for SQL (advanced), which needs statistics, and, as a bonus, for R."""
    sql, statistics, r = (SkillFactory(name=name) for name in ("SQL", "Statistics", "R"))
    SkillPrerequisite.objects.create(skill=sql, requires=statistics)
    career = CareerPathFactory(title="Data Analyst")
    CareerSkillFactory(career_path=career, skill=sql, minimum_level=MinimumLevel.ADVANCED)
    CareerSkillFactory(
        career_path=career,
        skill=r,
        minimum_level=MinimumLevel.BEGINNER,
        importance=Importance.NICE_TO_HAVE,
    )
    CareerTitle.objects.create(career_path=career, title="Number person")
    LearningResourceFactory(
        skill=statistics, title="Statistics, slowly", level="beginner", hours=12, free=False
    )
    return career


def profile(tmp_path, document):
    path = tmp_path / "profile.json"
    path.write_text(json.dumps(document))
    return str(path)


@pytest.fixture
def known(tmp_path):
    """The file of somebody who has intermediate SQL, and something that nobody has heard of."""
    skills = [{"name": "sql", "level": "intermediate"}, {"name": "Zorbing"}]
    return profile(tmp_path, {"skills": skills})


def planned(capsys, path, *arguments, career="data-analyst"):
    call_command("plan", "--profile", path, "--career", career, *START, "--json", *arguments)
    return json.loads(capsys.readouterr().out)


def tasks(found):
    weeks = (week for phase in found["phases"] for week in phase["weeks"])
    return [
        (week["week"], task["title"], task["hours"]) for week in weeks for task in week["tasks"]
    ]


@pytest.mark.usefixtures("analyst")
def test_plan_prints_all_of_a_plan_and_stores_nothing(capsys, known):
    found = planned(capsys, known)

    assert (found["career"], found["start"]) == ("Data Analyst", "2026-11-23")
    assert (found["hours_per_week"], found["unknown_skills"]) == (8.0, ["Zorbing"])
    assert [phase["title"] for phase in found["phases"]] == ["Foundations", "Core", "Extras"]
    assert tasks(found)[:3] == [
        (1, "Statistics, slowly", 8.0),
        (2, "Statistics, slowly", 4.0),
        (2, "Foundations project: Statistics", 4.0),
    ]
    first = found["phases"][0]["weeks"][0]["tasks"][0]
    assert (first["skill"], first["level"], first["free"]) == ("Statistics", "beginner", False)
    assert (first["task_hours"], first["priority"], first["number"]) == (12.0, "high", 1)
    assert sum(hours for _, _, hours in tasks(found)) == found["total_hours"]
    assert found["milestones"][0] == {
        "title": "Foundations done",
        "week": 2,
        "date": "2026-12-06",
    }
    assert found["feasibility"] == {"verdict": "free", "ways": []}
    assert found["end"] >= found["work_end"]
    assert not Roadmap.objects.exists()
    assert not RoadmapRequest.objects.exists()


@pytest.mark.usefixtures("analyst")
def test_plan_offers_three_ways_where_the_date_cannot_be_met(capsys, known):
    found = planned(capsys, known, "--target", "2026-12-20")["feasibility"]

    assert found["verdict"] == "impossible"
    assert [way["kind"] for way in found["ways"]] == ["hours", "later", "fewer"]
    assert found["ways"][2]["dropped"] == ["R"]
    assert all(way["end"] for way in found["ways"])


@pytest.mark.usefixtures("analyst")
def test_plan_keeps_days_and_weekdays_off_free(capsys, known):
    off = ["--days-off", "2026-11-30..2026-12-06", "2026-12-25", "--weekdays-off", "sat,Sunday"]

    found = planned(capsys, known, *off)

    weeks = {week["week"]: week for phase in found["phases"] for week in phase["weeks"]}
    assert (weeks[2]["focus"], weeks[2]["tasks"]) == ("Time off", [])
    christmas = next(one for one in weeks.values() if one["starts"] <= "2026-12-25" <= one["ends"])
    assert christmas["hours"] <= 6.25  # four of five days


@pytest.mark.usefixtures("analyst")
def test_plan_with_free_resources_alone_costs_nothing(capsys, known):
    found = planned(capsys, known, "--free-only")

    assert "Statistics, slowly" not in json.dumps(found)


@pytest.mark.parametrize("name", ["Data Analyst", "data-analyst", "DATA ANALYST", "number person"])
def test_plan_knows_a_career_by_what_people_call_it(capsys, known, analyst, name):
    assert planned(capsys, known, career=name)["career"] == "Data Analyst"


def test_plan_knows_a_career_by_its_id(capsys, known, analyst):
    assert planned(capsys, known, career=str(analyst.pk))["career"] == "Data Analyst"


@pytest.mark.usefixtures("analyst")
def test_plan_is_readable_for_people(capsys, known):
    call_command(
        "plan", "--profile", known, "--career", "data-analyst", *START, "--target", "2026-12-20"
    )

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Unknown skill: Zorbing"
    assert lines[1].startswith("Data Analyst: ")
    assert "  Week 1, 2026-11-23 to 2026-11-29: Statistics" in lines
    assert "        8 h  Statistics, slowly" in lines
    assert "The date cannot be met. There are three ways:" in lines
    assert any(line.startswith("  without R: done on ") for line in lines)


@pytest.mark.usefixtures("analyst")
def test_plan_says_so_when_nothing_is_missing(capsys, tmp_path):
    path = profile(tmp_path, {"skills": [{"name": "SQL", "level": 4}, {"name": "R"}]})

    call_command("plan", "--profile", path, "--career", "data-analyst", *START)

    assert capsys.readouterr().out == "Data Analyst: nothing is missing.\n"


@pytest.mark.usefixtures("analyst")
def test_plan_prints_one_line_for_each_profile_of_a_list(capsys, tmp_path):
    path = profile(tmp_path, [{"skills": []}, {"skills": [{"name": "R"}]}])

    call_command("plan", "--profile", path, "--career", "data-analyst", *START, "--json")

    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["total_hours"] > second["total_hours"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--hours", "0"], "Choose between 1 and 60 hours a week"),
        (["--hours", "many"], "many is no number of hours"),
        (["--start", "tomorrow"], "tomorrow is no day, like 2026-12-24"),
        (["--target", "2026-13-01"], "2026-13-01 is no day"),
        (["--days-off", "2026-12-24..2026-12-20"], "ends before it begins"),
        (["--weekdays-off", "caturday"], "cat: weekdays are mon, tue"),
        (["--weekdays-off", "mon,tue,wed,thu,fri,sat,sun"], "Leave at least one day"),
        (["--career", "astronaut"], "There is no published career astronaut"),
        (["--career", "\0"], "There is no published career"),
        (["--profile", "/nowhere.json"], "/nowhere.json cannot be opened"),
        (["--days-off", "2026-11-23..2200-01-01"], "not enough time"),
        (["--start", "9999-12-31"], "beyond the year 9999"),
    ],
)
@pytest.mark.usefixtures("analyst")
def test_plan_refuses_in_plain_words(known, arguments, words):
    given = ["--profile", known, "--career", "data-analyst", *START]

    with pytest.raises(CommandError, match=words):
        call_command("plan", *given, *arguments)


def test_plan_knows_no_career_that_is_not_published(known, analyst):
    analyst.publication = Publication.DRAFT
    analyst.save(update_fields=["publication"])

    with pytest.raises(CommandError, match="There is no published career"):
        call_command("plan", "--profile", known, "--career", "data-analyst", *START)


def test_plan_asks_which_of_two_careers_with_the_same_title_is_meant(known, analyst):
    CareerPathFactory(title="Data analyst", source="esco", uri="o:1")

    with pytest.raises(CommandError, match="is the title of several careers"):
        call_command("plan", "--profile", known, "--career", "data-analyst", *START)
