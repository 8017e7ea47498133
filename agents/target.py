"""The job a resume is written for: pasted, attached, picked from a list or wished for in a sentence."""

from __future__ import annotations

import re
from typing import Any

from agents.coverage import coverage
from agents.exchange import Exchange
from agents.understand.chatter import is_noise
from retrieval.postings import read_posting

_WANTED = re.compile(
    r"\b(?:(?:job|work|position|role|career)s?\s+(?:as|for)|apply(?:ing)?\s+(?:for|to)|become|becoming|move\s+into|"
    r"looking\s+for|work\s+as|be)\s+(?:an?\s+|the\s+|my\s+first\s+)?(?P<title>(?!job\b)[^.,!?\n]{3,60}?)"
    r"(?:\s+(?:job|role|position|post|at\s+.*|in\s+.*|one\s+day|please|now))*\s*[.!?]*$",
    re.IGNORECASE,
)
"""A wish said in a sentence: "i want a job as a housekeeping supervisor"."""


def set_target(exchange: Exchange, text: str, *, title: str = "", company: str = "") -> None:
    """Take `text` as the posting to write for, and say what it asks for that the facts show."""
    interview = exchange.interview
    interview.target = target_of(text) | {
        key: value for key, value in (("title", title), ("company", company)) if value
    }
    interview.commit("target")
    met = coverage(interview)
    exchange.say("target.set", title=interview.target["title"])
    if met:
        exchange.say("target.read", total=len(met), met=sum(bool(row.facts) for row in met))
    else:
        exchange.say("target.no_requirements")


def target_of(text: str) -> dict[str, Any]:
    """A posting as the interview keeps it: title, company, text, and its typed requirements."""
    posting = read_posting(text)
    wanted = _WANTED.search(text) if len(text.split()) <= 25 else None
    return {
        "title": wanted["title"].strip() if wanted else posting.title or _first_line(text),
        "company": posting.company or "",
        "text": text,
        "requirements": [
            {"text": requirement.text, "skills": list(requirement.skills), "must": requirement.must}
            for requirement in posting.requirements
        ],
    }


def names_job(text: str) -> bool:
    """Whether words that tell nothing else can be the title or the text of the job wanted."""
    return not is_noise(text) and not re.search(
        r"\b(?:you|i\s+(?:told|said|already|don'?t|didn'?t)|wrong)\b", text, re.IGNORECASE
    )


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= 80 else line[:77].rsplit(" ", 1)[0] + "…"


def show_target(exchange: Exchange) -> None:
    """The current target and its requirements."""
    target = exchange.interview.target
    if target is None:
        exchange.say("target.none")
        return
    exchange.say("target.current", title=target["title"])
    rows = [f"- {row['text']}" for row in target["requirements"]]
    if rows:
        exchange.said.append("\n".join(rows))
