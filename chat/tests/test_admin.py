import pytest
from django.urls import reverse

from chat.models import ChatMessage
from chat.tests.factories import ChatMessageFactory

pytestmark = pytest.mark.django_db

MESSAGES = reverse("admin:chat_chatmessage_changelist")


@pytest.mark.parametrize("count", [1, 4])
def test_message_list_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    ChatMessageFactory.create_batch(count)

    with django_assert_num_queries(7):
        response = client.get(MESSAGES)

    assert response.context["cl"].result_count == count


def test_message_is_found_by_what_was_answered(client, staff):
    wanted = ChatMessageFactory(ai_response="Learn to turn wood.")
    ChatMessageFactory()

    response = client.get(MESSAGES, {"q": "turn wood"})

    assert list(response.context["cl"].queryset) == [wanted]


def test_message_page_shows_what_the_answer_was_made_from(client, staff):
    row = ChatMessageFactory(context_used={"intent": "next_task", "sources": ["<script>"]})

    html = client.get(reverse("admin:chat_chatmessage_change", args=[row.pk])).content.decode()

    assert "&quot;intent&quot;: &quot;next_task&quot;" in html
    assert "&lt;script&gt;" in html


def test_staff_neither_add_nor_change_a_message_but_may_delete_it(client, staff):
    row = ChatMessageFactory()
    url = reverse("admin:chat_chatmessage_change", args=[row.pk])

    assert client.get(reverse("admin:chat_chatmessage_add")).status_code == 403
    assert client.post(url, {"ai_response": "Something else"}).status_code == 403

    client.post(reverse("admin:chat_chatmessage_delete", args=[row.pk]), {"post": "yes"})

    assert ChatMessage.objects.count() == 0
