"""Recognises the parts of an address: countries, states, streets, postcodes."""

import re

from cvs.pipeline.cleaning import fold
from cvs.pipeline.places import CODES, KNOWN_REGIONS
from cvs.pipeline.vocabulary import phrases, words

COUNTRY_CODES = words(
    "GB UK US USA IE DE AT CH FR ES PT IT NL BE LU DK SE NO FI IS PL CZ SK HU RO BG GR TR UA EE LV "
    "LT HR SI IN PK CN JP KR SG MY TH VN ID PH AU NZ CA MX BR AR CL CO PE ZA NG GH KE EG MA TN IL "
    "AE QA SA HK TW LK BD NP"
)
MORE_COUNTRIES = phrases(
    "gb, great britain, grossbritannien, vereinigtes konigreich, england uk, royaume uni, "
    "reino unido, etats unis, estados unidos, vereinigte staaten, allemagne, alemania, autriche, "
    "suiza, svizzera, espagne, francia, italie, italien, pays bas, paises bajos, belgien, belgica, "
    "danemark, danmark, sverige, norge, polska, pologne, polonia, tschechien, rumanien, ungarn, "
    "griechenland, turkei, turquie, turquia, irland, irlande, irlanda, republic of ireland, "
    "algerie, algeria, argelia, marruecos, marokko, tunisie, cote d ivoire, cameroun, cameroon, "
    "cyprus, malta, andorra, luxemburg, liechtenstein, albania, bosnia and herzegovina, georgia, "
    "kazakhstan, armenia, azerbaijan, zimbabwe, zambia, mozambique, angola, bolivia, paraguay, "
    "panama, guatemala, honduras, el salvador, nicaragua, dominican republic, "
    "republica dominicana, puerto rico, jamaica, trinidad and tobago, cambodia, myanmar, oman, "
    "bahrain, syria, afghanistan, perou"
)
# With a full stop, as in "Puebla, Pue., México" and "Toronto, Ont."
SHORT_STATES = phrases(
    "ags, b c, b c s, camp, chih, chis, coah, col, dgo, gro, gto, hgo, jal, mex, edo mex, mich, "
    "mor, nay, n l, oax, pue, qro, q roo, s l p, sin, son, tab, tamps, tlax, ver, yuc, zac, d f, "
    "alta, man, ont, que, sask, qld, vic, tas, calif, colo, conn, fla, ill, ind, mass, minn, "
    "n y, n j, ore, penn, tenn, tex, wash, wis"
)
STREET_WORDS = words(
    "street st road rd lane ln avenue ave drive dr court ct close crescent terrace way square "
    "gardens grove place pl blvd boulevard bd hill quay view park row mews highway parkway walk "
    "gate wharf rise green apt apartment flat suite unit strasse str weg platz allee gasse ring "
    "damm ufer chaussee steig promenade rue av chemin impasse allees cours quai montee route "
    "passage residence calle c avda avd avenida paseo plaza ronda camino carrer carretera travesia "
    "gran piso via viale piazza corso rua largo praca straat laan plein gatan vagen vej gade ulica "
    "ul nagar marg cadde sokak"
)
_STREET_END = re.compile(r"(?:strasse|straße|str|weg|platz|allee|gasse|ring|straat|gatan|vej)\.?$")
POSTCODE = (
    r"(?:[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]\d[\dW]\s?[A-Z\d]{4}|"
    r"[A-Z]\d{4}(?:[A-Z]{3})?|\d{4}\s?[A-Z]{2}|\d{3}[ -]\d{2}|\d{2}-\d{3}|\d{4}-\d{3}|"
    r"\d{5}-\d{3,4}|(?:[A-Z]{1,2}-)?\d{4,6})"
)
_POSTCODE = re.compile(rf"(?<![\w/-]){POSTCODE}(?![\w/-])")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_CODES = re.compile(r"[A-Z]{2,3}$")


def is_named_region(text: str) -> bool:
    """A country or a state, written out."""
    return fold(text) in KNOWN_REGIONS or fold(text) in MORE_COUNTRIES


def is_region(text: str) -> bool:
    """A country or a state, written out or as its letters, or both ("TX, US" without comma)."""
    if text.endswith(".") and fold(text) in SHORT_STATES:
        return True
    text = text.strip(" .()")
    if is_named_region(text) or text in CODES:
        return True
    first, _, last = text.rpartition(" ")
    return last in COUNTRY_CODES and bool(first) and is_region(first)


def without_postcode(text: str, *, after_street: bool = False) -> str:
    """The text less its postcode. What may be a year is one at the start, after a street, only."""
    for match in _POSTCODE.finditer(text):
        if not _YEAR.match(match[0]) or (after_street and not match.start()):
            return f"{text[: match.start()]} {text[match.end() :]}".strip(" ,-").replace("  ", " ")
    return text


def has_street_word(text: str) -> bool:
    return any(
        word in STREET_WORDS or _STREET_END.search(word) for word in fold(text.lower()).split()
    )
