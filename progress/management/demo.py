"""Demo people, made by the same services that a person's clicks call."""

from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import localdate
from docx import Document

from accounts.enums import Availability, WorkType
from accounts.models import User
from careers.models import CareerPath
from cvs import services as cvs
from cvs.enums import FileType
from cvs.jobs import parse_cv
from cvs.models import CV
from progress import services as progress
from progress.enums import ActivityType
from progress.selectors import monday_of
from roadmaps import services as roadmaps
from roadmaps.enums import Intensity, TaskStatus
from roadmaps.jobs import generate_roadmap
from roadmaps.models import RoadmapTask
from skills import services as skills
from skills.enums import Level
from skills.models import Certification

PASSWORD = "careerpilot-demo"  # noqa: S105  (published, and only where there is no HTTPS)
WEEKS_BACK = 3
TASKS_DONE = 2

SUMMARY = (
    "Operations coordinator who turned the weekly reporting of a delivery depot from paper "
    "into spreadsheets and wants to work with data for good."
)
CV_LINES = [
    ("Title", "Dana Hollis"),
    ("Normal", "Leeds, United Kingdom | demo@careerpilot.test | +44 113 496 0142"),
    ("Heading 1", "Summary"),
    ("Normal", SUMMARY),
    ("Heading 1", "Experience"),
    ("Normal", "Operations Coordinator, Northway Parcels, March 2022 - Present"),
    ("List Bullet", "Build the weekly volume report in Excel for four depots."),
    ("List Bullet", "Wrote SQL queries against the tracking database to find late routes."),
    ("Normal", "Shift Assistant, Northway Parcels, June 2019 - February 2022"),
    ("List Bullet", "Planned the shifts of twelve people and kept the stock list."),
    ("Heading 1", "Education"),
    ("Normal", "BSc Geography, University of Leeds, 2019"),
    ("Heading 1", "Skills"),
    ("Normal", "Excel, SQL, Data analysis, Communication, Problem solving, Teamwork, PowerPoint"),
    ("Heading 1", "Certifications"),
    ("Normal", "Microsoft Office Specialist: Excel Associate"),
    ("Heading 1", "Languages"),
    ("Normal", "English, Polish"),
]
KNOWN = {"Excel": Level.ADVANCED, "Communication": Level.ADVANCED, "Teamwork": Level.ADVANCED}


def make_demo(*, now: datetime) -> int:
    """The demo people that are not there yet; how many were made."""
    made = 0
    if not User.objects.filter(email="demo@careerpilot.test").exists():
        make_dana(now=now)
        made += 1
    if not User.objects.filter(email="new@careerpilot.test").exists():
        make_person("new@careerpilot.test", "Noor", "Sander")
        made += 1
    return made


def make_person(email: str, first_name: str, last_name: str) -> User:
    return User.objects.create_user(
        email, PASSWORD, first_name=first_name, last_name=last_name, email_verified=True
    )


@transaction.atomic
def make_dana(*, now: datetime) -> None:
    """Somebody in the third week of a roadmap, with everything that leads there."""
    dana = make_person("demo@careerpilot.test", "Dana", "Hollis")
    fill_profile(dana)
    hold_certification(dana, now=now)
    review_cv(dana, now=now)
    walk_roadmap(dana, now=now)
    log_project(dana, now=now)


def fill_profile(dana: User) -> None:
    profile = dana.profile
    profile.current_role = "Operations Coordinator"
    profile.location = "Leeds, United Kingdom"
    profile.bio = "I like to find out why a route is late."
    profile.education = "BSc Geography"
    profile.experience = "7 years in logistics"
    profile.career_goals = "Work as a data analyst within a year."
    profile.interests = ["maps", "cycling", "open data"]
    profile.preferred_work_type = WorkType.HYBRID
    profile.availability = Availability.THREE_MONTHS
    profile.save()


def docx() -> bytes:
    """Dana's CV as a Word file."""
    document, stream = Document(), BytesIO()
    for style, text in CV_LINES:
        document.add_paragraph(text, style=style)
    document.save(stream)
    return stream.getvalue()


def review_cv(dana: User, *, now: datetime) -> None:
    """Upload the CV, read it here and now, and accept the skills and all that is sure."""
    data = docx()
    cv = cvs.upload_cv(
        user=dana,
        file=ContentFile(data, name="cv.docx"),
        file_name="Dana Hollis CV.docx",
        file_type=FileType.DOCX,
        now=now - timedelta(weeks=WEEKS_BACK),
    )
    parse_cv(cv_id=str(cv.pk))
    cvs.accept_sure(cv=cv, now=now)
    mentions = CV.objects.get(pk=cv.pk).mentions.select_related("skill")
    levels = {one: KNOWN.get(one.skill.name, Level.BEGINNER) for one in mentions}
    cvs.decide_mentions(cv=cv, accepted=levels)


def hold_certification(dana: User, *, now: datetime) -> None:
    issued = localdate(now) - timedelta(days=300)
    certification = Certification(
        name="Microsoft Office Specialist: Excel Associate",
        issuing_organization="Microsoft",
        issue_date=issued,
        expiry_date=issued + timedelta(days=365),
    )
    skills.add_certification(user=dana, certification=certification)


def walk_roadmap(dana: User, *, now: datetime) -> None:
    """A roadmap that began three weeks ago, its first tasks done on the way and one begun."""
    began = monday_of(localdate(now)) - timedelta(weeks=WEEKS_BACK)
    asked = roadmaps.request_roadmap(
        user=dana,
        career=CareerPath.objects.get(title="Data Analyst"),
        intensity=Intensity.MODERATE,
        hours_per_week=8,
        start_date=began,
        now=now,
    )
    generate_roadmap(request_id=str(asked.pk))
    asked.refresh_from_db()
    tasks = RoadmapTask.objects.filter(roadmap=asked.roadmap).select_related(
        "roadmap__user", "skill"
    )
    ordered = tasks.order_by("week_number", "phase_number", "position", "title")[: TASKS_DONE + 1]
    *done, begun = ordered
    for number, task in enumerate(done):
        ticked = now - timedelta(days=7 * (TASKS_DONE - number) - 3)
        progress.move_task(task=task, status=TaskStatus.COMPLETED, now=ticked)
    progress.move_task(task=begun, status=TaskStatus.IN_PROGRESS, now=now - timedelta(days=1))


def log_project(dana: User, *, now: datetime) -> None:
    progress.log_activity(
        user=dana,
        activity_type=ActivityType.PROJECT_BUILT,
        details={"title": "A map of late routes for the Leeds depot"},
        hours=Decimal("3.5"),
        day=localdate(now) - timedelta(days=1),
        skills=["Data visualisation"],
    )
