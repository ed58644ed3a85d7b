"""Reading a person's CVs."""

from cvs.selectors.differences import (
    Difference,
    Differences,
    FieldDifference,
    differences,
)
from cvs.selectors.findings import Group, Review, document_of, finding_list, review
from cvs.selectors.lists import (
    FoundLink,
    active_cv,
    cv_list,
    found_links,
    mention_list,
    uploads_of_a_day,
)
from cvs.selectors.pages import PageView, page_views

__all__ = [
    "Difference",
    "Differences",
    "FieldDifference",
    "FoundLink",
    "Group",
    "PageView",
    "Review",
    "active_cv",
    "cv_list",
    "differences",
    "document_of",
    "finding_list",
    "found_links",
    "mention_list",
    "page_views",
    "review",
    "uploads_of_a_day",
]
