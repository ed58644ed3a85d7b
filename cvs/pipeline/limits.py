"""How much one CV may cost."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The first four bind every reading; the others bind the process that reads."""

    input_bytes: int = 5 * MEBIBYTE
    pages: int = 30
    characters: int = 200_000
    lines: int = 20_000
    memory_bytes: int = 768 * MEBIBYTE
    cpu_seconds: int = 20
    wall_seconds: float = 25.0
    open_files: int = 64
    output_bytes: int = 4 * MEBIBYTE


STANDARD_LIMITS = Limits()
