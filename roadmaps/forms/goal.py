"""Where a new roadmap is to lead: to a career, or to skills of the person's choice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.http import QueryDict

from careers.models import CareerPath
from careers.selectors import published_paths
from skills.enums import Level
from skills.models import Skill
from skills.selectors import find_skill, suggestions

LEVEL = "level_"
OUT = "0"
HIGHEST = Level.ADVANCED.rank
MOST_SKILLS = 20


@dataclass(frozen=True, slots=True)
class Goal:
    """A published career, or skills with the ranks to reach. `problems` tell what names nothing."""

    career: CareerPath | None = None
    skills: tuple[Skill, ...] = ()
    targets: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.career.title if self.career else "Skills of your choice"

    def __bool__(self) -> bool:
        return bool(self.career or self.skills)


def goal_of(said: QueryDict, levels: Mapping[str, int]) -> Goal:
    """What `career`, or else `skill` once each by id or by name, asks for.

    `level_<id>` is the rank to reach; without one it is a level above what the person has, and
    intermediate at least. The rank 0 takes a skill out again.
    """
    if wanted := said.get("career", "").strip():
        career = published_paths().filter(pk=wanted).first() if is_id(wanted) else None
        return Goal(career, problems=() if career else (NO_CAREER,))
    words = [word.strip() for word in said.getlist("skill") if word.strip()]
    named, problems = _named(word for word in words if not is_id(word))
    ids = [word for word in words if is_id(word)]
    rows = {*Skill.objects.filter(pk__in=ids), *named}
    kept = sorted((one for one in rows if said.get(f"{LEVEL}{one.pk}") != OUT), key=str)
    if len(kept) > MOST_SKILLS:
        problems.append(f"Choose at most {MOST_SKILLS} skills for one roadmap.")
    skills = tuple(kept[:MOST_SKILLS])
    targets = {str(one.pk): _rank(said, str(one.pk), levels) for one in skills}
    return Goal(None, skills, targets, tuple(problems))


NO_CAREER = "There is no such career in the catalogue. Choose one below."


def is_id(word: str) -> bool:
    try:
        return str(UUID(word)) == word.lower()
    except ValueError:
        return False


def _named(words: Iterable[str]) -> tuple[list[Skill], list[str]]:
    found, problems = [], []
    for word in words:
        if skill := find_skill(word):
            found.append(skill)
        else:
            problems.append(f"The catalogue does not know “{word[:100]}”. {_advice(word)}")
    return found, problems


def _advice(word: str) -> str:
    near = [one.name for one in suggestions(word)]
    return f"Did you mean: {', '.join(near)}?" if near else "Try another word for it."


def _rank(said: QueryDict, skill_id: str, levels: Mapping[str, int]) -> int:
    named = said.get(LEVEL + skill_id, "")
    if named in {"1", "2", "3"}:
        return int(named)
    return min(max(Level.INTERMEDIATE.rank, levels.get(skill_id, 0) + 1), HIGHEST)
