"""First persons inside a clause: companions, what others asked of "me", "after I changed …", my, our, us.

Everything here is a rewriting of words by pattern; what no pattern knows is left as the person put it.
"""

from __future__ import annotations

import re

from agents.clean.rewrites import rewritten
from agents.clean.verbs import can_be_noun, forms, inflect, is_past

BE = r"(?:am|was|were|are|been)"
ADVERBS = (
    r"(?:also|always|usually|mostly|mainly|often|sometimes|still|just|even|then|personally|actually|really|only|later|"
    r"normally|generally|regularly|frequently|occasionally|typically|currently|now|partly|never|rarely|almost|"
    r"successfully|eventually|recently|first|daily|once)"
)
DROPPED = r"(?:also|just|even|really|actually|then)"

_ORDERS = {"let": "allowed", "lets": "allowed", "chose": "chosen", "gave": "given", "give": "given"}
_OTHERS = frozenset("they he she people someone everybody everyone it".split())


_FAMILIAR = frozenset("chosen promoted selected named nominated hired appointed".split())
"""Participles that stand alone on a resume; others get "was" so that nobody takes them for the person's own deed."""


def without_echo(note: str) -> str:
    """ "my boss, she said …" → "my boss said …"."""
    return _ECHO.sub(r"\1 ", note)


_ECHO = re.compile(
    r"(\b(?:my|our|the) [\w'-]+(?: [\w'-]+)?),? (?:she|he|they) "
    r"(?=(?:always |once |never )?(?:said|says|told|thought|let|made|gave|asked|wanted|put|chose|had)\b)",
    re.IGNORECASE,
)


def without_orders(clause: str) -> str:
    """What somebody did to "me", in the passive: "they asked me to write …" → "asked to write …",
    "the chef let me close", "the chef said i could close" → "was allowed by the chef to close". Who did it is kept."""
    praise = re.match(
        r"^(?P<who>[^,]{2,40}?) (?:always |once )?(?:said|says|thought|told (?:me|people|everyone)) (?:that )?"
        r"i (?:was|am) (?P<rest>.+)$",
        clause,
        re.I | re.S,
    )
    if praise is not None:
        agent = "" if praise["who"].lower() in _OTHERS else f" by {_named(praise['who'])}"
        return f"described{agent} as {praise['rest']}"
    leave = re.match(
        r"^(?P<who>[^,]{2,40}?) (?:always )?(?:said|says|told (?:me|us)) (?:that )?"
        r"i (?:could|can|may) (?P<rest>(?!not\b).+)$",
        clause,
        re.I | re.S,
    )
    if leave is not None:
        agent = "" if leave["who"].lower() in _OTHERS else f" by {_named(leave['who'])}"
        return f"was allowed{agent} to {leave['rest']}"
    under = re.match(
        r"^(?P<who>[^,]+?) (?:(?:who |that )?(?:worked|working|were|was|work) )?under me(?P<rest>\b.*)$",
        clause,
        re.I | re.S,
    )
    if under is not None and not re.search(r"\b(?:i|we)\b", under["who"], re.I):
        return f"supervised {under['who']}{under['rest']}"
    sent = re.match(
        r"^(?P<what>[^,]+?) (?:gets?|got) (?P<verb>sent|passed|given|referred|assigned|handed) to me\b(?P<rest>.*)$",
        clause,
        re.I | re.S,
    )
    if sent is not None:
        return f"got {sent['verb']} {sent['what']}{sent['rest']}"
    back = re.match(r"^(?P<who>[^,]{2,60}?) had me back\b(?P<rest>.*)$", clause, re.I | re.S)
    if back is not None:
        return f"asked back{back['rest']} by {_named(back['who'])}"
    match = re.match(
        r"^(?:(?:and|so|then|later|so then|and then) )?(?P<lead>(?:in|since|after|by|during) [\w-]+ )?"
        rf"(?P<who>(?:[\w'/-]+ ){{0,5}}?[\w'/-]+)\s+(?P<often>(?:{ADVERBS}\s+)?)"
        r"(?P<verb>[a-z]+) me(?P<rest> [^,]+|)(?P<tail>,.*|)$",
        clause,
        re.I | re.S,
    )
    if match is None or re.search(r"\b(?:i|we|me|and|that|who|which|what|to|when|after)\b", match["who"], re.I):
        return clause
    verb, rest, who = match["verb"].lower(), match["rest"], match["who"]
    alone = " " not in who and forms(who) and not can_be_noun(who)
    if not forms(verb) or alone or verb in _NOT_PASSIVE:
        return clause
    passive = _ORDERS.get(verb) or inflect(verb, "VBN")
    if verb in ("made", "makes") and rest and "VB" in forms(rest.split()[0]) and not can_be_noun(rest.split()[0]):
        rest = f" to{rest}"
    if passive == "allowed":
        rest = f" to{rest}"
    agent = "" if who.lower() in _OTHERS else f" by {_named(who)}"
    lead = f" {match['lead'].strip()}" if match["lead"] else ""
    was = "" if passive in _FAMILIAR or (agent and passive == "asked") else "was "
    often = re.sub(rf"^{DROPPED}\s+$", "", match["often"], flags=re.I)
    was = "was " if often else was
    return f"{was}{often}{passive}{agent}{rest}{lead}{match['tail']}"


_NOT_PASSIVE = frozenset("had have has taught got gets help was were is with to for from took take takes".split())


def _named(who: str) -> str:
    """Who did it, after "by" or "with": "my boss" → "the boss", "owner" → "the owner"; names and groups stay."""
    who = re.sub(r"^(?:my|our)\b", "the", who, flags=re.I)
    first = who.split()[0]
    bare = first.islower() and not re.match(
        r"(?:the|an?|one|another|some|two|\d.*|own|his|her|their|all|every)$", first
    )
    singular = (
        bare
        and not re.search(r"(?:(?<!s)s|people|staff)$", who.split(" on ")[0].split(" from ")[0])
        and who.lower() not in _OTHERS
    )
    return f"the {who}" if singular else who[:1].lower() + who[1:] if first == "The" else who


def with_companions(clause: str) -> str:
    """ "me and two helpers" → "with two helpers"; before a verb: "me and Jo ran X" → "i ran X with Jo"."""
    joint = re.match(r"^(?:me|i) and (?P<rest>.+)$", clause, re.I | re.S)
    if joint is not None:
        words = joint["rest"].split(" ")
        for length in range(1, min(6, len(words))):
            verb = words[length].strip(",")
            if is_past(verb) or ("VBP" in forms(verb) and not can_be_noun(verb)):
                head, comma, tail = " ".join(words[length:]).partition(",")
                return f"i {head} with {_named(' '.join(words[:length]))}{comma}{tail}"
    both = re.match(r"^(?P<who>(?:[\w'-]+ ){1,4})and (?:i|me) (?P<rest>(?P<verb>[a-z]+)\b.*)$", clause, re.I | re.S)
    if both is not None and is_past(both["verb"]) and not is_past(both["who"].split()[0]):
        head, comma, tail = both["rest"].partition(",")
        return f"i {head} with {_named(both['who'].strip())}{comma}{tail}"
    clause = re.sub(r"^(?:just )?me and (?P<who>[^,]+)", lambda match: f"with {_named(match['who'])}", clause)
    return re.sub(
        r"^(?P<who>(?:my |the |a |an |one |\d+ )?[\w' -]+?) and me$",
        lambda match: f"with {_named(match['who'])}",
        clause,
        flags=re.I,
    )


def without_inner_persons(clause: str) -> str:
    """ "after I changed X" → "after changing X"; "as I was asked" → "as asked"; "since I was 15" → "since age 15"."""

    def gerund(match: re.Match[str]) -> str:
        return f"{match['when']} {inflect(match['verb'], 'VBG')}" if forms(match["verb"]) else match[0]

    clause = re.sub(rf"\b(when|while|since|as|where) (?:i|we) {BE} (?=\w+(?:ing|ed)\b)", r"\1 ", clause, flags=re.I)
    clause = re.sub(rf"\bsince (?:i|we) {BE} (?=\d)", "since age ", clause, flags=re.I)
    clause = re.sub(
        rf"\b(?P<when>after|before|when|while|since|until) i (?:{ADVERBS} )?"
        rf"(?P<verb>(?!(?:{BE}|had|could|can|did|do)\b)[a-z]+)",
        gerund,
        clause,
        flags=re.I,
    )
    clause = re.sub(r",? (?:so|and) i did$", "", clause, flags=re.I)
    clause = re.sub(
        r"\bthe (year|season|summer|month|time) i (?:did|had|ran|was (?:in|on|doing)) (?:it|that|this|there)\b",
        r"that \1",
        clause,
        flags=re.I,
    )
    clause = re.sub(r"\((?:i|we) (?=[a-z]+)", "(", clause, flags=re.I)
    clause = re.sub(
        rf"(?<=[\w)])(?: that| which)? i (?P<adverb>(?:{ADVERBS} )?)(?P<verb>[a-z]+)\b",
        lambda match: f" {match['adverb']}{inflect(match['verb'], 'VBN')}" if is_past(match["verb"]) else match[0],
        clause,
        flags=re.I,
    )
    return re.sub(r"(?<=\w )we\b", "the team", clause)


def without_possessives(text: str) -> str:
    """No "my", "our", "me", "us", "myself": "my own van" → "own van", "our club" → "the club", "us" → "the team"."""
    return re.sub(r"\bthe the\b", "the", rewritten(text, "persons"))
