"""What an import found, changed and left out."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from careers.management.formats.rows import Skips

EXAMPLES = 3
HEAD = ("new", "changed", "same", "edited", "others'", "gone")


@dataclass(slots=True)
class Tally:
    """The rows of one table.

    `edited` ones are as staff left them, `others` belong to another source and stay as they are.
    `gone` ones are of this source, the file lacks them, and they are kept all the same.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    edited: int = 0
    others: int = 0
    gone: int = 0

    @property
    def counts(self) -> tuple[int, ...]:
        return (self.new, self.changed, self.same, self.edited, self.others, self.gone)


@dataclass(slots=True)
class Report:
    """`left_out` holds, by file and reason, what was left out: lines or names."""

    title: str
    dry_run: bool = False
    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    read: Counter[str] = field(default_factory=Counter)
    left_out: defaultdict[tuple[str, str], list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )
    notes: list[str] = field(default_factory=list)

    @property
    def changes(self) -> int:
        """How many rows were written."""
        return sum(tally.new + tally.changed for tally in self.tallies.values())

    @property
    def skipped(self) -> Counter[str]:
        """How often something was left out, by reason."""
        counts: Counter[str] = Counter()
        for (_, reason), what in self.left_out.items():
            counts[reason] += len(what)
        return counts

    def skip(self, file: str, what: str, reason: str) -> None:
        self.left_out[file, reason].append(what)

    def take(self, skips: Skips) -> None:
        """Add what a reader of a format counted."""
        self.read.update(skips.read)
        for row in skips.rows:
            self.skip(row.file, f"line {row.line}", row.reason)

    def lines(self, *, every: bool = False) -> Iterator[str]:
        """The report for a person; with `every`, everything left out is named."""
        yield f"{self.title}: {self.changes:,} changes"
        yield " " * 16 + "".join(f"{word:>10}" for word in HEAD)
        for table, tally in self.tallies.items():
            yield f"  {table:<14}" + "".join(f"{count:>10,}" for count in tally.counts)
        yield from (f"Read: {file}, {count:,} rows" for file, count in self.read.items())
        for (file, reason), what in self.left_out.items():
            yield f"Left out: {file}, {len(what):,} times: {reason} ({_some(what, every=every)})"
        yield from self.notes
        if self.dry_run:
            yield "A dry run: nothing was written."


def _some(what: list[str], *, every: bool) -> str:
    shown = what if every else what[:EXAMPLES]
    return "; ".join(shown) + (" ..." if len(shown) < len(what) else "")
