from django.db.models import TextChoices


class Role(TextChoices):
    USER = "user", "User"
    ADMIN = "admin", "Staff"


class WorkType(TextChoices):
    REMOTE = "remote", "Remote"
    HYBRID = "hybrid", "Hybrid"
    ONSITE = "onsite", "On site"


class Availability(TextChoices):
    """When a person could start; the contract leaves this set open."""

    IMMEDIATE = "immediate", "Immediately"
    TWO_WEEKS = "2weeks", "In two weeks"
    ONE_MONTH = "1month", "In a month"
    THREE_MONTHS = "3months", "In three months"
    LATER = "later", "Later"
