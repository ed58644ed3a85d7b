"""What the content security policy asks of the files themselves."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
STYLES = sorted((settings.BASE_DIR / "static").rglob("*.css"))
PICTURES = sorted((settings.BASE_DIR / "static").rglob("*.svg"))

INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE
)
# A link is followed, not loaded; whatever else names an address loads it or sends to it.
FOREIGN = re.compile(r"<(?!a\s)[a-z][^<]*?(?:src|href|action)=[\"'](?:https?:)?//", re.IGNORECASE)


def name(path: Path) -> str:
    return path.relative_to(settings.BASE_DIR).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_has_nothing_inline_and_loads_nothing_foreign(path):
    html = path.read_text()

    assert INLINE.findall(html) == []
    assert FOREIGN.findall(html) == []


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        '<a onclick="go()">',
        "<script>go()</script>",
    ],
)
def test_inline_pattern_finds_what_the_policy_forbids(html):
    assert len(INLINE.findall(html)) == 1


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ('<img alt="" src="https://example.org/a.png">', 1),
        ('<link rel="stylesheet"\n  href="//example.org/a.css">', 1),
        ("<form method='post' action='http://example.org/'>", 1),
        ('<use href="https://example.org/a.svg#b">', 1),
        ('<a href="/"><img src="//example.org/a.png"></a>', 1),
        ('<a\n  href="https://example.org/">Elsewhere</a>', 0),
        ('<img alt="" src="/static/a.png">', 0),
    ],
)
def test_foreign_pattern_finds_what_is_loaded_and_lets_links_be(html, count):
    assert len(FOREIGN.findall(html)) == count


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_style_sheet_loads_nothing(path):
    assert re.findall(r"url\(|@import|data:", path.read_text()) == []


@pytest.mark.parametrize("path", PICTURES, ids=name)
def test_picture_is_drawn_without_script_or_style(path):
    assert re.findall(r"<script|<style|style=|xlink", path.read_text()) == []


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_style_sheet_uses_only_tokens_that_exist(path):
    tokens = settings.BASE_DIR / "static" / "css" / "tokens.css"
    defined = set(re.findall(r"^\s*(--[a-z0-9-]+):", tokens.read_text(), re.MULTILINE))

    used = set(re.findall(r"var\((--[a-z0-9-]+)", path.read_text()))

    assert used - defined == set()
