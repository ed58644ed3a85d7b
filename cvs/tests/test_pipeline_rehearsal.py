"""The CVs of nobody that the warm process reads before its first child."""

import pytest

from cvs.pipeline import Lexicon, read_cv
from cvs.pipeline.rehearsal import LINES, TODAY, docx_of, pdf_of, rehearse


@pytest.mark.parametrize(("write", "engine"), [(pdf_of, "pdf"), (docx_of, "docx")])
def test_rehearsal_reads_something_of_every_kind(write, engine):
    reading = read_cv(write(LINES), lexicon=Lexicon(()), today=TODAY)

    data = reading.parsed_data
    assert reading.engine == engine
    assert data["personalInfo"]["name"] == "Ann Example"
    assert data["skills"] == ["Excel", "Word"]
    assert data["certifications"] == ["Life Support"]
    assert data["languages"] == ["English", "German"]
    assert all(data[part] for part in ("summary", "experience", "education"))


def test_rehearsal_leaves_the_next_reading_as_it_was():
    before = read_cv(pdf_of(LINES), lexicon=Lexicon(()), today=TODAY)

    rehearse()

    assert read_cv(pdf_of(LINES), lexicon=Lexicon(()), today=TODAY) == before
