"""The verbs of a clause that begins with what the person did, in the past or the present."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from agents.clean.persons import ADVERBS, DROPPED, without_inner_persons
from agents.clean.verbs import forms, inflect, is_past, lemma_of, verb_lists

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LEAD = re.compile(rf"^(?:{ADVERBS} )*", re.I)
"""Adverbs in front of the verb."""
_KINDS = re.compile(
    r"[a-z]+ing\s+(?:suppl(?:y|ies)|lessons?|courses?|class(?:es)?|sessions?|plans?|hours?|skills?|dut(?:y|ies)|jobs?|services?|"
    r"schools?|machines?|products?|systems?|times?|costs?|fees?|tests?|exams?|standards?|licen[sc]es?|certs?)\b",
    re.I,
)
"""Things that an "-ing" word says the kind of: "cleaning supplies", "driving lessons"."""
_NEXT_ACTION = re.compile(r"(?P<before>,\s+(?:and\s+)?|\band\s+|&\s+)(?P<word>[a-z]+ing)\b(?=\s|$|,)", re.I)


@lru_cache(maxsize=2048)
def parse(text: str) -> Doc:
    """spaCy's parse of a clause."""
    from retrieval.nlp import load_pipeline

    return load_pipeline()(text, disable=["ner", "lemmatizer"])


def in_tense(clause: str, *, current: bool) -> str:
    """`clause`, which begins with the person's own verb, with its verbs in the past (in the present if `current`)."""
    clause = without_inner_persons(clause)
    lead = LEAD.match(clause)
    adverbs = lead[0] if lead else ""
    body = clause[len(adverbs) :]
    adverbs = re.sub(rf"\b{DROPPED} ", "", adverbs, flags=re.I)
    if re.match(r"^(?:do|does|did) not\b", body, re.I):
        return adverbs + (body if current else re.sub(r"^\w+", "did", body))
    if not body or re.match(r"^(?:can|could|may|might|must|will|would|should|cannot)\b", body, re.I):
        return adverbs + body
    if re.match(r"^[a-z]+-|^ha(?:s|ve) (?:\w+ly |been |not |never )*[a-z]+(?:ed|n|t|ld|de|g)\b", body, re.I):
        return adverbs + body
    doc = parse("I " + body)
    edits: list[tuple[int, int, str]] = []
    for token in _row_of_verbs(doc):
        written = _tensed(token, current=current)
        if written is not None:
            edits.append((token.idx - 2, token.idx - 2 + len(token), written))
    gerund = "VBG" in forms(doc[1].text.lower()) if len(doc) > 1 else False
    for start, end, written in sorted(edits, reverse=True):
        body = body[:start] + written + body[end:]
    if gerund:
        body = row_of_actions(body, "VB" if current else "VBD")
    return adverbs + _with_row_comma(body)


def is_action(body: str, *, complement: bool) -> bool:
    """Whether an "-ing" word at the head of a note is what somebody did: "cleaning rooms", "restoring furniture and
    fitting kitchens"; not "cleaning supplies". `complement` says that what follows can be done something to."""
    word = body.split(None, 1)[0].lower().strip(",") if body.split() else ""
    if word not in verb_lists()["actions"] or _KINDS.match(body):
        return False
    return complement or any(match["word"].lower() in verb_lists()["actions"] for match in _NEXT_ACTION.finditer(body))


def row_of_actions(text: str, tag: str) -> str:
    """`text` with the actions that go on a row in the form `tag`: "… and making beds" → "… and made beds"."""
    actions = frozenset(verb_lists()["actions"]) - {"using", "working"}

    def written(match: re.Match[str]) -> str:
        object_next = re.match(r"\s+(?:the|a|an|my|our|all|some|any|\d)", text[match.end() :])
        known = match["word"].lower() in actions or (object_next and not match["before"].startswith(","))
        kind = _KINDS.match(text, match.start("word"))
        return match["before"] + (inflect(match["word"], tag) if known and not kind else match["word"])

    return _NEXT_ACTION.sub(written, text)


def _row_of_verbs(doc: Doc) -> list[Token]:
    """The first word after "I", and the verbs coordinated with it that have no subject of their own."""
    row = [doc[min(1, len(doc) - 1)]]
    for token in doc[2:] if not is_past(row[0].text.lower()) else ():
        alone = not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in token.children)
        if token.dep_ == "conj" and token.tag_ in ("VB", "VBP", "VBZ") and alone and token.head in row:
            row.append(token)
    return row


def _tensed(token: Token, *, current: bool) -> str | None:
    """What stands for the verb `token`, or None where it stays."""
    known = forms(token.text.lower())
    if "VBG" in known or ("VBZ" in known and current):
        return inflect(token.text, "VB" if current else "VBD")
    if not current and {"VB", "VBP", "VBZ"} & known and ("VBD" not in known or _is_base(token.text.lower())):
        return inflect(token.text, "VBD")
    return None


def _is_base(word: str) -> bool:
    """Whether a word that is also a rarer verb's past is the base form here: "feed" (of "fee"), "lay"; not "found"."""
    return lemma_of(word) == word


def _with_row_comma(body: str) -> str:
    """ "bathed fed and turned" → "bathed, fed and turned"."""
    match = re.match(r"^([a-z]+) ([a-z]+) and ([a-z]+)\b", body, re.I)
    if match and all(is_past(word) for word in match.groups()):
        return f"{match[1]}, {body[len(match[1]) + 1 :]}"
    return body
