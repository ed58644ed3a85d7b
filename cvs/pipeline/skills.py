"""Reads what a skills section lists."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from statistics import median

from cvs.pipeline.cleaning import DASHES, fold
from cvs.pipeline.dates import find_period
from cvs.pipeline.document import Line, Word
from cvs.pipeline.found import Found
from cvs.pipeline.joining import put_together
from cvs.pipeline.labels import unnumbered
from cvs.pipeline.languages import find_languages, is_language_row
from cvs.pipeline.ratings import is_header, is_rating, without_level, without_ratings
from cvs.pipeline.rows import cell_with
from cvs.pipeline.sections import heading_kind
from cvs.pipeline.tongues import LEVEL_WORDS
from cvs.pipeline.vocabulary import MONTHS, Kind

_SEPARATOR = re.compile(r"[,;|•·●▪■]|\s/|/\s")
_ITEM_END = re.compile(r"\t|[;|•·●▪■⬤]|,(?=[\sA-Za-z])")
_SLASHES = re.compile(r"\s/\s")
_LIST_IN_BRACKETS = re.compile(r"^([^()]{2,60})\(([^()]{2,200})\)$")
_LABEL = re.compile(rf"^([^,;|•·:]{{2,40}}?)(?::\s*|\s+[{DASHES}]\s+)(?=\S)")
_LEVEL = re.compile(
    rf"\s*(?:\((?:[^)]*)\)|[:{DASHES}]\s*(?:basic|beginner|intermediate|advanced|expert|proficient|"
    r"fluent|native|master|grundkenntnisse|gut|sehr gut|experte|debutant|avance|avanzado)\b.*|"
    r"\s\d{1,3}\s?%|\s\d{1,2}/\d{1,2}|\s\d{1,2}\+?\s?(?:years?|yrs?|jahre|ans|años))$",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"[^\W\d_]{2}-$")
_AND = re.compile(r"^(?:and|und|et|y)\s+")
_YEARS = re.compile(r"^\d+\+?\s*(?:years?|yrs?|jahre|ans|anos)$")
_GRADE = re.compile(r"^[abc][12]$")
EDGES = " \t,;:○★☆□▫◯▮▯-\u2013\u2014"
NEAR_EDGE = 0.9
LARGER = 1.05
SAME_EDGE = 1.5  # points
WIDER = 1.25  # than a space between words
CLOSER = 0.8  # than lines usually stand
FEWEST_WITH_LABELS = 2  # lines
FEWEST_SLASHES = 2
FEWEST_IN_ROW = 3  # cells
LONGEST_TEXT = 300  # characters; a longer piece is no item
LONGEST_ITEM = 8  # words
LONGEST_LABEL = 4  # words
LONGEST_BROKEN = 3  # words


def find_skills(lines: Sequence[Line]) -> list[Found]:
    """What the section lists, as written, without labels and levels. Human languages are none."""
    own = [line for line in lines if not (is_language_row(line) and find_languages([line]))]
    own = list(put_together(own, list_continued))
    own = unnumbered(own, [False] * len(own))
    own = list(without_ratings(parted_at_columns([one for one in own if not is_header(one)])))
    items = [item for text in list_texts(own) for item in items_of(text)]
    once = dict.fromkeys(item for item in items if is_item(item))
    shared = tuple(lines)
    return [Found({"text": item}, shared) for item in once]


def list_continued(row: Line, line: Line) -> Line | None:
    """The row with the line in the list that it goes on with, which is not the row's last one."""
    lists = [number for number, cell in enumerate(row.cells[:-1]) if "," in cell]
    if not lists or line.bullet:
        return None
    return cell_with(row, line, range(lists[0], lists[-1] + 1))


def parted_at_columns(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; in a grid, a cell is parted where the row with most cells has two."""
    grid = max(map(starts_of, lines), key=len, default=frozenset())
    for line in lines:
        starts = starts_of(line)
        is_row = len(grid) >= FEWEST_IN_ROW and 1 < len(starts) < len(grid) and starts <= grid
        yield replace(line, words=tuple(parted(line.words, grid))) if is_row else line


def starts_of(line: Line) -> frozenset[int]:
    """Where the line's cells start, in points."""
    gaps = len(line.cells) > 1 and line.left is not None
    boxes = [word.box for word in line.words if word.after_gap] if gaps else []
    if not boxes or _SEPARATOR.search(line.text):
        return frozenset()
    return frozenset(round(box.x0) for box in (line.words[0].box, *boxes) if box)


def parted(words: Iterable[Word], grid: Collection[int]) -> Iterator[Word]:
    for word in words:
        starts = word.box is not None and round(word.box.x0) in grid
        yield replace(word, after_gap=True) if starts else word


def list_texts(lines: Sequence[Line]) -> Iterator[str]:
    """The lines without their labels, wrapped ones joined."""
    edge = max((line.right or 0.0 for line in lines), default=0.0)
    close = [False, *closer_than_usual(lines)]
    joined: list[str] = []
    wrapping = False
    rows = zip(lines, without_margin(lines), label_lines(lines), close, strict=False)
    for line, cut, is_label_line, is_close in rows:
        if is_label_line or not cut.words:
            wrapping = False
            continue
        text = without_label(cut)
        fresh = line.bullet or not joined or text != "\t".join(line.cells)
        if not fresh and is_close and is_rest(text):
            joined[-1] = with_rest(joined[-1], text)
        elif not fresh and wrapping:
            joined[-1] = wrapped(joined[-1], text)
        else:
            joined.append(text)
        wrapping = goes_on(line, edge)
    yield from joined


def wrapped(above: str, text: str) -> str:
    """Both lines of a list, of which the upper one may end amid a word."""
    if _HYPHEN.search(above) and text[:1].islower():
        return above[:-1] + text
    return f"{above} {text}"


def label_lines(lines: Sequence[Line]) -> list[bool]:
    """For each line whether it heads a list below it, in bold or larger type than lists have.

    No list is shorter than its label's line, so most lines are no labels.
    """
    plain = any(not line.bold for line in lines)
    smallest = min((line.size for line in lines), default=0.0)
    larger = smallest > 0 and lines[0].size > LARGER * smallest
    marked = [
        not line.bullet
        and ((line.bold and plain) or (larger and line.size > LARGER * smallest))
        and all(map(is_label, line.cells))
        for line in lines
    ]
    return marked if 2 * sum(marked) <= len(marked) else [False] * len(marked)


def closer_than_usual(lines: Sequence[Line]) -> list[bool]:
    """For each line but the first whether it stands closer to the last one than lines do here."""
    steps = [step_between(last, line) for last, line in pairwise(lines)]
    known = [step for step in steps if step > 0]
    usual = median(known) if known else 0.0
    return [0 < step < CLOSER * usual for step in steps]


def step_between(last: Line, line: Line) -> float:
    """Points between the baselines; 0 where they are unknown or on two pages."""
    if last.baseline is None or line.baseline is None or last.page != line.page:
        return 0.0
    return max(last.baseline - line.baseline, 0.0)


def is_rest(text: str) -> bool:
    """Whether all items of a row start in small letters, as what a narrow column breaks does."""
    return all(
        item[:1].islower() and len(item.split()) <= LONGEST_BROKEN for item in text.split("\t")
    )


def with_rest(text: str, rest: str) -> str:
    """A row of items, each with what stands below it."""
    items, rests = text.split("\t"), rest.split("\t")
    below = [*rests, *[""] * len(items)]
    return "\t".join(f"{item} {part}".strip() for item, part in zip(items, below, strict=False))


def goes_on(line: Line, edge: float) -> bool:
    """Whether a list breaks off at the line's end: after a separator, or near the right edge."""
    text = line.text.rstrip()
    if text.endswith((",", ";", "&", "/", "•", "|", "·")):
        return True
    full = (line.right or 0.0) > NEAR_EDGE * edge > 0
    return full and bool(_SEPARATOR.search(text)) and not text.endswith(".")


def without_margin(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines less labels that stand in a margin, or in bold in front of plain words."""
    edge = margin_edge(lines)
    return [cut_at(line, edge) if edge else without_bold(line) for line in lines]


def margin_edge(lines: Sequence[Line]) -> float:
    """Where all lines' lists start behind their labels, in points; 0 without labels."""
    first = next(iter(lines), None)
    if first is None or len(lines) < FEWEST_WITH_LABELS or any(line.bullet for line in lines):
        return 0.0
    starts = [word.box.x0 for word in first.words[1 : LONGEST_LABEL + 1] if word.box]
    edge = next((x for x in starts if all(starts_list(line, x) for line in lines)), 0.0)
    return edge if lists_behind(lines, edge) else 0.0


def lists_behind(lines: Sequence[Line], edge: float) -> bool:
    """Whether lists stand there, in one line or item below item, and no items of a grid."""
    lengths = [len(before(line, edge)) for line in lines]
    if 2 * lengths.count(0) >= len(lines):
        return True
    rests = (line.words[length:] for line, length in zip(lines, lengths, strict=True))
    return any(_SEPARATOR.search(" ".join(word.text for word in rest)) for rest in rests)


def starts_list(line: Line, edge: float) -> bool:
    """Whether the line starts at the edge, or breaks there after a label."""
    if line.left is not None and abs(line.left - edge) < SAME_EDGE:
        return True
    label = before(line, edge)
    following = line.words[len(label) : len(label) + 1]
    if label and not following:
        return label[0].text.islower() and (line.right or edge) < edge
    if not (label and following and following[0].box and label[-1].box):
        return False
    gap = following[0].box.x0 - label[-1].box.x1
    near = abs(following[0].box.x0 - edge) < SAME_EDGE
    return near and len(label) <= LONGEST_LABEL and gap > WIDER * usual_space(line, len(label))


def before(line: Line, edge: float) -> list[Word]:
    inside = takewhile(lambda word: word.box and word.box.x0 < edge - SAME_EDGE, line.words)
    return list(inside)


def usual_space(line: Line, start: int) -> float:
    """The width of a space in the line behind its label, in points."""
    spaces = [
        right.box.x0 - left.box.x1
        for left, right in pairwise(line.words[start:])
        if left.box and right.box
    ]
    return median(spaces) if spaces else line.size / 4


def cut_at(line: Line, edge: float) -> Line:
    label = before(line, edge)
    return replace(line, words=line.words[len(label) :]) if label else line


def without_bold(line: Line) -> Line:
    """The line less a label in bold in front of plain words."""
    label = list(takewhile(lambda word: word.bold, line.words))
    plain = line.words[len(label) :]
    short = 0 < len(label) <= LONGEST_LABEL and not label[-1].text.endswith(",")
    if short and plain and not any(word.bold for word in plain) and len(plain) > 1:
        return replace(line, words=plain)
    return line


def without_label(line: Line) -> str:
    """The line's cells, tab-separated, less a label in front ("Databases: ...")."""
    first, *others = line.cells
    if len(others) == 1 and is_label(first) and _SEPARATOR.search(others[0].lstrip("• ")):
        return others[0]
    text = "\t".join(line.cells)
    match = _LABEL.match(text)
    rest = text[match.end() :] if match else ""
    if match and is_rating(_ITEM_END.split(rest)[0]):
        return text
    dashed = match is not None and ":" not in match[0]
    if match and is_label(match[1]) and not (dashed and not _SEPARATOR.search(rest)):
        return rest.strip()
    return text


def is_label(text: str) -> bool:
    return len(text.split()) <= LONGEST_LABEL and not re.search(r"[,;|•]", text)


def items_of(text: str) -> Iterator[str]:
    slashes = len(_SLASHES.findall(text)) >= FEWEST_SLASHES and "," not in text
    for piece in _SLASHES.split(text) if slashes else split_items(text):
        if len(piece) > LONGEST_TEXT:
            continue
        for item in out_of_brackets(piece.strip(EDGES).rstrip(".")):
            yield _AND.sub("", without_level(_LEVEL.sub("", item))).strip(EDGES)


def split_items(text: str) -> Iterator[str]:
    """The pieces between separators; commas inside brackets separate nothing."""
    closed = text.count("(") == text.count(")")
    depth = start = last = 0
    for end in _ITEM_END.finditer(text):
        inside = text[last : end.start()]
        depth += inside.count("(") - inside.count(")")
        last = end.start()
        if depth <= 0 or not closed or end[0] != ",":
            yield text[start : end.start()]
            start, depth = end.end(), 0
    yield text[start:]


def out_of_brackets(item: str) -> Iterator[str]:
    """ "Cloud", "AWS" and "GCP" of "Cloud (AWS, GCP)"."""
    match = _LIST_IN_BRACKETS.match(item)
    inner = [part.strip() for part in match[2].split(",")] if match else []
    if match and len(inner) > 1 and all(re.search(r"[A-Z]", part) for part in inner):
        yield match[1].strip()
        yield from inner
    else:
        yield item


def is_item(text: str) -> bool:
    own = fold(text).split()
    return (
        0 < len(own) <= LONGEST_ITEM
        and not _YEARS.match(fold(text))
        and any(map(str.isalpha, text))
        and not all(word in LEVEL_WORDS or _GRADE.match(word) for word in own)
        and not all(word in MONTHS or word.isdigit() for word in own)
        and not is_date(text)
        and heading_kind(text) is not Kind.SKILLS
    )


def is_date(text: str) -> bool:
    period = find_period(text)
    return period is not None and period.text == text
