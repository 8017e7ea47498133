"""The terminal: a prompt with history, paste and colours for a person, plain lines for a pipe.

Nothing is written down here: the history is what the person said, as the interview keeps it.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document as Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.styles import Style
from rich.console import Console
from rich.table import Table
from rich.text import Text

from agents.messages import Document, Message, Reply
from bot.attachments import AttachmentError, save_document, to_message
from bot.platform import Conversation, all_choices, number_choices, own_words, printable

_WIDEST = 100
_PATIENCE_SECONDS = 0.4
"""An answer that takes longer shows that it is being worked on."""
_LONGEST_REMEMBERED = 2_000
_ITEM = re.compile(r"( *)([-•*]|\d+[.)])[ ]+(.*)")
_STYLE = Style.from_dict({"prompt": "bold ansicyan"})


class Terminal:
    """A conversation at an interactive terminal. `said` is what the person said before, for the up arrow."""

    def __init__(
        self,
        conversation: Conversation,
        *,
        exports: Path,
        commands: Sequence[str],
        said: Iterable[str] = (),
        console: Console | None = None,
    ) -> None:
        self._conversation = conversation
        self._exports = exports
        self._ready: threading.Event | None = None
        self._console = console or Console(highlight=False)
        history = InMemoryHistory([text for text in said if text.strip() and len(text) <= _LONGEST_REMEMBERED])
        self._session: PromptSession[str] = PromptSession(
            [("class:prompt", "you › ")],
            history=history,
            completer=_Commands(commands),
            complete_while_typing=Condition(lambda: self._session.default_buffer.text.startswith("/")),
            reserve_space_for_menu=6,
            prompt_continuation=_indent,
            key_bindings=_keys(),
            style=_STYLE,
        )

    async def run(self, *, notice: str = "", warm: Callable[[], threading.Event] | None = None) -> None:
        """Talk until the person leaves. `warm` is called when the first question stands on the screen.

        It loads in the background what answers need, and gives the event that they wait for.
        """
        if notice:
            self._console.print(Text(notice, style="dim"), width=self._width)
        self._show(await self._conversation.open())
        if warm is not None:
            self._ready = warm()
        while (text := await self._read()) is not None:
            try:
                message = to_message(text)
            except AttachmentError as error:
                self._console.print(Text(printable(str(error)), style="yellow"), soft_wrap=True)
                continue
            self._show(await self._answer(message))
        self._console.print(Text(own_words("platform.farewell"), style="dim"))

    async def _read(self) -> str | None:
        """What the person says next, None if they leave: Ctrl-D, or Ctrl-C twice in a row."""
        interrupts = 0
        while True:
            try:
                text = await self._session.prompt_async()
            except KeyboardInterrupt:
                interrupts += 1
                if interrupts == 2:
                    return None
                self._console.print(Text(own_words("platform.once_more"), style="dim"))
                continue
            except EOFError:
                return None
            if text.strip():
                return text
            interrupts = 0

    async def _answer(self, message: Message) -> list[Reply]:
        """The replies, with a line that tells what is going on while it takes long. Ctrl-C stops it."""
        status = self._console.status("", spinner="dots")
        loop = asyncio.get_running_loop()
        work = loop.create_task(self._say(message, lambda line: status.update(Text(line))))
        loop.add_signal_handler(signal.SIGINT, work.cancel)
        try:
            done, _ = await asyncio.wait({work}, timeout=_PATIENCE_SECONDS)
            with contextlib.nullcontext() if done else status:
                return await work
        except asyncio.CancelledError:
            return [Reply(own_words("platform.stopped"))]
        finally:
            loop.remove_signal_handler(signal.SIGINT)

    async def _say(self, message: Message, progress: Callable[[str], None]) -> list[Reply]:
        if self._ready is not None and not self._ready.is_set():
            progress(own_words("platform.waking"))
            await asyncio.to_thread(self._ready.wait)
            progress("")
        return await self._conversation.say(message, progress=progress)

    def _show(self, replies: Sequence[Reply]) -> None:
        for reply in replies:
            self._console.print()
            for line in printable(reply.text).splitlines():
                self._console.print(_layout(line), width=self._width)
            for document in reply.documents:
                self._show_file(document)
        for line in number_choices(all_choices(replies)):
            self._console.print(Text(printable(line), style="cyan"), width=self._width)
        self._console.print()

    def _show_file(self, document: Document) -> None:
        try:
            path = save_document(document, self._exports)
        except OSError as error:
            told = own_words("platform.not_saved", name=document.name, reason=error.strerror)
            self._console.print(Text(told, style="yellow"))
            return
        self._console.print(Text(str(path), style="bold green"), soft_wrap=True)

    @property
    def _width(self) -> int:
        return min(self._console.width, _WIDEST)


async def answer_lines(conversation: Conversation, lines: Iterable[str], *, exports: Path) -> None:
    """The same without a terminal: each line is a message, replies are plain text on stdout."""
    _print_plain(await conversation.open(), exports)
    for line in lines:
        if not line.strip():
            continue
        try:
            message = to_message(line.rstrip("\r\n"))
        except AttachmentError as error:
            print(f"{error}\n", flush=True)
            continue
        _print_plain(await conversation.say(message), exports)


def is_interactive() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _print_plain(replies: Sequence[Reply], exports: Path) -> None:
    for reply in replies:
        print(printable(reply.text))
        for document in reply.documents:
            print(save_document(document, exports))
    for line in number_choices(all_choices(replies)):
        print(printable(line))
    print(flush=True)


def _layout(line: str) -> Text | Table:
    """A line that wraps under its own beginning if it is an item of a list."""
    if not (match := _ITEM.fullmatch(line)):
        return Text(line)
    indent, mark, rest = match.groups()
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_row(Text(indent + mark, style="cyan"), Text(rest))
    return row


class _Commands(Completer):
    """Completes /commands, and nothing else."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = sorted(names)

    def get_completions(self, document: Buffer, complete_event: CompleteEvent) -> Iterable[Completion]:
        typed = document.text_before_cursor
        if typed.startswith("/") and " " not in typed:
            for name in self._names:
                if name.startswith(typed[1:].casefold()):
                    yield Completion(f"/{name}", start_position=-len(typed))


def _indent(width: int, line_number: int, wrap_count: int) -> StyleAndTextTuples:
    return [("class:prompt", "… ".rjust(width))]


def _keys() -> KeyBindings:
    """Alt-Enter begins a new line; Enter sends, however many lines there are."""
    keys = KeyBindings()

    @keys.add("escape", "enter")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return keys
