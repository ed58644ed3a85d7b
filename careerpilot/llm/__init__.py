"""The language model that the settings name; without one the product runs on its rules alone."""

from functools import cache
from urllib.parse import urlsplit

from django.conf import settings

from careerpilot.llm.offline import OfflineLLM
from careerpilot.llm.port import LLM

RULES = OfflineLLM.name
OPENAI = "https://api.openai.com/v1"


def get_llm() -> LLM:
    return (
        _remote(settings.LLM_MODEL, settings.LLM_BASE_URL) if settings.LLM_MODEL else OfflineLLM()
    )


def where() -> str:
    """The machine that the model runs on, by its name; empty without a model."""
    if not settings.LLM_MODEL:
        return ""
    return urlsplit(settings.LLM_BASE_URL or OPENAI).hostname or settings.LLM_BASE_URL


@cache
def _remote(model: str, base_url: str) -> LLM:
    """One client, with its open connections, for as long as the settings stay."""
    from careerpilot.llm.remote import RemoteLLM  # its SDK takes a second to import

    return RemoteLLM(settings)


__all__ = ["LLM", "RULES", "get_llm", "where"]
