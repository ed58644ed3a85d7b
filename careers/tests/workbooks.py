"""Small workbooks in the statistics' formats, for tests."""

from openpyxl import Workbook

WAGES_HEAD = ("AREA", "NAICS", "OCC_CODE", "O_GROUP", "A_PCT25", "A_MEDIAN", "A_PCT75")
PROJECTIONS_HEAD = (
    "2024 National Employment Matrix title",
    "2024 National Employment Matrix code",
    "Occupation type",
    "Employment change, percent, 2024–34",
    "Occupational openings, 2024–34 annual average",
)


def wage_row(code, low, middle, high, *, area="99", industry="000000"):
    return (area, industry, code, "detailed", low, middle, high)


def wages_file(folder, *rows, title="May 2024 OEWS Estimates", name="oews.xlsx"):
    book = Workbook()
    _fill(book.active, WAGES_HEAD, *rows)
    _fill(book.create_sheet("Field Descriptions"), (title,), ("Field", "Field Description"))
    return _saved(book, folder / name)


def projections_file(folder, *rows, head=PROJECTIONS_HEAD):
    """The table stands on the second sheet, its head on the second row."""
    book = Workbook()
    _fill(book.active, ("Index",))
    _fill(book.create_sheet("Table 1.2"), ("Table 1.2 Projections",), head, *rows)
    return _saved(book, folder / "projections.xlsx")


def _fill(sheet, *rows):
    for row in rows:
        sheet.append(row)


def _saved(book, path):
    book.save(path)
    return path
