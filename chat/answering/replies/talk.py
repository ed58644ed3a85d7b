"""Replies to small talk, and to what was not understood."""

from chat.answering.facts import Facts
from chat.answering.replies import questions
from chat.answering.reply import Reply

ABILITIES = (
    "I can tell you your next task and what is planned this week, whether you are on track, "
    "which careers fit you and why, what is missing for a career, which skills and "
    "certifications you have, and how your CV and your roadmaps stand."
)
FIRST_QUESTIONS = (questions.NEXT_TASK, questions.BEST_CAREERS, questions.ON_TRACK)


def help_out(_question: str, _facts: Facts) -> Reply:
    words = "I answer from your own data, by fixed rules and without a language model."
    return Reply(f"{ABILITIES} {words}", (), FIRST_QUESTIONS)


def greeting(_question: str, facts: Facts) -> Reply:
    hello = f"Hello {facts.name}." if facts.name else "Hello."
    return Reply(f"{hello} {ABILITIES}", (), FIRST_QUESTIONS)


def thanks(_question: str, _facts: Facts) -> Reply:
    return Reply("You are welcome. Ask again whenever you like.", (), FIRST_QUESTIONS)


def fallback(_question: str, _facts: Facts) -> Reply:
    return Reply(f"I did not understand that. {ABILITIES}", (), (*FIRST_QUESTIONS, questions.HELP))
