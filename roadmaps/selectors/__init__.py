"""Reading roadmaps, and what the planner needs to know."""

from roadmaps.selectors.board import Board, PhaseOfTasks, WeekOfTasks, board_of, phases_of
from roadmaps.selectors.briefs import brief_for
from roadmaps.selectors.lists import (
    OPEN_STATUSES,
    TASKS,
    open_tasks,
    request_list,
    roadmap_list,
    roadmaps_with_tasks,
)
from roadmaps.selectors.outlines import Outline, outline_of

__all__ = [
    "OPEN_STATUSES",
    "TASKS",
    "Board",
    "Outline",
    "PhaseOfTasks",
    "WeekOfTasks",
    "board_of",
    "brief_for",
    "open_tasks",
    "outline_of",
    "phases_of",
    "request_list",
    "roadmap_list",
    "roadmaps_with_tasks",
]
