"""The week that all roadmaps of a person share."""

from dataclasses import dataclass

from accounts.models import User
from roadmaps.enums import RoadmapStatus
from roadmaps.models import Roadmap, RoadmapRequest, StudyTime
from roadmaps.selectors.pace import study_time_of
from roadmaps.selectors.requests import name_of


@dataclass(frozen=True, slots=True)
class SharedWeek:
    """The hours that a person has for roadmaps, and what takes them: title and hours of each."""

    study_time: StudyTime
    taken: tuple[tuple[str, int], ...]

    @property
    def limit(self) -> int | None:
        return self.study_time.hours_per_week

    @property
    def left(self) -> int | None:
        """None without a limit; never below zero."""
        return None if self.limit is None else max(self.limit - self._hours, 0)

    def holds(self, hours: int) -> bool:
        return self.left is None or hours <= self.left

    def refusal(self, hours: int) -> str:
        """Why there is no room for so many hours more, with the numbers."""
        named = ", ".join(f"{title} {taken} h" for title, taken in self.taken)
        taken = f"{self._hours} are taken ({named})" if self.taken else "none are taken"
        return (
            f"You have {self.limit} hours a week for all roadmaps together; {taken}. "
            f"{hours} more would make {self._hours + hours}."
        )

    @property
    def _hours(self) -> int:
        return sum(hours for _, hours in self.taken)


def shared_week(user: User, *, besides: RoadmapRequest | Roadmap | None = None) -> SharedWeek:
    """The person's week with active roadmaps and those being planned, `besides` not: 3 queries."""
    active = Roadmap.objects.owned_by(user).filter(status=RoadmapStatus.ACTIVE).order_by("title")
    asked = RoadmapRequest.objects.owned_by(user).in_flight().select_related("career_path")
    if besides:
        active, asked = active.exclude(pk=besides.pk), asked.exclude(pk=besides.pk)
    planned = [(row.title, row.hours_per_week or 0) for row in active]
    coming = [(f"{name_of(row)} (being planned)", row.hours_per_week) for row in asked]
    return SharedWeek(study_time_of(user), (*planned, *coming))
