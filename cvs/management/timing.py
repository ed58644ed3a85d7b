"""How long reading takes, beside the floor: the same PDF files' plain text and nothing else."""

import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from statistics import median
from time import perf_counter
from typing import Any

from pdfminer.high_level import extract_text

Way = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds a document."""

    documents: int
    median: float
    p95: float


def measured(ways: Mapping[str, Way], files: Sequence[bytes]) -> dict[str, list[float]]:
    """Seconds for each file by the name of the way, after one file that is not counted.

    Each file goes every way before the next one does: a machine is not always as fast.
    """
    for way in ways.values():
        for data in files[:1]:
            way(data)
    taken = [{name: seconds(way, data) for name, way in ways.items()} for data in files]
    return {name: [each[name] for each in taken] for name in ways}


def seconds(way: Way, data: bytes) -> float:
    start = perf_counter()
    way(data)
    return perf_counter() - start


def timing(taken: Sequence[float]) -> Timing:
    """The 95th percentile is the time that 95 % of the documents do not exceed."""
    place = math.ceil(len(taken) * 0.95) - 1
    return Timing(len(taken), median(taken), sorted(taken)[place])


def floors() -> dict[str, Way]:
    """What gives a PDF's plain text, by library; pypdfium2 only where it is installed."""
    found: dict[str, Way] = {"pdfminer.six": pdfminer_text}
    if find_spec("pypdfium2"):
        found["pypdfium2"] = pdfium_text
    return found


def pdfminer_text(data: bytes) -> str:
    return str(extract_text(BytesIO(data)))


def pdfium_text(data: bytes) -> str:
    with closing(import_module("pypdfium2").PdfDocument(data)) as document:
        return "".join(page_text(document[number]) for number in range(len(document)))


def page_text(page: Any) -> str:
    with closing(page), closing(page.get_textpage()) as text:
        return str(text.get_text_range())
