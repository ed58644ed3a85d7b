from argparse import ArgumentParser
from pathlib import Path

from django.utils.timezone import now

from careers.management.imports.command import FiguresCommand
from careers.management.imports.projections import import_projections


class Command(FiguresCommand):
    help = (
        "Set growth and openings of the Employment Projections (the workbook with Table 1.2) on "
        "the careers of each occupation. "
        "Twice changes nothing; what staff edited and figures of a later year stay."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, metavar="XLSX")

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
            lambda progress: import_projections(
                file, at=now(), release=release, replace_newer=replace_newer, progress=progress
            ),
            dry_run=dry_run,
            verbosity=verbosity,
        )
