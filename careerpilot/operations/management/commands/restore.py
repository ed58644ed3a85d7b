from argparse import ArgumentParser
from pathlib import Path

from django.core.cache import cache
from django.core.management.base import BaseCommand, CommandError
from redis import RedisError

from careerpilot.operations.checks.database import unapplied
from careerpilot.operations.errors import OperationError
from careerpilot.operations.restore import Stage, staged
from careerpilot.operations.text import size_text


class Command(BaseCommand):
    help = (
        "Put a backup in the place of everything that is there. Stop web and workers first. "
        "A damaged or foreign archive changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *, file: Path, yes: bool, **options: object) -> None:
        try:
            with staged(file) as stage:
                self._describe(stage)
                if not yes:
                    self._ask()
                stage.restore()
        except (OperationError, OSError) as problem:
            raise CommandError(str(problem)) from problem
        self._forget_cache()
        self.stdout.write("Restored.")
        if unapplied():
            self.stdout.write("The backup is older than this version: run `migrate` now.")

    def _describe(self, stage: Stage) -> None:
        manifest = stage.manifest
        self.stdout.write(
            f"A whole backup of {manifest.made_at}: the database and {manifest.files} files,"
            f" {size_text(manifest.size)}."
        )

    def _ask(self) -> None:
        self.stdout.write("Everything written or uploaded since then will be lost.")
        try:
            answer = input("Restore it? [y/N] ")
        except EOFError:
            answer = ""
        if answer.strip().lower() not in {"y", "yes"}:
            raise CommandError("Nothing was changed. Answer y, or use --yes, to restore.")

    def _forget_cache(self) -> None:
        try:
            cache.clear()
        except RedisError as problem:
            self.stderr.write(f"The cache could not be emptied ({problem}); it may be stale.")
