"""Writes a reading into the rows of its CV."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from itertools import islice

from django.db.models import Q

from cvs.enums import Decision
from cvs.jobs.merging import Decided, Placed, merge
from cvs.models import CV, CVFinding, CVPage, CVSkill, CVUnknownSkill
from cvs.pipeline import Finding, Mention, Reading, Sheet, Topic
from skills import selectors as skills
from skills.services import note_unknown_skills

MOST_LINES = 3
MOST_OF_A_TOPIC = 200
CUT_OFF = f"This CV lists so much that only the first {MOST_OF_A_TOPIC} entries of a kind are kept."
MOST_YEARS = Decimal("99.9")
TENTH = Decimal("0.1")


def keep_findings(cv: CV, found: Sequence[Finding]) -> None:
    """Replace what is undecided; what the owner decided stays and learns where it stands now.

    Of each topic the first `MOST_OF_A_TOPIC` are kept, more than any CV that is one says.
    """
    rows = cv.findings.exclude(decision=Decision.PENDING).order_by("topic", "position", "pk")
    decided = {row.pk: row for row in rows}
    merged = merge(map(decided_of, decided.values()), within_reach(found))
    cv.findings.filter(decision=Decision.PENDING).delete()
    for key, placed in merged.known.items():
        tell_place(decided[key], placed)
    CVFinding.objects.bulk_create(finding_row(cv, placed) for placed in merged.new)


def within_reach(found: Iterable[Finding]) -> Iterator[Finding]:
    counts = Counter[Topic]()
    for finding in found:
        counts[finding.topic] += 1
        if counts[finding.topic] <= MOST_OF_A_TOPIC:
            yield finding


def warnings_of(reading: Reading) -> list[str]:
    """The reading's, and that it does not fit."""
    counts = Counter(finding.topic for finding in reading.findings)
    cut = max(counts.values(), default=0) > MOST_OF_A_TOPIC
    return [*reading.warnings, *([CUT_OFF] if cut else [])]


def decided_of(row: CVFinding) -> Decided:
    return Decided(row.pk, Topic(row.topic), row.read, row.values)


def tell_place(row: CVFinding, placed: Placed) -> None:
    """What is read and where; the owner's values and decision stay."""
    fresh = finding_row(row.cv, placed)
    row.read, row.places, row.confidences = fresh.read, fresh.places, fresh.confidences
    row.confidence, row.position = fresh.confidence, fresh.position
    row.save()


def finding_row(cv: CV, placed: Placed) -> CVFinding:
    finding = placed.finding
    return CVFinding(
        cv=cv,
        topic=finding.topic.value,
        position=placed.position,
        read=finding.values,
        values=finding.values,
        places={field: asdict(place) for field, place in finding.places.items()},
        confidences=finding.confidences,
        confidence=finding.confidence,
    )


def keep_sheets(cv: CV, sheets: Iterable[Sheet], pictures: Sequence[bytes]) -> None:
    """Replace the CV's pages; a page that has no picture keeps its lines alone."""
    by_number = dict(enumerate(pictures, start=1))
    cv.sheets.all().delete()
    CVPage.objects.bulk_create(
        CVPage(
            cv=cv,
            number=sheet.number,
            width=sheet.width,
            height=sheet.height,
            lines=list(sheet.lines),
            picture=by_number.get(sheet.number),
        )
        for sheet in sheets
    )


def keep_unknown_skills(cv: CV, names: Iterable[str]) -> None:
    """Replace the words that the catalogue does not know, and let staff know of them."""
    unknown = note_unknown_skills(islice(names, MOST_OF_A_TOPIC))
    cv.unknown_skills.all().delete()
    CVUnknownSkill.objects.bulk_create(CVUnknownSkill(cv=cv, unknown=one) for one in unknown)


# --- mentions of skills -------------------------------------------------------------------


def keep_mentions(cv: CV, found: Iterable[Mention]) -> None:
    """Replace the CV's mentions, one a skill; a skill decided before keeps its decision.

    It stays with its old lines when this reading has none.
    """
    lines = defaultdict(list)
    for mention in found:
        lines[mention.skill].append(mention)
    known = skills.skills_named(lines)
    decided = dict(cv.mentions.values_list("skill_id", "decision"))
    replaced = Q(decision=Decision.PENDING) | Q(skill__in=known.values())
    cv.mentions.filter(replaced).delete()
    rows = [mention_row(lines[name]) for name in known]
    for row, skill in zip(rows, known.values(), strict=True):
        row.cv, row.skill = cv, skill
        row.decision = decided.get(skill.pk, Decision.PENDING)
    CVSkill.objects.bulk_create(rows)


def mention_row(lines: Sequence[Mention]) -> CVSkill:
    """One skill: its first lines, the place of the first, the most years, the latest use."""
    first = lines[:MOST_LINES]
    place = next((line.place for line in first if line.place), None)
    years = [line.years for line in lines if line.years is not None]
    return CVSkill(
        evidence="\n".join(dict.fromkeys(line.evidence for line in first)),
        section=section_of(first),
        place=asdict(place) if place else None,
        confidence=max(line.confidence for line in lines),
        years=min(Decimal(str(max(years))).quantize(TENTH), MOST_YEARS) if years else None,
        last_used=max(filter(None, (day_of(line.last_used) for line in lines)), default=None),
    )


def section_of(lines: Sequence[Mention]) -> str:
    """The part of the CV that all the lines stand in; empty when they stand in several."""
    sections = {line.section for line in lines}
    return sections.pop() if len(sections) == 1 else ""


def day_of(text: str | None) -> date | None:
    """The first day of a month ("2024-03") or of a year ("2024"): not later than the CV says."""
    return date.fromisoformat(f"{text}-01-01"[:10]) if text else None
