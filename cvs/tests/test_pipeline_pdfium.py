import subprocess
import sys
from dataclasses import replace
from time import process_time

import pytest
from fpdf import FPDF

from cvs.pipeline import Limits, Reason, UnreadableError
from cvs.pipeline.readers import glyphs, layout, pdfium, pdfminer, read_document
from cvs.tests import samples

LIMITS = Limits()
BOTH = [pdfium.read_with_pdfium, pdfminer.read_with_pdfminer]
SENTENCE = "Led a team of seven and wrote its handbook. "


def with_missing_page(data):
    """The page tree lists a page first that the file does not hold: pdfium gives up on it."""
    listed = data.replace(b"/Kids [3 0 R]", b"/Kids [99 0 R 3 0 R]")
    return listed.replace(b"/Count 1", b"/Count 2")


def with_broken_table(data):
    """Every object is said to start at the first byte: pdfminer finds no page."""
    rows = [row for row in data.split(b"\n") if row.endswith(b" 00000 n ")]
    for row in rows:
        data = data.replace(row, b"0000000000 00000 n ")
    return data


def turned_pdf(*, with_text):
    """A page shown on its side; `with_text` its text is turned the other way and stands upright."""
    pdf = samples.blank_pdf()
    pdf.set_font("Helvetica", size=10)
    with pdf.rotation(90 if with_text else 0, x=100, y=150):
        for row in range(5):
            pdf.text(x=60, y=150 + 6 * row, text=SENTENCE * 2)
    return bytes(pdf.output()).replace(b"/Type /Page\n", b"/Type /Page /Rotate 90\n")


def slanted_pdf():
    """Words without spaces between them, on letters that lean to the right by a fifth."""
    pdf = samples.blank_pdf()
    pdf.set_font("Helvetica", size=10)
    for row in range(10):
        place = 20.0
        for word in SENTENCE.split():
            with pdf.skew(ax=11.3, x=0, y=20 + 8 * row):
                pdf.text(x=place, y=20 + 8 * row, text=word)
            place += pdf.get_string_width(word + " ")
    return bytes(pdf.output())


def linked_pdf(*addresses):
    pdf = samples.blank_pdf()
    pdf.set_font("Helvetica", size=10)
    for address in addresses:
        pdf.cell(text="profile", link=address)
    pdf.ln()
    pdf.multi_cell(w=0, text=SENTENCE * 4)
    return bytes(pdf.output())


def words_of(document):
    return [
        (line.page, line.bullet, word.text, word.size, word.bold, word.after_gap)
        for line in document.lines
        for word in line.words
    ]


def places_of(document):
    boxes = [word.box for line in document.lines for word in line.words]
    return [place for box in boxes for place in (box.x0, box.x1, box.y)]


def glyph(text, x0, x1):
    return glyphs.Glyph(text, x0, x1, y=700.0, size=10.0, bold=False)


def texts_of(*pieces):
    return [word.text for word in layout.words_of(pieces)]


@pytest.mark.parametrize(
    "data",
    [
        samples.pdf_cv(),
        samples.pdf_cv(samples.GERMAN),
        samples.pdf_cv(samples.renamed()),
        samples.long_pdf(3),
        linked_pdf("https://example.com/one"),
    ],
    ids=["english", "german", "other headings", "pages", "links"],
)
def test_both_libraries_read_the_same_words_at_the_same_places(data):
    one, other = (read(data, LIMITS) for read in BOTH)

    assert words_of(one) == words_of(other)
    assert places_of(one) == pytest.approx(places_of(other), abs=0.1)
    assert (one.pages, one.links) == (other.pages, other.links)


def test_slanted_letters_do_not_reach_over_the_space_behind_them():
    document = pdfium.read_with_pdfium(slanted_pdf(), LIMITS)

    assert [line.text for line in document.lines] == [SENTENCE.strip()] * 10


def test_pdf_is_read_by_pdfium_first():
    assert read_document(samples.pdf_cv(), LIMITS).engine == pdfium.ENGINE


def test_pdf_that_pdfium_refuses_is_read_by_pdfminer():
    data = with_missing_page(samples.pdf_cv())

    with pytest.raises(pdfium.PdfiumError):
        pdfium.read_with_pdfium(data, LIMITS)
    document = read_document(data, LIMITS)

    assert document.engine == pdfminer.ENGINE
    assert words_of(document) == words_of(read_document(samples.pdf_cv(), LIMITS))


def test_pdf_in_which_pdfminer_finds_no_page_is_read_by_pdfium():
    data = with_broken_table(samples.pdf_cv())

    assert pdfminer.read_with_pdfminer(data, LIMITS).lines == ()
    assert words_of(read_document(data, LIMITS)) == words_of(
        read_document(samples.pdf_cv(), LIMITS)
    )


def test_text_that_is_upright_only_on_the_turned_page_is_read_by_pdfminer():
    document = read_document(turned_pdf(with_text=True), LIMITS)

    assert document.engine == pdfminer.ENGINE
    assert [line.text for line in document.lines] == [(SENTENCE * 2).strip()] * 5


def test_text_of_a_page_that_lies_on_its_side_is_read_by_pdfium():
    document = read_document(turned_pdf(with_text=False), LIMITS)

    assert document.engine == pdfium.ENGINE
    assert [line.text for line in document.lines] == [(SENTENCE * 2).strip()] * 5


@pytest.mark.parametrize("read", BOTH)
def test_each_library_names_a_password(read):
    with pytest.raises(UnreadableError) as caught:
        read(samples.encrypted_pdf(), LIMITS)

    assert caught.value.reason == Reason.ENCRYPTED


@pytest.mark.parametrize("read", BOTH)
@pytest.mark.parametrize("limits", [replace(LIMITS, pages=1), replace(LIMITS, characters=150)])
def test_each_library_stops_at_the_limits(read, limits):
    with pytest.raises(UnreadableError) as caught:
        read(samples.long_pdf(2), limits)

    assert caught.value.reason == Reason.TOO_LONG


def test_links_are_told_once_and_in_order():
    data = linked_pdf("https://example.com/b", "mailto:a@example.com", "https://example.com/b")

    document = read_document(data, LIMITS)

    assert document.links == ("https://example.com/b", "mailto:a@example.com")


def test_a_link_too_long_for_the_buffer_is_left_out():
    data = linked_pdf("https://example.com/a", f"https://example.com/{'x' * 3000}")

    assert pdfium.read_with_pdfium(data, LIMITS).links == ("https://example.com/a",)


def test_a_word_in_two_weights_is_not_bold():
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    pdf.write(text="Skills: ")
    pdf.write(text=SENTENCE * 4)
    pdf.ln()
    pdf.set_font("Helvetica", style="B", size=10)
    pdf.write(text="Ward Manager")
    pdf.set_font("Helvetica", size=10)
    pdf.write(text=", Leeds")

    *_, last = read_document(bytes(pdf.output()), LIMITS).lines

    assert [(word.text, word.bold) for word in last.words] == [
        ("Ward", True),
        ("Manager,", False),
        ("Leeds", False),
    ]


def test_space_at_the_end_of_a_glyph_ends_its_word():
    assert texts_of(glyph("one ", 10, 30), glyph("two", 31, 50)) == ["one", "two"]
    assert texts_of(glyph("one", 10, 30), glyph("two", 31, 50)) == ["onetwo"]


def test_accent_printed_over_a_word_does_not_divide_what_follows():
    accent = glyph("\u02d8", 14, 18)

    assert texts_of(glyph("gaz ", 10, 30), accent, glyph("and", 40, 50)) == ["gaz\u02d8", "and"]
    assert texts_of(glyph("gaz", 10, 30), accent, glyph("ette", 30, 50)) == ["gaz\u02d8ette"]


def test_reading_leaves_nothing_open_for_the_interpreter_to_complain_about():
    code = (
        "import sys\n"
        "from cvs.pipeline import Limits\n"
        "from cvs.pipeline.readers import read_document\n"
        "read_document(sys.stdin.buffer.read(), Limits())\n"
    )

    ended = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", code],
        input=samples.pdf_cv(),
        capture_output=True,
        check=False,
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_a_word_as_long_as_the_limit_is_put_together_in_good_time():
    pieces = [glyph("a", place, place + 1) for place in range(LIMITS.characters)]
    started = process_time()

    (word,) = layout.words_of(pieces)

    assert word.text == "a" * LIMITS.characters
    assert process_time() - started < LIMITS.cpu_seconds
