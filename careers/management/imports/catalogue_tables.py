"""Our own catalogue as plain tables: what is exported, and read back by the same names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Upper

from careerpilot.postgresql.catalogue import CatalogueSource
from careers.management.imports.skills import key
from careers.models import CareerPath, CareerSkill, CareerTitle
from skills.models import LearningResource, Skill, SkillAlias, SkillPrerequisite

OWN = CatalogueSource.OWN
OWN_CAREERS = Q(requirements__career_path__source=OWN, requirements__source=OWN)


class RowError(Exception):
    """A row cannot be taken; the text says why."""


Found = Mapping[str, Mapping[Any, Any]]


def anything(said: Mapping[str, Any], found: Found) -> None:
    """Every row of the table is as good as any other."""


@dataclass(frozen=True, slots=True)
class FileTable:
    """A table of the file. A row is found again by the columns of `key`; `refs` are the columns
    that name a row of another table, with that table and the model's own field for each.
    `refuse` raises RowError for a new row that would contradict what is there already.
    """

    name: str
    model: type[Model]
    key: tuple[str, ...]
    columns: tuple[str, ...]
    refs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    refuse: Callable[[Mapping[str, Any], Found], None] = anything

    @property
    def all_columns(self) -> tuple[str, ...]:
        return (*self.refs, *self.columns)

    def existing(self, names: Iterable[str]) -> QuerySet[Any]:
        """What the rows of a file may be: our own, and all skills that it names."""
        rows: QuerySet[Any] = self.model._default_manager.all()
        ours = Q(source=OWN)
        if self.model is Skill:
            wanted = {name.upper() for name in names}
            rows = rows.annotate(upper=Upper("name")).filter(ours | Q(upper__in=wanted))
        elif "career" in self.refs:
            rows = rows.filter(career_path__source=OWN)
        elif self.model in {CareerPath, SkillAlias}:
            rows = rows.filter(ours)
        return rows


def no_skill_is_called_so(said: Mapping[str, Any], found: Found) -> None:
    if found["skills"].get(key(said["name"]), said["skill"]) != said["skill"]:
        raise RowError("alias is another skill's name")


def no_cycle(said: Mapping[str, Any], found: Found) -> None:
    """Raises RowError where what is required requires the skill in turn, however far behind."""
    pairs = SkillPrerequisite.objects.values_list("skill", "requires")
    requires = defaultdict(set)
    for skill, required in pairs:
        requires[skill].add(required)
    behind, left = set[UUID](), {said["requires"].pk}
    while left:
        behind |= left
        left = {one for skill in left for one in requires[skill]} - behind
    if said["skill"].pk in behind:
        raise RowError("the skill would require itself")


SKILL = ("skills", "skill")
CAREER = ("careers", "career_path")
SKILLS = FileTable(
    "skills",
    Skill,
    ("name",),
    (
        *("name", "category", "description", "popularity_score", "icon_url", "needs_context"),
        *("source", "source_version", "uri"),
    ),
)
CAREERS = FileTable(
    "careers",
    CareerPath,
    ("title",),
    (
        *("title", "description", "category", "experience_level", "responsibilities"),
        *("education_requirements", "certifications", "salary_range_min", "salary_median"),
        *("salary_range_max", "pay_source", "market_demand", "growth_potential"),
        *("growth_percent", "annual_openings", "outlook_source", "remote_friendly"),
        *("top_employers", "career_progression", "occupation_code", "publication"),
        *("source_version", "uri"),
    ),
)
ALIASES = FileTable(
    "aliases",
    SkillAlias,
    ("skill", "name"),
    ("name",),
    {"skill": SKILL},
    no_skill_is_called_so,
)
PREREQUISITES = FileTable(
    "prerequisites",
    SkillPrerequisite,
    ("skill", "requires"),
    (),
    {"skill": SKILL, "requires": ("skills", "requires")},
    no_cycle,
)
RESOURCES = FileTable(
    "resources",
    LearningResource,
    ("skill", "title"),
    ("title", "description", "url", "type", "level", "hours", "free"),
    {"skill": SKILL},
)
TITLES = FileTable("titles", CareerTitle, ("career", "title"), ("title",), {"career": CAREER})
REQUIREMENTS = FileTable(
    "requirements",
    CareerSkill,
    ("career", "skill"),
    ("importance", "minimum_level"),
    {"career": CAREER, "skill": SKILL},
)
# In the order in which they are read: what a row names stands before it.
TABLES = (SKILLS, ALIASES, PREREQUISITES, RESOURCES, CAREERS, TITLES, REQUIREMENTS)


def own_rows() -> dict[str, QuerySet[Any]]:
    """The rows of our own catalogue by table, in an order that stays.

    A skill of another source that one of our careers asks for belongs to it.
    """
    skills = Skill.objects.filter(Q(source=OWN) | OWN_CAREERS).distinct()
    ours = {"skill__in": skills.values("pk")}
    return {
        "skills": skills.order_by("name"),
        "aliases": SkillAlias.objects.filter(source=OWN, **ours).order_by("skill__name", "name"),
        "prerequisites": SkillPrerequisite.objects.filter(
            requires__in=skills.values("pk"), **ours
        ).order_by("skill__name", "requires__name"),
        "resources": LearningResource.objects.filter(**ours).order_by("skill__name", "title"),
        "careers": CareerPath.objects.filter(source=OWN).order_by("title", "pk"),
        "titles": CareerTitle.objects.filter(career_path__source=OWN, source=OWN).order_by(
            "career_path__title", "title"
        ),
        "requirements": CareerSkill.objects.filter(career_path__source=OWN, source=OWN).order_by(
            "career_path__title", "skill__name"
        ),
    }


def exported(table: FileTable, rows: QuerySet[Any]) -> Iterator[dict[str, Any]]:
    """The rows by the file's column names; other rows are named by name or title."""
    names = {"skills": "name", "careers": "title"}
    paths = [f"{own}__{names[to]}" for to, own in table.refs.values()]
    for cells in rows.values_list(*paths, *table.columns):
        yield dict(zip(table.all_columns, cells, strict=True))
