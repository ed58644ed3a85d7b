from datetime import date

import pytest

from cvs.pipeline import Finding, Topic
from cvs.pipeline.cautions import cautions
from cvs.pipeline.document import Document, Line, Word
from cvs.pipeline.finding import fields_of

TODAY = date(2026, 11, 22)
LINE = Line((Word("Text"),))
NAME = Finding(Topic.NAME, {"text": "Jane Oak"}, {}, {})


def job(duration, start, end):
    dates = {"duration": duration, "start": start, "end": end, "current": False}
    return Finding(Topic.EXPERIENCE, dict.fromkeys(fields_of(Topic.EXPERIENCE)) | dates, {}, {})


ORDINARY = job("2015 - 2017", "2015", "2017")


def warned(*findings, **document):
    return cautions(
        Document((LINE,), pages=1, engine="pdf", **document), findings or (NAME, ORDINARY), TODAY
    )


def test_an_ordinary_cv_needs_no_caution():
    assert warned() == ()


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (
            {"in_columns": (2,)},
            "Page 2 has two columns; check that their lines were not mixed up.",
        ),
        (
            {"unmapped": 0.03},
            "Some letters of this file's fonts could not be read; check for gaps in words.",
        ),
        ({"sizes": ((595.0, 842.0),) * 2}, "Page 2 holds no text that can be read."),
    ],
)
def test_cautions_tell_of_pages_and_fonts(document, words):
    assert warned(**document) == (words,)


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ((ORDINARY,), "No name was found."),
        ((NAME,), "Neither jobs nor education were found."),
        ((NAME, job("2027 - 2028", "2027", "2028")), "A job starts in the future: 2027 - 2028."),
        ((NAME, job("12/2026", "2026-12", None)), "A job starts in the future: 12/2026."),
        ((NAME, job("2019 - 2017", "2019", "2017")), "A job ends before it starts: 2019 - 2017."),
    ],
)
def test_cautions_tell_what_is_missing_or_cannot_be(findings, words):
    assert warned(*findings) == (words,)


@pytest.mark.parametrize(
    "dates", [("2026 - 2027", "2026", "2027"), ("2017-05 - 2017", "2017-05", "2017")]
)
def test_cautions_believe_dates_that_can_be(dates):
    assert warned(NAME, job(*dates)) == ()
