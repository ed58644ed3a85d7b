import json
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders

from careerpilot.operations.checks import files
from careerpilot.operations.checks.finding import Verdict, fail, ok
from cvs.tests.factories import CVFactory


@pytest.fixture
def collected(settings, tmp_path):
    """An installation that serves collected files from an empty folder, which is returned."""
    settings.COLLECTED_STATIC = True
    settings.STATIC_ROOT = tmp_path
    manifest = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": manifest}}
    return tmp_path


@pytest.mark.django_db
def test_files_of_rows_that_are_there_are_fine():
    CVFactory.create_batch(2)

    assert list(files.uploads()) == [ok("files", "All 2 that rows name are there.")]


@pytest.mark.django_db
def test_file_that_is_missing_fails_with_its_name(settings):
    gone, _ = CVFactory.create_batch(2)
    (settings.MEDIA_ROOT / gone.file.name).unlink()

    assert list(files.uploads()) == [
        fail(
            "files",
            f"1 of 2 are missing, the first is {gone.file.name}.",
            "Mount the right MEDIA_ROOT, or restore a backup.",
        )
    ]


@pytest.mark.django_db
def test_file_that_belongs_to_no_row_is_warned_of(settings):
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "lost.pdf").write_text("lost")

    _, finding = files.uploads()

    assert finding.verdict == Verdict.WARN
    assert finding.text == "1 belong to no row, the first is lost.pdf."


@pytest.mark.parametrize("there", [True, False])
def test_folder_that_can_be_written_is_fine_and_stays_as_it_is(settings, there):
    if there:
        settings.MEDIA_ROOT.mkdir()

    (finding,) = files.media_writable()

    assert finding.verdict == Verdict.OK
    assert (settings.MEDIA_ROOT.exists(), list(settings.MEDIA_ROOT.glob("*"))) == (there, [])


def test_folder_that_cannot_be_written_fails(settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.MEDIA_ROOT = tmp_path / "file"

    (finding,) = files.media_writable()

    assert finding.verdict == Verdict.FAIL


def test_static_files_that_are_not_collected_need_no_collecting():
    (finding,) = files.static()

    assert finding.verdict == Verdict.OK


def test_static_files_that_should_be_collected_and_are_not_fail(collected):
    (finding,) = files.static()

    assert finding.verdict == Verdict.FAIL
    assert finding.remedy == "Run `collectstatic --noinput` and restart web."


def test_static_files_that_are_collected_are_fine(collected):
    names = [Path(name).as_posix() for finder in get_finders() for name, _ in finder.list([])]
    manifest = {"version": "1.1", "paths": {name: name for name in names}, "hash": ""}
    (collected / "staticfiles.json").write_text(json.dumps(manifest))

    (finding,) = files.static()

    assert finding == ok("static", f"All {len(set(names))} are collected in {collected}.")
