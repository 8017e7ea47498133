"""What a model is shown of a message: not who the person is, nothing private, nothing that is said to Vita. Pure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from agents.understand.addressed import without_questions, without_requests
from agents.understand.conversation import without_talk
from agents.understand.denials import without_denials
from agents.understand.page import read_page
from agents.understand.private import without_private
from agents.understand.values import Context, Understanding
from agents.understand.words import is_function_word
from storage.facts import IDENTITY_FIELDS

_WORD = re.compile(r"[^\W_](?:[\w'&+#/.-]*[\w+#])?")


def as_shown(text: str, understood: Understanding, context: Context) -> str:
    """What a model is shown of a message, character for character in its place; "" where it has nothing to read.

    Without private matters, names and ways to reach the person, denials and what is said to Vita; nothing of a message
    that tells no facts, answers a question about who the person is, or has no word left that was not read.
    """
    if understood.intent not in {"answer", "none"} or context.asked_section == "basics":
        return ""
    heard = without_talk(without_questions(without_requests(without_private(text))))
    heard = without_denials(heard, context)
    page = read_page(text, context.today or datetime.date.today())
    hidden = [(contact.start, contact.end) for contact in page.contacts]
    hidden += [(found.start, found.end) for found in understood.found if found.section == "basics"]
    hidden += _names(text, understood, context)
    for start, end in hidden:
        heard = heard[:start] + " " * (end - start) + heard[end:]
    taken = [(found.start, found.end) for found in understood.found] + page.date_masks()
    left = [
        word
        for word in _WORD.finditer(heard)
        if not is_function_word(word[0].lower())
        and not any(start < word.end() and word.start() < end for start, end in taken)
    ]
    return heard if left else ""


def _names(text: str, understood: Understanding, context: Context) -> Iterator[tuple[int, int]]:
    """Where the message says who the person is, in the words that the interview knows or in some of them."""
    known = [fact.value for fact in context.live("basics") if fact.field in IDENTITY_FIELDS]
    known += [found.value for found in understood.found if found.section == "basics"]
    for value in known:
        for words in {value, *value.split()}:
            if len(words) > 1:
                yield from (match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.I))
