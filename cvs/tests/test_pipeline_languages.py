import pytest

from cvs.pipeline.languages import find_languages, languages_among_skills
from cvs.tests.lines import line


def spoken(*texts):
    found = find_languages([line(text) for text in texts])
    return [(one.values["name"], one.values["level"]) for one in found]


@pytest.mark.parametrize(
    "texts",
    [
        ["English (Native), German (B2)"],
        ["English: Native; German: B2"],
        ["English – Native", "German – B2"],
        ["English Native • German B2"],
        ["English, Native; German, B2"],
        ["English\tNative", "German\tB2"],
        ["English", "Native", "German", "Level: B2"],
        ["English\tGerman", "Native\tB2"],
        ["English", "Fluency: Native", "German", "Fluency: B2"],
    ],
)
def test_languages_are_told_with_their_levels(texts):
    assert spoken(*texts) == [("English", "Native"), ("German", "B2")]


@pytest.mark.parametrize(
    ("texts", "languages"),
    [
        (["Mother tongue\tSwedish"], [("Swedish", "Mother tongue")]),
        (["Deutsch (Muttersprache)"], [("Deutsch", "Muttersprache")]),
        (["Français: langue maternelle"], [("Français", "langue maternelle")]),
        (["Anglais courant"], [("Anglais", "courant")]),
        (["Inglés – nivel alto"], [("Inglés", "alto")]),
        (
            ["Welsh: Professional working proficiency"],
            [("Welsh", "Professional working proficiency")],
        ),
        (["Fluent: English, German"], [("English", "Fluent"), ("German", "Fluent")]),
        (["French (fluent), Latin"], [("French", "fluent"), ("Latin", None)]),
        (["English: C1 (IELTS 7.5)"], [("English", "C1 (IELTS 7.5)")]),
        (["Klingon: Fluent"], [("Klingon", "Fluent")]),
        (["English ●●●○○", "Welsh"], [("English", None), ("Welsh", None)]),
        (["English, German, English"], [("English", None), ("German", None)]),
        (["Fluent in tea"], []),
        (["Fluency: Native"], []),
        ([], []),
    ],
)
def test_names_and_levels_are_taken_as_written(texts, languages):
    assert spoken(*texts) == languages


def test_a_language_holds_the_lines_of_its_name_and_of_its_level():
    (found,) = find_languages([line("Mandarin"), line("Native")])

    assert [one.text for one in found.lines] == ["Mandarin", "Native"]


def test_a_long_text_lists_no_languages():
    assert spoken("I speak English " + "and tea " * 20) == []


@pytest.mark.parametrize(
    ("texts", "languages"),
    [
        (["Tools: Excel", "Languages: English, French"], ["English", "French"]),
        (["Tools\tExcel", "Idiomas\tEspañol (Nativo)"], ["Español"]),
        (["Languages", "English, French", "Tools", "Excel"], ["English", "French"]),
        (["Languages: Java, Rust"], []),
    ],
)
def test_languages_may_be_a_row_of_the_skills(texts, languages):
    found = languages_among_skills([line(text) for text in texts])

    assert [one.values["name"] for one in found] == languages


@pytest.mark.parametrize(
    ("texts", "languages"),
    [
        (
            ["English (Fluent) / Klingon (Native) / Tagalog (Native)"],
            [("English", "Fluent"), ("Klingon", "Native"), ("Tagalog", "Native")],
        ),
        (
            ["English (C1), Klingon (B2); Latin (A1)"],
            [("English", "C1"), ("Klingon", "B2"), ("Latin", "A1")],
        ),
        (
            ["Cebuano, Bhojpuri, Haoussa, Javanisch, Guyarati"],
            [
                ("Cebuano", None),
                ("Bhojpuri", None),
                ("Haoussa", None),
                ("Javanisch", None),
                ("Guyarati", None),
            ],
        ),
        (["Français (Langue", "maternelle)"], [("Français", "Langue maternelle")]),
        (["Mother tongue(s): Turkish"], [("Turkish", "Mother tongue(s)")]),
    ],
)
def test_each_piece_with_a_level_is_a_language(texts, languages):
    assert spoken(*texts) == languages


@pytest.mark.parametrize(
    "header",
    [
        "Listening\tReading\tSpoken production\tSpoken interaction\tWriting",
        "Hören\tLesen\tAn Gesprächen teilnehmen\tSchreiben",
        "Comprensión auditiva\tLectura\tExpresión oral\tEscritura",
    ],
)
def test_the_header_of_a_table_of_levels_is_no_language(header):
    assert spoken(header, "GREEK\tB1\tB1\tB1\tB1") == [("GREEK", "B1")]


def test_names_written_with_a_small_prefix_are_languages():
    found = find_languages([line("isiNorthern, seHill (home language), English (second language)")])

    assert [tuple(one.values.values()) for one in found] == [
        ("isiNorthern", None),
        ("seHill", "home language"),
        ("English", "second language"),
    ]


def test_a_product_with_a_small_prefix_is_no_language():
    assert find_languages([line("luX, iPhone and seo")]) == []


def test_abilities_in_a_line_are_no_languages():
    found = find_languages([line("Zulu - Speak: Excellent, Read: Good, Write: Good")])

    assert [one.values["name"] for one in found] == ["Zulu"]
