import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.timezone import localdate, now

from accounts.models import User
from accounts.tests.factories import UserFactory
from careerpilot.operations import replay
from careerpilot.operations.backup import make_backup
from careerpilot.operations.tests.archives import contents_of, manifest_of, write_tar
from careerpilot.operations.tests.conftest import definition
from careers.models import CareerPath
from careers.tests.factories import CareerSkillFactory
from cvs.models import CV
from cvs.tests.factories import CVFactory
from progress.jobs import ensure_partitions
from progress.models import Activity
from progress.tests.factories import ActivityFactory

pytestmark = pytest.mark.django_db(transaction=True)


def uploads(settings):
    found = settings.MEDIA_ROOT.rglob("*")
    return {path.name: path.read_bytes() for path in found if path.is_file()}


def emails():
    return sorted(User.objects.values_list("email", flat=True))


def forged(backup, tmp_path, **changes):
    """The backup with other members and a manifest that fits them."""
    contents = contents_of(backup)
    del contents["manifest.json"]
    contents |= {name.replace("_", "."): data for name, data in changes.items()}
    return write_tar(
        tmp_path / "forged.tar.gz", contents | {"manifest.json": manifest_of(contents)}
    )


def test_restore_brings_back_rows_files_and_nothing_else(backup, settings, capsys):
    before, kept = uploads(settings), CV.objects.values_list("pk", "file").get()
    CVFactory(user=UserFactory(email="later@careerpilot.test"))
    CV.objects.get(pk=kept[0]).delete()
    assert uploads(settings) != before

    call_command("restore", str(backup), "--yes")

    assert emails() == ["kept@careerpilot.test"]
    assert list(CV.objects.values_list("pk", "file")) == [kept]
    assert uploads(settings) == before
    assert [path.name for path in settings.MEDIA_ROOT.iterdir()] == ["cvs"]
    assert capsys.readouterr().out.splitlines()[-1] == "Restored."


def test_restored_schema_is_the_same_to_the_letter(backup):
    before = definition()

    call_command("restore", str(backup), "--yes")

    assert definition() == before


def test_restored_log_is_partitioned_and_its_triggers_work(tmp_path, months):
    ActivityFactory(date_logged=localdate())
    make_backup(tmp_path / "log.tar.gz", now=now())

    call_command("restore", str(tmp_path / "log.tar.gz"), "--yes")

    partition = f"progress_{localdate():%Y_%m}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM progress")
        assert cursor.fetchall() == [(partition,)]
    assert ensure_partitions(today=localdate()) == []
    requirement = CareerSkillFactory()
    career = CareerPath.objects.get()
    assert career.required_skills == {"technical": [requirement.skill.name], "soft": []}
    assert Activity.objects.count() == 1


def test_restore_removes_tables_that_came_after_the_backup(backup):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE newer (user_id uuid REFERENCES users (id))")
        cursor.execute("CREATE FUNCTION newer_function() RETURNS int LANGUAGE sql AS 'SELECT 1'")

    call_command("restore", str(backup), "--yes")

    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('newer'), to_regproc('newer_function')")
        assert cursor.fetchone() == (None, None)
    assert emails() == ["kept@careerpilot.test"]


def test_restore_empties_the_cache(backup):
    cache.set("careers", "of before")

    call_command("restore", str(backup), "--yes")

    assert cache.get("careers") is None


def test_restore_says_when_the_backup_lacks_migrations(tmp_path, capsys):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'chat' RETURNING app, name")
        gone = cursor.fetchall()
    make_backup(tmp_path / "old.tar.gz", now=now())

    call_command("restore", str(tmp_path / "old.tar.gz"), "--yes")

    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, now())", gone
        )
    assert capsys.readouterr().out.splitlines()[-1] == (
        "The backup is older than this version: run `migrate` now."
    )


@pytest.mark.parametrize("answer", ["n", "", None])
def test_restore_changes_nothing_without_a_yes(backup, settings, monkeypatch, answer):
    def reply(question):
        if answer is None:
            raise EOFError
        return answer

    monkeypatch.setattr("builtins.input", reply)
    UserFactory(email="later@careerpilot.test")
    before = uploads(settings)

    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("restore", str(backup))

    assert emails() == ["kept@careerpilot.test", "later@careerpilot.test"]
    assert uploads(settings) == before


def test_restore_goes_on_after_a_yes(backup, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _question: "Yes")
    UserFactory(email="later@careerpilot.test")

    call_command("restore", str(backup))

    assert emails() == ["kept@careerpilot.test"]


def test_restore_of_a_damaged_archive_changes_nothing(backup, settings):
    UserFactory(email="later@careerpilot.test")
    before = uploads(settings)
    backup.write_bytes(backup.read_bytes()[:-2000])

    with pytest.raises(CommandError, match="damaged"):
        call_command("restore", str(backup), "--yes")

    assert emails() == ["kept@careerpilot.test", "later@careerpilot.test"]
    assert uploads(settings) == before


def test_restore_of_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("restore", str(tmp_path / "none.tar.gz"), "--yes")


def test_restore_of_a_dump_that_is_none_changes_nothing(backup, tmp_path, settings):
    before = uploads(settings)

    with pytest.raises(CommandError, match="cannot read the dump"):
        call_command("restore", str(forged(backup, tmp_path, database_dump=b"no dump")), "--yes")

    assert emails() == ["kept@careerpilot.test"]
    assert uploads(settings) == before


def test_restore_that_breaks_half_way_changes_nothing(backup, tmp_path, settings):
    UserFactory(email="later@careerpilot.test")
    before, schema = uploads(settings), definition()
    dump = contents_of(backup)["database.dump"]
    broken = forged(backup, tmp_path, database_dump=dump[:-200])

    with pytest.raises(CommandError, match=r"stays as it was.*pg_restore: error: could not "):
        call_command("restore", str(broken), "--yes")

    assert emails() == ["kept@careerpilot.test", "later@careerpilot.test"]
    assert uploads(settings) == before
    assert definition() == schema


def test_restore_while_somebody_holds_a_table_gives_up_and_changes_nothing(
    backup, settings, monkeypatch
):
    monkeypatch.setattr(replay, "LOCK_SECONDS", 1)
    before = uploads(settings)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("BEGIN; SELECT 1 FROM users LIMIT 1")
        try:
            with pytest.raises(CommandError, match="lock timeout"):
                call_command("restore", str(backup), "--yes")
        finally:
            cursor.execute("ROLLBACK")
    other.close()

    assert emails() == ["kept@careerpilot.test"]
    assert uploads(settings) == before


def test_restore_puts_the_files_back_when_the_commit_fails(backup, settings, monkeypatch):
    """The database refuses at the very end, as it does when the server goes away."""
    CVFactory(user=UserFactory(email="later@careerpilot.test"))
    before = uploads(settings)
    whole = replay.Replay.commit

    def commit_after_the_server_left(self):
        self._say("SELECT pg_terminate_backend(pg_backend_pid());")
        whole(self)

    monkeypatch.setattr(replay.Replay, "commit", commit_after_the_server_left)

    with pytest.raises(CommandError, match="stays as it was"):
        call_command("restore", str(backup), "--yes")

    assert emails() == ["kept@careerpilot.test", "later@careerpilot.test"]
    assert uploads(settings) == before
