"""Figures and tables for a terminal."""

from collections.abc import Sequence

STEP = 1024


def size_text(count: float) -> str:
    """`count` bytes in the unit that suits it: 512 B, 1.5 kB, 3.0 MB."""
    for unit in ("B", "kB", "MB", "GB"):
        if count < STEP:
            return f"{count:.1f} {unit}" if unit != "B" else f"{count:.0f} B"
        count /= STEP
    return f"{count:.1f} TB"


def aligned(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines in columns as wide as their widest cell; figures first, one column of text last."""
    table = [heads, *rows]
    widths = [max(len(row[place]) for row in table) for place in range(len(heads) - 1)]
    return [
        "  ".join([*(cell.rjust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])
        for row in table
    ]
