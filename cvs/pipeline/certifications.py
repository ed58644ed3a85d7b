"""Reads a section of certificates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, groupby, pairwise

from cvs.pipeline.awards import closed, is_spoken_language, joined, one_a_line, unbulleted
from cvs.pipeline.cleaning import DASHES, flatten, fold
from cvs.pipeline.dates import HAS_DIGIT, find_period, without
from cvs.pipeline.document import Line
from cvs.pipeline.found import Found
from cvs.pipeline.grids import read_certificates
from cvs.pipeline.margins import Margins, is_next
from cvs.pipeline.parts import count_words
from cvs.pipeline.places import is_place
from cvs.pipeline.vocabulary import COMPANY_WORDS, SCHOOL_WORDS, words

MOST_ISSUER_WORDS = 8
MOST_NAME_WORDS = 18
MOST_RANK_WORDS = 3
LONGEST_ABBREVIATION = 4  # letters
LONGEST_LINE = 500  # characters
MOST_WORDS = 40
MOST_WORDS_OF_DATES = 12
NEAR_EDGE = 0.9
DANGLING = ("-", "\u2013", "\u2014", ":")
EDGES = " \t,;|./-\u2013\u2014"
_ISSUED_BY = re.compile(
    r"^(?:issued by|issuer|issuing (?:body|organi[sz]ation)|awarded by|provider|by|"
    r"ausgestellt von|aussteller|delivre par|delivree par|organisme|emitido por|expedido por|"
    r"entidad|otorgado por)\b[\s:]*"
)
# What stands before a date; the first of them follows the issuer's name.
_ISSUED_ON = re.compile(
    r"[|•·,]\s*(?:issued|issued on|ausgestellt|expedicion|delivre le)$", re.IGNORECASE
)
_VALID = re.compile(
    r"(?:^|[\s|•·,(-]+)(?:issued(?: on)?|exp|expires|valid (?:until|through|to)|gültig bis|"
    r"valable jusqu['’]en|válido hasta|ausgestellt)\.?$",
    re.IGNORECASE,
)
_SPLIT = re.compile(rf"\t+|\s+[|•·/]\s+|\s+[{DASHES}]\s+")
_FROM = re.compile(
    r"\s(?:from|issued by|awarded by|ausgestellt von|d[ée]livr[ée]e? par|emitido por|"
    r"expedido por|otorgado por)\s+([A-ZÀ-Þ][^|,;]{1,60})$"
)
_DANGLING_IN = re.compile(r"\s(?:in|im|en)$")
_BRACKETS = re.compile(r"\s*\(([^()]{2,60})\)$")
_PAGE = re.compile(r"^(?:page|seite|pagina|página)\s\d|^\d+ ?/ ?\d+$")
_GOES_ON = re.compile(
    r"(?:[,&/-]|\b(?:of|de|des|du|der|die|the|for|in|and|et|y|und|en|la|le|für|fur|to))$"
)
# What tells a certificate's number or where to see it.
_NUMBERED = re.compile(
    r"^(?:(?:credential|certificate|certification|licen[cs]e|registration|zertifikats?|"
    r"identifiant|numero|n[o.])\s?(?:id|no|number|nummer|nr|de la certification)\b|"
    r"id de la credencial|(?:see|show|view|verify) (?:credential|certificate)|skills:)"
)
_NUMBER_BEHIND = re.compile(
    r"\s*[,;|•·(–-]\s*(?:(?:licen[cs]e|credential|certificate|cert|registration|reg)\b\.?\s*)"
    r"(?:(?:id|no|number|nr)\b[.:]*\s*)?#?\s?[\w-]*\d[\w-]*\)?$",
    re.IGNORECASE,
)
# Parts of a certificate's own name that may stand after a dash or a comma.
_RANKS = words(
    "associate professional foundation foundations practitioner specialty specialist expert "
    "advanced intermediate basic level developer administrator engineer architect analyst master "
    "fundamentals core niveau nivel stufe part teil modul module grade step tier green black "
    "yellow belt adult adults instructor lead auditor"
)


# What a certificate's name starts with, so that it is not the end of the one above.
_FIRST_WORDS = words(
    "certified certificate certification certificates cert diploma diplomado diplom diplome "
    "licence license licensed licencia curso cursos course kurs formation permis zertifikat "
    "zertifizierter zertifizierte zertifizierung certificado certificada certificacion certificat "
    "certifie certifiee lehrgang schulung fortbildung weiterbildung fuhrerschein habilitation "
    "attestation brevet titulo registered"
)


@dataclass(slots=True)
class Certificate:
    """What is read of one certificate, line by line."""

    text: str
    date: str | None = None
    issuer: str | None = None
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """A line with what the column's edge cut off it, and the lines that both stand on."""

    line: Line
    lines: list[Line]


def find_certifications(lines: Sequence[Line], margins: Margins | None = None) -> list[Found]:
    """Each certificate with who issued it and when, as written."""
    tables, lines = read_certificates([line for line in lines if is_told(line)])
    told = list(one_a_line([unbulleted(line, _RANKS) for line in lines]))
    read = list(certificates(list(whole_rows(told, margins or Margins(told)))))
    in_brackets = all(_BRACKETS.search(one.text) for one in read) and len(read) > 1
    found = {fold(one.values["name"]): one for one in tables}
    for one in read:
        name, issuer = name_and_issuer(one, in_brackets=in_brackets)
        few = len(name.split()) <= MOST_NAME_WORDS
        if few and any(map(str.isalpha, name)) and not is_spoken_language(one.text):
            values = {"name": name, "issuer": issuer, "date": one.date}
            found.setdefault(fold(name), Found(values, tuple(one.lines)))
    return list(found.values())


def is_told(line: Line) -> bool:
    """Whether the line is neither a page's number nor a long text."""
    text = line.text
    return len(text) <= LONGEST_LINE and not _PAGE.search(flatten(text))


def whole_rows(lines: Sequence[Line], margins: Margins) -> Iterator[Row]:
    """The lines, each with those that go on with it."""
    edge = max((line.right or 0.0 for line in lines), default=0.0)
    row: Row | None = None
    for line in lines:
        if row and goes_on(row, line, edge, margins):
            row = Row(joined(row.line, line), [*row.lines, line])
            continue
        if row:
            yield row
        row = Row(line, [line])
    if row:
        yield row


def goes_on(row: Row, line: Line, edge: float, margins: Margins) -> bool:
    if len(row.line.words) + len(line.words) > MOST_WORDS or is_issued(line):
        return False
    if row.line.text.count("(") > row.line.text.count(")") and ")" in line.text:
        return not line.bullet
    last = row.lines[-1]
    if ends_dated(row.line) or (find_period(row.line.text) and find_period(line.text)):
        return False
    return wraps(last, line, edge) or was_cut(last, line, margins)


def certificates(rows: Sequence[Row]) -> Iterator[Certificate]:
    """One from each row in the list's leading look, with what the rows below say of it."""
    starts = {id(line) for line in leading_lines([row.line for row in rows])}
    current: Certificate | None = None
    for row in rows:
        if id(row.line) in starts:
            if current:
                yield current
            current = Certificate(*text_and_date(row.line), lines=list(row.lines))
        elif current:
            add_row(current, row)
    if current:
        yield current


def leading_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines in the list's leading look: bulleted, or bold, or largest, or dated, or all."""
    if tells_of_dated(lines):
        lines = [line for line in lines if not line.bullet]
    for stands_out in (is_bulleted, is_bold):
        chosen = [line for line in lines if stands_out(line)]
        if chosen and len(chosen) < len(lines):
            return chosen
    largest = max((line.size for line in lines), default=0.0)
    chosen = [line for line in lines if line.size >= largest]
    marks = list(map(says_more, chosen))
    if alternate(marks) and len(chosen) == len(lines):
        return list(compress(chosen, marks))
    told = [line for line in chosen if not is_detail(line)]
    return (len(told) < len(chosen) and names_above_issuers(chosen)) or told


def names_above_issuers(lines: Sequence[Line]) -> Sequence[Line]:
    """The first lines of pairs that each stand above dates or numbers; none if one does not."""
    groups = groupby(lines, key=lambda line: is_dated_alone(line) or is_numbered(line))
    told = [(is_told_below, list(group)) for is_told_below, group in groups]
    pairs = [group for is_told_below, group in told if not is_told_below]
    ends = bool(told) and told[-1][0] and not told[0][0]
    regular = ends and len(pairs) > 1 and all(len(pair) == 2 for pair in pairs)  # noqa: PLR2004
    return [name for name, _ in pairs] if regular else []


def tells_of_dated(lines: Sequence[Line]) -> bool:
    """Whether each line without a bullet is dated and no bullet is, so bullets tell of those."""
    return (
        bool(lines)
        and not lines[0].bullet
        and all(says_more(line) is not line.bullet for line in lines)
    )


def is_bulleted(line: Line) -> bool:
    return line.bullet


def is_bold(line: Line) -> bool:
    return line.bold or line.words[0].bold


def says_more(line: Line) -> bool:
    """Whether the line is dated and says something else too."""
    text, date = text_and_date(line)
    return date is not None and bool(text)


def is_detail(line: Line) -> bool:
    """Whether the line only dates or names the issuer of the one above."""
    text, _ = text_and_date(line)
    issued = _ISSUED_BY.match(flatten(text)) or _ISSUED_ON.search(without_date(line))
    return not text or bool(issued) or is_dated_alone(line) or is_numbered(line)


def is_dated_alone(line: Line) -> bool:
    """Whether the line only tells from when until when, as "Issued May 2022 · Expires 2025"."""
    text, period = line.text, find_period(line.text)
    if len(line.words) > MOST_WORDS_OF_DATES:
        return False
    while period:
        before, after = text[: period.place[0]], text[period.place[1] :]
        text = f"{_VALID.sub('', before.rstrip())} {after}"
        period = find_period(text)
    return not text.strip(f"{EDGES}()") or bool(_VALID.fullmatch(text.strip()))


def is_numbered(line: Line) -> bool:
    return _NUMBERED.match(flatten(line.text)) is not None


def alternate(marks: Sequence[bool]) -> bool:
    """Whether every second line, the first of all among them, is a marked one."""
    pairs = pairwise(marks)
    return len(marks) > 1 and marks[0] and not marks[-1] and all(one != two for one, two in pairs)


def ends_dated(line: Line) -> bool:
    """Whether the line's date ends what it says: no comma follows, and it does not lead."""
    period = find_period(line.text)
    leads = period is not None and not line.text[: period.place[0]].strip(" (")
    alone = period is not None and not line.text[period.place[1] :].strip(" ):")
    return period is not None and (alone or not leads) and not line.text.endswith(",")


def wraps(last: Line, line: Line, edge: float) -> bool:
    """Whether the line goes on with the one above it."""
    if line.bullet:
        return False
    if _GOES_ON.search(flatten(last.text)) or line.text[:1].islower():
        return True
    full = (last.right or 0.0) > NEAR_EDGE * edge > 0
    return full and last.bullet and is_bold(last) == is_bold(line)


def was_cut(last: Line, line: Line, margins: Margins) -> bool:
    """Whether the column's edge cut the name above, or a rank of its own is taken for a bullet."""
    if fold(line.words[0].text) in _FIRST_WORDS and len(line.words) > 1:
        return False
    if _RANKS.issuperset(fold(line.text).split()):
        return True
    if line.bullet:
        return False
    in_brackets = line.text.startswith(("(", "[")) and is_next(last, line)
    return last.text.endswith(DANGLING) or in_brackets or margins.broke(last, line)


def is_issued(line: Line) -> bool:
    """Whether the line starts with the words before an issuer's name."""
    return _ISSUED_BY.match(flatten(line.text)) is not None


def add_row(current: Certificate, row: Row) -> None:
    text, date = text_and_date(row.line)
    issued = _ISSUED_BY.match(flatten(text))
    current.lines.extend(row.lines)
    current.date = current.date or date
    if is_dated_alone(row.line) or is_numbered(row.line):
        return
    if not current.issuer and 0 < len(text.split()) <= MOST_ISSUER_WORDS:
        current.issuer = text[issued.end() if issued else 0 :].strip(EDGES) or None


def text_and_date(line: Line) -> tuple[str, str | None]:
    """The line's cells, tab-separated, less its date, and the date as written."""
    period = find_period("\t".join(line.cells))
    text = _VALID.sub("", without_date(line)).strip(EDGES)
    if HAS_DIGIT.search(text):
        text = _NUMBER_BEHIND.sub("", text).strip(EDGES)
    if period:
        text = closed(_DANGLING_IN.sub("", text))
    return text, period.text if period else None


def without_date(line: Line) -> str:
    text = "\t".join(line.cells)
    return without(text, find_period(text)).strip(EDGES)


def name_and_issuer(one: Certificate, *, in_brackets: bool) -> tuple[str, str | None]:
    """Told apart at a tab, a dash, a bracket or a comma, unless a line below names the issuer."""
    text = one.text.strip(EDGES)
    if one.issuer:
        return text.replace("\t", " "), one.issuer
    if source := _FROM.search(text):
        return text[: source.start()].strip(EDGES), source[1].strip(EDGES)
    for split in _SPLIT.finditer(text):
        rest = _SPLIT.split(text[split.end() :])[0]
        if not is_rank(rest.partition(",")[0]):
            return text[: split.start()].strip(EDGES), rest.strip(EDGES) or None
    bracket = _BRACKETS.search(text)
    if bracket and (in_brackets or is_issuer(bracket[1])):
        return text[: bracket.start()].strip(EDGES), bracket[1]
    before, comma, rest = text.rpartition(",")
    if "," in before and is_place(rest):
        before, comma, rest = before.rpartition(",")
    is_whole = not is_rank(rest) and before.count("(") == before.count(")")
    if comma and is_whole and not is_broken_at_comma(one):
        return before.strip(EDGES), rest.strip(EDGES) or None
    return text.replace("\t", " "), None


def is_broken_at_comma(one: Certificate) -> bool:
    """Whether an undated name's comma only ends a line: who names an issuer gives the year, too."""
    return not one.date and len(one.lines) > 1 and one.lines[0].text.endswith(",")


def is_rank(text: str) -> bool:
    """Whether "Associate" or "Level 2" belongs to the name before it."""
    own = fold(text.partition("(")[0]).split()
    return bool(own) and (own[0] in _RANKS or own[-1] in _RANKS) and len(own) <= MOST_RANK_WORDS


def is_issuer(text: str) -> bool:
    """Whether what stands in brackets is an organisation and no abbreviation of the name."""
    if text.endswith(".") and " " not in text:
        return False
    worded = any(word[1:].islower() and len(word) > LONGEST_ABBREVIATION for word in text.split())
    return worded or count_words(text, COMPANY_WORDS | SCHOOL_WORDS) > 0
