"""Reading a person's conversation, and all that the assistant may know of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import User
from careers.selectors import RankedCareer, ranking
from chat.answering import (
    CareerFact,
    CertificationFact,
    CVFact,
    Facts,
    Pages,
    ProgressFact,
    RoadmapFact,
    SkillFact,
    TaskFact,
)
from chat.models import ChatMessage
from cvs.selectors import cv_list
from progress.selectors import activity_list, totals, weeks_logged
from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.selectors import roadmaps_with_tasks
from skills.selectors import EXPIRES_SOON, certification_list, user_skill_list

SHOWN = 30
MOST_CAREERS = 50
FIRST_QUESTIONS = (
    "What should I do next?",
    "Which careers fit me best?",
    "Am I on track?",
    "What can you do?",
)


@dataclass(frozen=True, slots=True)
class Thread:
    """The latest messages, the oldest first, and how many came before them."""

    messages: list[ChatMessage]
    older: int
    suggestions: list[str]


def thread(*, owner: User) -> Thread:
    rows = message_list(owner=owner)
    latest = list(rows[:SHOWN])[::-1]
    context = (latest[-1].context_used or {}) if latest else {}
    suggestions = context.get("suggestions") or list(FIRST_QUESTIONS)
    return Thread(latest, max(rows.count() - SHOWN, 0), suggestions)


def message_list(*, owner: User) -> QuerySet[ChatMessage]:
    return ChatMessage.objects.owned_by(owner).order_by("-created_at", "id")


def facts_about(user: User, *, today: date) -> Facts:
    """Everything the assistant answers from: this person's rows and no other's."""
    certifications = certification_list(owner=user)
    return Facts(
        name=user.first_name,
        today=today,
        pages=_pages(),
        expires_soon=EXPIRES_SOON,
        skills=tuple(
            SkillFact(row.skill.name, row.level, row.source or "", reverse("skills:list"))
            for row in user_skill_list(owner=user)
        ),
        careers=tuple(_career(ranked) for ranked in ranking(user=user, limit=MOST_CAREERS)),
        roadmaps=tuple(_roadmap(row) for row in roadmaps_with_tasks(owner=user)),
        certifications=tuple(
            CertificationFact(
                row.name,
                row.issuing_organization,
                row.expiry_date,
                reverse("skills:certification_list"),
            )
            for row in certifications
        ),
        progress=_progress(user, today),
        cv=_cv(user),
    )


def _pages() -> Pages:
    return Pages(
        skills=reverse("skills:list"),
        careers=reverse("careers:ranking"),
        roadmaps=reverse("roadmaps:list"),
        progress=reverse("progress:list"),
        certifications=reverse("skills:certification_list"),
        cv=reverse("cvs:list"),
    )


def _career(ranked: RankedCareer) -> CareerFact:
    match = ranked.match
    return CareerFact(
        title=ranked.career.title,
        url=ranked.career.get_absolute_url(),
        readiness=match.readiness,
        have=tuple(part.name for part in match.have),
        missing=tuple(part.name for part in match.missing),
        below=tuple(part.name for part in match.below),
    )


def _roadmap(row: Roadmap) -> RoadmapFact:
    return RoadmapFact(
        title=row.title,
        url=row.get_absolute_url(),
        percent=row.progress_percentage,
        status=row.status,
        start=row.start_date,
        end=row.target_end_date,
        tasks=tuple(_task(row, task) for task in row.tasks.all()),
    )


def _task(roadmap: Roadmap, task: RoadmapTask) -> TaskFact:
    return TaskFact(
        week=task.week_number,
        title=task.title,
        hours=task.estimated_hours,
        status=task.status,
        url=f"{reverse('roadmaps:week', args=[roadmap.pk, task.week_number])}#task-{task.pk}",
    )


def _progress(user: User, today: date) -> ProgressFact:
    found = totals(owner=user, weeks=weeks_logged(owner=user, today=today))
    latest = activity_list(owner=user).first()
    return ProgressFact(
        hours_this_week=found.this_week,
        hours_in_total=found.hours,
        entries=found.entries,
        last_entry=latest.date_logged if latest else None,
        url=reverse("progress:list"),
    )


def _cv(user: User) -> CVFact | None:
    cv = cv_list(owner=user).first()
    if cv is None:
        return None
    url = reverse("cvs:detail", args=[cv.pk])
    return CVFact(cv.status, cv.file_name, localdate(cv.uploaded_at), url)
