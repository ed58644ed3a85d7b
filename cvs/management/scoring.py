"""How right a reading is, field by field, against the truth about the same CV.

A truth has the shape of `parsed_data`. Keys that begin with "_" and keys that a reading does not
have are the truth's own; three of them are heeded: `degree_forms` (other ways to write a degree
that are as right), `months` (false where the CV shows years alone) and "present" as an `end`.

Texts are compared in their normal form: small letters without accents, words of letters, digits,
"+" and "#", one space between them. Nothing that is merely similar counts.

name, email    equal
phone          the last nine digits equal, so that a country's code may be missing
location       the truth's city stands, in whole words, in the location or in the address' city
skills, languages
               F1 over the different values; of a language only what stands before a bracket,
               comma, colon, slash or dash
certifications F1 likewise; more words may follow the truth's own (who issued it, when)
experience     F1 over jobs; one is right when title and company are equal
dates          share of the truth's jobs with the right start and end: year and month, or the year
               where the CV shows no month
description    mean F1 over the words, of the truth's jobs that have a description
institution    F1 over the entries of the education
degree         F1 likewise; the order of words, full stops and small words (in, of) do not count
year           share of the truth's entries with the right year

Jobs, and entries of the education, are paired one to one, the likest first: title and company
(institution and degree) count one each, equal dates (year) break ties; what agrees in neither
stays alone. Dates, descriptions and years of a truth that stays alone are wrong.

A single value given where the truth has none is wrong; one missing on both sides is not counted.
Over several CVs the right and the judged are added up for each field. The macro mean is the plain
mean of the fields that were judged; it is 1 when there was nothing to find and nothing was given.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from statistics import mean
from typing import Any

FIELDS = (
    "name",
    "email",
    "phone",
    "location",
    "skills",
    "experience",
    "dates",
    "description",
    "institution",
    "degree",
    "year",
    "certifications",
    "languages",
)
PHONE_DIGITS = 9
SMALL_WORDS = frozenset(
    ("and", "de", "del", "der", "des", "di", "du", "en", "et", "fur", "im", "in", "la", "of", "the")
)
_WORD = re.compile(r"[^\W_]+[+#]*|[+#]+")
_AFTER_LANGUAGE = re.compile(r"[(\[,:;/|–—]|\s-\s")

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Share:
    """So much of the total is right; F1 is the share of the hits on both sides."""

    right: float = 0.0
    total: float = 0.0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.total + other.total)

    @property
    def score(self) -> float | None:
        """From 0 to 1; None when nothing was judged."""
        return self.right / self.total if self.total else None


NOTHING = Share()
Shares = dict[str, Share]


def score_cv(given: Entry, truth: Entry) -> Shares:
    """Every field of FIELDS; `given` is a reading's `parsed_data`, empty when there is none."""
    return {
        **score_person(given.get("personalInfo") or {}, truth.get("personalInfo") or {}),
        **score_jobs(entries(given, "experience"), entries(truth, "experience")),
        **score_education(entries(given, "education"), entries(truth, "education")),
        "skills": f1_share(values(given, "skills", normal), alone(values(truth, "skills", normal))),
        "languages": f1_share(
            values(given, "languages", language), alone(values(truth, "languages", language))
        ),
        "certifications": score_certifications(
            values(given, "certifications", normal), values(truth, "certifications", normal)
        ),
    }


def total(scored: Iterable[Shares]) -> Shares:
    """The fields of several CVs added up."""
    every = list(scored)
    return {field: reduce(add, (shares[field] for shares in every), NOTHING) for field in FIELDS}


def macro(shares: Shares) -> float:
    scores = [share.score for share in shares.values() if share.score is not None]
    return mean(scores) if scores else 1.0


def score_person(given: Entry, truth: Entry) -> Shares:
    city = normal(address_city(truth))
    place = normal(f"{given.get('location') or ''} {address_city(given)}")
    return {
        "name": single(normal(given.get("name")), normal(truth.get("name"))),
        "email": single(plain(given.get("email")), plain(truth.get("email"))),
        "phone": single(phone(given.get("phone")), phone(truth.get("phone"))),
        "location": single(city if city and f" {city} " in f" {place} " else place, city),
    }


def score_jobs(given: Sequence[Entry], truth: Sequence[Entry]) -> Shares:
    pairs = paired(given, truth, job_likeness)
    hits = sum(same(job, known, "title") and same(job, known, "company") for job, known in pairs)
    return {
        "experience": Share(2 * hits, len(given) + len(truth)),
        "dates": Share(
            sum(dates(job, known) == dates(known, known) for job, known in pairs if dated(known)),
            sum(map(dated, truth)),
        ),
        "description": Share(
            sum(word_f1(job.get("description"), known.get("description")) for job, known in pairs),
            sum(bool(known.get("description")) for known in truth),
        ),
    }


def score_education(given: Sequence[Entry], truth: Sequence[Entry]) -> Shares:
    pairs = paired(given, truth, education_likeness)
    return {
        "institution": f1_share(
            (normal(entry.get("institution")) for entry in given),
            alone(normal(entry.get("institution")) for entry in truth),
        ),
        "degree": f1_share((degree(entry.get("degree")) for entry in given), map(degrees, truth)),
        "year": Share(
            sum(same_year(entry, known) for entry, known in pairs if known.get("year")),
            sum(bool(known.get("year")) for known in truth),
        ),
    }


def score_certifications(given: Sequence[str], truth: Sequence[str]) -> Share:
    longest_first = sorted(truth, key=len, reverse=True)
    named = (
        next((known for known in longest_first if f"{one} ".startswith(f"{known} ")), one)
        for one in given
    )
    return f1_share(named, alone(truth))


# --- shares ---------------------------------------------------------------------------------


def single(given: str, truth: str) -> Share:
    return Share(given == truth, 1) if given or truth else NOTHING


def values(data: Entry, key: str, form: Callable[[object], str]) -> list[str]:
    """The different values of a list, in their form."""
    return list(dict.fromkeys(map(form, data.get(key) or ())))


def alone(wanted: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Values that are right in one form only."""
    return ((value,) for value in wanted)


def f1_share(given: Iterable[str], truth: Iterable[tuple[str, ...]]) -> Share:
    """Each truth is met by the first of its forms that is given and not used up yet."""
    left = Counter(filter(None, given))
    wanted = [forms for forms in truth if any(forms)]
    judged = left.total() + len(wanted)
    hits = 0
    for forms in wanted:
        met = next((form for form in forms if left[form]), None)
        if met is not None:
            left[met] -= 1
            hits += 1
    return Share(2 * hits, judged)


def word_f1(given: object, truth: object) -> float:
    left, right = Counter(normal(given).split()), Counter(normal(truth).split())
    words = left.total() + right.total()
    return 2 * (left & right).total() / words if words and right else 0.0


# --- entries --------------------------------------------------------------------------------


def entries(data: Entry, key: str) -> list[Entry]:
    return list(data.get(key) or ())


def paired(
    given: Sequence[Entry], truth: Sequence[Entry], likeness: Callable[[Entry, Entry], float]
) -> list[tuple[Entry, Entry]]:
    """One-to-one pairs, the likest first; of equals, those that stand first."""
    ways = [
        (-likeness(one, known), there, here)
        for here, one in enumerate(given)
        for there, known in enumerate(truth)
    ]
    found: dict[int, int] = {}
    for worth, there, here in sorted(ways):
        if worth and there not in found and here not in found.values():
            found[there] = here
    return [(given[here], truth[there]) for there, here in found.items()]


def job_likeness(given: Entry, truth: Entry) -> float:
    """0 for strangers, else 1 or 2, and a half more for equal dates."""
    agreed = agrees(given, truth, "title") + agrees(given, truth, "company")
    return agreed and agreed + (dates(given, truth) == dates(truth, truth)) / 2


def education_likeness(given: Entry, truth: Entry) -> float:
    named = degree(given.get("degree"))
    agreed = agrees(given, truth, "institution") + (bool(named) and named in degrees(truth))
    return agreed and agreed + same_year(given, truth) / 2


def same(given: Entry, truth: Entry, key: str) -> bool:
    return normal(given.get(key)) == normal(truth.get(key))


def agrees(given: Entry, truth: Entry, key: str) -> bool:
    return same(given, truth, key) and bool(normal(truth.get(key)))


def same_year(given: Entry, truth: Entry) -> bool:
    return str(given.get("year")) == str(truth.get("year"))


def dated(truth: Entry) -> bool:
    return bool(truth.get("start") or truth.get("end"))


def dates(entry: Entry, truth: Entry) -> tuple[str, str]:
    """Start and end of the entry, as exact as the truth's CV shows them."""
    end = "present" if entry.get("current") else str(entry.get("end") or "")
    most = None if truth.get("months", True) else len("2026")
    return str(entry.get("start") or "")[:most], end[:most]


# --- forms ----------------------------------------------------------------------------------


def normal(value: object) -> str:
    bare = unicodedata.normalize("NFKD", str(value or "")).casefold()
    return " ".join(
        _WORD.findall("".join(char for char in bare if not unicodedata.combining(char)))
    )


def plain(value: object) -> str:
    return str(value or "").strip().casefold()


def phone(value: object) -> str:
    return re.sub(r"\D", "", str(value or ""))[-PHONE_DIGITS:]


def address_city(person: Entry) -> str:
    return str((person.get("address") or {}).get("city") or "")


def language(value: object) -> str:
    return normal(_AFTER_LANGUAGE.split(str(value))[0])


def degree(value: object) -> str:
    """The degree's words that count, sorted: "B.Sc. in Physics" is "bsc physics"."""
    words = normal(str(value or "").replace(".", "")).split()
    return " ".join(sorted(word for word in words if word not in SMALL_WORDS))


def degrees(truth: Entry) -> tuple[str, ...]:
    """The forms of a truth's degree that are right."""
    return tuple(map(degree, (truth.get("degree"), *truth.get("degree_forms", ()))))
