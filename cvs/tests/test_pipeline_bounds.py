"""The longest CVs that there may be, each read in time, whatever its lines hold."""

import re
from datetime import date
from itertools import cycle, islice

import pytest

from cvs.pipeline import Lexicon, Limits, Reason, Term, UnreadableError, read_in_child
from cvs.pipeline.limits import STANDARD_LIMITS
from cvs.tests import samples

TODAY = date(2026, 11, 22)
LEXICON = Lexicon((Term("Triage", ()), Term("Word", (), needs_context=True)))
# Smaller than the real ones, so that what runs into them does so soon.
LIMITS = Limits(wall_seconds=12.0, cpu_seconds=4)
HEAD = ("Curriculum Vitae", "maren.oakhurst@example.com", "word " * 30)
LINES = 8_000
CHARACTERS = 190_000
READ = "read"

LISTS = {
    "Skills": ("ward {n}",),
    "Licences and Certificates": ("ward 20{n:02}", "{n}"),
    "Work Experience": ("Clerk {n}", "Elm House Ltd", "2015 - 2017"),
    "Education": ("ward{n}-",),
    "Languages": ("English", "l{n}: B2"),
    "Projects": ("p{n}\t2{n:03}",),
}
TEXTS = ("a", "1", "-", ".", ",", "(", "()", "@", "a@", "(a) ", "a ", "word ", "2019 - ", "01/")
LONG_LINES = ("2019\t", "-", "a.", "a, ", "Jan ")


def docx_of(lines):
    """A DOCX with these paragraphs alone."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (*HEAD, *lines))
    body = b"<w:body>%b</w:body>" % paragraphs.encode()
    return samples.with_part(
        samples.docx_cv(),
        "word/document.xml",
        lambda xml: re.sub(b"<w:body>.*</w:body>", lambda _: body, xml, flags=re.DOTALL),
    )


def answer_to(*lines):
    try:
        read_in_child(docx_of(lines), lexicon=LEXICON, today=TODAY, limits=LIMITS)
    except UnreadableError as problem:
        return problem.reason
    return READ


def numbered(shapes, count):
    return [shape.format(n=n) for n, shape in enumerate(islice(cycle(shapes), count))]


@pytest.mark.parametrize("heading", LISTS)
def test_section_of_many_thousand_lines_is_read_in_time(heading):
    assert answer_to(heading, *numbered(LISTS[heading], LINES)) == READ


def test_texts_without_end_are_read_in_time():
    share = CHARACTERS // len(TEXTS)

    texts = [text * (share // len(text)) for text in TEXTS]

    assert answer_to("Work Experience", *texts) == READ
    assert answer_to("Skills", *texts) == READ


@pytest.mark.parametrize("text", ["a", "(", "word "])
def test_one_line_as_long_as_a_cv_may_be_is_read_in_time(text):
    line = text * (CHARACTERS // len(text))

    assert answer_to("Work Experience", line) == READ


def test_many_long_lines_are_read_in_time():
    lines = [text * (900 // len(text)) for text in LONG_LINES]

    assert answer_to("Work Experience", *islice(cycle(lines), 200)) == READ


def test_words_broken_line_after_line_are_read_in_time():
    assert answer_to("Summary", *["ward-"] * LINES) == READ


def test_cv_of_more_lines_than_there_may_be_is_refused():
    lines = ["a"] * (STANDARD_LIMITS.lines + 1)

    assert answer_to("Skills", *lines) is Reason.TOO_LONG
