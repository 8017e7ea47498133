"""The job a resume is written for: pasted, attached, picked from a list or wished for in a sentence."""

from __future__ import annotations

import re
from typing import Any

from agents.coverage import coverage
from agents.exchange import Exchange
from agents.understand.chatter import is_noise
from agents.understand.names import is_place
from agents.understand.titles import is_head
from agents.understand.words import flatten
from retrieval.postings import read_posting

_LONGEST_WISH = 25
_WISH = re.compile(
    r"\b(?:i\s+(?:just\s+|really\s+)?(?:want|wanna|need|hope)|i'?d\s+(?:really\s+)?(?:like|love)|i\s+would\s+(?:really\s+)?(?:like|love)|"
    r"(?:i'?m\s+)?(?:hoping|trying|looking|hunting|searching|going|applying|aiming)|(?:my\s+)?dream\s+(?:job\s+)?(?:is|would\s+be)|"
    r"(?:want|hope|like|love|get|find)(?=\s+(?:to|an?|me|some|my)\b))(?:\s+(?:to|for|at|me|an?|some|my\s+(?:first|next)))*\s+",
    re.IGNORECASE,
)
"""What opens a wish in a sentence; the rest says which work."""
_END = (
    r"(?:\s+(?:jobs?|role|position|post|(?:at|in|with|near|for|around)\s+[^.,!?\n]*|one\s+day|please|now|again|eventually|someday|though))*"
    r"\s*(?:[.,!?\n].*)?$"
)
_AS = re.compile(
    r"\b(?:(?:jobs?|work|working|position|role|career|employed)\s+(?:(?:in|at|with)\s+[^.,!?\n]{2,40}?\s+)?as|apply(?:ing)?\s+(?:for|to)|be|"
    r"become|becoming|move\s+into|train(?:ing)?\s+as)\s+(?:an?\s+|the\s+|my\s+first\s+)?(?P<title>(?!job\b)[^.,!?\n]{3,60}?)"
    + _END,
    re.IGNORECASE | re.DOTALL,
)
_HEADED = re.compile(r"(?:an?\s+)?(?P<title>[^.,!?\n]{3,60}?)" + _END, re.IGNORECASE | re.DOTALL)
_KIND = re.compile(
    r"(?:(?:be|go\s+back\s+to|get\s+(?:back\s+)?into|start|do)\s+)*(?:(?:work|working|jobs?|role|position|something|career|employment|be)\b\s*)?"
    r"(?P<where>(?:in|at|with|for|near|around)\s+[^.!?\n]{2,50})",
    re.IGNORECASE,
)


def wish_title(text: str) -> str:
    """The title for a wish said in a sentence: the one in it ("i want to be a cook"), else the kind of work wished for
    ("I'd like to work in a bike shop": "Work in a bike shop"). "" if the words are no wish.
    """
    if len(text.split()) > _LONGEST_WISH:
        return ""
    for sentence in re.split(r"[.!?;\n]+", flatten(text)):
        wish = _WISH.search(sentence)
        if wish is None:
            continue
        rest = sentence[wish.end() :].strip(" ,")
        if titled := _AS.search(sentence):
            return titled["title"].strip()
        named = _HEADED.fullmatch(rest)
        if named and is_head(named["title"].split()[-1].lower()):
            return named["title"].strip()
        kind = _KIND.match(rest)
        rest = (
            f"work {kind['where']}" if kind else re.sub(r"^(?:(?:go|get|move)\s+)?(?:back\s+)?(?:to|into)\s+", "", rest)
        )
        if rest:
            return rest[:1].upper() + rest[1:]
    return ""


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
        shown = sum(bool(row.facts) for row in met)
        exchange.say("target.read" if len(met) > 1 else "target.read_one", total=len(met), met=shown)
    else:
        exchange.say("target.no_requirements")


def target_of(text: str) -> dict[str, Any]:
    """A posting as the interview keeps it: title, company, text, and its typed requirements."""
    posting = read_posting(text)
    wish = wish_title(text)
    offered = (
        posting.title if re.search(r"\b(?:we|we'?re|our|us|you|join|wanted|needed)\b", text, re.IGNORECASE) else ""
    )
    return {
        "title": offered or wish or posting.title or _first_line(text),
        "company": posting.company or _employer_beside(posting.title or "", text),
        "text": text,
        "requirements": [
            {"text": requirement.text, "skills": list(requirement.skills), "must": requirement.must}
            for requirement in posting.requirements
        ],
    }


def _employer_beside(title: str, text: str) -> str:
    """The employer behind the title in the first line ("Sous Chef, Saltbox Kitchen"); "" for what may be a town."""
    rest = re.match(
        rf"\s*{re.escape(title)}\s*(?P<how>,|[-–|@]|\bat\b)\s*(?P<name>[A-Z][^,\n]{{2,40}}?)\s*(?:\n|$)", text
    )
    if not title or rest is None or is_place(rest["name"]):
        return ""
    return rest["name"] if " " in rest["name"] or rest["how"] in {"at", "@"} else ""


def names_job(text: str) -> bool:
    """Whether words that tell nothing else can be the title or the text of the job wanted."""
    return (
        re.search(r"[^\W\d_]{3}", text) is not None
        and not is_noise(text)
        and not re.search(r"\b(?:you|i\s+(?:told|said|already|don'?t|didn'?t)|wrong)\b", text, re.IGNORECASE)
    )


def wishes_named_job(exchange: Exchange) -> bool:
    """Whether an answer to "which job?" names title and employer alone ("Pastry chef at Loom & Lantern")."""
    facts = exchange.understanding.facts if exchange.understanding else ()
    text = exchange.message.text
    told = re.search(r"\b(?:i|i'?m|i've|my|was|were|worked|\d{4})\b", text, re.IGNORECASE)
    return (
        bool(facts)
        and all(fact.section == "work" and fact.field in {"position", "name", "location"} for fact in facts)
        and not told
        and names_job(text)
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
