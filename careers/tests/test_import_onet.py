"""O*NET into the catalogue: ratings, technologies, titles, related occupations."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from careers.management.imports.onet import minimum_level
from careers.models import CareerPath, CareerSkill, CareerTitle
from careers.tests.official import (
    ANALYST,
    CODE,
    JOINER,
    ONET,
    RATINGS,
    esco_zips,
    onet_zip,
    rating,
    tab_separated,
    write_zip,
)
from skills.models import Skill
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db
TECHNOLOGY = (CODE, "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand")


def run(file, **options):
    out = StringIO()
    call_command("import_onet", str(file), stdout=out, skip_checks=True, **options)
    return out.getvalue()


def requirements():
    rows = CareerSkill.objects.order_by("career_path__title", "skill__name")
    columns = ("career_path__title", "skill__name", "importance", "minimum_level")
    return list(rows.values_list(*columns))


def test_occupations_become_careers_with_code_address_and_group(tmp_path):
    run(onet_zip(tmp_path))

    columns = ("title", "uri", "occupation_code", "category", "source", "source_version")
    assert list(CareerPath.objects.order_by("title").values_list(*columns)) == [
        (
            "Data Analysts",
            "onet:15-2051.00",
            "15-2051",
            "Computer and mathematical",
            "onet",
            "29.2",
        ),
        ("Joiners", "onet:51-7011.00", "51-7011", "Production", "onet", "29.2"),
        (
            "Statisticians",
            "onet:15-2041.00",
            "15-2041",
            "Computer and mathematical",
            "onet",
            "29.2",
        ),
    ]
    assert CareerPath.objects.get(title="Data Analysts").description == 'Study "figures" and data.'


def test_ratings_and_technologies_become_requirements(tmp_path):
    run(onet_zip(tmp_path))

    assert requirements() == [
        ("Data Analysts", "Mathematics", "essential", "advanced"),
        ("Data Analysts", "SQL", "important", "beginner"),
        ("Joiners", "Building", "essential", "beginner"),
        ("Statisticians", "Mathematics", "important", "beginner"),
        ("Statisticians", "SQL", "nice_to_have", "beginner"),
    ]


def test_skill_that_nobody_rates_important_is_not_in_the_catalogue(tmp_path):
    run(onet_zip(tmp_path))

    assert set(Skill.objects.values_list("name", "uri")) == {
        ("Mathematics", "onet:2.A"),
        ("Building", "onet:2.C"),
        ("SQL", "onet:technology/SQL"),
    }


@pytest.mark.parametrize(
    ("level", "word"),
    [
        *((None, "beginner"), (0, "beginner"), (2.33, "beginner"), (2.34, "intermediate")),
        *((4.66, "intermediate"), (4.67, "advanced"), (7, "advanced"), (9, "advanced")),
    ],
)
def test_level_is_the_third_of_the_scale(level, word):
    assert minimum_level(level) == word


def test_alternate_titles_and_their_abbreviations_become_titles(tmp_path):
    run(onet_zip(tmp_path))

    titles = CareerTitle.objects.order_by("title").values_list("title", "source")
    assert list(titles) == [("NP", "onet"), ("Number Person", "onet"), ("Woodworker", "onet")]


def test_primary_related_occupations_become_similar_careers(tmp_path):
    report = run(onet_zip(tmp_path))

    steps = dict(CareerPath.objects.values_list("title", "career_progression"))
    assert steps == {
        "Data Analysts": [{"title": "Statisticians", "kind": "similar"}],
        "Statisticians": [{"title": "Data Analysts", "kind": "similar"}],
        "Joiners": [],
    }
    assert "Related Occupations, 1 times: unknown occupation (47-2031.00)" in report


def test_suppressed_rows_and_rows_that_are_no_numbers_are_left_out_with_a_reason(tmp_path):
    report = run(onet_zip(tmp_path))

    assert "Skills.txt, 1 times: its publisher advises against using it (line 5)" in report
    assert "Skills.txt, 1 times: not a number (line 8)" in report


def test_rating_of_an_occupation_that_is_not_there_is_left_out(tmp_path):
    ratings = tab_separated(RATINGS, rating("99-9999.00", "2.A", "Mathematics", "IM", "5"))

    report = run(onet_zip(tmp_path, Skills=ratings))

    assert "unknown occupation (99-9999.00)" in report
    assert CareerSkill.objects.filter(skill__name="Mathematics").count() == 0


def test_skill_and_knowledge_of_one_name_are_one_with_the_stronger_need(tmp_path):
    knowledge = tab_separated(RATINGS, rating(ANALYST, "2.C.4.a", "Mathematics", "IM", "3.1"))
    file = onet_zip(tmp_path, Knowledge=knowledge)

    run(file)

    assert ("Data Analysts", "Mathematics", "essential", "advanced") in requirements()
    assert Skill.objects.filter(name="Mathematics").count() == 1
    assert run(file).startswith("O*NET 29.2: 0 changes")


def test_categories_come_from_the_content_model_and_the_commodities(tmp_path):
    skills = tab_separated(
        RATINGS,
        rating(ANALYST, "2.A.1.a", "Reading", "IM", "4"),
        rating(ANALYST, "2.B.1.a", "Persuasion", "IM", "4"),
        rating(ANALYST, "2.B.3.a", "Programming", "IM", "4"),
    )
    technologies = tab_separated(
        TECHNOLOGY,
        (ANALYST, "SQL", "432", "Query software", "Y", "N"),
        (JOINER, "CAD", "433", "Drawing software", "N", "Y"),
    )
    file = onet_zip(
        tmp_path,
        **{
            "Skills": skills,
            "Technology Skills": technologies,
            "Content Model Reference": tab_separated(
                ("Element ID", "Element Name", "Description"),
                ("2.A", "Basic Skills", ""),
                ("2.A.1.a", "Reading", "Understanding texts."),
                ("2.B.3", "Technical Skills", ""),
            ),
            "UNSPSC Reference": tab_separated(
                ("Commodity Code", "Class Title"), ("432", "Data management and query software")
            ),
        },
    )

    run(file)

    assert dict(Skill.objects.values_list("name", "category")) == {
        "Reading": "Basic skills",
        "Persuasion": "Soft skills",
        "Programming": "Technical skills",
        "Building": "Other skills",
        "SQL": "Data management and query software",
        "CAD": "Software",
    }
    assert Skill.objects.get(name="Reading").description == "Understanding texts."


def test_imported_skill_has_no_figure_of_demand(tmp_path):
    run(onet_zip(tmp_path))

    assert set(Skill.objects.values_list("popularity_score", flat=True)) == {None}


def test_twice_changes_nothing_and_a_dry_run_writes_nothing(tmp_path):
    file = onet_zip(tmp_path)

    assert run(file, dry_run=True).startswith("O*NET 29.2: 14 changes")
    assert CareerPath.objects.count() == 0
    assert run(file).startswith("O*NET 29.2: 14 changes")
    assert run(file).startswith("O*NET 29.2: 0 changes")


def test_skills_that_two_sources_know_are_one_in_either_order(tmp_path):
    run(onet_zip(tmp_path))
    call_command("import_esco", *map(str, esco_zips(tmp_path)), stdout=StringIO(), skip_checks=True)

    sql = Skill.objects.get(name="SQL")
    assert (sql.source, sql.uri) == ("onet", "s:1")
    assert sql.requirements.count() == 4
    assert run(onet_zip(tmp_path)).startswith("O*NET 29.2: 0 changes")


def test_what_staff_edited_stays(tmp_path):
    run(onet_zip(tmp_path))
    CareerPath.objects.filter(title="Joiners").update(description="Ours", edited=True)
    described = {**ONET, "Occupation Data": ONET["Occupation Data"].replace("Work with", "Saw")}

    run(onet_zip(tmp_path, **described))

    assert CareerPath.objects.get(title="Joiners").description == "Ours"


def test_skill_of_ours_keeps_its_category(tmp_path):
    SkillFactory(name="sql", category="Databases")

    run(onet_zip(tmp_path))

    sql = Skill.objects.get(name__iexact="sql")
    assert (sql.name, sql.category, sql.uri) == ("sql", "Databases", "onet:technology/SQL")


def test_hostile_zip_is_refused(tmp_path):
    file = write_zip(tmp_path / "db_29_2.zip", {"/etc/Skills.txt": ONET["Skills"]})

    with pytest.raises(CommandError, match="not a path inside the zip"):
        run(file)
