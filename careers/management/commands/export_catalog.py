from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from careers.management.imports.catalogue_files import export_csv, export_json

EXPORTS = {".json": export_json, ".zip": export_csv}


class Command(BaseCommand):
    help = (
        "Write our own catalogue (skills, aliases, prerequisites, resources, careers, titles, "
        "requirements) into a JSON file, or a zip of CSV files where FILE ends on .zip. "
        "import_catalog reads it back."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *, file: Path, **options: object) -> str:
        export = EXPORTS.get(file.suffix.lower())
        if export is None:
            raise CommandError(f"{file} ends on neither {' nor '.join(EXPORTS)}.")
        try:
            with file.open("wb") as stream:
                counts = export(stream)
        except OSError as problem:
            raise CommandError(str(problem)) from problem
        return ", ".join(f"{count:,} {name}" for name, count in counts.items()) + "."
