import pytest

from careerpilot.ui.props import Kind, Tone, UnknownPropError, known


def test_known_gives_back_a_word_of_the_type():
    assert known("warn", Tone) == "warn"


def test_known_refuses_a_word_of_another_type():
    with pytest.raises(UnknownPropError, match="'warn' is none of primary, secondary"):
        known("warn", Kind)
