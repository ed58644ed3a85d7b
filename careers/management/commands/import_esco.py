from argparse import ArgumentParser
from pathlib import Path

from django.utils.timezone import now

from careers.management.imports.command import ImportCommand
from careers.management.imports.esco import import_esco


class Command(ImportCommand):
    help = (
        "Import ESCO's occupations, skills and relations from the zips of one release, CSV in "
        "English. Twice changes nothing; what staff edited stays; nothing is deleted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        self.add_release(parser)
        parser.add_argument("files", type=Path, nargs="+", metavar="ZIP")

    def handle(
        self, *, files: list[Path], release: str, dry_run: bool, verbosity: int, **options: object
    ) -> None:
        self.run_import(
            lambda progress: import_esco(files, at=now(), release=release, progress=progress),
            dry_run=dry_run,
            verbosity=verbosity,
        )
