"""What moving a task changed, for the person to see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import User
from careers.selectors import Ranking, dismissed_ids, level_label, ranking_of
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import Roadmap, RoadmapTask

TOP = 3


@dataclass(frozen=True, slots=True)
class CareerShift:
    """A career whose readiness is another one since; percentages."""

    title: str
    url: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One move of a task. `before` and `task.status` are the same when it was there already.

    `left` counts the open tasks of the step that the task belongs to; `covered` and `reopened`
    the tasks of all roadmaps that it made needless, or that are open again without it. `known`:
    it was skipped because the person has its skill.
    """

    task: RoadmapTask
    before: TaskStatus
    levels: tuple[int, int] = (0, 0)
    left: int = 0
    covered: int = 0
    reopened: int = 0
    careers: tuple[CareerShift, ...] = ()
    known: bool = False

    @property
    def moved(self) -> bool:
        return self.before != self.task.status

    @property
    def finished(self) -> bool:
        return self.moved and self.task.status == TaskStatus.COMPLETED

    @property
    def taken_back(self) -> bool:
        return self.moved and self.before == TaskStatus.COMPLETED

    @property
    def is_news(self) -> bool:
        """Whether there is more to tell than that the task is where it was sent."""
        return self.finished or self.taken_back or self.level_changed

    @property
    def level_changed(self) -> bool:
        return self.levels[0] != self.levels[1]

    @property
    def level_before(self) -> str:
        return level_label(self.levels[0]) or "no level"

    @property
    def level_after(self) -> str:
        return level_label(self.levels[1]) or "no level"


def careers_moved(task: RoadmapTask, *, before: Mapping[str, int]) -> tuple[CareerShift, ...]:
    """The careers that matter most to the person, if their readiness is not what it was.

    These are the careers of the task's and of all active roadmaps, and the first of the ranking
    as it is now, or as it was when now there is none; `before` holds the levels by skill.
    """
    user = task.roadmap.user
    ranking = ranking_of(user)
    first = _first_careers(user, ranking) or _first_before(ranking, before)
    ids = dict.fromkeys([*_planned_careers(task, user), *first])
    return tuple(_shifts(ranking, before, ids))


def _planned_careers(task: RoadmapTask, user: User) -> Iterable[str]:
    """The task's own first: with its last task a roadmap is not active any more."""
    rows = Roadmap.objects.owned_by(user).filter(
        status=RoadmapStatus.ACTIVE, career_path__isnull=False
    )
    ids = rows.order_by("-created_at").values_list("career_path_id", flat=True)
    return [str(pk) for pk in (task.roadmap.career_path_id, *ids) if pk]


def _first_careers(user: User, ranking: Ranking) -> list[str]:
    hidden = dismissed_ids(user)
    shown = [one.score.career_id for one in ranking.places if one.score.career_id not in hidden]
    return shown[:TOP]


def _first_before(ranking: Ranking, before: Mapping[str, int]) -> list[str]:
    return [score.career_id for score in ranking.published.index.best(before, TOP)]


def _shifts(
    ranking: Ranking, before: Mapping[str, int], ids: Iterable[str]
) -> Iterable[CareerShift]:
    index, levels = ranking.published.index, ranking.inputs.levels
    for career_id in ids:
        if career_id not in index:
            continue
        old, new = index.match(before, career_id), index.match(levels, career_id)
        if old.readiness != new.readiness:
            url = reverse("careers:detail", args=[career_id])
            yield CareerShift(new.title, url, old.readiness, new.readiness)
