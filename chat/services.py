"""Asking the assistant and judging its answers."""

from time import perf_counter

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from careerpilot.llm import RULES
from chat.answering import answer
from chat.enums import Feedback
from chat.models import ChatMessage
from chat.selectors import facts_about


@transaction.atomic
def ask(*, user: User, question: str) -> ChatMessage:
    """Answer a question from the person's own rows, and keep both.

    `context_used` holds what the answer was made from: the intent that was understood and the
    rows that it points at.
    """
    started = perf_counter()
    reply = answer(question, facts_about(user, today=localdate()))
    sources = [
        {"label": source.label, "url": source.url, "kind": source.kind} for source in reply.sources
    ]
    context = {
        "intent": reply.intent,
        "sources": sources,
        "suggestions": list(reply.suggestions),
    }
    return ChatMessage.objects.create(
        user=user,
        user_message=question,
        ai_response=reply.text,
        context_used=context,
        model_used=RULES,
        tokens_used=0,
        response_time_ms=round((perf_counter() - started) * 1000),
    )


@transaction.atomic
def give_feedback(*, message: ChatMessage, feedback: Feedback) -> None:
    message.user_feedback = feedback
    message.save(update_fields=["user_feedback"])


@transaction.atomic
def delete_thread(*, user: User) -> int:
    """Remove all that a person asked and was answered; how many messages went."""
    return ChatMessage.objects.owned_by(user).delete()[0]
