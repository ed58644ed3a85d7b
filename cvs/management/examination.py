"""Measures the reader on CVs whose truth is known.

A CV that cannot be read counts as one in which nothing was found. Times are of the CVs that can be
read: the whole way through a process of its own (`read_in_child`), the reading alone in this
process (`read_cv`), and, for the PDF files among them, the plain text by the libraries that read
PDF. Ratios are those of the medians over the same PDF files. Throughput is that of real workers.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate

from cvs.enums import FileType
from cvs.management.precision import judged, precision, shares_of
from cvs.management.reading import shipped_lexicon, upload_limits
from cvs.management.scoring import Shares, macro, score_cv, total
from cvs.management.throughput import Sample, Throughput, measure
from cvs.management.timing import Timing, Way, floors, measured, timing
from cvs.pipeline import UnreadableError, read_cv, read_in_child
from cvs.pipeline.confidence import SURE

GROUPS = ("source", "lang")

Reader = Callable[[bytes], dict[str, Any]]
Scored = dict[str, Shares]


@dataclass(frozen=True, slots=True)
class Case:
    """A CV and what it says."""

    id: str
    data: bytes
    pdf: bool
    truth: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """Scores are from 0 to 1, None for a field nobody has.

    `groups` are the macro means by what the truths say of their documents' making (`_doc`).
    `precisions` tells of the values that were given how many are right, `sure` the same of those
    that the reader is sure of, `sure_share` how many it is sure of.
    """

    documents: dict[str, float]
    unreadable: dict[str, str]
    fields: dict[str, float | None]
    macro: float
    worst: str
    groups: dict[str, float]
    precisions: dict[str, float | None]
    sure: dict[str, float | None]
    sure_share: dict[str, float | None]
    seconds: dict[str, Timing]
    ratios: dict[str, float]
    throughput: Throughput | None


def examine(every: Sequence[Case], documents: int) -> Report:
    """The report; `documents` is how many the workers read, 0 for no throughput."""
    ways = readers()
    given, unreadable = read_all(every, ways["read_in_child"])
    scored = {case.id: score_cv(given[case.id], case.truth) for case in every}
    values = [value for case in every for value in judged(given[case.id], case.truth)]
    sure = [value for value in values if value.confidence >= SURE]
    shares, macros = total(scored.values()), {one: macro(scored[one]) for one in scored}
    readable = [case for case in every if case.id not in unreadable]
    seconds, ratios = times(readable, ways) if readable else ({}, {})
    return Report(
        documents=macros,
        unreadable=unreadable,
        fields={field: share.score for field, share in shares.items()},
        macro=macro(shares),
        worst=min(macros, key=macros.__getitem__),
        groups=by_group(every, scored),
        precisions=precision(values),
        sure=precision(sure),
        sure_share=shares_of(sure, values),
        seconds=seconds,
        ratios=ratios,
        throughput=measure(samples(readable), documents) if documents and readable else None,
    )


def by_group(every: Iterable[Case], scored: Scored) -> dict[str, float]:
    groups: dict[str, list[Shares]] = defaultdict(list)
    for case in every:
        made = case.truth.get("_doc") or {}
        for key in GROUPS:
            if made.get(key):
                groups[f"{key} {made[key]}"].append(scored[case.id])
    return {group: macro(total(groups[group])) for group in sorted(groups)}


def samples(readable: Iterable[Case]) -> list[Sample]:
    return [Sample(one.data, FileType.PDF if one.pdf else FileType.DOCX) for one in readable]


def readers() -> dict[str, Reader]:
    """Our ways to read a CV, by name."""
    lexicon, limits, today = shipped_lexicon(), upload_limits(), localdate()
    return {
        "read_in_child": lambda data: (
            read_in_child(data, lexicon=lexicon, today=today, limits=limits).parsed_data
        ),
        "read_cv": lambda data: (
            read_cv(data, lexicon=lexicon, today=today, limits=limits).parsed_data
        ),
    }


def read_all(
    every: Iterable[Case], read: Reader
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """What the CVs say by id, and why some cannot be read."""
    given: dict[str, dict[str, Any]] = {}
    unreadable = {}
    for case in every:
        try:
            given[case.id] = read(case.data)
        except UnreadableError as problem:
            given[case.id], unreadable[case.id] = {}, problem.reason.value
    return given, unreadable


def times(
    readable: Sequence[Case], ways: Mapping[str, Way]
) -> tuple[dict[str, Timing], dict[str, float]]:
    """Seconds a document of every way, and ours as multiples of the floors."""
    floor = floors()
    docx = measured(ways, [case.data for case in readable if not case.pdf])
    pdf = measured({**ways, **floor}, [case.data for case in readable if case.pdf])
    taken = {name: pdf[name] + docx[name] for name in ways}
    taken |= {f"{name}, DOCX": docx[name] for name in ways}
    taken |= {f"{name}, PDF": pdf[name] for name in ways}
    taken |= {name: pdf[name] for name in floor}
    seconds = {name: timing(each) for name, each in taken.items() if each}
    ratios = {
        f"{name} / {beside}": seconds[f"{name}, PDF"].median / seconds[beside].median
        for name in ways
        for beside in floor
        if pdf[beside]
    }
    return seconds, ratios
