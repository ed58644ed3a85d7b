"""Where the figures of the catalogue's own files come from."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes a figure of the catalogue, for which country and period."""

    publisher: str
    title: str
    country: str
    period: str
    url: str

    def __str__(self) -> str:
        return f"{self.publisher}, {self.title}, {self.country}, {self.period}"


SOURCES = tomllib.loads((Path(__file__).parents[1] / "data" / "sources.toml").read_text("utf-8"))


def source_of(figure: str) -> Source:
    """Where a figure of the catalogue's files comes from, as they say themselves."""
    row = SOURCES[figure]
    return Source(row["publisher"], row["title"], row["country"], row["release"], row["url"])


PAY_SOURCE = source_of("salary")
OUTLOOK_SOURCE = source_of("growth")
