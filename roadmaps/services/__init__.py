"""What a person may do with their roadmaps."""

from roadmaps.services.covering import cover_tasks, hold_roadmaps, uncover_tasks
from roadmaps.services.desk import EditError
from roadmaps.services.editing import (
    TaskDraft,
    add_task,
    change_settings,
    change_task,
    move_to_week,
    pin_task,
    remove_task,
    reorder_task,
    undo_change,
)
from roadmaps.services.feeds import close_feed, note_reading, open_feed, renew_feed
from roadmaps.services.requests import (
    WeekFullError,
    cancel_request,
    request_roadmap,
    retry_request,
)
from roadmaps.services.status import StatusError, delete_roadmap, refresh, set_status
from roadmaps.services.tasks import move_task
from roadmaps.services.time import (
    StudyTimeError,
    add_time_off,
    remove_time_off,
    set_study_time,
)
from roadmaps.services.timers import TimerError, start_timer
from roadmaps.services.work import Timed, note_work, stop_timer

__all__ = [
    "EditError",
    "StatusError",
    "StudyTimeError",
    "TaskDraft",
    "Timed",
    "TimerError",
    "WeekFullError",
    "add_task",
    "add_time_off",
    "cancel_request",
    "change_settings",
    "change_task",
    "close_feed",
    "cover_tasks",
    "delete_roadmap",
    "hold_roadmaps",
    "move_task",
    "move_to_week",
    "note_reading",
    "note_work",
    "open_feed",
    "pin_task",
    "refresh",
    "remove_task",
    "remove_time_off",
    "renew_feed",
    "reorder_task",
    "request_roadmap",
    "retry_request",
    "set_status",
    "set_study_time",
    "start_timer",
    "stop_timer",
    "uncover_tasks",
    "undo_change",
]
