"""A model behind any service that speaks the OpenAI protocol, on this machine or elsewhere."""

from typing import Protocol

from openai import OpenAI, OpenAIError

from careerpilot.llm.port import LLMError, LLMUnavailableError


class Settings(Protocol):
    """Where the model is; an empty address means OpenAI's own."""

    LLM_BASE_URL: str
    LLM_API_KEY: str
    LLM_MODEL: str
    LLM_TIMEOUT: float


class RemoteLLM:
    """Asks once and once more where the line failed; what the model is told, it may not obey."""

    def __init__(self, settings: Settings) -> None:
        self.name = settings.LLM_MODEL
        self._client = OpenAI(
            base_url=settings.LLM_BASE_URL or None,
            api_key=settings.LLM_API_KEY or "none",
            timeout=settings.LLM_TIMEOUT,
            max_retries=1,
        )

    def complete(self, *, instructions: str, data: str) -> str:
        """Raises LLMUnavailableError when the service fails, LLMError for an empty answer."""
        try:
            answer = self._client.chat.completions.create(
                model=self.name,
                temperature=0,
                messages=[
                    {"role": "system", "content": instructions},
                    {"role": "user", "content": data},
                ],
            )
        except OpenAIError as problem:
            raise LLMUnavailableError(f"{self.name} does not answer.") from problem
        text = answer.choices[0].message.content if answer.choices else None
        if not text:
            raise LLMError(f"{self.name} gave an empty answer.")
        return text
