"""Finds the web pages of a person."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from cvs.pipeline.document import Line, Word
from cvs.pipeline.finding import Topic
from cvs.pipeline.found import Found

# Counted repeats keep this linear on a text without spaces.
WEB = re.compile(
    r"(?<![\w.@-])(?:https?://)?(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?:/[^\s|•,;]{0,300})?(?![\w@])",
    re.IGNORECASE,
)
_SITES = {Topic.LINKEDIN: "linkedin.com/", Topic.GITHUB: "github.com/"}
_SCHEME = re.compile(r"^https?://(?:www\.)?|^www\.", re.IGNORECASE)
MARKED = re.compile(r"https?://|www\.|[^/]+/", re.IGNORECASE)
_HANDLE = re.compile(r"[\w%./-]{2,80}$")
_BROKEN_ENDS = ("/", "-", "_")


def find_links(own: Sequence[Line], links: Sequence[str]) -> dict[Topic, Found]:
    """Addresses of the person's pages, by the site.

    `own` are the lines that tell how to reach them; any web page there is taken for a portfolio.
    `links` are the addresses behind the document's links, wherever they stand.
    """
    found: dict[Topic, Found] = {}
    known = {bare(link): link for link in links}
    for line, following in zip_longest(own, own[1:]):
        for address, lines in addresses_in(line, following, known):
            if site := site_of(address, known):
                found.setdefault(site, Found({"text": address}, lines))
    for link in sorted(links, key=lambda link: bare(link).count("/")):
        if (site := site_of(link, {})) in _SITES:
            found.setdefault(site, Found({"text": link}, (Line((Word(link),)),)))
    return found


def addresses_in(
    line: Line, following: Line | None, known: Iterable[str]
) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """The addresses in a line, the last one with its rest in the line below."""
    for text in line.cells:
        for match in WEB.finditer(text):
            address = match[0].rstrip(".)")
            rest = following.cells[0] if following and match.end() == len(text) else ""
            if rest and is_rest(address, rest, known):
                yield address + rest, (line, following or line)
            else:
                yield address, (line,)


def is_rest(address: str, rest: str, known: Iterable[str]) -> bool:
    """Whether the address is broken off and `rest` goes on with it."""
    if not _HANDLE.match(rest):
        return False
    joined = bare(address + rest)
    return joined in known or (address.endswith(_BROKEN_ENDS) and not WEB.match(rest))


def bare(address: str) -> str:
    return _SCHEME.sub("", address).rstrip("/").lower()


def site_of(address: str, known: Iterable[str]) -> Topic | None:
    """A name with a dot is an address only where it is marked as one, or has a link behind it."""
    for site, host in _SITES.items():
        if bare(address).startswith(host) or f".{host}" in bare(address):
            return site
    return Topic.PORTFOLIO if MARKED.match(address) or bare(address) in known else None
