"""Who did what, how far, and whether at all: each verb of the line against the clauses of the notes it draws on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from agents.verify import lexicon, lists
from agents.verify.clauses import SAME_IN_PAST, WORD, Clause
from agents.verify.findings import Finding, Reason
from agents.verify.ground import Ground

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Deed:
    """One verb of the line with the words that belong to it; `objects` are the heads of its objects (base forms)."""

    verb: str
    text: str
    start: int
    end: int
    words: tuple[tuple[str, int, int], ...]
    objects: tuple[str, ...]
    describes: bool = False
    """Whether it stands before the thing it describes: "breathtaking bouquets"."""
    foreign: bool = False
    """Whether the line gives the verb a subject ("who came alone") or a passive ("was changed"): no claim of the
    person's."""


def check_deeds(ground: Ground, line: str) -> Iterator[Finding]:
    for deed in read_deeds(line):
        if deed.text.lower() in ("using", "including"):
            continue
        finding = _weighed(ground, line, deed)
        if finding:
            yield finding


# --- reading the line


@lru_cache(maxsize=64)
def parse(line: str) -> tuple[Doc, int]:
    """The parsed line, and how many characters were put before it: with the "I" that resumes leave out, its first verb
    stays a verb."""
    from retrieval.nlp import load_pipeline

    first = WORD.search(line)
    lead = "I " if first and lexicon.is_verb(first.group()) and not first.group().lower().endswith("ing") else ""
    text = lead + (line[:1].lower() + line[1:] if lead and not line[:2].isupper() else line)
    return load_pipeline()(text, disable=["ner", "lemmatizer"]), len(lead)


@lru_cache(maxsize=2048)
def read_deeds(line: str) -> tuple[Deed, ...]:
    """The verbs of a resume line."""
    parsed, shift = parse(line)
    verbs = [token for token in parsed if token.pos_ == "VERB" or (token.dep_ == "ROOT" and token.pos_ == "AUX")]
    if shift and len(parsed) > 1 and parsed[1] not in verbs:
        verbs.insert(0, parsed[1])
    if len(parsed) > 1 and shift and lexicon.is_past(parsed[1].text):
        verbs += [token for token in parsed[2:] if token not in verbs and _goes_on(token)]
    heads = {token.i for token in verbs}
    deeds = []
    for verb in verbs:
        own = [
            token
            for token in verb.subtree
            if token.i >= shift // 2 and not token.is_punct and _nearest(token, heads) == verb.i
        ]
        deeds.append(
            Deed(
                verb=lexicon.verb_lemma(verb.text),
                text=line[verb.idx - shift : verb.idx - shift + len(verb.text)],
                start=verb.idx - shift,
                end=verb.idx - shift + len(verb.text),
                words=tuple(
                    (token.lower_, token.idx - shift, token.idx - shift + len(token.text))
                    for token in own
                    if token.i != verb.i
                ),
                objects=tuple(
                    form
                    for child in (verb.children if verb.dep_ != "amod" else [verb.head])
                    if child.dep_ in ("dobj", "obj", "nsubjpass", "dative") or verb.dep_ == "amod"
                    for other in (child, *child.conjuncts)
                    for form in sorted(lexicon.forms(other.text))
                ),
                foreign=any(
                    child.dep_ in ("nsubj", "nsubjpass") and child.lower_ not in ("i", "and") for child in verb.children
                )
                and verb.dep_ != "ROOT",
                describes=verb.dep_ == "amod" and verb.head.i > verb.i and verb.i > shift // 2,
            )
        )
    return tuple(deeds)


def _goes_on(token: object) -> bool:
    """Whether a token after "and" is a verb that the parser took for an adjective: "… and trained new staff"."""
    before, head = token.nbor(-1), token.head  # type: ignore[attr-defined]  # spaCy's Token is untyped here
    return bool(
        before.lower_ == "and" and token.dep_ == "amod" and head.i > token.i and lexicon.is_past(token.text)  # type: ignore[attr-defined]
    )


def _nearest(token: object, heads: set[int]) -> int:
    """The index of the closest verb above `token`, itself included."""
    while token.i not in heads and token.head.i != token.i:  # type: ignore[attr-defined]  # spaCy's Token is untyped here
        token = token.head  # type: ignore[attr-defined]
    return int(token.i)  # type: ignore[attr-defined]


# --- weighing a deed against the clause it comes from


def _weighed(ground: Ground, line: str, deed: Deed) -> Finding | None:
    """The deed's words point to a clause of the notes; that clause says who did it, how far, and whether at all."""
    content = [word for word in deed.words if is_content(word[0])]
    best, matched = closest_clauses(ground, deed, content)
    problems = [_problem(ground, line, deed, clause, words) for clause, words in zip(best, matched, strict=True)]
    if _is_anothers(ground, line, deed) and not AFTER_SMALL.search(line[: deed.start]):
        return Finding(deed.text, "doer", deed.start, deed.end)
    if any(problem is None for problem in problems) or _did_that(ground, deed):
        problems = _object_problems(ground, line, deed)
    if (
        not problems
        or None in problems
        or (problems[0] == "doer" and (is_attributed(line, deed) or AFTER_SMALL.search(line[: deed.start])))
    ):
        return None
    return Finding(deed.text, problems[0] or "unsupported", deed.start, deed.end)


AFTER_SMALL = re.compile(r"\b(?:to|with|of|in|on|at|for|from|the|an?|as|per)\s+$", re.IGNORECASE)
"""Before a participle that describes a thing: "tied knots to called colors"."""


def _is_anothers(ground: Ground, line: str, deed: Deed) -> bool:
    """Whether the notes have the deed's verb only of others, whom the line does not name: "the driver delivered it"."""
    if lexicon.forms(deed.verb) & lists.words("neutral", "verbs") or is_attributed(line, deed):
        return False
    told = [
        clause
        for clause in ground.clauses
        if any(lexicon.verb_lemma(said) == deed.verb and _is_finite(said) for said, _ in clause.words)
    ]
    if any(lexicon.kin(said, deed.verb) for said in ground.role):
        return False
    return bool(told) and all(clause.agent and not _names_agent(ground, line, clause, deed) for clause in told)


def _is_finite(word: str) -> bool:
    return lexicon.is_past(word) or word in SAME_IN_PAST


def is_attributed(line: str, deed: Deed) -> bool:
    """Whether the line itself says that the deed is not the person's."""
    return deed.foreign or says_by(line, deed)


def says_by(line: str, deed: Deed) -> bool:
    return deed.start > 0 and _BY_OTHER.match(line, deed.end) is not None


_BY_OTHER = re.compile(
    r"\s+by\s+(?:an?\s+|the\s+|another\s+|others?\b)(?!(?:hand|phone|email|eye|ear|day|week|month|end|deadline)\b)",
    re.IGNORECASE,
)
"""What makes a participle somebody else's: "designed by the physiotherapist"."""


def _did_that(ground: Ground, deed: Deed) -> bool:
    """Whether the person's own clauses hold the deed's verb and one of its objects, whoever else is told of."""
    if not deed.objects or lexicon.forms(deed.verb) & lists.words("neutral", "verbs"):
        return False
    own = {word for clause in ground.clauses for word, _ in clause.words if not clause.agent}
    return any(deed.verb in lexicon.forms(word) for word in own) and any(
        lexicon.supports(word, thing) for word in own for thing in deed.objects
    )


def _object_problems(ground: Ground, line: str, deed: Deed) -> list[Reason | None]:
    """What is wrong with each clause that holds the deed's first object: "performed procedures" of "watched procedures"
    is no better for a place that it shares with another clause."""
    found: list[Reason | None] = []
    for thing in deed.objects[:1]:
        for clause in ground.clauses:
            places = [place for said, place in clause.words if lexicon.kin(said, thing)]
            if places:
                found.append(_problem(ground, line, deed, clause, [(thing, places[0])]))
    return found


def is_content(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word not in _FUNCTION


_FUNCTION = frozenset(
    "the and for with from into that this was were are who which per each after all over new own not has had have its "
    "their other others while about every day days week".split()
)


def closest_clauses(
    ground: Ground, deed: Deed, content: list[tuple[str, int, int]]
) -> tuple[list[Clause], list[list[tuple[str, int]]]]:
    """The clauses that share most words with the deed, each with its shared words (and where they stand in it)."""
    scored: list[tuple[float, Clause, list[tuple[str, int]]]] = []
    for clause in ground.clauses:
        shared = []
        for word, _, _ in content:
            places = [place for said, place in clause.words if said == word or lexicon.supports(said, word)]
            if places:
                shared.append((word, places[0]))
        verbs = [place for said, place in clause.words if lexicon.supports(said, deed.verb)]
        if verbs and not lexicon.supports(deed.verb, "do"):
            shared.append((deed.verb, verbs[0]))
        exact = sum(1 for word, _ in shared if any(said == word for said, _ in clause.words))
        if shared:
            scored.append((len(shared) + 0.1 * exact, clause, shared))
    top = max((score for score, _, _ in scored), default=0)
    kept = [(clause, shared) for score, clause, shared in scored if score >= top - 0.05]
    return [clause for clause, _ in kept], [shared for _, shared in kept]


def _problem(ground: Ground, line: str, deed: Deed, clause: Clause, shared: list[tuple[str, int]]) -> Reason | None:
    after = [place for _, place in shared]
    shown = clause.learning is not None and _is_stated(line, clause, clause.learning, "learned")
    if clause.agent and not shown and not _names_agent(ground, line, clause, deed):
        return "doer"
    if clause.unreal is not None and max(after) >= clause.unreal and not _UNREAL_SAID.search(line):
        return "negation"
    if (
        clause.weak is not None
        and max(after) >= clause.weak
        and not any(_is_stated(line, clause, clause.weak, key) for key in ("stated", "learned"))
    ):
        return "verb"
    if clause.learning is not None and deed.objects and deed.verb in ("train", "teach", "coach", "instruct", "mentor"):
        return "verb"
    teaches = lexicon.supports("train", deed.verb) or lexicon.supports("teach", deed.verb)
    reached = clause.learning is not None and (max(after) >= clause.learning or teaches)
    if reached and not _is_stated(line, clause, clause.learning or 0, "learned"):
        return "verb"
    return None


_UNREAL_SAID = re.compile(
    r"\b(?:tr(?:y|ied|ying)|plan(?:s|ned|ning)?|hop(?:e|ing)|appl(?:y|ied|ying)|seek(?:ing)?|consider(?:ed)?|interview(?:ed)?|nominat\w+|"
    r"shortlist\w+|runner-up|finalist|offered|aspir\w+|want\w*|audition\w*|due|quot(?:ed|ing)|interest\w*|propos\w+|interested)\b",
    re.IGNORECASE,
)


def _names_agent(ground: Ground, line: str, clause: Clause, deed: Deed) -> bool:
    """Whether the line itself says whose deed it was, or that it was shared."""
    said = [match.group().lower() for match in WORD.finditer(_OWN_TITLE.sub(" ", line))]
    if any(lexicon.supports(clause.agent, word) for word in said):
        return True
    theirs = {word for word, _ in clause.words}
    comrades = _COMRADES if clause.agent in _GROUPS else _COMRADES - _GROUPS
    return _SHARED.search(line) is not None and any(word in comrades and word not in theirs for word in said)


_OWN_TITLE = re.compile(r"\bas\s+(?:an?|the)\s+(?:[\w-]+\s*){1,4}", re.IGNORECASE)
"""What the person is: "as a certified nursing assistant" names no nurse."""
_SHARED = re.compile(
    r"\b(?:with|by|under|for|alongside|after|while|when|supporting|behind|before|from|help\w*|assist\w*|whose)\b|['’]s\b|s['’]"
)
_GROUPS = frozenset(["team", "crew", "staff", "they", "others", "techs", "devs", "contractors"])
_COMRADES = frozenset(
    "colleague colleagues coworker coworkers co-worker team teammate manager manager's managers "
    "supervisor supervisors boss partner others owner "
    "crew staff lead director contractor contractors foreman chef contractor's colleague's".split()
)


def _is_stated(line: str, clause: Clause, start: int, key: str) -> bool:
    """Whether the line says "assisted", "observed" by a word that is no object of the clause: "helped with a study"."""
    objects = {word for word, place in clause.words if place >= start}
    return any(match.group().lower() not in objects for match in lists.pattern(key).finditer(line))
