import pytest
from django.db import connection

from careerpilot.operations.errors import OperationError
from careerpilot.operations.programs import address, major_version, pick, programs, server_version

pytestmark = pytest.mark.django_db


def folder_with(path, said):
    path.mkdir()
    program = path / "pg_dump"
    program.write_text(f"#!/bin/sh\necho '{said}'\n")
    program.chmod(0o755)
    return path


def test_address_names_the_database_that_django_uses():
    assert f"dbname={connection.settings_dict['NAME']}" in address().conninfo.split()


def test_address_keeps_the_password_off_the_command_line(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "s3cret word")

    where = address()

    assert "s3cret" not in where.conninfo
    assert where.environment["PGPASSWORD"] == "s3cret word"


def test_address_carries_what_libpq_understands_and_no_more(monkeypatch):
    options = {"sslmode": "verify-full", "pool": False, "prepare_threshold": 3}
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", options)
    monkeypatch.setitem(connection.settings_dict, "HOST", "db.example")

    words = address().conninfo.split()

    assert {"sslmode=verify-full", "host=db.example"} <= set(words)
    assert [word for word in words if word.startswith(("pool", "prepare"))] == []


def test_programs_are_no_older_than_the_server():
    folder = programs()

    assert major_version(folder / "pg_dump") >= int(server_version().split(".")[0])
    assert (folder / "pg_restore").exists()
    assert (folder / "psql").exists()


def test_pick_takes_the_first_that_is_new_enough(tmp_path):
    old = folder_with(tmp_path / "old", "pg_dump (PostgreSQL) 15.9")
    new = folder_with(tmp_path / "new", "pg_dump (PostgreSQL) 17.2 (Debian 17.2-1)")

    assert pick([old, new], server=16) == new


def test_pick_says_what_it_found_when_all_are_too_old(tmp_path):
    old = folder_with(tmp_path / "old", "pg_dump (PostgreSQL) 15.9")

    with pytest.raises(OperationError, match=r"PostgreSQL 18, but pg_dump here .*found: 15"):
        pick([old], server=18)


def test_pick_says_when_there_are_none():
    with pytest.raises(OperationError, match="found: none"):
        pick([], server=18)


def test_major_version_of_something_else_is_none(tmp_path):
    folder = folder_with(tmp_path / "odd", "no version")

    assert major_version(folder / "pg_dump") == 0
