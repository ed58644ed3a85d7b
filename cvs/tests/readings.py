"""Readings as a worker hands them on, and storing them."""

from django.utils.timezone import now

from cvs import jobs
from cvs.enums import CVStatus
from cvs.models import CV
from cvs.pipeline import Finding, Place, Reading, Topic
from cvs.pipeline.finding import fields_of
from cvs.tests.factories import CVFactory

AT = now()


def reading(*mentions, findings=(), warnings=(), unknown=(), sheets=()):
    return Reading(
        findings=findings,
        mentions=mentions,
        unknown_skills=unknown,
        warnings=warnings,
        confidence=0.9,
        engine="pdf",
        pages=2,
        sheets=sheets,
    )


def finding(topic, *, confidence=0.9, line=1, **values):
    """One whose values all stand in one line of the first page."""
    values = {field: values.get(field) for field in fields_of(topic)}
    given = [field for field, value in values.items() if value is not None]
    place = Place(1, line, "The line", ((1.0, 2.0, 3.0, 4.0),))
    return Finding(topic, values, dict.fromkeys(given, place), dict.fromkeys(given, confidence))


def name(text="Maren Oakhurst", **options):
    return finding(Topic.NAME, text=text, **options)


def job(title="Ward Manager", company="Riverside Hospital", start="2021-03", **values):
    return finding(Topic.EXPERIENCE, title=title, company=company, start=start, **values)


def store(cv, *findings, **values):
    """A first reading, or another one of a CV that was read already."""
    CV.objects.filter(pk=cv.pk).update(status=CVStatus.PARSING, claimed_at=AT, parsed_at=None)
    jobs.store(cv, reading(findings=findings, **values), claimed_at=AT)
    cv.refresh_from_db()


def claimed(**values):
    return CVFactory(status=CVStatus.PARSING, claimed_at=AT, attempts=1, **values)


def mentions_of(cv):
    rows = cv.mentions.select_related("skill").order_by("skill__name")
    return [(row.skill.name, row.evidence, row.section, row.decision) for row in rows]
