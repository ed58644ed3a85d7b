from datetime import date

import pytest

from cvs.pipeline import Lexicon, Reason, UnreadableError, read_cv
from cvs.pipeline.document import Document, Line, Word
from cvs.pipeline.limits import STANDARD_LIMITS
from cvs.pipeline.readers import check_text
from cvs.tests import samples

TODAY = date(2026, 11, 22)


def read(data):
    return read_cv(data, lexicon=Lexicon(()), today=TODAY)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_says_what_is_wrong_and_what_to_do(reason):
    assert reason.message.endswith(".")
    assert reason.remedy.endswith(".")
    assert reason.message != reason.remedy


@pytest.mark.parametrize("write", [samples.pdf_cv, samples.docx_cv])
@pytest.mark.parametrize(
    "lines",
    [samples.INVOICE, samples.NOVEL, samples.RECIPE, samples.FORM, samples.SOURCE_CODE],
    ids=["invoice", "novel", "recipe", "form", "source code"],
)
def test_what_is_no_cv_is_refused_as_such(lines, write):
    with pytest.raises(UnreadableError) as caught:
        read(write(lines))

    assert caught.value.reason is Reason.NOT_A_CV


NAME, MAIL = ("name", "Ines Valbuena"), ("line", "ines@valbuena.example")
FILLING = [("line", "Words about many things that anybody may have done.")] * 8


@pytest.mark.parametrize(
    "lines",
    [
        [("name", "Curriculum Vitae"), NAME],
        [NAME, ("heading", "Skills"), ("line", "Tea"), ("heading", "Education")],
        [NAME, MAIL, ("heading", "Experience")],
        [NAME, ("heading", "Experience"), ("entry", "Cook", "2015 - 2017")],
        [NAME, MAIL, ("entry", "Kucharka", "2015 - 2017"), ("entry", "Kelnerka", "2012 - 2014")],
    ],
    ids=["title", "two headings", "heading and address", "heading and dates", "other language"],
)
def test_little_is_enough_for_a_cv(lines):
    assert read(samples.pdf_cv([*lines, *FILLING])).pages == 1


def test_a_file_whose_fonts_tell_no_letters_is_refused_as_such():
    lines = (Line(tuple(Word("\u2022") for _ in range(60))),)

    with pytest.raises(UnreadableError) as caught:
        check_text(Document(lines, pages=1, engine="pdf", unmapped=0.9), STANDARD_LIMITS)

    assert caught.value.reason is Reason.UNREADABLE_FONTS
