"""What workers do for roadmaps, and what keeps roadmaps true."""

from roadmaps.jobs.generation import generate_roadmap, release_stalled_requests
from roadmaps.jobs.refreshing import (
    refresh_all_progress,
    refresh_outlines,
    refresh_progress,
)
from roadmaps.jobs.revisions import Undone, end_anew, recording, undo_last

__all__ = [
    "Undone",
    "end_anew",
    "generate_roadmap",
    "recording",
    "refresh_all_progress",
    "refresh_outlines",
    "refresh_progress",
    "release_stalled_requests",
    "undo_last",
]
