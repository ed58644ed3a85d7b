"""Reads PDF with pdfium, and with pdfminer what pdfium cannot read."""

from pypdfium2 import PdfiumError

from cvs.pipeline.document import Document
from cvs.pipeline.limits import Limits
from cvs.pipeline.readers.pdfium import read_with_pdfium
from cvs.pipeline.readers.pdfminer import read_with_pdfminer

HEAD_BYTES = 1024


class PdfReader:
    def accepts(self, data: bytes) -> bool:
        return b"%PDF-" in data[:HEAD_BYTES]

    def read(self, data: bytes, limits: Limits) -> Document:
        """What pdfium reads; where it fails or finds no text at all, what pdfminer reads."""
        try:
            document = read_with_pdfium(data, limits)
        except (PdfiumError, ValueError):  # the latter for what is no character
            return read_with_pdfminer(data, limits)
        return document if document.lines else read_with_pdfminer(data, limits)
