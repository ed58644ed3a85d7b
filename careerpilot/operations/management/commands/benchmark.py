"""One command for the benchmarks of all apps.

An app offers one by a module `<app>.management.benchmark` with `HELP`, `add_arguments(parser)`
and `run(**options)`, which gives the text to print and raises CommandError; or several, by a
package of that name with such modules. Its name is its `NAME` or, without one, the app's label.
"""

from argparse import ArgumentParser
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, Protocol, cast

from django.apps import AppConfig, apps
from django.core.management.base import BaseCommand
from django.utils.module_loading import module_has_submodule


class Benchmark(Protocol):
    HELP: str

    def add_arguments(self, parser: ArgumentParser) -> None: ...

    def run(self, **options: Any) -> str: ...


class Command(BaseCommand):
    help = "Measure how well and how fast a part of the product works."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        names = parser.add_subparsers(dest="name", required=True, metavar="NAME")
        for name, benchmark in benchmarks().items():
            benchmark.add_arguments(names.add_parser(name, help=benchmark.HELP))

    def handle(self, *, name: str, **options: Any) -> str:
        return benchmarks()[name].run(**options)


def benchmarks() -> dict[str, Benchmark]:
    """The benchmarks of the installed apps, by name."""
    return {
        str(getattr(module, "NAME", config.label)): cast("Benchmark", module)
        for config in apps.get_app_configs()
        if module_has_submodule(config.module, "management.benchmark")
        for module in _modules(config)
    }


def _modules(config: AppConfig) -> Iterator[ModuleType]:
    offered = import_module(f"{config.name}.management.benchmark")
    if hasattr(offered, "__path__"):
        for one in iter_modules(offered.__path__, f"{offered.__name__}."):
            yield import_module(one.name)
    else:
        yield offered
