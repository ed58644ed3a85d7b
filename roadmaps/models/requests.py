"""What people asked to be planned."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import User
from careerpilot.postgresql.constraints import between, one_of
from careerpilot.postgresql.rows import EditableRow
from careerpilot.postgresql.work import QueuedWork, WorkQuerySet
from careers.models import CareerPath
from roadmaps.enums import UNFINISHED, Intensity, RequestStage, RequestStatus
from roadmaps.models.roadmap import Roadmap


class RoadmapRequestQuerySet(WorkQuerySet["RoadmapRequest"]):
    def owned_by(self, user: User) -> "RoadmapRequestQuerySet":
        return self.filter(user=user)


class RoadmapRequest(EditableRow, QueuedWork):
    """What a person asked to be planned. The roadmap appears whole, or not at all."""

    WAITING = RequestStatus.QUEUED
    WORKING = RequestStatus.GENERATING
    FAILED = RequestStatus.FAILED

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    career_path = models.ForeignKey(
        CareerPath, models.CASCADE, null=True, blank=True, related_name="+"
    )
    targets = models.JSONField(
        default=dict, blank=True, db_default={}, help_text="rank to reach by skill id"
    )
    intensity = models.CharField(max_length=50, choices=Intensity.choices)
    hours_per_week = models.IntegerField()
    start_date = models.DateField()
    deadline = models.DateField(null=True, blank=True)
    focus_areas = ArrayField(models.TextField(), blank=True, default=list, db_default=[])
    free_only = models.BooleanField(default=False, db_default=False)
    dropped = ArrayField(
        models.UUIDField(),
        blank=True,
        default=list,
        db_default=[],
        help_text="optional skills that the person left out to be done in time",
    )
    stage = models.CharField(
        max_length=20,
        choices=RequestStage.choices,
        default=RequestStage.WAITING,
        db_default=RequestStage.WAITING.value,
    )
    status = models.CharField(
        max_length=20,
        choices=RequestStatus.choices,
        default=RequestStatus.QUEUED,
        db_default=RequestStatus.QUEUED.value,
    )
    failure = models.CharField(max_length=255, blank=True, default="", db_default="")
    roadmap = models.OneToOneField(
        Roadmap, models.SET_NULL, null=True, blank=True, related_name="request"
    )

    objects = RoadmapRequestQuerySet.as_manager()

    class Meta:
        db_table = "roadmap_requests"
        constraints = [
            one_of("status", RequestStatus, name="roadmap_requests_status"),
            one_of("intensity", Intensity, name="roadmap_requests_intensity"),
            one_of("stage", RequestStage, name="roadmap_requests_stage"),
            models.CheckConstraint(
                name="roadmap_requests_career_or_targets",
                condition=Q(career_path__isnull=False) | ~Q(targets={}),
            ),
            between("hours_per_week", 1, 60, name="roadmap_requests_hours_per_week"),
            models.CheckConstraint(
                name="roadmap_requests_roadmap_when_done",
                condition=Q(status=RequestStatus.DONE) | Q(roadmap__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.career_path_id or len(self.targets)} for {self.user_id}"

    @property
    def in_flight(self) -> bool:
        return self.status in UNFINISHED
