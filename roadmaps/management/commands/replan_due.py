from argparse import ArgumentParser
from dataclasses import asdict
from datetime import date, datetime, time

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import make_aware, now

from roadmaps.jobs.replanning import BATCH, replan_due


class Command(BaseCommand):
    help = (
        "Propose a new plan for every active roadmap that has missed two weeks, or two more since "
        "its owner declined; close proposals that are needed no more. Nothing of a plan changes "
        "before its owner accepts. Beat does it daily as well; running it twice changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and write nothing")
        parser.add_argument(
            "--today", type=date.fromisoformat, metavar="DATE", help="as if it were this day"
        )
        parser.add_argument("--batch", type=int, default=BATCH, metavar="N", help="roadmaps each")

    def handle(self, *, dry_run: bool, today: date | None, batch: int, **options: object) -> None:
        if batch <= 0:
            raise CommandError("A batch must hold a roadmap at least.")
        at = make_aware(datetime.combine(today, time(12))) if today else now()
        sweep = replan_due(at=at, batch=batch, dry_run=dry_run)
        for name, count in asdict(sweep).items():
            self.stdout.write(f"{name.replace('_', ' ')}: {count}")
        if dry_run:
            self.stdout.write("Nothing was written.")
