import pytest

from careers.management.formats.guard import FormatError
from careers.management.formats.onet import (
    AlternateTitle,
    Education,
    JobZone,
    Occupation,
    Rating,
    Related,
    Task,
    Technology,
    open_onet,
    soc,
)
from careers.tests.official import (
    ANALYST,
    JOINER,
    RATINGS,
    STATISTICIAN,
    onet_zip,
    rating,
    tab_separated,
    write_zip,
)


@pytest.fixture
def onet(tmp_path):
    with open_onet(onet_zip(tmp_path)) as release:
        yield release


def reasons(onet):
    return [(row.file, row.line, row.reason) for row in onet.skips.rows]


def test_the_version_is_that_of_the_folder_inside(onet, tmp_path):
    assert onet.version == "29.2"
    with open_onet(write_zip(tmp_path / "x.zip", {"a.txt": ""})) as other:
        assert other.version == ""


def test_occupations_keep_bare_double_quotes(onet):
    first, *_ = onet.occupations()

    assert first == Occupation(ANALYST, "Data Analysts", 'Study "figures" and data.')
    assert first.soc == "15-2051"
    assert soc(JOINER) == "51-7011"


def test_alternate_titles_have_a_short_form_where_there_is_one(onet):
    assert list(onet.alternate_titles()) == [
        AlternateTitle(ANALYST, "Number Person", "NP"),
        AlternateTitle(JOINER, "Woodworker", ""),
    ]


def test_ratings_join_importance_and_level_and_heed_their_flags(onet):
    found = list(onet.skills())

    assert found == [
        Rating(ANALYST, "2.A", "Mathematics", 4.5, 5.1),
        Rating(STATISTICIAN, "2.A", "Mathematics", 3.0, None),
        Rating(JOINER, "2.A", "Mathematics", 1.5, 0.0),
    ]
    assert reasons(onet) == [
        ("Skills.txt", 5, "its publisher advises against using it"),
        ("Skills.txt", 8, "not a number"),
    ]


def test_knowledge_is_read_like_skills_and_abilities_only_where_they_are(onet):
    assert list(onet.knowledge()) == [Rating(JOINER, "2.C", "Building", 4.0, None)]
    assert list(onet.abilities()) == []


def test_abilities_are_read_where_the_release_has_them(tmp_path):
    text = tab_separated(RATINGS, rating(JOINER, "1.A", "Strength", "IM", "4.2"))

    with open_onet(onet_zip(tmp_path, Abilities=text)) as onet:
        assert list(onet.abilities()) == [Rating(JOINER, "1.A", "Strength", 4.2, None)]


def test_technologies_say_what_is_sought(onet):
    first, second = onet.technologies()

    assert first == Technology(ANALYST, "SQL", "432", "Query software", hot=True, in_demand=False)
    assert second.hot is False


def test_related_occupations_have_tier_and_index(onet):
    first, *_, last = onet.related()

    assert first == Related(ANALYST, STATISTICIAN, "Primary-Short", 1)
    assert last.code == JOINER
    assert reasons(onet) == [("Related Occupations.txt", 5, "not a number")]


def test_job_zones_tasks_and_education(onet):
    assert list(onet.job_zones()) == [JobZone(ANALYST, 5)]
    assert list(onet.tasks()) == [
        Task(ANALYST, "Draw charts.", True),
        Task(JOINER, '"Sweep" up.', False),
    ]
    assert list(onet.education()) == [Education(ANALYST, 6, 61.5)]
    assert onet.education_names() == {6: "Bachelor's Degree"}
    assert reasons(onet) == [
        ("Job Zones.txt", 3, "not a number"),
        (
            "Education, Training, and Experience.txt",
            3,
            "its publisher advises against using it",
        ),
    ]


def test_a_release_without_a_column_is_refused(tmp_path):
    path = onet_zip(tmp_path, Skills="O*NET-SOC Code\tElement ID\r\n")

    with open_onet(path) as onet, pytest.raises(FormatError, match=r"Skills\.txt has no column"):
        list(onet.skills())
