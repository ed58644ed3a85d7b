import pytest

from cvs.pipeline.contents import with_kinds_told
from cvs.pipeline.sections import Section
from cvs.pipeline.vocabulary import Kind
from cvs.tests.lines import line

JOBS = [
    "Site Manager, Kestrel Construction Ltd",
    "2019 - 2023",
    "Led twelve people",
    "Bricklayer, Heron Builders Ltd",
    "2014 - 2019",
]
PROJECTS = [
    "Period\t2021 - 2023",
    "Role\tData Engineer",
    "Client\tKestrel Ltd",
    "Period\t2018 - 2020",
    "Role\tDeveloper",
    "Client\tHeron Ltd",
]
STUDIES = ["BSc in Chemistry", "University of Leeds", "2010 - 2013"]
REACH = ["14 High Street", "Leeds LS1 4AP", "ann@example.com"]
TONGUES = ["English: fluent", "French: B2"]


def section(kind, title, texts):
    return Section(kind, title, tuple(map(line, texts)))


def told(title, texts, *others):
    """The kind of a section of kind OTHER with this heading and these lines."""
    head = section(Kind.HEAD, "", ["Ann Lee"])
    return with_kinds_told([head, section(Kind.OTHER, title, texts), *others])[1].kind


@pytest.mark.parametrize(
    ("title", "texts", "kind"),
    [
        ("Where I have been", JOBS, Kind.EXPERIENCE),
        ("Project History", PROJECTS, Kind.EXPERIENCE),
        ("Where I learned", STUDIES, Kind.EDUCATION),
        ("I speak", TONGUES, Kind.LANGUAGES),
        ("Reach out", REACH, Kind.CONTACT),
    ],
)
def test_a_section_becomes_what_its_lines_tell(title, texts, kind):
    assert told(title, texts) == kind


@pytest.mark.parametrize(
    ("title", "texts", "kind"),
    [
        ("Where I have been", JOBS, Kind.EXPERIENCE),
        ("Project History", PROJECTS, Kind.EXPERIENCE),
        ("Where I learned", STUDIES, Kind.EDUCATION),
        ("I speak", TONGUES, Kind.LANGUAGES),
    ],
)
def test_a_section_stays_where_a_heading_announces_that_kind_elsewhere(title, texts, kind):
    assert told(title, texts, section(kind, "Announced", [])) == Kind.OTHER


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("References", REACH),
        ("Reach out", REACH[:2]),
        ("Volunteer Experience", JOBS),
        ("Projects", STUDIES),
        ("Where I have been", JOBS[:2]),
        ("Where I have been", ["Greenland", "2019 - 2020", "Patagonia", "2021 - 2022"]),
        ("Where I learned", ["BSc in Chemistry", "2010 - 2013"]),
        ("I speak", ["English: fluent", "at conferences", "on the radio"]),
        ("Where I have been", []),
    ],
)
def test_what_a_heading_names_or_the_lines_do_not_tell_stays_as_it_is(title, texts):
    assert told(title, texts) == Kind.OTHER


def test_only_the_first_such_section_becomes_it():
    again = section(Kind.OTHER, "Before that", JOBS)

    found = with_kinds_told([section(Kind.OTHER, "Since then", JOBS), again])

    assert [one.kind for one in found] == [Kind.EXPERIENCE, Kind.OTHER]


def test_an_address_after_that_of_the_head_is_somebody_else_s():
    head = section(Kind.HEAD, "", ["Ann Lee", "ann@example.com"])

    found = with_kinds_told([head, section(Kind.OTHER, "My mentor", REACH)])

    assert found[1].kind == Kind.OTHER
