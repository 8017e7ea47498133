"""A clause in the voice of a resume: no "I", its own verb first and in the right tense; deeds of others stay theirs.

The clause comes from `agents.clean.spelling` (contractions and abbreviations written out). What cannot be turned
safely is left as the person put it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from agents.clean.verbs import can_be_noun, forms, inflect, is_past, verb_lists

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

Kind = Literal["deed", "thing", "other"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A clause as a resume says it. `kind`: the person's own deed (verb first), a thing (noun phrase, adverbial), or a
    whole clause about somebody or something else. `team`: it was said with "we"."""

    text: str
    kind: Kind
    team: bool = False


_ADVERBS = (
    r"(?:also|always|usually|mostly|mainly|often|sometimes|still|just|even|then|personally|actually|really|only|later|normally|"
    r"generally|regularly|frequently|occasionally|typically|currently|now|basically|partly|never|rarely|almost|successfully|eventually|recently|first|daily|once|all|both|each)"
)
_DROPPED = r"(?:also|just|even|really|actually|then|basically|all|both)"
_SUBJECT = re.compile(rf"^(?:(?:and|so|then|also|but|because|plus)\s+)*(?P<who>i|we)\s+(?P<rest>\S.*)$", re.I | re.S)
_BE = r"(?:am|was|were|are|been)"


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    from retrieval.nlp import load_pipeline

    return load_pipeline()


@lru_cache(maxsize=2048)
def parse(text: str) -> Doc:
    return _pipeline()(text)


def speak(clause: str, *, current: bool = False) -> Spoken:
    """`clause` without its first person. `current`: the job goes on, so present verbs stay in the present."""
    clause = _companions(_asked(clause))
    subject = _SUBJECT.match(clause)
    if subject is not None:
        text = _own_deed(subject["rest"], current=current)
        return Spoken(_possessives(text), "deed", team=subject["who"].lower() == "we")
    fronted = _fronted(clause, current=current)
    if fronted is not None:
        return Spoken(_possessives(fronted), "deed")
    clause = _inner(clause)
    if _begins_with_verb(clause):
        return Spoken(_possessives(_in_tense(clause, current=current)), "deed")
    kind: Kind = "other" if _has_own_subject(clause) else "thing"
    return Spoken(_possessives(clause), kind)


# --- "I …"


def _own_deed(rest: str, *, current: bool) -> str:
    """What follows "I" or "we", as a phrase that begins with its verb (or with what the person was)."""
    rest = re.sub(rf"^(?:{_DROPPED}\s+)+", "", rest, flags=re.I)
    patterns = (
        (rf"^{_BE} (?:kind of |basically )?(?:the )?(?:one|person|guy|girl) (?:who|that) ", ""),
        (rf"^{_BE} able to ", "was able to "),
        (rf"^(?:used to|would(?! have\b| not\b| be\b))\s+(?={_ADVERBS}\s)?", ""),
        (r"^would be (?=\w+ing\b)", ""),
        (r"^(?:have|had) (?:also |always )?been (?=\w+ing\b)", ""),
    )
    for pattern, instead in patterns:
        shorter = re.sub(pattern, instead, rest, flags=re.I)
        if shorter != rest:
            rest = shorter
            if instead:
                return rest
            break
    be = re.match(rf"^{_BE}\s+(?P<adverbs>(?:{_ADVERBS}\s+)*)(?P<what>\S+)(?P<tail>.*)$", rest, re.I | re.S)
    if be is not None:
        return _being(be["adverbs"], be["what"], be["tail"], current=current)
    perfect = re.match(
        rf"^(?:have|had|has)\s+(?P<adverbs>(?:{_ADVERBS}\s+)*)(?P<verb>[a-z]+)(?P<tail>\s.*|)$", rest, re.I | re.S
    )
    if (
        perfect is not None
        and "VBN" in _participle_tags(perfect["verb"])
        and not _is_object(perfect["verb"], perfect["tail"])
    ):
        rest = f"{perfect['adverbs']}{inflect(perfect['verb'], 'VBD')}{perfect['tail']}"
        return rest
    return _in_tense(rest, current=current)


def _being(adverbs: str, what: str, tail: str, *, current: bool) -> str:
    """ "was running the floor" → "ran …", "was promoted to …" → "promoted to …", "was never late" → "never late"."""
    if what.lower().endswith("ing") and "VBG" in forms(what) and what.lower() not in ("willing", "outgoing", "being"):
        return adverbs + inflect(what, "VB" if current else "VBD") + _conjuncts(tail, current=current)
    if what.lower() in verb_lists()["passive"]:
        return f"{adverbs}{what}{tail}"
    if (
        "VBD" in forms(what)
        and not can_be_noun(what)
        and what.lower() not in ("responsible", "involved", "based", "located", "left")
    ):
        return f"{'am' if False else 'was'} {adverbs}{what}{tail}"
    phrase = f"{adverbs}{what}{tail}"
    return re.sub(r"^(?:a|an|the)\s+", "", phrase, flags=re.I)


def _conjuncts(tail: str, *, current: bool) -> str:
    """The verbs that follow in a row ("… and doing the till") in the same tense as the first."""
    tag = "VB" if current else "VBD"
    return re.sub(
        r"(?<=\band )([a-z]+ing)(?= (?:the|a|an|my|our|all|some|any|\d)\b)", lambda match: inflect(match[1], tag), tail
    )


def _participle_tags(verb: str) -> frozenset[str]:
    tags = forms(verb)
    return tags | {"VBN"} if "VBD" in tags and verb.endswith("ed") else tags


def _is_object(word: str, tail: str) -> bool:
    """ "had trained staff under me": the participle belongs to a noun; too rare to tell apart except after "had" + plural."""
    return bool(re.match(r"^\s+(?:staff|people|employees)\b", tail)) and word in ("trained", "paid")


# --- "the scripts I wrote", "after I changed …", "me and two others"


def _asked(clause: str) -> str:
    """ "they asked me to write …" → "asked to write …"; "the chef let me close" → "allowed to close … by the chef"."""
    match = re.match(
        r"^(?P<who>they|he|she|people|(?:the |my |our |a |one )?(?:[\w'-]+ ){0,3}?[\w'-]+?)\s+(?:(?P<often>always|also|often|later|even|then|usually)\s+)?"
        r"(?P<verb>asked|told|trusted|chose|picked|sent|called|promoted|moved|invited|hired|named|selected|nominated|thanked|voted|assigned|taught|let|lets|lets|made|put|gave)"
        r" (?:me|us)(?P<rest> .+|)$",
        clause,
        re.I | re.S,
    )
    if match is None or match["who"].lower() in ("i", "we", "and", "who", "that", "which", "what"):
        return clause
    verb, rest, who = match["verb"].lower(), match["rest"], match["who"]
    if re.search(r"\bi\b|\bme\b", who, re.I):
        return clause
    passive = {"let": "allowed to", "lets": "allowed to", "made": "made", "put": "put", "gave": "given"}.get(
        verb, inflect(verb, "VBN") if verb not in ("chose",) else "chosen"
    )
    if (
        verb == "made"
        and " ".join(rest.split()[:1]).lower()
        and "VB" in forms(rest.split()[0])
        and not can_be_noun(rest.split()[0])
    ):
        passive = "made to"
    if verb == "taught":
        return clause
    agent = (
        ""
        if who.lower() in ("they", "he", "she", "people")
        else f" by {_lower_first(re.sub(r'^(?:my|our)', 'the', who, flags=re.I))}"
    )
    object_or_verb = (
        "was " + passive
        if verb in ("gave", "told", "sent", "moved", "called", "let", "lets", "made", "put", "thanked")
        else passive
    )
    where = re.match(r"^(?P<head>[^,]*)(?P<tail>,.*|)$", rest, re.S)
    assert where is not None
    return f"{object_or_verb}{where['head']}{agent}{where['tail']}"


def _companions(clause: str) -> str:
    """ "me and two helpers" → "with two helpers"; "X and me" → "with X"; a companion as subject follows its verb."""
    group = r"(?:my |the |a |an |one |another )?(?:\d+ |other |new )*[\w'-]+(?: [\w'-]+){0,2}?"
    joint = re.match(
        rf"^(?:me|i) and (?P<who>{group}) (?P<rest>(?P<verb>[\w-]+)\b.*)$|^(?P<who2>{group}) and (?:i|me) (?P<rest2>(?P<verb2>[\w-]+)\b.*)$",
        clause,
        re.I | re.S,
    )
    if joint is not None:
        who, rest, verb = (
            joint["who"] or joint["who2"],
            joint["rest"] or joint["rest2"],
            joint["verb"] or joint["verb2"],
        )
        if "VBD" in forms(verb) or {"VB", "VBP"} & forms(verb) and not can_be_noun(verb):
            head, comma, tail = rest.partition(",")
            return f"i {head} with {who}{comma}{tail}"
    clause = re.sub(r"^(?:just )?me and (?=(?:my |the |a |an |one |\d))", "with ", clause, flags=re.I)
    return re.sub(r"^(?P<who>(?:my |the |a |an |one |\d+ )?[\w' -]+?) and me$", r"with \g<who>", clause, flags=re.I)


def _fronted(clause: str, *, current: bool) -> str | None:
    """ "instagram page i ran, …" → "ran instagram page, …": the thing comes first, then what the person did with it."""
    match = re.match(
        r"^(?P<thing>[^,;]*?\S)\s+i\s+(?:also |just |always )?(?P<verb>[a-z]+)(?P<tail>.*)$", clause, re.I | re.S
    )
    if (
        match is None
        or not forms(match["verb"])
        or re.match(rf"^(?:{_BE}|have|had|could|can|would)$", match["verb"], re.I)
    ):
        return None
    thing, verb, tail = match["thing"], match["verb"], match["tail"]
    if re.search(
        r"\b(?:after|before|when|while|since|until|if|because|where|what|how|that|which|who|as|once|whenever)$",
        thing,
        re.I,
    ):
        return None
    if _has_own_subject(thing) or _begins_with_verb(thing):
        return None
    if re.match(r"^\s+(?:the|a|an|my|it|them|\d|all|some|to|that)\b", tail, re.I):
        own = _in_tense(verb + tail, current=current)
        return f"{own} ({thing})" if "(" not in own + thing and len(thing.split()) <= 4 else None
    verb = inflect(verb, "VB" if current and not is_past(verb) else "VBD")
    return f"{verb} {thing}{tail}"


def _inner(clause: str) -> str:
    """First persons inside: "after I changed" → "after changing", "the scripts I wrote" → "the scripts written"."""

    def gerund(match: re.Match[str]) -> str:
        return f"{match['when']} {inflect(match['verb'], 'VBG')}" if forms(match["verb"]) else match[0]

    clause = re.sub(
        rf"\b(?P<when>after|before|when|while|since|until|by the time) (?:i|we) (?:(?:{_ADVERBS}) )?(?P<verb>(?!was\b|am\b|were\b|had\b|could\b|can\b)[a-z]+)",
        gerund,
        clause,
        flags=re.I,
    )
    clause = re.sub(r"\b(when|while|since|as|where) (?:i|we) (?:was|were|am) (?=\w+ing\b)", r"\1 ", clause, flags=re.I)
    clause = re.sub(r"\bsince (?:i|we) (?:was|were) (?=\d)", "since age ", clause, flags=re.I)
    clause = re.sub(r",? (?:so|and) i did$", "", clause, flags=re.I)
    return clause


# --- tense


def _in_tense(clause: str, *, current: bool) -> str:
    """`clause`, which begins with the person's own verb, with its verbs in the past (in the present if `current`)."""
    clause = _inner(clause)
    lead = re.match(rf"^(?:{_ADVERBS} )*", clause, re.I)
    assert lead is not None
    adverbs, body = lead[0], clause[lead.end() :]
    if not body:
        return clause
    if re.match(r"^(?:do|did) not\b", body, re.I):
        return clause if current or body.lower().startswith("did") else f"{adverbs}did{body[2:]}"
    if re.match(r"^(?:can|could|may|might|must|will|would|should|cannot)\b", body, re.I):
        return clause
    doc = parse("I " + body)
    edits: list[tuple[int, int, str]] = []
    head = doc[1] if len(doc) > 1 else doc[0]
    for token in _row_of_verbs(doc, head):
        written = _tensed(token, current=current, first=token is head or token.i == head.i)
        if written is not None:
            edits.append((token.idx - 2, token.idx - 2 + len(token), written))
    for start, end, written in sorted(edits, reverse=True):
        body = body[:start] + written + body[end:]
    return adverbs + body


def _row_of_verbs(doc: Doc, head: Token) -> list[Token]:
    """The first word and the verbs coordinated with it that have no subject of their own."""
    row = [head]
    for token in doc:
        if token.i <= head.i or token.dep_ != "conj" or not token.tag_.startswith("VB"):
            continue
        if any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in token.children):
            continue
        if token.head.i in {verb.i for verb in row}:
            row.append(token)
    return row


def _tensed(token: Token, *, current: bool, first: bool) -> str | None:
    """What stands for the verb `token`, or None where it stays."""
    word = token.text
    known = forms(word)
    if not known or (not first and token.tag_ not in ("VB", "VBP", "VBZ")):
        return None
    if current:
        return inflect(word, "VB") if "VBZ" in known and not {"VB", "VBD"} & known else None
    if {"VB", "VBP", "VBZ"} & known and "VBD" not in known:
        return inflect(word, "VBD")
    return None


def _begins_with_verb(clause: str) -> bool:
    """True if the note begins with what the person did, although it has no "I"."""
    lead = re.match(rf"^(?:{_ADVERBS} )*", clause, re.I)
    body = clause[lead.end() :] if lead else clause
    match = re.match(r"^([A-Za-z][a-z'-]*)(?=\s|$|,)(?:\s+(\S+))?", body)
    if match is None:
        return False
    word, following = match[1].lower(), (match[2] or "").lower().strip(",.")
    known = forms(word)
    if re.match(r"^(?:did not|do not|was|were|had|has|have|got|did|does|could|can)$", word) or re.match(
        r"^(?:did|do) not\b", body, re.I
    ):
        return True
    if not known or word in ("used",) and following not in ("the", "a", "an", "to", "my", "our"):
        return bool(known) and parse(body)[0].pos_ == "VERB"
    if is_past(word):
        return True
    if "VBD" in known and not can_be_noun(word):
        return True
    open_next = (
        re.match(
            r"^(?:the|a|an|my|our|all|some|every|each|any|their|his|her|its|them|it|up|out|off|over|with|for|to|in|on|at|after|about|around|from|by|\d.*|new|other|own)$",
            following,
        )
        is not None
    )
    if {"VB", "VBP", "VBZ"} & known:
        if not can_be_noun(word):
            return True
        if (
            following in ("the", "a", "an", "my", "our", "them", "it", "their", "all", "every", "any")
            and "VBZ" not in known
        ):
            return True
        alone, told = parse(body), parse("I " + body)
        return (
            "VBZ" not in known
            and alone[0].tag_ in ("VB", "VBP")
            and len(told) > 1
            and told[1].tag_ in ("VBP", "VBD", "VB")
            and any(child.dep_ in ("dobj", "prt", "prep") for child in told[1].children)
            and open_next
        )
    return False


def _has_own_subject(clause: str) -> bool:
    """True if `clause` has a finite verb with a subject (not "I")."""
    return any(
        token.dep_ in ("nsubj", "nsubjpass")
        and token.head.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VB")
        and token.text.lower() not in ("who", "that", "which")
        for token in parse(clause)
    )


# --- my, our, me


_KIN = "grandfather|grandmother|grandma|grandpa|father|mother|dad|mom|mum|uncle|aunt|brother|sister|wife|husband|son|daughter|cousin|parents|family|grandparents|friend|neighbor|neighbour"


def _possessives(text: str) -> str:
    """No "my", "our", "me", "us", "myself": "my own van" → "own van", "our club" → "the club", "us" → "the team"."""
    text = re.sub(r"\btaught (?:myself|self) (?:how )?to\b", "learned independently to", text, flags=re.I)
    text = re.sub(r"\btaught (?:myself|self) ([^,]+)", r"learned \1 independently", text, flags=re.I)
    text = re.sub(r"\b(?:all )?(?:by|on) (?:myself|my own)\b", "independently", text, flags=re.I)
    text = re.sub(r",? ?\ball (?:by )?myself\b|,? \bmyself\b", "", text, flags=re.I)
    text = re.sub(r"\b(?:my|our) own\b", "own", text, flags=re.I)
    text = re.sub(rf"\b(with|by) my (?:{_KIN.replace('friend|', '')})\b", r"\1 family", text, flags=re.I)
    text = re.sub(
        rf"\bmy ({_KIN})\b",
        lambda match: match[1] if match[1] in ("parents", "family", "grandparents") else f"a {match[1]}",
        text,
        flags=re.I,
    )
    text = re.sub(
        r"\b(with|by|under|for) my (partner|colleague|coworker|senior|supervisor|mate|helper|apprentice|buddy|teammate)\b",
        r"\1 a \2",
        text,
        flags=re.I,
    )
    text = re.sub(r"\bmy (\d)", r"\1", text, flags=re.I)
    text = re.sub(r"\bin my (first|last|second|final|third)\b", r"in the \1", text, flags=re.I)
    text = re.sub(r"\bmy (?=own\b)", "", text, flags=re.I)
    text = re.sub(r"\b(?:my|our)\b", "the", text, flags=re.I)
    text = re.sub(r"\bunder me\b", "under own supervision", text, flags=re.I)
    text = re.sub(
        r"\b(?:reported|reporting|report) to me\b",
        lambda match: match[0].replace(" to me", " directly"),
        text,
        flags=re.I,
    )
    text = re.sub(
        r"\s+(?:to|with|for|from|at|on|by|behind|after) me\b(?=$|[,.;]| (?:and|every|each|when|after|in|on|at)\b)",
        "",
        text,
        flags=re.I,
    )
    text = re.sub(r"(?<=\w )us\b", "the team", text)
    return text


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
