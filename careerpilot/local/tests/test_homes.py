import os
import shutil

import pytest

from careerpilot.local.homes import Home, root_folder
from careerpilot.local.keeper import SOCKET_PATH_BYTES, socket_folder
from careerpilot.local.locks import FileLock


@pytest.fixture
def base(tmp_path):
    return tmp_path / "lib"


def checkout(path):
    (path / "var").mkdir(parents=True)
    return path


def test_root_folder_of_a_checkout_stays_the_same(tmp_path, base):
    here = checkout(tmp_path / "here")

    folder = root_folder(here / "var", base)

    assert root_folder(here / "var", base) == folder
    assert folder.name == (here / "var" / "id").read_text()
    assert folder.stat().st_mode & 0o777 == 0o755


def test_root_folder_of_a_copied_checkout_is_its_own(tmp_path, base):
    here = checkout(tmp_path / "here")
    original = root_folder(here / "var", base)
    shutil.copytree(here, tmp_path / "copy")

    copy = root_folder(tmp_path / "copy" / "var", base)

    assert copy != original
    assert root_folder(here / "var", base) == original


def test_root_folder_follows_a_checkout_that_moved(tmp_path, base):
    here = checkout(tmp_path / "here")
    folder = root_folder(here / "var", base)
    (folder / "data").touch()
    here.rename(tmp_path / "there")

    assert root_folder(tmp_path / "there" / "var", base) == folder
    assert (folder / "checkout").read_text() == str(tmp_path / "there")
    assert (folder / "data").exists()


@pytest.mark.parametrize("left", ["nothing", "another id"])
def test_root_folder_of_a_checkout_that_is_gone_is_removed(tmp_path, base, left):
    gone = checkout(tmp_path / "gone")
    folder = root_folder(gone / "var", base)
    shutil.rmtree(gone)
    if left == "another id":
        (checkout(gone) / "var" / "id").write_text("other")

    root_folder(checkout(tmp_path / "here") / "var", base)

    assert not folder.exists()


def test_root_folder_of_a_living_keeper_is_left_alone(tmp_path, base):
    gone = checkout(tmp_path / "gone")
    folder = root_folder(gone / "var", base)
    shutil.rmtree(gone)
    (folder / "dev").mkdir()
    with FileLock(folder / "dev" / "keeper.lock") as keeper:
        keeper.take()
        root_folder(checkout(tmp_path / "here") / "var", base)

        assert folder.is_dir()


def test_root_folder_of_a_checkout_on_a_missing_disk_is_left_alone(tmp_path, base):
    away = checkout(tmp_path / "away")
    folder = root_folder(away / "var", base)
    (folder / "checkout").write_text("/no/such/disk/projects/away")
    shutil.rmtree(away)

    root_folder(checkout(tmp_path / "here") / "var", base)

    assert folder.is_dir()


@pytest.mark.parametrize("name", ["plain", "with space", "é", "long" * 25])
def test_sockets_have_a_short_plain_path_wherever_the_home_is(tmp_path, name):
    home = Home(tmp_path / name, durable=False)
    home.folder.mkdir()

    folder = socket_folder(home, None)

    try:
        path = str(folder / ".s.PGSQL.5432")
        assert len(os.fsencode(path)) <= SOCKET_PATH_BYTES
        assert path.isascii()
        assert " " not in path
        assert folder.stat().st_mode & 0o777 == 0o700
    finally:
        folder.rmdir()
