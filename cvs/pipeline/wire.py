"""What passes between the process that asks for a reading and the one that reads."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.lexicon import Lexicon, Term
from cvs.pipeline.limits import Limits
from cvs.pipeline.reading import Mention, Reading


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read, with all that the reading depends on."""

    data: bytes
    lexicon: Lexicon
    today: date
    limits: Limits


def encode_job(job: Job) -> bytes:
    """One line of JSON, then the file's bytes."""
    head = {
        "terms": [[term.skill, term.aliases, term.needs_context] for term in job.lexicon.terms],
        "today": job.today.isoformat(),
        "limits": asdict(job.limits),
    }
    return json.dumps(head).encode() + b"\n" + job.data


def decode_job(message: bytes) -> Job:
    line, _, data = message.partition(b"\n")
    head = json.loads(line)
    terms = (Term(skill, tuple(names), context) for skill, names, context in head["terms"])
    return Job(
        data, Lexicon(tuple(terms)), date.fromisoformat(head["today"]), Limits(**head["limits"])
    )


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
