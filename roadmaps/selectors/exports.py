"""A roadmap to take along: as data and as text."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from roadmaps.enums import TaskStatus
from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.selectors.board import board_of

FORMAT = "careerpilot-roadmap-1"
# What would be read as a mark where text stands in a line of Markdown.
MARKS = re.compile(r"([\\`*_\[\]<>#|~])")
BOXES = {TaskStatus.COMPLETED: "[x]", TaskStatus.SKIPPED: "[-]"}


def as_document(roadmap: Roadmap, *, today: date) -> dict[str, Any]:
    """The fetched roadmap with every task, as JSON holds it; hours are numbers, days ISO dates."""
    return {
        "format": FORMAT,
        "exported_on": today.isoformat(),
        "title": roadmap.title,
        "description": roadmap.description,
        "career": roadmap.career_path.title if roadmap.career_path else None,
        "status": roadmap.status,
        "progress_percentage": float(roadmap.progress_percentage),
        "intensity": roadmap.intensity,
        "hours_per_week": roadmap.hours_per_week,
        "focus_areas": roadmap.focus_areas,
        "start_date": _day(roadmap.start_date),
        "target_end_date": _day(roadmap.target_end_date),
        "deadline": _day(roadmap.deadline),
        "actual_end_date": _day(roadmap.actual_end_date),
        "duration_weeks": roadmap.duration_weeks,
        "buffer_hours": float(board_of(roadmap, today=today).reserve),
        "milestones": roadmap.milestones or [],
        "tasks": [_task(task) for task in roadmap.tasks.all()],
    }


def _task(task: RoadmapTask) -> dict[str, Any]:
    return {
        "phase": task.phase_number,
        "phase_title": task.phase_title,
        "week": task.week_number,
        "last_week": task.last_week,
        "position": task.position,
        "title": task.title,
        "description": task.description,
        "skill": task.skill.name if task.skill else None,
        "level": task.level,
        "type": task.type,
        "priority": task.priority,
        "status": task.status,
        "estimated_hours": _number(task.estimated_hours),
        "actual_hours": _number(task.actual_hours),
        "completed_on": task.completed_at.date().isoformat() if task.completed_at else None,
        "pinned": task.pinned,
        "own": task.own,
        "link": task.link or None,
        "free": task.free,
        "own_links": task.own_links,
        "proof_link": task.proof_link or None,
        "notes": task.notes or None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def as_markdown(roadmap: Roadmap) -> str:
    """The fetched roadmap as a list of tasks to tick, by phase and the week they begin in."""
    return "\n".join([f"# {plain(roadmap.title)}", "", *_head(roadmap), *_body(roadmap)]) + "\n"


def _head(roadmap: Roadmap) -> Iterator[str]:
    if roadmap.description:
        yield from (plain(roadmap.description), "")
    if roadmap.start_date and roadmap.target_end_date:
        yield f"- From {roadmap.start_date:%-d %B %Y} to {roadmap.target_end_date:%-d %B %Y}"
    if roadmap.hours_per_week:
        yield f"- {roadmap.hours_per_week} hours a week"
    yield f"- {short(roadmap.progress_percentage)} % done"


def _body(roadmap: Roadmap) -> Iterator[str]:
    phase = week = 0
    for task in roadmap.tasks.all():
        if task.phase_number != phase:
            phase, week = task.phase_number, 0
            yield from ("", f"## {phase}. {plain(task.phase_title or f'Phase {phase}')}")
        if task.week_number != week:
            week = task.week_number
            yield from ("", f"### Week {week}", "")
        yield from _entry(task)


def _entry(task: RoadmapTask) -> Iterator[str]:
    hours = f" ({short(task.estimated_hours)} h)" if task.estimated_hours else ""
    yield f"- {BOXES.get(TaskStatus(task.status), '[ ]')} {plain(task.title)}{hours}"
    for address in filter(None, (task.link, *task.own_links, task.proof_link)):
        yield f"  - <{address}>"
    yield from (f"  > {plain(line)}" for line in task.notes.splitlines())


def short(number: Decimal) -> str:
    """A number without zeros that say nothing: 4, not 4.00."""
    return f"{number.normalize():f}"


def plain(text: str) -> str:
    """Text that stays what it is between the marks of Markdown."""
    return MARKS.sub(r"\\\1", " ".join(text.split()))
