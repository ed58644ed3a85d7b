"""Reading roadmaps, and what the planner needs to know."""

from roadmaps.planning import Pace
from roadmaps.selectors.board import Board, PhaseOfTasks, TaskInWeek, WeekOfTasks, board_of
from roadmaps.selectors.briefs import Gap, brief_for, brief_from, calendar_from, gap_of
from roadmaps.selectors.exports import as_document, as_markdown
from roadmaps.selectors.known import already_known, is_known
from roadmaps.selectors.lists import (
    OPEN_STATUSES,
    TASKS,
    open_tasks,
    request_list,
    roadmap_list,
    roadmaps_with_tasks,
)
from roadmaps.selectors.outlines import Outline, outline_of
from roadmaps.selectors.overview import Overview, overview_of
from roadmaps.selectors.pace import calendar_of, counted_hours, pace_of, states_of, study_time_of
from roadmaps.selectors.requests import (
    StageStep,
    active_roadmap_to,
    name_of,
    request_in_flight,
    stage_steps,
)
from roadmaps.selectors.shared_week import SharedWeek, shared_week
from roadmaps.selectors.shelf import Shelf, shelf_of
from roadmaps.selectors.timeline import Timeline, timeline_of
from roadmaps.selectors.today import Today, today_of

__all__ = [
    "OPEN_STATUSES",
    "TASKS",
    "Board",
    "Gap",
    "Outline",
    "Overview",
    "Pace",
    "PhaseOfTasks",
    "SharedWeek",
    "Shelf",
    "StageStep",
    "TaskInWeek",
    "Timeline",
    "Today",
    "WeekOfTasks",
    "active_roadmap_to",
    "already_known",
    "as_document",
    "as_markdown",
    "board_of",
    "brief_for",
    "brief_from",
    "calendar_from",
    "calendar_of",
    "counted_hours",
    "gap_of",
    "is_known",
    "name_of",
    "open_tasks",
    "outline_of",
    "overview_of",
    "pace_of",
    "request_in_flight",
    "request_list",
    "roadmap_list",
    "roadmaps_with_tasks",
    "shared_week",
    "shelf_of",
    "stage_steps",
    "states_of",
    "study_time_of",
    "timeline_of",
    "today_of",
]
