"""The time that a person has, over all roadmaps, and their calendar feed."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models

from careerpilot.postgresql.constraints import between
from careerpilot.postgresql.rows import EditableRow, Row


class StudyTime(EditableRow):
    """When a person learns: the hours of a week for all roadmaps together, and the days off.

    Without hours there is no limit beside those of the roadmaps. Weekdays count from 0, Monday.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="study_time")
    hours_per_week = models.IntegerField(null=True, blank=True)
    weekdays_off = ArrayField(models.IntegerField(), blank=True, default=list, db_default=[])
    time_off = ArrayField(DateRangeField(), blank=True, default=list, db_default=[])

    class Meta:
        db_table = "study_times"
        constraints = [between("hours_per_week", 1, 60, name="study_times_hours_per_week")]

    def __str__(self) -> str:
        return f"the week of {self.user_id}"


class CalendarFeed(Row):
    """A person's private calendar address. Its key is part of the address: a new row, a new one."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed"
    )
    read_at = models.DateTimeField(null=True, blank=True, help_text="when it was last fetched")

    class Meta:
        db_table = "calendar_feeds"

    def __str__(self) -> str:
        return f"the calendar of {self.user_id}"
