import signal
from dataclasses import replace

import pytest

from cvs.pipeline import Reason, UnreadableError, read_cv
from cvs.pipeline.wire import (
    Job,
    Outcome,
    decode_answer,
    decode_job,
    decode_outcome,
    encode_job,
    encode_outcome,
    encode_reading,
    encode_reason,
)
from cvs.tests import samples
from cvs.tests.children import LEXICON, LIMITS, TODAY


def test_wire_carries_a_job_whatever_its_bytes():
    job = Job(b"\n\x00{}\n\xff", LEXICON, TODAY, replace(LIMITS, pages=7))

    assert decode_job(encode_job(job)) == job


def test_wire_carries_how_a_child_ended():
    outcome = Outcome(-signal.SIGKILL, expired=True, output=b"\n\x00")

    assert decode_outcome(encode_outcome(outcome)) == outcome


def test_wire_carries_a_reading():
    reading = read_cv(samples.docx_cv(), lexicon=LEXICON, today=TODAY)

    assert decode_answer(encode_reading(reading)) == reading


def test_wire_carries_a_reason():
    with pytest.raises(UnreadableError) as caught:
        decode_answer(encode_reason(Reason.NO_TEXT))

    assert caught.value.reason == Reason.NO_TEXT
