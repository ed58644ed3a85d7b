import pytest

from cvs.pipeline.document import Line, Word
from cvs.pipeline.sections import heading_kind, split_sections
from cvs.pipeline.vocabulary import Kind


def line(text, *, size=10.0, bold=False, style="", bullet=False):
    words = tuple(Word(word, size, bold) for word in text.split())
    return Line(words, style=style, bullet=bullet)


def heading(text):
    return line(text, size=14.0, bold=True)


def kinds_and_texts(lines):
    return [
        (section.kind, section.title, [line.text for line in section.lines])
        for section in split_sections(lines)
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Experience", Kind.EXPERIENCE),
        ("PROFESSIONAL EXPERIENCE:", Kind.EXPERIENCE),
        ("Career History", Kind.EXPERIENCE),
        ("Areas of Expertise", Kind.SKILLS),
        ("Skills & Tools", Kind.SKILLS),
        ("Academic Background", Kind.EDUCATION),
        ("Licenses & Certifications", Kind.CERTIFICATIONS),
        ("Professional Development", Kind.CERTIFICATIONS),
        ("Language Skills", Kind.LANGUAGES),
        ("Volunteer Experience", Kind.OTHER),
        ("Personal Statement", Kind.SUMMARY),
        ("Berufserfahrung", Kind.EXPERIENCE),
        ("Aus- und Weiterbildung", Kind.EDUCATION),
        ("Sprachkenntnisse", Kind.LANGUAGES),
        ("Expérience professionnelle", Kind.EXPERIENCE),
        ("Formation", Kind.EDUCATION),
        ("Compétences", Kind.SKILLS),
        ("Centres d’intérêt", Kind.OTHER),
        ("Experiencia laboral", Kind.EXPERIENCE),
        ("Formación académica", Kind.EDUCATION),
        ("Idiomas", Kind.LANGUAGES),
        ("Experience with large kitchens", None),
        ("Languages: C, Java", None),
        ("Education.", None),
        ("Maren Oakhurst", None),
        ("", None),
    ],
)
def test_heading_kind_knows_the_usual_words(text, kind):
    assert heading_kind(text) == kind


def test_sections_start_at_their_headings():
    lines = [line("Ann Lee"), heading("Education"), line("BSc"), heading("Skills"), line("Tea")]

    assert kinds_and_texts(lines) == [
        (Kind.HEAD, "", ["Ann Lee"]),
        (Kind.EDUCATION, "Education", ["BSc"]),
        (Kind.SKILLS, "Skills", ["Tea"]),
    ]


def test_an_unknown_heading_ends_a_section():
    lines = [
        line("Ann Lee"),
        heading("Education"),
        line("BSc"),
        heading("Expeditions"),
        line("Greenland"),
        line("Patagonia"),
    ]

    assert kinds_and_texts(lines)[1:] == [
        (Kind.EDUCATION, "Education", ["BSc"]),
        (Kind.OTHER, "Expeditions", ["Greenland", "Patagonia"]),
    ]


def test_a_label_in_a_lesser_look_is_no_heading():
    label = line("Languages", size=11.0, bold=True)
    lines = [line("Ann Lee"), heading("Education"), line("BSc"), heading("Skills"), label]

    assert kinds_and_texts(lines)[2] == (Kind.SKILLS, "Skills", ["Languages"])


def test_a_heading_in_the_margin_of_a_line_is_one():
    words = (Word("Education", 14.0), Word("BSc", 10.0, after_gap=True))

    assert kinds_and_texts([line("Ann Lee"), Line(words)])[1:] == [
        (Kind.EDUCATION, "Education", ["BSc"])
    ]


def test_the_first_line_and_bullets_are_no_headings():
    lines = [line("Resume"), line("Skills", bullet=True)]

    assert kinds_and_texts(lines) == [(Kind.HEAD, "", ["Resume", "Skills"])]


def test_no_lines_are_one_empty_section():
    assert kinds_and_texts([]) == [(Kind.HEAD, "", [])]
