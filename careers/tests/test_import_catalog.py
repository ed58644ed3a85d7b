"""Our own catalogue out into a file and back."""

import json
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import now

from careerpilot.postgresql.catalogue import CatalogueSource
from careers.management.formats.guard import FormatError
from careers.management.imports import catalogue_files
from careers.management.imports.catalogue_files import export_csv, export_json
from careers.management.imports.catalogue_import import import_catalogue
from careers.models import CareerPath, CareerSkill, CareerTitle
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from skills.models import LearningResource, Skill, SkillAlias, SkillMerge, SkillPrerequisite
from skills.tests.factories import LearningResourceFactory, SkillAliasFactory, SkillFactory

pytestmark = pytest.mark.django_db
EXPORTS = pytest.mark.parametrize("export", [export_json, export_csv])
TABLES = (
    *(Skill, SkillAlias, SkillPrerequisite, LearningResource),
    *(CareerPath, CareerTitle, CareerSkill),
)


@pytest.fixture
def _catalogue():
    """A row of each table with each trap of the two formats."""
    sql = SkillFactory(name="SQL", description='=1+1, "quoted"\nsecond line', category="Databases")
    design = SkillFactory(name="'Design", popularity_score=None, needs_context=True)
    SkillAliasFactory(skill=sql, name="-sequel")
    SkillPrerequisite.objects.create(skill=design, requires=sql)
    LearningResourceFactory(skill=sql, hours=Decimal("2.50"), free=False)
    analyst = CareerPathFactory(
        title="Analyst",
        responsibilities=["Count, and\ncount again", '"Tell"'],
        career_progression=[{"title": "Boss", "kind": "advancement"}],
        growth_percent=Decimal("-3.1"),
        salary_range_min=1,
        remote_friendly=True,
        publication="draft",
    )
    CareerTitle.objects.create(career_path=analyst, title="@counter")
    CareerSkillFactory(career_path=analyst, skill=sql, minimum_level=None)
    CareerPathFactory(title="Boss", experience_level=None, career_progression=None)


def exported(export=export_json):
    stream = BytesIO()
    export(stream)
    stream.seek(0)
    return stream


def document(**tables):
    said = {"format": "careerpilot-catalogue", "version": 1, **tables}
    return BytesIO(json.dumps(said).encode())


def take(stream, **options):
    return import_catalogue(stream, at=now(), **options)


@EXPORTS
@pytest.mark.usefixtures("_catalogue")
def test_export_reads_back_without_a_change(export):
    report = take(exported(export))

    assert (report.changes, report.skipped.total()) == (0, 0)
    assert sum(tally.same for tally in report.tallies.values()) == 9


@EXPORTS
@pytest.mark.usefixtures("_catalogue")
def test_export_fills_an_empty_catalogue_with_the_same(export):
    file, before = exported(export), exported().read()
    for model in TABLES:
        model.objects.all().delete()

    report = take(file)

    assert (report.changes, report.skipped.total()) == (9, 0)
    assert exported().read() == before
    assert set(Skill.objects.values_list("source", flat=True)) == {CatalogueSource.OWN}
    assert Skill.objects.filter(imported_at=None).count() == 0


def test_export_holds_our_own_rows_and_the_skills_that_they_need():
    foreign = SkillFactory(name="drawing", source=CatalogueSource.ESCO, uri="s:1")
    SkillFactory(source=CatalogueSource.ESCO, uri="s:2")
    SkillAliasFactory(skill=foreign, source=CatalogueSource.ESCO)
    CareerPathFactory(source=CatalogueSource.ONET, uri="onet:1")
    CareerSkillFactory(skill=foreign, career_path__title="Artist")

    said = json.load(exported())

    assert [(row["name"], row["source"], row["uri"]) for row in said["skills"]] == [
        ("drawing", "esco", "s:1")
    ]
    assert said["aliases"] == []
    assert [row["title"] for row in said["careers"]] == ["Artist"]


@pytest.mark.usefixtures("_catalogue")
def test_cell_that_a_spreadsheet_would_compute_is_marked_as_text():
    with ZipFile(exported(export_csv)) as archive:
        assert archive.read("aliases.csv").decode().splitlines() == ["skill,name", "SQL,'-sequel"]
        assert "'=1+1" in archive.read("skills.csv").decode()


@pytest.mark.usefixtures("_catalogue")
def test_changed_row_is_changed_and_what_the_file_leaves_out_stays():
    report = take(document(skills=[{"name": "sql", "category": "Data"}]))

    sql = Skill.objects.get(name="sql")
    assert (sql.category, sql.description) == ("Data", '=1+1, "quoted"\nsecond line')
    assert (report.tallies["skills"].changed, report.tallies["skills"].gone) == (1, 1)
    assert Skill.objects.count() == 2


@pytest.mark.usefixtures("_catalogue")
def test_dry_run_writes_nothing():
    report = take(document(skills=[{"name": "Cobol", "category": "Programming"}]), dry_run=True)

    assert (report.changes, report.dry_run) == (1, True)
    assert Skill.objects.filter(name="Cobol").count() == 0


@pytest.mark.usefixtures("_catalogue")
def test_what_staff_edited_stays_unless_told_otherwise():
    Skill.objects.filter(name="SQL").update(edited=True)
    said = {
        "skills": [{"name": "SQL", "category": "Data"}],
        "aliases": [{"skill": "SQL", "name": "queries"}],
    }

    kept = take(document(**said))
    replaced = take(document(**said), replace_edited=True)

    assert (kept.changes, kept.tallies["skills"].edited) == (0, 1)
    assert kept.skipped == {"belongs to what staff edited": 1}
    assert replaced.changes == 2
    assert Skill.objects.get(name="SQL").category == "Data"


def test_skill_of_another_source_stays():
    SkillFactory(name="drawing", source=CatalogueSource.ESCO, category="Art")

    report = take(document(skills=[{"name": "Drawing", "category": "Design"}]))

    assert (report.changes, report.tallies["skills"].others) == (0, 1)


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("skills", {"category": "Data"}, "without name"),
        ("skills", {"name": "a" * 151, "category": "x"}, "name: Ensure this value has at most"),
        ("skills", {"name": "a", "category": "x", "popularity_score": 101}, "Constraint"),
        ("skills", {"name": "a", "category": "x", "needs_context": "perhaps"}, "needs_context: "),
        ("skills", {"name": "a\0", "category": "x"}, "holds characters that no text has"),
        ("skills", {"name": "\ud800", "category": "x"}, "holds characters that no text has"),
        ("aliases", {"skill": "Cobol", "name": "x"}, "unknown skill Cobol"),
        ("aliases", {"skill": "'Design", "name": "sql"}, "alias is another skill's name"),
        ("aliases", {"skill": "'Design", "name": "-SEQUEL"}, "Constraint"),
        ("prerequisites", {"skill": "SQL", "requires": "'Design"}, "would require itself"),
        ("prerequisites", {"skill": "SQL", "requires": "SQL"}, "would require itself"),
        (
            "resources",
            {"skill": "SQL", "title": "x", "type": "song", "level": "expert", "hours": 1},
            "type: Value 'song'",
        ),
        ("requirements", {"career": "Nobody", "skill": "SQL"}, "unknown career Nobody"),
        ("careers", {"title": "x", "description": "x", "salary_range_min": -1}, "Constraint"),
    ],
)
@pytest.mark.usefixtures("_catalogue")
def test_row_that_cannot_be_taken_is_left_out_with_a_reason(table, row, reason):
    report = take(document(**{table: [row]}))

    assert report.changes == 0
    assert [reason in told for told in report.skipped] == [True]


def test_row_that_stands_twice_counts_once():
    row = {"name": "Cobol", "category": "Programming"}

    report = take(document(skills=[row, {**row, "name": "COBOL"}]))

    assert (report.changes, report.skipped) == (1, {"stands twice": 1})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"nothing", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "does not say"),
        (b'{"format": "careerpilot-catalogue", "version": 2}', "version 2, not 1"),
        (b'{"format": "careerpilot-catalogue", "version": 1, "skills": [1]}', "no list"),
        (
            b'{"format": "careerpilot-catalogue", "version": 1, "skills": [{"nam": "x"}]}',
            "unknown columns: nam",
        ),
    ],
)
def test_file_that_is_no_catalogue_is_refused_whole(content, reason):
    with pytest.raises(FormatError, match=reason):
        take(BytesIO(content))


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"hello.txt": ""}, "none of the catalogue's"),
        ({"../skills.csv": "name\nx"}, "not a path inside the zip"),
        ({"skills.csv": "name\nx,y"}, "too many columns"),
        ({"skills.csv": 'name\n"x'}, "skills.csv"),
        ({"careers.csv": "title,responsibilities\nx,[1"}, "careers.csv, responsibilities"),
    ],
)
def test_zip_that_is_no_catalogue_is_refused_whole(files, reason):
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    stream.seek(0)

    with pytest.raises(FormatError, match=reason):
        take(stream)


def test_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(catalogue_files, "LIMITS", catalogue_files.Limits(unpacked_bytes=10))

    with pytest.raises(FormatError, match="More than 10 bytes"):
        take(document())


@pytest.mark.parametrize("name", ["catalogue.json", "catalogue.zip"])
@pytest.mark.usefixtures("_catalogue")
def test_commands_write_and_read_a_file(tmp_path, name):
    file, out = str(tmp_path / name), StringIO()

    call_command("export_catalog", file, stdout=out, skip_checks=True)
    call_command("import_catalog", file, stdout=out, skip_checks=True)

    told = out.getvalue().splitlines()
    assert told[:2] == [
        "2 skills, 1 aliases, 1 prerequisites, 1 resources, 2 careers, 1 titles, 1 requirements.",
        "Catalogue: 0 changes",
    ]


def test_commands_refuse_what_they_cannot_write_or_read(tmp_path):
    for command, file, reason in (
        ("export_catalog", "catalogue.txt", "neither .json nor .zip"),
        ("export_catalog", "none/catalogue.json", "No such file"),
        ("import_catalog", "none.json", "No such file"),
    ):
        with pytest.raises(CommandError, match=reason):
            call_command(command, str(tmp_path / file), skip_checks=True)


def test_import_leaves_out_a_merged_skill_and_gives_its_rows_to_the_one_that_stayed():
    kept = SkillFactory(name="SQL", edited=False)
    SkillMerge.objects.create(kept=kept, gone_name="Queries", snapshot={})
    said = {"description": "Asks.", "category": "Data"}
    resource = {"title": "Ask", "type": "course", "level": "beginner", "hours": "2"}

    report = take(
        document(
            skills=[{"name": "queries", **said}, {"name": "Joins", **said}],
            aliases=[{"skill": "Queries", "name": "selects"}],
            prerequisites=[{"skill": "Joins", "requires": "QUERIES"}],
            resources=[{"skill": "queries", **resource}],
            careers=[{"title": "Analyst", "description": "Counts."}],
            requirements=[{"career": "Analyst", "skill": "queries"}],
        )
    )

    assert report.skipped == {"staff made it part of SQL": 1}
    assert sorted(Skill.objects.values_list("name", flat=True)) == ["Joins", "SQL"]
    assert SkillAlias.objects.get().skill == kept
    assert SkillPrerequisite.objects.get().requires == kept
    assert LearningResource.objects.get().skill == kept
    assert CareerSkill.objects.get().skill == kept


def test_import_of_a_skill_whose_merge_was_undone_is_an_import_of_that_skill():
    SkillMerge.objects.create(
        kept=SkillFactory(name="SQL"), gone_name="Queries", snapshot={}, undone_at=now()
    )

    report = take(document(skills=[{"name": "Queries", "category": "Data"}]))

    assert (report.tallies["skills"].new, report.skipped.total()) == (1, 0)
