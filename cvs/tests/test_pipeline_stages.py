from datetime import date

import pytest

from cvs.pipeline import Lexicon, Mention, Term, read_cv
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
    return read_cv(data, lexicon=Lexicon(()), today=TODAY).parsed_data


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


def test_read_cv_says_null_or_nothing_where_the_cv_is_silent():
    lines = [("name", "Ines Valbuena"), *[("line", "Words about nothing in particular.")] * 10]

    assert parsed(samples.pdf_cv(lines)) == {
        "personalInfo": {
            "name": "Ines Valbuena",
            "age": None,
            "address": {"street": None, "city": None},
            "email": None,
            "phone": None,
            "location": None,
        },
        "summary": None,
        "links": {"linkedin": None, "github": None, "portfolio": None},
        "skills": [],
        "experience": [],
        "education": [],
        "certifications": [],
        "languages": [],
    }


def test_read_cv_quotes_the_line_that_names_a_skill():
    reading = read_cv(samples.pdf_cv(), lexicon=LEXICON, today=TODAY)

    assert reading.mentions == (
        Mention("Wound care", "Clinical: Wound care, Triage, IV therapy", "skills"),
        Mention("Triage", "Clinical: Wound care, Triage, IV therapy", "skills"),
        Mention("Excel", "Software: Excel, SystmOne", "skills"),
    )


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


def test_read_cv_warns_when_it_finds_neither_jobs_nor_education():
    lines = [("name", "Ines Valbuena"), *[("line", "Words about nothing in particular.")] * 10]
    reading = read_cv(samples.pdf_cv(lines), lexicon=LEXICON, today=TODAY)

    assert reading.warnings == ("Neither jobs nor education were found.",)


def test_read_cv_gives_the_same_reading_twice():
    data = samples.pdf_cv()

    assert read_cv(data, lexicon=LEXICON, today=TODAY) == read_cv(
        data, lexicon=LEXICON, today=TODAY
    )
