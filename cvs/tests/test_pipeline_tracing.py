from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvs.pipeline import Lexicon, Place, Topic, read_cv
from cvs.pipeline.cleaning import fold
from cvs.pipeline.document import Box, Document, Line, Word, numbered
from cvs.pipeline.found import Found
from cvs.pipeline.tracing import Tracer
from cvs.tests import samples

TODAY = date(2026, 11, 22)
DERIVED = {"start", "end", "current"}


def lines(*texts, page=1):
    return numbered(Line(tuple(Word(word) for word in text.split()), page=page) for text in texts)


def document(every, **changes):
    return replace(Document(tuple(every), pages=1, engine="pdf"), **changes)


def traced(topic, values, every, **changes):
    return Tracer(document(every, **changes)).finding(topic, Found(values, tuple(every)))


def place_of(text, every, topic=Topic.SUMMARY):
    finding = traced(topic, {"text": text}, every)
    return finding and finding.places["text"]


def letters(text):
    return fold(text).replace(" ", "")


def test_trace_gives_page_line_and_source_word_for_word():
    every = lines("Jane Oak", "Leeds, UK | jane@oak.example", page=2)

    assert place_of("Leeds, UK", every) == Place(page=2, line=2, text="Leeds, UK")


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ("JANE OAK", "Jane Oak"),
        ("Jose", "José"),
        ("management of wards", "manage- ment of\nwards"),
        ("jane.oak@example.com", "jane.oak@\nexample.com"),
        ("SARA", "S A R A"),
        ("2017", "2014-2017"),
        ("42", "Aged:42years"),
        ("C++", "C++,"),
        ("BSc, Physics", "BSc Physics"),
    ],
)
def test_trace_finds_a_value_whatever_case_accents_breaks_and_signs(value, source):
    every = lines(
        "Jane Oak José manage- ment of",
        "wards jane.oak@",
        "example.com S A R A 2014-2017 Aged:42years C++, BSc at Hull in Physics",
    )

    assert place_of(value, every).text == source


def test_trace_finds_a_word_broken_around_what_stands_beside_it():
    every = lines("Engineer, Transit Au- May 2022", "thority, Leeds")

    assert place_of("Transit Authority", every).text == "Transit Au-\nthority,"
    assert place_of("Transit Mayor", every) is None


def test_trace_does_not_take_words_in_another_order():
    assert place_of("Physics, BSc", lines("BSc at Hull in Physics")) is None


def test_trace_prefers_words_that_say_nothing_but_the_value():
    every = lines("jane.oak@example.com", "Jane Oak")

    assert place_of("Jane Oak", every, Topic.NAME).line == 2


def test_trace_does_not_find_a_word_inside_another():
    assert place_of("Java", lines("JavaScript and Javanese")) is None


def test_trace_finds_values_of_a_list_in_their_order():
    every = lines("Go and Java", "Go for Java")
    tracer = Tracer(document(every))
    found = [Found({"text": text}, every) for text in ("Java", "Go", "Java", "Rust")]

    places = [
        finding and finding.places["text"].line
        for finding in (tracer.finding(Topic.SKILL, one) for one in found)
    ]

    assert places == [1, 2, 2, None]


def boxed(text, left, baseline, page=1):
    return Line((Word(text, size=10.0, box=Box(left, left + 50.0, baseline)),), page=page)


def test_trace_boxes_the_words_line_by_line_from_the_top_left():
    every = numbered([boxed("Ward", 20.0, 700.0), boxed("Manager", 20.0, 680.0)])
    finding = traced(Topic.SUMMARY, {"text": "Ward Manager"}, every, sizes=((600.0, 800.0),))

    assert finding.places["text"].boxes == ((20.0, 92.0, 70.0, 102.2), (20.0, 112.0, 70.0, 122.2))


def test_trace_boxes_nothing_but_the_words_of_the_value():
    words = tuple(
        Word(text, size=10.0, box=Box(left, left + 40.0, 700.0))
        for text, left in (("Ward", 20.0), ("Manager,", 70.0), ("Leeds", 120.0))
    )
    finding = traced(
        Topic.SUMMARY, {"text": "Manager"}, numbered([Line(words)]), sizes=((600.0, 800.0),)
    )

    assert finding.places["text"].boxes == ((70.0, 92.0, 110.0, 102.2),)


def test_trace_boxes_the_first_page_of_a_value_that_goes_over_two():
    every = numbered([boxed("Ward", 20.0, 50.0), boxed("Manager", 20.0, 750.0, page=2)])
    sizes = ((600.0, 800.0), (600.0, 800.0))
    place = traced(Topic.SUMMARY, {"text": "Ward Manager"}, every, sizes=sizes).places["text"]

    assert (place.page, place.text, len(place.boxes)) == (1, "Ward\nManager", 1)


JOB = {
    "title": "Nurse",
    "company": "Elm House",
    "duration": "March 2015 - 2017",
    "start": "2015-03",
    "end": "2017",
    "current": False,
    "description": None,
}


def test_dates_of_a_job_stand_where_its_duration_does():
    finding = traced(Topic.EXPERIENCE, JOB, lines("Nurse March 2015 - 2017", "Elm House"))

    assert {finding.places[field].text for field in DERIVED} == {"March 2015 - 2017"}


def test_a_duration_that_the_cv_does_not_write_takes_its_dates_along():
    finding = traced(Topic.EXPERIENCE, JOB, lines("Nurse 2015 - 2017", "Elm House"))

    assert finding.values == {
        "title": "Nurse",
        "company": "Elm House",
        "location": None,
        "duration": None,
        "start": None,
        "end": None,
        "current": None,
        "description": None,
    }
    assert finding.places.keys() == {"title", "company"}


@pytest.mark.parametrize(
    ("field", "value"), [("start", "2015-04"), ("end", "2018"), ("current", True)]
)
def test_a_date_that_the_duration_does_not_say_is_dropped(field, value):
    every = lines("Nurse March 2015 - 2017", "Elm House")
    finding = traced(Topic.EXPERIENCE, {**JOB, field: value}, every)

    assert finding.values == {"location": None, **JOB, field: None}


@pytest.mark.parametrize(
    ("year", "source"),
    [("2014", "2014"), ("2012", "2012"), ("2013", None)],
)
def test_a_year_stands_in_a_period_that_the_entry_gives(year, source):
    every = lines("BSc Nursing", "Oct. 2012 - July 2014")
    values = {"degree": "BSc Nursing", "institution": None, "year": year, "start_year": None}
    place = traced(Topic.EDUCATION, values, every).places.get("year")

    assert (place and place.text) == source


def test_a_year_in_another_form_stands_where_its_period_does():
    every = lines("BSc Nursing", "Sep '12 - Jun '14")
    values = {"degree": "BSc Nursing", "institution": None, "year": "2014", "start_year": "2012"}

    assert traced(Topic.EDUCATION, values, every).places["year"].text == "Sep '12 - Jun '14"


def test_an_address_behind_a_link_stands_on_no_line():
    link = "https://linkedin.com/in/oak"
    every = lines("Jane Oak")

    finding = traced(Topic.LINKEDIN, {"text": link}, every, links=(link,))

    assert finding.places["text"] == Place(page=1, line=0, text=link)


def test_only_addresses_may_stand_behind_links():
    assert traced(Topic.NAME, {"text": "oak"}, lines("Jane"), links=("https://oak",)) is None


def test_a_line_that_the_document_does_not_have_proves_nothing():
    made_up = Line((Word("Jane"), Word("Oak")))

    assert traced(Topic.NAME, {"text": "Jane Oak"}, [made_up]) is None


WORDS = st.text(alphabet="abcdexyz", min_size=1, max_size=6)


@given(
    written=st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=6),
    value=st.lists(WORDS, min_size=1, max_size=4),
)
def test_a_value_that_the_lines_do_not_hold_is_dropped(written, value):
    every = lines(*map(" ".join, written))
    place = place_of(" ".join(value), every)

    if place is None:
        assert f" {' '.join(value)} " not in f" {' '.join(w for row in written for w in row)} "
    else:
        assert letters(place.text) == letters(" ".join(value))
        assert set(place.text.split()) <= {word for row in written for word in row}


@pytest.mark.parametrize(
    "data",
    [samples.pdf_cv(), samples.docx_cv(), samples.docx_table_cv(), samples.pdf_cv(samples.GERMAN)],
    ids=["pdf", "docx", "docx table", "german"],
)
def test_every_value_of_a_reading_stands_in_its_text(data):
    reading = read_cv(data, lexicon=Lexicon(()), today=TODAY)
    sheet = [letters(line) for line in reading.sheets[0].lines]

    for finding in reading.findings:
        told = {field for field, value in finding.values.items() if value is not None}
        assert finding.places.keys() == told
        for field in told:
            place = finding.places[field]
            assert letters(place.text) in "".join(sheet[place.line - 1 :])
            if field not in DERIVED:
                assert letters(str(finding.values[field])) in letters(place.text)
