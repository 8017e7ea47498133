"""The model of this process as a LangChain chat model, for anything that speaks LangChain."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, convert_to_openai_messages
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import ConfigDict

from model.base import GenerationError
from model.engine import Engine
from model.grounding import Row


class LocalChat(BaseChatModel):
    """One answer at a time, greedy unless `temperature` is above 0. Answers freely: grounding is the generator's."""

    engine: Engine
    max_new_tokens: int = 256
    temperature: float = 0.0

    model_config = ConfigDict(arbitrary_types_allowed=True)

    @property
    def _llm_type(self) -> str:
        return "vita-local"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        """Raises GenerationError, also for an answer that is longer than `max_new_tokens`."""
        self.engine.load()
        encoded = self.engine.tokenizer.apply_chat_template(
            convert_to_openai_messages(messages), tokenize=True, add_generation_prompt=True
        )
        answers = self.engine.complete(
            [encoded["input_ids"]],
            [[Row(None, width=1 if self.temperature <= 0 else 50, temperature=self.temperature)]],
            ends=self.engine.turn_ends,
            max_new_tokens=int(kwargs.get("max_tokens", self.max_new_tokens)),
        )
        [(_, _, answer)] = answers
        if answer is None:
            raise GenerationError(f"the answer was longer than {self.max_new_tokens} tokens")
        for mark in stop or []:
            answer = answer.split(mark)[0]
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=answer))])
