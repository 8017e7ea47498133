"""What a posting asks for that is no skill: to travel, to work nights, to be allowed to work. Asked for as such, and
kept as what the person says of it. Which conditions there are is data: `conditions` in the language file. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from agents.language import Phrases
from storage.facts import Fact


@dataclass(frozen=True, slots=True)
class Condition:
    """`name` is a key under `conditions`; `ask` the question, `yes` what somebody who says yes states."""

    name: str
    ask: str
    yes: str


def find_condition(phrases: Phrases, text: str) -> Condition | None:
    """The condition that a requirement, or what a person says, is about; None if it is about none."""
    for name in dict.fromkeys(key.split(".")[1] for key in phrases.keys if key.startswith("conditions.")):
        if match := re.search(phrases.wording(f"conditions.{name}.when", 0), text, re.IGNORECASE):
            what = next((value for value in match.groups() if value), "")
            what = what[:1].lower() + what[1:]
            return Condition(name, *(phrases.say(f"conditions.{name}.{part}", what=what) for part in ("ask", "yes")))
    return None


def speaks_of_condition(phrases: Phrases, fact: Fact, requirement: str) -> bool:
    """Whether a fact about the person is an answer to the condition that a requirement names."""
    if (fact.section, fact.field) != ("basics", "summary"):
        return False
    asked, told = find_condition(phrases, requirement), find_condition(phrases, fact.value)
    return asked is not None and told is not None and asked.name == told.name
