import re
import tomllib
from pathlib import Path

import pytest
import simple_icons_pack as pack
from django.conf import settings
from django.template import Context, Template

from careerpilot.ui.skill_icons import (
    DRAWING,
    SLUGS,
    TONES,
    TOOLS,
    emblem_of,
    free,
    icon_of,
    plain,
    tone_of,
)
from skills.tests.factories import SkillFactory, UserSkillFactory

ICONS = [value for name, value in vars(pack).items() if name.startswith("SI_")]


def draw(source, **context):
    return Template("{% load ui %}" + source).render(Context(context))


def slug(name):
    found = icon_of(plain(name))
    return found.slug if found else ""


@pytest.fixture(scope="module")
def catalogue():
    """The names of the shipped skills by the category of their file."""
    files = [
        tomllib.loads(path.read_text())
        for path in Path(settings.BASE_DIR, "skills", "data").glob("*.toml")
    ]
    return {
        file["category"]: [skill["name"] for skill in file["skill"]]
        for file in files
        if "skill" in file
    }


# --- which icon ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Python", "python"),
        ("Node.js", "nodedotjs"),
        (".NET", "dotnet"),
        ("C", "c"),
        ("C++", "cplusplus"),
        ("F#", "fsharp"),
        ("Go", "go"),
        ("Ruby on Rails", "rubyonrails"),
        ("scikit-learn", "scikitlearn"),
        ("pytest", "pytest"),
        ("Ruby (computer programming)", "ruby"),
        ("HTML", "html5"),
        ("Apache Hive", "apachehive"),
        ("Hive", "apachehive"),
    ],
)
def test_tool_has_the_icon_of_its_name(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        *("Communication", "C#", "Excel", "Access", "Word", "SQL", "Teamwork"),
        *("Live chat", "Help desk", "Serverless", "MDX", "A/B testing", "", "(x)", "Μαθηματικά"),
    ],
)
def test_name_that_is_no_title_of_the_pack_has_no_icon(name):
    assert slug(name) == ""


def test_every_exception_names_an_icon_or_a_brand_to_keep_out():
    known = {icon.slug for icon in ICONS}

    assert {target for target in SLUGS.values() if target} - known == set()
    assert {name for name, target in SLUGS.items() if not target} - known == set()


def test_every_exception_is_written_as_it_is_looked_up():
    assert [name for name in SLUGS if plain(name) != name] == []


@pytest.mark.parametrize(
    ("name", "category", "drawn"),
    [
        ("Swift", "", True),
        ("Swift", "Programming", True),
        ("Swift", "Development software", True),
        ("Swift", "Information technology", True),
        ("Swift", "Soft skills", False),
        ("Norwegian", "Languages", False),
        ("graphite", "Natural sciences, mathematics and statistics", False),
        ("Target", "Health", False),
    ],
)
def test_brand_is_drawn_among_tools_alone(name, category, drawn):
    assert bool(emblem_of(name, category).path) is drawn


@pytest.mark.parametrize("licence", ["CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0"])
def test_icon_that_not_everybody_may_redraw_is_left_out(licence):
    held = [icon for icon in ICONS if icon.license == licence]

    assert held != []
    assert [icon.slug for icon in held if free(icon) or emblem_of(icon.title).path] == []


@pytest.mark.parametrize("name", ["Git", "JavaScript", "Python"])
def test_icon_that_everybody_may_redraw_is_kept(name):
    assert free(icon_of(plain(name)))


def test_every_drawing_of_the_pack_can_be_read():
    assert [icon.slug for icon in ICONS if not DRAWING.fullmatch(icon.svg)] == []


# --- the shipped catalogue ----------------------------------------------------------------


def test_every_category_of_our_own_that_holds_tools_is_in_the_catalogue(catalogue):
    assert TOOLS - {name.casefold() for name in catalogue} == {"information technology"}


@pytest.mark.parametrize(
    "category", ["Soft skills", "Health", "Social care", "Hospitality", "Law", "Trades", "Teaching"]
)
def test_people_skills_get_no_brand(catalogue, category):
    assert [name for name in catalogue[category] if emblem_of(name, category).path] == []


def test_most_languages_and_frameworks_have_an_icon(catalogue):
    names = [(name, of) for of in ("Programming", "Frameworks") for name in catalogue[of]]
    drawn = [name for name, of in names if emblem_of(name, of).path]

    assert len(drawn) > len(names) / 2


# --- the tile -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Communication", "C"), ("élan", "É"), ("  .net care", "N"), ("3D printing", "3"), ("—", "?")],
)
def test_tile_shows_the_first_letter_or_digit(name, letter):
    assert emblem_of(name, "Soft skills").letter == letter


def test_tone_of_a_tile_hangs_on_the_name_alone():
    assert tone_of("Communication") == "warn"
    assert tone_of("COMMUNICATION") == "warn"


def test_all_tones_are_used(catalogue):
    names = [name for names in catalogue.values() for name in names]

    assert {tone_of(name) for name in names} == set(TONES)


# --- the tag ------------------------------------------------------------------------------


def test_icon_is_drawn_in_the_colour_of_the_text_and_read_by_nobody():
    html = draw("{% skill_icon 'Python' %}")

    assert html.count("<path") == 1
    assert f'd="{DRAWING.fullmatch(pack.SI_PYTHON.svg)[1]}"' in html
    assert 'fill="currentColor"' in html
    assert 'class="skill-icon skill-icon--medium" aria-hidden="true"' in html
    assert "<title" not in html
    assert 'role="img"' not in html


def test_tile_is_drawn_where_the_pack_has_nothing():
    html = draw("{% skill_icon 'Communication' category='Soft skills' size='small' %}")

    assert 'class="skill-icon skill-icon--small skill-icon--warn"' in html
    assert 'aria-hidden="true"' in html
    assert re.sub(r"<[^>]*>", "", html).strip() == "C"
    assert "<svg" not in html


@pytest.mark.parametrize("name", ["Python", "Communication"])
def test_nothing_is_fetched_and_nothing_is_inline_style_or_script(name):
    html = draw("{% skill_icon name %}", name=name)

    assert re.findall(r"\b(?:https?:|src|href|style|on\w+)\s*=|https?:|<script", html) == []


@pytest.mark.parametrize("name", ['"><script>', "<b>", "&amp;"])
def test_nothing_of_a_hostile_name_but_a_letter_is_drawn(name):
    html = draw("{% skill_icon name %}", name=name)

    assert re.sub(r"</?span\b[^>]*>", "", html).strip() in {"S", "B", "A"}


def test_stored_icon_stands_in_the_header_of_a_page():
    header = "{% page_header title='Go' emblem=drawn %}{% endpage_header %}"

    html = draw("{% skill_icon 'Go' as drawn %}" + header)

    assert html.count("<svg") == 1
    assert html.index("<svg") < html.index("<h1>Go</h1>")


# --- a page of skills ---------------------------------------------------------------------


@pytest.mark.django_db
def test_forty_icons_cost_the_page_no_query(client, member, django_assert_num_queries):
    UserSkillFactory.create_batch(39, user=member)
    UserSkillFactory(user=member, skill=SkillFactory(name="Python"))

    with django_assert_num_queries(4):
        html = client.get("/skills/").content.decode()

    assert len(re.findall(r'class="skill-icon\b', html)) == 40
    assert html.count("skill-icon__drawing") == 1
