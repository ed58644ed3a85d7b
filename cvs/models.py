"""Uploaded CVs and what was read in them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.timezone import now

from accounts.models import User
from careerpilot.postgresql.constraints import at_least, between, one_of
from careerpilot.postgresql.indexes import NamedIndex
from careerpilot.postgresql.rows import EditableRow, Row
from careerpilot.postgresql.work import QueuedWork, WorkQuerySet
from cvs.enums import IN_FLIGHT, ONCE, CVStatus, Decision, FileType, Topic
from skills.models import Certification, Skill, UnknownSkill


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
    confidence = models.FloatField(null=True, blank=True, help_text="0 to 1")
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
            between("confidence", 0, 1, name="cvs_confidence"),
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
    place = models.JSONField(null=True, blank=True)
    confidence = models.FloatField(null=True, blank=True, help_text="0 to 1")
    years = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)
    last_used = models.DateField(null=True, blank=True)
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
            between("confidence", 0, 1, name="cv_skills_confidence"),
        ]

    def __str__(self) -> str:
        return f"{self.skill_id} in {self.cv_id}"


class CVFinding(EditableRow):
    """One thing that a CV says, as it was read and as its owner has it.

    `read` is None for what the owner added. `values`, `places` and `confidences` are by field, as
    in `cvs.pipeline.Finding`. What the owner decided outlives another reading of the file.
    """

    cv = models.ForeignKey(CV, models.CASCADE, related_name="findings")
    topic = models.CharField(max_length=20, choices=Topic.choices)
    position = models.IntegerField(default=0, db_default=0, help_text="order within the topic")
    read = models.JSONField(null=True, blank=True)
    values = models.JSONField()
    places = models.JSONField(default=dict, db_default={}, blank=True)
    confidences = models.JSONField(default=dict, db_default={}, blank=True)
    confidence = models.FloatField(null=True, blank=True, help_text="0 to 1")
    decision = models.CharField(
        max_length=20,
        choices=Decision.choices,
        default=Decision.PENDING,
        db_default=Decision.PENDING.value,
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    certification = models.ForeignKey(
        Certification,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="what accepting this made",
    )

    class Meta:
        db_table = "cv_findings"
        verbose_name = "finding in a CV"
        verbose_name_plural = "findings in CVs"
        constraints = [
            one_of("topic", Topic, name="cv_findings_topic"),
            one_of("decision", Decision, name="cv_findings_decision"),
            between("confidence", 0, 1, name="cv_findings_confidence"),
            models.UniqueConstraint(
                fields=["cv", "topic"], condition=Q(topic__in=ONCE), name="cv_findings_once"
            ),
            models.CheckConstraint(
                name="cv_findings_decided_at",
                condition=Q(decision=Decision.PENDING, decided_at__isnull=True)
                | (~Q(decision=Decision.PENDING) & Q(decided_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} in {self.cv_id}"

    @property
    def is_edited(self) -> bool:
        return self.read is not None and self.values != self.read

    @property
    def is_added(self) -> bool:
        return self.read is None


class CVPage(Row):
    """A page of a CV: its lines as they were read and, for a PDF, its picture.

    The picture is kept in the row so that it comes and goes with the reading, in one transaction.
    """

    cv = models.ForeignKey(CV, models.CASCADE, related_name="sheets")
    number = models.IntegerField(help_text="from 1")
    width = models.FloatField(help_text="points; 0 where pages have no size")
    height = models.FloatField(help_text="points; 0 where pages have no size")
    lines = models.JSONField()
    picture = models.BinaryField(null=True, blank=True, help_text="PNG")

    class Meta:
        db_table = "cv_pages"
        verbose_name = "page of a CV"
        verbose_name_plural = "pages of CVs"
        constraints = [
            models.UniqueConstraint(fields=["cv", "number"], name="cv_pages_once"),
            at_least("number", 1, name="cv_pages_number"),
        ]

    def __str__(self) -> str:
        return f"page {self.number} of {self.cv_id}"


class CVUnknownSkill(Row):
    """A string of a CV's skills section that the catalogue did not know when it was read."""

    cv = models.ForeignKey(CV, models.CASCADE, related_name="unknown_skills")
    unknown = models.ForeignKey(UnknownSkill, models.CASCADE, related_name="sightings")

    class Meta:
        db_table = "cv_unknown_skills"
        verbose_name = "unknown skill in a CV"
        verbose_name_plural = "unknown skills in CVs"
        constraints = [
            models.UniqueConstraint(fields=["cv", "unknown"], name="cv_unknown_skills_once")
        ]

    def __str__(self) -> str:
        return f"{self.unknown_id} in {self.cv_id}"


class CVUpload(Row):
    """That a person uploaded a file, for the daily limit: deleting the CV does not take it back."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        db_table = "cv_uploads"
        verbose_name = "upload of a CV"
        verbose_name_plural = "uploads of CVs"

    def __str__(self) -> str:
        return f"{self.uploaded_at:%Y-%m-%d %H:%M} by {self.user_id}"
