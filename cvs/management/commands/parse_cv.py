import json
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from cvs.management.reading import shipped_lexicon, upload_limits
from cvs.pipeline import Lexicon, Limits, Reading, Reason, UnreadableError, read_in_child

MISSING = "file_missing"
MISSING_MESSAGE = "This file cannot be opened."
COUNTED = ("experience", "education", "skills", "certifications", "languages")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said about one file. `seconds` is the whole way, the file's opening included."""

    file: str
    status: str
    reason: str | None
    engine: str | None
    seconds: float
    pages: int | None
    parsed_data: dict[str, Any] | None
    confidence: float | None
    warnings: tuple[str, ...]


class Command(BaseCommand):
    help = (
        "Read CV files and print what they say, one answer a file; nothing is stored. "
        "Skills are those of the shipped catalogue, so no database is needed. 0 when every file "
        "was answered, also with an error. An answer has the reader's confidence (0 to 1) and "
        "warnings; `evidence` in its parsed_data tells by path where each value stands and how "
        "sure it is. A file that cannot be read, or is no CV, has a reason and no data."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a PDF or DOCX file")
        parser.add_argument(
            "--json", action="store_true", dest="as_json", help="one line of JSON a file"
        )

    def handle(self, *, files: Sequence[str], as_json: bool, **options: object) -> None:
        lexicon, limits = shipped_lexicon(), upload_limits()
        for file in files:
            found = answer(file, lexicon, limits)
            self.stdout.write(json.dumps(asdict(found)) if as_json else summary(found))
            self.stdout.flush()


def answer(file: str, lexicon: Lexicon, limits: Limits) -> Answer:
    """The reading of the file, or why there is none."""
    start = perf_counter()
    try:
        data = content(file, limits)
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return refused(file, MISSING, perf_counter() - start)
    try:
        reading = read_in_child(data, lexicon=lexicon, today=localdate(), limits=limits)
    except UnreadableError as problem:
        return refused(file, problem.reason.value, perf_counter() - start)
    return parsed(file, reading, perf_counter() - start)


def content(file: str, limits: Limits) -> bytes:
    """The file's bytes, as many as it takes to see that it is too big."""
    with Path(file).open("rb") as stream:
        return stream.read(limits.input_bytes + 1)


def refused(file: str, reason: str, seconds: float) -> Answer:
    return Answer(file, "error", reason, None, round(seconds, 3), None, None, None, ())


def parsed(file: str, reading: Reading, seconds: float) -> Answer:
    return Answer(
        file=file,
        status="parsed",
        reason=None,
        engine=reading.engine,
        seconds=round(seconds, 3),
        pages=reading.pages,
        parsed_data=reading.parsed_data,
        confidence=reading.confidence,
        warnings=reading.warnings,
    )


def summary(found: Answer) -> str:
    """The answer in a few lines for a person."""
    if found.parsed_data is None:
        return f"{found.file}: {found.reason}. {message(str(found.reason))}"
    counts = (f"{key}: {len(found.parsed_data[key])}" for key in COUNTED)
    name = found.parsed_data["personalInfo"]["name"] or "no name"
    first = (
        f"{found.file}: {found.engine}, pages: {found.pages}, {found.seconds:.2f} s, "
        f"confidence: {found.confidence:.2f}"
    )
    return "\n".join(
        [first, f"  {name}; {', '.join(counts)}", *map("  ! {}".format, found.warnings)]
    )


def message(reason: str) -> str:
    return MISSING_MESSAGE if reason == MISSING else Reason(reason).message
