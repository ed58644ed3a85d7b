"""What a person may do with their roadmaps."""

from roadmaps.services.requests import request_roadmap, retry_request
from roadmaps.services.status import StatusError, delete_roadmap, refresh, set_status
from roadmaps.services.tasks import move_task

__all__ = [
    "StatusError",
    "delete_roadmap",
    "move_task",
    "refresh",
    "request_roadmap",
    "retry_request",
    "set_status",
]
