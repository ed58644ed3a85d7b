import json
from copy import deepcopy

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import User
from accounts.tests.factories import UserFactory
from cvs.management.scoring import FIELDS
from cvs.models import CV
from cvs.tests import samples


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


def report(folder, capsys):
    call_command("benchmark", "cvs", str(folder), "--throughput", "0", "--json")
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
    assert found["seconds"].keys() == {
        *("read_in_child", "read_in_child, DOCX"),
        *("read_cv", "read_cv, DOCX"),
    }
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
        "read_in_child, DOCX": 1,
        "read_cv, DOCX": 1,
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

    call_command("benchmark", "cvs", str(folder), "--throughput", "0")

    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["score  field", "1.000  name"]
    assert "0.800  languages" in said
    assert "0.985  macro mean" in said
    assert "3 documents; worst document: nurse (0.974)" in said
    assert "unreadable: scan (no_text)" in said
    assert "median ms  p95 ms  p95 / median  documents  way" in said
    assert ["1.000", "1.000", "1.000", "name"] in [line.split() for line in said]
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


def test_benchmark_tells_the_macro_mean_of_each_kind_of_document(folder, capsys):
    tell(folder, "nurse", nurse(_doc={"source": "word", "lang": "en"}))
    tell(folder, "german", {**samples.GERMAN_DATA, "_doc": {"source": "word", "lang": "de"}})

    assert report(folder, capsys)["groups"] == {"lang de": 1.0, "lang en": 1.0, "source word": 1.0}


def test_benchmark_tells_which_values_were_invented_and_how_many_are_sure(folder, capsys):
    truth = nurse()
    truth["experience"][1]["company"] = "Another Clinic"
    tell(folder, "nurse", truth)

    found = report(folder, capsys)

    jobs = len(samples.NURSE_DATA["experience"]) + len(samples.GERMAN_DATA["experience"])
    exact = dict.fromkeys(("name", "email", "phone", "title"), 1.0)
    assert found["precisions"] == {**exact, "company": (jobs - 1) / jobs}
    assert found["sure_share"] == {**exact, "company": 1.0}


def databases():
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database")
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_benchmark_has_workers_read_as_many_documents_as_asked_and_leaves_nothing(folder, capsys):
    UserFactory()
    name, before = connection.settings_dict["NAME"], databases()

    call_command("benchmark", "cvs", str(folder), "--throughput", "3")

    *_, heading, one, two, summary = capsys.readouterr().out.splitlines()
    assert heading == "documents/s  worker processes"
    speeds = {int(processes): float(speed) for speed, processes in (one.split(), two.split())}
    assert speeds.keys() == {1, 2}
    assert min(speeds.values()) > 0
    assert summary.startswith("3 documents through Celery; gain ")
    assert (connection.settings_dict["NAME"], databases()) == (name, before)
    assert (User.objects.count(), CV.objects.count()) == (1, 0)
