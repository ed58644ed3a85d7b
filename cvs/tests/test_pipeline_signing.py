import pytest

from cvs.pipeline.sections import split_sections
from cvs.pipeline.signing import signature
from cvs.pipeline.vocabulary import Kind
from cvs.tests.lines import line

ABOVE = [line(text) for text in ("Ann Lee", "Certificates", "Welding", "First Aid", "Rigging")]


@pytest.mark.parametrize(
    "text",
    [
        "Graz, 22.11.2026",
        "Wien, 12. November 2026",
        "Frankfurt am Main, den 3. Mai 2026",
        "Genève, le 3 mai 2026",
        "Málaga, a 3 de mayo de 2026",
        "Leeds, 3 May 2026",
    ],
)
def test_a_place_with_a_day_and_what_follows_are_the_signature(text):
    assert signature([*ABOVE, line(text), line("Ann Lee")]) == frozenset({5, 6})


@pytest.mark.parametrize(
    "rest",
    [
        ["Forklift Licence, 2019"],
        ["First Aid, May 2019"],
        ["Graz, 22.11.2026", "and much more that nobody signs a document with"],
        ["Graz, 22.11.2026", "Tea", "Milk", "Bread", "Salt"],
        ["22.11.2026"],
    ],
)
def test_other_last_lines_are_none(rest):
    assert signature([*ABOVE, *map(line, rest)]) == frozenset()


def test_the_signature_is_no_part_of_the_last_section():
    sections = split_sections([*ABOVE, line("Graz, 22.11.2026"), line("Ann Lee")])

    assert [(one.kind, len(one.lines)) for one in sections] == [
        (Kind.HEAD, 3),
        (Kind.CERTIFICATIONS, 3),
    ]
