import socket

import pytest

from careerpilot.local import up as module
from careerpilot.local.console import LocalError
from careerpilot.local.locks import FileLock
from careerpilot.local.main import main
from careerpilot.local.up import listen, own_host, up


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VAR", tmp_path / "var")
    (tmp_path / "var").mkdir()
    return tmp_path


def test_second_up_in_a_folder_says_where_the_first_answers(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    with FileLock(folder / "var" / "up.lock") as first:
        first.take()
        first.note("http://127.0.0.1:8000/")

        assert main(["up", "--port", "0"]) == 1

    assert capsys.readouterr().err == (
        "CareerPilot is already running from this folder: http://127.0.0.1:8000/\n"
    )


def test_port_that_is_taken_is_said_before_anything_starts(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        assert main(["up", "--port", str(port)]) == 1

    said = capsys.readouterr()
    assert f"Port {port} cannot be used" in said.err
    assert f"up --port {port + 1}" in said.err
    assert said.out == ""
    assert sorted(path.name for path in (folder / "var").iterdir()) == ["static", "up.lock"]


@pytest.mark.parametrize("port", [-1, 70000])
def test_port_out_of_range_is_refused(port):
    with pytest.raises(LocalError, match=f"Port {port} cannot be used"):
        listen(port)


def test_only_this_machine_can_reach_the_web_server():
    with listen(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("allowed", "host"),
    [
        ("localhost,127.0.0.1", "127.0.0.1:80"),
        ("*", "127.0.0.1:80"),
        ("localhost", "localhost"),
        (" .careers.example, other.example", "careers.example"),
    ],
)
def test_health_is_asked_under_a_name_the_site_answers_to(monkeypatch, allowed, host):
    monkeypatch.setenv("ALLOWED_HOSTS", allowed)

    assert own_host(80) == host


def test_unknown_option_of_up_is_refused(capsys):
    with pytest.raises(SystemExit, match="2"):
        up(["--prot", "80"])

    assert "unrecognized arguments: --prot 80" in capsys.readouterr().err
