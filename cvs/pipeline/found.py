"""What a finder hands on."""

from dataclasses import dataclass
from typing import Any

from cvs.pipeline.document import Line


@dataclass(frozen=True, slots=True)
class Found:
    """Values by field, as written, and the lines that they were taken from."""

    values: dict[str, Any]
    lines: tuple[Line, ...]
