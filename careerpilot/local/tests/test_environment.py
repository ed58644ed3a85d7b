import os

import pytest

from careerpilot.local import environment

pytestmark = pytest.mark.usefixtures("_environ")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A checkout of its own, with nothing set that `fill` would set."""
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VAR", tmp_path / "var")
    for name in [*environment.SERVERS, *environment.plain_values("dev"), "SECRET_KEY"]:
        os.environ.pop(name, None)
    return tmp_path


def test_fill_starts_nothing_when_dotenv_names_both_servers(folder):
    (folder / ".env").write_text(
        "DATABASE_URL=postgresql://me@db.example/mine\nREDIS_URL=redis://cache.example:6379\n"
    )

    assert environment.fill("dev") is None
    assert os.environ["DATABASE_URL"] == "postgresql://me@db.example/mine"
    assert os.environ["REDIS_URL"] == "redis://cache.example:6379"


def test_fill_keeps_what_the_environment_says_over_dotenv_and_over_its_own(folder):
    (folder / ".env").write_text("ALLOWED_HOSTS=dotenv.example\nEMAIL_URL=dummymail://\n")
    os.environ |= dict.fromkeys(environment.SERVERS, "set") | {"ALLOWED_HOSTS": "env.example"}

    environment.fill("dev")

    assert os.environ["ALLOWED_HOSTS"] == "env.example"
    assert os.environ["EMAIL_URL"] == "dummymail://"
    assert os.environ["HTTPS"] == "0"


@pytest.mark.parametrize(("purpose", "place"), [("dev", "media"), ("test", "test/media")])
def test_fill_keeps_files_of_tests_apart(folder, purpose, place):
    os.environ |= dict.fromkeys(environment.SERVERS, "set")

    environment.fill(purpose)

    assert os.environ["MEDIA_ROOT"] == str(folder / "var" / place)


def test_fill_makes_no_secret_key_when_there_is_one(folder):
    os.environ |= dict.fromkeys([*environment.SERVERS, "SECRET_KEY"], "set")

    environment.fill("dev")

    assert (os.environ["SECRET_KEY"], (folder / "var").exists()) == ("set", False)


def test_secret_key_is_made_once_and_is_private(tmp_path):
    path = tmp_path / "var" / "secret_key"
    key = environment.secret_key(path)

    assert environment.secret_key(path) == key
    assert len(key) == 64
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_addresses_lead_through_the_sockets_folder(tmp_path):
    assert environment.addresses(tmp_path) == {
        "DATABASE_URL": f"postgresql://careerpilot@/careerpilot?host={tmp_path}",
        "REDIS_URL": f"unix://{tmp_path}/valkey.sock",
    }
