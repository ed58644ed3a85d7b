import sys

import pytest
from django.core.management import CommandError, call_command

from careerpilot.operations.management.commands.benchmark import benchmarks

MODULE = """
from django.core.management import CommandError

HELP = "how far"


def add_arguments(parser):
    parser.add_argument("distance", type=int)
    parser.add_argument("--fast", action="store_true")


def run(*, distance, fast, **options):
    if distance < 0:
        raise CommandError("No way back.")
    return f"{distance} miles, fast: {fast}"
"""


@pytest.fixture
def _app_with_benchmark(tmp_path, monkeypatch, settings):
    """An installed app that offers a benchmark, for as long as the test lasts."""
    management = tmp_path / "voyages" / "management"
    management.mkdir(parents=True)
    (management.parent / "__init__.py").touch()
    (management / "__init__.py").touch()
    (management / "benchmark.py").write_text(MODULE)
    monkeypatch.syspath_prepend(tmp_path)
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "voyages"]
    yield
    for name in [name for name in sys.modules if name.split(".")[0] == "voyages"]:
        del sys.modules[name]


def test_benchmarks_are_those_of_the_apps_that_have_one():
    found = benchmarks()

    assert "cvs" in found
    assert found.keys().isdisjoint({"skills", "accounts", "operations", "admin"})


def test_an_app_offers_several_benchmarks_by_the_names_of_their_own():
    found = benchmarks()

    assert (found["ranking"].NAME, found["search"].NAME) == ("ranking", "search")
    assert "careers" not in found


@pytest.mark.usefixtures("_app_with_benchmark")
def test_benchmark_passes_the_rest_to_the_app_and_prints_what_it_says(capsys):
    call_command("benchmark", "voyages", "12", "--fast")

    assert capsys.readouterr().out == "12 miles, fast: True\n"


@pytest.mark.usefixtures("_app_with_benchmark")
def test_benchmark_fails_with_the_words_of_the_app():
    with pytest.raises(CommandError, match=r"^No way back\.$"):
        call_command("benchmark", "voyages", "--", "-1")


@pytest.mark.usefixtures("_app_with_benchmark")
def test_benchmark_refuses_an_option_that_the_app_does_not_know():
    with pytest.raises(CommandError, match="--slow"):
        call_command("benchmark", "voyages", "12", "--slow")


@pytest.mark.parametrize("name", ["skills", "voyages", "nothing"])
def test_benchmark_refuses_a_name_that_offers_none(name):
    with pytest.raises(CommandError, match=f"invalid choice: '{name}'"):
        call_command("benchmark", name)


def test_benchmark_asks_for_a_name():
    with pytest.raises(CommandError, match="NAME"):
        call_command("benchmark")
