"""Skills, who has them and what proves them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower, Upper

from accounts.models import User
from careerpilot.postgresql.catalogue import (
    CatalogueRow,
    CatalogueSource,
    catalogue_rules,
    imported_field,
    source_field,
    version_field,
)
from careerpilot.postgresql.constraints import at_least, between, in_order, one_of
from careerpilot.postgresql.indexes import NamedIndex
from careerpilot.postgresql.rows import EditableRow, Row
from skills.enums import EvidenceKind, Level, ResourceType, SkillSource, WordDecision

SOFT_SKILLS = "Soft skills"


class Skill(EditableRow, CatalogueRow):
    """An entry of the catalogue. `related_careers` is kept by the database (careers.0002)."""

    name = models.CharField(max_length=150, unique=True)
    category = models.CharField(max_length=100)
    description = models.TextField(blank=True, default="", db_default="")
    popularity_score = models.IntegerField(
        "popularity", null=True, blank=True, default=0, db_default=0, help_text="0 to 100"
    )
    related_careers = ArrayField(
        models.TextField(), blank=True, default=list, db_default=[], editable=False
    )
    icon_url = models.CharField(max_length=255, blank=True, default="", db_default="")
    needs_context = models.BooleanField(
        default=False,
        db_default=False,
        help_text="The name is an ordinary word too (R, Go, Excel): a CV's mention needs context.",
    )

    class Meta:
        db_table = "skills"
        indexes = [
            NamedIndex(fields=["name"], name="idx_skills_name"),
            NamedIndex(fields=["category"], name="idx_skills_category"),
            NamedIndex(fields=["-popularity_score"], name="idx_skills_popularity"),
        ]
        constraints = [
            between("popularity_score", 0, 100, name="skills_popularity"),
            *catalogue_rules("skills"),
            models.UniqueConstraint(Upper("name"), name="skills_name_any_case"),
        ]

    def __str__(self) -> str:
        return self.name


class SkillAlias(Row):
    """Another way to write a skill's name; one alias belongs to one skill."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=150)
    source = source_field()
    source_version = version_field()
    imported_at = imported_field()

    class Meta:
        db_table = "skill_aliases"
        verbose_name_plural = "skill aliases"
        constraints = [
            models.UniqueConstraint(Lower("name"), name="skill_aliases_name_any_case"),
            one_of("source", CatalogueSource, name="skill_aliases_source"),
        ]

    def __str__(self) -> str:
        return self.name


class LexiconState(models.Model):
    """One row that the database counts up with every change of skills' names; none yet: 0."""

    id = models.IntegerField(primary_key=True, default=1)
    version = models.BigIntegerField(default=1, db_default=1)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "lexicon_state"
        constraints = [
            models.CheckConstraint(name="lexicon_state_one_row", condition=models.Q(id=1))
        ]

    def __str__(self) -> str:
        return f"version {self.version}"


class SkillPrerequisite(Row):
    """That one cannot start a skill without another; the catalogue holds no cycle of these."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="prerequisites")
    requires = models.ForeignKey(Skill, models.CASCADE, related_name="enables")

    class Meta:
        db_table = "skill_prerequisites"
        constraints = [
            models.UniqueConstraint(fields=["skill", "requires"], name="skill_prerequisites_once"),
            models.CheckConstraint(
                name="skill_prerequisites_another", condition=~models.Q(skill=models.F("requires"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill_id} requires {self.requires_id}"


class SkillMerge(EditableRow):
    """That staff made two skills one, with all it takes to part them again."""

    kept = models.ForeignKey(Skill, models.CASCADE, related_name="merges")
    gone_name = models.CharField(max_length=150)
    snapshot = models.JSONField(help_text="the skill that went, and the rows that were changed")
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "skill_merges"

    def __str__(self) -> str:
        return f"{self.gone_name} into {self.kept_id}"


class LearningResource(EditableRow):
    """Where a skill can be learnt, up to which level and in about how many hours."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="resources")
    title = models.CharField(max_length=255)
    description = models.TextField(blank=True, default="", db_default="")
    url = models.URLField(max_length=500, blank=True, default="", db_default="")
    type = models.CharField(max_length=50, choices=ResourceType.choices)
    level = models.CharField(max_length=50, choices=Level.choices)
    hours = models.DecimalField(max_digits=5, decimal_places=2)
    free = models.BooleanField(default=True, db_default=True)

    class Meta:
        db_table = "learning_resources"
        constraints = [
            one_of("type", ResourceType, name="learning_resources_type"),
            one_of("level", Level, name="learning_resources_level"),
            models.CheckConstraint(
                name="learning_resources_hours", condition=models.Q(hours__gt=0)
            ),
            models.UniqueConstraint(fields=["skill", "title"], name="learning_resources_once"),
        ]

    def __str__(self) -> str:
        return self.title


class UserSkillQuerySet(models.QuerySet["UserSkill"]):
    def owned_by(self, user: User) -> "UserSkillQuerySet":
        return self.filter(user=user)


class UserSkill(EditableRow):
    """A skill that a person has, how well, and how we know."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="user_skills", db_index=False
    )
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="user_skills", db_index=False)
    level = models.CharField(
        max_length=50,
        choices=Level.choices,
        default=Level.BEGINNER,
        db_default=Level.BEGINNER.value,
    )
    source = models.CharField(max_length=50, choices=SkillSource.choices, null=True, blank=True)
    verified = models.BooleanField(default=False, db_default=False)
    years_of_experience = models.DecimalField(
        "years", max_digits=3, decimal_places=1, null=True, blank=True
    )
    last_used = models.DateField(null=True, blank=True)

    objects = UserSkillQuerySet.as_manager()

    class Meta:
        db_table = "user_skills"
        indexes = [
            NamedIndex(fields=["user"], name="idx_user_skills_user_id"),
            NamedIndex(fields=["skill"], name="idx_user_skills_skill_id"),
            NamedIndex(fields=["level"], name="idx_user_skills_level"),
            NamedIndex(fields=["level", "verified"], name="idx_user_skills_level_verified"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["user", "skill"], name="user_skills_once_a_person"),
            one_of("level", Level, name="user_skills_level"),
            one_of("source", SkillSource, name="user_skills_source"),
            at_least("years_of_experience", 0, name="user_skills_years"),
        ]

    def __str__(self) -> str:
        return f"{self.skill_id} of {self.user_id}"


class SkillEvidence(Row):
    """Why a person has a skill: a line of their CV, word for word, with where it comes from.

    `origin_id` is the key of what it comes from; that may be gone, so nothing refers to it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="skill_evidence", db_index=False
    )
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=EvidenceKind.choices)
    text = models.TextField(blank=True, default="", db_default="")
    origin = models.CharField(max_length=300, help_text="in words: file and page")
    origin_id = models.UUIDField(null=True, blank=True)
    level = models.CharField(max_length=50, choices=Level.choices, null=True, blank=True)
    dated = models.DateField(null=True, blank=True, help_text="the day that it speaks of")
    years = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)
    last_used = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "skill_evidence"
        verbose_name_plural = "skill evidence"
        constraints = [
            one_of("kind", EvidenceKind, name="skill_evidence_kind"),
            one_of("level", Level, name="skill_evidence_level"),
            at_least("years", 0, name="skill_evidence_years"),
            models.UniqueConstraint(
                fields=["user", "skill", "kind", "origin_id"], name="skill_evidence_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.skill_id} of {self.user_id}"


class UnknownSkill(EditableRow):
    """Words that CVs list as a skill and the catalogue does not know; staff decide on them."""

    name = models.CharField(max_length=150, help_text="as first written")
    key = models.CharField(max_length=150, unique=True, editable=False, help_text="folded name")
    decision = models.CharField(
        max_length=20,
        choices=WordDecision.choices,
        default=WordDecision.PENDING,
        db_default=WordDecision.PENDING.value,
    )
    skill = models.ForeignKey(
        Skill, models.SET_NULL, null=True, blank=True, related_name="+", help_text="what it means"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "unknown_skills"
        constraints = [one_of("decision", WordDecision, name="unknown_skills_decision")]

    def __str__(self) -> str:
        return self.name


class CertificationQuerySet(models.QuerySet["Certification"]):
    def owned_by(self, user: User) -> "CertificationQuerySet":
        return self.filter(user=user)


class Certification(EditableRow):
    """A certificate that a person holds."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="certifications", db_index=False
    )
    name = models.CharField(max_length=255)
    issuing_organization = models.CharField("issued by", max_length=255)
    issue_date = models.DateField("issued on", null=True, blank=True)
    expiry_date = models.DateField("valid until", null=True, blank=True)
    credential_id = models.CharField(
        "credential number", max_length=255, blank=True, default="", db_default=""
    )
    credential_url = models.URLField(
        "link to the credential", max_length=500, blank=True, default="", db_default=""
    )
    verified = models.BooleanField(default=False, db_default=False)
    origin = models.CharField(
        max_length=300, blank=True, default="", db_default="", help_text="in words: file and page"
    )
    origin_id = models.UUIDField(null=True, blank=True, editable=False)
    origin_text = models.TextField(blank=True, default="", db_default="")

    objects = CertificationQuerySet.as_manager()

    class Meta:
        db_table = "certifications"
        indexes = [
            NamedIndex(fields=["user"], name="idx_certifications_user_id"),
            NamedIndex(fields=["expiry_date"], name="idx_certifications_expiry"),
        ]
        constraints = [
            in_order("issue_date", "expiry_date", name="certifications_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.name
