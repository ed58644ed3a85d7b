from careers.management.imports.command import FiguresCommand
from careers.management.imports.projections import import_projections


class Command(FiguresCommand):
    help = (
        "Set growth and openings of the Employment Projections (the workbook with Table 1.2) on "
        "the careers of each occupation. "
        "Twice changes nothing; what staff edited and figures of a later year stay."
    )
    importer = staticmethod(import_projections)
