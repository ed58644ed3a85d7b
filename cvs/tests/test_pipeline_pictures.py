import time
from dataclasses import replace
from io import BytesIO

import pytest
from fpdf import FPDF
from PIL import Image

from cvs.pipeline import Limits, Reason, UnreadableError, draw_in_child, read_in_child
from cvs.pipeline.limits import MEBIBYTE
from cvs.pipeline.pictures import MOST_HEIGHT, WIDTH, draw_pages
from cvs.pipeline.readers import read_document
from cvs.pipeline.sandbox import WARM, answer_to
from cvs.pipeline.wire import DrawJob, decode_pictures
from cvs.tests import hostile, samples
from cvs.tests.children import LEXICON, LIMITS, TODAY, children

# Smaller than the real ones, so that what runs into them does so soon.
TIGHT = Limits(picture_seconds=2, memory_bytes=400 * MEBIBYTE)


def opened(picture):
    return Image.open(BytesIO(picture)).convert("RGB")


def pages_of(data, limits=LIMITS):
    return [opened(picture) for picture in draw_pages(data, limits)]


def colour_at(page, x, y):
    """At a place in points on a page of A4, from its top left corner."""
    scale = page.width / 595.28
    return page.getpixel((round(x * scale), round(y * scale)))


def square_pdf(**page):
    """A page with a blue square of 100 points, 50 from the left and 100 from the top."""
    pdf = FPDF(unit="pt")
    pdf.add_page(**page)
    pdf.set_fill_color(0, 0, 240)
    pdf.rect(50, 100, 100, 100, style="F")
    return bytes(pdf.output())


def filled_form():
    """A page with nothing but a form field, whose look is a blue square."""
    return hostile.pdf(
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>",
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ada) /F 4"
        b" /Rect [50 642 150 742] /AP << /N 5 0 R >> >>",
        hostile.stream(b"0 0 .94 rg 0 0 100 100 re f", b"/Subtype /Form /BBox [0 0 100 100] "),
    )


def box_of(word, scale):
    """In pixels, with room around for what is drawn beyond the letters' own space."""
    baseline, size = 841.89 - word.box.y, word.size
    edges = (word.box.x0 - 1, baseline - size, word.box.x1 + 1, baseline + 0.4 * size)
    return tuple(round(edge * scale) for edge in edges)


def ink_in(picture):
    """How many of its pixels are dark."""
    return sum(picture.convert("L").histogram()[:128])


def answer_of(data, limits=LIMITS):
    try:
        return draw_in_child(data, limits=limits)
    except UnreadableError as problem:
        return problem.reason


def is_read():
    return read_in_child(samples.docx_cv(), lexicon=LEXICON, today=TODAY).pages == 1


# --- drawing ------------------------------------------------------------------------------


def test_each_page_of_a_pdf_has_a_picture_of_its_shape():
    pages = pages_of(samples.long_pdf(3))

    assert [(page.width, page.height) for page in pages] == [(WIDTH, 1273)] * 3


@pytest.mark.parametrize("data", [square_pdf(), filled_form()], ids=["drawing", "form field"])
def test_picture_shows_what_stands_on_the_page_where_it_stands(data):
    (page,) = pages_of(data)

    inside = [colour_at(page, x, y) for x in (52, 148) for y in (102, 198)]
    outside = [colour_at(page, x, y) for x, y in ((48, 150), (152, 150), (100, 98), (100, 202))]
    assert {red < 50 and blue > 200 for red, _, blue in inside} == {True}
    assert {min(colour) > 250 for colour in outside} == {True}


def test_words_stand_in_the_picture_where_the_reader_says():
    """All ink is within the words' boxes, and all of them hold some."""
    data = samples.pdf_cv([line for line in samples.NURSE if line[0] != "bullet"])
    document, (page,) = read_document(data, LIMITS), pages_of(data)
    words = [word for line in document.lines for word in line.words]
    boxes = [box_of(word, page.width / 595.28) for word in words]

    filled = [ink_in(page.crop(box)) > 0 for box in boxes]
    for box in boxes:
        page.paste("white", box)

    assert len(words) > 80
    assert set(filled) == {True}
    assert ink_in(page) == 0


def test_turned_page_is_drawn_upright():
    data = hostile.page_of_size(b"0 0 595 842] /Rotate 90 /Nothing [")

    (page,) = pages_of(data)

    assert (page.width, page.height) == (WIDTH, 636)


def test_picture_of_a_cv_is_small_and_always_the_same():
    (picture,) = draw_pages(samples.pdf_cv(), LIMITS)

    assert len(picture) < 60_000
    assert draw_pages(samples.pdf_cv(), LIMITS) == (picture,)


def test_docx_has_no_pictures():
    assert draw_pages(samples.docx_cv(), LIMITS) == ()


def test_only_the_first_pages_are_drawn():
    assert len(draw_pages(samples.long_pdf(3), replace(LIMITS, pictures=2))) == 2


def test_pages_are_drawn_while_their_pictures_are_small_enough_together():
    first, second, _ = draw_pages(samples.long_pdf(3), LIMITS)
    room = len(first) + len(second)

    pictures = draw_pages(samples.long_pdf(3), replace(LIMITS, picture_bytes=room))
    fewer = draw_pages(samples.long_pdf(3), replace(LIMITS, picture_bytes=room - 1))

    assert (pictures, fewer) == ((first, second), (first,))


@pytest.mark.parametrize(
    ("media_box", "size"),
    [
        (b"0 0 14400 14400", (WIDTH, WIDTH)),
        (b"0 0 200000 200000", (WIDTH, WIDTH)),
        (b"0 0 .001 .001", (WIDTH, WIDTH)),
        (b"0 0 1 14400", (1, MOST_HEIGHT)),
        (b"0 0 99999999 1", (WIDTH, 1)),
        (b"500 700 0 0", (WIDTH, 1260)),
    ],
)
def test_picture_never_grows_with_the_page(media_box, size):
    (page,) = pages_of(hostile.page_of_size(media_box))

    assert (page.width, page.height) == size


@pytest.mark.parametrize("media_box", [b"0 0 1e30 1e30", b"0 0 0 0", b"a b c d"])
def test_page_without_a_sensible_size_is_drawn_as_letter(media_box):
    (page,) = pages_of(hostile.page_of_size(media_box))

    assert page.height / page.width == pytest.approx(792 / 612, abs=0.01)


# --- in a child ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data", [samples.long_pdf(3), samples.docx_cv(), b"no CV"], ids=["pdf", "docx", "text"]
)
def test_draw_in_child_gives_the_pictures_that_draw_pages_gives(data):
    assert draw_in_child(data) == draw_pages(data, LIMITS)


def test_draw_in_child_refuses_a_big_file():
    assert answer_of(samples.pdf_cv(), replace(LIMITS, input_bytes=99)) == Reason.TOO_BIG


def test_draw_in_child_stops_at_the_wall_clock():
    assert answer_of(samples.pdf_cv(), replace(LIMITS, wall_seconds=0.001)) == Reason.TIMEOUT


def test_draw_in_child_calls_running_out_of_memory_too_heavy():
    limits = replace(LIMITS, memory_bytes=160 * MEBIBYTE)

    assert answer_of(square_pdf(), limits) == draw_pages(square_pdf(), limits)
    assert answer_of(hostile.file("flate bomb"), limits) == Reason.TOO_HEAVY


def test_drawing_has_less_time_than_reading_and_never_more():
    generous, strict = Limits(picture_seconds=5), Limits(cpu_seconds=2, wall_seconds=3.0)

    limits = [one.for_pictures() for one in (generous, strict)]

    assert [(one.cpu_seconds, one.wall_seconds) for one in limits] == [(5, 5), (2, 3.0)]


@pytest.mark.parametrize("answer", ["<svg/>", '{"pictures": [9]}\n<svg/>   ', "[" * 99_999])
def test_child_that_answers_no_pictures_is_too_heavy(answer):
    with (
        children(f"return {answer.encode()!r}") as asked,
        pytest.raises(UnreadableError) as caught,
    ):
        answer_to(DrawJob(b"", LIMITS), decode_pictures, asked)

    assert caught.value.reason == Reason.TOO_HEAVY


@pytest.mark.parametrize("name", hostile.FILES)
def test_hostile_file_is_answered_when_drawn_and_the_next_cv_read(name):
    data = hostile.file(name)
    assert is_read()
    server = WARM.process_id
    start = time.monotonic()

    answer = answer_of(data, TIGHT)

    assert time.monotonic() - start < 2 * TIGHT.picture_seconds
    assert isinstance(answer, tuple | Reason)
    assert is_read()
    assert WARM.process_id == server


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("fine pattern", Reason.TIMEOUT),
        ("form tree", Reason.TOO_HEAVY),
        ("page tree loop", Reason.DAMAGED),
        ("half a PDF", Reason.DAMAGED),
        ("encrypted DOCX", ()),
    ],
)
def test_hostile_file_that_cannot_be_drawn_has_its_reason(name, answer):
    assert answer_of(hostile.file(name), TIGHT) == answer
