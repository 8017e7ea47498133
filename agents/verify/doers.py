"""Who did it: each piece of the notes has a doer, the person or somebody else, and a line takes no deed of others.

Pieces are finer than clauses: "gaffer blows the vases, i cut em", "bookings is the wife", "trees we leave to a
specialist" and run-on notes without commas are told apart by their subjects, in the present as in the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agents.verify import lexicon, lists
from agents.verify.clauses import SAME_IN_PAST, split, without_place
from agents.verify.deeds import AFTER_SMALL, Deed, is_attributed, is_content, read_deeds
from agents.verify.findings import Finding
from agents.verify.ground import Ground


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a note; `doer` is who else did what it says, or "" for the person or nobody named."""

    words: tuple[str, ...]
    doer: str = ""
    assigned: bool = False
    """Whether it only says whose thing it is: "bookings is the wife", "trees go to a specialist"."""


def check_doers(ground: Ground, line: str) -> Iterator[Finding]:
    """Each deed of the line that the notes tell of others only, whom the line does not name."""
    pieces = [piece for note in ground.notes for piece in read_pieces(note)]
    theirs = [piece for piece in pieces if piece.doer and not _is_named(piece, line)]
    if not theirs:
        return
    own = [piece for piece in pieces if not piece.doer]
    deeds = read_deeds(line)
    for index, deed in enumerate(deeds):
        if is_attributed(line, deed) or AFTER_SMALL.search(line[: deed.start]):
            continue
        objects = deed.objects
        if not objects and index + 1 < len(deeds) and _JOINED.fullmatch(line[deed.end : deeds[index + 1].start]):
            objects = deeds[index + 1].objects
        if _is_theirs(own, theirs, deed, objects):
            yield Finding(deed.text, "doer", deed.start, deed.end)


_JOINED = re.compile(r"\s*(?:,|and|,\s*and)\s*", re.IGNORECASE)


def _is_theirs(own: list[Piece], theirs: list[Piece], deed: Deed, objects: tuple[str, ...]) -> bool:
    light = bool(lexicon.forms(deed.verb) & lists.words("neutral", "verbs"))
    done_by_them = [piece for piece in theirs if _does(piece, deed.verb)]
    done_by_me = any(_does(piece, deed.verb) or _allows(piece, deed.verb) for piece in own)
    if done_by_them and not done_by_me and not light:
        return True
    mine = {word for piece in own for word in piece.words}
    for word, _, _ in deed.words:
        if (
            is_content(word)
            and not any(lexicon.supports(said, word) for said in mine)
            and any(piece.assigned and _has(piece, word) for piece in theirs)
        ):
            return True
    pointing = any(_POINTING & set(piece.words) for piece in own)
    for thing in objects:
        if not is_content(thing) or thing in lists.words("neutral", "words"):
            continue
        holding = [piece for piece in theirs if _has(piece, thing)]
        if not holding or any(_has(piece, thing) for piece in own):
            continue
        told = any(_does(piece, deed.verb) for piece in holding)
        if told and not any(_does(piece, deed.verb) and _POINTING & set(piece.words) for piece in own):
            return True
        if not pointing and (light or not done_by_me):
            return True
    return False


_POINTING = frozenset("it them em these those that this one ones they".split())


def _does(piece: Piece, verb: str) -> bool:
    return any(lexicon.verb_lemma(said) == verb or lexicon.kin(said, verb) for said in piece.words)


def _allows(piece: Piece, verb: str) -> bool:
    return any(lexicon.supports(said, verb) for said in piece.words)


def _has(piece: Piece, thing: str) -> bool:
    return any(lexicon.supports(said, thing) for said in piece.words if said != piece.doer)


def _is_named(piece: Piece, line: str) -> bool:
    """Whether the line tells of those who did it, or of company."""
    if _COMPANY.search(line):
        return True
    return any(
        lexicon.supports(piece.doer, word) or (piece.doer in _UNNAMED and word in lists.words("people", "others"))
        for word in split(_OWN_TITLE.sub(" ", line))
        if len(word) > 2
    )


_COMPANY = re.compile(
    r"\b(?:with|alongside|under|for|from|behind|after|supporting|assist\w*|help\w*)\s+(?:\w+\s+){0,2}"
    r"(?:others?|colleagues?|co-?workers?|team|crew|staff|partner|family|managers?|boss)\b",
    re.IGNORECASE,
)
_OWN_TITLE = re.compile(r"\bas\s+(?:an?|the)\s+(?:[\w-]+\s*){1,4}", re.IGNORECASE)
_UNNAMED = frozenset("he she they someone somebody".split())


# --- reading the notes
_PIECES = re.compile(
    r"[;!?\n(),:](?!\d)|(?<!\d)\.(?!\w)|\.(?=\s|$)|\s[-–—]+\s"
    r"|\s(?=(?:and|n|&|but|while|whilst|when|so|then|because|cos|coz|bc|after|before|until|til|till|as)\s+"
    r"(?:i|im|i['’]m|we|he|she|they|someone|somebody|my|our|the|a|another|other)\b)"
    r"|(?<!me)\s(?=(?:and|n|&|but|while|whilst|when|so|then)\s+\w+\s+(?:does|did|is|was|has)\b)"
    r"|(?<!\bthat)(?<!\bwhat)(?<!\bwhich)\s(?=(?:i|im|i['’]m|ive|i['’]ve)\s+\w)",
    re.IGNORECASE,
)
_LEAD = frozenset(
    "and n but so then also when while whilst because bc cuz cos coz though tho after before until til till plus "
    "sometimes usually later once actually basically mostly only as yes yeah well".split()
)
_BETWEEN = frozenset(
    "always usually mostly also then just only normally still often sometimes all both he she they who".split()
)
_SELF = re.compile(
    r"^(?:(?:it['’]?s|its|thats|that['’]?s)\s+)?(?:i|im|i['’]m|ive|i['’]ve|id|we|were|we['’]re|weve|me|myself|us)$"
)
_DETERMINERS = frozenset("the my our a an another other one his her their some two three".split())
_PRONOUNS = frozenset("he she they someone somebody others everybody everyone".split())
_TELLING = frozenset(
    "say says said tell tells told think thinks thought reckon reckons want wants love loves like likes call calls "
    "know knows".split()
)
_GIVES_ME = re.compile(r"\b(?:me|us)\b", re.IGNORECASE)
_HANDED = re.compile(
    r"\b(?:leave|leaves|left|goes|go|went|down|falls|fell|up|sent|send|handed|belongs)\s+(?:\w+\s+)?to\s+(?:the|my|our|an?|another)?\s*"
    r"(?P<who>[a-z]+)(?:\s+[a-z]+)?\s*$|\b(?:done|handled|sorted|made|run|looked\s+after)\s+by\s+(?:the|my|our|an?)?\s*(?P<by>[a-z]+)\b",
    re.IGNORECASE,
)
_IS_THEIRS = re.compile(
    r"\b(?:is|are|was|were|thats|that['’]s)\s+(?:all\s+)?(?:the|my|our|for\s+the|up\s+to\s+the)?\s*(?P<who>[a-z]+?)(?:['’]?s)?"
    r"(?:\s+(?:job|jobs|dept|department|thing|side|bit|part|work|domain))?(?:\s+(?:on|in|at|from)\s+\w+)?\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def read_pieces(note: str) -> tuple[Piece, ...]:
    contrasts = re.search(r"(?<!\w)(?:i|im|i['’]m|ive|me|my|we)(?!\w)", note, re.IGNORECASE) is not None
    found: list[Piece] = []
    for text in _PIECES.split(note):
        row = split(text)
        if not row:
            continue
        doer = _doer(text, row, contrasts=contrasts)
        if doer is None:
            doer = found[-1].doer if found and _goes_on(row) else ""
        words = [*row, *(part for word in row for full in lexicon.expansions(word) for part in split(full))]
        assigned = bool(doer) and (_HANDED.search(text) or _IS_THEIRS.search(text)) is not None
        found.append(Piece(tuple(words), doer, assigned))
    return tuple(found)


def _goes_on(row: Sequence[str]) -> bool:
    """Whether a piece without a subject goes on with the one before: "my boss did the orders, paid the bills"."""
    rest = _without_lead(row)
    return bool(rest) and (
        lexicon.is_past(rest[0]) or (rest[0].endswith("s") and lexicon.is_verb(rest[0]) and _is_open(rest[1:2]))
    )


def _without_lead(row: Sequence[str]) -> list[str]:
    rest = list(row)
    while rest and rest[0] in _LEAD:
        rest.pop(0)
    return rest


def _doer(text: str, row: Sequence[str], *, contrasts: bool) -> str | None:
    """The other one who did what a piece says, "" for the person, None if it has no subject."""
    rest = _without_lead(split(without_place(text)))
    if not rest:
        return None
    if _HANDED.search(text) and (found := _HANDED.search(text)):
        who = (found["who"] or found["by"] or "").lower()
        if is_person(who):
            return who
    if _SELF.match(rest[0]) or (len(rest) > 1 and rest[0] in ("its", "it's", "thats") and rest[1] == "me"):
        return ""
    theirs = _IS_THEIRS.search(text)
    if theirs and contrasts and theirs["who"].lower() not in ("me", "mine") and theirs.start() > 0:
        who = theirs["who"].lower()
        if (
            (is_person(who) or _may_be_name(who))
            and not is_person(rest[0])
            and rest[0] not in (*_DETERMINERS, "it", "he", "she", "there")
        ):
            return who
    if _GIVES_ME.search(text):
        return None if not _is_subject_pronoun(rest) else rest[0]
    if len(rest) > 2 and is_person(rest[-2]) and "nobody" not in rest and _does_it(rest[-1]) and row[0] not in _LEAD:
        return rest[-2]  # "worktops he does"
    determined = rest[0] in _DETERMINERS
    body = rest[1:] if determined else rest
    for index, word in enumerate(body[:4]):
        if index and (lexicon.is_past(word) or word in SAME_IN_PAST) and not is_person(word):
            return None
        body_of_people = determined and lexicon.forms(word) & _BODIES
        if not (is_person(word) or body_of_people or (index == 0 and not determined and _may_be_name(word))):
            continue
        if word in _PRONOUNS and body[index + 1 : index + 2] == ["else"]:
            index += 1
        after = list(body[index + 1 :])
        while after and (after[0] in _BETWEEN or (determined and len(after) > 2 and _is_named_so(after))):
            after.pop(0)  # "my mate Kaz rebuilt them"
        if len(after) > 2 and after[0] in ("from", "in", "at", "on"):
            after = after[3:] if after[1] in _DETERMINERS else after[2:]  # "leila from accounts runs payroll"
        sure = determined or word in _PRONOUNS
        if after and _is_deed(word, after, sure=sure, contrasts=contrasts):
            return word
    return None


def _is_named_so(after: Sequence[str]) -> bool:
    """ "Kaz rebuilt", "Gus signed": a name after who it names."""
    return not lexicon.is_past(after[0]) and not lexicon.is_verb(after[0]) and lexicon.is_past(after[1])


def _does_it(verb: str) -> bool:
    return verb in ("do", "did") or (lexicon.is_verb(verb) and (verb.endswith("s") or lexicon.is_past(verb)))


_BODIES = frozenset(
    "council agency company school hospital landlord office city county brigade department firm head".split()
)


def _is_subject_pronoun(rest: Sequence[str]) -> bool:
    return (
        rest[0] in ("he", "she", "they")
        and len(rest) > 1
        and not {"let", "lets", "asked", "made", "had"} & set(rest[1:2])
    )


def _is_deed(who: str, after: Sequence[str], *, sure: bool, contrasts: bool) -> bool:
    """Whether a finite verb follows. Bare nouns ("driver drops the pallets") need an "i" elsewhere in the note."""
    verb, later = after[0], after[1:]
    if verb in _TELLING:
        return False
    if verb in ("is", "are", "was", "were", "has", "have", "had", "got", "been"):
        return bool(later) and later[0].endswith("ing") and (sure or contrasts)
    if verb in ("do", "does", "did", "will", "would", "can"):
        return sure or contrasts
    if lexicon.is_past(verb) or verb in SAME_IN_PAST:
        return sure or contrasts
    if not contrasts or not lexicon.is_verb(verb):
        return False
    if verb.endswith("s") and not verb.endswith("ss"):
        return _is_open(later)
    plural = who in ("they", "others") or (who.endswith("s") and who != "boss") or who in ("crew", "staff", "people")
    return plural and _is_open(later)


def _is_open(later: Sequence[str]) -> bool:
    """Whether what follows a verb in -s may be its object, so that it is no plural noun: no verb of its own."""
    return not later or later[0] not in ("is", "are", "was", "were", "and", "n", "of")


@lru_cache(maxsize=20_000)
def is_person(word: str) -> bool:
    """Whether a word names somebody by what they are or do: gaffer, firer, wife, specialist."""
    word = word.lower()
    if word in ("i", "we", "me", "it", "you", "us") or len(word) < 2:
        return False
    named = lists.words("people", "others") | lists.words("people", "trades") | lists.words("people", "clients")
    if word in _PRONOUNS or any(form in named or form in lists.people() for form in {word, *lexicon.forms(word)}):
        return True
    return _AGENT.fullmatch(word) is not None and any(
        len(stem) > 2 and lexicon.is_verb(stem) for stem in (word[:-2], word[:-1], word[:-2] + "e", word[:-3])
    )


_AGENT = re.compile(r"[a-z]{2,}(?:er|or)")


def _may_be_name(word: str) -> bool:
    known = lexicon.is_word(word) or lexicon.is_verb(word) or bool(lexicon.expansions(word))
    return len(word) > 2 and word.isalpha() and word not in _NO_NAMES and not known


_NO_NAMES = frozenset("why how what who where when that this nobody anybody else".split())
