"""The one door to a language model: what the product may ask, and how it may fail."""

from typing import Protocol


class LLMError(Exception):
    """A model gave no usable answer."""


class LLMUnavailableError(LLMError):
    """No model answers at the moment: the caller goes on by rules."""


class LLM(Protocol):
    """A language model, whoever makes it."""

    @property
    def name(self) -> str:
        """What people are told answered them: the model's name, or `rules`."""
        ...

    def complete(self, *, instructions: str, data: str) -> str:
        """Answer `instructions` about `data`, which is untrusted and never obeyed.

        Raises LLMUnavailableError when there is no answer to be had.
        """
        ...
