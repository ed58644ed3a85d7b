"""A real browser for tests that need one."""

import os
import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 30_000  # milliseconds


@contextmanager
def new_page(**options):
    """A page of a browser of its own; `options` are those of a Playwright page."""
    if CHROMIUM is None:
        if os.environ.get("CAREERPILOT_REQUIRE_BROWSER"):
            pytest.fail("This test needs Chromium, and this run requires it.")
        pytest.skip("This test needs Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 900}, **options)
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        yield page
        browser.close()


def note_problems(page):
    """What the browser complains of from now on: errors of scripts and of the policy."""
    problems = []
    page.on("console", lambda said: said.type == "error" and problems.append(said.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    return problems
