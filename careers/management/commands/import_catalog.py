from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.timezone import now

from careers.management.formats.guard import FormatError
from careers.management.imports.catalogue_files import Document, read_catalogue
from careers.management.imports.catalogue_import import apply_catalogue
from careers.management.imports.command import ImportCommand


class Command(ImportCommand):
    help = (
        "Read our own catalogue from what export_catalog wrote, or from such a file written by "
        "hand. Twice changes nothing; what staff edited stays, unless told otherwise; nothing is "
        "deleted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--replace-edited", action="store_true", help="what staff edited too")
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(
        self,
        *,
        file: Path,
        replace_edited: bool,
        dry_run: bool,
        verbosity: int,
        **options: object,
    ) -> None:
        document = _read(file)
        self.run_import(
            lambda progress: apply_catalogue(
                document, at=now(), replace_edited=replace_edited, progress=progress
            ),
            dry_run=dry_run,
            verbosity=verbosity,
        )


def _read(file: Path) -> Document:
    try:
        with file.open("rb") as stream:
            return read_catalogue(stream)
    except (FormatError, OSError) as problem:
        raise CommandError(str(problem)) from problem
