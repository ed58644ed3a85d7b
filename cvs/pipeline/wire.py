"""What passes between the process that asks for a reading and the one that reads."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from socket import socket
from struct import Struct
from typing import Any

from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.lexicon import Lexicon, Term
from cvs.pipeline.limits import Limits
from cvs.pipeline.reading import Mention, Reading

CHUNK = 256 * 1024
LENGTH = Struct("!Q")
ENDING = Struct("!i?")


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read, with all that the reading depends on."""

    data: bytes
    lexicon: Lexicon
    today: date
    limits: Limits


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


def encode_job(job: Job) -> bytes:
    """Two lines of JSON, the lexicon and the rest, then the file's bytes."""
    terms = [[term.skill, term.aliases, term.needs_context] for term in job.lexicon.terms]
    head = {"today": job.today.isoformat(), "limits": asdict(job.limits)}
    return b"\n".join((json.dumps(terms).encode(), json.dumps(head).encode(), job.data))


def decode_job(message: bytes) -> Job:
    terms, line, data = message.split(b"\n", 2)
    head = json.loads(line)
    today, limits = date.fromisoformat(head["today"]), Limits(**head["limits"])
    return Job(data, decode_lexicon(terms), today, limits)


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
    return json.dumps({"reading": asdict(reading)}).encode()


def encode_reason(reason: Reason) -> bytes:
    return json.dumps({"reason": reason}).encode()


def decode_answer(message: bytes) -> Reading:
    """The reading; raises UnreadableError with the reason sent, ValueError on anything else."""
    answer: dict[str, Any] = json.loads(message)
    if "reason" in answer:
        raise UnreadableError(Reason(answer["reason"]))
    reading = answer["reading"]
    mentions = tuple(Mention(**mention) for mention in reading.pop("mentions"))
    warnings = tuple(reading.pop("warnings"))
    return Reading(mentions=mentions, warnings=warnings, **reading)
