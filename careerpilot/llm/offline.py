"""No model at all: the product's own rules do the work."""

from careerpilot.llm.port import LLMUnavailableError


class OfflineLLM:
    name = "rules"

    def complete(self, *, instructions: str, data: str) -> str:
        raise LLMUnavailableError("No language model is configured.")
