"""What a person may do with their CVs."""

from cvs.services.decisions import (
    ValuesError,
    accept_finding,
    accept_sure,
    add_finding,
    drop_finding,
    edit_finding,
    undo_finding,
    undo_many,
)
from cvs.services.files import (
    UploadError,
    activate_cv,
    cancel_cv,
    delete_cv,
    reread_cv,
    retry_cv,
    upload_cv,
)
from cvs.services.mentions import accept_mention, decide_mentions, drop_mention, undo_mention
from cvs.services.newer import take_over

__all__ = [
    "UploadError",
    "ValuesError",
    "accept_finding",
    "accept_mention",
    "accept_sure",
    "activate_cv",
    "add_finding",
    "cancel_cv",
    "decide_mentions",
    "delete_cv",
    "drop_finding",
    "drop_mention",
    "edit_finding",
    "reread_cv",
    "retry_cv",
    "take_over",
    "undo_finding",
    "undo_many",
    "undo_mention",
    "upload_cv",
]
