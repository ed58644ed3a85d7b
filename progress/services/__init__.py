"""Writing the log of what people did, and moving their tasks."""

from progress.services.known import NotKnownError, skip_known
from progress.services.log import delete_activity, log_activity, log_certification
from progress.services.moving import move_task
from progress.services.noting import follow_notes

__all__ = [
    "NotKnownError",
    "delete_activity",
    "follow_notes",
    "log_activity",
    "log_certification",
    "move_task",
    "skip_known",
]
