"""What people did, day by day."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.expressions import RawSQL
from django.utils.timezone import localdate

from accounts.models import User
from careerpilot.postgresql.constraints import at_least, one_of
from careerpilot.postgresql.indexes import NamedIndex
from careerpilot.postgresql.rows import Row
from progress.enums import ActivityType
from roadmaps.models import Roadmap


class ActivityQuerySet(models.QuerySet["Activity"]):
    def owned_by(self, user: User) -> "ActivityQuerySet":
        return self.filter(user=user)

    def since(self, day: date) -> "ActivityQuerySet":
        return self.filter(date_logged__gte=day)


class Activity(Row):
    """A row of the table `progress`, which the database keeps in a partition for each month.

    The primary key in the database is (id, date_logged), as partitions require; Django knows
    the id alone. No foreign key may point here.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="activities", db_index=False
    )
    roadmap = models.ForeignKey(
        Roadmap,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
        db_index=False,
    )
    activity_type = models.CharField(max_length=100, choices=ActivityType.choices)
    activity_details = models.JSONField()
    hours_spent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    skills_learned = ArrayField(models.TextField(), blank=True, default=list, db_default=[])
    date_logged = models.DateField(default=localdate, db_default=RawSQL("CURRENT_DATE", []))

    objects = ActivityQuerySet.as_manager()

    class Meta:
        db_table = "progress"
        verbose_name_plural = "activities"
        indexes = [
            NamedIndex(fields=["user"], name="idx_progress_user_id"),
            NamedIndex(fields=["roadmap"], name="idx_progress_roadmap_id"),
            NamedIndex(fields=["-date_logged"], name="idx_progress_date"),
            NamedIndex(fields=["activity_type"], name="idx_progress_activity_type"),
            NamedIndex(fields=["user", "-date_logged"], name="idx_progress_user_date"),
        ]
        constraints = [
            one_of("activity_type", ActivityType, name="progress_activity_type"),
            at_least("hours_spent", 0, name="progress_hours"),
        ]

    def __str__(self) -> str:
        return f"{self.activity_type} on {self.date_logged}"
