"""How long each kind of search takes over a whole catalogue.

What is searched for, says `searches`. The floor of a kind is the bare query that fetches what
its searches show by primary key.
"""

import gc
import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from django.core.management.base import CommandError
from django.db import connection, transaction
from django.utils.timezone import now

from careers.management.formats.guard import FormatError
from careers.management.imports.esco import import_esco
from careers.management.imports.merging import in_one_transaction
from careers.management.imports.onet import import_onet
from careers.management.searches import Kind, Shown, kinds
from careers.selectors import published
from skills.models import Skill

NAME = "search"
HELP = "how long each kind of search takes in the database, beside the bare query for its rows"
QUERIES, FEWEST = 100, 2
LIMIT = 50.0
# What autovacuum does after an import, when it finds the time.
SETTLE = """
ANALYZE career_documents, search_words;
SELECT gin_clean_pending_list(found.indexrelid)
FROM pg_index found
JOIN pg_class named ON named.oid = found.indexrelid
JOIN pg_am method ON method.oid = named.relam AND method.amname = 'gin'
WHERE named.relnamespace = current_schema()::regnamespace
"""
FLOOR = "SELECT * FROM {} WHERE id = ANY(%s::uuid[])"


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds: in the database its median, 95th percentile and floor, and the 95th percentile
    of the whole search in this process.
    """

    kind: str
    median: float
    p95: float
    floor: float
    whole_p95: float


@dataclass(frozen=True, slots=True)
class Report:
    careers: int
    skills: int
    queries: int
    limit: float
    timings: Sequence[Timing]

    @property
    def slow(self) -> list[str]:
        """The kinds that take longer than they may."""
        return [one.kind for one in self.timings if one.p95 > self.limit]


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--esco",
        nargs="+",
        type=Path,
        default=(),
        metavar="ZIP",
        help="ESCO's zip files, in the database for the time of the benchmark",
    )
    parser.add_argument("--onet", type=Path, metavar="ZIP", help="O*NET's zip file, likewise")
    parser.add_argument("--queries", type=int, default=QUERIES, metavar="N", help="of each kind")
    parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object")


def run(
    *, esco: Sequence[Path], onet: Path | None, queries: int, as_json: bool, **options: object
) -> str:
    """The report as text; CommandError for files that cannot be read, or without careers."""
    if queries < FEWEST:
        raise CommandError(f"There must be {FEWEST} queries at least.")
    try:
        with imported(esco, onet):
            report = measure(queries)
    except FormatError as problem:
        raise CommandError(str(problem)) from problem
    return json.dumps(asdict(report)) if as_json else "\n".join(lines(report))


@contextmanager
def imported(esco: Sequence[Path], onet: Path | None) -> Iterator[None]:
    """The files' catalogue beside what the database holds; taken back at the end."""
    with transaction.atomic():
        if esco:
            in_one_transaction(lambda: import_esco(esco, at=now()), dry_run=False)
        if onet:
            in_one_transaction(lambda: import_onet(onet, at=now()), dry_run=False)
        with connection.cursor() as cursor:
            cursor.execute(SETTLE)
        yield
        transaction.set_rollback(True)


def measure(queries: int) -> Report:
    catalogue = published()
    if not catalogue.index.careers:
        raise CommandError("The database has no published careers that ask for skills.")
    timings = [timed(kind) for kind in kinds(catalogue, queries)]
    return Report(len(catalogue.cards), Skill.objects.count(), queries, LIMIT, timings)


class DatabaseClock:
    """Adds up the milliseconds that statements take until their rows are here."""

    def __init__(self) -> None:
        self.spent = 0.0

    def __call__(self, execute: Callable[..., Any], *statement: Any) -> Any:
        start = perf_counter()
        try:
            return execute(*statement)
        finally:
            self.spent += 1000 * (perf_counter() - start)


def timed(kind: Kind) -> Timing:
    """Each search once, after a first that is done twice and counted once."""
    kind.calls[0]()
    with no_collection():
        results = [clocked(call) for call in kind.calls]
    inside, whole = [spent for _, spent, _ in results], [taken for _, _, taken in results]
    floors = [floor(kind, shown) for shown, _, _ in results]
    p95, whole_p95 = (quantiles(times, n=20, method="inclusive")[-1] for times in (inside, whole))
    return Timing(kind.name, median(inside), p95, median(floors), whole_p95)


@contextmanager
def no_collection() -> Iterator[None]:
    """Python's collector waits: which search it would stop is chance."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def clocked(call: Callable[[], Shown]) -> tuple[Shown, float, float]:
    """What is shown; the milliseconds in the database and of all."""
    clock, start = DatabaseClock(), perf_counter()
    with connection.execute_wrapper(clock):
        shown = call()
    return shown, clock.spent, 1000 * (perf_counter() - start)


def floor(kind: Kind, shown: Shown) -> float:
    keys = shown
    if kind.model is Skill:
        rows = Skill.objects.filter(name__in=shown)
        keys = [str(pk) for pk in rows.values_list("pk", flat=True)]
    statement = FLOOR.format(connection.ops.quote_name(kind.model._meta.db_table))
    clock = DatabaseClock()
    with connection.execute_wrapper(clock), connection.cursor() as cursor:
        cursor.execute(statement, [keys])
    return clock.spent


def lines(report: Report) -> list[str]:
    """The report for a person."""
    late = ", ".join(report.slow)
    held = f"{report.careers:,} careers, {report.skills:,} skills"
    return [
        f"{held}, {report.queries} searches of each kind, milliseconds",
        f"{'In the database':<32} {'p50':>7} {'p95':>7} {'floor':>7}  whole p95",
        *(
            f"  {one.kind:<30} {one.median:>7.1f} {one.p95:>7.1f} {one.floor:>7.1f}"
            f"  {one.whole_p95:>9.1f}"
            for one in report.timings
        ),
        "",
        f"Over {report.limit:.0f} ms at p95: {late}"
        if late
        else f"Every kind is within {report.limit:.0f} ms at p95.",
    ]
