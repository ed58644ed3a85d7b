"""The whole journey in a real browser, on the product that `manage.py up` starts."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest
from django.conf import settings
from playwright.sync_api import expect

from careerpilot.tests.browser import new_page, note_problems
from cvs.tests.samples import docx_cv, pdf_cv

pytestmark = pytest.mark.browser

LEFT_BEHIND = shutil.ignore_patterns(".venv", ".git", "var", ".*_cache", "__pycache__", ".env")


class Product:
    """A copy of the project, started as its README says, with what it prints."""

    def __init__(self, folder):
        shutil.copytree(settings.BASE_DIR, folder, ignore=LEFT_BEHIND)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.lines = []
        unset = {"DATABASE_URL", "REDIS_URL", "MEDIA_ROOT", "SECRET_KEY", "EMAIL_URL"}
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "up", "--port", str(port)],
            cwd=folder,
            env={name: value for name, value in os.environ.items() if name not in unset},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self):
        with self.process.stdout as output:
            for line in output:
                self.lines.append(line)

    @property
    def output(self):
        return "".join(self.lines)

    def wait_for(self, pattern, *, seconds):
        """The first match of `pattern` in what the product prints."""
        end = time.monotonic() + seconds
        while not (found := re.search(pattern, self.output)):
            assert self.process.poll() is None, self.output
            assert time.monotonic() < end, self.output
            time.sleep(0.1)
        return found

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=30)
        self.listener.join()
        return code


@pytest.fixture
def product(tmp_path):
    running = Product(tmp_path / "product")
    try:
        running.wait_for(re.escape(running.url), seconds=90)
        yield running
    finally:
        if running.process.poll() is None:
            running.stop()


@pytest.fixture
def page():
    with new_page() as page:
        yield page


def sign_up(page, product):
    page.goto(product.url)
    page.get_by_role("link", name="Sign up").first.click()
    page.get_by_label("First name").fill("Maren")
    page.get_by_label("Last name").fill("Oakhurst")
    page.get_by_label("E-mail").fill("maren@oakhurst.example")
    page.get_by_label("Password").fill("nine quiet wards")
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("heading", name="Check your e-mail")).to_be_visible()
    mail = product.wait_for(re.escape(product.url) + r"/accounts/confirm-email/\S+", seconds=20)
    page.goto(mail.group())
    page.get_by_role("button", name="Yes, confirm it").click()
    expect(page).to_have_url(f"{product.url}/dashboard/")


def upload(page, product, file):
    """Upload a file, follow it to its review, and keep what was found."""
    page.goto(f"{product.url}/cv/")
    page.get_by_label("Your CV", exact=True).set_input_files(file)
    page.get_by_role("button", name="Upload and read").click()
    page.wait_for_url("**/review/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    value = page.locator(".finding__value", has_text="maren.oakhurst@example.com")
    expect(value).to_be_visible()
    page.get_by_role("button", name="Save my skills").click()
    expect(page).to_have_url(f"{product.url}/recommendations/")


def plan(page, product):
    """Plan a roadmap to the nurse's own career; the address of the roadmap."""
    page.get_by_role("link", name="Registered Nurse").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Registered Nurse")
    page.get_by_role("link", name="Plan this").first.click()
    page.get_by_role("button", name="Start this roadmap").click()
    page.wait_for_url(re.compile(r"/roadmaps/[0-9a-f-]{36}/$"))
    return page.url


def tick_first_task(page):
    """Tick the first open task; its title."""
    task = page.locator(".task").first
    title = task.locator(".task__title").inner_text()
    expect(page.get_by_text("0 %").first).to_be_visible()
    task.get_by_role("button").first.click()
    expect(page.locator(".task--done").first).to_be_visible()
    return title


def test_newcomer_walks_the_whole_journey(page, product, tmp_path):
    problems = note_problems(page)
    pdf, docx = tmp_path / "cv.pdf", tmp_path / "cv.docx"
    pdf.write_bytes(pdf_cv())
    docx.write_bytes(docx_cv())

    sign_up(page, product)
    upload(page, product, pdf)
    upload(page, product, docx)
    plan(page, product)
    title = tick_first_task(page)

    page.goto(f"{product.url}/progress/")
    expect(page.get_by_role("main")).to_contain_text(title)
    page.goto(f"{product.url}/dashboard/")
    expect(page.get_by_role("main")).to_contain_text("Registered Nurse")
    page.goto(f"{product.url}/chat/")
    page.get_by_label("Your question").fill("What should I do next?")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".bubble--assistant")).to_contain_text("Answered by rules")
    assert problems == []
    assert product.stop() == 0
