"""Writes CV files of invented people, and files that are no readable CV, as bytes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile
from zlib import compress

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from fpdf import FPDF
from PIL import Image

# A line is (kind, text) or (kind, text, text at the right margin).
NURSE = [
    ("name", "Maren Oakhurst"),
    ("line", "Leeds, UK | maren.oakhurst@example.com | +44 7700 900341 | linkedin.com/in/oakhurst"),
    ("heading", "Summary"),
    (
        "line",
        "Registered nurse with nine years on acute wards, who likes teaching and clear notes.",
    ),
    ("heading", "Work Experience"),
    ("entry", "Ward Manager", "Mar 2021 - Present"),
    ("line", "Riverside General Hospital, Leeds, UK"),
    ("bullet", "Leads a team of 24 nurses on a medical ward"),
    ("bullet", "Introduced electronic handover notes in Excel and cut handover time by a third on"),
    ("wrapped", "every shift of the week"),
    ("entry", "Staff Nurse", "June 2017 - Feb 2021"),
    ("line", "Northfield Clinic Ltd, York, UK"),
    ("bullet", "Cared for up to eight patients a shift"),
    ("entry", "Care Assistant", "2015 - 2017"),
    ("line", "Elm House"),
    ("bullet", "Helped residents with meals and washing"),
    ("heading", "Education"),
    ("entry", "BSc (Hons) in Adult Nursing", "2012 - 2015"),
    ("line", "University of Hull, Hull, UK"),
    ("heading", "Certifications"),
    ("bullet", "Advanced Life Support, 2022"),
    ("bullet", "Mentorship in Practice, 2019"),
    ("heading", "Languages"),
    ("line", "English (Native), Norwegian (B2)"),
    ("heading", "Skills"),
    ("line", "Clinical: Wound care, Triage, IV therapy"),
    ("line", "Software: Excel, SystmOne"),
]

NURSE_DATA = {
    "personalInfo": {
        "name": "Maren Oakhurst",
        "age": None,
        "address": {"street": None, "city": "Leeds"},
        "email": "maren.oakhurst@example.com",
        "phone": "+44 7700 900341",
        "location": "Leeds, UK",
    },
    "summary": (
        "Registered nurse with nine years on acute wards, who likes teaching and clear notes."
    ),
    "links": {"linkedin": "linkedin.com/in/oakhurst", "github": None, "portfolio": None},
    "skills": ["Wound care", "Triage", "IV therapy", "Excel", "SystmOne"],
    "experience": [
        {
            "title": "Ward Manager",
            "company": "Riverside General Hospital",
            "location": "Leeds, UK",
            "duration": "Mar 2021 - Present",
            "description": (
                "Leads a team of 24 nurses on a medical ward\n"
                "Introduced electronic handover notes in Excel and cut handover time by a third on "
                "every shift of the week"
            ),
            "start": "2021-03",
            "end": None,
            "current": True,
        },
        {
            "title": "Staff Nurse",
            "company": "Northfield Clinic Ltd",
            "location": "York, UK",
            "duration": "June 2017 - Feb 2021",
            "description": "Cared for up to eight patients a shift",
            "start": "2017-06",
            "end": "2021-02",
            "current": False,
        },
        {
            "title": "Care Assistant",
            "company": "Elm House",
            "location": None,
            "duration": "2015 - 2017",
            "description": "Helped residents with meals and washing",
            "start": "2015",
            "end": "2017",
            "current": False,
        },
    ],
    "education": [
        {
            "degree": "BSc (Hons) in Adult Nursing",
            "institution": "University of Hull",
            "year": "2015",
            "start_year": "2012",
        }
    ],
    "certifications": ["Advanced Life Support", "Mentorship in Practice"],
    "languages": ["English", "Norwegian"],
    "certificationDetails": [
        {"name": "Advanced Life Support", "issuer": None, "date": "2022"},
        {"name": "Mentorship in Practice", "issuer": None, "date": "2019"},
    ],
    "languageDetails": [
        {"name": "English", "level": "Native"},
        {"name": "Norwegian", "level": "B2"},
    ],
}

OTHER_HEADINGS = {
    "Summary": "About Me",
    "Work Experience": "Employment History",
    "Education": "Academic Background",
    "Certifications": "Licences and Certificates",
    "Languages": "Language Skills",
    "Skills": "Core Competencies",
}

GERMAN = [
    ("name", "Jonas Wiesengrund"),
    ("line", "Am Markt 4, 99423 Weimar, Deutschland | jonas.wiesengrund@example.org"),
    ("heading", "Berufserfahrung"),
    ("entry", "Entwickler", "seit 04/2020"),
    ("line", "Lindenhof Software GmbH, Jena"),
    ("bullet", "Pflegt die Buchungssoftware von vierzig Hotels und schult neue Kolleginnen"),
    ("entry", "Werkstudent", "Okt. 2017 - März 2020"),
    ("line", "Stadtwerke Erfurt, Erfurt"),
    ("bullet", "Baute Auswertungen für den Einkauf und die Buchhaltung"),
    ("heading", "Ausbildung"),
    ("entry", "B.Sc. Informatik", "2016 - 2020"),
    ("line", "Universität Jena"),
    ("heading", "Kenntnisse"),
    ("line", "Java, C++, SQL"),
    ("heading", "Sprachkenntnisse"),
    ("line", "Deutsch (Muttersprache), Englisch (fließend)"),
]

GERMAN_DATA = {
    "personalInfo": {
        "name": "Jonas Wiesengrund",
        "age": None,
        "address": {"street": "Am Markt 4", "city": "Weimar"},
        "email": "jonas.wiesengrund@example.org",
        "phone": None,
        "location": "Am Markt 4, 99423 Weimar, Deutschland",
    },
    "summary": None,
    "links": {"linkedin": None, "github": None, "portfolio": None},
    "skills": ["Java", "C++", "SQL"],
    "experience": [
        {
            "title": "Entwickler",
            "company": "Lindenhof Software GmbH",
            "location": "Jena",
            "duration": "seit 04/2020",
            "description": (
                "Pflegt die Buchungssoftware von vierzig Hotels und schult neue Kolleginnen"
            ),
            "start": "2020-04",
            "end": None,
            "current": True,
        },
        {
            "title": "Werkstudent",
            "company": "Stadtwerke Erfurt",
            "location": "Erfurt",
            "duration": "Okt. 2017 - März 2020",
            "description": "Baute Auswertungen für den Einkauf und die Buchhaltung",
            "start": "2017-10",
            "end": "2020-03",
            "current": False,
        },
    ],
    "education": [
        {
            "degree": "B.Sc. Informatik",
            "institution": "Universität Jena",
            "year": "2020",
            "start_year": "2016",
        }
    ],
    "certifications": [],
    "languages": ["Deutsch", "Englisch"],
    "certificationDetails": [],
    "languageDetails": [
        {"name": "Deutsch", "level": "Muttersprache"},
        {"name": "Englisch", "level": "fließend"},
    ],
}

# Documents that are no CVs, each in one of the reader's languages.
INVOICE = [
    ("name", "Rechnung Nr. 2024-117"),
    ("line", "Tischlerei Brandhuber GmbH, Lindenweg 8, 83022 Rosenheim | info@brandhuber.example"),
    ("line", "Leistungszeitraum: 01.03.2024 - 31.03.2024"),
    ("line", "Position 1: Einbauschrank Eiche, zwei Stück, 2.480,00 Euro"),
    ("line", "Position 2: Montage vor Ort, acht Stunden, 520,00 Euro"),
    ("line", "Zwischensumme 3.000,00 Euro, zuzüglich 19 % Umsatzsteuer 570,00 Euro"),
    ("line", "Zahlbar bis zum 30.04.2024 ohne Abzug auf unser Konto. Vielen Dank für den Auftrag."),
]
NOVEL = [
    ("name", "Chapter One"),
    *[
        ("line", "The rain had not stopped since the ferry left, and nobody on deck spoke of it."),
        ("line", "Agnes held the letter under her coat and counted the lights along the shore."),
        ("line", "It was 1912, or so the almanac said, and the winter of 1911 was not forgotten."),
    ]
    * 4,
]
RECIPE = [
    ("name", "Tarte aux pommes de ma tante"),
    *[
        ("line", "Pelez les pommes, coupez-les en quartiers et disposez-les sur la pâte."),
        ("line", "Battez les oeufs avec le sucre et la crème, puis versez le tout dans le moule."),
        ("line", "Faites cuire 35 minutes au four chaud et laissez refroidir avant de servir."),
    ]
    * 4,
]
FORM = [
    ("name", "Solicitud de empadronamiento"),
    ("line", "Nombre y apellidos: ______________ Documento de identidad: ______________"),
    ("line", "Domicilio: ______________ Código postal: ________ Teléfono: ______________"),
    ("line", "El solicitante declara que los datos de este impreso son ciertos y completos."),
    ("line", "Adjunte una copia del contrato de alquiler o de la escritura de la vivienda."),
    ("line", "Firma del solicitante: ______________ Fecha: ______________ Sello de la oficina"),
]
SOURCE_CODE = [
    ("line", "# Copyright 2001-2020 The Example Authors <authors@code.example>"),
    *[("line", "def run(self, value): return self.total + value * 2  # adds twice")] * 9,
]

SIZES = {"name": 22, "heading": 14, "entry": 11}
BOLD = frozenset(("name", "heading", "entry"))


def renamed(lines=NURSE, names=OTHER_HEADINGS):
    """The same CV under other headings."""
    return [(kind, names.get(text, text), *rest) for kind, text, *rest in lines]


def pdf_cv(lines=NURSE):
    """A CV in one column; dates of entries stand at the right margin."""
    pdf = blank_pdf()
    for kind, text, *right in lines:
        pdf.set_font("Helvetica", style="B" if kind in BOLD else "", size=SIZES.get(kind, 10))
        pdf.set_x(pdf.l_margin + {"bullet": 4, "wrapped": 6.2}.get(kind, 0))
        pdf.cell(w=0, h=6, text=f"- {text}" if kind == "bullet" else text)
        if right:
            pdf.set_x(pdf.l_margin)
            pdf.cell(w=0, h=6, text=right[0], align="R")
        pdf.ln()
    return bytes(pdf.output())


def blank_pdf():
    pdf = FPDF()
    pdf.add_page()
    return pdf


def empty_pdf():
    return bytes(blank_pdf().output())


def picture_pdf():
    """What a scanner gives: a page that is one picture."""
    pdf = blank_pdf()
    pdf.image(Image.new("RGB", (60, 80), "white"), w=150)
    return bytes(pdf.output())


def encrypted_pdf():
    pdf = blank_pdf()
    pdf.set_encryption(owner_password="owner", user_password="secret")
    pdf.set_font("Helvetica", size=10)
    pdf.multi_cell(w=0, text="Nobody reads this without the password. " * 20)
    return bytes(pdf.output())


def long_pdf(pages):
    pdf = FPDF()
    for number in range(pages):
        pdf.add_page()
        pdf.set_font("Helvetica", size=10)
        pdf.multi_cell(w=0, text=f"Page {number} of a thesis that is no CV at all. " * 3)
    return bytes(pdf.output())


def nested_pdf(depth):
    """A page whose arrays are nested so deep that a recursive parser gives up."""
    content = b"[" * depth + b"]" * depth
    return pdf_of_content(b"BT " + content + b" TJ ET")


def pdf_bomb(size):
    """A page whose content inflates to this many bytes."""
    return pdf_of_content(compress(b" " * size), filters=b"/Filter /FlateDecode")


def pdf_of_content(content, filters=b""):
    """One page with this content stream, written by hand."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), filters, content),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def docx_cv(lines=NURSE):
    """A CV in paragraphs, with Word's own heading and list styles and tabs before dates."""
    file = Document()
    for kind, text, *right in lines:
        if kind == "wrapped":
            file.paragraphs[-1].add_run(f" {text}")
            continue
        paragraph = file.add_paragraph(
            style={"heading": "Heading 1", "bullet": "List Bullet"}.get(kind)
        )
        run = paragraph.add_run("\t".join([text, *right]))
        if kind in ("name", "entry"):
            run.bold, run.font.size = True, Pt(SIZES[kind])
    return saved(file)


def docx_table_cv(lines=NURSE):
    """The same CV with every job and degree in a table: dates at the left, the rest beside."""
    file = Document()
    cell = None
    for kind, text, *right in lines:
        if kind == "entry":
            dates, cell = file.add_table(rows=1, cols=2).rows[0].cells
            dates.text, cell.text = right[0], text
        elif kind == "wrapped":
            cell.paragraphs[-1].add_run(f" {text}")
        elif cell is not None and kind != "heading":
            style = "List Bullet" if kind == "bullet" else None
            cell.add_paragraph(text, style=style)
        else:
            cell = None
            paragraph = file.add_paragraph(style="Heading 1" if kind == "heading" else None)
            paragraph.add_run(text).font.size = Pt(SIZES.get(kind, 10))
    return saved(file)


def docx_with_margins():
    """Text in a page header, a text box, a paragraph after it, and a footer."""
    file = Document()
    file.sections[0].header.paragraphs[0].text = "Header " + "word " * 10
    file.sections[0].footer.paragraphs[0].text = "Footer " + "word " * 10
    file.add_paragraph("Before " + "word " * 10)._p.append(text_box("Boxed text"))  # noqa: SLF001 the only way to the XML
    file.add_paragraph("After the box")
    return saved(file)


def text_box(text):
    """A run with a text box twice, as Word writes it: for itself and for older programs."""
    content = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    return parse_xml(
        f"<w:r {nsdecls('w')}"
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:AlternateContent><mc:Choice Requires="wps">{content}</mc:Choice>'
        f"<mc:Fallback>{content}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def docx_with_wide_cell():
    """A table of one cell that claims to span two thousand million columns."""
    file = Document()
    cell = file.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "word " * 40
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:gridSpan {nsdecls("w")} w:val="2000000000"/>'))  # noqa: SLF001
    return saved(file)


def docx_with_paragraphs(count):
    return with_part(
        docx_cv(),
        "word/document.xml",
        lambda xml: xml.replace(
            b"<w:body>", b"<w:body>" + b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * count
        ),
    )


def with_part(package, name, change):
    """The package with one part changed; `change` takes and gives bytes."""
    target = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for entry in old.namelist():
            data = old.read(entry)
            new.writestr(entry, change(data) if entry == name else data)
    return target.getvalue()


def with_entries(package, entries):
    """The package with more entries: (name, bytes)."""
    target = BytesIO(package)
    with ZipFile(target, "a", ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return target.getvalue()


def zip_of_pictures():
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("a.png", b"no Word document")
    return target.getvalue()


def saved(file):
    target = BytesIO()
    file.save(target)
    return target.getvalue()
