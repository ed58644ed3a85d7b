from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from careerpilot.operations.errors import OperationError
from careerpilot.operations.measures import SlowQuery, reset_slow_queries, slow_queries
from careerpilot.operations.text import aligned

HEADS = ["calls", "mean ms", "total ms", "rows", "query"]
LONGEST = 120


class Command(BaseCommand):
    help = "The ten slowest queries by mean time, as pg_stat_statements measured them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reset", action="store_true", help="start measuring anew")

    def handle(self, *, reset: bool, **options: object) -> None:
        try:
            if reset:
                reset_slow_queries()
                self.stdout.write("Measuring starts anew.")
            else:
                rows = [_cells(query) for query in slow_queries()]
                self.stdout.write("\n".join(aligned(HEADS, rows)))
        except OperationError as problem:
            raise CommandError(str(problem)) from problem


def _cells(query: SlowQuery) -> list[str]:
    text = " ".join(query.query.split())
    short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    figures = [f"{query.mean:.2f}", f"{query.total:.0f}"]
    return [str(query.calls), *figures, str(query.rows), short]
