"""From what is missing to a plan, week by week: a pure engine without Django."""

from roadmaps.planning.brief import HOURS_PER_WEEK, Brief, Resource, Topic
from roadmaps.planning.calendar import Calendar, Period, PlanningError
from roadmaps.planning.feasibility import Feasibility, Way, feasibility
from roadmaps.planning.outline import OutlineTask, outline
from roadmaps.planning.pace import MISSED_WEEKS, Pace, missed_weeks, pace
from roadmaps.planning.planner import plan
from roadmaps.planning.replanning import Move, Replan, replan
from roadmaps.planning.states import TaskState
from roadmaps.planning.syllabus import PRACTICE_HOURS, PROJECT_HOURS
from roadmaps.planning.timetable import Milestone, Phase, Plan, PlannedTask, Week

__all__ = [
    "HOURS_PER_WEEK",
    "MISSED_WEEKS",
    "PRACTICE_HOURS",
    "PROJECT_HOURS",
    "Brief",
    "Calendar",
    "Feasibility",
    "Milestone",
    "Move",
    "OutlineTask",
    "Pace",
    "Period",
    "Phase",
    "Plan",
    "PlannedTask",
    "PlanningError",
    "Replan",
    "Resource",
    "TaskState",
    "Topic",
    "Way",
    "Week",
    "feasibility",
    "missed_weeks",
    "outline",
    "pace",
    "plan",
    "replan",
]
