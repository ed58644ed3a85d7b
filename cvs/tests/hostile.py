"""Writes files that are made to hurt who reads them, small as files and harmless as bytes."""

import random
import struct
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import gettempdir
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from PIL import Image

from cvs.pipeline.limits import MEBIBYTE
from cvs.tests import samples

HUGE = 2 * 1024 * MEBIBYTE
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCUMENT = "word/document.xml"
SLIPPED = Path(gettempdir(), "careerpilot-slipped.xml")
WORDS = b"<w:p><w:r><w:t>word </w:t></w:r></w:p>"


def pdf(*objects):
    """A PDF of these objects, numbered from 1, the first of which is the catalogue."""
    body, places = bytearray(b"%PDF-1.7\n"), []
    for number, item in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(body) + head + table + trailer + b"startxref\n%d\n%%%%EOF" % len(body)


def stream(content, entries=b""):
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), entries, content)


def packed(content, entries=b""):
    return stream(zlib.compress(content, 9), b"/Filter /FlateDecode " + entries)


def one_page(content, resources=b"", *more):
    """A page with this content stream; `more` are the objects from 5 on."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << %b >> >>" % resources,
        content,
        *more,
    )


HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WITH_FONT = b"/Font << /F 5 0 R >>"
WITH_FORM = b"/XObject << /X 5 0 R >>"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "


def deflated_zeros(size):
    """As many zero bytes, a multiple of 16 MiB, as a deflated stream without head or checksum."""
    step = 16 * MEBIBYTE
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = deflate.compress(bytes(step)) + deflate.flush(zlib.Z_FULL_FLUSH)
    return block * (size // step) + b"\x03\x00"


def flate_bomb():
    """A content stream that is compressed twice: 2 GiB out of some kilobytes."""
    checksum = struct.pack(">HH", HUGE % 65521, 1)
    twice = zlib.compress(b"\x78\xda" + deflated_zeros(HUGE) + checksum, 9)
    return one_page(stream(twice, b"/Filter [/FlateDecode /FlateDecode]"))


def wide_to_unicode():
    """A font that maps four thousand million codes one by one."""
    ranges = b"1 beginbfrange\n<00000000> <ffffffff> <0041>\nendbfrange\n"
    cmap = b"/CIDInit /ProcSet findresource begin\nbegincmap\n%bendcmap\nend" % ranges
    return one_page(
        stream(b"BT /F 10 Tf 40 700 Td (word) Tj ET"),
        WITH_FONT,
        HELVETICA[:-3] + b" /ToUnicode 6 0 R >>",
        stream(cmap),
    )


def form_in_itself():
    return one_page(
        stream(b"/X Do"),
        WITH_FORM,
        stream(b"/X Do /X Do", FORM + b"/Resources << /XObject << /X 5 0 R >> >>"),
    )


def forms_in_forms(depth, width):
    """Each form draws the next one `width` times."""
    forms = [
        stream(
            b"/X Do " * width,
            FORM + b"/Resources << /XObject << /X %d 0 R >> >>" % number,
        )
        for number in range(6, 6 + depth)
    ]
    return one_page(stream(b"/X Do"), WITH_FORM, *forms, stream(b"0 0 m", FORM))


def page_tree_loop():
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2 >>",
    )


def many_pages(count):
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    tree = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count)
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", tree, *[page] * count)


def scattered(count):
    """As many characters, no two of them on one line or in one column."""
    places = random.Random(7)
    marks = b"".join(
        b"1 0 0 1 %.2f %.2f Tm (%c) Tj\n"
        % (places.uniform(0, 595), places.uniform(0, 842), places.choice(b"abcdefgh"))
        for _ in range(count)
    )
    return one_page(packed(b"BT /F 6 Tf\n%bET" % marks), WITH_FONT, HELVETICA)


def endless_operators():
    """Millions of drawing operators, of which none writes."""
    return one_page(packed(b"q 1 0 0 1 0 0 cm Q\n" * 3_000_000))


def picture_bomb(side):
    """A picture of so many pixels a side, all of them black."""
    size = side * side * 3 // (16 * MEBIBYTE) * 16 * MEBIBYTE
    entries = (
        b"/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceRGB"
        b" /Width %d /Height %d /Filter /FlateDecode " % (side, side)
    )
    picture = stream(b"\x78\xda" + deflated_zeros(size), entries)
    return one_page(stream(b"595 0 0 842 0 0 cm /X Do"), WITH_FORM, picture)


def fine_pattern(step):
    """A page covered with squares, so many points from one to the next."""
    entries = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1]"
    steps = b" /XStep %b /YStep %b /Resources << >> " % (step, step)
    return one_page(
        stream(b"/Pattern cs /P scn 0 0 595 842 re f"),
        b"/Pattern << /P 5 0 R >>",
        stream(b"0 0 1 1 re f", entries + steps),
    )


def page_of_size(media_box):
    page = one_page(stream(b"BT /F 10 Tf 40 700 Td (word) Tj ET"), WITH_FONT, HELVETICA)
    return page.replace(b"0 0 595 842", media_box)


def pdf_and_zip():
    """A CV as PDF with one as DOCX behind it: each program sees what it looks for."""
    return samples.pdf_cv() + samples.docx_cv()


def zip_and_pdf():
    """A Word package whose first part is a PDF, within the first bytes of the file."""
    return stored(samples.docx_cv(), first=[("a.pdf", samples.pdf_cv())])


def png():
    target = BytesIO()
    Image.new("RGB", (40, 40), "white").save(target, "PNG")
    return target.getvalue()


def docx_with(change):
    return samples.with_part(samples.docx_cv(), DOCUMENT, change)


def external_entity():
    doctype = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document'
    return docx_with(lambda xml: xml.replace(b"<w:document", doctype, 1).replace(b"Triage", b"&x;"))


def billion_laughs():
    rows = [b'<!ENTITY l0 "laugh">']
    rows += [b'<!ENTITY l%d "%b">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10)]
    doctype = b"<!DOCTYPE a [%b]><w:document" % b"".join(rows)
    return docx_with(
        lambda xml: xml.replace(b"<w:document", doctype, 1).replace(b"Triage", b"&l9;")
    )


def zip_slip():
    names = (f"{'../' * 20}{SLIPPED}", str(SLIPPED), "word\\..\\..\\slipped.xml")
    return samples.with_entries(samples.docx_cv(), [(name, b"<a/>") for name in names])


def deep_tables(depth):
    """Tables in tables, deeper than an interpreter's stack."""
    head, tail = b"<w:tbl><w:tr><w:tc>" * depth, b"</w:tc></w:tr></w:tbl>" * depth
    return docx_with(lambda xml: xml.replace(b"<w:body>", b"<w:body>" + head + WORDS + tail))


def huge_part():
    """A part that really inflates to 2 GiB; only its checksum, which comes last, is wrong."""
    name = b"word/big.xml"
    target = BytesIO(samples.docx_cv())
    with ZipFile(target, "a", ZIP_STORED) as archive:
        archive.writestr(name.decode(), deflated_zeros(HUGE))
    data = bytearray(target.getvalue())
    local, central = data.index(name) - 30, data.rindex(name) - 46
    for method, size in ((local + 8, local + 22), (central + 10, central + 24)):
        struct.pack_into("<H", data, method, ZIP_DEFLATED)
        struct.pack_into("<I", data, size, HUGE - 1)
    return bytes(data)


def declared(size):
    """A small document part whose directory entry claims to hold `size` bytes."""
    data = bytearray(samples.docx_cv())
    name = DOCUMENT.encode()
    entry = data.rindex(name) - 46
    struct.pack_into("<I", data, entry + 24, size)
    return bytes(data)


def many_entries(count):
    target = BytesIO(samples.docx_cv())
    with ZipFile(target, "a", ZIP_STORED) as archive:
        for number in range(count):
            archive.writestr(f"{number:x}", b"")
    return target.getvalue()


def nested_zips(depth):
    inner = samples.docx_cv()
    for _ in range(depth):
        inner = samples.with_entries(samples.docx_cv(), [("word/media/inner.docx", inner)])
    return inner


def without_document():
    return stored(samples.docx_cv(), leave_out=DOCUMENT)


def stored(package, leave_out="", first=()):
    """The package uncompressed, with parts before its own or without one."""
    target = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(target, "w", ZIP_STORED) as new:
        for name, data in first:
            new.writestr(name, data)
        for name in old.namelist():
            if name != leave_out:
                new.writestr(name, old.read(name))
    return target.getvalue()


def wide_spans():
    span = b'<w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'
    row = b"<w:tr>%b</w:tr>" % (b"<w:tc>%b%b</w:tc>" % (span, WORDS) * 40)
    table = b"<w:tbl>%b</w:tbl>" % (row * 40)
    return docx_with(lambda xml: xml.replace(b"<w:body>", b"<w:body>" + table))


def encrypted_docx():
    """What Word makes of a password: no zip, but a store of streams."""
    return OLE_SIGNATURE + bytes(1016) + "EncryptedPackage".encode("utf-16-le") + bytes(2048)


FILES = {
    "flate bomb": flate_bomb,
    "wide ToUnicode": wide_to_unicode,
    "form in itself": form_in_itself,
    "deep forms": lambda: forms_in_forms(2_000, 1),
    "form tree": lambda: forms_in_forms(24, 3),
    "page tree loop": page_tree_loop,
    "10,000 pages": lambda: many_pages(10_000),
    "2,500 scattered": lambda: scattered(2_500),
    "60,000 scattered": lambda: scattered(60_000),
    "endless operators": endless_operators,
    "picture bomb": lambda: picture_bomb(12_000),
    "fine pattern": lambda: fine_pattern(b".0001"),
    "boundless page": lambda: page_of_size(b"0 0 200000 200000"),
    "deep arrays": lambda: samples.nested_pdf(500_000),
    "half a PDF": lambda: samples.pdf_cv()[:700],
    "PDF head alone": lambda: b"%PDF-1.7\n",
    "encrypted PDF": samples.encrypted_pdf,
    "empty PDF": samples.empty_pdf,
    "no bytes": lambda: b"",
    "PDF and zip": pdf_and_zip,
    "zip and PDF": zip_and_pdf,
    "PNG": png,
    "HTML": lambda: b"<!DOCTYPE html><html><body>" + b"<p>word</p>" * 50,
    "plain text": lambda: b"Curriculum vitae\n" * 50,
    "external entity": external_entity,
    "billion laughs": billion_laughs,
    "zip slip": zip_slip,
    "wide spans": wide_spans,
    "2,000,000 paragraphs": lambda: docx_with(
        lambda xml: xml.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 2_000_000)
    ),
    "deep tables": lambda: deep_tables(20_000),
    "deep tables in reach": lambda: deep_tables(80),
    "2 GiB part": huge_part,
    "declared 2 GiB": lambda: declared(HUGE - 1),
    "declared 3 bytes": lambda: declared(3),
    "40,000 entries": lambda: many_entries(40_000),
    "nested zips": lambda: nested_zips(12),
    "half a zip": lambda: samples.docx_cv()[:9_000],
    "encrypted DOCX": encrypted_docx,
    "no document part": without_document,
}


@cache
def file(name):
    return FILES[name]()


def mutations(originals, count, seed):
    """Names and bytes of files made of the originals by flips, cuts, swaps and repeats.

    Of Word packages half are changed inside, where no checksum tells.
    """
    chance = random.Random(seed)
    for number in range(count):
        name = chance.choice(sorted(originals))
        data = originals[name]
        if data.startswith(b"PK") and chance.random() < 0.5:
            part = chance.choice((DOCUMENT, DOCUMENT, "word/styles.xml", "[Content_Types].xml"))
            yield f"{name} {number}", samples.with_part(data, part, lambda xml: hurt(xml, chance))
        else:
            yield f"{name} {number}", hurt(data, chance)


def hurt(data, chance):
    target = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        chance.choice((flip, cut, swap, repeat))(target, chance)
    return bytes(target)


def flip(data, chance):
    for _ in range(chance.choice((1, 3, 30))):
        data[chance.randrange(len(data))] = chance.randrange(256)


def cut(data, chance):
    start, end = span(data, chance)
    if end - start < len(data) - 1:
        del data[start:end]


def swap(data, chance):
    start, end = span(data, chance)
    middle = (start + end) // 2
    data[start:end] = data[middle:end] + data[start:middle]


def repeat(data, chance):
    start, end = span(data, chance)
    data[start:start] = data[start:end] * chance.randint(1, 3)


def span(data, chance):
    start = chance.randrange(len(data))
    return start, min(
        len(data), start + chance.randint(1, max(1, len(data) // chance.choice((4, 400))))
    )
