"""Brings a new reading of a CV together with what its owner decided. Pure and repeatable."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from cvs.pipeline import Finding, Topic
from cvs.pipeline.likeness import pairs


@dataclass(frozen=True, slots=True)
class Decided:
    """A finding that its owner accepted, corrected, added or dropped."""

    key: UUID
    topic: Topic
    read: Mapping[str, Any] | None
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding of the new reading with its place among those of its topic, from 0."""

    finding: Finding
    position: int


@dataclass(frozen=True, slots=True)
class Merge:
    """The findings that speak of something decided, by its key, and those that are new."""

    known: Mapping[UUID, Placed] = field(default_factory=dict)
    new: Sequence[Placed] = ()


def merge(decided: Iterable[Decided], found: Iterable[Finding]) -> Merge:
    """Which findings the owner has decided already.

    A decided one keeps its values and its decision, found again or not; a finding paired with it
    only tells anew what is read and where. All others are new and undecided.
    """
    kept = defaultdict[Topic, list[Decided]](list)
    fresh = defaultdict[Topic, list[Placed]](list)
    for one in decided:
        kept[one.topic].append(one)
    for finding in found:
        fresh[finding.topic].append(Placed(finding, len(fresh[finding.topic])))
    known = {
        kept[topic][place].key: fresh[topic][number]
        for topic in fresh
        for place, number in pairs(topic, versions(kept[topic]), read_of(fresh[topic]))
    }
    taken = {(one.finding.topic, one.position) for one in known.values()}
    every = [one for placed in fresh.values() for one in placed]
    new = [one for one in every if (one.finding.topic, one.position) not in taken]
    return Merge(known, new)


def versions(decided: Iterable[Decided]) -> list[list[Mapping[str, Any]]]:
    """Each as it was read and as its owner has it."""
    return [[one.values] if one.read is None else [one.read, one.values] for one in decided]


def read_of(placed: Iterable[Placed]) -> list[list[Mapping[str, Any]]]:
    return [[one.finding.values] for one in placed]
