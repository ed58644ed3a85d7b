"""Small zips in the official catalogues' formats, for tests."""

import csv
from io import StringIO
from zipfile import ZIP_DEFLATED, ZipFile

OCCUPATIONS = (
    *("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "hiddenLabels"),
    *("status", "description", "code"),
)
SKILLS = (
    *("conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels"),
    *("hiddenLabels", "status", "description"),
)
NEEDS = ("occupationUri", "relationType", "skillType", "skillUri")
RATINGS = (
    *("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "N"),
    *("Recommend Suppress", "Not Relevant"),
)


def comma_separated(head, *rows):
    text = StringIO()
    csv.writer(text).writerows([head, *rows])
    return text.getvalue()


def tab_separated(head, *rows):
    return "".join("\t".join(row) + "\r\n" for row in [head, *rows])


def write_zip(path, files):
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def occupation(uri, title, *, others="", description="", group="2512", code="2512.1"):
    return ("Occupation", uri, group, title, others, "", "released", description, code)


def skill(uri, name, *, others="", hidden="", kind="knowledge"):
    return ("Skill", uri, kind, "cross-sector", name, others, hidden, "released", f"About {name}.")


ESCO_OCCUPATIONS = comma_separated(
    OCCUPATIONS,
    occupation("o:1", "data analyst", others="Data Analyst\nfigures\n\nFigures\nnumber person"),
    occupation("o:2", "joiner", description='Works with wood,\nand "other" stuff.'),
    occupation("o:3", "statistician", others="data expert"),
)
ESCO_SKILLS = comma_separated(
    SKILLS,
    skill("s:1", "SQL", others="structured query language\nSQL", hidden="sequel"),
    skill("s:2", "sawing"),
    skill("s:3", "statistics", kind=""),
)
ESCO_NEEDS = comma_separated(
    NEEDS,
    ("o:1", "essential", "knowledge", "s:1"),
    ("o:1", "optional", "knowledge", "s:3"),
    ("o:2", "essential", "skill/competence", "s:2"),
    ("o:3", "essential", "knowledge", "s:3"),
    ("o:3", "optional", "knowledge", "s:1"),
    ("o:9", "essential", "knowledge", "s:1"),
    ("o:1", "essential", "", "s:2"),
    ("o:1", "essential", "knowledge", "s:9"),
    ("o:1", "wanted", "knowledge", "s:2"),
)


def esco_zips(folder):
    """A release in two zips, the relations without a language in their name."""
    files = {"occupations_en.csv": ESCO_OCCUPATIONS, "skills_en.csv": ESCO_SKILLS}
    return [
        write_zip(folder / "esco_v1.1.1_classification_en.zip", files),
        write_zip(
            folder / "esco_v1.1.1_relations.zip", {"occupationSkillRelations.csv": ESCO_NEEDS}
        ),
    ]


def rating(code, element, name, scale, value, *, suppress="N", irrelevant=""):
    return (code, element, name, scale, value, "8", suppress, irrelevant)


ANALYST, STATISTICIAN, JOINER = "15-2051.00", "15-2041.00", "51-7011.00"
CODE = "O*NET-SOC Code"
ONET = {
    "Occupation Data": tab_separated(
        (CODE, "Title", "Description"),
        (ANALYST, "Data Analysts", 'Study "figures" and data.'),
        (STATISTICIAN, "Statisticians", "Study figures and statistics."),
        (JOINER, "Joiners", "Work with wood."),
    ),
    "Alternate Titles": tab_separated(
        (CODE, "Alternate Title", "Short Title", "Source(s)"),
        (ANALYST, "Number Person", "NP", "08"),
        (JOINER, "Woodworker", "n/a", "08"),
    ),
    "Skills": tab_separated(
        RATINGS,
        rating(ANALYST, "2.A", "Mathematics", "IM", "4.5"),
        rating(ANALYST, "2.A", "Mathematics", "LV", "5.1", irrelevant="N"),
        rating(STATISTICIAN, "2.A", "Mathematics", "IM", "3.0"),
        rating(STATISTICIAN, "2.A", "Mathematics", "LV", "4.0", suppress="Y"),
        rating(JOINER, "2.A", "Mathematics", "IM", "1.5"),
        rating(JOINER, "2.A", "Mathematics", "LV", "2.0", irrelevant="Y"),
        rating(JOINER, "2.B", "Writing", "IM", "much"),
    ),
    "Knowledge": tab_separated(RATINGS, rating(JOINER, "2.C", "Building", "IM", "4.0")),
    "Technology Skills": tab_separated(
        (CODE, "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand"),
        (ANALYST, "SQL", "432", "Query software", "Y", "N"),
        (STATISTICIAN, "SQL", "432", "Query software", "N", "N"),
    ),
    "Related Occupations": tab_separated(
        (CODE, "Related O*NET-SOC Code", "Relatedness Tier", "Index"),
        (ANALYST, STATISTICIAN, "Primary-Short", "1"),
        (STATISTICIAN, ANALYST, "Primary-Long", "2"),
        (JOINER, "47-2031.00", "Primary-Short", "1"),
        (JOINER, ANALYST, "Supplemental", "first"),
    ),
    "Task Statements": tab_separated(
        (CODE, "Task ID", "Task", "Task Type"),
        (ANALYST, "1", "Draw charts.", "Core"),
        (JOINER, "2", '"Sweep" up.', "Supplemental"),
    ),
    "Job Zones": tab_separated((CODE, "Job Zone"), (ANALYST, "5"), (JOINER, "n/a")),
    "Education, Training, and Experience": tab_separated(
        (CODE, "Element ID", "Scale ID", "Category", "Data Value", "Recommend Suppress"),
        (ANALYST, "2.D.1", "RL", "6", "61.5", "N"),
        (ANALYST, "2.D.1", "RL", "8", "38.5", "Y"),
        (ANALYST, "3.A.1", "RW", "2", "50.0", "N"),
    ),
    "Education, Training, and Experience Categories": tab_separated(
        ("Element ID", "Element Name", "Scale ID", "Category", "Category Description"),
        ("2.D.1", "Required Level of Education", "RL", "6", "Bachelor's Degree"),
        ("3.A.1", "Related Work Experience", "RW", "2", "Some months"),
    ),
}


def onet_zip(folder, **changed):
    files = {f"db_29_2_text/{name}.txt": text for name, text in {**ONET, **changed}.items()}
    return write_zip(folder / "onet.zip", files)
