"""The pages about a person's CVs."""

from cvs.views.differences import cv_differences
from cvs.views.files import (
    cv_activate,
    cv_cancel,
    cv_delete,
    cv_detail,
    cv_file,
    cv_list,
    cv_reread,
    cv_retry,
)
from cvs.views.findings import cv_accept_sure, cv_finding, cv_finding_add, cv_undo_many
from cvs.views.pictures import cv_page_picture
from cvs.views.review import cv_review

__all__ = [
    "cv_accept_sure",
    "cv_activate",
    "cv_cancel",
    "cv_delete",
    "cv_detail",
    "cv_differences",
    "cv_file",
    "cv_finding",
    "cv_finding_add",
    "cv_list",
    "cv_page_picture",
    "cv_reread",
    "cv_retry",
    "cv_review",
    "cv_undo_many",
]
