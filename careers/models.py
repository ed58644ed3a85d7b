"""The catalogue of careers and the skills that each asks for."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from careerpilot.postgresql.constraints import at_least, in_order, one_of
from careerpilot.postgresql.indexes import NamedIndex
from careerpilot.postgresql.rows import EditableRow, Row
from careers.enums import ExperienceLevel, Growth, Importance, MarketDemand, MinimumLevel
from skills.enums import Level
from skills.models import Skill


class CareerPath(EditableRow):
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
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("careers:detail", args=[self.pk])


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
