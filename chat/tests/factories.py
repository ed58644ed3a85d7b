import factory

from accounts.tests.factories import UserFactory
from chat.models import ChatMessage


class ChatMessageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ChatMessage

    user = factory.SubFactory(UserFactory)
    user_message = "What should I do next?"
    ai_response = "Read a chapter."
    model_used = "rules"
    tokens_used = 0
    response_time_ms = 3
    context_used = {"intent": "next_task", "sources": []}
