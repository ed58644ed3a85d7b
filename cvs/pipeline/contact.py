"""Finds who the CV is about and how to reach them."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from cvs.pipeline.cleaning import APOSTROPHES, DASHES, fold
from cvs.pipeline.dates import find_period
from cvs.pipeline.document import Line
from cvs.pipeline.parts import is_region, label_of
from cvs.pipeline.sections import heading_kind
from cvs.pipeline.vocabulary import LABELS, TITLE_WORDS

# Counted repeats keep these linear on a text without spaces.
EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
PHONE = re.compile(rf"(?<![\w/.@-])\+?\(?\d[\d\s()./{DASHES}]{{6,20}}\d(?![\w/@])")
WEB = re.compile(
    r"(?<![\w.-])(?:https?://)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:/[^\s|•,;]*)?", re.IGNORECASE
)
SEPARATOR = re.compile(rf"\t|\s[|•·{DASHES}]\s|\s·|•|\|")
NAME = re.compile(rf"^[^\W\d_][\w. ,{APOSTROPHES}{DASHES}]*$")
TITLES_OF_PAGES = frozenset(("curriculum vitae", "cv", "resume", "lebenslauf", "europass"))
FEWEST_DIGITS, MOST_DIGITS = 7, 15
MOST_NAME_WORDS = 6
MOST_ADDRESS_WORDS = 12
SHORTEST_NAME = 3  # letters that tell something
TALLEST_AGE = 120


def find_contact(
    head: Sequence[Line], others: Sequence[Line], rest: Sequence[Line] = ()
) -> dict[str, Any]:
    """`head` stands before the first heading, `others` in a contact section.

    In `rest`, other lines near the top, only an e-mail address and a phone number are looked for.
    """
    pieces = pieces_of([*head, *others])
    everywhere = [*pieces, *pieces_of(rest)]
    labelled = {label: text for label, text in reversed(pieces) if label}
    email = first_match(EMAIL, (piece for _, piece in everywhere))
    location = labelled.get("location") or find_location(piece for _, piece in pieces)
    street, city = split_address(location)
    return {
        "name": labelled.get("name") or find_name(head, email),
        "age": stated_age(labelled.get("age", "")),
        "address": {"street": street, "city": city},
        "email": email,
        "phone": find_phone(piece for _, piece in everywhere),
        "location": location,
    }


def pieces_of(lines: Iterable[Line]) -> list[tuple[str, str]]:
    """(label or "", text) of each piece of the lines between their separators."""
    pieces: list[tuple[str, str]] = []
    label = ""
    for line in lines:
        for piece in SEPARATOR.split("\t".join(line.cells)):
            name, colon, rest = piece.partition(":")
            found = label_of(name, LABELS) if colon or len(line.cells) > 1 else ""
            if found and not rest.strip():
                label = found
                continue
            text = (rest if found and colon else piece).strip(" ,;")
            if text:
                pieces.append((found or label, text))
            label = ""
    return pieces


def first_match(pattern: re.Pattern[str], pieces: Iterable[str]) -> str | None:
    matches = (match[0] for piece in pieces for match in pattern.finditer(piece))
    return next(matches, None)


def find_phone(pieces: Iterable[str]) -> str | None:
    for piece in pieces:
        for match in PHONE.finditer(piece):
            number = match[0].strip()
            digits = sum(map(str.isdigit, number))
            if FEWEST_DIGITS <= digits <= MOST_DIGITS and find_period(number) is None:
                return number
    return None


def find_location(pieces: Iterable[str]) -> str | None:
    """The first piece that ends in a country or state after a comma."""
    for piece in pieces:
        places = [place.strip() for place in piece.split(",")]
        if len(places) > 1 and len(piece.split()) <= MOST_ADDRESS_WORDS and is_region(places[-1]):
            return piece
    return None


def split_address(location: str | None) -> tuple[str | None, str | None]:
    """(street, city) of "12 High Street, Leeds LS1 4AP, UK"."""
    places = [place.strip() for place in (location or "").split(",") if place.strip()]
    if len(places) > 1 and is_region(places[-1]):
        places.pop()
    if not places:
        return None, None
    city = re.sub(r"\b[A-Z]{1,2}\d[\dA-Z]?\s*\d[A-Z]{2}\b|\b[A-Z]{0,2}-?\d{4,5}\b", "", places[-1])
    return ", ".join(places[:-1]) or None, city.strip() or None


def find_name(head: Sequence[Line], email: str | None) -> str | None:
    """Of the lines that may be a name, the one in the largest type; the e-mail breaks a tie."""
    candidates = [line for line in head if could_be_name(line.cells[0])]
    if not candidates:
        return None
    best = max(candidates, key=lambda line: (line.size, shares_letters(line.cells[0], email)))
    return best.cells[0].strip(" ,")


def could_be_name(text: str) -> bool:
    words = fold(text).split()
    return (
        1 < len(words) <= MOST_NAME_WORDS
        and bool(NAME.match(text))
        and heading_kind(text) is None
        and fold(text) not in TITLES_OF_PAGES
        and not any(word in TITLE_WORDS for word in words)
        and not is_region(text.rpartition(",")[2])
    )


def shares_letters(name: str, email: str | None) -> bool:
    local = fold((email or "").partition("@")[0]).replace(" ", "")
    return any(word in local for word in fold(name).split() if len(word) >= SHORTEST_NAME)


def stated_age(text: str) -> int | None:
    match = re.match(r"\d{1,3}\b", text)
    return int(match[0]) if match and int(match[0]) <= TALLEST_AGE else None


def find_links(own: Iterable[str], behind: Iterable[str] = ()) -> dict[str, str | None]:
    """Addresses of the person's pages, by the site.

    `own` are the texts that tell how to reach them; any web page there is taken for a portfolio.
    `behind` are the addresses behind the document's links, wherever they stand.
    """
    links: dict[str, str | None] = dict.fromkeys(("linkedin", "github", "portfolio"))
    for text in own:
        for match in WEB.finditer(EMAIL.sub(" ", text)):
            keep_first(links, site_of(match[0]), match[0].rstrip(".)"))
    for address in behind:
        site = site_of(address)
        keep_first(links, None if site == "portfolio" else site, address)
    return links


def keep_first(links: dict[str, str | None], site: str | None, address: str) -> None:
    if site and links[site] is None:
        links[site] = address


def site_of(address: str) -> str | None:
    host = re.sub(r"^https?://", "", address.lower())
    for site in ("linkedin", "github"):
        if f"{site}.com/" in host:
            return site
    marked = address.lower().startswith(("http", "www.")) or "/" in address
    return "portfolio" if marked else None
