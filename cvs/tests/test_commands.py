import json
import os
import subprocess
import sys

import pytest
from django.conf import settings as project
from django.core.management import call_command

from cvs.management.reading import shipped_lexicon
from cvs.models import CV
from cvs.pipeline import Term
from cvs.pipeline.confidence import SURE
from cvs.tests import samples
from skills import selectors as skills
from skills.services import load_skills, shipped_terms

NOWHERE = "postgresql://mara:s3cret@127.0.0.1:1/careerpilot"
KEYS = {
    "file",
    "status",
    "reason",
    "engine",
    "seconds",
    "pages",
    "parsed_data",
    "confidence",
    "warnings",
}


@pytest.fixture
def files(tmp_path):
    """A PDF, a DOCX, a broken file, and the name of none; nobody made a database for it."""
    (tmp_path / "nurse.pdf").write_bytes(samples.pdf_cv())
    (tmp_path / "nurse.docx").write_bytes(samples.docx_cv())
    (tmp_path / "broken.pdf").write_bytes(samples.pdf_cv()[:200])
    names = ("nurse.pdf", "nurse.docx", "broken.pdf", "gone.pdf")
    return [str(tmp_path / name) for name in names]


def told(data):
    """What the document says, without where and how surely."""
    return {key: data[key] for key in samples.NURSE_DATA}


# --- parse_cv -----------------------------------------------------------------------------


def test_parse_cv_answers_every_file_with_a_line_of_json(files, capsys):
    call_command("parse_cv", *files, "--json")

    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["file"] for one in found] == files
    assert [set(one) for one in found] == [KEYS] * 4
    assert [one["status"] for one in found] == ["parsed", "parsed", "error", "error"]
    assert [one["reason"] for one in found][:2] == [None, None]
    assert found[3]["reason"] == "file_missing"
    assert [one["pages"] for one in found] == [1, 1, None, None]
    assert [told(one["parsed_data"]) for one in found[:2]] == [samples.NURSE_DATA] * 2
    assert [one["parsed_data"] for one in found[2:]] == [None, None]
    assert [one["confidence"] and one["confidence"] >= SURE for one in found] == [
        True,
        True,
        None,
        None,
    ]
    assert [one["warnings"] for one in found] == [[]] * 4
    assert [one["engine"] is None for one in found] == [False, False, True, True]
    assert [one["seconds"] >= 0 for one in found] == [True] * 4


def test_parse_cv_tells_where_values_stand_and_what_was_made_of_skills(files, capsys):
    call_command("parse_cv", files[1], "--json")

    data = json.loads(capsys.readouterr().out)["parsed_data"]
    assert data["evidence"]["personalInfo/email"] == {
        "page": 1,
        "line": 2,
        "text": "maren.oakhurst@example.com",
        "boxes": [],
        "confidence": 0.98,
    }
    assert {one["skill"] for one in data["skillMentions"]} >= {"Excel"}
    assert "SystmOne" in data["unknownSkills"]


def test_parse_cv_gives_a_reason_and_no_data_for_what_is_no_cv(tmp_path, capsys):
    (tmp_path / "invoice.pdf").write_bytes(samples.pdf_cv(samples.INVOICE))

    call_command("parse_cv", str(tmp_path / "invoice.pdf"), "--json")

    found = json.loads(capsys.readouterr().out)
    assert (found["status"], found["reason"]) == ("error", "not_a_cv")
    assert (found["parsed_data"], found["confidence"], found["warnings"]) == (None, None, [])


def test_parse_cv_says_why_a_broken_file_gives_nothing(files, capsys):
    call_command("parse_cv", files[2], "--json")

    assert json.loads(capsys.readouterr().out)["reason"] in ("damaged", "no_text")


def test_parse_cv_refuses_a_file_over_the_limit_of_uploads(files, settings, capsys):
    settings.CV_MAX_BYTES = 100

    call_command("parse_cv", files[0], "--json")

    assert json.loads(capsys.readouterr().out)["reason"] == "too_big"


@pytest.mark.parametrize("name", [".", "nul\0byte.pdf"])
def test_parse_cv_calls_what_cannot_be_opened_missing(name, capsys):
    call_command("parse_cv", name, "--json")

    assert json.loads(capsys.readouterr().out)["reason"] == "file_missing"


def test_parse_cv_tells_a_person_in_short(files, tmp_path, capsys):
    lines = [("name", "Curriculum Vitae"), *[("line", "Words about nothing at all.")] * 10]
    (tmp_path / "bare.pdf").write_bytes(samples.pdf_cv(lines))

    call_command("parse_cv", files[0], files[3], str(tmp_path / "bare.pdf"))

    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"{files[0]}: pdf, pages: 1, ")
    assert said[0].endswith("confidence: 0.96")
    assert said[1] == (
        "  Maren Oakhurst; experience: 3, education: 1, skills: 5, certifications: 2, languages: 2"
    )
    assert said[2] == f"{files[3]}: file_missing. This file cannot be opened."
    assert "  ! Neither jobs nor education were found." in said[3:]


def test_parse_cv_needs_no_database_and_ends_well_with_an_error_among_the_answers(files):
    done = subprocess.run(
        [sys.executable, "-m", "django", "parse_cv", "--json", *files],
        cwd=project.BASE_DIR,
        env={
            **os.environ,
            "DATABASE_URL": NOWHERE,
            "DJANGO_SETTINGS_MODULE": "careerpilot.settings",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    found = [json.loads(line)["status"] for line in done.stdout.splitlines()]
    assert found == ["parsed", "parsed", "error", "error"]
    assert done.returncode == 0


@pytest.mark.django_db
def test_parse_cv_asks_and_stores_nothing(files, django_assert_num_queries, settings):
    with django_assert_num_queries(0):
        call_command("parse_cv", *files)

    assert CV.objects.count() == 0
    assert not settings.MEDIA_ROOT.exists()


def test_shipped_lexicon_holds_names_aliases_and_the_need_of_context():
    terms = {term.skill: term for term in shipped_lexicon().terms}

    assert terms["Excel"].needs_context is True
    assert terms["Python"] == Term("Python", terms["Python"].aliases, needs_context=False)
    assert list(terms) == sorted(terms)


@pytest.mark.django_db
def test_shipped_terms_are_those_of_a_fresh_catalogue():
    load_skills()

    assert {(one.skill, one.needs_context): set(one.aliases) for one in shipped_terms()} == {
        (one.skill, one.needs_context): set(one.aliases) for one in skills.terms()
    }
