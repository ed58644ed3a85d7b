"""Rules that the database itself holds."""

from django.db.models import CheckConstraint, F, Q, TextChoices


def one_of(field: str, choices: type[TextChoices], *, name: str) -> CheckConstraint:
    """The column holds one of the values (or NULL, where it may)."""
    return CheckConstraint(name=name, condition=Q(**{f"{field}__in": choices.values}))


def between(field: str, low: int, high: int, *, name: str) -> CheckConstraint:
    return CheckConstraint(name=name, condition=Q(**{f"{field}__range": (low, high)}))


def at_least(field: str, low: int, *, name: str) -> CheckConstraint:
    return CheckConstraint(name=name, condition=Q(**{f"{field}__gte": low}))


def in_order(low: str, high: str, *, name: str) -> CheckConstraint:
    """`low` is not above `high`; a row that lacks either is fine."""
    return CheckConstraint(name=name, condition=Q(**{f"{low}__lte": F(high)}))
