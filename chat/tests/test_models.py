import pytest
from django.db import IntegrityError

from chat.tests.factories import ChatMessageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wrong", [{"user_feedback": "awful"}, {"tokens_used": -1}, {"response_time_ms": -1}]
)
def test_message_with_a_value_outside_its_set_is_refused_by_the_database(wrong):
    with pytest.raises(IntegrityError):
        ChatMessageFactory(**wrong)
