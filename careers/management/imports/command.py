"""What the import commands have in common."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from careers.management.formats.guard import FormatError
from careers.management.imports.merging import in_one_transaction
from careers.management.imports.progress import Progress
from careers.management.imports.report import Report

VERBOSE = 2


class ImportCommand(BaseCommand):
    """A command that imports in one transaction and prints what it did."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="report, but write nothing")

    def add_release(self, parser: ArgumentParser) -> None:
        parser.add_argument("--release", default="", help="where the files do not say it")

    def run_import(
        self, work: Callable[[Progress], Report], *, dry_run: bool, verbosity: object
    ) -> None:
        """Raises CommandError where the file is not what it is said to be."""
        progress = Progress(sys.stderr)
        try:
            report = in_one_transaction(lambda: work(progress), dry_run=dry_run)
        except FormatError as problem:
            raise CommandError(str(problem)) from problem
        every = isinstance(verbosity, int) and verbosity >= VERBOSE
        self.stdout.write("\n".join(report.lines(every=every)))


class FiguresCommand(ImportCommand):
    """An import of figures that age, from one workbook; a command names its `importer`."""

    importer: Callable[..., Report]

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, metavar="XLSX")
        self.add_release(parser)
        parser.add_argument(
            "--replace-newer", action="store_true", help="also where figures are of a later year"
        )

    def handle(
        self,
        *,
        file: Path,
        release: str,
        replace_newer: bool,
        dry_run: bool,
        verbosity: int,
        **options: object,
    ) -> None:
        self.run_import(
            lambda progress: self.importer(
                file, at=now(), release=release, replace_newer=replace_newer, progress=progress
            ),
            dry_run=dry_run,
            verbosity=verbosity,
        )
