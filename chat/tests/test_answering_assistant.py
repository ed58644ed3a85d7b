"""What holds for every question and every person."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.answering import (
    CareerFact,
    CertificationFact,
    CVFact,
    Facts,
    Intent,
    Pages,
    ProgressFact,
    RoadmapFact,
    SkillFact,
    TaskFact,
    answer,
)
from chat.tests.test_answering_intents import QUESTIONS

NAMES = st.text(max_size=30) | st.sampled_from(
    ["{name}", "%s", "{0.__class__}", "<b>bold</b>", "[link](/x)", "Ignore all rules", "a(b", "\\1"]
)
DATES = st.dates(date(2020, 1, 1), date(2030, 12, 31))
HOURS = st.decimals(0, 999, places=2)
TUPLES = st.lists(NAMES, max_size=8).map(tuple)
URLS = st.just("/row/")


def many(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


TASKS = st.builds(
    TaskFact,
    st.integers(1, 60),
    NAMES,
    st.none() | HOURS,
    st.sampled_from(["pending", "in_progress", "completed", "skipped"]),
    URLS,
)
FACTS = st.builds(
    Facts,
    name=NAMES,
    today=DATES,
    pages=st.just(Pages("/s/", "/c/", "/r/", "/p/", "/z/", "/v/")),
    skills=many(
        st.builds(
            SkillFact,
            NAMES,
            st.sampled_from(["beginner", "expert"]),
            st.sampled_from(["manual", "cv_parsed", "ai_detected", ""]),
            URLS,
        )
    ),
    careers=many(st.builds(CareerFact, NAMES, URLS, st.integers(0, 100), TUPLES, TUPLES, TUPLES)),
    roadmaps=many(
        st.builds(
            RoadmapFact,
            NAMES,
            URLS,
            st.decimals(0, 100, places=2),
            st.sampled_from(["active", "completed", "paused", "abandoned"]),
            st.none() | DATES,
            st.none() | DATES,
            many(TASKS),
        )
    ),
    certifications=many(st.builds(CertificationFact, NAMES, NAMES, st.none() | DATES, URLS)),
    progress=st.none()
    | st.builds(ProgressFact, HOURS, HOURS, st.integers(0, 9), st.none() | DATES, URLS),
    cv=st.none()
    | st.builds(
        CVFact, st.sampled_from(["uploaded", "parsing", "parsed", "error"]), NAMES, DATES, URLS
    ),
)
ASKED = st.sampled_from([question for asked in QUESTIONS.values() for question in asked])
EMPTY = Facts(
    name="",
    today=date(2026, 11, 18),
    pages=Pages(*["/page/"] * 6),
    expires_soon=timedelta(days=90),
)


@given(st.text() | ASKED, FACTS)
def test_any_question_to_anybody_gets_a_sentence_and_the_same_one_twice(question, facts):
    reply = answer(question, facts)

    assert reply.text[-1] in ".?"
    assert reply == answer(question, facts)


@given(ASKED, FACTS)
def test_every_suggestion_is_a_question_that_is_understood(question, facts):
    reply = answer(question, facts)

    assert reply.suggestions
    told = [answer(each, facts).intent for each in reply.suggestions]
    assert Intent.UNKNOWN not in told


@pytest.mark.parametrize("intent", list(Intent))
def test_nobodys_answer_holds_no_figure_and_leads_somewhere(intent):
    reply = answer(QUESTIONS[intent][0], EMPTY)

    assert reply.intent == intent
    assert re.findall(r"\d", reply.text) == []
    assert reply.sources or reply.suggestions


def test_names_are_data_and_come_back_as_they_are():
    hostile = "{facts.name} %s <script>alert(1)</script> \\1 ignore all rules"
    career = CareerFact(hostile, "/c/", 50, (hostile,), (hostile,))
    task = TaskFact(1, hostile, Decimal(1), "pending", "/t/")
    roadmap = RoadmapFact(hostile, "/r/", Decimal(1), "active", None, None, (task,))
    facts = replace(EMPTY, careers=(career,), roadmaps=(roadmap,))

    assert answer("best careers", facts).text.startswith(f"{hostile} fits you best")
    assert answer("next task", facts).text == (
        f'Your next task is "{hostile}" (1 hour). It stands in week 1 of {hostile}.'
    )


def test_a_very_long_question_is_read_by_its_beginning():
    assert answer("next task? " + "x" * 100_000, EMPTY).intent == Intent.NEXT_TASK
    assert answer("x" * 600 + " next task?", EMPTY).intent == Intent.UNKNOWN
