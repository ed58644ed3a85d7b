import pytest

from careers.management.formats.esco import (
    Branch,
    Broader,
    Group,
    Occupation,
    Requirement,
    Skill,
    SkillRelation,
    labels,
    open_esco,
)
from careers.management.formats.guard import FormatError
from careers.management.formats.rows import Skipped
from careers.tests.official import (
    ESCO_NEEDS,
    ESCO_OCCUPATIONS,
    ESCO_SKILLS,
    NEEDS,
    OCCUPATIONS,
    comma_separated,
    esco_zips,
    occupation,
    write_zip,
)

BUNDLE = {
    "v1.2/occupations_en.csv": ESCO_OCCUPATIONS,
    "v1.2/skills_en.csv": ESCO_SKILLS,
    "v1.2/occupationSkillRelations_en.csv": ESCO_NEEDS,
}


def occupations_of(tmp_path, text):
    with open_esco([write_zip(tmp_path / "esco.zip", {"occupations_en.csv": text})]) as esco:
        return list(esco.occupations()), esco.skips.rows


def needs_of(paths):
    with open_esco(paths) as esco:
        known = {one.uri for one in esco.occupations()}
        skills = {one.uri for one in esco.skills()}
        return list(esco.requirements(occupations=known, skills=skills)), esco.skips


def test_occupations_have_their_labels_once_and_their_text_whole(tmp_path):
    with open_esco(esco_zips(tmp_path)) as esco:
        analyst, joiner, _ = esco.occupations()

    assert analyst == Occupation(
        "o:1", "data analyst", ("figures", "number person"), "", "2512", "2512.1"
    )
    assert joiner.description == 'Works with wood,\nand "other" stuff.'


def test_skills_have_hidden_labels_among_their_aliases(tmp_path):
    with open_esco(esco_zips(tmp_path)) as esco:
        sql, *_, statistics = esco.skills()

    aliases = ("structured query language", "sequel")
    assert sql == Skill("s:1", "SQL", aliases, "About SQL.", "knowledge", "cross-sector")
    assert statistics.kind == ""


def test_requirements_skip_what_they_cannot_place_with_the_reason(tmp_path):
    needs, skips = needs_of(esco_zips(tmp_path))

    assert needs == [
        Requirement("o:1", "s:1", essential=True),
        Requirement("o:1", "s:3", essential=False),
        Requirement("o:2", "s:2", essential=True),
        Requirement("o:3", "s:3", essential=True),
        Requirement("o:3", "s:1", essential=False),
    ]
    file = "occupationSkillRelations.csv"
    assert skips.rows == [
        Skipped(file, 7, "unknown occupation"),
        Skipped(file, 8, "without skillType"),
        Skipped(file, 9, "unknown skill"),
        Skipped(file, 10, "unknown relation"),
    ]
    assert skips.by_reason[file, "unknown skill"] == 1
    assert skips.read == {"occupations_en.csv": 3, "skills_en.csv": 3, file: 9}


def test_a_release_in_one_bundle_reads_like_one_in_two_zips(tmp_path):
    bundle = write_zip(tmp_path / "ESCO dataset - v1.2.0 - en.zip", BUNDLE)

    with open_esco([bundle]) as esco:
        assert esco.version == "1.2.0"
    assert needs_of([bundle])[0] == needs_of(esco_zips(tmp_path))[0]


def test_the_version_is_that_of_the_files_names(tmp_path):
    with open_esco(esco_zips(tmp_path)) as esco:
        assert esco.version == "1.1.1"
    with open_esco([write_zip(tmp_path / "new.zip", {})]) as esco:
        assert esco.version == ""


def test_columns_are_found_by_name(tmp_path):
    head = ("naceCode", *reversed(OCCUPATIONS))
    row = ("x", *reversed(occupation("o:1", "joiner")))

    [found], _ = occupations_of(tmp_path, comma_separated(head, row))

    assert (found.uri, found.title) == ("o:1", "joiner")


def test_rows_that_are_no_rows_are_skipped_with_the_reason(tmp_path):
    whole = occupation("o:1", "joiner")
    text = comma_separated(
        OCCUPATIONS,
        whole[:5],
        (*whole, "more"),
        occupation("", "joiner"),
        occupation("o:2", " "),
        occupation("o:3", "joi\0ner"),
        whole,
    )

    found, skipped = occupations_of(tmp_path, text)

    assert [one.uri for one in found] == ["o:1"]
    assert [(row.line, row.reason) for row in skipped] == [
        (2, "too few columns"),
        (3, "too many columns"),
        (4, "without conceptUri"),
        (5, "without preferredLabel"),
        (6, "holds a NUL character"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "has no column conceptUri, preferredLabel, altLabels"),
        ("conceptUri,preferredLabel\n", "has no column altLabels"),
        (comma_separated(OCCUPATIONS) + '"a" b,c\n', "occupations_en.csv, line 2"),
        (comma_separated(OCCUPATIONS) + "x" * 200_000 + "\n", "field larger than field limit"),
    ],
)
def test_text_that_is_no_such_table_is_refused(tmp_path, text, reason):
    with pytest.raises(FormatError, match=reason):
        occupations_of(tmp_path, text)


def test_a_release_without_a_file_is_refused(tmp_path):
    path = write_zip(tmp_path / "x.zip", {})

    with (
        open_esco([path]) as esco,
        pytest.raises(FormatError, match="is there 0 times"),
    ):
        list(esco.skills())


def test_the_other_streams_read_their_files(tmp_path):
    levels = [f"Level {n} {what}" for what in ("URI", "preferred term") for n in range(4)]
    files = {
        "ISCOGroups_en.csv": "conceptUri,code,preferredLabel\ni:25,25,ICT people\ni:0,,None\n",
        "skillGroups_en.csv": "conceptUri,preferredLabel,code\ng:1,crafts,\n",
        "skillsHierarchy_en.csv": ",".join([*levels, "Level 3 code"])
        + "\ng:0,g:1,,,skills,crafts\n",
        "broaderRelationsOccPillar.csv": "conceptUri,broaderUri\no:1,i:25\n",
        "broaderRelationsSkillPillar.csv": "conceptUri,broaderUri\ns:1,g:1\ns:2,\n",
        "skillSkillRelations.csv": "originalSkillUri,relationType,relatedSkillUri\n"
        "s:1,essential,s:2\ns:1,optional,s:9\ns:9,optional,s:1\ns:2,wanted,s:1\n",
    }
    with open_esco([write_zip(tmp_path / "esco.zip", files)]) as esco:
        assert list(esco.occupation_groups()) == [Group("i:25", "ICT people", "25")]
        assert list(esco.skill_groups()) == [Group("g:1", "crafts", "")]
        assert list(esco.hierarchy()) == [Branch(("g:0", "g:1"), ("skills", "crafts"))]
        assert list(esco.broader_occupations()) == [Broader("o:1", "i:25")]
        assert list(esco.broader_skills()) == [Broader("s:1", "g:1")]
        relations = list(esco.skill_relations(skills={"s:1", "s:2"}))
        reasons = [row.reason for row in esco.skips.rows]

    assert relations == [SkillRelation("s:1", "s:2", essential=True)]
    assert reasons == [
        "without code",
        "without broaderUri",
        "unknown skill",
        "unknown skill",
        "unknown relation",
    ]


def test_labels_keep_the_first_writing_in_order():
    assert labels("b\n B \na\n\nA\nPreferred", "preferred") == ("b", "a")
    assert labels("", "x") == ()


def test_relations_without_rows_give_nothing(tmp_path):
    files = {"occupationSkillRelations.csv": comma_separated(NEEDS)}
    with open_esco([write_zip(tmp_path / "esco.zip", files)]) as esco:
        assert list(esco.requirements(occupations=set(), skills=set())) == []
