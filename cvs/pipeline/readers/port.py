"""What a reader of one file type offers."""

from typing import Protocol

from cvs.pipeline.document import Document
from cvs.pipeline.limits import Limits


class Reader(Protocol):
    def accepts(self, data: bytes) -> bool:
        """Whether the bytes are of this reader's type; the file's name plays no part."""
        ...

    def read(self, data: bytes, limits: Limits) -> Document:
        """The whole text, or an UnreadableError. May raise anything on a malformed file."""
        ...
