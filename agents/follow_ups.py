"""Duties that say little, and the one question that would make them say more.

Which question suits which work is data: `follow_ups` in the language file. Of the first whose `titles` and `deeds`
match, `ask` is put to the person; `answer` says what a bare number would count, `when` in what time. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agents.language import Phrases, load_phrases
from agents.numbers import find_numbers
from retrieval.skills import find_skills
from storage.interview import Interview

_LONGEST_QUOTE = 9
"""Words of a duty that a question repeats."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`name` is a key under `follow_ups`; `deed` is the duty that it takes up, in the person's words, or ""."""

    name: str
    deed: str
    is_about_duty: bool


def find_follow_up(interview: Interview, section: str, entry: int) -> FollowUp | None:
    """What to ask about the weak duties of an entry; None if most of them tell a number, an outcome or a tool.

    Beside a number only a question about a duty is asked: one about the job may ask for what was just told.
    """
    phrases = load_phrases(interview.language)
    deeds = [fact.value for fact in interview.live_facts(section, entry, "highlight")]
    weak = [deed for deed in deeds if is_weak(phrases, deed)]
    if not weak or 2 * len(weak) < len(deeds):
        return None
    title = interview.value(section, entry, "position") or ""
    found = (found for name in _names(phrases) if (found := _suits(phrases, name, title, weak)))
    return next((found for found in found if len(weak) == len(deeds) or found.is_about_duty), None)


def is_weak(phrases: Phrases, deed: str) -> bool:
    """Whether a duty tells no number, no outcome and no tool."""
    numbers = any(number.kind != "year" for number in find_numbers(deed))
    outcome = re.search(phrases.say("ask.outcome_words"), deed, re.IGNORECASE)
    return not (numbers or outcome or any(skill.kind in {"tool", "licence"} for skill in find_skills(deed)))


def _names(phrases: Phrases) -> list[str]:
    """In the order of the language file."""
    return list(dict.fromkeys(key.split(".")[1] for key in phrases.keys if key.startswith("follow_ups.")))


def _suits(phrases: Phrases, name: str, title: str, deeds: Sequence[str]) -> FollowUp | None:
    titles, words = (phrases.wording(f"follow_ups.{name}.{part}", 0) for part in ("titles", "deeds"))
    if titles and not re.search(titles, title, re.IGNORECASE):
        return None
    told = next((match for deed in deeds if (match := re.search(words, deed, re.IGNORECASE))), None)
    if told is None:
        return None
    return FollowUp(name, "" if titles and not words else _quoted(phrases, told.string, told.start()), bool(words))


def _quoted(phrases: Phrases, deed: str, place: int) -> str:
    """The part of a duty, between commas, full stops and "and", that holds the character at `place`; cut if long."""
    joint = re.compile(rf"[,;.]+(?=\s|$)|\s{re.escape(phrases.say('words.and'))}(?=\s)")
    start = max((match.end() for match in joint.finditer(deed, 0, place + 1)), default=0)
    end = next((match.start() for match in joint.finditer(deed, place + 1)), len(deed))
    part = deed[start:end]
    words = part.split()
    return " ".join(words[:_LONGEST_QUOTE]) + (" …" if len(words) > _LONGEST_QUOTE else "")


def find_amount(phrases: Phrases, text: str) -> str:
    """The statement around a number in an answer that is a sentence: "ooh I'd say forty roofs a year if it's dry" →
    "forty roofs a year"; "" where there is no number that counts something."""
    for number in find_numbers(text):
        behind = re.match(r"[^.,;!?\n]*", text[number.end :])
        words = re.split(phrases.wording("ask.amount_end_words", 0), behind[0] if behind else "", maxsplit=1)[0]
        if number.kind != "year" and re.search(r"[^\W\d_]{3}", words or number.unit or ""):
            lead = re.search(phrases.wording("ask.amount_lead_words", 0), text[: number.start], re.IGNORECASE)
            return f"{lead[0] if lead else ''}{text[number.start : number.end]}{words}".strip()
    return ""


def complete(phrases: Phrases, name: str, text: str) -> str | None:
    """A number that answers a follow-up, with what it counts: "like 80" → "about 80 covers on a busy night".

    None if the text is no number, says more than one, or the follow-up asks for no count.
    """
    form = phrases.wording(f"follow_ups.{name}.answer", 0)
    said = text.strip(" .,!~")
    numbers = find_numbers(said)
    start, end = (numbers[0].start, numbers[-1].end) if numbers else (0, 0)
    if not form or not numbers or any(number.kind == "year" or number.unit for number in numbers):
        return None
    if len(numbers) > 2 or (len(numbers) == 2 and len(said[numbers[0].end : numbers[1].start].split()) > 1):
        return None
    before, after = said[:start], said[end:].strip()
    hedge = re.fullmatch(phrases.say("ask.hedge_words"), before.strip(), re.IGNORECASE)
    rate = re.fullmatch(phrases.say("ask.rate_words"), after, re.IGNORECASE)
    if (before.strip() and not hedge) or (after and not rate):
        return None
    sure = re.fullmatch(phrases.say("ask.bound_words"), before.strip(), re.IGNORECASE)
    bound = f"{before.strip()} " if sure else f"{phrases.say('ask.about')} " if before.strip() else ""
    when = after if rate and rate.groupdict().get("rate") else phrases.wording(f"follow_ups.{name}.when", 0)
    return form.format(number=f"{bound}{said[start:end]}", when=when).strip()
