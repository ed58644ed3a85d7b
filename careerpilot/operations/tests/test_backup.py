import stat
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import now

from careerpilot.operations.backup import default_target, make_backup
from careerpilot.operations.errors import OperationError
from careerpilot.operations.tests.archives import contents_of
from cvs.models import CV

pytestmark = pytest.mark.django_db


def test_default_target_is_named_by_the_second(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"

    target = default_target(datetime(2026, 11, 2, 9, 5, 7, tzinfo=UTC))

    assert target == tmp_path / "backups" / "careerpilot-20261102-090507.tar.gz"


def test_backup_holds_the_database_and_each_file(backup):
    cv = CV.objects.get()

    contents = contents_of(backup)

    assert list(contents) == ["database.dump", f"files/{cv.file.name}", "manifest.json"]
    assert contents[f"files/{cv.file.name}"] == b"%PDF-1.7\n"
    assert contents["database.dump"].startswith(b"PGDMP")


def test_backup_is_private_and_leaves_nothing_beside_it(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert list(backup.parent.iterdir()) == [backup]


def test_backup_command_writes_to_its_default_place_and_says_so(settings, tmp_path, capsys):
    settings.MEDIA_ROOT = tmp_path / "media"

    call_command("backup")

    (made,) = (tmp_path / "backups").iterdir()
    assert capsys.readouterr().out.startswith(f"{made}: the database and 0 files, ")
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_backup_never_replaces_a_file(tmp_path):
    target = tmp_path / "mine.tar.gz"
    target.write_text("mine")

    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", str(target))

    assert target.read_text() == "mine"


def test_backup_refuses_to_lie_among_the_uploads(settings):
    with pytest.raises(OperationError, match="cannot lie among the files"):
        make_backup(settings.MEDIA_ROOT / "a.tar.gz", now=now())


def test_backup_to_a_place_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(CommandError, match="file"):
        call_command("backup", str(tmp_path / "file" / "a.tar.gz"))


def test_backup_that_pg_dump_cannot_make_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("PGOPTIONS", "-c no_such_setting=1")

    with pytest.raises(OperationError, match="pg_dump stopped"):
        make_backup(tmp_path / "a.tar.gz", now=now())

    assert list(tmp_path.glob("*.tar.gz")) == []
    assert list(tmp_path.glob(".backup-*")) == []
