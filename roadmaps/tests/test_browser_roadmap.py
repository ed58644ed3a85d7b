"""From a gap to a plan and through four weeks of it, in a real browser with a clock of ours."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
import vobject
from django.db import connection
from django.urls import reverse
from playwright.sync_api import expect

from accounts.tests.factories import UserFactory
from careerpilot.tests.browser import new_page, note_problems
from careers.enums import Importance, MinimumLevel
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from roadmaps.enums import TaskStatus
from roadmaps.models import Roadmap
from skills.enums import Level
from skills.models import SkillPrerequisite
from skills.tests.factories import LearningResourceFactory, SkillFactory, UserSkillFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "nine quiet wards"
MONDAY = datetime(2027, 1, 4, 9, tzinfo=UTC)


@pytest.fixture
def clock(settings):
    """Begins on a Monday and is moved by the test; the session lives through all of it."""
    settings.SESSION_COOKIE_AGE = 90 * 24 * 60 * 60
    with time_machine.travel(MONDAY, tick=True) as traveller:
        yield traveller


@pytest.fixture
def person(clock, _work_at_once):
    """Somebody who can do a little Excel."""
    person = UserFactory(email_verified=True)
    person.set_password(PASSWORD)
    person.save()
    excel = SkillFactory(name="Excel", category="Office")
    UserSkillFactory(user=person, skill=excel, level=Level.BEGINNER)
    return person


@pytest.fixture
def analyst(person):
    """Data Analyst: SQL, which needs Databases, and Statistics beside Excel."""
    career = CareerPathFactory(title="Data Analyst")
    excel = person.user_skills.get().skill
    sql, databases, statistics = (
        SkillFactory(name=name, category="Data") for name in ("SQL", "Databases", "Statistics")
    )
    SkillPrerequisite.objects.create(skill=sql, requires=databases)
    wanted = [
        (excel, Importance.ESSENTIAL, MinimumLevel.BEGINNER),
        (databases, Importance.ESSENTIAL, MinimumLevel.BEGINNER),
        (sql, Importance.ESSENTIAL, MinimumLevel.INTERMEDIATE),
        (statistics, Importance.NICE_TO_HAVE, MinimumLevel.BEGINNER),
    ]
    for skill, importance, level in wanted:
        CareerSkillFactory(
            career_path=career, skill=skill, importance=importance, minimum_level=level
        )
    # Another career, so that a skill can tell one from the other.
    other = CareerPathFactory(title="Bookkeeper")
    CareerSkillFactory(career_path=other, skill=excel)
    for skill, title, level, hours in [
        (databases, "Tables and keys", Level.BEGINNER, 3),
        (sql, "First queries", Level.BEGINNER, 4),
        (sql, "Joins in depth", Level.INTERMEDIATE, 12),
        (statistics, "Chance and data", Level.BEGINNER, 10),
    ]:
        LearningResourceFactory(skill=skill, title=title, level=level, hours=Decimal(hours))
    return career


@pytest.fixture
def site(live_server, analyst):
    return live_server


@pytest.fixture
def page(site, person, monkeypatch):
    # Playwright keeps an event loop in this thread; the test asks the database between steps,
    # by a connection that belongs to that loop and is closed with it.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with new_page() as page:
        page.goto(site.url + reverse("account_login"))
        page.get_by_label("E-mail").fill(person.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url("**/dashboard/")
        yield page
        connection.close()


def plan_by(page, day):
    page.get_by_role("spinbutton", name="Hours a week").fill("4")
    page.get_by_label("Be done by").fill(day)
    page.get_by_role("button", name="Show the plan").click()


def from_gap_to_preview(page, site, career):
    """From the career to a plan that cannot keep its date, and on by more hours."""
    page.goto(site.url + reverse("careers:detail", args=[career.pk]))
    page.get_by_role("link", name="Plan this").first.click()
    plan_by(page, "2027-01-31")
    expect(page.get_by_role("heading", name="Not by that day")).to_be_visible()
    ways = page.get_by_role("list", name="Ways to be done in time")
    expect(ways.get_by_role("listitem").filter(has_text=re.compile("2027"))).to_have_count(3)
    ways.get_by_role("link").first.click()
    expect(page.get_by_text("It fits")).to_be_visible()
    assert not Roadmap.objects.exists()


def start(page):
    page.get_by_role("button", name="Start this roadmap").click()
    page.wait_for_url(re.compile(r"/roadmaps/[0-9a-f-]{36}/$"))
    return Roadmap.objects.get()


def tick(page, title):
    page.get_by_role("button", name=f"Done: {title}").click()


def places(roadmap):
    return {task.title: (task.week_number, task.position) for task in roadmap.tasks.all()}


def test_person_plans_works_falls_behind_plans_anew_and_takes_a_task_back(
    page, site, person, analyst, clock
):
    problems = note_problems(page)
    from_gap_to_preview(page, site, analyst)
    roadmap = start(page)
    overview = page.url

    # The first task is done: its skill rises, and with it the career.
    tick(page, "Tables and keys")
    said = page.locator(".outcome")
    expect(said).to_contain_text("Tables and keys is done.")
    expect(said).to_contain_text(re.compile(r"Data Analyst \d+ →\s+\d+"))
    assert person.user_skills.filter(skill__name="Databases").count() == 1
    page.get_by_role("button", name="Skip: First queries").click()
    expect(page.get_by_role("button", name="Reopen: First queries")).to_be_visible()

    # Three weeks go by without a task.
    clock.shift(timedelta(weeks=3))
    page.goto(overview)
    expect(page.get_by_text("Behind").first).to_be_visible()
    before = places(roadmap)
    page.get_by_role("link", name="Plan anew").first.click()
    expect(page.get_by_role("heading", name="Tasks that would move")).to_be_visible()
    page.get_by_role("button", name="Take the new plan").click()
    page.wait_for_url(re.compile(r"/roadmaps/[0-9a-f-]{36}/$"))
    after = places(roadmap)
    stayed = {title for title in before if before[title] == after[title]}
    assert {"Tables and keys", "First queries"} <= stayed
    waiting = roadmap.tasks.filter(status=TaskStatus.PENDING)
    assert min(task.week_number for task in waiting) == 4

    # The week that it begins in has the next task.
    week = after["Joins in depth"][0]
    page.goto(site.url + reverse("roadmaps:week", args=[roadmap.pk, week]))

    # What is done now moves the ranking; taken back, it moves back.
    tick(page, "Joins in depth")
    said = page.locator(".outcome")
    expect(said).to_contain_text(re.compile(r"SQL\s.*→\s+Intermediate", re.DOTALL))
    rise = re.search(r"Data Analyst (\d+) →\s+(\d+)", said.inner_text())
    low, high = map(int, rise.groups())
    assert low < high
    tick(page, "Joins in depth")
    expect(page.locator(".outcome")).to_contain_text(re.compile(rf"Data Analyst {high} →\s+{low}"))
    assert not person.user_skills.filter(skill__name="SQL").exists()

    # The calendar is read by other eyes.
    page.goto(site.url + reverse("roadmaps:calendar"))
    page.get_by_role("button", name="Make an address").click()
    address = page.get_by_label("Add this address").input_value()
    feed = vobject.readOne(page.request.get(address).text())
    summaries = [event.summary.value for event in feed.vevent_list]
    assert any("SQL" in summary for summary in summaries)
    assert problems == []
