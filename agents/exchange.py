"""One message being answered: what came, the interview it belongs to, and what is being said.

The steps of `agents.graph` and the commands all work on an `Exchange`; none of them knows a platform or a database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from agents.language import Phrases, load_phrases
from agents.messages import Choice, Document, Message, Reply
from agents.understand import Understanding
from model.base import Generator, Reader
from storage.interview import Interview, Turn


class Job(Protocol):
    """A posting that was found."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def company(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def score(self) -> float: ...


class Corpus(Protocol):
    """Postings and exemplar lines to look up. Implementation: `retrieval.chroma`. Blocks: call in a thread."""

    def similar_postings(self, text: str, k: int) -> Sequence[Job]: ...
    def titled_postings(self, title: str, k: int) -> Sequence[Job]: ...
    def exemplars(self, occupation: str, section: str, k: int) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What a turn may use besides the interview. None: not at hand, and Vita does without."""

    generator: Generator | None = None
    corpus: Corpus | None = None
    reader: Reader | None = None


@dataclass(slots=True)
class Exchange:
    """The person's message and the reply that grows. `asks`: whether the next question follows the answer.

    `forget` is set when the person has confirmed that everything is to be deleted.
    """

    interview: Interview
    message: Message
    turn: Turn
    tools: Tools
    progress: Callable[[str], None] | None = None
    understanding: Understanding | None = None
    said: list[str] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    asks: bool = True
    forget: bool = False

    @property
    def phrases(self) -> Phrases:
        return load_phrases(self.interview.language)

    @property
    def state(self) -> dict[str, Any]:
        return self.interview.state

    def say(self, key: str, /, **values: object) -> None:
        """Add a paragraph to the reply."""
        self.said.append(self.phrases.wording(key, self.turn.number // 2).format(**values))

    def offer(self, key: str, text: str, **values: object) -> None:
        """Add something to pick; `text` is what picking it says."""
        self.choices.append(Choice(self.phrases.say(key, **values), text))

    def reply(self) -> Reply:
        text = "\n\n".join(paragraph for paragraph in self.said if paragraph)
        return Reply(text, tuple(self.choices), tuple(self.documents))

    # --- what the plan remembers, all JSON-able

    def remember(self, name: str, item: str) -> None:
        """Add `item` to the list `name` of the state, once."""
        items = self.state.setdefault(name, [])
        if item not in items:
            items.append(item)

    def unlearn(self, name: str, item: str) -> None:
        self.state[name] = [kept for kept in self.state.get(name, []) if kept != item]
