"""What workers do for roadmaps, and what keeps roadmaps true."""

from roadmaps.jobs.generation import generate_roadmap, release_stalled_requests
from roadmaps.jobs.refreshing import hours_of, refresh_outlines, refresh_progress

__all__ = [
    "generate_roadmap",
    "hours_of",
    "refresh_outlines",
    "refresh_progress",
    "release_stalled_requests",
]
