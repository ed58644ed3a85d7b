"""Reading the log, and the dashboard that stands on everything below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum
from django.urls import reverse

from accounts.models import User
from careers.selectors import RankedCareer, ranking
from cvs.enums import CVStatus
from cvs.models import CV
from cvs.selectors import active_cv
from progress.models import Activity
from roadmaps.enums import RoadmapStatus
from roadmaps.models import Roadmap, RoadmapRequest, RoadmapTask
from roadmaps.selectors import open_tasks, request_list, roadmap_list
from skills.models import Certification
from skills.selectors import EXPIRES_SOON, certification_list

WEEKS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Week:
    """The hours logged in the week that begins on `monday`."""

    monday: date
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    entries: int
    hours: Decimal
    this_week: Decimal


def activity_list(*, owner: User) -> QuerySet[Activity]:
    rows = Activity.objects.owned_by(owner).select_related("roadmap")
    return rows.order_by("-date_logged", "-created_at")


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks_logged(*, owner: User, today: date) -> list[Week]:
    """Hours a week over the last weeks, the oldest first, weeks without any included."""
    first = monday_of(today) - timedelta(weeks=WEEKS_SHOWN - 1)
    rows = Activity.objects.owned_by(owner).filter(date_logged__range=(first, today))
    days = rows.values_list("date_logged").annotate(hours=Sum("hours_spent"))
    hours = {first + timedelta(weeks=number): Decimal(0) for number in range(WEEKS_SHOWN)}
    for day, spent in days:
        hours[monday_of(day)] += spent or 0
    return [Week(monday, spent) for monday, spent in hours.items()]


def totals(*, owner: User, weeks: Sequence[Week]) -> Totals:
    """Everything the person logged; `weeks` are those of `weeks_logged`."""
    found = Activity.objects.owned_by(owner).aggregate(
        entries=Count("id"), hours=Sum("hours_spent")
    )
    return Totals(found["entries"], found["hours"] or Decimal(0), weeks[-1].hours)


def chart_of(weeks: Iterable[Week]) -> list[tuple[str, Decimal]]:
    """The weeks as rows of a chart: the Monday in short, and the hours."""
    return [(f"{week.monday:%-d %b}", week.hours) for week in weeks]


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next, why, and where."""

    title: str
    text: str
    action: str
    url: str


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything on the first page; `expiring` holds what runs out soon or has run out."""

    next_step: NextStep
    cv: CV | None
    tasks: list[RoadmapTask]
    roadmaps: list[Roadmap]
    requests: list[RoadmapRequest]
    ranking: list[RankedCareer]
    expiring: list[Certification]
    weeks: list[Week]
    totals: Totals

    @property
    def is_first_visit(self) -> bool:
        has_any = self.cv or self.ranking or self.roadmaps or self.requests or self.totals.entries
        return not has_any

    @property
    def chart(self) -> list[tuple[str, Decimal]]:
        return chart_of(self.weeks)


def dashboard(*, owner: User, today: date) -> Dashboard:
    cv, tasks = active_cv(owner=owner), open_tasks(owner=owner, limit=5)
    plans = [plan for plan in roadmap_list(owner=owner) if plan.status == RoadmapStatus.ACTIVE]
    requests = list(request_list(owner=owner))
    ranked = ranking(user=owner, limit=3)
    weeks = weeks_logged(owner=owner, today=today)
    soon = certification_list(owner=owner).filter(expiry_date__lte=today + EXPIRES_SOON)
    return Dashboard(
        next_step=next_step(cv=cv, ranked=ranked, plans=plans, tasks=tasks, requests=requests),
        cv=cv,
        tasks=tasks,
        roadmaps=plans,
        requests=requests,
        ranking=ranked,
        expiring=list(soon),
        weeks=weeks,
        totals=totals(owner=owner, weeks=weeks),
    )


def next_step(
    *,
    cv: CV | None,
    ranked: Sequence[RankedCareer],
    plans: Sequence[Roadmap],
    tasks: Sequence[RoadmapTask],
    requests: Sequence[RoadmapRequest],
) -> NextStep:
    """Exactly one suggestion: the first part of the journey that is still to be done."""
    if tasks:
        return _task_step(tasks[0])
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
    if plans:
        text = "Every task of your roadmaps is done. Choose what comes next."
    else:
        text = f"{ranked[0].career.title} fits you best today. A roadmap closes the gap."
    return NextStep("Plan your next career", text, "See your careers", reverse("careers:ranking"))


def _task_step(task: RoadmapTask) -> NextStep:
    url = f"{task.roadmap.get_absolute_url()}?week={task.week_number}#task-{task.pk}"
    text = f"Week {task.week_number} of {task.roadmap.title}."
    return NextStep(task.title, text, "Open the task", url)


def _request_step(asked: RoadmapRequest) -> NextStep:
    text = f"{asked.career_path.title} is in the queue."
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
