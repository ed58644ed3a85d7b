"""What a model would be told of a roadmap, and what it said."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from roadmaps.enums import ProposalKind, ProposalStatus
from roadmaps.models import Roadmap, RoadmapProposal, RoadmapTask
from roadmaps.planning.remarks import MOST_TASKS, Subject, question
from roadmaps.selectors.lists import OPEN_STATUSES, TASKS

IN_SIGHT = (ProposalStatus.ASKED, ProposalStatus.OPEN, ProposalStatus.FAILED)


@dataclass(frozen=True, slots=True)
class Question:
    """The whole of what is sent to a model, and the keys of the tasks in it, in their order."""

    text: str
    tasks: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Tells the question that a person saw from one that came later."""
        return sha256("\n".join([self.text, *self.tasks]).encode()).hexdigest()


def question_about(roadmap: Roadmap) -> Question:
    """The next tasks that are open, without own ones: their words are the person's."""
    rows = TASKS.filter(roadmap=roadmap, status__in=OPEN_STATUSES, own=False)[:MOST_TASKS]
    tasks = list(rows)
    subjects = [
        Subject(task.title, task.skill.name if task.skill else "", task.type or "")
        for task in tasks
    ]
    goal = roadmap.career_path.title if roadmap.career_path else "the skills of the tasks"
    return Question(question(goal, subjects), tuple(str(task.pk) for task in tasks))


def wording_of(roadmap: Roadmap) -> RoadmapProposal | None:
    """The latest proposal of wording, unless the person has decided on it."""
    rows = RoadmapProposal.objects.filter(roadmap=roadmap, kind=ProposalKind.WORDING)
    latest = rows.order_by("-created_at").first()
    return latest if latest and latest.status in IN_SIGHT else None


@dataclass(frozen=True, slots=True)
class Remarked:
    """A task with what a model proposes for it."""

    task: RoadmapTask
    description: str
    links: tuple[str, ...]


def remarked(proposal: RoadmapProposal) -> list[Remarked]:
    """The remarks on tasks that are still there and open, in the plan's order."""
    by_task: Mapping[str, Any] = {row["task"]: row for row in proposal.payload.get("remarks", [])}
    rows = TASKS.filter(pk__in=by_task, roadmap=proposal.roadmap_id, status__in=OPEN_STATUSES)
    return [
        Remarked(task, by_task[str(task.pk)]["description"], tuple(by_task[str(task.pk)]["links"]))
        for task in rows
    ]
