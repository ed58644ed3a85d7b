"""Figures and lists in plain words."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

NAMED = 6


def listed(names: Sequence[str], *, most: int = NAMED) -> str:
    """ "A, B and C", or "A, B and 3 more" past `most` names. Empty without any."""
    shown = [*names[:most], *([f"{len(names) - most} more"] if len(names) > most else [])]
    *first, last = shown or [""]
    return f"{', '.join(first)} and {last}" if first else last


def counted(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"


def in_hours(hours: Decimal) -> str:
    """ "1 hour", "2.5 hours"."""
    plain = f"{hours:f}"
    number = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "1 hour" if number == "1" else f"{number} hours"


def on_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)
