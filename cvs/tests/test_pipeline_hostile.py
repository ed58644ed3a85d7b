"""Files made to hurt: each gets an answer in time, and the next CV is read as ever."""

import time
from datetime import date

import pytest

from cvs.pipeline import Lexicon, Limits, Reason, Term, UnreadableError, read_in_child
from cvs.pipeline.limits import MEBIBYTE
from cvs.pipeline.sandbox import WARM
from cvs.tests import hostile, samples

TODAY = date(2026, 11, 22)
LEXICON = Lexicon((Term("Triage", ("triaging",)),))
# Smaller than the real ones, so that what runs into them does so soon.
LIMITS = Limits(wall_seconds=3.0, cpu_seconds=2, memory_bytes=400 * MEBIBYTE)
LONGEST_SECONDS = 10.0
READ = "read"
WORN_OUT = {Reason.TIMEOUT, Reason.TOO_HEAVY}

ANSWERS = {
    "flate bomb": {*WORN_OUT, Reason.NO_TEXT, Reason.DAMAGED},
    "wide ToUnicode": {*WORN_OUT, Reason.NO_TEXT},
    "form in itself": {*WORN_OUT, Reason.NO_TEXT, Reason.DAMAGED},
    "deep forms": {*WORN_OUT, Reason.NO_TEXT, Reason.DAMAGED},
    "form tree": {*WORN_OUT, Reason.NO_TEXT},
    "page tree loop": {Reason.NO_TEXT, Reason.DAMAGED},
    "10,000 pages": {Reason.TOO_LONG},
    "2,500 scattered": {READ, Reason.TIMEOUT, Reason.NOT_A_CV},
    "60,000 scattered": {READ, *WORN_OUT, Reason.NOT_A_CV},
    "endless operators": {*WORN_OUT, Reason.NO_TEXT},
    "picture bomb": {*WORN_OUT, Reason.NO_TEXT},
    "fine pattern": {Reason.NO_TEXT},
    "boundless page": {Reason.NO_TEXT},
    "deep arrays": {*WORN_OUT, Reason.NO_TEXT, Reason.DAMAGED},
    "half a PDF": {Reason.DAMAGED, Reason.NO_TEXT},
    "PDF head alone": {Reason.DAMAGED},
    "encrypted PDF": {Reason.ENCRYPTED},
    "empty PDF": {Reason.NO_TEXT},
    "no bytes": {Reason.WRONG_TYPE},
    "PDF and zip": {READ},
    "zip and PDF": {READ, Reason.DAMAGED},
    "PNG": {Reason.WRONG_TYPE},
    "HTML": {Reason.WRONG_TYPE},
    "plain text": {Reason.WRONG_TYPE},
    "external entity": {Reason.DAMAGED},
    "billion laughs": {Reason.DAMAGED},
    "zip slip": {READ},
    "wide spans": {READ},
    "2,000,000 paragraphs": {*WORN_OUT, Reason.TOO_LONG},
    "deep tables": {Reason.DAMAGED},
    "deep tables in reach": {READ},
    "2 GiB part": {Reason.TOO_HEAVY},
    "declared 2 GiB": {READ, Reason.DAMAGED},
    "declared 3 bytes": {Reason.DAMAGED},
    "40,000 entries": {Reason.TOO_HEAVY},
    "nested zips": {READ},
    "half a zip": {Reason.DAMAGED},
    "encrypted DOCX": {Reason.ENCRYPTED},
    "no document part": {Reason.DAMAGED},
}

ORIGINALS = {
    "pdf": samples.pdf_cv(),
    "german pdf": samples.pdf_cv(samples.GERMAN),
    "docx": samples.docx_cv(),
    "docx tables": samples.docx_table_cv(),
    "docx margins": samples.docx_with_margins(),
}


def answer_to(data, limits=LIMITS):
    try:
        read_in_child(data, lexicon=LEXICON, today=TODAY, limits=limits)
    except UnreadableError as problem:
        return problem.reason
    return READ


def mentions_of_a_cv():
    reading = read_in_child(samples.docx_cv(), lexicon=LEXICON, today=TODAY)
    return [mention.skill for mention in reading.mentions]


def test_every_hostile_file_has_its_allowed_answers():
    assert ANSWERS.keys() == hostile.FILES.keys()


@pytest.mark.parametrize("name", hostile.FILES)
def test_hostile_file_is_answered_in_time_and_the_next_cv_read(name):
    data = hostile.file(name)
    mentions_of_a_cv()
    server = WARM.process_id

    start = time.monotonic()
    answer = answer_to(data)

    assert time.monotonic() - start < LONGEST_SECONDS
    assert answer in ANSWERS[name]
    assert mentions_of_a_cv() == ["Triage"]
    assert WARM.process_id == server


def test_hostile_file_never_writes_outside():
    answer_to(hostile.file("zip slip"))

    assert not hostile.SLIPPED.exists()


def test_500_damaged_files_are_answered_and_the_next_cv_read():
    mentions_of_a_cv()
    server = WARM.process_id

    answers = [answer_to(data) for _, data in hostile.mutations(ORIGINALS, 500, seed=20261122)]

    assert len(answers) == 500
    assert set(answers) <= {READ, *Reason}
    assert {READ, Reason.DAMAGED} <= set(answers)
    assert mentions_of_a_cv() == ["Triage"]
    assert WARM.process_id == server
