"""Which entry of the resume words name, where something is to go or belongs. Needs the interview's facts."""

from __future__ import annotations

import re

from agents.understand import Context
from agents.understand.meant import find_meant
from agents.understand.references import SECTION_WORDS, named_entry
from storage.resume import PROSE

Place = tuple[str, int]


def placed_at(text: str, context: Context) -> tuple[Place, str] | None:
    """The entry that the end of a text names ("… at tri county", "… when i was lead"), and the text without it."""
    match = re.search(
        r"[\s,]+(?:(?:to|under|for|at|in|from|with)|(?:when|while|as)\s+(?:i\s+was\s+)?)\s*(?:an?\s+|the\s+|my\s+|"
        r"at\s+)*"
        r"(?P<name>[^.,]+?)(?:\s+(?:job|role|entry|section|one|project))?[\s.!]*$",
        text,
    )
    if match is None:
        return None
    entry = entry_called(match["name"], context)
    return (entry, text[: match.start()].strip(" \"'“”,")) if entry and entry[0] in PROSE else None


def entry_called(words: str, context: Context) -> Place | None:
    """The entry that words name, or the only one of the section that they name."""
    if (entry := named_entry(words, context, least=0.5)) is not None:
        return entry
    for section, called in SECTION_WORDS.items():
        entries = {fact.entry for fact in context.live(section)}
        if len(entries) == 1 and re.fullmatch(
            rf"(?:the\s+|my\s+)?(?:{called})(?:\s+(?:section|part|one))?", words.strip(), re.IGNORECASE
        ):
            return section, entries.pop()
    return None


def entry_meant(words: str, context: Context) -> Place | None:
    """The entry, or the skills, of which words name something."""
    ids, missed = find_meant(words, context)
    places = {
        (fact.section, 0 if fact.section == "skills" else fact.entry) for fact in context.live() if fact.id in ids
    }
    return places.pop() if len(places) == 1 and not missed and ("basics", 0) not in places else None


def section_called(place: str) -> str | None:
    """The section that words name: "the skills"."""
    rule = r"(?:the\s+|my\s+)?(?:{})(?:\s+(?:section|list|part))?"
    return next((name for name, words in SECTION_WORDS.items() if re.fullmatch(rule.format(words), place, re.I)), None)


def section_at_end(text: str) -> tuple[str | None, str]:
    """The section that the end of a text names ("… to my skills"), and the text before it."""
    for section, words in SECTION_WORDS.items():
        rule = rf"^(?P<rest>.+?)\s+(?:to|in|under|as)\s+(?:an?\s+|the\s+|my\s+)?(?:{words})(?:\s+(?:section|list))?\W*$"
        if section not in {"work", "volunteer", "projects"} and (match := re.match(rule, text, re.IGNORECASE)):
            return section, match["rest"]
    return None, text
