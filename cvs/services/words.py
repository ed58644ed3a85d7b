"""Where something comes from, in words for people."""

from typing import Any

from cvs.enums import FileType
from cvs.models import CV, CVFinding


def origin_of(cv: CV, place: dict[str, Any] | None) -> str:
    """The file and, where pages have an end, the page: "cv.pdf, page 2"."""
    if not place or cv.file_type != FileType.PDF:
        return cv.file_name
    return f"{cv.file_name}, page {place['page']}"


def origin_of_finding(row: CVFinding) -> str:
    """As `origin_of`, with what the owner did to it."""
    if row.is_added:
        return f"{row.cv.file_name}, added by you"
    words = origin_of(row.cv, first_place(row))
    return f"{words}, corrected by you" if row.is_edited else words


def source_text(row: CVFinding) -> str:
    """The line that the finding stands in; empty for what the owner added."""
    place = first_place(row)
    return str(place["text"]) if place else ""


def first_place(row: CVFinding) -> dict[str, Any] | None:
    """The earliest place of its fields."""
    return min(row.places.values(), key=lambda one: (one["page"], one["line"]), default=None)
