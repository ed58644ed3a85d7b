import json
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils.timezone import now

from cvs import jobs
from cvs.enums import CVStatus, Decision
from cvs.models import CV
from cvs.pipeline import Mention
from cvs.selectors import finding_list
from cvs.tasks import LEASE, parse_cv_task, requeue_stalled_cvs_task
from cvs.tests import samples
from cvs.tests.factories import CVFactory
from cvs.tests.readings import AT, claimed, mentions_of, reading
from skills.selectors import terms_version
from skills.tests.factories import SkillAliasFactory, SkillFactory

pytestmark = pytest.mark.django_db


def cv_of(data, **values):
    return CVFactory(file=ContentFile(data, name="cv.pdf"), **values)


# --- reading a file -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "engine"), [(samples.pdf_cv(), "pdf"), (samples.docx_cv(), "docx")]
)
def test_parse_cv_reads_a_real_file_and_stores_all_of_it(data, engine):
    SkillFactory(name="Excel")
    SkillAliasFactory(skill=SkillFactory(name="Wound dressing"), name="wound care")
    SkillFactory(name="Welding")
    cv = cv_of(data)

    jobs.parse_cv(cv_id=str(cv.pk))

    cv.refresh_from_db()
    assert (cv.status, cv.engine, cv.pages, cv.attempts) == (CVStatus.PARSED, engine, 1, 1)
    assert cv.parsed_data == json.loads(json.dumps(jobs.read(data, AT).parsed_data))
    assert finding_list(cv=cv)[0].values == {"text": "Maren Oakhurst"}
    assert cv.sheets.get().lines[0] == "Maren Oakhurst"
    assert (cv.sheets.get().picture is not None) == (engine == "pdf")
    assert cv.unknown_skills.filter(unknown__name="SystmOne").count() == 1
    assert (cv.parsing_errors, cv.error_reason, cv.warnings) == ("", "", [])
    assert cv.parsed_at is not None
    found = {name: (section, decision) for name, _, section, decision in mentions_of(cv)}
    assert found == {
        "Excel": ("", Decision.PENDING),
        "Wound dressing": ("skills", Decision.PENDING),
    }


def test_parse_cv_knows_a_skill_from_the_moment_it_is_in_the_catalogue():
    for name in (None, "Excel"):
        if name:
            SkillFactory(name=name)
        cv = cv_of(samples.docx_cv())
        jobs.parse_cv(cv_id=str(cv.pk))

        assert [mention[0] for mention in mentions_of(cv)] == [name][: bool(name)]


def test_catalogue_is_read_once_for_many_cvs(django_assert_num_queries):
    SkillFactory(name="Excel")
    lexicon = jobs.lexicon_of(terms_version())

    with django_assert_num_queries(1):
        assert jobs.lexicon_of(terms_version()) is lexicon


def test_parse_cv_quotes_each_line_that_names_a_skill():
    SkillFactory(name="Excel")
    cv = cv_of(samples.docx_cv())

    jobs.parse_cv(cv_id=str(cv.pk))

    ((_, evidence, _, _),) = mentions_of(cv)
    lines = evidence.split("\n")
    assert len(lines) == 2
    assert lines[0].startswith("Introduced electronic handover notes in Excel")
    assert lines[1] == "Software: Excel, SystmOne"


def test_parse_cv_delivered_twice_parses_once():
    cv = cv_of(samples.pdf_cv())

    jobs.parse_cv(cv_id=str(cv.pk))
    first = CV.objects.get(pk=cv.pk)
    jobs.parse_cv(cv_id=str(cv.pk))

    second = CV.objects.get(pk=cv.pk)
    assert (second.attempts, second.parsed_at) == (1, first.parsed_at)


@pytest.mark.parametrize("status", [CVStatus.PARSING, CVStatus.ERROR])
def test_parse_cv_leaves_what_does_not_wait(status):
    cv = cv_of(samples.pdf_cv(), status=status)

    jobs.parse_cv(cv_id=str(cv.pk))

    cv.refresh_from_db()
    assert (cv.status, cv.attempts) == (status, 0)


def test_parse_cv_of_a_cv_that_is_deleted_does_nothing():
    cv = CVFactory()
    key = str(cv.pk)
    cv.delete()

    jobs.parse_cv(cv_id=key)

    assert CV.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "reason", "message"),
    [
        (
            samples.picture_pdf(),
            "no_text",
            (
                "This file holds no text that can be read: it is empty or a scanned picture. "
                "Export your CV from the program it was written in instead of scanning it."
            ),
        ),
        (
            samples.encrypted_pdf(),
            "encrypted",
            (
                "This file is protected by a password. "
                "Save a copy without the password and upload that copy."
            ),
        ),
        (
            b"hello",
            "wrong_type",
            (
                "This file is neither a PDF nor a Word document. "
                "Save your CV as PDF or DOCX and upload that file."
            ),
        ),
        (
            samples.long_pdf(31),
            "too_long",
            (
                "This document is too long for a CV. "
                "Upload the CV alone, without certificates or work samples."
            ),
        ),
    ],
)
def test_parse_cv_says_why_a_file_cannot_be_read_and_what_to_do(data, reason, message):
    SkillFactory(name="Excel")
    cv = cv_of(data)

    jobs.parse_cv(cv_id=str(cv.pk))

    cv.refresh_from_db()
    assert (cv.status, cv.error_reason, cv.parsing_errors) == (CVStatus.ERROR, reason, message)
    assert (cv.parsed_data, cv.parsed_at, mentions_of(cv)) == (None, None, [])


def test_parse_cv_without_its_file_says_so():
    cv = CVFactory()
    cv.file.storage.delete(cv.file.name)

    jobs.parse_cv(cv_id=str(cv.pk))

    cv.refresh_from_db()
    assert (cv.status, cv.error_reason) == (CVStatus.ERROR, "file_missing")
    assert cv.parsing_errors == "The stored file is gone. Upload it again."


# --- the claim ----------------------------------------------------------------------------


def test_claim_that_was_swept_away_stores_nothing():
    SkillFactory(name="SQL")
    cv = claimed()
    jobs.release_stalled_cvs(before=AT + LEASE, at=AT + LEASE)

    jobs.store(cv, reading(Mention("SQL", "Line", "skills")), claimed_at=AT)
    jobs.fail(cv, "no_text", "Nothing to read.", claimed_at=AT)

    cv.refresh_from_db()
    assert (cv.status, cv.error_reason, mentions_of(cv)) == (CVStatus.UPLOADED, "", [])


def test_claim_of_an_earlier_worker_does_not_pass_for_the_later_one():
    later = AT + timedelta(seconds=90)
    cv = claimed()
    CV.objects.filter(pk=cv.pk).update(claimed_at=later)

    jobs.store(cv, reading(), claimed_at=AT)

    cv.refresh_from_db()
    assert (cv.status, cv.claimed_at) == (CVStatus.PARSING, later)


# --- the sweep ----------------------------------------------------------------------------


@pytest.mark.parametrize("attempts", [1, 2])
def test_sweep_gives_back_what_a_dead_worker_held(attempts):
    cv = CVFactory(status=CVStatus.PARSING, claimed_at=AT, attempts=attempts)
    later = AT + timedelta(seconds=1)

    again = jobs.release_stalled_cvs(before=later, at=later)

    cv.refresh_from_db()
    assert again == [cv.pk]
    assert (cv.status, cv.claimed_at, cv.queued_at) == (CVStatus.UPLOADED, None, later)
    assert (cv.attempts, cv.parsing_errors) == (attempts, "")


def test_sweep_gives_up_after_three_attempts_and_tells_the_owner():
    cv = CVFactory(status=CVStatus.PARSING, claimed_at=AT, attempts=3)
    later = AT + timedelta(seconds=1)

    again = jobs.release_stalled_cvs(before=later, at=later)

    cv.refresh_from_db()
    assert again == []
    assert (cv.status, cv.error_reason) == (CVStatus.ERROR, "gave_up")
    assert cv.parsing_errors == (
        "Reading this file stopped several times, so we gave up. "
        "Try again, or save it anew as a PDF."
    )


def test_sweep_sends_again_what_the_broker_lost():
    cv = CVFactory(queued_at=AT)

    later = AT + timedelta(seconds=1)

    assert jobs.release_stalled_cvs(before=later, at=later) == [cv.pk]


@pytest.mark.parametrize(
    "values",
    [
        {"status": CVStatus.PARSING, "claimed_at": AT, "queued_at": AT - timedelta(hours=1)},
        {"status": CVStatus.UPLOADED, "queued_at": AT},
        {"status": CVStatus.ERROR, "queued_at": AT - timedelta(hours=1)},
    ],
)
def test_sweep_leaves_what_is_alive_or_done(values):
    cv = CVFactory(**values)

    assert jobs.release_stalled_cvs(before=AT, at=AT) == []
    cv.refresh_from_db()
    assert cv.status == values["status"]


@pytest.mark.usefixtures("_work_at_once")
def test_tasks_read_a_cv_and_what_a_dead_worker_left():
    waiting = cv_of(samples.pdf_cv())
    left = cv_of(
        samples.pdf_cv(), status=CVStatus.PARSING, attempts=1, claimed_at=now() - 2 * LEASE
    )

    parse_cv_task(cv_id=str(waiting.pk), added_later=True)
    requeue_stalled_cvs_task(added_later=True)

    rows = CV.objects.filter(pk__in=[waiting.pk, left.pk]).order_by("attempts")
    assert [(row.status, row.attempts) for row in rows] == [
        (CVStatus.PARSED, 1),
        (CVStatus.PARSED, 2),
    ]


def test_cv_over_the_size_that_the_settings_allow_is_not_read(settings):
    cv = cv_of(samples.pdf_cv())
    settings.CV_MAX_BYTES = 1000

    jobs.parse_cv(cv_id=str(cv.pk))

    cv.refresh_from_db()
    assert (cv.status, cv.error_reason) == ("error", "too_big")
