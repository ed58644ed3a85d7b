"""What can be wrong with an installation, and how to mend it."""

from collections.abc import Callable, Iterable, Iterator

from careerpilot.operations.checks import database, files, queue, setup
from careerpilot.operations.checks.finding import Finding, Verdict, fail

Check = Callable[[], Iterable[Finding]]

ON_THE_DATABASE: tuple[Check, ...] = (
    database.migrations,
    database.partitions,
    database.backup_programs,
    database.catalogue,
    database.stalled_work,
    files.uploads,
)
ON_THE_REST: tuple[Check, ...] = (
    queue.broker,
    queue.cache_answers,
    files.media_writable,
    files.static,
    setup.switches,
    setup.secret_key,
    setup.email,
    setup.language_model,
    setup.system_checks,
)


def examine() -> Iterator[Finding]:
    """Every finding, in a fixed order; without a database, what needs one is left out."""
    reached = attempt(database.reachable)
    yield from reached
    whole = all(finding.verdict != Verdict.FAIL for finding in reached)
    for check in (*ON_THE_DATABASE, *ON_THE_REST) if whole else ON_THE_REST:
        yield from attempt(check)


def attempt(check: Check) -> list[Finding]:
    """A check that breaks is a finding too: it must not hide those after it."""
    try:
        return list(check())
    except Exception as problem:  # noqa: BLE001
        name = check.__name__.replace("_", " ")
        said = f"{type(problem).__name__}: {' '.join(str(problem).split())}"
        return [fail(name, said, "This check could not be made.")]


__all__ = ["Check", "Finding", "Verdict", "attempt", "examine"]
