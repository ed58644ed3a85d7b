"""All that the first page of a roadmap shows."""

from datetime import date
from typing import NamedTuple

from roadmaps.enums import RoadmapStatus
from roadmaps.models import Roadmap
from roadmaps.planning import Pace
from roadmaps.selectors.board import Board, board_of
from roadmaps.selectors.pace import pace_of, study_time_of
from roadmaps.selectors.timeline import Timeline, timeline_of

IN_USE = (RoadmapStatus.ACTIVE, RoadmapStatus.PAUSED)


class Overview(NamedTuple):
    """`pace` is None for a roadmap that is finished or abandoned, and for one without tasks.

    `spare_days` are those between planned end and deadline, below zero when the plan ends
    `late_days` after it.
    """

    roadmap: Roadmap
    board: Board
    pace: Pace | None
    timeline: Timeline | None
    spare_days: int | None
    late_days: int


def overview_of(roadmap: Roadmap, *, today: date) -> Overview:
    """One query beside those that fetched the roadmap with its tasks."""
    study_time = study_time_of(roadmap.user)
    board = board_of(roadmap, today=today, study_time=study_time)
    going = roadmap.status in IN_USE and board.phases
    pace = pace_of(roadmap, today=today, study_time=study_time) if going else None
    forecast = pace.forecast if pace else None
    spare = _spare_days(roadmap)
    return Overview(
        roadmap=roadmap,
        board=board,
        pace=pace,
        timeline=timeline_of(roadmap, board, today=today, forecast=forecast),
        spare_days=spare,
        late_days=max(-(spare or 0), 0),
    )


def _spare_days(roadmap: Roadmap) -> int | None:
    if roadmap.deadline is None or roadmap.target_end_date is None:
        return None
    return (roadmap.deadline - roadmap.target_end_date).days
