from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from bot.platform import own_words
from bot.terminal import _layout, answer_lines
from tests.bot.fakes import conversation
from tests.bot.screen import Screen

ROOT = Path(__file__).parents[2]
PROMPT = "you ›"
PROGRAM = """
import asyncio, sys, threading
from pathlib import Path
from bot.logs import log_to
from bot.terminal import Terminal
from tests.bot.fakes import conversation

log_to(Path(sys.argv[1]) / "vita.log")
talk, _ = conversation()
terminal = Terminal(talk, exports=Path(sys.argv[1]), commands=["export", "edit", "help"], said=["I weld boats"])


def warm():
    ready = threading.Event()
    threading.Timer(float(sys.argv[2]), ready.set).start()
    return ready


asyncio.run(terminal.run(notice="A notice.", warm=warm))
"""


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with start(tmp_path) as screen:
        screen.wait_for(PROMPT)
        yield screen


def start(folder: Path, *, warming_seconds: float = 0) -> Screen:
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    return Screen([sys.executable, "-c", PROGRAM, str(folder / "exports"), str(warming_seconds)], env=env, cwd=folder)


def test_the_first_screen_shows_notice_question_choices_and_prompt(screen: Screen) -> None:
    shown = screen.shown
    order = [shown.index(text) for text in ("A notice.", "What was your last job?", "[1] None yet", PROMPT)]
    assert order == sorted(order)


def test_a_line_is_answered(screen: Screen) -> None:
    screen.press("I drive lorries\r")
    screen.wait_for("You said: I drive lorries")


def test_a_number_picks_a_choice(screen: Screen) -> None:
    screen.press("1\r")
    screen.wait_for("You said: I have not worked yet")


def test_pasted_lines_are_one_message(screen: Screen) -> None:
    screen.press("\x1b[200~/target Welder\nMIG, TIG\n\nLeeds\x1b[201~\r")
    at = screen.wait_for("You said: /target Welder")
    screen.wait_for("Leeds", since=at - 100)
    assert screen.shown.count("You said:") == 1


def test_the_arrow_brings_back_what_was_said_in_earlier_sessions(screen: Screen) -> None:
    screen.press("\x1b[A")
    screen.wait_for("I weld boats")
    screen.press("\r")
    screen.wait_for("You said: I weld boats")


def test_tab_completes_a_command(screen: Screen) -> None:
    screen.press("/he")
    screen.wait_for("/help")  # the menu
    screen.press("\t\r")
    screen.wait_for("You said: /help")


def test_a_file_is_saved_and_its_path_shown(screen: Screen, tmp_path: Path) -> None:
    screen.press("file\r")
    screen.wait_for(str(tmp_path / "exports" / "resume.pdf"))


def test_a_file_that_is_not_there_is_told_and_the_talk_goes_on(screen: Screen) -> None:
    screen.press("nowhere.pdf\r")
    at = screen.wait_for("There is no file nowhere.pdf")
    screen.wait_for(PROMPT, since=at)


def test_a_failure_is_a_sentence(screen: Screen) -> None:
    screen.press("fail\r")
    screen.wait_for(own_words("platform.sorry").split(".")[0])
    assert "Traceback" not in screen.shown


def test_ctrl_c_clears_the_line_and_twice_leaves(screen: Screen) -> None:
    screen.press("half a sen\x03")
    at = screen.wait_for(own_words("platform.once_more"))
    screen.wait_for(PROMPT, since=at)
    screen.press("whole\r")
    at = screen.wait_for("You said: whole")
    screen.wait_for(PROMPT, since=at)
    screen.press("\x03")
    at = screen.wait_for(own_words("platform.once_more"), since=at)
    screen.wait_for(PROMPT, since=at)
    screen.press("\x03")
    screen.wait_for(own_words("platform.farewell"))
    assert screen.wait_for_end() == 0


def test_ctrl_d_leaves(screen: Screen) -> None:
    screen.press("\x04")
    screen.wait_for(own_words("platform.farewell"))
    assert screen.wait_for_end() == 0


def test_ctrl_c_stops_a_long_answer_and_the_talk_goes_on(screen: Screen) -> None:
    screen.press("slow\r")
    at = screen.wait_for("writing line 3")
    screen.press("\x03")
    at = screen.wait_for(own_words("platform.stopped"), since=at)
    screen.wait_for(PROMPT, since=at)
    screen.press("go on\r")
    screen.wait_for("You said: go on")


def test_an_answer_waits_until_everything_is_loaded(tmp_path: Path) -> None:
    with start(tmp_path, warming_seconds=3) as screen:
        screen.wait_for(PROMPT)
        screen.press("hello\r")
        screen.wait_for(own_words("platform.waking"))
        assert "You said" not in screen.shown
        screen.wait_for("You said: hello")


def test_items_of_a_list_wrap_under_their_text() -> None:
    console = Console(width=30, no_color=True, force_terminal=False)
    with console.capture() as capture:
        console.print(_layout("- Ran two ovens and a team of nine bakers"))
        console.print(_layout("12. Ran two ovens and a team of nine bakers"))
        console.print(_layout("Plain [bold]text[/bold] *as it is*"))
    lines = [line.rstrip() for line in capture.get().splitlines()]
    assert lines[:2] == ["- Ran two ovens and a team of", "  nine bakers"]
    assert lines[3].startswith("    ")
    assert "".join(lines[4:]).replace(" ", "") == "Plain[bold]text[/bold]*asitis*"


def test_a_pipe_gets_plain_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talk, parrot = conversation()
    lines = ["1\n", "\n", "  \n", "file\n", "nowhere.pdf\n", "choose\n"]
    asyncio.run(answer_lines(talk, lines, exports=tmp_path))
    assert [message.text for message in parrot.heard] == ["I have not worked yet", "file", "choose"]
    assert capsys.readouterr().out == (
        "Hello. What was your last job?\n[1] None yet\n\n"
        "You said: I have not worked yet\n\n"
        f"Here it is.\n{tmp_path}/resume.pdf\n\n"
        f"There is no file nowhere.pdf (looked in {Path.cwd()}).\n\n"
        "Pick.\nOne.\n[1] Yes, do\n[2] No\n\n"
    )
