"""Roadmaps and their tasks."""

from decimal import Decimal

from django.conf import settings
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import User
from careerpilot.postgresql.constraints import at_least, between, in_order, one_of
from careerpilot.postgresql.indexes import NamedIndex
from careerpilot.postgresql.rows import EditableRow
from careers.models import CareerPath
from roadmaps.enums import Intensity, Priority, RoadmapStatus, TaskStatus
from skills.enums import Level, ResourceType
from skills.models import Skill


class RoadmapQuerySet(models.QuerySet["Roadmap"]):
    def owned_by(self, user: User) -> "RoadmapQuerySet":
        return self.filter(user=user)


class Roadmap(EditableRow):
    """A plan from a person's skills to a career, week by week.

    `phases`, `milestones` and `resources` are outlines of the task rows; they and the
    percentage are written by `roadmaps.services.refresh` alone, so they never disagree.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="roadmaps", db_index=False
    )
    career_path = models.ForeignKey(
        CareerPath,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="roadmaps",
        db_index=False,
    )
    title = models.CharField(max_length=255)
    description = models.TextField(blank=True, default="", db_default="")
    duration_weeks = models.IntegerField()
    intensity = models.CharField(max_length=50, choices=Intensity.choices, null=True, blank=True)
    hours_per_week = models.IntegerField(null=True, blank=True)
    focus_areas = ArrayField(models.TextField(), blank=True, default=list, db_default=[])
    start_date = models.DateField(null=True, blank=True)
    target_end_date = models.DateField(
        null=True, blank=True, help_text="the day on which the plan ends, its reserve included"
    )
    deadline = models.DateField(null=True, blank=True, help_text="the day that the person wished")
    actual_end_date = models.DateField(null=True, blank=True)
    status = models.CharField(
        max_length=50,
        choices=RoadmapStatus.choices,
        default=RoadmapStatus.ACTIVE,
        db_default=RoadmapStatus.ACTIVE.value,
    )
    status_since = models.DateField(default=localdate, db_default=RawSQL("CURRENT_DATE", []))
    pauses = ArrayField(
        DateRangeField(),
        blank=True,
        default=list,
        db_default=[],
        help_text="days on which the clock stood; the last one is open while it stands",
    )
    free_only = models.BooleanField(default=False, db_default=False)
    buffer_hours = models.DecimalField(
        "reserve", max_digits=6, decimal_places=2, default=0, db_default=0
    )
    replan_declined_on = models.DateField(null=True, blank=True, editable=False)
    progress_percentage = models.DecimalField(
        "progress", max_digits=5, decimal_places=2, default=0, db_default=0
    )
    phases = models.JSONField(null=True, blank=True, editable=False)
    milestones = models.JSONField(null=True, blank=True, editable=False)
    resources = models.JSONField(null=True, blank=True, editable=False)

    objects = RoadmapQuerySet.as_manager()

    class Meta:
        db_table = "roadmaps"
        indexes = [
            NamedIndex(fields=["user"], name="idx_roadmaps_user_id"),
            NamedIndex(fields=["status"], name="idx_roadmaps_status"),
            NamedIndex(fields=["career_path"], name="idx_roadmaps_career_path"),
            NamedIndex(fields=["user", "status"], name="idx_roadmaps_user_status"),
        ]
        constraints = [
            one_of("status", RoadmapStatus, name="roadmaps_status"),
            one_of("intensity", Intensity, name="roadmaps_intensity"),
            between("progress_percentage", 0, 100, name="roadmaps_progress"),
            between("hours_per_week", 1, 60, name="roadmaps_hours_per_week"),
            at_least("duration_weeks", 0, name="roadmaps_duration"),
            at_least("buffer_hours", 0, name="roadmaps_buffer_hours"),
            in_order("start_date", "target_end_date", name="roadmaps_dates_in_order"),
            in_order("start_date", "actual_end_date", name="roadmaps_end_after_start"),
            models.CheckConstraint(
                name="roadmaps_end_iff_completed",
                condition=Q(status=RoadmapStatus.COMPLETED) | Q(actual_end_date__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("roadmaps:detail", args=[self.pk])


class RoadmapTask(EditableRow):
    """A piece of work that begins in one week of a roadmap and may go on into the next ones.

    `spread` holds its hours in `week_number` and each week after it, zero where a week has no
    room; empty, all of them are in the first week. `level` is what finishing it leads to.
    """

    roadmap = models.ForeignKey(Roadmap, models.CASCADE, related_name="tasks", db_index=False)
    skill = models.ForeignKey(Skill, models.SET_NULL, null=True, blank=True, related_name="+")
    phase_number = models.IntegerField()
    phase_title = models.CharField(max_length=100, blank=True, default="", db_default="")
    week_number = models.IntegerField()
    position = models.IntegerField(default=0, db_default=0, help_text="order within the week")
    title = models.CharField(max_length=255)
    description = models.TextField(blank=True, default="", db_default="")
    type = models.CharField(max_length=50, choices=ResourceType.choices, null=True)
    link = models.CharField(max_length=500, blank=True, default="", db_default="")
    estimated_hours = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    spread = ArrayField(
        models.DecimalField(max_digits=5, decimal_places=2),
        blank=True,
        default=list,
        db_default=[],
        help_text="hours in its first week and in each week after",
    )
    actual_hours = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    priority = models.CharField(max_length=50, choices=Priority.choices, null=True, blank=True)
    status = models.CharField(
        max_length=50,
        choices=TaskStatus.choices,
        default=TaskStatus.PENDING,
        db_default=TaskStatus.PENDING.value,
    )
    completed_at = models.DateTimeField(null=True, blank=True)
    notes = models.TextField(blank=True, default="", db_default="")
    worded_by = models.CharField(
        max_length=50,
        blank=True,
        default="",
        db_default="",
        help_text="the model that wrote the description, where one did",
    )
    level = models.CharField(max_length=50, choices=Level.choices, null=True, blank=True)
    free = models.BooleanField(null=True, blank=True, help_text="whether its resource is")
    pinned = models.BooleanField(
        default=False, db_default=False, help_text="stays in its week, whatever is planned anew"
    )
    own = models.BooleanField(default=False, db_default=False, help_text="added by the person")
    own_links = ArrayField(
        models.CharField(max_length=500), blank=True, default=list, db_default=[]
    )
    proof_link = models.URLField(max_length=500, blank=True, default="", db_default="")
    timer_started_at = models.DateTimeField(null=True, blank=True)
    covered_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="covers",
        help_text="the finished task that made this one needless",
    )

    class Meta:
        db_table = "roadmap_tasks"
        verbose_name = "task"
        indexes = [
            NamedIndex(fields=["roadmap"], name="idx_roadmap_tasks_roadmap_id"),
            NamedIndex(fields=["status"], name="idx_roadmap_tasks_status"),
            NamedIndex(fields=["week_number"], name="idx_roadmap_tasks_week"),
            NamedIndex(fields=["roadmap", "status"], name="idx_roadmap_tasks_roadmap_status"),
        ]
        constraints = [
            one_of("type", ResourceType, name="roadmap_tasks_type"),
            one_of("priority", Priority, name="roadmap_tasks_priority"),
            one_of("level", Level, name="roadmap_tasks_level"),
            one_of("status", TaskStatus, name="roadmap_tasks_status"),
            at_least("phase_number", 1, name="roadmap_tasks_phase"),
            at_least("week_number", 1, name="roadmap_tasks_week"),
            at_least("estimated_hours", 0, name="roadmap_tasks_estimated_hours"),
            at_least("actual_hours", 0, name="roadmap_tasks_actual_hours"),
            models.CheckConstraint(
                name="roadmap_tasks_completed_has_time",
                condition=Q(status=TaskStatus.COMPLETED) | Q(completed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="roadmap_tasks_timer_while_open",
                condition=Q(status=TaskStatus.IN_PROGRESS) | Q(timer_started_at__isnull=True),
            ),
            models.CheckConstraint(
                name="roadmap_tasks_covered_is_skipped",
                condition=Q(status=TaskStatus.SKIPPED) | Q(covered_by__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_week(self) -> int:
        return self.week_number + max(len(self.spread) - 1, 0)

    @property
    def was_worked_on(self) -> bool:
        """Whether a person has done anything with it."""
        return self.status != TaskStatus.PENDING or bool(
            self.notes or self.actual_hours or self.own_links or self.proof_link
        )

    def hours_in(self, week: int) -> Decimal:
        """The hours that fall into a week, zero outside its weeks."""
        if not self.spread:
            here = week == self.week_number
            return (self.estimated_hours or Decimal(0)) if here else Decimal(0)
        place = week - self.week_number
        return self.spread[place] if 0 <= place < len(self.spread) else Decimal(0)
