"""Roadmaps, their tasks, what was asked for, changed and proposed, and the time there is."""

from roadmaps.models.changes import RoadmapProposal, RoadmapRevision
from roadmaps.models.requests import RoadmapRequest
from roadmaps.models.roadmap import Roadmap, RoadmapTask
from roadmaps.models.time import CalendarFeed, StudyTime

__all__ = [
    "CalendarFeed",
    "Roadmap",
    "RoadmapProposal",
    "RoadmapRequest",
    "RoadmapRevision",
    "RoadmapTask",
    "StudyTime",
]
