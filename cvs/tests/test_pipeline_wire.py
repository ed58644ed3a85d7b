import signal
from dataclasses import replace

import pytest

from cvs.pipeline import Lexicon, Reason, UnreadableError, read_cv
from cvs.pipeline.wire import (
    PNG_SIGNATURE,
    DrawJob,
    Outcome,
    ReadJob,
    decode_answer,
    decode_job,
    decode_outcome,
    decode_pictures,
    encode_job,
    encode_outcome,
    encode_pictures,
    encode_reading,
    encode_reason,
    without_lexicon,
)
from cvs.tests import samples
from cvs.tests.children import LEXICON, LIMITS, TODAY

BYTES = b"\n\x00{}\n\xff"
PICTURES = (PNG_SIGNATURE + b"\n1", PNG_SIGNATURE)


READING = ReadJob(BYTES, LEXICON, TODAY, replace(LIMITS, pages=7))


def test_wire_carries_a_drawing_whatever_its_bytes():
    job = DrawJob(BYTES, replace(LIMITS, pages=7))

    assert decode_job(encode_job(job)) == job


def test_wire_carries_a_reading_with_its_lexicon_whatever_its_bytes():
    sent = decode_job(encode_job(READING))

    assert replace(sent, lexicon=LEXICON) == READING
    assert sent.lexicon.terms == LEXICON.terms


def test_reading_without_its_lexicon_takes_the_one_that_is_held():
    message = without_lexicon(encode_job(READING))

    assert decode_job(message, LEXICON) == READING
    assert len(message) < len(encode_job(READING))


def test_lexicon_that_the_other_side_holds_is_not_sent():
    message = encode_job(READING, LEXICON)

    assert message == without_lexicon(encode_job(READING))
    assert encode_job(READING, Lexicon(LEXICON.terms)) == encode_job(READING)


def test_reading_without_its_lexicon_is_refused_where_none_is_held():
    with pytest.raises(ValueError, match="Expecting value"):
        decode_job(without_lexicon(encode_job(READING)))


def test_wire_carries_how_a_child_ended():
    outcome = Outcome(-signal.SIGKILL, expired=True, output=b"\n\x00")

    assert decode_outcome(encode_outcome(outcome)) == outcome


@pytest.mark.parametrize("data", [samples.pdf_cv(), samples.docx_cv()], ids=["pdf", "docx"])
def test_wire_carries_a_reading(data):
    reading = read_cv(data, lexicon=LEXICON, today=TODAY)

    assert decode_answer(encode_reading(reading)) == reading


def test_wire_carries_a_reason():
    with pytest.raises(UnreadableError) as caught:
        decode_answer(encode_reason(Reason.NO_TEXT))

    assert caught.value.reason == Reason.NO_TEXT


@pytest.mark.parametrize("pictures", [PICTURES, ()])
def test_wire_carries_pictures(pictures):
    assert decode_pictures(encode_pictures(pictures)) == pictures


def test_wire_carries_a_reason_instead_of_pictures():
    with pytest.raises(UnreadableError) as caught:
        decode_pictures(encode_reason(Reason.DAMAGED))

    assert caught.value.reason == Reason.DAMAGED


@pytest.mark.parametrize(
    "message",
    [
        encode_pictures(PICTURES)[:-1],
        encode_pictures(PICTURES) + b"more",
        encode_pictures((b"<svg/>",)),
        b'{"pictures": [-8]}\n',
        b"no line",
        b"",
    ],
    ids=["short", "long", "no PNG", "negative", "no JSON", "nothing"],
)
def test_wire_takes_nothing_but_whole_pngs_for_pictures(message):
    with pytest.raises(ValueError):  # noqa: PT011 which it is does not matter to the caller
        decode_pictures(message)
