import pytest

from careerpilot.llm import get_llm
from careerpilot.llm.port import LLMUnavailableError


def test_no_model_is_configured_and_the_rules_say_so():
    assert get_llm().name == "rules"


def test_a_question_to_no_model_is_unavailable_and_never_made_up():
    with pytest.raises(LLMUnavailableError):
        get_llm().complete(instructions="Reword this.", data="Some text.")
