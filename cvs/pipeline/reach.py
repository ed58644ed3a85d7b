"""Finds the e-mail address and the phone number of a person."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cvs.pipeline.cleaning import DASHES, flatten
from cvs.pipeline.document import Line, Word
from cvs.pipeline.found import Found
from cvs.pipeline.pieces import pieces_of
from cvs.pipeline.vocabulary import words

# Counted repeats keep these linear on a text without spaces.
EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
PHONE = re.compile(rf"(?<![\w/.@-])\+?\(?\+?\d[\d\s()./{DASHES}]{{5,24}}\d(?![\w@])")
FEWEST_DIGITS, MOST_DIGITS = 7, 15
FEWEST_UNMARKED = 9  # digits of a number that neither a label nor a sign nor a space marks
MOST_BEFORE = 3  # words before half an address, such as its label
_SECOND = re.compile(r"(?<=\d)\s+/\s+(?=[\d(])")
_ZIP_BEFORE = re.compile(r"^\d{4,6}(?:-\d{4})?\s+(?=\()")
_DATE = rf"(?:\d{{1,2}}\s?[./{DASHES}]\s?){{0,2}}(?:19|20)\d\d(?:[./{DASHES}]\d{{1,2}}){{0,2}}"
_DATES = re.compile(rf"{_DATE}(?:\s*[{DASHES}/.]?\s*{_DATE})?|\d{{1,2}}[./]\d{{1,2}}[./]\d\d")
_POSTCODE = re.compile(r"\d{5}-\d{4}|\d{4}-\d{3}")
_NO_PHONE = re.compile(
    r"(?:\b(?:fax|telefax|id|pin|dni|nie|nif|cif|ssn|iban|konto|siret|siren|orcid|passport|pass|"
    r"steuer\w*|tax|vat|reg\w*|licen[cs]e|colegiad[oa]|rpps|adeli|born|geb\w*|nee?|nacid[oa]|"
    r"fecha|date|doi|isbn|zip|plz)\b)[\s.:#]*(?:(?:no|nr|number|nummer|num)\b[\s.:#]*)?$"
)
_ANY_LABEL = re.compile(r"(?:tel|phone|mob|cell|handy|movil|portable|fon)\w*[\s.:]*$")
_INNER_LABEL = re.compile(r"\b(?:tel|phone|mob|cell|handy|m[oó]vil)\w*\s?:", re.IGNORECASE)
_BROKEN = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}(?:@[\w.-]{0,80})?$")
_REST = re.compile(r"[\w.+'-]{0,64}@?[\w.-]{1,80}$")
# How hosts end, as far as an address at a line's end must be told from half of one.
_ENDINGS = words(
    "com org net edu gov int mil info biz name pro io dev me co app tech cloud online email eu uk "
    "de fr es at ch it nl be ie us ca au nz in pl pt se dk no fi cz sk gr tr br mx ar cl pe jp cn "
    "kr sg hk my th vn id ph za ng gh ke eg ma tn il ae sa ru ua ro hu bg hr si rs lt lv ee is lu "
    "li cat gal eus tv cc example test"
)


def find_email(lines: Sequence[Line], links: Iterable[str]) -> Found | None:
    """The first address that is shown; one behind a link counts when none is."""
    mails = [link[7:].partition("?")[0] for link in links if link.lower().startswith("mailto:")]
    broken = list(rejoined(lines, mails))
    for line in lines:
        joined = next((found for found in broken if line is found.lines[0]), None)
        shown = EMAIL.search(line.text)
        if joined or shown:
            return joined or Found({"text": shown[0].strip("'")}, (line,)) if shown else joined
    return next((behind(mail) for mail in mails if EMAIL.fullmatch(mail)), None)


def behind(text: str) -> Found:
    """What no line shows: its line is the address behind the link."""
    return Found({"text": text}, (Line((Word(text),)),))


def rejoined(lines: Sequence[Line], mails: Sequence[str]) -> Iterator[Found]:
    """Addresses that are broken over two lines of a narrow column."""
    for line, following in pairwise(lines):
        start, rest = _BROKEN.search(line.text[-150:]), following.cells[0].split(" ")
        if start and len(rest) == 1 and _REST.match(rest[0]):
            joined = start[0] + rest[0]
            told = is_broken(start[0], rest[0]) and not is_apart(line, following)
            if EMAIL.fullmatch(joined) and (joined in mails or told):
                yield Found({"text": joined}, (line, following))


def is_apart(line: Line, following: Line) -> bool:
    """Whether a sentence ends above an address: there are more words, or room beside it."""
    last = line.words[-1].text
    ends = last[-1] == "." and last[:-1].isalpha()
    return ends and (len(line.cells[-1].split()) > MOST_BEFORE or len(following.cells) > 1)


def is_broken(start: str, rest: str) -> bool:
    """Whether an address cannot end, or begin, where the line does."""
    if "@" not in start:
        return rest.startswith("@") or (start.endswith((".", "_", "-")) and "@" in rest)
    if "@" in rest or not (rest.islower() or start.isupper()):
        return False
    ending = start.rpartition(".")[2].lower()
    if not EMAIL.fullmatch(start) or rest.startswith(".") or ending not in _ENDINGS:
        return True
    return ending + rest.lower() in _ENDINGS


def find_phone(lines: Sequence[Line], links: Iterable[str]) -> Found | None:
    """The first number that is shown, a labelled one before others; else one behind a link.

    A label may stand inside a piece that another one announces ("Born: 17.8.1991 Phone: ...").
    """
    pieces = pieces_of(lines)
    told = [piece for piece in pieces if piece.label == "phone"]
    for piece in (*told, *(piece for piece in pieces if piece.label in ("", "email", "location"))):
        number = next(numbers_in(piece.text, piece.label), None)
        if number:
            return Found({"text": number}, (piece.line,))
    for piece in pieces:
        label = _INNER_LABEL.search(piece.text)
        number = label and next(numbers_in(piece.text[label.end() :], "phone"), None)
        if number:
            return Found({"text": number}, (piece.line,))
    behind_links = (link[4:] for link in links if link.lower().startswith("tel:"))
    return next((behind(text) for text in behind_links if text.strip(" +()")), None)


def numbers_in(text: str, label: str) -> Iterator[str]:
    for match in PHONE.finditer(text):
        number = first_number(match[0])
        before = flatten(text[max(match.start() - 30, 0) : match.start()])
        labelled = label == "phone" or bool(_ANY_LABEL.search(before))
        if is_phone(number, labelled=labelled) and not _NO_PHONE.search(before):
            yield number


def first_number(text: str) -> str:
    """The text without a postcode in front and without a second number after a slash."""
    text = _ZIP_BEFORE.sub("", text)
    for slash in _SECOND.finditer(text):
        if count_digits(text[: slash.start()]) >= FEWEST_UNMARKED:
            return text[: slash.start()]
    return text.strip()


def is_phone(number: str, *, labelled: bool) -> bool:
    marked = labelled or number.startswith(("+", "(", "00"))
    digits = count_digits(number)
    if not FEWEST_DIGITS <= digits <= MOST_DIGITS or number.count("(") != number.count(")"):
        return False
    if marked:
        return True
    enough = digits >= FEWEST_UNMARKED or not number.isdigit()
    return enough and not _DATES.fullmatch(number) and not _POSTCODE.fullmatch(number)


def count_digits(text: str) -> int:
    return sum(map(str.isdigit, text))
