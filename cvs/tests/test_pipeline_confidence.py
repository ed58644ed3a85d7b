from dataclasses import replace
from datetime import date

import pytest

from cvs.pipeline import Finding, Lexicon, Place, Topic, read_cv
from cvs.pipeline.confidence import DOUBTFUL, SURE, of_whole, rated
from cvs.pipeline.document import Document
from cvs.pipeline.finding import fields_of
from cvs.tests import samples

TODAY = date(2026, 11, 22)
DOCUMENT = Document((), pages=1, engine="pdf")
JOB = {
    "title": "Nurse",
    "company": "Elm House",
    "duration": "2015 - 2017",
    "start": "2015",
    "end": "2017",
    "current": False,
    "description": "Helped residents with meals",
}


def finding(topic, page=1, line=1, **values):
    told = {field: value for field, value in values.items() if value is not None}
    places = {field: Place(page, line, str(value)) for field, value in told.items()}
    return Finding(topic, dict.fromkeys(fields_of(topic)) | values, places, {})


def confidences(one, *others, document=DOCUMENT, today=TODAY):
    return rated([one, *others], document, today)[0].confidences


def of_text(topic, text, *others, **changes):
    return confidences(finding(topic, text=text), *others, **changes)["text"]


def job(**changes):
    return finding(Topic.EXPERIENCE, **{**JOB, **changes})


def test_every_value_of_an_ordinary_cv_is_sure():
    reading = read_cv(samples.pdf_cv(), lexicon=Lexicon(()), today=TODAY)

    assert [one for one in reading.findings if one.confidence < SURE] == []
    assert [one for one in reading.findings if one.confidences.keys() != one.places.keys()] == []


def test_a_finding_is_as_sure_as_its_least_certain_field():
    rated_job = rated([job(company="der Firma")], DOCUMENT, TODAY)[0]

    assert rated_job.confidence == rated_job.confidences["company"] < SURE


def test_a_name_is_surer_when_the_email_address_agrees():
    email = finding(Topic.EMAIL, text="j.oakhurst@example.com")
    other = finding(Topic.EMAIL, text="sunny@example.com")

    assert of_text(Topic.NAME, "Jane Oakhurst", email) > of_text(Topic.NAME, "Jane Oakhurst", other)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (Topic.NAME, "Software Engineer"),
        (Topic.NAME, "Jane Oakhurst Ltd"),
        (Topic.LOCATION, "Details, Leeds"),
        (Topic.CITY, "LS1 4AP"),
        (Topic.STREET, "Leeds"),
        (Topic.SKILL, "Elm House Ltd"),
        (Topic.SKILL, "landlord and"),
        (Topic.CERTIFICATION, "keeps registers of"),
        (Topic.CERTIFICATION, "Wales"),
        (Topic.SUMMARY, "B´eton arm´e"),
    ],
)
def test_a_sign_against_a_value_leaves_it_unsure(topic, text):
    field = fields_of(topic)[0]

    assert confidences(finding(topic, **{field: text}))[field] < SURE


@pytest.mark.parametrize("text", ["Languages", "French", "B2", "2015 - 2017"])
def test_what_is_no_skill_at_all_is_doubtful(text):
    assert of_text(Topic.SKILL, text) < DOUBTFUL


@pytest.mark.parametrize("where", [{"line": 40}, {"page": 2}])
def test_a_name_far_down_is_unsure_unless_the_email_address_agrees(where):
    name, email = (
        finding(Topic.NAME, text="Jane Oak", **where),
        finding(Topic.EMAIL, text="oak@b.example"),
    )

    assert confidences(name)["text"] < SURE <= confidences(name, email)["text"]


def test_all_of_a_job_without_company_is_unsure():
    assert max(confidences(job(company=None)).values()) < SURE


def test_a_job_with_one_date_is_unsure_only_among_jobs_with_two():
    single = job(start=None, duration="2017")

    assert max(confidences(single, job()).values()) < SURE
    assert confidences(single)["duration"] >= SURE


@pytest.mark.parametrize("changes", [{"start": "2019"}, {"start": "2027-01", "end": "2028"}])
def test_dates_that_cannot_be_make_a_job_doubtful(changes):
    assert max(confidences(job(**changes)).values()) < DOUBTFUL


@pytest.mark.parametrize(
    "description",
    ["Helped residents\nStaff Nurse 2012 - 2014", "Helped residents\nEducation"],
)
def test_a_description_that_swallowed_another_part_is_unsure(description):
    found = confidences(job(description=description))

    assert found["description"] < SURE <= found["title"]


def test_a_degree_that_is_a_level_of_a_language_is_doubtful():
    values = {"degree": "Native", "institution": "English"}

    assert max(confidences(finding(Topic.EDUCATION, **values)).values()) < DOUBTFUL


def test_columns_lower_what_stands_on_their_page():
    document = replace(DOCUMENT, in_columns=(2,))
    first, second = (finding(Topic.EMAIL, page=page, text="a@b.example") for page in (1, 2))

    assert confidences(first, document=document) == confidences(first)
    assert confidences(second, document=document)["text"] < confidences(second)["text"]


def test_a_file_that_took_the_second_engine_is_less_sure():
    email = finding(Topic.EMAIL, text="a@b.example")

    assert confidences(email, document=replace(DOCUMENT, engine="pdfminer")) == {"text": 0.91}
    assert confidences(email) == {"text": 0.98}


def test_the_more_letters_are_unmapped_the_less_anything_is_worth():
    worth = [
        of_text(Topic.EMAIL, "a@b.example", document=replace(DOCUMENT, unmapped=share))
        for share in (0.0, 0.02, 0.1, 0.3)
    ]

    assert worth == sorted(worth, reverse=True)
    assert worth[0] >= SURE > worth[2]
    assert worth[3] == 0.0


def test_the_whole_is_the_mean_of_what_nearly_every_cv_has():
    findings = rated(
        [finding(Topic.NAME, text="Jane Oak"), finding(Topic.EMAIL, text="oak@b.example"), job()],
        DOCUMENT,
        TODAY,
    )
    name, email, one = (found.confidence for found in findings)

    assert of_whole(findings) == round((name + email + one + 0) / 4, 2)
    assert of_whole(()) == 0.0
