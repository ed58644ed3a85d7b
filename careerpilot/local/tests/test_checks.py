import sys

import pytest

from careerpilot.local.checks import Check, checks, run, run_all


def python(code, **environment):
    return Check("trial", [sys.executable, "-c", code], environment)


@pytest.mark.parametrize(("code", "passed"), [("pass", True), ("raise SystemExit(1)", False)])
def test_check_passes_with_exit_code_zero_alone(code, passed):
    assert run(python(code)).passed is passed


def test_output_of_a_check_is_shown_only_when_it_fails(capsys):
    run_all([python("print('all is well')")])
    quiet = capsys.readouterr().out
    run_all([python("import sys; print('line 7', file=sys.stderr); sys.exit(1)")])
    loud = capsys.readouterr().out

    assert ("passed  trial" in quiet, "all is well" in quiet) == (True, False)
    assert ("FAILED  trial" in loud, "line 7\n" in loud) == (True, True)


def test_every_check_runs_even_when_one_fails():
    outcomes = run_all([python("raise SystemExit(1)"), python("pass"), python("pass")])

    assert sorted(outcome.passed for outcome in outcomes) == [False, True, True]


def test_check_gets_its_own_settings_over_the_others(monkeypatch):
    monkeypatch.setenv("DEBUG", "1")

    outcome = run(python("import os; print(os.environ['DEBUG'])", DEBUG="0"))

    assert outcome.output == "0\n"


def test_house_checks_are_all_there():
    assert sorted(check.name for check in checks()) == [
        "check --deploy",
        "djangofmt --check",
        "lint-imports",
        "makemigrations --check",
        "mypy",
        "ruff check",
        "ruff format --check",
    ]
    deploy = next(check for check in checks() if check.name == "check --deploy")
    assert deploy.environment | {"SECRET_KEY": len(deploy.environment["SECRET_KEY"])} == {
        "SECRET_KEY": 64,
        "DEBUG": "0",
        "HTTPS": "1",
        "ALLOWED_HOSTS": "careerpilot.example",
    }
