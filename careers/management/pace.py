"""How long one person against all careers takes, beside the bare query for the same rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from statistics import median, quantiles
from time import perf_counter

from django.db import connection, transaction

from careers.matching import Career, CareerIndex

EXPLAINED = 20
TABLE = """
CREATE TEMPORARY TABLE benchmark_needs (
    career text, skill text, importance double precision, minimum_level integer
) ON COMMIT DROP
"""
COPY = "COPY benchmark_needs FROM STDIN"
INDEX = "CREATE INDEX ON benchmark_needs (skill)"
ALL_ROWS = "SELECT career, skill, importance, minimum_level FROM benchmark_needs"
OWN_ROWS = f"{ALL_ROWS} WHERE skill = ANY(%s)"


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds, `median` and 95th percentile over the people; the floors' medians.

    `build` is the index's making, once for a catalogue. `own_rows` is the bare query for the
    requirements that a person's skills touch, `all_rows` that for every requirement.
    """

    people: int
    build: float
    median: float
    p95: float
    own_rows: float
    all_rows: float


def pace(careers: Sequence[Career], people: Sequence[Mapping[str, int]]) -> Pace:
    """Ranks each person: every career's fit and readiness, and the first twenty explained.

    The floors' rows are those of these careers, in a temporary table of their own. At least
    two people.
    """
    start = perf_counter()
    index = CareerIndex(careers)
    build = 1000 * (perf_counter() - start)
    ranked = _times(partial(_ranked, index, levels) for levels in people)
    with _needs_table(careers):
        own = _times(partial(_fetched, OWN_ROWS, list(levels)) for levels in people)
        every = _times(partial(_fetched, ALL_ROWS, None) for _ in people[:10])
    p95 = quantiles(ranked, n=20)[-1]
    return Pace(len(people), build, median(ranked), p95, median(own), median(every))


def _times(calls: Iterable[Callable[[], object]]) -> list[float]:
    """Milliseconds for each, after a first that is done twice and counted once."""
    todo = list(calls)
    todo[0]()
    return [_time(call) for call in todo]


def _time(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return 1000 * (perf_counter() - start)


def _ranked(index: CareerIndex, levels: Mapping[str, int]) -> None:
    index.scores(levels)
    index.rank(levels, EXPLAINED)


def _fetched(query: str, skills: list[str] | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(query, None if skills is None else [skills])
        cursor.fetchall()


@contextmanager
def _needs_table(careers: Sequence[Career]) -> Iterator[None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(TABLE)
            with cursor.copy(COPY) as rows:
                for career in careers:
                    for need in career.requirements:
                        row = (career.id, need.skill_id, need.importance, need.minimum_level)
                        rows.write_row(row)
            cursor.execute(INDEX)
            cursor.execute("ANALYZE benchmark_needs")
        yield
