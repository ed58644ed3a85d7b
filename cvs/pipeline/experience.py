"""Finds the jobs of an experience section."""

from collections.abc import Callable, Sequence
from typing import Any

from cvs.pipeline.document import Line
from cvs.pipeline.entries import Entry, body_text, split_entries
from cvs.pipeline.parts import Part, count_words, parts_of
from cvs.pipeline.vocabulary import COMPANY_WORDS, TITLE_WORDS


def find_experience(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The jobs in the section's order. The order of title and company is learnt over them all."""
    entries = split_entries(lines)
    heads = [parts_of(entry.head) for entry in entries]
    title_first = votes_for_title_first(heads) >= 0
    return [
        job_of(entry, parts, title_first=title_first)
        for entry, parts in zip(entries, heads, strict=True)
        if parts
    ]


def votes_for_title_first(heads: Sequence[Sequence[Part]]) -> int:
    """Above 0 where the first part of most heads looks more like a title than the second."""
    pairs = [first_parts(parts)[:2] for parts in heads if len(parts) > 1]
    return sum(title_likeness(first.text) - title_likeness(second.text) for first, second in pairs)


def title_likeness(text: str) -> int:
    titles, companies = count_words(text, TITLE_WORDS), count_words(text, COMPANY_WORDS)
    return min(titles, 1) - min(companies, 1)


def job_of(entry: Entry, parts: Sequence[Part], *, title_first: bool) -> dict[str, Any]:
    title, company = title_and_company(parts, title_first=title_first)
    period = entry.period
    return {
        "title": title,
        "company": company,
        "duration": period.text if period else None,
        "description": body_text(entry.body),
        "start": period.start if period else None,
        "end": period.end if period else None,
        "current": bool(period and period.current),
    }


def title_and_company(parts: Sequence[Part], *, title_first: bool) -> tuple[str | None, str | None]:
    labelled = {part.label: part.text for part in reversed(parts) if part.label}
    if "title" in labelled or "company" in labelled:
        return labelled.get("title"), labelled.get("company")
    if len(parts) <= 1:
        return only_one(parts)
    title = title_part(parts, title_first=title_first)
    company = max((part for part in parts if part is not title), key=nearness_to(title, parts))
    return title.text, company.text


def title_part(parts: Sequence[Part], *, title_first: bool) -> Part:
    """The part that looks like a title; if none or several do, the document's order decides."""
    firsts = first_parts(parts)[:2]
    likely = [part for part in parts if title_likeness(part.text) > 0] or firsts
    return likely[0] if title_first else likely[-1]


def first_parts(parts: Sequence[Part]) -> list[Part]:
    """The first part of every line; of a single line, all of them."""
    firsts = {part.line: part for part in reversed(parts)}
    return [firsts[line] for line in sorted(firsts)] if len(firsts) > 1 else list(parts)


def nearness_to(title: Part, parts: Sequence[Part]) -> Callable[[Part], tuple[float, ...]]:
    """How likely a part is the company of `title`, by its words first and then by its place."""
    place = parts.index(title)

    def rank(part: Part) -> tuple[float, ...]:
        distance = parts.index(part) - place
        return (
            count_words(part.text, COMPANY_WORDS) > 0,
            part.chunk == title.chunk and distance == 1,
            part.line != title.line,
            -abs(distance),
            distance,
        )

    return rank


def only_one(parts: Sequence[Part]) -> tuple[str | None, str | None]:
    """A head of one part is a title or a company, whichever it looks like."""
    if not parts:
        return None, None
    text = parts[0].text
    return (text, None) if title_likeness(text) >= 0 else (None, text)
