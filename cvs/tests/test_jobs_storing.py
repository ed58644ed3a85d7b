from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile

from cvs import jobs, services
from cvs.enums import CVStatus, Decision
from cvs.jobs.storing import day_of
from cvs.models import CV
from cvs.pipeline import Mention, Place, Sheet, Topic
from cvs.selectors import finding_list
from cvs.tests import samples
from cvs.tests.factories import CVFactory, CVSkillFactory
from cvs.tests.readings import AT, claimed, finding, job, mentions_of, name, reading, store
from skills.models import UnknownSkill
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db


def rows_of(cv):
    return [
        (row.topic, row.read, row.values, row.decision)
        for row in finding_list(cv=CV.objects.get(pk=cv.pk))
    ]


def only(cv):
    return cv.findings.get()


# --- mentions ------------------------------------------------------------------------------


def test_store_joins_the_lines_of_a_skill_and_quotes_three_at_most():
    SkillFactory(name="SQL")
    cv = claimed()
    lines = [Mention("SQL", f"Line {number}", "experience") for number in (1, 2, 3, 4)]

    jobs.store(cv, reading(*lines), claimed_at=AT)

    assert mentions_of(cv) == [("SQL", "Line 1\nLine 2\nLine 3", "experience", Decision.PENDING)]


def test_store_names_the_section_only_when_all_lines_stand_in_it():
    SkillFactory(name="SQL")
    cv = claimed()

    jobs.store(
        cv, reading(Mention("SQL", "One", "skills"), Mention("SQL", "Two", "other")), claimed_at=AT
    )

    assert mentions_of(cv) == [("SQL", "One\nTwo", "", Decision.PENDING)]


def test_store_replaces_mentions_and_keeps_what_was_decided():
    cv = claimed()
    CVSkillFactory(cv=cv, skill__name="Python", decision=Decision.DROPPED)
    CVSkillFactory(cv=cv, skill__name="Excel", decision=Decision.ACCEPTED)
    SkillFactory(name="SQL")

    jobs.store(
        cv, reading(Mention("Python", "New", "skills"), Mention("SQL", "S", "")), claimed_at=AT
    )

    assert mentions_of(cv) == [
        ("Excel", "A line of the CV", "", Decision.ACCEPTED),
        ("Python", "New", "skills", Decision.DROPPED),
        ("SQL", "S", "", Decision.PENDING),
    ]


def test_store_lets_go_of_undecided_mentions_that_are_not_found_again():
    cv = claimed()
    CVSkillFactory(cv=cv)

    jobs.store(cv, reading(), claimed_at=AT)

    assert mentions_of(cv) == []


def test_store_passes_over_a_skill_that_left_the_catalogue_meanwhile():
    cv = claimed()

    jobs.store(cv, reading(Mention("Gone", "Line", "skills")), claimed_at=AT)

    cv.refresh_from_db()
    assert (cv.status, mentions_of(cv)) == (CVStatus.PARSED, [])


def test_store_keeps_the_warnings():
    cv = claimed()

    jobs.store(cv, reading(warnings=("No name was found.",)), claimed_at=AT)

    cv.refresh_from_db()
    assert (cv.warnings, cv.engine, cv.pages) == (["No name was found."], "pdf", 2)


# --- findings -----------------------------------------------------------------------------


def test_store_keeps_each_finding_with_its_places_and_confidences():
    cv = claimed()

    store(cv, name(), job(confidence=0.6), job("Nurse", start="2017", line=4))

    rows = finding_list(cv=cv)
    assert [(row.topic, row.position, row.decision) for row in rows] == [
        ("name", 0, Decision.PENDING),
        ("experience", 0, Decision.PENDING),
        ("experience", 1, Decision.PENDING),
    ]
    first, second = rows[1:]
    assert first.read == first.values
    assert (first.confidence, first.confidences["title"]) == (0.6, 0.6)
    assert second.places["start"] == {
        "page": 1,
        "line": 4,
        "text": "The line",
        "boxes": [[1.0, 2.0, 3.0, 4.0]],
    }
    assert cv.parsed_data["experience"] == [first.values, second.values]
    assert cv.confidence == 0.9


def test_store_keeps_the_first_of_more_than_a_cv_says():
    cv = claimed()
    words = [f"Word {number}" for number in range(201)]

    store(cv, *(finding(Topic.SKILL, text=word) for word in words), name(), unknown=words)

    assert cv.findings.filter(topic="skill").count() == 200
    assert (cv.parsed_data["skills"], cv.unknown_skills.count()) == (words[:200], 200)
    assert cv.findings.filter(topic="name").count() == 1
    assert cv.warnings == [
        "This CV lists so much that only the first 200 entries of a kind are kept."
    ]


def test_reread_replaces_what_is_undecided():
    cv = claimed()
    store(cv, name("M. Oakhurst"), job())

    store(cv, name())

    assert rows_of(cv) == [
        ("name", {"text": "Maren Oakhurst"}, {"text": "Maren Oakhurst"}, Decision.PENDING)
    ]
    assert cv.parsed_data["personalInfo"]["name"] == "Maren Oakhurst"


def test_reread_keeps_what_was_accepted_and_learns_where_it_stands():
    cv = claimed()
    store(cv, name(line=1, confidence=0.7))
    services.accept_finding(finding=only(cv), now=AT)

    store(cv, name(line=3, confidence=0.95))

    row = only(cv)
    assert (row.decision, row.decided_at, row.values) == (
        Decision.ACCEPTED,
        AT,
        {"text": "Maren Oakhurst"},
    )
    assert (row.places["text"]["line"], row.confidence) == (3, 0.95)


def test_reread_keeps_what_was_accepted_though_it_now_reads_otherwise():
    cv = claimed()
    store(cv, name())
    services.accept_finding(finding=only(cv), now=AT)

    store(cv, name("Riverside Hospital"))

    row = only(cv)
    assert (row.read["text"], row.values["text"]) == ("Riverside Hospital", "Maren Oakhurst")
    assert cv.parsed_data["personalInfo"]["name"] == "Maren Oakhurst"


def test_reread_keeps_a_correction():
    cv = claimed()
    wrong, right = job("Riverside", "Ward Manager"), job("Ward Manager", "Riverside")
    store(cv, wrong)
    services.edit_finding(finding=only(cv), values=right.values, now=AT)

    store(cv, wrong)
    first = rows_of(cv)
    store(cv, right)

    values = {**right.values, "current": False}
    assert first == [("experience", wrong.values, values, Decision.ACCEPTED)]
    assert rows_of(cv) == [("experience", right.values, values, Decision.ACCEPTED)]
    assert cv.parsed_data["experience"] == [values]


def test_reread_leaves_dropped_what_was_dropped():
    cv = claimed()
    store(cv, job(), job("Nurse", "Northfield Clinic", "2017"))
    services.drop_finding(finding=cv.findings.get(position=0), now=AT)

    store(cv, job(description="Now with words"), job("Nurse", "Northfield Clinic", "2017"))

    rows = [(values["title"], decision) for _, _, values, decision in rows_of(cv)]
    assert rows == [("Ward Manager", Decision.DROPPED), ("Nurse", Decision.PENDING)]
    assert [one["title"] for one in cv.parsed_data["experience"]] == ["Nurse"]


def test_reread_keeps_what_was_added_and_joins_it_when_it_is_found():
    cv = claimed()
    store(cv, name())
    services.add_finding(cv=cv, topic="phone", values={"text": "+44 7700 900341"}, now=AT)

    store(cv, name())
    alone = cv.findings.get(topic="phone")
    store(cv, name(), finding(Topic.PHONE, text="+44 7700 90034"))

    joined = cv.findings.get(topic="phone")
    assert (alone.read, alone.pk) == (None, joined.pk)
    assert joined.read == {"text": "+44 7700 90034"}
    assert (joined.values, joined.decision) == ({"text": "+44 7700 900341"}, Decision.ACCEPTED)


def test_reread_keeps_what_was_decided_and_is_not_found_any_more():
    cv = claimed()
    store(cv, name(), job())
    services.accept_finding(finding=cv.findings.get(topic="name"), now=AT)

    store(cv)

    assert [(topic, decision) for topic, _, _, decision in rows_of(cv)] == [
        ("name", Decision.ACCEPTED)
    ]
    assert cv.parsed_data["personalInfo"]["name"] == "Maren Oakhurst"


def test_reread_takes_another_job_for_a_new_one():
    cv = claimed()
    store(cv, job())
    services.accept_finding(finding=only(cv), now=AT)

    store(cv, job("Care Assistant", "Elm House", "2015"), job())

    rows = [(values["title"], decision) for _, _, values, decision in rows_of(cv)]
    assert rows == [("Care Assistant", Decision.PENDING), ("Ward Manager", Decision.ACCEPTED)]


def test_reread_through_the_service_keeps_decisions_of_a_real_file():
    cv = CVFactory(file=ContentFile(samples.pdf_cv(), name="cv.pdf"))
    jobs.parse_cv(cv_id=str(cv.pk))
    row = cv.findings.get(topic="name")
    services.edit_finding(finding=row, values={"text": "Mara Oakhurst"}, now=AT)
    before = rows_of(cv)

    assert services.reread_cv(cv=cv, now=AT)
    jobs.parse_cv(cv_id=str(cv.pk))

    cv.refresh_from_db()
    assert (cv.status, cv.parsed_data["personalInfo"]["name"]) == (
        CVStatus.PARSED,
        "Mara Oakhurst",
    )
    assert rows_of(cv) == before


def test_late_result_of_a_cancelled_reading_is_not_kept():
    cv = claimed()
    services.cancel_cv(cv=cv, now=AT)

    jobs.store(cv, reading(findings=[name()]), claimed_at=AT)

    cv.refresh_from_db()
    assert (cv.status, cv.findings.count()) == (CVStatus.ERROR, 0)


# --- pages and pictures -------------------------------------------------------------------


def sheet(number, *lines):
    return Sheet(number, 612.0, 792.0, lines)


def test_store_replaces_pages_and_keeps_pictures_with_them():
    cv = claimed()
    store(cv, sheets=[sheet(1, "Old"), sheet(2, "Older"), sheet(3, "Oldest")])
    CV.objects.filter(pk=cv.pk).update(status=CVStatus.PARSING, claimed_at=AT, parsed_at=None)

    again = reading(sheets=[sheet(1, "One", "Two"), sheet(2, "Three")])
    jobs.store(cv, again, claimed_at=AT, pictures=[b"PNG"])

    pages = [
        (page.number, page.width, page.height, page.lines, page.picture and bytes(page.picture))
        for page in cv.sheets.order_by("number")
    ]
    assert pages == [
        (1, 612.0, 792.0, ["One", "Two"], b"PNG"),
        (2, 612.0, 792.0, ["Three"], None),
    ]


def test_pictures_of_a_file_that_cannot_be_drawn_are_none():
    assert jobs.draw(b"%PDF-1.7\nnothing to draw") == ()


def test_pictures_of_a_word_file_are_none():
    assert jobs.draw(samples.docx_cv()) == ()


# --- skills -------------------------------------------------------------------------------


def test_store_keeps_where_a_skill_stands_and_what_tells_of_its_use():
    SkillFactory(name="SQL")
    cv = claimed()
    place = Place(1, 7, "Wrote SQL")

    jobs.store(
        cv,
        reading(
            Mention("SQL", "Skills: SQL", "skills", None, 0.8),
            Mention("SQL", "Wrote SQL", "experience", place, 0.95, 2.25, "2024-03"),
            Mention("SQL", "More SQL", "experience", place, 0.9, 120.0, "2023"),
        ),
        claimed_at=AT,
    )

    row = cv.mentions.get()
    assert (row.confidence, row.years, row.last_used) == (0.95, Decimal("99.9"), date(2024, 3, 1))
    assert row.place == {"page": 1, "line": 7, "text": "Wrote SQL", "boxes": []}


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-03", date(2024, 3, 1)), ("2024", date(2024, 1, 1)), (None, None)],
)
def test_last_use_is_the_first_day_of_what_the_cv_says(text, day):
    assert day_of(text) == day


def test_store_keeps_words_that_the_catalogue_does_not_know():
    cv, other = claimed(), claimed()
    store(cv, unknown=["Luffing", "Tacking"])
    store(other, unknown=["luffing"])

    store(cv, unknown=["Luffing"])

    assert [row.unknown.name for row in cv.unknown_skills.all()] == ["Luffing"]
    assert UnknownSkill.objects.count() == 2
    assert UnknownSkill.objects.get(key="luffing").sightings.count() == 2
