"""From what is missing to a plan, week by week: a pure engine without Django."""

from roadmaps.planning.brief import HOURS_PER_WEEK, Brief, PlanningError, Resource, Topic
from roadmaps.planning.outline import OutlineTask, outline
from roadmaps.planning.planner import plan
from roadmaps.planning.syllabus import PRACTICE_HOURS, PROJECT_HOURS
from roadmaps.planning.timetable import Milestone, Phase, Plan, PlannedTask, Week

__all__ = [
    "HOURS_PER_WEEK",
    "PRACTICE_HOURS",
    "PROJECT_HOURS",
    "Brief",
    "Milestone",
    "OutlineTask",
    "Phase",
    "Plan",
    "PlannedTask",
    "PlanningError",
    "Resource",
    "Topic",
    "Week",
    "outline",
    "plan",
]
