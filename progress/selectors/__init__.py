"""Reading the log, and the dashboard that stands on everything below."""

from progress.selectors.dashboard import Dashboard, dashboard
from progress.selectors.log import (
    Totals,
    Week,
    activity_list,
    chart_of,
    days_learned,
    monday_of,
    totals,
    weeks_logged,
)
from progress.selectors.next_step import NextStep, next_step
from progress.selectors.outcome import CareerShift, Outcome, careers_moved
from progress.selectors.plans import PlannedWeek, Standing, planned_weeks, standing_of, standings
from progress.selectors.record import Record, record_of
from progress.selectors.steps import proved_levels
from progress.selectors.streaks import streak

__all__ = [
    "CareerShift",
    "Dashboard",
    "NextStep",
    "Outcome",
    "PlannedWeek",
    "Record",
    "Standing",
    "Totals",
    "Week",
    "activity_list",
    "careers_moved",
    "chart_of",
    "dashboard",
    "days_learned",
    "monday_of",
    "next_step",
    "planned_weeks",
    "proved_levels",
    "record_of",
    "standing_of",
    "standings",
    "streak",
    "totals",
    "weeks_logged",
]
