from datetime import UTC, datetime

import pytest

from cvs.enums import DifferenceKind, Topic
from cvs.forms import BatchForm, DifferencesForm, FindingRow, certainty_of, form_for
from cvs.models import CVFinding
from cvs.selectors import Difference, Differences
from skills.enums import Level

JOB = {"title": "Nurse", "company": "Elm House", "start": "2015", "end": "2017", "current": False}


def filled(topic, known=None, **data):
    return form_for(topic, data, known=known or {}, key="new")


def errors(topic, **data):
    form = filled(topic, **data)
    return {name: list(messages) for name, messages in form.errors.items()}


# --- the values of a finding --------------------------------------------------------------


@pytest.mark.parametrize(
    ("topic", "data", "values"),
    [
        (Topic.NAME, {"text": " Mara Lind "}, {"text": "Mara Lind"}),
        (Topic.EMAIL, {"text": "mara@lind.example"}, {"text": "mara@lind.example"}),
        (Topic.AGE, {"text": "31"}, {"text": 31}),
        (Topic.SUMMARY, {"text": "One.\r\nTwo."}, {"text": "One.\r\nTwo."}),
        (
            Topic.EDUCATION,
            {"institution": "Hull", "year": "2015"},
            {"degree": None, "institution": "Hull", "year": "2015", "start_year": None},
        ),
        (
            Topic.CERTIFICATION,
            {"name": "ALS", "date": "2022-05-31"},
            {"name": "ALS", "issuer": None, "date": "2022-05-31"},
        ),
        (Topic.LANGUAGE, {"name": "Thai"}, {"name": "Thai", "level": None}),
    ],
)
def test_finding_form_gives_every_field_and_none_for_what_is_empty(topic, data, values):
    form = filled(topic, **data)

    assert form.is_valid(), form.errors
    assert form.values() == values


@pytest.mark.parametrize("topic", list(Topic))
def test_finding_form_of_every_topic_shows_what_is_known_and_needs_something(topic):
    form = form_for(topic, None, known={"text": None, "name": None}, key="x")

    assert form.initial == {"text": "", "name": ""}
    assert form.is_bound is False
    assert form_for(topic, {}, known={}, key="x").is_valid() is False


def test_finding_form_is_labelled_by_its_topic_and_apart_from_others():
    form = form_for(Topic.PHONE, None, known={"text": "030 1"}, key="abc")

    assert form["text"].label == "Phone"
    assert form["text"].id_for_label == "id_abc_text"
    assert form["text"].value() == "030 1"


@pytest.mark.parametrize("text", ["2021", "2021-03", "2021-03-31", "1968-12"])
def test_finding_form_takes_dates_as_exact_as_they_are(text):
    assert errors(Topic.EXPERIENCE, title="Nurse", start=text) == {}


@pytest.mark.parametrize(
    "text", ["March 2021", "21", "2021-13", "2021-00", "03/2021", "2021-3", "2021-02-30", "3021"]
)
def test_finding_form_refuses_dates_that_are_none(text):
    found = errors(Topic.EXPERIENCE, title="Nurse", start=text)

    assert found == {"start": ["Write it like this. A month as 2021-03, or a year as 2021."]}


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (
            {"start": "2021-03", "end": "2020"},
            {"end": ["This is before the start."]},
        ),
        (
            {"start": "2021-03", "end": "2021-02"},
            {"end": ["This is before the start."]},
        ),
        ({"start": "2021-03", "end": "2021"}, {}),
        (
            {"start": "2021", "end": "2022", "current": "on"},
            {"end": ["A job that goes on has no end. Leave one of the two out."]},
        ),
    ],
)
def test_job_form_holds_its_dates_in_order(data, found):
    assert errors(Topic.EXPERIENCE, title="Nurse", **data) == found


@pytest.mark.parametrize(
    ("topic", "message"),
    [
        (Topic.EXPERIENCE, "Give the title or the company."),
        (Topic.EDUCATION, "Give the degree or the school."),
    ],
)
def test_finding_form_needs_one_of_what_names_it(topic, message):
    assert errors(topic) == {"__all__": [message]}


def test_finding_form_lays_out_from_and_to_side_by_side():
    lines = filled(Topic.EDUCATION).lines()

    assert [[field.name for field in line] for line in lines] == [
        ["degree"],
        ["institution"],
        ["start_year", "year"],
    ]


def test_school_form_holds_its_years_in_order():
    found = errors(Topic.EDUCATION, degree="BSc", start_year="2015", year="2012")

    assert found == {"year": ["This is before the start."]}


@pytest.mark.parametrize("text", ["13", "121", "old"])
def test_age_form_takes_an_age_at_which_people_work(text):
    assert list(errors(Topic.AGE, text=text)) == ["text"]


@pytest.mark.parametrize(
    ("dates", "duration"),
    [
        ({"start": "2015", "end": "2017"}, "Summer 2015 to 2017"),
        ({"start": "2015", "end": "2018-01"}, "2015 - 2018-01"),
        ({"start": "2015", "current": "on"}, "2015 - present"),
        ({"start": "2015"}, "2015"),
        ({}, None),
    ],
)
def test_job_form_keeps_the_time_as_written_until_its_dates_change(dates, duration):
    known = JOB | {"duration": "Summer 2015 to 2017"}

    form = filled(Topic.EXPERIENCE, known, title="Nurse", **dates)

    assert form.is_valid(), form.errors
    assert form.values()["duration"] == duration


def test_finding_form_says_what_is_refused_where_it_stands():
    form = filled(Topic.NAME, text="Mara")
    form.is_valid()

    form.refuse("text", "Too long.")
    form.refuse("", "Too many.")

    assert form.errors == {"text": ["Too long."], "__all__": ["Too many."]}


def test_batch_form_reads_a_time_to_the_microsecond():
    at = datetime(2026, 3, 1, 12, 30, 5, 123456, tzinfo=UTC)

    form = BatchForm({"decided_at": at.isoformat()})

    assert form.is_valid()
    assert form.cleaned_data["decided_at"] == at


# --- how sure -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("confidence", "label", "tone"),
    [
        (1.0, "Sure · 100 %", "good"),
        (0.999, "Sure · 99 %", "good"),
        (0.85, "Sure · 85 %", "good"),
        (0.8499, "Check · 84 %", "warn"),
        (0.5, "Check · 50 %", "warn"),
        (0.29, "Doubtful · 29 %", "bad"),
        (0.0, "Doubtful · 0 %", "bad"),
    ],
)
def test_certainty_is_never_rounded_up(confidence, label, tone):
    certainty = certainty_of(confidence)

    assert (certainty.label, certainty.tone) == (label, tone)


# --- rows ---------------------------------------------------------------------------------


def row(topic, values, **finding):
    return FindingRow(CVFinding(topic=topic, values=values, read=values, **finding))


def test_row_of_a_job_is_called_by_its_title_and_says_what_is_missing():
    shown = row(Topic.EXPERIENCE, {"title": None, "company": "Elm House", "location": "York"})

    assert (shown.head, shown.lead) == ("", "Elm House · York")
    assert shown.missing == ["title", "dates"]
    assert shown.name == "Experience: Elm House · York"


@pytest.mark.parametrize(
    ("values", "dates"),
    [
        ({"start": "2015", "current": True}, "2015 to today"),
        ({"start": "2015", "end": "2017"}, "2015 to 2017"),
        ({"start": "2015"}, "2015 to an open end"),
        ({"end": "2017"}, ""),
    ],
)
def test_row_of_a_job_tells_how_its_time_was_understood(values, dates):
    assert row(Topic.EXPERIENCE, values).dates == dates


def test_row_leads_to_its_least_certain_part():
    places = {"title": {"line": 1}, "company": {"line": 2}, "start": {"line": 3}}

    shown = row(
        Topic.EXPERIENCE,
        JOB,
        places=places,
        confidences={"title": 0.9, "company": 0.4, "start": 0.6},
    )

    assert shown.place == {"line": 2}
    assert [(part.label, part.value, part.place["line"]) for part in shown.parts()] == [
        ("Title", "Nurse", 1),
        ("Company", "Elm House", 2),
        ("From", "2015", 3),
    ]


def test_row_without_a_place_leads_nowhere():
    assert row(Topic.NAME, {"text": "Mara"}).place is None


# --- differences --------------------------------------------------------------------------


def difference(kind, key, topic=Topic.EXPERIENCE):
    return Difference(key=key, kind=kind, topic=topic, label=key)


ALL = Differences(
    new=(difference(DifferenceKind.NEW, "job"), difference(DifferenceKind.NEW, "sql", Topic.SKILL)),
    changed=(difference(DifferenceKind.CHANGED, "phone"),),
    gone=(difference(DifferenceKind.GONE, "old"),),
    same_count=0,
)


def test_differences_form_asks_the_level_of_new_skills_alone():
    form = DifferencesForm(differences=ALL)

    assert [(one.difference.key, one.level is not None) for one in form.new()] == [
        ("job", False),
        ("sql", True),
    ]
    assert [one.difference.key for one in form.changed()] == ["phone"]
    assert [one.difference.key for one in form.gone()] == ["old"]


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        ({"choice": "chosen", "take_job": "on", "take_old": "on"}, ["job", "old"]),
        ({"choice": "chosen"}, []),
        ({"choice": "all", "take_job": "on"}, ["job", "sql", "phone", "old"]),
        ({"take_phone": "on", "take_burn": "on"}, ["phone"]),
    ],
)
def test_differences_form_gives_the_keys_that_are_chosen(data, keys):
    form = DifferencesForm(data | {"level_sql": "expert"}, differences=ALL)

    assert form.is_valid(), form.errors
    assert form.keys() == keys
    assert form.levels() == {"sql": Level.EXPERT}


def test_differences_form_refuses_a_level_that_is_none():
    form = DifferencesForm({"level_sql": "guru"}, differences=ALL)

    assert list(form.errors) == ["level_sql"]
