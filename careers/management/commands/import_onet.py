from argparse import ArgumentParser
from pathlib import Path

from django.utils.timezone import now

from careers.management.imports.command import ImportCommand
from careers.management.imports.onet import import_onet


class Command(ImportCommand):
    help = (
        "Import O*NET's occupations with skills, knowledge, technologies and titles from the zip "
        "of its text release. Twice changes nothing; what staff edited stays; nothing is deleted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        self.add_release(parser)
        parser.add_argument("file", type=Path, metavar="ZIP")

    def handle(
        self, *, file: Path, release: str, dry_run: bool, verbosity: int, **options: object
    ) -> None:
        self.run_import(
            lambda progress: import_onet(file, at=now(), release=release, progress=progress),
            dry_run=dry_run,
            verbosity=verbosity,
        )
