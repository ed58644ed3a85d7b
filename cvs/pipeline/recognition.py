"""Tells a CV from other documents. In doubt it is one: nobody's CV is to be refused."""

from collections.abc import Collection, Iterable, Sequence

from cvs.pipeline.cleaning import fold
from cvs.pipeline.dates import find_periods
from cvs.pipeline.document import Line
from cvs.pipeline.finding import Topic
from cvs.pipeline.sections import Section
from cvs.pipeline.vocabulary import Kind, phrases, words

# Headings that hardly any other document has two of.
OWN_KINDS = frozenset(
    (Kind.EXPERIENCE, Kind.EDUCATION, Kind.SKILLS, Kind.CERTIFICATIONS, Kind.LANGUAGES)
)
TITLES = phrases("curriculum vitae, cv, resume, lebenslauf, curriculum, hoja de vida, europass")
OTHER_TITLES = words(
    "invoice receipt quotation contract agreement rechnung quittung angebot vertrag lieferschein "
    "mahnung facture devis contrat recu factura recibo presupuesto contrato albaran"
)
TOP = 15  # lines
LONGEST_TITLE = 6  # words
LONGEST_DATED = 14  # words; in a longer line dates are part of a sentence
FEWEST_RANGES = 2


def is_cv(lines: Sequence[Line], sections: Iterable[Section], found: Collection[Topic]) -> bool:
    """Whether it says so, has a CV's headings, or tells of somebody's dated entries.

    One heading alone may stand anywhere, so it takes a way to reach a person or a dated entry as
    well; without any heading it takes a name, a way to reach them and more than one such entry.
    """
    kinds = OWN_KINDS & {section.kind for section in sections}
    if len(kinds) > 1 or any(fold(line.text) in TITLES for line in lines[:TOP]):
        return True
    if any(is_other_title(line) for line in lines[:TOP]):
        return False
    reachable = Topic.EMAIL in found or Topic.PHONE in found
    ranges = count_ranges(lines)
    if kinds:
        return reachable or ranges > 0
    return reachable and Topic.NAME in found and ranges >= FEWEST_RANGES


def is_other_title(line: Line) -> bool:
    told = fold(line.text).split()
    return 0 < len(told) <= LONGEST_TITLE and told[0] in OTHER_TITLES


def count_ranges(lines: Iterable[Line]) -> int:
    """How many short lines tell from when until when."""
    return sum(
        any(period.is_range for period in find_periods(line.text))
        for line in lines
        if len(line.words) <= LONGEST_DATED
    )
