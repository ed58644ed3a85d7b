import pytest
from django.urls import reverse

from chat.models import ChatMessage
from chat.tests.factories import ChatMessageFactory
from roadmaps.tests.factories import RoadmapTaskFactory

pytestmark = pytest.mark.django_db
THREAD = reverse("chat:thread")
HTMX = {"HX-Request": "true"}


@pytest.mark.parametrize("count", [1, 4])
def test_thread_costs_the_same_queries_for_any_number_of_messages(
    client, member, count, django_assert_num_queries
):
    ChatMessageFactory.create_batch(count, user=member)

    with django_assert_num_queries(4):
        response = client.get(THREAD)

    assert response.content.count(b"bubble--assistant") == count


@pytest.mark.parametrize("count", [1, 4])
def test_asking_costs_the_same_queries_for_any_number_of_rows(
    client, member, count, django_assert_num_queries
):
    RoadmapTaskFactory.create_batch(count, roadmap__user=member)

    with django_assert_num_queries(19):
        client.post(THREAD, {"question": "What should I do next?"})

    assert ChatMessage.objects.count() == 1


def test_question_is_answered_from_the_persons_own_rows(client, member):
    RoadmapTaskFactory(roadmap__user=member, title="Read about joins")
    RoadmapTaskFactory(title="Somebody else's task")

    client.post(THREAD, {"question": "What should I do next?"})

    message = ChatMessage.objects.get()
    assert message.user == member
    assert "Read about joins" in message.ai_response
    assert "Somebody else" not in message.ai_response
    assert message.context_used["intent"] == "next_task"
    assert (message.model_used, message.tokens_used) == ("rules", 0)
    assert message.response_time_ms >= 0
    assert message.user_feedback is None


def test_question_by_htmx_is_answered_with_the_panel_alone(client, member):
    response = client.post(THREAD, {"question": "Hello"}, headers=HTMX)

    html = response.content.decode()
    assert 'id="chat-panel"' in html
    assert "<html" not in html


def test_empty_question_is_refused_and_nothing_is_kept(client, member):
    response = client.post(THREAD, {"question": "  "})

    assert response.status_code == 422
    assert ChatMessage.objects.count() == 0


def test_markup_in_a_question_is_shown_as_text(client, member):
    client.post(THREAD, {"question": "<script>alert(1)</script>"})

    html = client.get(THREAD).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>alert(1)" not in html


def test_feedback_is_kept_with_the_answer(client, member):
    message = ChatMessageFactory(user=member)

    client.post(reverse("chat:feedback", args=[message.pk]), {"feedback": "not_helpful"})

    message.refresh_from_db()
    assert message.user_feedback == "not_helpful"


def test_feedback_that_is_no_word_of_ours_changes_nothing(client, member):
    message = ChatMessageFactory(user=member, user_feedback="helpful")

    client.post(reverse("chat:feedback", args=[message.pk]), {"feedback": "awful"})

    message.refresh_from_db()
    assert message.user_feedback == "helpful"


def test_feedback_on_somebody_elses_answer_is_not_found(client, member):
    other = ChatMessageFactory()

    response = client.post(reverse("chat:feedback", args=[other.pk]), {"feedback": "helpful"})

    assert response.status_code == 404


def test_clear_deletes_the_persons_messages_and_no_others(client, member):
    ChatMessageFactory(user=member)
    other = ChatMessageFactory()

    client.post(reverse("chat:clear"))

    assert list(ChatMessage.objects.all()) == [other]


def test_chat_asks_strangers_to_log_in(client):
    response = client.get(THREAD)

    assert response.url == f"{reverse('account_login')}?next={THREAD}"
