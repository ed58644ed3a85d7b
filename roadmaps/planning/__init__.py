"""From what is missing to a plan, week by week: a pure engine without Django."""

from roadmaps.planning.brief import HOURS_PER_WEEK, Brief, Resource, Topic
from roadmaps.planning.calendar import Calendar, Period, PlanningError
from roadmaps.planning.feasibility import Feasibility, Way, feasibility
from roadmaps.planning.order import Step
from roadmaps.planning.outline import OutlineTask, outline
from roadmaps.planning.pace import MISSED_WEEKS, Pace, missed_weeks, pace
from roadmaps.planning.planner import plan
from roadmaps.planning.replanning import Move, Replan, replan
from roadmaps.planning.states import QUARTER, TaskState
from roadmaps.planning.syllabus import LEARNING, PRACTICE_HOURS, PROJECT_HOURS, Work, works_of
from roadmaps.planning.timetable import Milestone, Phase, Plan, PlannedTask, Week

__all__ = [
    "HOURS_PER_WEEK",
    "LEARNING",
    "MISSED_WEEKS",
    "PRACTICE_HOURS",
    "PROJECT_HOURS",
    "QUARTER",
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
    "Step",
    "TaskState",
    "Topic",
    "Way",
    "Week",
    "Work",
    "feasibility",
    "missed_weeks",
    "outline",
    "pace",
    "plan",
    "replan",
    "works_of",
]
