"""ESCO into the catalogue: what becomes what, and what stays as it is."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from careerpilot.postgresql.catalogue import CatalogueSource
from careers.models import CareerPath, CareerSkill, CareerTitle
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from careers.tests.official import (
    ESCO_NEEDS,
    ESCO_OCCUPATIONS,
    ESCO_SKILLS,
    NEEDS,
    OCCUPATIONS,
    SKILLS,
    comma_separated,
    esco_zips,
    occupation,
    skill,
    write_zip,
)
from skills.models import Skill, SkillAlias, SkillMerge
from skills.tests.factories import SkillAliasFactory, SkillFactory

pytestmark = pytest.mark.django_db


def run(*files, **options):
    out = StringIO()
    call_command("import_esco", *map(str, files), stdout=out, skip_checks=True, **options)
    return out.getvalue()


def release(folder, version="1.1.1", **changed):
    files = {
        "occupations_en.csv": ESCO_OCCUPATIONS,
        "skills_en.csv": ESCO_SKILLS,
        "occupationSkillRelations_en.csv": ESCO_NEEDS,
        **{f"{name}_en.csv": text for name, text in changed.items()},
    }
    return write_zip(folder / f"ESCO dataset - v{version}.zip", files)


def skills_file(*rows):
    return comma_separated(SKILLS, *rows)


def requirements():
    rows = CareerSkill.objects.order_by("career_path__title", "skill__name")
    return list(rows.values_list("career_path__title", "skill__name", "importance"))


def test_occupations_skills_and_relations_become_careers_skills_and_requirements(tmp_path):
    run(*esco_zips(tmp_path))

    careers = CareerPath.objects.order_by("title")
    assert list(careers.values_list("title", "uri", "publication", "description")) == [
        ("data analyst", "o:1", "published", ""),
        ("joiner", "o:2", "published", 'Works with wood,\nand "other" stuff.'),
        ("statistician", "o:3", "published", ""),
    ]
    assert requirements() == [
        ("data analyst", "SQL", "essential"),
        ("data analyst", "statistics", "important"),
        ("joiner", "sawing", "essential"),
        ("statistician", "SQL", "important"),
        ("statistician", "statistics", "essential"),
    ]
    assert set(CareerSkill.objects.values_list("minimum_level", flat=True)) == {"beginner"}


def test_alternative_labels_become_titles_and_aliases_without_the_preferred_one(tmp_path):
    run(*esco_zips(tmp_path))

    titles = CareerTitle.objects.filter(career_path__uri="o:1").order_by("title")
    aliases = SkillAlias.objects.filter(skill__uri="s:1").order_by("name")
    assert list(titles.values_list("title", "source")) == [
        ("figures", "esco"),
        ("number person", "esco"),
    ]
    assert list(aliases.values_list("name", flat=True)) == ["sequel", "structured query language"]


def test_every_row_says_where_it_comes_from(tmp_path):
    run(*esco_zips(tmp_path))

    for model in (Skill, SkillAlias, CareerPath, CareerTitle, CareerSkill):
        rows = model.objects.all()
        assert set(rows.values_list("source", "source_version")) == {("esco", "1.1.1")}
        assert rows.filter(imported_at=None).count() == 0


def test_second_import_changes_nothing(tmp_path):
    zips = esco_zips(tmp_path)
    first = run(*zips)
    before = list(Skill.objects.order_by("pk").values_list("pk", "imported_at", "updated_at"))

    second = run(*zips)

    assert first.startswith("ESCO 1.1.1: 16 changes")
    assert second.startswith("ESCO 1.1.1: 0 changes")
    assert (
        list(Skill.objects.order_by("pk").values_list("pk", "imported_at", "updated_at")) == before
    )


def test_dry_run_reports_the_same_and_writes_nothing(tmp_path):
    zips = esco_zips(tmp_path)

    tried = run(*zips, dry_run=True)

    assert (Skill.objects.count(), CareerPath.objects.count()) == (0, 0)
    assert tried == run(*zips) + "A dry run: nothing was written.\n"


def test_rows_left_out_are_told_with_file_line_and_reason(tmp_path):
    report = run(*esco_zips(tmp_path))

    file = "Left out: occupationSkillRelations.csv, 1 times: "
    told = sorted(line for line in report.splitlines() if line.startswith("Left out"))
    assert told == [
        f"{file}unknown occupation (line 7)",
        f"{file}unknown relation (line 10)",
        f"{file}unknown skill (line 9)",
        f"{file}without skillType (line 8)",
    ]


def test_database_keeps_the_derived_columns_after_an_import(tmp_path):
    run(*esco_zips(tmp_path))

    joiner = CareerPath.objects.get(uri="o:2")
    assert joiner.required_skills == {"technical": ["sawing"], "soft": []}
    assert Skill.objects.get(uri="s:2").related_careers == [str(joiner.pk)]


def test_skill_of_ours_with_the_name_takes_the_address_and_keeps_the_rest(tmp_path):
    ours = SkillFactory(name="Sql", category="Databases", description="Ours")

    run(*esco_zips(tmp_path))

    found = Skill.objects.get(uri="s:1")
    assert (found.pk, found.name, found.category, found.description, found.source) == (
        *(ours.pk, "Sql", "Databases", "Ours", CatalogueSource.OWN),
    )
    assert found.requirements.count() == 2
    assert run(*esco_zips(tmp_path)).startswith("ESCO 1.1.1: 0 changes")


def test_skill_that_we_call_otherwise_is_ours_by_our_own_alias(tmp_path):
    alias = SkillAliasFactory(name="STATISTICS", skill__name="Stats")

    run(*esco_zips(tmp_path))

    assert Skill.objects.get(uri="s:3") == alias.skill


def test_skill_that_staff_merged_away_does_not_come_back(tmp_path):
    kept = SkillFactory(name="Woodwork")
    SkillMerge.objects.create(kept=kept, gone_name="Sawing", snapshot={})

    run(*esco_zips(tmp_path))

    assert list(Skill.objects.filter(name__iexact="sawing")) == []
    assert CareerSkill.objects.get(career_path__uri="o:2").skill == kept


def test_alias_goes_to_the_first_skill_and_never_to_one_that_another_is_called(tmp_path):
    skills = skills_file(
        skill("s:1", "SQL", others="data\nsawing"),
        skill("s:2", "sawing", others="Data\nSQL"),
        skill("s:3", "statistics"),
    )

    report = run(release(tmp_path, skills=skills))

    assert list(SkillAlias.objects.values_list("name", "skill__uri")) == [("data", "s:1")]
    assert "skills, 2 times: alias is another skill's name (sawing; SQL)" in report
    assert "skills, 1 times: alias is another skill's alias (Data)" in report


def test_two_skills_of_one_name_are_one(tmp_path):
    skills = skills_file(
        skill("s:1", "SQL"), skill("s:2", "Sawing"), skill("s:3", "sawing", others="cutting")
    )
    file = release(tmp_path, skills=skills)

    run(file)

    assert Skill.objects.filter(name__iexact="sawing").count() == 1
    assert ("statistician", "Sawing", "essential") in requirements()
    assert run(file).startswith("ESCO 1.1.1: 0 changes")


def test_newer_release_updates_what_changed_and_reports_what_is_gone(tmp_path):
    run(release(tmp_path))
    skills = skills_file(skill("s:1", "SQL queries"), skill("s:2", "sawing"))

    report = run(release(tmp_path, "1.2.0", skills=skills))

    assert Skill.objects.get(uri="s:1").name == "SQL queries"
    assert Skill.objects.get(uri="s:2").source_version == "1.2.0"
    assert Skill.objects.get(uri="s:3").source_version == "1.1.1"
    row = next(line for line in report.splitlines() if line.startswith("  skills  "))
    assert row.split() == ["skills", "0", "2", "0", "0", "0", "1"]


def test_new_name_that_belongs_to_another_skill_is_left_out(tmp_path):
    run(release(tmp_path))
    SkillFactory(name="Queries")
    skills = skills_file(
        skill("s:1", "queries"), skill("s:2", "sawing"), skill("s:3", "statistics")
    )

    report = run(release(tmp_path, skills=skills))

    assert Skill.objects.get(uri="s:1").name == "SQL"
    assert "new name is another skill's (queries)" in report


def test_name_that_moves_to_another_skill_moves_in_any_order(tmp_path):
    run(release(tmp_path))
    skills = skills_file(
        skill("s:4", "SQL"),
        skill("s:5", "handsawing"),
        skill("s:1", "SQL queries"),
        skill("s:2", "handsawing"),
        skill("s:3", "statistics"),
    )
    file = release(tmp_path, skills=skills)

    run(file)

    assert dict(Skill.objects.values_list("uri", "name")) == {
        "s:1": "SQL queries",
        "s:2": "handsawing",
        "s:3": "statistics",
        "s:4": "SQL",
    }
    assert run(file).startswith("ESCO 1.1.1: 0 changes")


def test_what_staff_edited_stays(tmp_path):
    run(release(tmp_path))
    Skill.objects.filter(uri="s:2").update(name="Sawing wood", edited=True)
    CareerPath.objects.filter(uri="o:2").update(description="Ours", edited=True)
    CareerSkill.objects.filter(career_path__uri="o:2").delete()
    CareerSkill.objects.filter(career_path__uri="o:1", skill__uri="s:1").update(
        importance="nice_to_have", edited=True
    )

    report = run(release(tmp_path, "1.2.0"))

    assert Skill.objects.get(uri="s:2").name == "Sawing wood"
    assert CareerPath.objects.get(uri="o:2").description == "Ours"
    assert requirements() == [
        ("data analyst", "SQL", "nice_to_have"),
        ("data analyst", "statistics", "important"),
        ("statistician", "SQL", "important"),
        ("statistician", "statistics", "essential"),
    ]
    assert next(line for line in report.splitlines() if "requirements" in line).split() == [
        *("requirements", "0", "3", "0", "1", "0", "0"),
    ]


def test_skill_that_staff_edited_gets_no_alias(tmp_path):
    run(release(tmp_path))
    Skill.objects.filter(uri="s:1").update(edited=True)
    SkillAlias.objects.all().delete()

    assert run(release(tmp_path)).startswith("ESCO 1.1.1: 0 changes")
    assert SkillAlias.objects.count() == 0


def test_requirement_that_another_source_wrote_stays(tmp_path):
    run(release(tmp_path))
    CareerSkill.objects.filter(career_path__uri="o:2").update(
        source=CatalogueSource.OWN, importance="important"
    )

    assert run(release(tmp_path)).startswith("ESCO 1.1.1: 0 changes")
    assert CareerSkill.objects.get(career_path__uri="o:2").importance == "important"


def test_career_of_ours_with_the_same_title_is_another_career(tmp_path):
    ours = CareerSkillFactory(career_path=CareerPathFactory(title="Joiner")).career_path

    run(*esco_zips(tmp_path))

    assert CareerPath.objects.filter(title__iexact="joiner").count() == 2
    assert ours.requirements.count() == 1


def test_categories_come_from_the_hierarchy_and_from_isco(tmp_path):
    branch = tuple(
        f"Level {level} {what}" for what in ("URI", "preferred term") for level in range(4)
    )
    empty = ("", "")
    hierarchy = comma_separated(
        branch,
        ("g:S", "g:S1", *empty, "skills", "management skills", *empty),
        ("g:T", *empty, "", "transversal skills and competences", *empty, ""),
        ("g:K", "g:K0", *empty, "knowledge", "field unknown", *empty),
        ("g:L", *empty, "", "language skills and knowledge"),
    )
    broader = comma_separated(
        ("conceptUri", "broaderUri"),
        *(("s:1", "s:2"), ("s:2", "g:S1"), ("s:3", "g:T"), ("s:4", "g:K0"), ("s:5", "g:L")),
        *(("s:6", "s:7"), ("s:7", "s:6")),
    )
    skills = [skill(f"s:{number}", f"skill {number}") for number in range(1, 8)]
    groups = comma_separated(
        ("conceptUri", "code", "preferredLabel"),
        ("i:2", "2", "Professionals"),
        ("i:25", "25", "Information and communications technology professionals"),
    )
    occupations = comma_separated(OCCUPATIONS, occupation("o:1", "data analyst", group="2512"))

    run(
        release(
            tmp_path,
            skills=skills_file(*skills),
            occupations=occupations,
            skillsHierarchy=hierarchy,
            broaderRelationsSkillPillar=broader,
            ISCOGroups=groups,
            occupationSkillRelations=comma_separated(NEEDS),
        )
    )

    assert list(Skill.objects.order_by("name").values_list("category", flat=True)) == [
        *("Management skills", "Management skills", "Soft skills", "Other knowledge"),
        *("Languages", "Other knowledge", "Other knowledge"),
    ]
    assert CareerPath.objects.get().category == "Professionals"


def test_texts_too_long_for_the_catalogue_are_left_out(tmp_path):
    skills = skills_file(
        skill("s:1", "SQL", others="a" * 151), skill("s:2", "b" * 151), skill("s:3", "statistics")
    )
    occupations = comma_separated(
        OCCUPATIONS,
        occupation("o:1", "c" * 201),
        occupation("o:3", "statistician", others="d" * 301),
    )

    report = run(release(tmp_path, skills=skills, occupations=occupations))

    assert (Skill.objects.count(), SkillAlias.objects.count()) == (2, 0)
    assert (CareerPath.objects.count(), CareerTitle.objects.count()) == (1, 0)
    assert "name or address is too long" in report
    assert "title or address is too long" in report


def test_release_that_no_name_tells_is_asked_for(tmp_path):
    named = release(tmp_path)
    file = named.rename(tmp_path / "classification.zip")

    with pytest.raises(CommandError, match="--release"):
        run(file)

    assert run(file, release="1.1").startswith("ESCO 1.1: 16 changes")


def test_hostile_zip_is_refused_and_nothing_written(tmp_path):
    file = write_zip(tmp_path / "v1.1.1.zip", {"../../skills_en.csv": ESCO_SKILLS})

    with pytest.raises(CommandError, match="not a path inside the zip"):
        run(file)

    assert Skill.objects.count() == 0


def test_damage_halfway_leaves_nothing_behind(tmp_path):
    broken = 'occupationUri,relationType,skillType,skillUri\no:1,essential,knowledge,"s:1'

    with pytest.raises(CommandError, match="occupationSkillRelations"):
        run(release(tmp_path, occupationSkillRelations=broken))

    assert (Skill.objects.count(), CareerPath.objects.count()) == (0, 0)


def test_everything_left_out_is_named_on_request(tmp_path):
    others = "\n".join(f"{number}{'a' * 150}" for number in range(5))
    file = release(tmp_path, skills=skills_file(skill("s:1", "SQL", others=others)))

    short, whole = run(file), run(file, verbosity=2)

    assert [text.count("a" * 39) for text in (short, whole)] == [3, 5]
