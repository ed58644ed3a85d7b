"""The language model that the settings name; today the product runs on rules alone."""

from careerpilot.llm.offline import OfflineLLM
from careerpilot.llm.port import LLM


def get_llm() -> LLM:
    return OfflineLLM()


__all__ = ["LLM", "get_llm"]
