"""A clause in the voice of a resume: no "I", its own verb first and in the right tense; deeds of others stay theirs.

The clause comes from `agents.clean.spelling` (contractions and abbreviations written out). What cannot be turned
safely is left as the person put it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from agents.clean.capitals import known_spelling
from agents.clean.persons import (
    ADVERBS,
    BE,
    DROPPED,
    with_companions,
    without_inner_persons,
    without_orders,
    without_possessives,
)
from agents.clean.tense import LEAD, in_tense, is_action, parse, row_of_actions
from agents.clean.verbs import can_be_noun, can_describe, forms, inflect, is_past, lemma_of, verb_lists

Kind = Literal["deed", "thing", "other"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A clause as a resume says it. `kind`: the person's own deed (verb first), a thing (noun phrase, adverbial), or a
    whole clause about somebody or something else."""

    text: str
    kind: Kind


_SUBJECT = re.compile(
    r"^(?:(?:and|so|then|also|but|because|plus|where|there|here|mostly|mainly|sometimes|later|now|usually|often|once|"
    r"(?:one|another|some|this\s+one|a\s+few)\s+times?)\s+)*"
    r"(?P<who>i|we)\s+(?P<rest>\S.*)$",
    re.I | re.S,
)
_OTHERS = re.compile(
    r"\b(?:with (?:\w+ )*?(?:others?|team|crew|partner|colleagues?|family|group|helpers?|guys?|people|volunteers?|"
    r"staff|dev|developers?)|as a team|the team|team of|crew of|together)\b",
    re.I,
)
_LEARNING = re.compile(
    r"\b(?:class(?:es)?|courses?|program(?:me)?|college|school|university|uni|clinicals?|rotations?|semesters?|lab)\b",
    re.I,
)
"""Where "we" are students, and no team."""
_OBJECT_BEGINS = frozenset(
    "the a an my our them it their his her all every any each some these those they that whether everything".split()
)
_PARTICLES = frozenset("to for with up out off in on at after about into over around down through from".split())


def speak(clause: str, *, current: bool = False, first: bool = True, follows: bool = False) -> Spoken:
    """`clause` without its first person. `current`: the job goes on, so present verbs stay in the present.

    `first`: the clause opens its line ("was on the test group" loses its "was" there only). `follows`: it comes after a
    comma or "and", where an "-ing" form belongs to what stands before ("…, using a hoist").
    """
    clause = with_companions(without_orders(clause))
    subject = _SUBJECT.match(clause) or re.match(r"^(?P<who>)(?P<rest>(?:was|were|am)\s.*)$", clause, re.I | re.S)
    if subject is not None:
        text = _own_deed(subject["rest"], current=current, first=first)
        text = _as_team(text) if subject["who"].lower() == "we" else without_possessives(text)
        return Spoken(text, "deed" if _is_deed(text) else "thing")
    fronted = _fronted(clause, current=current)
    if fronted is not None:
        return Spoken(fronted, "deed")
    clause = without_inner_persons(clause)
    participle = follows and re.match(r"(?:\w+ly |always |also )?[a-z]+ing\b", clause, re.I)
    if not participle and begins_with_deed(clause):
        return Spoken(without_possessives(in_tense(clause, current=current)), "deed")
    return Spoken(without_possessives(clause), "other" if has_own_subject(clause) else "thing")


def has_own_subject(clause: str) -> bool:
    """True if `clause` has a finite verb with a subject (not "who", "that")."""
    return any(
        token.dep_ in ("nsubj", "nsubjpass")
        and token.head.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VB")
        and token.text.lower() not in ("who", "that", "which")
        for token in parse(clause[:1].lower() + clause[1:])
    )


def begins_with_deed(clause: str) -> bool:
    """True if the note begins with what the person did, although it has no "I".

    A word that may be a noun or an adjective as well ("check", "open", "lead") counts only before "the", "a", "them" …
    or a number, or if verbs.toml says so: "service calls mostly" is no deed.
    """
    lead = LEAD.match(clause)
    body = clause[lead.end() :] if lead else clause
    match = re.match(r"^([A-Za-z][a-z'-]*)(?=\s|$|,)(?:\s+([^\s,]+))?", body)
    if match is None:
        return False
    word, following = match[1].lower(), (match[2] or "").lower()
    known = forms(word)
    if re.match(r"^(?:was|were|had|has|have|got|did|does|do|could|can)$", word):
        return True
    sure = lemma_of(word) in verb_lists()["sure"]
    if not known or ("VBZ" in known and not sure) or (known_spelling(word) and not is_past(word)):
        return False
    if "VBZ" in known and can_be_noun(word) and re.match(r"[a-z]+\s+(?:and|or|&)\s", body, re.I):
        return False
    object_next = following in _OBJECT_BEGINS or following[:1].isdigit()
    complement = object_next or following in _PARTICLES or (following.endswith("s") and following.islower())
    if "VBG" in known:
        return is_action(body, complement=complement)
    if word == "used" and re.match(r"used to be\b", body):
        return False
    if word == "used" and following not in _OBJECT_BEGINS | {"to"}:
        return parse(body)[0].pos_ == "VERB"
    if "VBD" in known and not {"VB", "VBP"} & known:
        return not _is_subject(body)
    if word == "average":
        return following[:1].isdigit() or following == "about"
    if following in _OBJECT_BEGINS:
        return True
    if not following or is_past(following):
        return False
    return sure or (complement and not can_be_noun(word) and not can_describe(word))


def _is_subject(body: str) -> bool:
    """True if the past form at the start belongs to somebody who acts: "licensed guy did the panel"."""
    doc = parse(body)
    return any(
        token.dep_ in ("nsubj", "nsubjpass")
        and token.left_edge.i == 0
        and token.i in (1, 2)
        and is_past(token.head.text)
        for token in doc
    )


def _is_deed(text: str) -> bool:
    """True if `text`, from which "I" was taken, begins with a verb; "shift lead for nights" does not."""
    lead = LEAD.match(text)
    word = re.match(r"[A-Za-z'-]*", text[lead.end() if lead else 0 :])
    return word is not None and (bool(forms(word[0].lower())) or word[0].lower() in ("was", "could", "can", "did"))


# --- "I …"


def _own_deed(rest: str, *, current: bool, first: bool) -> str:
    """What follows "I" or "we", as a phrase that begins with its verb (or with what the person was)."""
    rest = re.sub(rf"^(?:{DROPPED}\s+)+", "", rest, flags=re.I)
    rest = re.sub(rf"^{BE} (?:kind of )?(?:the )?(?:one|person|guy|girl) (?:who|that) ", "", rest, flags=re.I)
    rest = re.sub(rf"^({BE}) (?:the )?(?:one|person|guy|girl) (?:for|on) ", r"\1 ", rest, flags=re.I)
    rest = re.sub(r"^(?:both|all|each) ", "", rest, flags=re.I)
    if re.match(rf"^{BE} able to ", rest, re.I):
        return re.sub(r"^\w+", "was", rest)
    ongoing = "am " if current else "was "
    rest = re.sub(r"^have (?:also |always )?been (?=\w+ing\b)", ongoing, rest, flags=re.I)
    rest = re.sub(r"^(?:would be|had been) (?=\w+ing\b)", "was ", rest, flags=re.I)
    habit = re.match(rf"(?:used to|would)\s+(?!have\b|not\b|be\b|like\b|love\b)(?={ADVERBS}\s|\w)", rest, re.I)
    if habit is not None:
        rest, current = rest[habit.end() :], False
    be = re.match(rf"^(?P<be>{BE})\s+(?P<adverbs>(?:{ADVERBS}\s+)*)(?P<what>[\w'-]+)(?P<tail>.*)$", rest, re.I | re.S)
    if be is not None:
        present = be["be"].lower() in ("am", "are") or (current and be["be"].lower() == "been")
        return _being(be["adverbs"], be["what"], be["tail"], present=present, current=current, first=first)
    perfect = re.match(
        rf"^(?:have|had)\s+(?P<adverbs>(?:{ADVERBS}\s+)*)(?P<verb>[a-z]+)(?P<tail>\s.*|)$", rest, re.I | re.S
    )
    if perfect is not None and {"VBN", "VBD"} & forms(perfect["verb"]) and _is_done(perfect["verb"], perfect["tail"]):
        return without_inner_persons(f"{perfect['adverbs']}{inflect(perfect['verb'], 'VBD')}{perfect['tail']}")
    return in_tense(rest, current=current)


def _is_done(word: str, tail: str) -> bool:
    """Whether "have" and `word` are a perfect ("have run the press"), no possession ("have run times")."""
    return not can_be_noun(word) or re.match(r"\s+(?:the|a|an|my|our|all|every)\b", tail, re.I) is not None


def _being(adverbs: str, what: str, tail: str, *, present: bool, current: bool, first: bool) -> str:
    """ "was running the floor" → "ran …", "was promoted to …" → "promoted to …", "was never late" → "never late"."""
    word = what.lower()
    tail = without_inner_persons(tail)
    if word.endswith("ing") and "VBG" in forms(word) and word not in ("willing", "outgoing", "being"):
        tag = "VB" if current and present else "VBD"
        return adverbs + inflect(word, tag) + row_of_actions(tail, tag)
    if word in verb_lists()["passive"]:
        return f"{adverbs}{what}{tail}"
    participle = (is_past(word) or "VBN" in forms(word)) and word not in ("responsible", "involved", "based", "located")
    if participle or not (first or present):
        return f"was {adverbs}{what}{tail}"
    return re.sub(r"^(?:a|an|the)\s+", "", f"{adverbs}{what}{tail}", flags=re.I)


def _as_team(text: str) -> str:
    """ "We" did it: the phrase says so, unless it already names who else."""
    text = without_possessives(text)
    if _OTHERS.search(text):
        return text
    others = " as a group" if _LEARNING.search(text) else " with the team"
    return re.sub(r"(?= (?:after|before|when|while|because|so|until|since|which|but)\b| ?\()|$", others, text, count=1)


def _fronted(clause: str, *, current: bool) -> str | None:
    """ "instagram page i ran, …" → "ran instagram page, …": the thing comes first, then what the person did with it."""
    match = re.match(
        r"^(?P<thing>[^,;:]*?\S)\s+(?P<who>i|we)\s+(?:also |just |always )?(?P<verb>[a-z]+)(?P<tail>.*)$",
        clause,
        re.I | re.S,
    )
    if (
        match is None
        or not forms(match["verb"])
        or re.match(rf"^(?:{BE}|have|had|could|can|would)$", match["verb"], re.I)
    ):
        return None
    thing, verb, tail = match["thing"], match["verb"], match["tail"]
    if re.search(
        rf"\b(?:after|before|when|while|since|until|if|because|where|what|how|that|which|who|as|once|so|and|but|{BE})$",
        thing,
        re.I,
    ):
        return None
    if has_own_subject(thing) or begins_with_deed(thing):
        return None
    if re.match(r"^\s+(?:the|a|an|my|our|it|them|\d|all|some|to|that)", tail, re.I):
        own = without_possessives(in_tense(verb + tail, current=current))
        line = f"{own} ({without_possessives(thing)})" if "(" not in own + thing and len(thing.split()) <= 5 else None
    else:
        verb = inflect(verb, "VB" if current and not is_past(verb) else "VBD")
        line = without_possessives(f"{verb} {thing}{tail}")
    return _as_team(line) if line is not None and match["who"].lower() == "we" else line
