import subprocess

import pytest

from careerpilot.local.binaries import (
    postgres_bin,
    system_postgres_bin,
    valkey_server,
    within_reach,
)
from careerpilot.local.console import LocalError


@pytest.mark.parametrize("name", ["postgres", "initdb", "pg_dump", "pg_restore", "psql"])
def test_postgres_bin_has_the_programs_in_one_version(name):
    said = subprocess.run([postgres_bin() / name, "--version"], capture_output=True, check=True)

    assert said.stdout.split()[2].startswith(b"18.")


def test_system_postgres_is_the_newest_by_number(tmp_path):
    for name in ("9", "15", "18", "local"):
        (tmp_path / name / "bin").mkdir(parents=True)
        (tmp_path / name / "bin" / "postgres").touch()
    (tmp_path / "19" / "bin").mkdir(parents=True)

    assert system_postgres_bin(tmp_path) == tmp_path / "18" / "bin"


def test_system_without_postgres_is_told_what_to_do(tmp_path):
    with pytest.raises(LocalError, match="apt install postgresql"):
        system_postgres_bin(tmp_path)


@pytest.mark.parametrize("program", [postgres_bin() / "postgres", valkey_server()])
def test_copy_within_reach_runs_and_is_open_to_all(tmp_path, program):
    copy = within_reach(program, tmp_path / "programs")

    assert copy.is_relative_to(tmp_path)
    assert subprocess.run([copy, "--version"], capture_output=True, check=True).stdout
    closed = [path for path in tmp_path.rglob("*") if path.stat().st_mode & 0o44 != 0o44]
    assert closed == []
    assert within_reach(program, tmp_path / "programs") == copy


def test_program_of_the_system_is_used_where_it_is(tmp_path):
    assert within_reach(tmp_path / "postgres", tmp_path / "programs") == tmp_path / "postgres"
    assert not (tmp_path / "programs").exists()
