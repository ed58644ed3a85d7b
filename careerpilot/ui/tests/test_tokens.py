"""The colours of the style sheet, measured as WCAG 2 measures them."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

TEXT = 4.5
SHAPE = 3.0

PAIRS = [
    ("ink", "bg", TEXT),
    ("ink", "surface", TEXT),
    ("ink", "sunken", TEXT),
    ("muted", "bg", TEXT),
    ("muted", "surface", TEXT),
    ("muted", "sunken", TEXT),
    ("accent", "bg", TEXT),
    ("accent", "surface", TEXT),
    ("accent", "sunken", TEXT),
    ("accent-strong", "surface", TEXT),
    ("accent-strong", "sunken", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-strong", TEXT),
    ("on-accent-soft", "accent-soft", TEXT),
    ("bad", "surface", TEXT),
    ("bad", "bg", TEXT),
    ("on-bad", "bad", TEXT),
    ("on-bad", "bad-strong", TEXT),
    ("on-good-soft", "good-soft", TEXT),
    ("on-warn-soft", "warn-soft", TEXT),
    ("on-bad-soft", "bad-soft", TEXT),
    ("surface", "good", SHAPE),
    ("edge", "bg", SHAPE),
    ("edge", "surface", SHAPE),
    ("edge", "sunken", SHAPE),
    ("good", "surface", SHAPE),
    ("warn", "surface", SHAPE),
    ("accent", "accent-soft", SHAPE),
    ("focus", "bg", SHAPE),
    ("focus", "surface", SHAPE),
]


def colours(css):
    return dict(re.findall(r"--([a-z-]+): #([0-9a-f]{6});", css))


def schemes():
    css = Path(finders.find("css/tokens.css")).read_text()
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)")
    return {"light": colours(light), "dark": colours(light) | colours(dark)}


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert round(contrast("000000", "ffffff"), 2) == 21


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_pair_of_colours_reaches_its_contrast(scheme, front, back, least):
    tokens = schemes()[scheme]

    assert contrast(tokens[front], tokens[back]) >= least


def test_every_colour_of_the_light_scheme_has_a_dark_one():
    css = Path(finders.find("css/tokens.css")).read_text()
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)")

    assert colours(light).keys() == colours(dark).keys()
