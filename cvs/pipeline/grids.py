"""Reads the degrees of a table whose first row says what stands in its columns."""

from collections.abc import Iterator, Sequence
from typing import Any

from cvs.pipeline.dates import find_period
from cvs.pipeline.document import Line
from cvs.pipeline.found import Found
from cvs.pipeline.labels import ENTRY_LABELS
from cvs.pipeline.parts import label_of, names_in
from cvs.pipeline.vocabulary import phrases

FEWEST_COLUMNS = 3
MOST_HEADER_WORDS = 16
YEAR = 4  # digits
HEADERS: dict[str, frozenset[str]] = {
    "degree": ENTRY_LABELS["degree"]
    | phrases(
        "course, courses, examination, exam, examination passed, exam passed, name of examination, "
        "class, standard, program, programme, level, degree examination, degree course, "
        "course degree, course name, studies, studiengang, ausbildung, prufung, schulabschluss, "
        "formation, examen, niveau, estudios, programa, carrera, curso, nivel, certification"
    ),
    "school": ENTRY_LABELS["school"]
    | phrases(
        "institute, college, school college, college school, institution name, institute name, "
        "name of institution, name of the institution, name of institute, college university, "
        "university college, institute university, university institute, board university, "
        "university board, board, school university, college institute, institute college, "
        "schule, bildungseinrichtung, ausbildungsstatte, einrichtung, ecole, etablissement, "
        "universite, ecole universite, lieu, institucion, centro educativo, centro de estudios, "
        "escuela, instituto"
    ),
    "year": phrases(
        "year, years, year of passing, passing year, year of completion, completion year, passed, "
        "year passed, passing out year, year of graduation, graduation year, duration, period, "
        "dates, date, session, academic year, jahr, jahre, zeitraum, abschlussjahr, annee, annees, "
        "annee d obtention, periode, ano, anos, periodo, fecha, fechas, ano de graduacion"
    ),
}

Columns = dict[str, int]


def read_grids(lines: Sequence[Line]) -> tuple[list[Found], list[Line]]:
    """What the rows below headers tell, and the lines that are in no such table."""
    found: list[Found] = []
    rest: list[Line] = []
    columns: Columns = {}
    width = 0
    for line in lines:
        if header := columns_of(line):
            columns, width = header, len(line.cells)
        elif columns and len(line.cells) == width:
            found.append(Found(values_of(line.cells, columns), (line,)))
        else:
            columns = {}
            rest.append(line)
    return found, rest


def columns_of(line: Line) -> Columns:
    """Which columns a header names; empty when the line is none."""
    if len(line.cells) < FEWEST_COLUMNS or len(line.words) > MOST_HEADER_WORDS:
        return {}
    columns: Columns = {}
    for number, cell in enumerate(line.cells):
        if label := label_of(cell.replace("/", " "), HEADERS):
            columns.setdefault(label, number)
    return columns if "degree" in columns and len(columns) > 1 else {}


def values_of(cells: Sequence[str], columns: Columns) -> dict[str, Any]:
    told = [cells[columns["year"]]] if "year" in columns else cells
    period = next(filter(None, map(find_period, told)), None)
    return {
        "degree": cells[columns["degree"]],
        "institution": ", ".join(school_in(cells[columns["school"]]))
        if "school" in columns
        else None,
        "year": period.end[:YEAR] if period and period.end else None,
        "start_year": period.start[:YEAR] if period and period.start else None,
    }


def school_in(cell: str) -> Iterator[str]:
    """The pieces of a school's name without the place behind it."""
    return (text for text, place in names_in(cell) if not place)
