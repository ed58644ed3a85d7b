"""The one thing that the dashboard suggests."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from careers.selectors import RankedCareer
from cvs.enums import CVStatus
from cvs.models import CV
from roadmaps.models import Roadmap, RoadmapRequest
from roadmaps.selectors import TaskInWeek, Today, WeekOfTasks, name_of


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next, why, and where."""

    title: str
    text: str
    action: str
    url: str


def next_step(
    *,
    cv: CV | None,
    ranked: Sequence[RankedCareer],
    today: Today,
    requests: Sequence[RoadmapRequest],
    replan: Roadmap | None,
) -> NextStep:
    """Exactly one suggestion: the first part of the journey that is still to be done."""
    if work := _work_step(today, replan):
        return work
    if cv is None and not ranked:
        text = "It is read on this machine, and you decide what is kept."
        return NextStep("Upload your CV", text, "Choose a file", reverse("cvs:list"))
    if cv and (waiting := _cv_step(cv)):
        return waiting
    if asked := next((asked for asked in requests if asked.in_flight), None):
        return _request_step(asked)
    if not ranked:
        text = "Careers are ranked by your skills, so we need at least one."
        return NextStep("Add your skills", text, "Add a skill", reverse("skills:list"))
    if today.plans:
        text = "Every task of your roadmaps is done. Choose what comes next."
    else:
        text = f"{ranked[0].career.title} fits you best today. A roadmap closes the gap."
    return NextStep("Plan your next career", text, "See your careers", reverse("careers:ranking"))


def _work_step(today: Today, replan: Roadmap | None) -> NextStep | None:
    """What the roadmaps ask for: a look at a new plan, this week's work, or patience."""
    if replan:
        return _replan_step(replan)
    if today.first:
        return _task_step(today.first)
    return _week_step(*today.ahead) if today.ahead else None


def _replan_step(roadmap: Roadmap) -> NextStep:
    text = f"Two weeks of {roadmap.title} are over with open work. What is done stays done."
    url = reverse("roadmaps:replan", args=[roadmap.pk])
    return NextStep("Look at a new plan", text, "See what would change", url)


def _task_step(one: TaskInWeek) -> NextStep:
    task = one.task
    text = f"Week {one.week} of {task.roadmap.title}."
    return NextStep(task.title, text, "Open the task", reverse("roadmaps:task", args=[task.pk]))


def _week_step(roadmap: Roadmap, week: WeekOfTasks) -> NextStep:
    begins = f" It begins on {week.starts:%-d %B}." if week.starts else ""
    text = f"Nothing else is planned for now. {roadmap.title} goes on in week {week.number}."
    url = reverse("roadmaps:week", args=[roadmap.pk, week.number])
    return NextStep("You are up to date", text + begins, "Look ahead", url)


def _request_step(asked: RoadmapRequest) -> NextStep:
    text = f"{name_of(asked)} is in the queue."
    url = reverse("roadmaps:request", args=[asked.pk])
    return NextStep("Your roadmap is being planned", text, "Watch it", url)


def _cv_step(cv: CV) -> NextStep | None:
    page, review = reverse("cvs:detail", args=[cv.pk]), reverse("cvs:review", args=[cv.pk])
    if cv.in_flight:
        return NextStep(
            "Your CV is being read", f"{cv.file_name} is in the queue.", "Watch it", page
        )
    if cv.status == CVStatus.ERROR:
        return NextStep("Your CV could not be read", cv.parsing_errors, "See what helps", page)
    if cv.undecided:
        skills = "1 skill waits" if cv.undecided == 1 else f"{cv.undecided} skills wait"
        return NextStep("Check what we read", f"{skills} for your word.", "Review your CV", review)
    return None
