"""One command for the benchmarks of all apps.

An app offers one by a module `<app>.management.benchmark` with `HELP`, `add_arguments(parser)`
and `run(**options)`, which gives the text to print and raises CommandError. Its name is the
app's label unless the module has a `NAME`.
"""

from argparse import ArgumentParser
from importlib import import_module
from typing import Any, Protocol, cast

from django.apps import apps
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
    found = {
        config.label: cast("Benchmark", import_module(f"{config.name}.management.benchmark"))
        for config in apps.get_app_configs()
        if module_has_submodule(config.module, "management.benchmark")
    }
    return {str(getattr(module, "NAME", label)): module for label, module in found.items()}
