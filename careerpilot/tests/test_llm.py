import pytest

from careerpilot.llm import RULES, get_llm, where
from careerpilot.llm.port import LLMError, LLMUnavailableError
from careerpilot.tests.model_server import model_server


def point_to(settings, server):
    settings.LLM_MODEL = "scripted"
    settings.LLM_BASE_URL = server.url
    settings.LLM_API_KEY = "secret"
    return get_llm()


def test_no_model_is_configured_and_the_rules_say_so():
    assert get_llm().name == RULES == "rules"


def test_a_question_to_no_model_is_unavailable_and_never_made_up():
    with pytest.raises(LLMUnavailableError):
        get_llm().complete(instructions="Reword this.", data="Some text.")


def test_model_is_asked_with_instructions_and_data_apart(settings):
    with model_server("Better text.") as server:
        model = point_to(settings, server)

        answer = model.complete(instructions="Reword this.", data="Some text.")

    assert (model.name, answer) == ("scripted", "Better text.")
    ((path, headers, body),) = server.asked
    assert (path, headers["Authorization"]) == ("/v1/chat/completions", "Bearer secret")
    assert body == {
        "model": "scripted",
        "temperature": 0,
        "messages": [
            {"role": "system", "content": "Reword this."},
            {"role": "user", "content": "Some text."},
        ],
    }


def test_failing_service_is_asked_once_more(settings):
    with model_server(500, "Better text.") as server:
        answer = point_to(settings, server).complete(instructions="Reword.", data="Some text.")

    assert (answer, len(server.asked)) == ("Better text.", 2)


@pytest.mark.parametrize("statuses", [(401,), (500, 500)])
def test_service_that_refuses_is_unavailable(statuses, settings):
    with model_server(*statuses) as server:
        model = point_to(settings, server)
        with pytest.raises(LLMUnavailableError, match="scripted does not answer"):
            model.complete(instructions="Reword.", data="Some text.")


def test_service_that_is_not_there_is_unavailable(settings):
    with model_server() as server:
        pass
    with pytest.raises(LLMUnavailableError):
        point_to(settings, server).complete(instructions="Reword.", data="Some text.")


def test_empty_answer_is_no_answer(settings):
    with model_server("") as server, pytest.raises(LLMError, match="empty answer"):
        point_to(settings, server).complete(instructions="Reword.", data="Some text.")


@pytest.mark.parametrize(
    ("model", "base_url", "expected"),
    [
        ("", "http://127.0.0.1:8080/v1", ""),
        ("some", "http://127.0.0.1:8080/v1", "127.0.0.1"),
        ("some", "https://models.example/v1", "models.example"),
        ("some", "", "api.openai.com"),
    ],
)
def test_people_are_told_which_machine_the_model_runs_on(model, base_url, expected, settings):
    settings.LLM_MODEL, settings.LLM_BASE_URL = model, base_url

    assert where() == expected
