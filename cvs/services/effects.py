"""What accepting findings does to the profile and the certifications, and how it is taken back."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from accounts import services as accounts
from accounts.models import User
from accounts.services import Filling
from cvs.enums import Decision, Topic
from cvs.models import CV, CVFinding
from cvs.pipeline.cleaning import fold
from cvs.selectors.profile import FIELDS, LINKS, web_address
from cvs.selectors.record import accepted_by
from cvs.services.words import origin_of_finding, source_text
from skills import services as skills
from skills.models import Certification

NOT_STATED = "Not stated"
LONGEST = 255
MONTHS_A_YEAR = 12
# Degrees from the highest, by words of English, German, French and Spanish.
DEGREES = (
    {"phd", "doctorate", "doctor", "doktor", "dr", "promotion", "doctorat", "doctorado"},
    {"master", "masters", "msc", "ma", "mba", "meng", "diplom", "magister", "maestria"},
    {"bachelor", "bachelors", "bsc", "ba", "beng", "licence", "licenciatura", "grado"},
)


class Sourced(NamedTuple):
    """A value for the profile and the findings that it rests on, the main one first."""

    value: str
    rows: tuple[CVFinding, ...]


class Source(NamedTuple):
    """The topics that a field of the profile may come from, and how."""

    topics: tuple[Topic, ...]
    value: Callable[[Sequence[CVFinding], date], Sourced | None]


# --- the profile --------------------------------------------------------------------------


def fill_profile(
    cv: CV,
    rows: Sequence[CVFinding],
    changed: Collection[CVFinding],
    *,
    today: date,
    over: Collection[str] = (),
) -> None:
    """Let the profile follow what the owner accepted, as far as `changed` findings touch it.

    `rows` are all findings of the CV. Only changed ones may fill an empty field: what the person
    emptied stays so. Fields named in `over` are replaced too.
    """
    topics = {row.topic for row in changed}
    own = sources_of(topics, SAID_ONCE)
    if own:
        accepted = [row for row in rows if row.decision == Decision.ACCEPTED]
        found = {field: value_of(source, accepted, today) for field, source in own.items()}
        follow(cv.user, found, changed, origin_ids=[cv.pk], over=over)
    whole = sources_of(topics, SUMMED_UP)
    if whole:
        accepted = accepted_by(cv.user, (Topic.EXPERIENCE, Topic.EDUCATION))
        found = {field: value_of(source, accepted, today) for field, source in whole.items()}
        keys = CV.objects.owned_by(cv.user).values_list("pk", flat=True)
        follow(cv.user, found, changed, origin_ids=keys, over=over)


def follow(
    user: User,
    found: Mapping[str, Sourced | None],
    changed: Collection[CVFinding],
    *,
    origin_ids: Iterable[UUID],
    over: Collection[str],
) -> None:
    accounts.follow_origins(
        user=user,
        fillings={field: filling_of(one) if one else None for field, one in found.items()},
        origin_ids=set(origin_ids),
        fill=[field for field, one in found.items() if one and set(one.rows) & set(changed)],
        over=over,
    )


def filling_of(one: Sourced) -> Filling:
    row = one.rows[0]
    return Filling(one.value, row.cv_id, origin_of_finding(row), source_text(row))


def sources_of(topics: Collection[str], sources: Mapping[str, Source]) -> dict[str, Source]:
    return {field: one for field, one in sources.items() if set(one.topics) & set(topics)}


def value_of(source: Source, rows: Iterable[CVFinding], today: date) -> Sourced | None:
    return source.value([row for row in rows if row.topic in source.topics], today)


def text_of(topic: Topic) -> Source:
    """The text of the first of the topics that there is."""
    topics = (topic, Topic.CITY) if topic == Topic.LOCATION else (topic,)

    def value(rows: Sequence[CVFinding], today: date) -> Sourced | None:
        row = next((row for one in topics for row in rows if row.topic == one), None)
        if row is None:
            return None
        text = str(row.values["text"])
        return Sourced(web_address(text) if topic in LINKS else text, (row,))

    return Source(topics, value)


def first_name(rows: Sequence[CVFinding], today: date) -> Sourced | None:
    """All but the last word of the name."""
    return part_of_name(rows, 0)


def last_name(rows: Sequence[CVFinding], today: date) -> Sourced | None:
    return part_of_name(rows, 1)


def part_of_name(rows: Sequence[CVFinding], part: int) -> Sourced | None:
    row = next(iter(rows), None)
    if row is None:
        return None
    *first, last = str(row.values["text"]).split()
    names = (" ".join(first), last) if first else (last, "")
    return Sourced(names[part], (row,)) if names[part] else None


def current_role(rows: Sequence[CVFinding], today: date) -> Sourced | None:
    """The title of the current job that began last."""
    jobs = [row for row in rows if row.values.get("current") and row.values.get("title")]
    newest = max(jobs, key=lambda row: row.values.get("start") or "", default=None)
    return Sourced(newest.values["title"], (newest,)) if newest else None


def years_worked(rows: Sequence[CVFinding], today: date) -> Sourced | None:
    """The time that the dated jobs cover, in whole years or, under one, in whole months."""
    spans = {row: span for row in rows if (span := months_of(row.values, today))}
    months = len({month for span in spans.values() for month in span})
    if not months:
        return None
    count, unit = divmod(months, MONTHS_A_YEAR)[0], "year"
    if not count:
        count, unit = months, "month"
    return Sourced(f"{count} {unit}{'s' if count > 1 else ''}", tuple(spans))


def months_of(job: Mapping[str, Any], today: date) -> range | None:
    """The months from a job's start until its end, counted from year 0.

    The last month itself is not counted: a job from one month to the next is one month long.
    """
    start = month_number(job.get("start"))
    end = month_number(today.isoformat() if job.get("current") else job.get("end"))
    return range(start, end) if start is not None and end is not None and start < end else None


def month_number(text: str | None) -> int | None:
    """Of "2021-03"; a year alone is its first month."""
    if not text:
        return None
    year, _, month = text[:7].partition("-")
    return int(year) * MONTHS_A_YEAR + (int(month) - 1 if month else 0)


def education(rows: Sequence[CVFinding], today: date) -> Sourced | None:
    """The highest degree and, among equals, the newest."""
    best = max(rows, key=lambda row: (rank(row), row.values.get("year") or ""), default=None)
    if best is None:
        return None
    parts = [best.values.get(field) for field in ("degree", "institution")]
    text = ", ".join(part for part in parts if part)
    return Sourced(text if len(text) <= LONGEST else str(parts[0] or parts[1]), (best,))


def rank(row: CVFinding) -> int:
    words = set(fold(str(row.values.get("degree") or "").replace(".", "")).split())
    return max((len(DEGREES) - at for at, names in enumerate(DEGREES) if names & words), default=0)


# What one CV says; fields that came from another CV do not follow it.
SAID_ONCE = {
    "first_name": Source((Topic.NAME,), first_name),
    "last_name": Source((Topic.NAME,), last_name),
    **{field: text_of(topic) for topic, field in FIELDS.items() if topic != Topic.CITY},
}
# What sums up all that the person accepted, of whichever CV.
SUMMED_UP = {
    "current_role": Source((Topic.EXPERIENCE,), current_role),
    "experience": Source((Topic.EXPERIENCE,), years_worked),
    "education": Source((Topic.EDUCATION,), education),
}


# --- certifications -----------------------------------------------------------------------


def follow_certification(row: CVFinding, *, before: Mapping[str, Any]) -> None:
    """Make, correct or take back the certification of a finding that held `before` until now.

    One that the person changed since is theirs.
    """
    made, accepted = row.certification, row.decision == Decision.ACCEPTED
    untouched = made is not None and is_untouched(made, before)
    if made is None and accepted:
        row.certification = make_certification(row)
    elif made and not accepted:
        row.certification = None
    row.save(update_fields=["certification", "updated_at"])
    if made and untouched and accepted:
        for field, value in stated(row.values).items():
            setattr(made, field, value)
        skills.save_certification(certification=made)
    elif made and untouched:
        skills.delete_certification(certification=made)


def make_certification(row: CVFinding) -> Certification | None:
    """None when the person has one of that name already, or the name is too long for one."""
    fields = stated(row.values)
    if len(fields["name"]) > LONGEST:
        return None
    certification = Certification(
        **fields,
        origin=origin_of_finding(row),
        origin_id=row.cv_id,
        origin_text=source_text(row),
    )
    return skills.keep_cv_certification(user=row.cv.user, certification=certification)


def stated(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the CV states of a certification. Only a whole date is a day it was issued on."""
    issued = None
    with suppress(ValueError):
        issued = date.fromisoformat(values.get("date") or "")
    issuer = values.get("issuer") or NOT_STATED
    return {
        "name": values["name"],
        "issuing_organization": issuer if len(issuer) <= LONGEST else NOT_STATED,
        "issue_date": issued,
    }


def is_untouched(made: Certification, before: Mapping[str, Any]) -> bool:
    said = made.expiry_date or made.credential_id or made.credential_url or made.verified
    fields = stated(before)
    return not said and all(getattr(made, field) == value for field, value in fields.items())
