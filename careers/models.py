"""The catalogue of careers, the skills that each asks for, and what people make of them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from careerpilot.postgresql.catalogue import (
    CatalogueRow,
    CatalogueSource,
    catalogue_rules,
    edited_field,
    imported_field,
    source_field,
    version_field,
)
from careerpilot.postgresql.constraints import at_least, between, in_order, one_of
from careerpilot.postgresql.indexes import NamedIndex
from careerpilot.postgresql.rows import EditableRow, Row
from careers.enums import (
    ExperienceLevel,
    Growth,
    Importance,
    Mark,
    MarketDemand,
    MinimumLevel,
    Publication,
)
from skills.enums import Level
from skills.models import Skill


class CareerPath(EditableRow, CatalogueRow):
    """A career. `required_skills` and `optional_skills` are kept by the database from the
    requirements (migration 0002): the two never disagree, whoever writes.
    """

    title = models.CharField(max_length=200)
    description = models.TextField()
    category = models.CharField(max_length=100, blank=True, default="", db_default="")
    experience_level = models.CharField(
        max_length=50, choices=ExperienceLevel.choices, null=True, blank=True
    )
    responsibilities = ArrayField(models.TextField(), blank=True, default=list, db_default=[])
    required_skills = models.JSONField(null=True, blank=True, editable=False)
    optional_skills = models.JSONField(null=True, blank=True, editable=False)
    education_requirements = ArrayField(models.TextField(), blank=True, default=list, db_default=[])
    certifications = ArrayField(models.TextField(), blank=True, default=list, db_default=[])
    salary_range_min = models.IntegerField("salary from", null=True, blank=True)
    salary_range_max = models.IntegerField("salary to", null=True, blank=True)
    market_demand = models.CharField(
        max_length=50, choices=MarketDemand.choices, null=True, blank=True
    )
    growth_potential = models.CharField(
        max_length=50, choices=Growth.choices, null=True, blank=True
    )
    growth_percent = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    annual_openings = models.IntegerField(null=True, blank=True)
    remote_friendly = models.BooleanField(default=False, db_default=False)
    top_employers = ArrayField(models.TextField(), blank=True, default=list, db_default=[])
    career_progression = models.JSONField(null=True, blank=True)
    publication = models.CharField(
        max_length=20,
        choices=Publication.choices,
        default=Publication.PUBLISHED,
        db_default=Publication.PUBLISHED.value,
    )
    salary_median = models.IntegerField(null=True, blank=True)
    pay_source = models.CharField(
        max_length=200, blank=True, default="", db_default="", help_text="publisher and period"
    )
    outlook_source = models.CharField(
        max_length=200, blank=True, default="", db_default="", help_text="publisher and period"
    )
    occupation_code = models.CharField(
        max_length=20,
        blank=True,
        default="",
        db_default="",
        help_text="The occupation of the US statistics (SOC) that the figures are about.",
    )

    class Meta:
        db_table = "career_paths"
        indexes = [
            NamedIndex(fields=["category"], name="idx_career_paths_category"),
            NamedIndex(fields=["experience_level"], name="idx_career_paths_experience_level"),
            NamedIndex(fields=["market_demand"], name="idx_career_paths_market_demand"),
        ]
        constraints = [
            one_of("experience_level", ExperienceLevel, name="career_paths_experience_level"),
            one_of("market_demand", MarketDemand, name="career_paths_market_demand"),
            one_of("growth_potential", Growth, name="career_paths_growth"),
            at_least("salary_range_min", 0, name="career_paths_salary_not_negative"),
            in_order("salary_range_min", "salary_range_max", name="career_paths_salary_in_order"),
            at_least("annual_openings", 0, name="career_paths_openings"),
            one_of("publication", Publication, name="career_paths_publication"),
            *catalogue_rules("career_paths"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("careers:detail", args=[self.pk])

    @property
    def pay_range(self) -> str:
        """What the middle half of earners gets a year, in words; empty without a figure."""
        low, high = self.salary_range_min, self.salary_range_max
        if low is not None and high is not None:
            return f"{low:,} – {high:,} USD"
        if low is not None:
            return f"from {low:,} USD"
        return "" if high is None else f"up to {high:,} USD"


class CareerTitle(Row):
    """Another title that a career goes by."""

    career_path = models.ForeignKey(CareerPath, models.CASCADE, related_name="titles")
    title = models.CharField(max_length=300)
    source = source_field()
    source_version = version_field()
    imported_at = imported_field()

    class Meta:
        db_table = "career_titles"
        constraints = [
            models.UniqueConstraint("career_path", Lower("title"), name="career_titles_once"),
            one_of("source", CatalogueSource, name="career_titles_source"),
        ]

    def __str__(self) -> str:
        return self.title


class CareerSkill(Row):
    """A requirement: a skill that a career asks for, how badly and from which level on."""

    career_path = models.ForeignKey(
        CareerPath, models.CASCADE, related_name="requirements", db_index=False
    )
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="requirements", db_index=False)
    importance = models.CharField(
        max_length=50, choices=Importance.choices, null=True, default=Importance.IMPORTANT
    )
    minimum_level = models.CharField(
        max_length=50, choices=MinimumLevel.choices, null=True, default=MinimumLevel.BEGINNER
    )
    source = source_field()
    source_version = version_field()
    imported_at = imported_field()
    edited = edited_field()

    class Meta:
        db_table = "career_skills"
        verbose_name = "requirement"
        indexes = [
            NamedIndex(fields=["career_path"], name="idx_career_skills_career"),
            NamedIndex(fields=["skill"], name="idx_career_skills_skill"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["career_path", "skill"], name="career_skills_once_a_career"
            ),
            one_of("importance", Importance, name="career_skills_importance"),
            one_of("minimum_level", MinimumLevel, name="career_skills_minimum_level"),
            one_of("source", CatalogueSource, name="career_skills_source"),
        ]

    def __str__(self) -> str:
        return f"{self.skill_id} for {self.career_path_id}"

    @property
    def known_importance(self) -> Importance:
        """The importance; important where nobody has said."""
        return Importance(self.importance or Importance.IMPORTANT)

    @property
    def minimum_rank(self) -> int:
        """1 (beginner) to 3 (advanced); beginner where nobody has said."""
        return Level(self.minimum_level or Level.BEGINNER).rank

    def strengthen(self, other: "CareerSkill") -> None:
        """Take over what the other asks for, where that is more; nothing is saved."""
        order = list(Importance)
        if order.index(other.known_importance) < order.index(self.known_importance):
            self.importance = other.importance
        if other.minimum_rank > self.minimum_rank:
            self.minimum_level = other.minimum_level


class RankingRun(Row):
    """A ranking as it was computed: from what, how, and with which parts of every score.

    Runs of equal `inputs_digest`, `catalogue_version` and `algorithm` have equal scores.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="ranking_runs")
    inputs_digest = models.CharField(max_length=64)
    levels = models.JSONField(help_text="skill id to level, 1 to 4")
    preferences = models.JSONField(default=dict, db_default={})
    weights = models.JSONField()
    catalogue_version = models.BigIntegerField()
    algorithm = models.CharField(max_length=20)
    scores = models.JSONField(help_text="best first: career, fit, readiness and parts")

    class Meta:
        db_table = "ranking_runs"
        indexes = [NamedIndex(fields=["user", "-created_at"], name="idx_ranking_runs_user_date")]

    def __str__(self) -> str:
        return f"ranking of {self.user_id} at {self.created_at:%Y-%m-%d %H:%M}"


class CareerMark(EditableRow):
    """That a person saved a career, or dismissed it and why."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="career_marks")
    career_path = models.ForeignKey(CareerPath, models.CASCADE, related_name="+")
    mark = models.CharField(max_length=20, choices=Mark.choices)
    reason = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        db_table = "career_marks"
        constraints = [
            models.UniqueConstraint(fields=["user", "career_path"], name="career_marks_once"),
            one_of("mark", Mark, name="career_marks_mark"),
        ]

    def __str__(self) -> str:
        return f"{self.mark}: {self.career_path_id}"


class RankingPreferences(EditableRow):
    """How much a person's wishes count beside the fit; the wishes stand in the profile.

    A weight is 0 (does not count) to 3. A hard wish leaves out careers that do not meet it.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="ranking_preferences"
    )
    work_type_weight = models.IntegerField(default=1, db_default=1)
    salary_weight = models.IntegerField(default=1, db_default=1)
    location_weight = models.IntegerField(default=0, db_default=0)
    work_type_hard = models.BooleanField(default=False, db_default=False)
    salary_hard = models.BooleanField(default=False, db_default=False)

    class Meta:
        db_table = "ranking_preferences"
        constraints = [
            between("work_type_weight", 0, 3, name="ranking_preferences_work_type"),
            between("salary_weight", 0, 3, name="ranking_preferences_salary"),
            between("location_weight", 0, 3, name="ranking_preferences_location"),
        ]

    def __str__(self) -> str:
        return f"preferences of {self.user_id}"


class CatalogueState(models.Model):
    """One row that the database counts up with every change of skills and careers; none yet: 0."""

    id = models.IntegerField(primary_key=True, default=1)
    version = models.BigIntegerField(default=1, db_default=1)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "catalogue_state"
        constraints = [
            models.CheckConstraint(name="catalogue_state_one_row", condition=models.Q(id=1))
        ]

    def __str__(self) -> str:
        return f"version {self.version}"
