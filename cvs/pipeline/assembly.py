"""Puts findings together to the document that is stored and printed as `parsed_data`."""

from collections.abc import Iterator, Sequence
from typing import Any

from cvs.pipeline.finding import ONCE, Finding, Topic

# The lists of the document by topic, and of those that are lists of names the list of all fields.
LISTS = {
    Topic.SKILL: "skills",
    Topic.EXPERIENCE: "experience",
    Topic.EDUCATION: "education",
    Topic.CERTIFICATION: "certifications",
    Topic.LANGUAGE: "languages",
}
DETAILS = {Topic.CERTIFICATION: "certificationDetails", Topic.LANGUAGE: "languageDetails"}
PATHS = {
    Topic.NAME: "personalInfo/name",
    Topic.AGE: "personalInfo/age",
    Topic.EMAIL: "personalInfo/email",
    Topic.PHONE: "personalInfo/phone",
    Topic.LOCATION: "personalInfo/location",
    Topic.STREET: "personalInfo/address/street",
    Topic.CITY: "personalInfo/address/city",
    Topic.LINKEDIN: "links/linkedin",
    Topic.GITHUB: "links/github",
    Topic.PORTFOLIO: "links/portfolio",
    Topic.SUMMARY: "summary",
}


def assemble(findings: Sequence[Finding]) -> dict[str, Any]:
    """The document of the database contract, with every key, and more.

    `certificationDetails` and `languageDetails` hold all fields of what the contract wants as
    strings. `evidence` tells by path ("experience/0/title") where a value stands and how sure it
    is.
    """
    once = {one.topic: one.values["text"] for one in findings if one.topic in ONCE}
    lists = {topic: [one.values for one in findings if one.topic is topic] for topic in LISTS}
    return {
        "personalInfo": {
            "name": once.get(Topic.NAME),
            "age": once.get(Topic.AGE),
            "address": {"street": once.get(Topic.STREET), "city": once.get(Topic.CITY)},
            "email": once.get(Topic.EMAIL),
            "phone": once.get(Topic.PHONE),
            "location": once.get(Topic.LOCATION),
        },
        "summary": once.get(Topic.SUMMARY),
        "links": {
            topic.value: once.get(topic)
            for topic in (Topic.LINKEDIN, Topic.GITHUB, Topic.PORTFOLIO)
        },
        "skills": [values["text"] for values in lists[Topic.SKILL]],
        "experience": lists[Topic.EXPERIENCE],
        "education": lists[Topic.EDUCATION],
        "certifications": [values["name"] for values in lists[Topic.CERTIFICATION]],
        "languages": [values["name"] for values in lists[Topic.LANGUAGE]],
        "certificationDetails": lists[Topic.CERTIFICATION],
        "languageDetails": lists[Topic.LANGUAGE],
        "evidence": dict(evidence_of(findings)),
    }


def evidence_of(findings: Sequence[Finding]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The place and confidence of each value, by its path in the document."""
    counts = dict.fromkeys(LISTS, 0)
    for finding in findings:
        number = counts.get(finding.topic, 0)
        if finding.topic in counts:
            counts[finding.topic] += 1
        for field, place in finding.places.items():
            path = path_of(finding.topic, number, field)
            yield (
                path,
                {
                    "page": place.page,
                    "line": place.line,
                    "text": place.text,
                    "boxes": place.boxes,
                    "confidence": finding.confidences.get(field),
                },
            )


def path_of(topic: Topic, number: int, field: str) -> str:
    """Like "experience/0/title"; `number` counts the findings of a topic from 0."""
    if topic in PATHS:
        return PATHS[topic]
    if field in ("text", "name"):
        return f"{LISTS[topic]}/{number}"
    return f"{DETAILS.get(topic, LISTS[topic])}/{number}/{field}"
