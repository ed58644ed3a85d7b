from datetime import date

import pytest

from cvs.pipeline import Lexicon, Reason, Term, UnreadableError, read_cv
from cvs.pipeline.confidence import DOUBTFUL
from cvs.tests import samples

TODAY = date(2026, 11, 22)
LEXICON = Lexicon(
    (
        Term("Triage", ()),
        Term("Wound care", ("wound management",)),
        Term("Excel", ("Microsoft Excel",), needs_context=True),
        Term("C++", ()),
        Term("SQL", ()),
    )
)


def parsed(data):
    """What the CV says, without the evidence."""
    found = read_cv(data, lexicon=Lexicon(()), today=TODAY).parsed_data
    return {key: found[key] for key in samples.NURSE_DATA}


@pytest.mark.parametrize(
    "data",
    [samples.pdf_cv(), samples.docx_cv(), samples.docx_table_cv()],
    ids=["pdf", "docx", "docx table"],
)
def test_read_cv_reads_the_same_values_from_every_layout(data):
    assert parsed(data) == samples.NURSE_DATA


def test_read_cv_knows_sections_by_other_headings():
    assert parsed(samples.pdf_cv(samples.renamed())) == samples.NURSE_DATA


def test_read_cv_reads_a_german_cv():
    assert parsed(samples.pdf_cv(samples.GERMAN)) == samples.GERMAN_DATA


def silent():
    lines = [("name", "Curriculum Vitae"), ("line", "Ines Valbuena")]
    return samples.pdf_cv([*lines, *[("line", "Words about nothing in particular.")] * 10])


def test_read_cv_says_null_or_nothing_where_the_cv_is_silent():
    found = parsed(silent())

    assert found["personalInfo"] == {
        "name": "Ines Valbuena",
        "age": None,
        "address": {"street": None, "city": None},
        "email": None,
        "phone": None,
        "location": None,
    }
    assert found["summary"] is None
    assert found["links"] == {"linkedin": None, "github": None, "portfolio": None}
    assert [found[key] for key in ("skills", "experience", "education", "languages")] == [[]] * 4


def test_read_cv_quotes_the_line_that_names_a_skill():
    reading = read_cv(samples.pdf_cv(), lexicon=LEXICON, today=TODAY)

    assert [(one.skill, one.evidence, one.section, one.years) for one in reading.mentions] == [
        ("Wound care", "Clinical: Wound care, Triage, IV therapy", "skills", None),
        ("Triage", "Clinical: Wound care, Triage, IV therapy", "skills", None),
        ("Excel", "Software: Excel, SystmOne", "skills", None),
    ]


def test_read_cv_dates_a_skill_by_the_jobs_that_name_it():
    lexicon = Lexicon((Term("Handover", ("handover notes",)), Term("Teaching", ())))
    reading = read_cv(samples.pdf_cv(), lexicon=lexicon, today=TODAY)

    assert [(one.skill, one.section, one.years, one.last_used) for one in reading.mentions] == [
        ("Teaching", "summary", None, None),
        ("Handover", "experience", 5.8, "2026-11"),
    ]


def test_read_cv_lists_skills_that_the_catalogue_does_not_know():
    reading = read_cv(samples.pdf_cv(), lexicon=LEXICON, today=TODAY)

    assert reading.unknown_skills == ("IV therapy", "SystmOne")


def test_read_cv_gives_a_sheet_with_its_lines_for_each_page():
    pdf = read_cv(samples.pdf_cv(), lexicon=LEXICON, today=TODAY)
    docx = read_cv(samples.docx_cv(), lexicon=LEXICON, today=TODAY)

    assert [(one.number, one.lines[0]) for one in pdf.sheets] == [(1, "Maren Oakhurst")]
    assert [(one.number, one.width, one.height) for one in docx.sheets] == [(1, 0.0, 0.0)]
    assert docx.sheets[0].lines[-1] == "Software: Excel, SystmOne"


def test_read_cv_refuses_what_is_no_cv():
    with pytest.raises(UnreadableError) as caught:
        read_cv(samples.pdf_cv(samples.NOVEL), lexicon=LEXICON, today=TODAY)

    assert caught.value.reason is Reason.NOT_A_CV


def test_read_cv_names_its_engine_and_counts_pages():
    pdf = read_cv(samples.pdf_cv(), lexicon=LEXICON, today=TODAY)
    docx = read_cv(samples.docx_cv(), lexicon=LEXICON, today=TODAY)

    assert (pdf.engine, pdf.pages) == ("pdf", 1)
    assert (docx.engine, docx.pages) == ("docx", 1)


def test_read_cv_has_no_warning_for_an_ordinary_cv():
    assert read_cv(samples.pdf_cv(), lexicon=LEXICON, today=TODAY).warnings == ()


def test_read_cv_warns_of_a_job_in_the_future():
    reading = read_cv(samples.pdf_cv(), lexicon=LEXICON, today=date(2020, 1, 1))

    assert reading.warnings == ("A job starts in the future: Mar 2021 - Present.",)


def test_read_cv_warns_of_a_job_that_ends_before_it_starts():
    lines = [(*row[:2], *("2021 - 2017" for _ in row[2:])) for row in samples.NURSE]
    reading = read_cv(samples.pdf_cv(lines), lexicon=LEXICON, today=TODAY)

    assert set(reading.warnings) == {"A job ends before it starts: 2021 - 2017."}


def test_read_cv_warns_when_it_finds_neither_jobs_nor_education():
    reading = read_cv(silent(), lexicon=LEXICON, today=TODAY)

    assert reading.warnings == ("Neither jobs nor education were found.",)
    assert reading.confidence < DOUBTFUL


def test_read_cv_gives_the_same_reading_twice():
    data = samples.pdf_cv()

    assert read_cv(data, lexicon=LEXICON, today=TODAY) == read_cv(
        data, lexicon=LEXICON, today=TODAY
    )
