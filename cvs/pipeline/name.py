"""Finds whose CV it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from cvs.pipeline.addresses import is_region
from cvs.pipeline.cleaning import APOSTROPHES, DASHES, flatten, fold
from cvs.pipeline.document import Line, Word, split_at_gaps
from cvs.pipeline.found import Found
from cvs.pipeline.occupations import is_title_word
from cvs.pipeline.parts import count_words
from cvs.pipeline.pieces import SEPARATOR, Piece, cells_of, pieces_of
from cvs.pipeline.sections import heading_kind
from cvs.pipeline.vocabulary import (
    COMPANY_WORDS,
    DEGREE_WORDS,
    SCHOOL_WORDS,
    TITLE_WORDS,
    words,
)

MOST_LINES = 30
MOST_WORDS = 6
MOST_IN_HALF = 3  # words in a line of a name over two lines
SHORTEST = 3  # letters that tell something
LARGER = 1.1
CLOSE = 1.4  # times the size of the type: from one line of a paragraph to the next
FIRST_LINES = 4  # where a name may stand in ordinary type
FEWEST_APART = 4  # letters with spaces between
BOTH = 2  # names that stand in the e-mail address too: as good as certain
_NAME = re.compile(rf"[^\W\d_](?:[^\W\d_]|[ .,()ªº{APOSTROPHES}{DASHES}])*$")
_PAGE_TITLE = (
    r"(?:europass|curriculum\s+vitae|currículum\s+vítae|curriculum|c\.?v\.?|r[ée]sum[ée]|"
    r"lebenslauf|bewerbung(?:sunterlagen)?|hoja\s+de\s+vida|personalbogen|candidature|"
    r"application|dossier)"
)
_TITLE_BEFORE = re.compile(
    rf"^\W*{_PAGE_TITLE}\b[\s:]*(?:of|von|de|du|d'|für|for|als)?\b[\s:]*", re.IGNORECASE
)
_TITLE_AFTER = re.compile(rf"[\s:,-]*\b{_PAGE_TITLE}\W*$", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"([a-zß-ÿ]{2})([A-ZÀ-Þ][a-zß-ÿ]{2})")
_AFTER_NAME = re.compile(r"[A-Z][A-Za-z]{0,4}\.?(?:[ -][A-Z][A-Za-z]{0,4}\.?)*$")
_AT_HYPHEN = re.compile(rf"[{DASHES}]$")
_PARTICLES = words(
    "de da do das dos del della di du des la le el al bin ibn ben van von der den ter ten te zu "
    "zur y e i und af av st o d l dit ap rer nat med phil ing jur oec pol dent vet habil hc h c"
)
_PAGE_WORDS = words(
    "linkedin github profile profiles contact phone email mail address name page last updated "
    "confidential university date birth nationality references portfolio photo"
)
_AFTER_NAMES = DEGREE_WORDS | words("esq jr sr ii iii iv")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a name; `number` counts the lines."""

    text: str
    size: float
    number: int
    lines: tuple[Line, ...]


def find_name(head: Sequence[Line], rest: Sequence[Line], email: str | None) -> Found | None:
    """The labelled name, or the line that is most like one: by the e-mail address, then by size.

    `rest` are the other lines; there only a name counts that the e-mail address confirms.
    """
    if told := labelled_name([*head, *rest[:MOST_LINES]]):
        return told
    local = " ".join(re.findall(r"[^\W\d_]+", flatten((email or "").partition("@")[0])))
    near = [one for one in candidates(head[:MOST_LINES], local) if could_be_name(one.text, local)]
    usual = median(line.size for line in (*head, *rest)) if head or rest else 0.0
    near = [one for one in near if stands_out(one, usual, local)]
    far = () if near else candidates(rest, local)
    near += [one for one in far if could_be_name(one.text, local) and is_sure(one, local)]
    if not near:
        return None
    best = max(near, key=lambda one: (is_sure(one, local), one.size, support(one.text, local)))
    return Found({"text": best.text}, best.lines)


def labelled_name(lines: Sequence[Line]) -> Found | None:
    told: dict[str, Piece] = {}
    for piece in pieces_of(lines):
        if piece.label in ("name", "given", "family") and _NAME.match(piece.text):
            told.setdefault(piece.label, piece)
    family = told.get("family") or told.get("name")
    if "given" in told and family:
        both = (told["given"], family)
        return Found({"text": " ".join(p.text for p in both)}, tuple(p.line for p in both))
    return Found({"text": family.text}, (family.line,)) if "name" in told and family else None


def candidates(lines: Sequence[Line], local: str) -> list[Candidate]:
    """The parts of the lines in one type, and pairs of them that make one name."""
    runs = [run for number, line in enumerate(lines) for run in runs_of(line, number, local)]
    return [*runs, *joined_runs(runs, local)]


def runs_of(line: Line, number: int, local: str) -> Iterator[Candidate]:
    if letters_apart(line.words):
        yield Candidate(together(line.words, local), round(line.size), number, (line,))
        return
    for cell in cells_of(line):
        for size, run in groupby(cell.words, key=lambda word: round(word.size)):
            for piece in SEPARATOR.split(" ".join(word.text for word in run)):
                if text := apart(without_titles(piece), local):
                    yield Candidate(text, size, number, (cell,))


def apart(text: str, local: str) -> str:
    """ "Ann Lee" of "AnnLee", where the e-mail address confirms both names."""
    spaced = _RUN_TOGETHER.sub(r"\1 \2", text)
    return spaced if spaced != text and support(spaced, local) >= BOTH else text


def letters_apart(line: Sequence[Word]) -> bool:
    return len(line) >= FEWEST_APART and all(len(word.text) == 1 for word in line)


def together(line: Sequence[Word], local: str) -> str:
    """ "JANE DOE" of "J A N E  D O E": cut at gaps, wider spaces, or as the e-mail address says."""
    cells = ["".join(word.text for word in cell) for cell in split_at_gaps(line)]
    if len(cells) > 1:
        return " ".join(cells)
    steps = [
        right.box.x0 - left.box.x1 if left.box and right.box else 0.0
        for left, right in pairwise(line)
    ]
    wide = 1.5 * median(steps)
    spaced = "".join(
        word.text + (" " if step > wide > 0 else "")
        for word, step in zip(line, [*steps, 0.0], strict=True)
    )
    return spaced if " " in spaced else cut_like(spaced, local)


def cut_like(text: str, local: str) -> str:
    """Two names run together, cut as the e-mail address has them apart."""
    flat, told = flatten(text), local.split()
    cut = next((n for n in range(1, len(flat)) if flat[:n] in told and flat[n:] in told), 0)
    return f"{text[:cut]} {text[cut:]}" if cut else text


def without_titles(text: str) -> str:
    """The text less the page's title, and less a job's title after a comma."""
    text = _TITLE_AFTER.sub("", _TITLE_BEFORE.sub("", text.strip())).strip(" ,;:")
    first, comma, rest = text.partition(",")
    told = is_after_name(rest.strip()) or is_region(rest)
    if comma and len(first.split()) > 1 and not told:
        return first.strip()
    return text


def is_after_name(text: str) -> bool:
    """Whether "PhD, MBA" of "Ann Lee, PhD, MBA": degrees and licences in few letters."""
    own = re.split(r"[\s,-]+", text.strip())
    return all(
        _AFTER_NAME.match(word) and (count_capitals(word) > 1 or is_degree(word)) for word in own
    )


def count_capitals(text: str) -> int:
    return sum(map(str.isupper, text))


def is_degree(text: str) -> bool:
    return all(word in _AFTER_NAMES for word in fold(text.replace(".", "")).split())


def joined_runs(runs: Sequence[Candidate], local: str) -> Iterator[Candidate]:
    """A name over two or three lines of large type."""
    largest = max((run.size for run in runs), default=0)
    halves = [run for run in runs if run.size == largest and largest]
    for first, second in pairwise(halves):
        if whole := joined(first, second, local):
            yield whole
    for first, second, third in zip(halves, halves[1:], halves[2:], strict=False):
        whole = joined(first, second, local)
        if whole and runs_on(second, third) and (whole := joined(whole, third, local)):
            yield whole


def joined(first: Candidate, second: Candidate, local: str) -> Candidate | None:
    """Both as one that comes before each of them, if they may be the halves of a name."""
    last = first.number + len(first.lines) - 1
    if second.number - last > MOST_IN_HALF or not make_one(first, second, local):
        return None
    text = f"{first.text}{space_after(first.text)}{second.text}"
    return Candidate(text, first.size + 0.1, first.number, (*first.lines, *second.lines))


def space_after(half: str) -> str:
    """Nothing where a double name is broken at its hyphen."""
    return "" if _AT_HYPHEN.search(half) else " "


def make_one(first: Candidate, second: Candidate, local: str) -> bool:
    """Whether the lines are halves of a name.

    So they are when the first is one word or broken off, as the e-mail address says, or where
    the second stands as close as a line that ran on.
    """
    start, end = first.text, second.text
    if not could_be_name(f"{start} {end}", local) or has_wrong_words(end, local):
        return False
    if len(start.split()) == 1 or _AT_HYPHEN.search(start) or fold(start).split()[-1] in _PARTICLES:
        return len(end.split()) <= MOST_IN_HALF
    if len(end.split()) > 1:
        return end[:1].islower()
    return end[:1].islower() or support(end, local) > 0 or runs_on(first, second)


def runs_on(first: Candidate, second: Candidate) -> bool:
    """Whether a word as large as the line above starts where that starts, and close under it.

    Designers like to set the last name in another weight.
    """
    one, other = first.lines[-1].words[0], second.lines[0].words[0]
    if one.box is None or other.box is None or is_title_word(fold(second.text)):
        return False
    alike = (one.size, round(one.box.x0)) == (other.size, round(other.box.x0))
    return alike and 0 < one.box.y - other.box.y <= CLOSE * one.size


def could_be_name(text: str, local: str) -> bool:
    core = text.partition(",")[0] if is_after_name(text.partition(",")[2].strip() or "x") else text
    own = core.replace(",", " ").split()
    return (
        1 < len(own) <= MOST_WORDS
        and bool(_NAME.match(text))
        and all(is_name_word(word) for word in own)
        and heading_kind(text) is None
        and not ("," in core and is_region(core.rpartition(",")[2]))
        and not has_wrong_words(core, local)
    )


def is_name_word(word: str) -> bool:
    return not word[0].islower() or fold(word) in _PARTICLES or word[:2] in ("d'", "d’", "l'", "l’")


def has_wrong_words(text: str, local: str) -> bool:
    """Whether words of jobs, companies and pages stand in it; names such as "Baker" are both."""
    if count_words(text, _PAGE_WORDS):
        return True
    wrong = [word for word in fold(text).split() if is_wrong(word)]
    return bool(wrong) and support(text, local) < BOTH


def is_wrong(word: str) -> bool:
    """Whether a word tells a job, a place of work or a degree; short ones may be names."""
    if word in TITLE_WORDS or (len(word) > SHORTEST and word in DEGREE_WORDS):
        return True
    return len(word) >= SHORTEST and (word in COMPANY_WORDS or word in SCHOOL_WORDS)


def stands_out(one: Candidate, usual: float, local: str) -> bool:
    larger = one.size > LARGER * usual
    return larger or one.number < FIRST_LINES or support(one.text, local) > 0


def is_sure(one: Candidate, local: str) -> bool:
    return support(one.text, local) >= BOTH


def support(text: str, local: str) -> int:
    """How many of the name's words the e-mail address holds; initials count beside one."""
    spelt = (fold(text).split(), fold(text.lower().translate(_UMLAUTS)).split())
    return max(count_in(own, local) for own in spelt)


def count_in(own: Sequence[str], local: str) -> int:
    held = [word for word in own if len(word) >= SHORTEST and word in local]
    if len(held) != 1:
        return len(held)
    others = {word[0] for word in own if word not in held}
    rest = local.replace(held[0], "", 1).replace(" ", "")
    for particle in _PARTICLES.intersection(own):
        rest = rest.replace(particle, "", 1)
    return 1 + bool(rest and others.issuperset(rest))
