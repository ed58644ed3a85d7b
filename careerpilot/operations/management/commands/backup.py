from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime

from careerpilot.operations.backup import default_target, make_backup
from careerpilot.operations.errors import OperationError
from careerpilot.operations.text import size_text


class Command(BaseCommand):
    help = "Keep the database and all uploaded files in one archive, which only you can read."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="a new one in `backups` if unset")

    def handle(self, *, file: Path | None, **options: object) -> None:
        now = localtime()
        target = file or default_target(now)
        try:
            manifest = make_backup(target, now=now)
        except (OperationError, OSError) as problem:
            raise CommandError(str(problem)) from problem
        size = size_text(target.stat().st_size)
        self.stdout.write(f"{target}: the database and {manifest.files} files, {size}.")
