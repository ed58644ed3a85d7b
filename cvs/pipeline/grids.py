"""Reads the degrees or certificates of a table whose first row names its columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cvs.pipeline.dates import find_period
from cvs.pipeline.document import Line, split_at_gaps
from cvs.pipeline.found import Found
from cvs.pipeline.labels import ENTRY_LABELS
from cvs.pipeline.parts import label_of, names_in
from cvs.pipeline.vocabulary import phrases

FEWEST_COLUMNS = 3  # of a table of degrees, of which some may have unknown names
MOST_HEADER_WORDS = 16
SAME_EDGE = 3.0  # points
MOST_BELOW = 3  # lines that a row's first one may have below it
MOST_LEADING = 1.6  # from line to line in a cell, in sizes
YEAR = 4  # digits
Headers = Mapping[str, frozenset[str]]
HEADERS: Headers = {
    "degree": ENTRY_LABELS["degree"]
    | phrases(
        "course, courses, examination, exam, examination passed, exam passed, name of examination, "
        "class, standard, program, programme, level, degree examination, degree course, "
        "course degree, course name, studies, studiengang, ausbildung, prufung, schulabschluss, "
        "formation, examen, niveau, estudios, programa, carrera, curso, nivel, certification, "
        "subject qualification, qualification subject, qualifications, qualification gained, "
        "qualification obtained, qualification and subject, qualification grade, award, "
        "qualification level, subject and qualification, titulacion obtenida, diplome obtenu"
    ),
    "school": ENTRY_LABELS["school"]
    | phrases(
        "institute, college, school college, college school, institution name, institute name, "
        "name of institution, name of the institution, name of institute, college university, "
        "university college, institute university, university institute, board university, "
        "university board, board, school university, college institute, institute college, "
        "schule, bildungseinrichtung, ausbildungsstatte, einrichtung, ecole, etablissement, "
        "universite, ecole universite, lieu, institucion, centro educativo, centro de estudios, "
        "escuela, instituto, place of study, place of learning, school college or university, "
        "school college university, establishment, awarding body, awarding institution, "
        "training provider, provider, hochschule schule, schule hochschule"
    ),
    "year": phrases(
        "year, years, year of passing, passing year, year of completion, completion year, passed, "
        "year passed, passing out year, year of graduation, graduation year, duration, period, "
        "dates, date, session, academic year, jahr, jahre, zeitraum, abschlussjahr, annee, annees, "
        "annee d obtention, periode, ano, anos, periodo, fecha, fechas, ano de graduacion, "
        "year obtained, date obtained, year completed, date completed, completed, year awarded, "
        "date awarded, dates attended, year attained, date attained, obtenu en, date d obtention, "
        "ano de obtencion, fecha de obtencion"
    ),
}
OF_CERTIFICATES: Headers = {
    "name": phrases(
        "certificate, certificates, certification, certifications, certificate name, "
        "certification name, name of certificate, name, title, course, courses, course title, "
        "course name, name of course, training, trainings, training course, training title, "
        "training attended, qualification, licence, license, award, zertifikat, zertifikate, "
        "bezeichnung, kurs, weiterbildung, fortbildung, schulung, seminar, thema, titel, titre, "
        "intitule, formation, certificat, habilitation, nombre, curso, certificado, "
        "certificacion, denominacion, titulo, nombre del curso, formacion"
    ),
    "issuer": phrases(
        "issuer, issued by, issuing body, issuing organisation, issuing organization, "
        "issuing authority, organisation, organization, provider, training provider, "
        "course provider, awarded by, awarding body, awarding organisation, institution, "
        "institute, authority, body, aussteller, ausgestellt von, anbieter, veranstalter, "
        "bildungstrager, trager, einrichtung, organisme, organisme de formation, delivre par, "
        "etablissement, entidad, entidad emisora, organismo, institucion, centro, impartido por, "
        "expedido por, emitido por"
    ),
    "date": phrases(
        "date, dates, year, date completed, completion date, year completed, date obtained, "
        "year obtained, date attended, issued, issue date, date of issue, date awarded, "
        "year awarded, completed, obtained, datum, jahr, zeitraum, date d obtention, annee, "
        "obtenu en, fecha, ano, fecha de obtencion, fecha de expedicion"
    ),
    "skip": phrases(
        "duration, hours, expires, expiry, expiry date, valid until, grade, result, level, "
        "number, licence number, license number, no, dauer, stunden, gultig bis, note, duree, "
        "heures, validite, niveau, duracion, horas, vigencia, nivel, location, place, ort, lieu, "
        "lugar, status"
    ),
}

Columns = dict[str, int]


@dataclass(slots=True)
class Row:
    """A row's cells, and the lines that they stand on."""

    columns: Columns
    cells: list[str]
    lines: list[Line] = field(default_factory=list)

    def cell(self, label: str) -> str:
        return self.cells[self.columns[label]] if label in self.columns else ""


def read_grids(lines: Sequence[Line]) -> tuple[list[Found], list[Line]]:
    """The degrees in the rows below headers, and the lines that are in no such table."""
    rows, rest = read_rows(lines, HEADERS, "degree")
    return [Found(degree_in(row), tuple(row.lines)) for row in rows], rest


def read_certificates(lines: Sequence[Line]) -> tuple[list[Found], list[Line]]:
    """The certificates in the rows below headers, and the lines that are in no such table."""
    rows, rest = read_rows(lines, OF_CERTIFICATES, "name")
    return [Found(certificate_in(row), tuple(row.lines)) for row in rows], rest


def read_rows(lines: Sequence[Line], headers: Headers, key: str) -> tuple[list[Row], list[Line]]:
    """The rows of tables with a column for the key, and the other lines."""
    rows: list[Row] = []
    rest: list[Line] = []
    columns: Columns = {}
    width = 0
    for line in lines:
        if header := columns_of(line, headers, key):
            columns, width = header, len(line.cells)
        elif columns and len(line.cells) == width:
            rows.append(Row(columns, list(line.cells), [line]))
        elif columns and rows and (places := places_in(rows[-1].lines, line)):
            for place, text in zip(places, line.cells, strict=True):
                rows[-1].cells[place] += f" {text}"
            rows[-1].lines.append(line)
        else:
            columns = {}
            rest.append(line)
    return rows, rest


def places_in(row: Sequence[Line], line: Line) -> list[int]:
    """Which cells of a row the line's cells go on with; empty if one of them goes on with none."""
    above, here = row[-1].baseline, line.baseline
    if line.bullet or len(row) > MOST_BELOW or find_period(line.text):
        return []
    if above is None or here is None or not 0 < above - here < MOST_LEADING * line.size:
        return []
    edges = left_edges(row[0])
    places = [
        next((n for n, edge in enumerate(edges) if abs(edge - left) < SAME_EDGE), None)
        for left in left_edges(line)
    ]
    return [place for place in places if place is not None] if None not in places else []


def left_edges(line: Line) -> list[float]:
    return [cell[0].box.x0 for cell in split_at_gaps(line.words) if cell[0].box]


def columns_of(line: Line, headers: Headers = HEADERS, key: str = "degree") -> Columns:
    """Which columns a header names; empty when the line is none."""
    count = len(line.cells)
    if count < 2 or len(line.words) > MOST_HEADER_WORDS:  # noqa: PLR2004
        return {}
    columns: Columns = {}
    for number, cell in enumerate(line.cells):
        if label := label_of(cell.replace("/", " "), headers):
            columns.setdefault(label, number)
    enough = count >= FEWEST_COLUMNS or headers is OF_CERTIFICATES
    return columns if enough and key in columns and len(columns) > 1 else {}


def degree_in(row: Row) -> dict[str, Any]:
    told = [row.cell("year")] if "year" in row.columns else row.cells
    period = next(filter(None, map(find_period, told)), None)
    return {
        "degree": row.cell("degree"),
        "institution": ", ".join(school_in(row.cell("school"))) or None,
        "year": period.end[:YEAR] if period and period.end else None,
        "start_year": period.start[:YEAR] if period and period.start else None,
    }


def certificate_in(row: Row) -> dict[str, Any]:
    period = find_period(row.cell("date"))
    return {
        "name": row.cell("name"),
        "issuer": row.cell("issuer") or None,
        "date": period.text if period else None,
    }


def school_in(cell: str) -> Iterator[str]:
    """The pieces of a school's name without the place behind it."""
    return (text for text, place in names_in(cell) if not place)
