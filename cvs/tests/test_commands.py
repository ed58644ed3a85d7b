import json
import os
import subprocess
import sys
from copy import deepcopy

import pytest
from django.conf import settings as project
from django.core.management import CommandError, call_command

from cvs.management.reading import shipped_lexicon
from cvs.management.scoring import FIELDS, macro, score_cv, total
from cvs.management.timing import Timing, measured, timing
from cvs.models import CV
from cvs.pipeline import Term
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
    """A PDF, a DOCX, a file that is no CV, and the name of none; nobody made a database for it."""
    (tmp_path / "nurse.pdf").write_bytes(samples.pdf_cv())
    (tmp_path / "nurse.docx").write_bytes(samples.docx_cv())
    (tmp_path / "broken.pdf").write_bytes(samples.pdf_cv()[:200])
    names = ("nurse.pdf", "nurse.docx", "broken.pdf", "gone.pdf")
    return [str(tmp_path / name) for name in names]


@pytest.fixture
def folder(tmp_path):
    """Two CVs with the truth about them."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "truth").mkdir()
    (tmp_path / "docs" / "nurse.pdf").write_bytes(samples.pdf_cv())
    (tmp_path / "docs" / "german.docx").write_bytes(samples.docx_cv(samples.GERMAN))
    tell(tmp_path, "nurse", samples.NURSE_DATA)
    tell(tmp_path, "german", samples.GERMAN_DATA)
    return tmp_path


def tell(folder, name, truth):
    (folder / "truth" / f"{name}.json").write_text(json.dumps(truth), "utf-8")


def nurse(**changes):
    return {**deepcopy(samples.NURSE_DATA), **changes}


def scores(given, truth):
    return {field: share.score for field, share in score_cv(given, truth).items()}


def job(**changes):
    return {"title": "Nurse", "company": "Elm House", "start": "2015-03", "end": "2017", **changes}


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
    assert [one["parsed_data"] for one in found[:2]] == [samples.NURSE_DATA] * 2
    assert [one["parsed_data"] for one in found[2:]] == [None, None]
    assert [one["confidence"] for one in found] == [None] * 4
    assert [one["warnings"] for one in found] == [[]] * 4
    assert [one["engine"] is None for one in found] == [False, False, True, True]
    assert [one["seconds"] >= 0 for one in found] == [True] * 4


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
    (tmp_path / "bare.pdf").write_bytes(samples.long_pdf(1))

    call_command("parse_cv", files[0], files[3], str(tmp_path / "bare.pdf"))

    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"{files[0]}: pdf")
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


# --- benchmark ----------------------------------------------------------------------------


def report(folder, capsys):
    call_command("benchmark", "cvs", str(folder), "--json")
    return json.loads(capsys.readouterr().out)


def test_benchmark_gives_full_marks_where_the_reading_is_the_truth(folder, capsys):
    found = report(folder, capsys)

    assert found["fields"] == dict.fromkeys(FIELDS, 1.0)
    assert found["macro"] == 1.0
    assert found["documents"] == {"german": 1.0, "nurse": 1.0}
    assert found["unreadable"] == {}


def test_benchmark_takes_marks_off_for_a_field_that_is_wrong(folder, capsys):
    truth = nurse()
    truth["experience"][1]["company"] = "Another Clinic"
    tell(folder, "nurse", truth)

    found = report(folder, capsys)

    assert found["fields"] == {**dict.fromkeys(FIELDS, 1.0), "experience": 8 / 10}
    assert found["macro"] == pytest.approx((12 + 0.8) / 13)
    assert found["worst"] == "nurse"
    assert found["documents"]["nurse"] == pytest.approx((12 + 4 / 6) / 13)


def test_benchmark_counts_an_unreadable_document_as_one_with_nothing_found(folder, capsys):
    (folder / "docs" / "nurse.pdf").write_bytes(b"no CV")

    found = report(folder, capsys)

    assert found["unreadable"] == {"nurse": "wrong_type"}
    assert found["documents"]["nurse"] == 0.0
    assert found["fields"]["email"] == 0.5
    assert found["seconds"].keys() == {"read_in_child", "read_cv"}
    assert found["ratios"] == {}


def test_benchmark_of_unreadable_documents_alone_has_no_times(folder, capsys):
    (folder / "docs" / "nurse.pdf").write_bytes(b"no CV")
    (folder / "docs" / "german.docx").write_bytes(b"no CV")

    found = report(folder, capsys)

    assert (found["macro"], found["seconds"]) == (0.0, {})


def test_benchmark_sets_its_times_beside_plain_extraction_of_the_same_pdfs(folder, capsys):
    found = report(folder, capsys)

    seconds, floors = found["seconds"], found["seconds"].keys() & {"pdfminer.six", "pypdfium2"}
    assert "pdfminer.six" in floors
    assert {name: one["documents"] for name, one in seconds.items()} == {
        "read_in_child": 2,
        "read_cv": 2,
        "read_in_child, PDF": 1,
        "read_cv, PDF": 1,
        **dict.fromkeys(floors, 1),
    }
    assert found["ratios"] == {
        f"{way} / {floor}": seconds[f"{way}, PDF"]["median"] / seconds[floor]["median"]
        for way in ("read_in_child", "read_cv")
        for floor in floors
    }


def test_benchmark_prints_scores_the_worst_document_and_times(folder, capsys):
    tell(folder, "nurse", nurse(languages=["English", "Norwegian", "Danish", "Dutch"]))
    (folder / "docs" / "scan.pdf").write_bytes(samples.picture_pdf())
    tell(folder, "scan", {})

    call_command("benchmark", "cvs", str(folder))

    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["score  field", "1.000  name"]
    assert "0.800  languages" in said
    assert "0.985  macro mean" in said
    assert "3 documents; worst document: nurse (0.974)" in said
    assert "unreadable: scan (no_text)" in said
    assert "median ms  p95 ms  documents  way" in said
    assert [line for line in said if line.endswith("  read_in_child / pdfminer.six")] != []


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "holds no truth"),
        ({"truth/a.json": "{}"}, "Not both in docs/ and in truth/: a."),
        ({"truth/a.json": "{}", "docs/a.pdf": "", "docs/b.docx": ""}, "in truth/: b."),
        ({"truth/a.json": "{", "docs/a.pdf": ""}, "a.json is no JSON."),
        ({"truth/a.json": "[]", "docs/a.pdf": ""}, "a.json is no JSON object."),
    ],
)
def test_benchmark_says_what_is_wrong_with_the_folder(tmp_path, files, message):
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)

    with pytest.raises(CommandError, match=message):
        call_command("benchmark", "cvs", str(tmp_path))


# --- scoring ------------------------------------------------------------------------------


def test_score_cv_judges_every_field_and_gives_nothing_for_nothing():
    assert scores(samples.NURSE_DATA, samples.NURSE_DATA) == dict.fromkeys(FIELDS, 1.0)
    assert scores({}, samples.NURSE_DATA) == dict.fromkeys(FIELDS, 0.0)
    assert scores({}, {}) == dict.fromkeys(FIELDS)
    assert macro(score_cv({}, {})) == 1.0


@pytest.mark.parametrize(
    ("field", "given", "truth", "score"),
    [
        ("name", "MÁREN  Oakhurst", "Maren Oakhurst", 1.0),
        ("name", "Maren Oakhurst RN", "Maren Oakhurst", 0.0),
        ("name", "Maren", None, 0.0),
        ("name", None, None, None),
        ("email", " Maren@Example.com", "maren@example.com", 1.0),
        ("email", "maren@example.co", "maren@example.com", 0.0),
        ("phone", "+44 7700 900341", "07700 900341", 1.0),
        ("phone", "07700 900342", "07700 900341", 0.0),
    ],
)
def test_score_cv_compares_single_values_in_their_form(field, given, truth, score):
    found = scores({"personalInfo": {field: given}}, {"personalInfo": {field: truth}})

    assert found[field] == score


@pytest.mark.parametrize(
    ("place", "score"),
    [("Hull, UK", 1.0), ("12 Main Street, HULL", 1.0), ("Hullavington", 0.0), (None, 0.0)],
)
def test_score_cv_looks_for_the_city_in_the_location(place, score):
    truth = {"personalInfo": {"address": {"city": "Hull"}}}

    assert scores({"personalInfo": {"location": place}}, truth)["location"] == score
    assert scores({"personalInfo": {"address": {"city": "Hull"}}}, truth)["location"] == 1.0
    assert scores({"personalInfo": {"location": "Hull"}}, {})["location"] == 0.0


@pytest.mark.parametrize(
    ("field", "given", "truth", "score"),
    [
        ("skills", ["C++", "c"], ["C", "C++"], 1.0),
        ("skills", ["Excel", "excel"], ["Excel", "Triage", "SQL"], 2 / 4),
        ("skills", ["Excel"], [], 0.0),
        ("languages", ["English (native)", "Français – B2"], ["English", "Francais"], 1.0),
        ("certifications", ["CISSP, (ISC)²"], ["CISSP"], 1.0),
        ("certifications", ["CISSP"], ["CISSP (ISC)²"], 0.0),
        ("certifications", ["ABC 12"], ["ABC 1"], 0.0),
        ("certifications", ["Level 4, AAT", "Level 4 Diploma"], ["Level 4", "Level 4 Diploma"], 1),
    ],
)
def test_score_cv_gives_lists_their_f1(field, given, truth, score):
    assert scores({field: given}, {field: truth})[field] == score


@pytest.mark.parametrize(
    ("change", "experience", "dates"),
    [
        ({}, 1.0, 1.0),
        ({"title": "Senior Nurse"}, 0.0, 1.0),
        ({"title": "Senior Nurse", "company": "Elm"}, 0.0, 0.0),
        ({"start": "2015"}, 1.0, 0.0),
        ({"end": None, "current": True}, 1.0, 0.0),
    ],
)
def test_score_cv_matches_jobs_by_title_and_company_and_judges_their_dates(
    change, experience, dates
):
    found = scores({"experience": [job(**change)]}, {"experience": [job()]})

    assert (found["experience"], found["dates"]) == (experience, dates)


def test_score_cv_takes_a_current_job_for_one_that_ends_at_present():
    given, truth = job(end=None, current=True), job(end="present")

    assert scores({"experience": [given]}, {"experience": [truth]})["dates"] == 1.0


def test_score_cv_leaves_months_out_where_the_cv_shows_none():
    given, truth = job(start="2015", end="2017"), job(start="2015-03", end="2017-09", months=False)

    assert scores({"experience": [given]}, {"experience": [truth]})["dates"] == 1.0


def test_score_cv_tells_two_terms_in_one_job_by_their_dates():
    early, late = job(start="2010", end="2012"), job(start="2015", end="2017")

    found = scores({"experience": [late, early]}, {"experience": [early, late]})

    assert (found["experience"], found["dates"]) == (1.0, 1.0)


def test_score_cv_uses_every_entry_once():
    course = {"degree": "BSc", "institution": "Hull", "year": "2012"}
    given = {"experience": [job()], "education": [course]}
    truth = {"experience": [job(), job()], "education": [course, course]}

    found = scores(given, truth)

    assert (found["experience"], found["dates"]) == (2 / 3, 1 / 2)
    assert (found["institution"], found["degree"], found["year"]) == (2 / 3, 2 / 3, 1 / 2)


def test_score_cv_does_not_pair_jobs_that_only_lack_the_same():
    nameless = {"experience": [job(title=None, company=None)]}

    found = scores(nameless, nameless)

    assert (found["experience"], found["dates"]) == (0.0, 0.0)


def test_score_cv_judges_no_dates_where_the_cv_shows_none():
    undated = job(company="Northfield", start=None, end=None)
    truth = {"experience": [undated, job()]}

    found = scores({"experience": [undated, job(start="1999")]}, truth)

    assert (found["experience"], found["dates"]) == (1.0, 0.0)


def test_score_cv_tells_two_courses_at_one_school_by_their_years():
    early, late = ({"institution": "Hull", "year": year} for year in ("2012", "2014"))

    assert scores({"education": [late, early]}, {"education": [early, late]})["year"] == 1.0


def test_score_cv_compares_descriptions_word_by_word():
    given = {"experience": [job(description="Cared for nine"), job(description="spurious")]}
    truth = {"experience": [job(description="Cared for eight patients a shift")]}

    assert scores(given, truth)["description"] == 2 * 2 / (3 + 6)


@pytest.mark.parametrize(
    ("degree", "score"),
    [("B.Sc. in Physics", 1.0), ("Physics, BSc", 1.0), ("Physik BSc", 1.0), ("MSc Physics", 0.0)],
)
def test_score_cv_takes_a_degree_in_every_form_that_is_right(degree, score):
    truth = {
        "degree": "BSc Physics",
        "institution": "Hull",
        "year": "2016",
        "degree_forms": ["BSc Physik"],
    }
    given = {"degree": degree, "institution": "Hull", "year": "2016"}

    found = scores({"education": [given]}, {"education": [truth]})

    assert (found["institution"], found["degree"], found["year"]) == (1.0, score, 1.0)


def test_score_cv_judges_the_year_of_the_entry_that_fits():
    first = {"degree": "BSc", "institution": "Hull", "year": "2012"}
    second = {"degree": "MSc", "institution": "York", "year": "2014"}
    wrong = {**second, "year": "2015"}

    found = scores({"education": [wrong, first]}, {"education": [first, second]})

    assert (found["institution"], found["degree"], found["year"]) == (1.0, 1.0, 0.5)


def test_total_adds_up_what_is_right_and_what_was_judged():
    one = score_cv({"skills": ["A"]}, {"skills": ["A"]})
    other = score_cv({"skills": []}, {"skills": ["A", "B", "C", "D"]})

    assert total([one, other])["skills"].score == 2 / 6
    assert macro(total([one, other])) == 2 / 6


# --- timing -------------------------------------------------------------------------------


def test_measured_reads_the_first_file_once_more_and_does_not_count_it():
    read = []

    taken = measured(read.append, [b"one", b"two"])

    assert read == [b"one", b"one", b"two"]
    assert len(taken) == 2


def test_timing_gives_the_median_and_what_95_percent_do_not_exceed():
    assert timing([float(count) for count in range(100, 0, -1)]) == Timing(100, 50.5, 95.0)
    assert timing([2.0]) == Timing(1, 2.0, 2.0)
