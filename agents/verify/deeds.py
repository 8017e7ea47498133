"""Who did what, how far, and whether at all: each verb of the line against the clauses of the notes it draws on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from agents.verify import lexicon, lists
from agents.verify.findings import Finding, Reason
from agents.verify.ground import WORD, Clause, Ground


@dataclass(frozen=True, slots=True)
class Deed:
    """One verb of the line with the words that belong to it; `objects` are the heads of its objects (base forms)."""

    verb: str
    text: str
    start: int
    end: int
    words: tuple[tuple[str, int, int], ...]
    objects: tuple[str, ...]


def check_deeds(ground: Ground, line: str) -> Iterator[Finding]:
    for deed in read_deeds(line):
        if deed.text.lower() in ("using", "including"):
            continue
        finding = _weighed(ground, line, deed) or _claimed(ground, line, deed)
        if finding:
            yield finding
    yield from _swapped(ground, line)


# --- reading the line


@lru_cache(maxsize=2048)
def read_deeds(line: str) -> tuple[Deed, ...]:
    """The verbs of a resume line. It is parsed with the "I" that resumes leave out, which keeps its first verb a verb."""
    from retrieval.nlp import load_pipeline

    first = WORD.search(line)
    lead = "I " if first and lexicon.is_verb(first.group()) and not first.group().lower().endswith("ing") else ""
    text = lead + (line[:1].lower() + line[1:] if lead and not line[:2].isupper() else line)
    parsed = load_pipeline()(text, disable=["ner", "lemmatizer"])
    shift = len(lead)
    verbs = [token for token in parsed if token.pos_ == "VERB" or (token.dep_ == "ROOT" and token.pos_ == "AUX")]
    if lead and len(parsed) > 1 and parsed[1] not in verbs:
        verbs.insert(0, parsed[1])
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
                    for child in verb.children
                    if child.dep_ in ("dobj", "obj", "nsubjpass", "dative")
                    for other in (child, *child.conjuncts)
                    for form in sorted(lexicon.forms(other.text))
                ),
            )
        )
    return tuple(deeds)


def _nearest(token: object, heads: set[int]) -> int:
    """The index of the closest verb above `token`, itself included."""
    while token.i not in heads and token.head.i != token.i:  # type: ignore[attr-defined]  # spaCy's Token is untyped here
        token = token.head  # type: ignore[attr-defined]
    return int(token.i)  # type: ignore[attr-defined]


# --- weighing a deed against the clause it comes from


def _weighed(ground: Ground, line: str, deed: Deed) -> Finding | None:
    """The deed's words point to a clause of the notes; that clause says who did it, how far, and whether at all."""
    content = [word for word in deed.words if _is_content(word[0])]
    best, matched = _closest(ground, deed, content)
    problems = [_problem(ground, line, deed, clause, words) for clause, words in zip(best, matched, strict=True)]
    if not problems or any(problem is None for problem in problems):
        return None
    return Finding(deed.text, problems[0] or "unsupported", deed.start, deed.end)


def _is_content(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word not in _FUNCTION


_FUNCTION = frozenset(
    ["the", "and", "for", "with", "from", "into", "that", "this", "was", "were", "are", "who", "which", "per", "each", "after", "all",
     "over", "new", "own", "not", "has", "had", "have", "its", "their", "other", "others", "while", "about", "every", "day", "days", "week"]
)  # fmt: skip


def _closest(
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
    if clause.agent and not _names_agent(ground, line, clause, deed):
        return "doer"
    if clause.unreal is not None and max(after) >= clause.unreal and not _UNREAL_SAID.search(line):
        return "negation"
    if (
        clause.weak is not None
        and max(after) >= clause.weak
        and not (_is_stated(line, deed, "stated") or _is_stated(line, deed, "learned"))
    ):
        return "verb"
    if clause.learning is not None and deed.objects and deed.verb in ("train", "teach", "coach", "instruct", "mentor"):
        return "verb"
    if clause.learning is not None and not _is_stated(line, deed, "learned"):
        if (
            max(after) >= clause.learning
            or lexicon.supports("train", deed.verb)
            or lexicon.supports("teach", deed.verb)
        ):
            return "verb"
    return None


_UNREAL_SAID = re.compile(
    r"\b(?:tr(?:y|ied|ying)|plan(?:s|ned|ning)?|hop(?:e|ing)|appl(?:y|ied|ying)|seek(?:ing)?|consider(?:ed)?|interview(?:ed)?|nominat\w+|"
    r"shortlist\w+|runner-up|finalist|offered|aspir\w+|want\w*|interest\w*|propos\w+|interested)\b",
    re.IGNORECASE,
)


def _names_agent(ground: Ground, line: str, clause: Clause, deed: Deed) -> bool:
    """Whether the line itself says whose deed it was, or that it was shared."""
    said = [match.group().lower() for match in WORD.finditer(line)]
    if any(lexicon.supports(clause.agent, word) for word in said):
        return True
    return _SHARED.search(line) is not None and any(word in _COMRADES for word in said)


_SHARED = re.compile(
    r"\b(?:with|by|under|for|alongside|after|while|when|supporting|behind|before|from|help\w*|assist\w*|whose)\b|['’]s\b|s['’]"
)
_COMRADES = frozenset(
    "colleague colleagues coworker coworkers co-worker team teammate manager manager's managers supervisor supervisors boss partner others owner "
    "crew staff lead director contractor contractors foreman chef contractor's colleague's".split()
)


def _is_stated(line: str, deed: Deed, key: str) -> bool:
    return lists.pattern(key).search(line) is not None


# --- verbs that claim more than "did"

_REASONS: dict[str, Reason] = {"grow": "outcome", "cut": "outcome", "better": "outcome"}


def _claimed(ground: Ground, line: str, deed: Deed) -> Finding | None:
    for family in lists.strong_verbs():
        if deed.verb not in family.verbs or (deed.verb == "lead" and re.match(r"\s+to\b", line[deed.end :])):
            continue
        objects = set(deed.objects) | {lexicon.verb_lemma(word) for word in deed.objects}
        if objects & family.plain_objects and not (family.family in _LEADING and objects & _ORGANISATIONS):
            continue
        if family.only_objects and not objects & family.only_objects:
            continue
        if family.family == "command" and deed.verb not in _own_words(ground) and not objects & _ORGANISATIONS:
            family = replace(family, carriers=family.carriers - {"run", "ran"})
        if deed.verb not in _own_words(ground) and not _carried(ground, family):
            if family.family in ("build", "create") and _is_verbless(ground, deed):
                continue
            return Finding(deed.text, _REASONS.get(family.family, "verb"), deed.start, deed.end)
    return None


_LEADING = frozenset(["lead", "manage", "command"])
_ORGANISATIONS = frozenset(
    "team crew staff department store shop office company restaurant kitchen project program programme unit branch people employee worker "
    "cook nurse engineer developer technician driver guard waiter server cashier assistant volunteer intern temp colleague squad".split()
)


def _carried(ground: Ground, family: lists.StrongVerb) -> bool:
    own = _own_words(ground)
    if any(word in family.carriers or lexicon.verb_lemma(word) in family.carriers for word in own):
        return True
    rising = [
        (a, b)
        for (_, a), (_, b) in zip(ground.numbers, ground.numbers[1:], strict=False)
        if a.place == "low" and b.place == "high"
    ]
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
            foreign = word in lists.words("people", "others") and not own_title and bool(_FOREIGN & set(before))
            if not foreign:
                found.add(word)
                found.add(lexicon.verb_lemma(word))
    return frozenset(found)


_FOREIGN = frozenset("my the our to for with by under w his her their from".split())
_LIGHT = frozenset("do have be work get go use".split())


def _is_verbless(ground: Ground, deed: Deed) -> bool:
    """Whether the notes behind the deed name its object without saying what was done with it."""
    clauses, _ = _closest(ground, deed, [word for word in deed.words if _is_content(word[0])])
    return any(not _has_verb(clause) for clause in clauses)


def _has_verb(clause: Clause) -> bool:
    row = [word for word, _ in clause.words]
    if any(lexicon.is_past(word) and lexicon.verb_lemma(word) not in _LIGHT for word in row):
        return True
    return any(
        first in ("i", "we") and lexicon.is_verb(second) and second not in _LIGHT
        for first, second in zip(row, row[1:], strict=False)
    )


def allows_verb(ground: Ground, line: str, start: int) -> bool:
    """Whether the verb at `start` needs no word of the notes: they name its object and no verb ("8 patients a day"), or
    it is one of the strong verbs, which are weighed by themselves."""
    for deed in read_deeds(line):
        if deed.start == start:
            strong = any(deed.verb in family.verbs for family in lists.strong_verbs())
            return strong or _is_verbless(ground, deed)
    return False


# --- right words, wrong pairing


def _swapped(ground: Ground, line: str) -> Iterator[Finding]:
    """A verb of the notes with the object of another verb of theirs: "wrote invoices" ← "sent invoices, wrote manuals"."""
    said = _pairs(ground.notes)
    verbs = {verb for verb, _ in said}
    written = _pairs((line,))
    for deed in read_deeds(line):
        objects = tuple(thing for verb, thing in written if verb == deed.verb) or deed.objects
        if (
            deed.verb not in verbs
            or not objects
            or deed.verb in lists.words("neutral", "verbs") - {"write", "move", "look"}
        ):
            continue
        mine = {thing for verb, thing in said if verb == deed.verb or lexicon.supports(verb, deed.verb)}
        others = {thing for verb, thing in said if not lexicon.supports(verb, deed.verb)}
        for thing in objects:
            if thing in ("one", "ones", "it", "them", "other", "others") or lexicon.is_past(thing):
                continue
            if any(lexicon.supports(own, thing) for own in mine) or not mine:
                continue
            if any(own in lexicon.forms(thing) for own in others) and not _shares_clause(ground, deed.verb, thing):
                yield Finding(deed.text, "relation", deed.start, deed.end)
                break


def _shares_clause(ground: Ground, verb: str, thing: str) -> bool:
    for clause in ground.clauses:
        words = [word for word, _ in clause.words]
        if any(verb in lexicon.forms(word) for word in words) and any(thing in lexicon.forms(word) for word in words):
            past = sum(1 for word in words if lexicon.is_past(word))
            return past < 2
    return False


@lru_cache(maxsize=512)
def _pairs(texts: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """(verb, object) as the notes have them: each verb in the past, or after "I", with the nouns up to a preposition."""
    found: set[tuple[str, str]] = set()
    for text in texts:
        for piece in re.split(r"[,.;!?()]|\s[-–—]\s|\b(?:but|while|when|then|because|so)\b", text):
            verb = ""
            words = [match.group().lower() for match in WORD.finditer(piece)]
            for index, word in enumerate(words):
                fresh = lexicon.is_past(word) or (index and words[index - 1] in ("i", "we") and lexicon.is_verb(word))
                if fresh and words[index - 1 : index] not in (["the"], ["a"], ["my"], ["our"]):
                    verb = lexicon.verb_lemma(word)
                elif word in _PREPOSITIONS:
                    verb = ""
                elif verb and _is_content(word):
                    found |= {(verb, form) for form in lexicon.forms(word)}
    return frozenset(found)


_PREPOSITIONS = frozenset(
    "in on at by for from to with w of about into over under during using as after before off up out".split()
)
