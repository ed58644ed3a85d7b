"""What passes between the process that asks for a reading or pictures and the one that works."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate, pairwise
from socket import socket
from struct import Struct
from typing import Any

from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.finding import Finding, Place, Topic
from cvs.pipeline.lexicon import Lexicon, Term
from cvs.pipeline.limits import Limits
from cvs.pipeline.reading import Mention, Reading, Sheet

CHUNK = 256 * 1024
LENGTH = Struct("!Q")
ENDING = Struct("!i?")
# Stands for the lexicon where the other side holds it.
HELD = b"held"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class ReadJob:
    """One file to read, with all that the reading depends on.

    `ahead` has the child for another one made meanwhile, on a core that is idle.
    """

    data: bytes
    lexicon: Lexicon
    today: date
    limits: Limits
    ahead: bool = True


@dataclass(frozen=True, slots=True)
class DrawJob:
    """One file to draw."""

    data: bytes
    limits: Limits


Job = ReadJob | DrawJob


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a child ended: its exit code (a signal's number negated), out of time or not."""

    code: int
    expired: bool
    output: bytes


def send(channel: socket, message: bytes) -> None:
    channel.sendall(LENGTH.pack(len(message)))
    channel.sendall(message)


def receive(channel: socket, most: int | None = None) -> bytes:
    """One message; ValueError when it is longer than `most` bytes, EOFError when none comes."""
    (size,) = LENGTH.unpack(take(channel, LENGTH.size))
    if most is not None and size > most:
        raise ValueError(size)
    return take(channel, size)


def take(channel: socket, size: int) -> bytes:
    message = bytearray()
    while len(message) < size:
        chunk = channel.recv(min(CHUNK, size - len(message)))
        if not chunk:
            raise EOFError
        message += chunk
    return bytes(message)


def encode_job(job: Job, held: Lexicon | None = None) -> bytes:
    """Two lines, the lexicon (empty for pictures) and the rest, then the file's bytes.

    A lexicon that the other side holds is not sent.
    """
    head: dict[str, Any] = {"limits": asdict(job.limits)}
    lexicon = b""
    if isinstance(job, ReadJob):
        lexicon = HELD if job.lexicon is held else encode_lexicon(job.lexicon)
        head |= {"today": job.today.isoformat(), "ahead": job.ahead}
    return b"\n".join((lexicon, json.dumps(head).encode(), job.data))


def decode_job(message: bytes, held: Lexicon | None = None) -> Job:
    """The job; `held` is the lexicon of one that comes without its own."""
    line, head, data = message.split(b"\n", 2)
    told = json.loads(head)
    limits = Limits(**told["limits"])
    if not line:
        return DrawJob(data, limits)
    lexicon = held if held and line == HELD else decode_lexicon(line)
    return ReadJob(data, lexicon, date.fromisoformat(told["today"]), limits, told["ahead"])


def without_lexicon(message: bytes) -> bytes:
    """The message of a reading for somebody who holds its lexicon already."""
    return HELD + message[message.index(b"\n") :]


@lru_cache(maxsize=1)
def encode_lexicon(lexicon: Lexicon) -> bytes:
    terms = [[term.skill, term.aliases, term.needs_context] for term in lexicon.terms]
    return json.dumps(terms).encode()


@lru_cache(maxsize=1)
def decode_lexicon(line: bytes) -> Lexicon:
    """The same line, sent with every job, is decoded once."""
    return Lexicon(
        tuple(Term(skill, tuple(names), context) for skill, names, context in json.loads(line))
    )


def encode_outcome(outcome: Outcome) -> bytes:
    return ENDING.pack(outcome.code, outcome.expired) + outcome.output


def decode_outcome(message: bytes) -> Outcome:
    """ValueError on anything else than an outcome."""
    if len(message) < ENDING.size:
        raise ValueError(message)
    code, expired = ENDING.unpack_from(message)
    return Outcome(code, expired, message[ENDING.size :])


def most_bytes(limits: Limits) -> int:
    """How long the message with an outcome can be."""
    return ENDING.size + limits.output_bytes


def encode_reading(reading: Reading) -> bytes:
    return json.dumps({"reading": reading}, default=_fields).encode()


def encode_reason(reason: Reason) -> bytes:
    return json.dumps({"reason": reason}).encode()


def encode_pictures(pictures: tuple[bytes, ...]) -> bytes:
    """A line of JSON with their lengths, then the pictures."""
    head = json.dumps({"pictures": [len(picture) for picture in pictures]}).encode()
    return b"\n".join((head, b"".join(pictures)))


def decode_answer(message: bytes) -> Reading:
    """The reading; raises UnreadableError with the reason sent, ValueError on anything else."""
    reading = _unless_reason(message)["reading"]
    return Reading(
        findings=tuple(map(_finding, reading.pop("findings"))),
        mentions=tuple(map(_mention, reading.pop("mentions"))),
        unknown_skills=tuple(reading.pop("unknown_skills")),
        warnings=tuple(reading.pop("warnings")),
        sheets=tuple(map(_sheet, reading.pop("sheets"))),
        **reading,
    )


def decode_pictures(message: bytes) -> tuple[bytes, ...]:
    """The pictures, each of which is a PNG by its first bytes; raises as `decode_answer` does."""
    head, _, rest = message.partition(b"\n")
    ends = list(accumulate(_unless_reason(head)["pictures"], initial=0))
    pictures = tuple(rest[start:end] for start, end in pairwise(ends))
    if ends[-1] != len(rest) or not all(one.startswith(PNG_SIGNATURE) for one in pictures):
        raise ValueError(head)
    return pictures


def _unless_reason(message: bytes) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(message)
    if "reason" in answer:
        raise UnreadableError(Reason(answer["reason"]))
    return answer


def _fields(one: Any) -> dict[str, Any]:
    """Those of a dataclass with slots; unlike `asdict` it copies nothing."""
    return {name: getattr(one, name) for name in one.__slots__}


def _finding(sent: dict[str, Any]) -> Finding:
    places = {field: _place(place) for field, place in sent["places"].items()}
    return Finding(Topic(sent["topic"]), sent["values"], places, sent["confidences"])


def _mention(sent: dict[str, Any]) -> Mention:
    place = sent.pop("place")
    return Mention(**sent, place=_place(place) if place else None)


def _sheet(sent: dict[str, Any]) -> Sheet:
    lines = tuple(sent.pop("lines"))
    return Sheet(**sent, lines=lines)


def _place(sent: dict[str, Any]) -> Place:
    boxes = tuple(tuple(box) for box in sent.pop("boxes"))
    return Place(**sent, boxes=boxes)
