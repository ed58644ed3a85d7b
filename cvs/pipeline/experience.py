"""Finds the jobs of an experience section."""

from collections.abc import Sequence
from typing import Any

from cvs.pipeline.cards import in_turn
from cvs.pipeline.document import Line
from cvs.pipeline.entries import Entry, split_entries
from cvs.pipeline.found import Found
from cvs.pipeline.groups import Job, with_shared
from cvs.pipeline.paragraphs import body_text, right_edge
from cvs.pipeline.parts import all_parts
from cvs.pipeline.roles import Head, roles_of
from cvs.pipeline.rows import with_rows_read


def find_experience(lines: Sequence[Line]) -> list[Found]:
    """The jobs in the section's order. What stands where in a head is learnt over them all."""
    lines = in_turn(with_rows_read(lines))
    read = [(entry, head_of(entry)) for entry in split_entries(lines)]
    read = [(entry, head) for entry, head in read if head.parts]
    roles = roles_of([head for _, head in read])
    edge = right_edge(lines)
    jobs = [Job(entry, role) for (entry, _), role in zip(read, roles, strict=True)]
    return [
        Found(values_of(job, edge), (*job.shared, *job.entry.head, *job.entry.body))
        for job in with_shared(jobs)
        if job.role.title or job.role.company
    ]


def head_of(entry: Entry) -> Head:
    return Head(entry.head, tuple(all_parts(entry.head)), entry.dated)


def values_of(job: Job, edge: float) -> dict[str, Any]:
    period = job.entry.period
    return {
        "title": job.role.title,
        "company": job.role.company,
        "location": job.role.location,
        "duration": period.text if period else None,
        "description": body_text(job.entry.body, edge),
        "start": period.start if period else None,
        "end": period.end if period else None,
        "current": bool(period and period.current),
    }
