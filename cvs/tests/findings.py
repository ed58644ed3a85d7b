"""Findings in a CV that was read, and what its owner says of them."""

from django.utils.timezone import now

from cvs import services
from cvs.enums import Topic
from cvs.models import CV, CVFinding
from cvs.tests.factories import CVFindingFactory

AT = now()
PLACE = {"page": 1, "line": 2, "text": "The line", "boxes": []}


def found(cv, topic, *, confidence=0.9, position=0, place=PLACE, **values):
    given = [field for field, value in values.items() if value is not None]
    return CVFindingFactory(
        cv=cv,
        topic=topic,
        position=position,
        values=values,
        places=dict.fromkeys(given, place),
        confidences=dict.fromkeys(given, confidence),
        confidence=confidence,
    )


def text(cv, topic, value, **options):
    return found(cv, topic, text=value, **options)


def job(cv, title="Ward Manager", start="2021-03", end=None, **options):
    values = {"title": title, "company": "Riverside", "start": start, "end": end}
    return found(cv, Topic.EXPERIENCE, **values, current=end is None, description=None, **options)


def certificate(cv, name="First Aid", issuer="Red Cross", date="2023-05-12", **options):
    return found(cv, Topic.CERTIFICATION, name=name, issuer=issuer, date=date, **options)


def accept(*findings, at=AT):
    for finding in findings:
        services.accept_finding(finding=finding, now=at)


def edit(finding, **values):
    services.edit_finding(finding=finding, values=values, now=AT)


def drop(finding):
    services.drop_finding(finding=finding, now=AT)


def undo(finding):
    services.undo_finding(finding=finding, now=AT)


def fresh(finding):
    return CVFinding.objects.get(pk=finding.pk)


def document(cv):
    return CV.objects.get(pk=cv.pk).parsed_data
