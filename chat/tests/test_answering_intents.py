"""Tables of questions, by what they are about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.answering import Intent
from chat.answering.intents import intent_of
from chat.answering.replies import questions

QUESTIONS = {
    Intent.NEXT_TASK: [
        questions.NEXT_TASK,
        "what's next?",
        "What’s next",
        "What is next?",
        "what should i do now",
        "What should I learn next?",
        "which task do I do today?",
        "Where do I start?",
        "hi, what is my next step?",
        "What should I do?",
    ],
    Intent.THIS_WEEK: [
        questions.THIS_WEEK,
        "What do I have to do this week?",
        "this week",
        "show me this week's tasks",
        "How many hours are planned this week?",
        "What's the plan for this week?",
    ],
    Intent.ON_TRACK: [
        questions.ON_TRACK,
        "am I behind?",
        "Why am I behind schedule?",
        "When will I be finished?",
        "will I finish in time",
        "Am I ahead of my plan?",
        "Am I keeping up?",
    ],
    Intent.PROGRESS: [
        questions.PROGRESS,
        "How am I doing?",
        "show my progress",
        "tell me about my progress",
        "How many hours did I log this week?",
        "how much time have I spent?",
    ],
    Intent.BEST_CAREERS: [
        questions.BEST_CAREERS,
        "What are my top careers?",
        "which job suits me?",
        "What should I become?",
        "Recommend me a career",
        "help me choose a career",
        "what is the best role for me",
    ],
    Intent.WHY_CAREER: [
        questions.WHY_BEST,
        questions.why("Data Analyst"),
        "why data analyst?",
        "Why is this career recommended?",
        "How ready am I for data analyst?",
        "Am I ready to work as a nurse?",
        "can I become a web developer",
        "Tell me about data analyst",
        "what about data engineer?",
    ],
    Intent.MISSING_SKILLS: [
        questions.missing_for("Data Analyst"),
        "What am I missing?",
        "which skills do I need for data analyst?",
        "What do I need to learn to become a data analyst",
        "what skills am i lacking?",
        "Show my skill gaps",
        "What does a data analyst need?",
        "How do I become a nurse?",
        "Which skills are required for a data analyst?",
    ],
    Intent.MY_SKILLS: [
        questions.MY_SKILLS,
        "my skills",
        "list my skills",
        "Which skills do I have?",
        "what am I good at?",
        "tell me about my skills",
    ],
    Intent.HAS_SKILL: [
        "do I have Python?",
        "Do I know SQL?",
        "Is C++ among my skills?",
        "what level is my Python",
        "How good am I at SQL?",
        "can I use Excel?",
    ],
    Intent.CERTIFICATIONS: [
        questions.CERTIFICATIONS,
        "do I have any certifications?",
        "What expires soon?",
        "When do I have to renew my licence?",
        "my certificates",
    ],
    Intent.CV: [
        questions.CV,
        "is my CV ready?",
        "What about my résumé?",
        "Where is my resume",
        "did you parse my file?",
        "tell me about my CV",
    ],
    Intent.ROADMAPS: [
        questions.ROADMAPS,
        "show my roadmap",
        "What is my learning plan?",
        "When does my roadmap end?",
        "my road map",
    ],
    Intent.HELP: [
        questions.HELP,
        "What can you do?",
        "help",
        "who are you?",
        "What can I ask you?",
        "How does this work?",
    ],
    Intent.THANKS: ["thanks", "Thank you very much!", "great, thx"],
    Intent.GREETING: ["hi", "Hello!", "Good morning", "hey there"],
    Intent.UNKNOWN: ["", "?", "   ", "qwertz", "Is it raining in Paris?", "1 + 1", "的", "history"],
}


@pytest.mark.parametrize(
    ("question", "intent"),
    [(question, intent) for intent, asked in QUESTIONS.items() for question in asked],
)
def test_intent_of_a_question(question, intent):
    assert intent_of(question) == intent


def test_every_intent_has_questions():
    assert set(QUESTIONS) == set(Intent)


@given(st.text())
def test_any_text_has_the_same_intent_in_any_case_and_spacing(question):
    assert intent_of(f"  {question}  ") == intent_of(question)


@given(st.sampled_from([asked[0] for asked in QUESTIONS.values()]))
def test_shouting_changes_nothing(question):
    assert intent_of(question.upper()) == intent_of(question)
