from dataclasses import replace

import pytest

from cvs.pipeline import Limits, Reason, UnreadableError
from cvs.pipeline.document import Source
from cvs.pipeline.readers import archive, read_document
from cvs.tests import samples

LIMITS = Limits()
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


def reason_against(data, limits=LIMITS):
    with pytest.raises(UnreadableError) as caught:
        read_document(data, limits)
    return caught.value.reason


@pytest.mark.parametrize(
    "data",
    [b"", b"Plain text of a CV", b"\x89PNG\r\n\x1a\n", samples.zip_of_pictures(), OLD_WORD],
    ids=["empty", "text", "png", "zip", "old word"],
)
def test_read_document_refuses_what_is_neither_pdf_nor_word(data):
    assert reason_against(data) == Reason.WRONG_TYPE


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 and then nothing of the kind",
        samples.pdf_cv()[:500],
        b"PK\x03\x04 and then nothing of the kind",
        samples.docx_cv()[:-200],
        samples.with_part(samples.docx_cv(), "word/document.xml", lambda xml: xml[:-40]),
        samples.with_entries(samples.docx_cv(), [("word/extra.xml", ENTITY)]),
    ],
    ids=["pdf head", "half pdf", "zip head", "half zip", "half xml", "doctype"],
)
def test_read_document_calls_a_broken_file_damaged(data):
    assert reason_against(data) == Reason.DAMAGED


@pytest.mark.parametrize(
    "data",
    [samples.encrypted_pdf(), OLD_WORD + "EncryptedPackage".encode("utf-16-le")],
    ids=["pdf", "docx"],
)
def test_read_document_names_a_password(data):
    assert reason_against(data) == Reason.ENCRYPTED


@pytest.mark.parametrize(
    "data",
    [
        samples.empty_pdf(),
        samples.picture_pdf(),
        samples.pdf_cv([("line", "word " * 29)]),
        samples.docx_cv([("line", "word " * 29)]),
        samples.pdf_cv([("line", "---- " * 40)]),
    ],
    ids=["empty", "picture", "29 words pdf", "29 words docx", "no letters"],
)
def test_read_document_says_when_there_is_hardly_any_text(data):
    assert reason_against(data) == Reason.NO_TEXT


def test_read_document_takes_thirty_words():
    (line,) = read_document(samples.docx_cv([("line", "word " * 30)]), LIMITS).lines

    assert len(line.words) == 30


def test_read_document_refuses_a_file_over_the_size_limit():
    data = samples.pdf_cv()

    assert reason_against(data, replace(LIMITS, input_bytes=len(data) - 1)) == Reason.TOO_BIG
    assert read_document(data, replace(LIMITS, input_bytes=len(data))).pages == 1


def test_read_document_refuses_a_pdf_over_the_page_limit():
    assert reason_against(samples.long_pdf(31)) == Reason.TOO_LONG
    assert read_document(samples.long_pdf(30), LIMITS).pages == 30


@pytest.mark.parametrize("data", [samples.pdf_cv(), samples.docx_cv()], ids=["pdf", "docx"])
def test_read_document_refuses_more_text_than_the_limit(data):
    assert reason_against(data, replace(LIMITS, characters=400)) == Reason.TOO_LONG


def test_read_document_refuses_more_lines_than_the_limit():
    assert (
        reason_against(samples.docx_with_paragraphs(501), replace(LIMITS, lines=500))
        == Reason.TOO_LONG
    )


def test_read_document_calls_a_part_that_inflates_too_far_too_heavy():
    data = samples.with_entries(samples.docx_cv(), [("word/bomb.xml", bytes(21 * 1024 * 1024))])

    assert len(data) < 100_000
    assert reason_against(data) == Reason.TOO_HEAVY


def test_read_document_calls_a_package_that_inflates_too_far_too_heavy():
    parts = [(f"word/{number}.xml", bytes(18 * 1024 * 1024)) for number in range(6)]

    assert reason_against(samples.with_entries(samples.docx_cv(), parts)) == Reason.TOO_HEAVY


def test_read_document_calls_a_package_of_too_many_entries_too_heavy():
    parts = [(f"word/{number}.xml", b"") for number in range(archive.MOST_ENTRIES)]

    assert reason_against(samples.with_entries(samples.docx_cv(), parts)) == Reason.TOO_HEAVY


def test_read_document_counts_what_is_inflated_not_what_is_declared():
    size = 21 * 1024 * 1024
    data = samples.with_entries(samples.docx_cv(), [("word/bomb.xml", bytes(size))])
    lying = data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))

    assert lying != data
    assert reason_against(lying) in {Reason.TOO_HEAVY, Reason.DAMAGED}


def test_read_document_is_not_held_up_by_an_endless_table_row():
    (line,) = read_document(samples.docx_with_wide_cell(), LIMITS).lines

    assert line.text == "word " * 39 + "word"


def test_read_document_reads_margins_and_text_boxes_in_order():
    document = read_document(samples.docx_with_margins(), LIMITS)

    assert [(line.source, line.words[0].text) for line in document.lines] == [
        (Source.HEADER, "Header"),
        (Source.BODY, "Before"),
        (Source.TEXT_BOX, "Boxed"),
        (Source.BODY, "After"),
        (Source.FOOTER, "Footer"),
    ]


def test_pdf_lines_tell_size_weight_and_place():
    name, contact, *_ = read_document(samples.pdf_cv(), LIMITS).lines

    assert (name.text, name.size, name.bold) == ("Maren Oakhurst", 22.0, True)
    assert (contact.size, contact.bold, contact.left) == (10.0, False, name.left)
    assert name.baseline > contact.baseline


def test_pdf_dates_at_the_margin_are_a_cell_of_their_line():
    lines = read_document(samples.pdf_cv(), LIMITS).lines

    assert [line.cells for line in lines if len(line.cells) > 1] == [
        ("Ward Manager", "Mar 2021 - Present"),
        ("Staff Nurse", "June 2017 - Feb 2021"),
        ("Care Assistant", "2015 - 2017"),
        ("BSc (Hons) in Adult Nursing", "2012 - 2015"),
    ]


def test_docx_tabs_divide_cells_and_list_styles_are_bullets():
    lines = read_document(samples.docx_cv(), LIMITS).lines

    assert [line.text for line in lines if line.bullet][-2:] == [
        "Advanced Life Support, 2022",
        "Mentorship in Practice, 2019",
    ]
    assert ("Ward Manager", "Mar 2021 - Present") in [line.cells for line in lines]


def test_every_reason_has_its_own_message_and_a_remedy():
    messages = {reason.message for reason in Reason}

    assert len(messages) == len(Reason)
    assert all(reason.remedy.endswith(".") for reason in Reason)
