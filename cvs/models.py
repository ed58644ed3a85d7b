"""Uploaded CVs and what was read in them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.timezone import now

from accounts.models import User
from careerpilot.postgresql.constraints import at_least, one_of
from careerpilot.postgresql.indexes import NamedIndex
from careerpilot.postgresql.rows import EditableRow, Row
from careerpilot.postgresql.work import QueuedWork, WorkQuerySet
from cvs.enums import IN_FLIGHT, CVStatus, Decision, FileType
from skills.models import Skill


def stored_name(cv: "CV", file_name: str) -> str:
    """A name that says nothing of the person and takes nothing from the uploaded name."""
    return f"cvs/{cv.user_id}/{cv.pk}.{cv.file_type}"


class CVQuerySet(WorkQuerySet["CV"]):
    def owned_by(self, user: User) -> "CVQuerySet":
        return self.filter(user=user)


class CV(EditableRow, QueuedWork):
    """A file that a person uploaded, how far its reading is, and the reading."""

    WAITING, WORKING, FAILED = CVStatus.UPLOADED, CVStatus.PARSING, CVStatus.ERROR

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="cvs", db_index=False
    )
    file_name = models.CharField(max_length=255)
    file = models.FileField(max_length=500, db_column="file_path", upload_to=stored_name)
    file_size = models.IntegerField(help_text="bytes")
    file_type = models.CharField(max_length=50, choices=FileType.choices)
    sha256 = models.CharField(max_length=64, default="", db_default="", editable=False)
    status = models.CharField(
        max_length=50,
        choices=CVStatus.choices,
        default=CVStatus.UPLOADED,
        db_default=CVStatus.UPLOADED.value,
    )
    parsed_data = models.JSONField(null=True, blank=True)
    parsing_errors = models.TextField(blank=True, default="", db_default="")
    error_reason = models.CharField(max_length=50, blank=True, default="", db_default="")
    warnings = models.JSONField(default=list, db_default=[], blank=True)
    engine = models.CharField(max_length=100, blank=True, default="", db_default="")
    pages = models.IntegerField(null=True, blank=True)
    uploaded_at = models.DateTimeField(default=now, db_default=Now())
    parsed_at = models.DateTimeField(null=True, blank=True)
    is_active = models.BooleanField(default=True, db_default=True)

    # Set by `cvs.selectors.cv_list`.
    found: int
    undecided: int

    objects = CVQuerySet.as_manager()

    class Meta:
        db_table = "cvs"
        verbose_name = "CV"
        indexes = [
            NamedIndex(fields=["user"], name="idx_cvs_user_id"),
            NamedIndex(fields=["status"], name="idx_cvs_status"),
            NamedIndex(fields=["is_active"], name="idx_cvs_is_active"),
            NamedIndex(fields=["user", "is_active"], name="idx_cvs_user_active"),
        ]
        constraints = [
            one_of("status", CVStatus, name="cvs_status"),
            one_of("file_type", FileType, name="cvs_file_type"),
            at_least("file_size", 1, name="cvs_file_size"),
            models.UniqueConstraint(
                fields=["user"], condition=Q(is_active=True), name="cvs_one_active_a_person"
            ),
            models.UniqueConstraint(
                fields=["user", "sha256"], condition=~Q(sha256=""), name="cvs_same_bytes_once"
            ),
            models.CheckConstraint(
                name="cvs_parsed_holds_data",
                condition=Q(
                    status=CVStatus.PARSED, parsed_at__isnull=False, parsed_data__isnull=False
                )
                | (~Q(status=CVStatus.PARSED) & Q(parsed_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def in_flight(self) -> bool:
        return self.status in IN_FLIGHT


class CVSkill(Row):
    """A skill that the reader found in a CV, the line it stands in, and the owner's word on it."""

    cv = models.ForeignKey(CV, models.CASCADE, related_name="mentions")
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="+")
    evidence = models.TextField()
    section = models.CharField(max_length=50, blank=True, default="", db_default="")
    decision = models.CharField(
        max_length=20,
        choices=Decision.choices,
        default=Decision.PENDING,
        db_default=Decision.PENDING.value,
    )

    class Meta:
        db_table = "cv_skills"
        verbose_name = "skill found in a CV"
        verbose_name_plural = "skills found in CVs"
        constraints = [
            models.UniqueConstraint(fields=["cv", "skill"], name="cv_skills_once_a_cv"),
            one_of("decision", Decision, name="cv_skills_decision"),
        ]

    def __str__(self) -> str:
        return f"{self.skill_id} in {self.cv_id}"
