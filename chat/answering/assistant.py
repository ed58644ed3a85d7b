"""From a question to an answer."""

from dataclasses import dataclass

from chat.answering.facts import Facts
from chat.answering.intents import Intent, intent_of
from chat.answering.naming import EXACT, named_in
from chat.answering.replies import REPLIES
from chat.answering.reply import Source

LONGEST_QUESTION = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """`text` is plain text; whoever shows it escapes it. `suggestions` are further questions."""

    text: str
    intent: Intent
    sources: tuple[Source, ...]
    suggestions: tuple[str, ...]


def answer(question: str, facts: Facts) -> Answer:
    """Answer from `facts` alone; what they do not hold is not said.

    Any text is a question: what cannot be understood gets an answer that says so.
    """
    asked = question[:LONGEST_QUESTION]
    intent = _understood(asked, facts)
    reply = REPLIES[intent](asked, facts)
    return Answer(reply.text, intent, reply.sources, reply.suggestions)


def _understood(question: str, facts: Facts) -> Intent:
    """A question that only names a career or a skill is about that."""
    intent = intent_of(question)
    if intent is not Intent.UNKNOWN:
        return intent
    if named_in(question, facts.careers, lambda career: career.title, least=EXACT):
        return Intent.WHY_CAREER
    if named_in(question, facts.skills, lambda skill: skill.name, least=EXACT, likeness=EXACT):
        return Intent.HAS_SKILL
    return Intent.UNKNOWN
