"""Verbs that claim more than "did": led, designed, launched, improved … stand only where a note carries the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from agents.verify import lexicon, lists
from agents.verify.clauses import Clause, split
from agents.verify.deeds import Deed, closest_clauses, is_content, read_deeds, says_by
from agents.verify.findings import Finding, Reason
from agents.verify.ground import Ground
from agents.verify.pairing import objects_of

_REASONS: dict[str, Reason] = {"grow": "outcome", "cut": "outcome", "better": "outcome"}


def check_strength(ground: Ground, line: str) -> Iterator[Finding]:
    for deed in read_deeds(line):
        finding = _claimed(ground, line, deed)
        if finding:
            yield finding


def _claimed(ground: Ground, line: str, deed: Deed) -> Finding | None:
    if says_by(line, deed) or (deed.text.endswith("s") and deed.text.lower() in ground.words):
        return None  # "designed by the physio"; the "leads" of a note may be a noun
    compound = re.search(r"[\w-]*$", line[: deed.start])
    whole = (compound[0] if compound else "") + deed.text
    if "-" in whole and re.sub(r"\W", "", whole).lower() in ground.words | ground.joined:
        return None  # "cross-trained" of "crosstrained"
    if deed.text.lower() in lists.words("credentials", "held"):
        return None  # weighed as a credential
    for family in lists.strong_verbs():
        if (
            deed.verb not in family.verbs
            or line[deed.end : deed.end + 1] == "-"
            or (deed.verb == "lead" and re.match(r"\s+to\b", line[deed.end :]))
        ):
            continue
        objects = set(deed.objects) | {lexicon.verb_lemma(word) for word in deed.objects}
        if objects & family.plain_objects and not (family.family in _LEADING and objects & _ORGANISATIONS):
            continue
        if family.only_objects and not objects & family.only_objects:
            continue
        if family.family == "command" and deed.verb not in _own_words(ground) and not objects & _ORGANISATIONS:
            family = replace(family, carriers=family.carriers - {"run", "ran"})
        if ground.role & lists.words("people", "lesser"):
            family = replace(family, carriers=family.carriers - family.things)
        if _is_told_of_another(ground, line, deed) or _is_light(ground, deed) or _STARTING.match(line[deed.start :]):
            continue
        if any(not lexicon.is_word(said) and lexicon.same_word(said, deed.text) for said in _own_words(ground)):
            continue  # "bilt", "teeching"
        if deed.verb not in _own_words(ground) and not _carried(ground, family):
            titled = family.verbs & ground.calling and not _leads_people(ground, family, objects)
            if (family.family in ("build", "create") or titled or _handles(ground, family, objects)) and _is_verbless(
                ground, deed
            ):
                continue
            return Finding(deed.text, _REASONS.get(family.family, "verb"), deed.start, deed.end)
        if deed.start > 0 and deed.verb not in _own_words(ground) and deed.objects and not _touches(ground, deed):
            return Finding(deed.text, "verb", deed.start, deed.end)
    return None


_STARTING = re.compile(r"start(?:s|ed|ing)?\s+(?:as|at|from|in|on|around|before|after)\b", re.IGNORECASE)
"""When one starts, or where; no founding of anything."""
_GIVING = re.compile(
    r"(?:gave|give|giving|gives|did|do|doing|made|make|making|held|hold|holding|carried\s+out|provided|ran)\b"
)


_ENDS = re.compile(r"\s*(?:$|[,.;]|(?:to|of|on|in|for|at|with|w|by|about|over)\b)", re.IGNORECASE)
"""What follows a noun that heads its phrase."""


def _is_light(ground: Ground, deed: Deed) -> bool:
    """ "Instructed" of "gave driving instruction": the noun of the verb, given or made by the person."""
    return any(
        lexicon.kin(said, deed.verb) and not lexicon.is_verb(said) and not said.endswith(("er", "ers", "or", "ors"))
        and (giving := _GIVING.search(clause.text.lower())) is not None and giving.end() < place <= giving.end() + 30
        and _ENDS.match(clause.text, place + len(said))
        for clause in ground.clauses
        if not clause.agent and clause.weak is None and clause.learning is None
        for said, place in clause.words
    )  # fmt: skip


def _touches(ground: Ground, deed: Deed) -> bool:
    """Whether anything that belongs to the deed is the notes': "and trained new staff" adds all of itself."""
    slight = lists.words("neutral", "recipients") | lists.words("neutral", "words")
    return any(
        word.isdigit()
        or (is_content(word) and word not in slight and ground.holds(word))
        or word in ground.words - slight
        for word, _, _ in deed.words
        if word not in _TIMES and (len(word) > 2 or word.isdigit())
    )


def _leads_people(ground: Ground, family: lists.StrongVerb, objects: set[str]) -> bool:
    """A manager of products or accounts need not have led the people of a note; one of a place or a shift has."""
    if family.family not in _LEADING or not objects & lists.words("people", "led"):
        return False
    return "manager" in ground.role and not ground.role & lists.words("people", "places")


def _handles(ground: Ground, family: lists.StrongVerb, objects: set[str]) -> bool:
    """ "Managed policies" leads nobody: things that are neither people nor places are only handled."""
    people = _ORGANISATIONS | lists.words("people", "led") | lists.words("people", "places") | {"budget", "account"}
    lesser = ground.role & lists.words("people", "lesser")
    return family.family == "manage" and bool(objects) and not objects & people and not lesser


_LEADING = frozenset(["lead", "manage", "command"])
_ORGANISATIONS = frozenset(
    "team crew staff department store shop office company restaurant kitchen project program programme "
    "unit branch people employee worker "
    "cook nurse engineer developer technician driver guard waiter server cashier assistant volunteer "
    "intern temp colleague squad".split()
)


def _is_told_of_another(ground: Ground, line: str, deed: Deed) -> bool:
    """Whether the notes tell the deed of someone whom the line names too: "the partner designed the logo"."""
    named = set(split(line))
    return any(clause.agent in named and any(deed.verb in lexicon.forms(word) for word, _ in clause.words)
               for clause in ground.clauses if clause.agent)  # fmt: skip


def _carried(ground: Ground, family: lists.StrongVerb) -> bool:
    own = _own_words(ground)
    if any(word in family.carriers or lexicon.verb_lemma(word) in family.carriers for word in own):
        return True
    rising = [(a, b) for (_, a), (_, b) in pairwise(ground.numbers) if a.place == "low" and b.place == "high"]
    if family.family in ("cut", "better") and any(a.measure[0] > b.measure[0] for a, b in rising):
        return True
    return (
        family.family in ("grow", "better")
        and any(re.search(r"\b(?:from|to|>|→|was|now)\b|>", note) for note in ground.notes)
        and any(a.measure[0] < b.measure[0] for a, b in rising)
    )


@lru_cache(maxsize=512)
def _own_words(ground: Ground) -> frozenset[str]:
    """The words of clauses that tell of the person's own, real deeds; "my manager" carries no "managed"."""
    found = set()
    for clause in ground.clauses:
        if clause.agent:
            continue
        for index, (word, _) in enumerate(clause.words):
            before = [said for said, _ in clause.words[max(0, index - 3) : index]]
            own_title = bool(before) and before[-1] in ("as", "was", "am", "im", "i'm", "being", "became", "made")
            if word.endswith("s") and word[:-1] in lists.words("people", "ranks"):
                continue  # "supported four managers"
            if word in lists.words("people", "ranks") and before and before[-1] in ("vice", "deputy", "assistant"):
                continue  # a vice captain captains nobody
            foreign = word in lists.words("people", "others") and not own_title and bool(_FOREIGN & set(before))
            if not foreign:
                found.add(word)
                found.add(lexicon.verb_lemma(word))
    return frozenset(found)


_FOREIGN = frozenset("my the our to for with by under w his her their from".split())
_LIGHT = frozenset("do have be work get go use".split())


def _is_verbless(ground: Ground, deed: Deed) -> bool:
    """Whether the notes behind the deed name its object without saying what was done with it."""
    clauses, shared = closest_clauses(ground, deed, [word for word in deed.words if is_content(word[0])])
    if not clauses:
        return not any(_has_verb(clause) for clause in ground.clauses)
    return any(
        not _has_verb(clause)
        and (
            any(word not in _TIMES for word, _ in words)
            or not any(_has_verb(other) for other in ground.clauses if other.note == clause.note)
        )
        for clause, words in zip(clauses, shared, strict=True)
    )


_TIMES = frozenset("shift hour day week month year night morning evening season time".split())
"""A clause that shares only these with a deed goes on with the clause before: "cleaned rooms, 8 a shift"."""


def _spelled(word: str) -> str:
    """A past tense typed without its e, "volunteerd", as it should be."""
    return word[:-1] + "ed" if word.endswith("d") and not lexicon.is_word(word) else word


def _has_verb(clause: Clause) -> bool:
    if clause.agent:
        return True  # it tells what somebody else did
    row = [word for word in split(clause.text) if not lexicon.expansions(word)]
    row = [_spelled(word) for word in row]
    if any(lexicon.is_past(word) and lexicon.verb_lemma(word) not in _LIGHT for word in row):
        return True
    return any(
        first in ("i", "we") and lexicon.is_verb(second) and second not in _LIGHT for first, second in pairwise(row)
    )


def _is_titular(ground: Ground, deed: Deed) -> bool:
    """Whether the verb is the title's own, "fitted" of a fitter, and does nothing to a thing that a verb of the notes
    tells of: it has no object, or one of a clause without a verb."""
    lesser = lists.words("people", "lesser")
    if ground.role & (lesser - {"assistant", "asst", "associate"}):
        return False
    if not any(lexicon.kin(said, deed.verb) or _does(said, deed.verb) for said in ground.role):
        return False
    return not deed.objects or any(
        not _has_verb(clause) and any(lexicon.kin(word, thing) for word, _ in clause.words for thing in deed.objects)
        for clause in ground.clauses
    )


def _does(title: str, verb: str) -> bool:
    """Whether a title is made from a verb, compounds as well: pipefitter, fit; sales, sell."""
    agents = (verb + "er", verb + verb[-1:] + "er", verb + "r", verb + "or")
    return len(verb) > 2 and (title.endswith(agents) or (title == "sales" and verb == "sell"))


def allows_object(ground: Ground, line: str, start: int) -> bool:
    """Whether the notes leave open to what the deed around `start` was done."""
    for deed in read_deeds(line):
        if any(begun == start for _, begun, _ in deed.words):
            told = objects_of(ground.notes, deed.verb)
            return _is_verbless(ground, deed) or (not told and deed.verb in _own_words(ground))
    return False


def allows_verb(ground: Ground, line: str, start: int) -> bool:
    """Whether the verb at `start` needs no word of the notes: they name its object and no verb ("8 patients a day"), or
    it is one of the strong verbs, which are weighed by themselves."""
    for deed in read_deeds(line):
        if deed.start == start:
            if deed.describes and deed.text.lower().endswith("ing"):
                return False
            strong = any(deed.verb in family.verbs for family in lists.strong_verbs())
            return strong or _is_verbless(ground, deed) or _is_titular(ground, deed)
    return False
