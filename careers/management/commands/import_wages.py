from careers.management.imports.command import FiguresCommand
from careers.management.imports.wages import import_wages


class Command(FiguresCommand):
    help = (
        "Set the wages of the Occupational Employment and Wage Statistics (OEWS, national) on the "
        "careers of each occupation. "
        "Twice changes nothing; what staff edited and figures of a later year stay."
    )
    importer = staticmethod(import_wages)
