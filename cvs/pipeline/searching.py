"""Finds a value's words in the lines that it was taken from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from cvs.pipeline.cleaning import fold
from cvs.pipeline.document import Line, Word
from cvs.pipeline.limits import STANDARD_LIMITS
from cvs.pipeline.locating import Run

MOST_TRIES = 50
LONGEST_WORD = 40  # letters
HYPHENS = "-\u2010\u2011\u00ad"

Span = tuple[int, int]


class Letters:
    """The folded words of some lines as one string, with `gap` around each."""

    def __init__(self, lines: Sequence[Line], gap: str) -> None:
        self._lines, self._gap = lines, gap
        self._starts: list[int] = []
        self._counts: dict[int, list[int]] = {}
        pieces = [gap]
        at = len(gap)
        for line in lines:
            self._starts.append(at)
            if folded := fold(line.text).replace(" ", gap):
                pieces += (folded, gap)
                at += len(folded) + len(gap)
        self._starts.append(at)  # where one more line would start
        self._text = "".join(pieces)

    def find(self, words: Sequence[str], after: int = 0) -> Span | None:
        """From where to where the words stand in the string, `after` or behind."""
        return next(self.find_all(words, after), None)

    def find_all(self, words: Sequence[str], after: int = 0) -> Iterator[Span]:
        """Where the words stand as whole words; a text that repeats itself is not searched on."""
        gap = self._gap
        wanted = gap.join(("", *words, "")) if gap else "".join(words)
        at = self._text.find(wanted, max(after - len(gap), 0))
        for _ in range(MOST_TRIES):
            if at < 0:
                return
            span = at + len(gap), at + len(wanted) - len(gap)
            if gap or all(map(self._is_cut, span)):
                yield span
            at = self._text.find(wanted, at + 1)

    def _is_cut(self, at: int) -> bool:
        """Whether a word starts or ends here, or digits and letters meet."""
        return at in self._cuts or kind_of(self._text[at - 1]) != kind_of(self._text[at])

    @cached_property
    def _cuts(self) -> frozenset[int]:
        words = (word for line in self._lines for word in fold(line.text).split())
        return frozenset(accumulate(map(len, words), initial=0))

    def runs(self, span: Span) -> list[Run]:
        """The words that hold these letters, by line."""
        first, after = bisect_right(self._starts, span[0]) - 1, bisect_left(self._starts, span[1])
        return [
            (self._lines[number], self._words_in(number, span))
            for number in range(first, after)
            if self._starts[number] < self._starts[number + 1]
        ]

    def _words_in(self, number: int, span: Span) -> Sequence[Word]:
        words = self._lines[number].words
        start, after = self._starts[number], self._starts[number + 1]
        whole = span[0] <= start and after - len(self._gap) <= span[1]
        if whole and count_letters(words[0].text) and count_letters(words[-1].text):
            return words
        skip = len(self._text[start : span[0]].replace(" ", ""))
        count = len(self._text[max(start, span[0]) : min(after, span[1])].replace(" ", ""))
        return self._words_with(number, skip, count)

    def _words_with(self, number: int, skip: int, count: int) -> Sequence[Word]:
        """The line's words with `count` of its letters, the first `skip` left out."""
        words = self._lines[number].words
        if (ends := self._counts.get(number)) is None:
            ends = self._counts[number] = ends_of(words)
        first, last = bisect_right(ends, skip), bisect_left(ends, min(skip + count, ends[-1]))
        return words[first : last + 1]


class Searcher:
    """Looks values up in lines, letter for letter but for case, accents and punctuation."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._spaced = Letters(lines, gap=" ")
        self._last = 0

    @cached_property
    def _bare(self) -> Letters:
        return Letters(self.lines, gap="")

    def find(self, value: str) -> list[Run]:
        """The words, by line, that say the value; none when the lines do not say it.

        Words that say nothing else come first, then those that say more (a name inside an e-mail
        address), then words that the lines break or space out, then the value's words in their
        order with others between them, as a column beside a wrapped line puts there.
        """
        words = fold(value).split()
        if not words:
            return []
        spans = list(self._spaced.find_all(words))
        if spans:
            return self._tightest(spans, len("".join(words)))
        if span := self._bare.find(words):
            return self._bare.runs(span)
        return self._apart(words)

    def _tightest(self, spans: Sequence[Span], letters: int) -> list[Run]:
        """The first words that have no more letters than these, or else the first."""
        first = self._spaced.runs(spans[0])
        if len(spans) == 1 or letters_of(first) == letters:
            return first
        others = map(self._spaced.runs, spans[1:])
        return next((runs for runs in others if letters_of(runs) == letters), first)

    def find_next(self, value: str) -> list[Run]:
        """Like `find`, but what stands behind the last one found so comes first."""
        words = fold(value).split()
        span = self._spaced.find(words, self._last) if words else None
        if span is None:
            return self.find(value)
        self._last = span[1]
        return self._spaced.runs(span)

    def _apart(self, words: Iterable[str]) -> list[Run]:
        found: list[Run] = []
        at = 0
        for word in words:
            spans = self._pieces(word, at)
            if not spans:
                return []
            at = spans[-1][1]
            found += (run for span in spans for run in self._spaced.runs(span))
        return joined(found)

    def _pieces(self, word: str, at: int) -> Sequence[Span]:
        """Where the word stands, whole or in two with a hyphen after the first."""
        if whole := self._spaced.find([word], at):
            return (whole,)
        for cut in range(1, min(len(word), LONGEST_WORD)):
            start = self._spaced.find([word[:cut]], at)
            rest = start and self._spaced.find([word[cut:]], start[1])
            if start and rest and self._is_hyphenated(start):
                return start, rest
        return ()

    def _is_hyphenated(self, span: Span) -> bool:
        return any(words[-1].text[-1] in HYPHENS for _, words in self._spaced.runs(span))


def joined(runs: Iterable[Run]) -> list[Run]:
    """The runs with all words of a line in one."""
    by_line: dict[tuple[int, int], tuple[Line, list[Word]]] = {}
    for line, words in runs:
        _, known = by_line.setdefault((line.page, line.number), (line, []))
        known += (word for word in words if not any(word is other for other in known))
    return list(by_line.values())


def letters_of(runs: Iterable[Run]) -> int:
    """How many letters the words have."""
    return sum([count_letters(word.text) for _, words in runs for word in words])


@lru_cache(maxsize=STANDARD_LIMITS.lines)
def count_letters(text: str) -> int:
    if text.isascii() and text.isalnum():  # nothing to fold away
        return len(text)
    return len(fold(text).replace(" ", ""))


def ends_of(words: Iterable[Word]) -> list[int]:
    """Where each word ends, in letters."""
    return list(accumulate([count_letters(word.text) for word in words]))


def kind_of(char: str) -> tuple[bool, bool]:
    return char.isdigit(), char.isalpha()
