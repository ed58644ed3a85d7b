"""Reads two small CVs of nobody, so that all that is made on first use is there before the fork.

Compiled patterns, fonts and templates are shared with the children, which then start sooner. A
spare child reads one again, so that its own copies of the memory that this writes to are there.
"""

from datetime import date
from io import BytesIO

import docx

from cvs.pipeline.lexicon import Lexicon
from cvs.pipeline.stages import read_cv

TODAY = date(2026, 1, 1)
LINES = (
    "Ann Example", "12 High Street, Leeds LS1 4AP, UK", "Phone: +44 7700 900000",
    "ann.example@example.com, linkedin.com/in/annexample", "Summary",
    "Nurse with nine years on wards - who likes teaching.", "Work Experience",
    "Ward Manager, General Hospital, Leeds, UK - Mar 2021 to present", "Leads a team of 24.",
    "Staff Nurse", "Clinic Ltd, York", "2015 - 2017", "Looked after patients and notes.",
    "Education", "BSc in Nursing, University of Hull", "2012 - 2015", "Skills",
    "Software: Excel, Word", "Certifications", "Life Support (Red Cross), 2022", "Languages",
    "English (native), German: B2",
)  # fmt: skip
PAGE = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>"
    ),
)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def rehearse() -> None:
    for data in (pdf_of(LINES), docx_of(LINES)):
        read_cv(data, lexicon=Lexicon(()), today=TODAY)


def rehearse_pdf(lexicon: Lexicon) -> None:
    read_cv(PDF, lexicon=lexicon, today=TODAY)


def pdf_of(lines: tuple[str, ...]) -> bytes:
    """One page; the lines hold no backslash, and brackets in pairs alone."""
    shown = b"".join(b"(%b) Tj T*\n" % line.encode() for line in lines)
    text = b"BT /F 11 Tf 16 TL 50 780 Td\n%bET" % shown
    body, places = bytearray(b"%PDF-1.4\n"), []
    content = b"<< /Length %d >>\nstream\n%b\nendstream" % (len(text), text)
    for number, item in enumerate((*PAGE, content, FONT), start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    return bytes(body) + head + table + end


def docx_of(lines: tuple[str, ...]) -> bytes:
    file = docx.Document()
    for line in lines:
        file.add_paragraph(line)
    target = BytesIO()
    file.save(target)
    return target.getvalue()


PDF = pdf_of(LINES)
