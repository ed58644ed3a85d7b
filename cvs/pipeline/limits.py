"""How much one CV may cost."""

from dataclasses import dataclass, replace

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The first four bind every reading; the last three the drawing of its pages.

    The others bind the process that reads or draws.
    """

    input_bytes: int = 5 * MEBIBYTE
    pages: int = 30
    characters: int = 200_000
    lines: int = 20_000
    memory_bytes: int = 768 * MEBIBYTE
    cpu_seconds: int = 20
    wall_seconds: float = 25.0
    open_files: int = 64
    output_bytes: int = 4 * MEBIBYTE
    pictures: int = 10
    picture_bytes: int = 3 * MEBIBYTE
    picture_seconds: int = 5

    def for_pictures(self) -> "Limits":
        """Pictures may take less time than a reading: a CV can do without."""
        return replace(
            self,
            cpu_seconds=min(self.cpu_seconds, self.picture_seconds),
            wall_seconds=min(self.wall_seconds, self.picture_seconds),
        )


STANDARD_LIMITS = Limits()
