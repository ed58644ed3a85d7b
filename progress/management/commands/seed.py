from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from careers import services as careers
from progress.jobs import ensure_partitions
from progress.management.demo import make_demo
from skills import services as skills


class Command(BaseCommand):
    help = "Load the catalogue and, unless told otherwise, demo people. Twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="the catalogue alone")

    def handle(self, *, no_demo: bool, **options: object) -> None:
        if not no_demo and settings.HTTPS:
            raise CommandError(
                "Demo people have a published password, so they are not made where HTTPS is on. "
                "Use --no-demo."
            )
        at = now()
        ensure_partitions(today=at.date())
        self.stdout.write(f"{skills.load_skills()} skills, {careers.load_careers()} careers new.")
        if not no_demo:
            self.stdout.write(f"{make_demo(now=at)} demo people new.")
