"""Reads CVs whose truth is known: how right by field, and how long it takes.

The folder holds `docs/<id>.pdf` or `.docx` and `truth/<id>.json`. What is measured and how, say
`examination`, `scoring`, `timing` and `throughput`.
"""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import CommandError

from cvs.management.examination import Case, examine
from cvs.management.report import lines
from cvs.management.throughput import DOCUMENTS

HELP = "accuracy by field, time and throughput of reading CVs, against truth files"
SUFFIXES = (".docx", ".pdf")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="holds docs/ and truth/")
    parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object")
    parser.add_argument(
        "--throughput",
        type=int,
        default=DOCUMENTS,
        metavar="N",
        help=f"documents that Celery workers read, {DOCUMENTS} unless told; 0 for none",
    )


def run(*, folder: Path, as_json: bool, throughput: int, **options: object) -> str:
    """The report on the folder's CVs; CommandError when the folder does not hold them."""
    report = examine(cases(folder), throughput)
    return json.dumps(asdict(report)) if as_json else "\n".join(lines(report))


def cases(folder: Path) -> list[Case]:
    """The folder's CVs by id; each must have its truth, and each truth its CV."""
    documents = {path.stem: path for path in (folder / "docs").glob("*") if path.suffix in SUFFIXES}
    truths = {path.stem: path for path in (folder / "truth").glob("*.json")}
    if not truths:
        raise CommandError(f"{folder} holds no truth/*.json.")
    if alone := sorted(documents.keys() ^ truths.keys()):
        raise CommandError(f"Not both in docs/ and in truth/: {', '.join(alone)}.")
    return [case(documents[one], truths[one]) for one in sorted(truths)]


def case(document: Path, truth: Path) -> Case:
    try:
        known = json.loads(truth.read_text("utf-8"))
    except ValueError as error:
        raise CommandError(f"{truth} is no JSON.") from error
    if not isinstance(known, dict):
        raise CommandError(f"{truth} is no JSON object.")
    return Case(document.stem, document.read_bytes(), document.suffix == ".pdf", known)
