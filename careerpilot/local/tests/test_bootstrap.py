import platform
import subprocess
import sys
from importlib.metadata import version

import pytest

from careerpilot.local import bootstrap
from careerpilot.local.homes import ROOT

PYTHON = platform.python_version()


@pytest.mark.parametrize(
    ("marker", "holds"),
    [
        ("", True),
        (" ", True),
        ("python_version >= '3.11'", True),
        ("python_version < '3.9'", False),
        (f"python_full_version == '{PYTHON}'", True),
        ("python_full_version > '3.9.20' and os_name == 'posix'", True),
        ("sys_platform == 'win32'", False),
        ("sys_platform != 'win32' and os_name == 'nt'", False),
        ("sys_platform == 'win32' or os_name == 'posix'", True),
        ("os_name == 'nt' and (sys_platform == 'win32' or os_name == 'posix')", False),
    ],
)
def test_marker_holds_as_the_packaging_rules_say(marker, holds):
    assert bootstrap.marker_holds(marker) is holds


def test_marker_of_unknown_form_is_refused():
    with pytest.raises(SystemExit, match="is not understood: not os_name"):
        bootstrap.marker_holds("not os_name")


def test_pins_are_the_lines_whose_marker_holds(tmp_path):
    file = tmp_path / "requirements.txt"
    file.write_text(
        "# by hand\n"
        "one==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via two\n"
        "two[extra]==2.0.post1 ; os_name == 'posix' \\\n    --hash=sha256:cc\n"
        "three==3 ; os_name == 'nt' \\\n    --hash=sha256:dd\n"
    )

    assert list(bootstrap.pins(file)) == [("one", "1.0"), ("two", "2.0.post1")]


@pytest.mark.parametrize(
    ("line", "has"),
    [
        (f"django=={version('django')}", True),
        ("django==1.0", False),
        ("no-such-package-anywhere==1.0", False),
        ("no-such-package-anywhere==1.0 ; os_name == 'nt'", True),
    ],
)
def test_interpreter_has_pins_only_in_just_that_version(tmp_path, line, has):
    file = tmp_path / "requirements.txt"
    file.write_text(f"{line}\n")

    assert bootstrap.has_pins(file) is has


def test_this_interpreter_has_the_pins_of_both_files():
    for name in (bootstrap.RUNTIME, bootstrap.DEVELOPMENT):
        assert bootstrap.has_pins(ROOT / name)


def test_development_set_contains_the_runtime_set():
    runtime = set(bootstrap.pins(ROOT / bootstrap.RUNTIME))

    assert runtime - set(bootstrap.pins(ROOT / bootstrap.DEVELOPMENT)) == set()


def test_every_requirement_and_the_installer_are_hashed():
    for file in (ROOT / bootstrap.RUNTIME, ROOT / bootstrap.DEVELOPMENT, bootstrap.INSTALLER):
        blocks = file.read_text().replace("\\\n", " ").splitlines()
        unhashed = [line for line in blocks if "==" in line and "--hash=sha256:" not in line]
        assert [line for line in unhashed if not line.lstrip().startswith("#")] == []


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A folder with a requirements file and a `.venv` that nothing was installed into."""
    venv = tmp_path / ".venv"
    venv.mkdir()
    (tmp_path / "requirements.txt").write_text("one==1.0\n")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", venv)
    monkeypatch.setattr(bootstrap, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(bootstrap, "HALF_MADE", venv / "installing")
    return tmp_path


def test_installation_is_complete_until_the_requirements_change(checkout):
    before = bootstrap.is_complete("requirements.txt")
    bootstrap.stamp("requirements.txt").write_text(bootstrap.digest("requirements.txt"))
    stamped = bootstrap.is_complete("requirements.txt")
    (checkout / "requirements.txt").write_text("one==1.1\n")

    assert (before, stamped, bootstrap.is_complete("requirements.txt")) == (False, True, False)


def test_installation_that_was_cut_short_is_not_complete(checkout):
    bootstrap.stamp("requirements.txt").write_text(bootstrap.digest("requirements.txt"))
    bootstrap.HALF_MADE.touch()

    assert bootstrap.is_complete("requirements.txt") is False


def test_venv_without_its_python_does_not_work_and_a_made_one_does(checkout):
    before = bootstrap.venv_works()
    (checkout / ".venv" / "left-over").touch()
    bootstrap.make_venv()

    assert (before, bootstrap.venv_works()) == (False, True)
    assert not (checkout / ".venv" / "left-over").exists()


def test_venv_of_a_python_that_moved_on_does_not_work(checkout):
    bootstrap.make_venv()
    library = next((checkout / ".venv" / "lib").iterdir())
    library.rename(library.with_name("python3.0"))

    assert bootstrap.venv_works() is False


def test_settings_of_pip_are_told_to_uv_and_the_environment_outweighs_files():
    settings = bootstrap.read_settings(
        ":env:.index-url='https://one.example/simple'\n"
        "global.cert='/etc/ssl/own.pem'\n"
        "global.extra-index-url='https://two.example/simple https://three.example/simple'\n"
        "global.index-url='https://other.example/simple'\n"
        "install.find-links='/srv/wheels'\n"
        "freeze.timeout='10'\n"
    )

    assert bootstrap.uv_options(settings) == [
        *("--default-index", "https://one.example/simple"),
        *("--extra-index-url", "https://two.example/simple"),
        *("--extra-index-url", "https://three.example/simple"),
        *("--find-links", "/srv/wheels"),
        *("--index-strategy", "unsafe-best-match"),
    ]
    assert "timeout" not in settings


def test_certificates_of_pip_are_told_to_uv_unless_the_environment_names_others(monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    from_pip = bootstrap.uv_environment({"cert": "/etc/ssl/own.pem"})["SSL_CERT_FILE"]
    monkeypatch.setenv("SSL_CERT_FILE", "/etc/ssl/mine.pem")
    from_environment = bootstrap.uv_environment({"cert": "/etc/ssl/own.pem"})["SSL_CERT_FILE"]

    assert (from_pip, from_environment) == ("/etc/ssl/own.pem", "/etc/ssl/mine.pem")


def test_second_installation_waits_for_the_first(checkout):
    waiting = "import fcntl, sys; fcntl.flock(open(sys.argv[1]), fcntl.LOCK_EX); print('in')"
    with bootstrap.install_lock():
        lock = str(checkout / "var" / "install.lock")
        second = subprocess.Popen([sys.executable, "-c", waiting, lock], stdout=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(0.2)

    assert second.communicate(timeout=5) == (b"in\n", None)
