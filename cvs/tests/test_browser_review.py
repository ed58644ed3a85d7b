"""Looking over a CV in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.tests.factories import UserFactory
from careerpilot.tests.browser import new_page, note_problems
from cvs.tests.samples import NURSE, pdf_cv
from skills.tests.factories import SkillFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "nine quiet wards"
NEWER = [
    ("entry", "Head of Nursing", "Mar 2021 - Present") if line[1] == "Ward Manager" else line
    for line in NURSE
    if line[1] != "Mentorship in Practice, 2019"
]


@pytest.fixture
def person(_work_at_once):
    """Somebody with a confirmed address, and a skill for the reader to find."""
    SkillFactory(name="Triage")
    person = UserFactory(email_verified=True)
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def site(live_server, person):
    return live_server


@pytest.fixture
def page(site):
    with new_page() as page:
        yield page


@pytest.fixture
def plain_page(site):
    with new_page(java_script_enabled=False) as page:
        yield page


def log_in(page, site, person):
    page.goto(site.url + reverse("account_login"))
    page.get_by_label("E-mail").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/dashboard/")


def upload(page, site, folder, lines=NURSE, name="maren.pdf"):
    """Upload a CV and follow it to its review; the review's address."""
    (folder / name).write_bytes(pdf_cv(lines))
    page.goto(f"{site.url}/cv/")
    page.get_by_label("Your CV", exact=True).set_input_files(folder / name)
    page.get_by_role("button", name="Upload and read").click()
    page.wait_for_url("**/review/")
    return page.url


def row(page, value):
    """The row that is called by this value."""
    return page.locator(".finding", has=page.locator(".finding__value", has_text=value))


def press(page, value, button):
    row(page, value).get_by_role("button", name=button).click()


def correct(page, value, label, text):
    row(page, value).get_by_role("link", name="Edit").click()
    form = page.locator(".finding__form")
    form.get_by_label(label).fill(text)
    form.get_by_role("button", name="Save").click()


def add_language(page, name):
    page.get_by_role("link", name="Add Language").click()
    page.get_by_label("Language", exact=True).fill(name)
    page.get_by_role("button", name="Add", exact=True).click()


def expect_decided(page):
    """What `test_review_is_corrected…` decides, and nothing of it lost."""
    expect(row(page, "Senior Staff Nurse")).to_contain_text("Corrected")
    expect(row(page, "Senior Staff Nurse")).to_contain_text("Read as: Staff Nurse")
    expect(row(page, "Care Assistant")).to_contain_text("Dropped")
    expect(row(page, "Thai")).to_contain_text("Added by you")


def decide(page):
    correct(page, "Staff Nurse", "Title", "Senior Staff Nurse")
    expect(row(page, "Senior Staff Nurse")).to_contain_text("Corrected")
    press(page, "Care Assistant", "Drop")
    expect(row(page, "Care Assistant")).to_contain_text("Dropped")
    add_language(page, "Thai")
    expect(row(page, "Thai")).to_contain_text("Added by you")
    page.get_by_role("button", name="Accept all that are sure").click()
    expect(row(page, "Ward Manager")).to_contain_text("Accepted")
    press(page, "Ward Manager", "Undo")
    expect(row(page, "Ward Manager").get_by_role("button", name="Accept")).to_be_visible()


def test_review_is_corrected_and_kept_over_another_reading_and_a_newer_cv_differs(
    page, site, person, tmp_path
):
    problems = note_problems(page)
    log_in(page, site, person)
    upload(page, site, tmp_path)
    decide(page)
    expect_decided(page)

    page.get_by_role("button", name="Read again").click()
    page.wait_for_url("**/review/")
    expect_decided(page)

    upload(page, site, tmp_path, NEWER, "newer.pdf")
    page.get_by_role("link", name="See what changed").click()
    expect(page.get_by_role("table", name="New in this CV")).to_contain_text("Head of Nursing")
    expect(page.get_by_role("table", name="Gone from this CV")).to_contain_text("Thai")
    page.get_by_role("checkbox", name="Head of Nursing").check()
    page.get_by_role("button", name="Take over the chosen").click()
    expect(page.get_by_text("1 taken over.")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Head of Nursing")).to_have_count(0)
    assert problems == []


def test_review_works_without_javascript(plain_page, site, person, tmp_path):
    log_in(plain_page, site, person)
    upload(plain_page, site, tmp_path)
    expect(plain_page.get_by_text("Keyboard", exact=True)).to_be_hidden()
    decide(plain_page)
    expect_decided(plain_page)

    plain_page.get_by_role("button", name="Undo the").click()

    expect(plain_page.get_by_role("button", name="Accept all that are sure")).to_be_visible()
    expect_decided(plain_page)


def focused(page):
    return page.evaluate("document.activeElement.closest('.finding, .mention')?.id")


def press_key(page, key):
    """Press a key once the page is at rest: a row takes no keys while it is being swapped."""
    busy = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"
    expect(page.locator(busy)).to_have_count(0)
    page.keyboard.press(key)


def test_review_works_by_keyboard_alone_and_the_focus_goes_on(page, site, person, tmp_path):
    problems = note_problems(page)
    log_in(page, site, person)
    upload(page, site, tmp_path)
    ids = page.locator(".finding").evaluate_all("rows => rows.map(row => row.id)")

    expect(page.get_by_text("Keyboard", exact=True)).to_be_visible()
    press_key(page, "j")
    assert focused(page) == ids[0]
    expect(page.locator(".mark--lit, .lines__mark--lit").first).to_be_visible()
    press_key(page, "j")
    press_key(page, "k")
    assert focused(page) == ids[0]

    press_key(page, "a")
    expect(page.locator(f"#{ids[0]}")).to_contain_text("Accepted")
    expect(page.locator(f"#{ids[1]}")).to_be_focused()
    press_key(page, "d")
    expect(page.locator(f"#{ids[1]}")).to_contain_text("Dropped")
    expect(page.locator(f"#{ids[2]}")).to_be_focused()
    press_key(page, "k")
    press_key(page, "u")
    expect(page.locator(f"#{ids[1]}").get_by_role("button", name="Accept")).to_be_visible()
    expect(page.locator(f"#{ids[1]}")).to_be_focused()

    press_key(page, "e")
    field = page.locator(f"#{ids[1]} input:not([type=hidden])").first
    expect(field).to_be_focused()
    before = field.input_value()
    press_key(page, "End")
    page.keyboard.type("jade")
    expect(field).to_have_value(f"{before}jade")
    press_key(page, "Control+a")
    press_key(page, "Delete")
    press_key(page, "Enter")
    expect(page.locator(f"#{ids[1]} .error-summary")).to_be_focused()
    assert [said for said in problems if "422" not in said] == []
