"""Where a statement of a chat message ends and the next begins: sentences, then clauses by words of time, by "and I …",
by a comma before a verb, and between two employers. Pure."""

from __future__ import annotations

import re

from agents.understand.labels import LABEL, UNCUT
from agents.understand.words import AND, Clause, Token, is_past, is_verb, strip, tokenize, word_class

_ABBREVIATION = re.compile(
    r"(?:\b(?:st|mr|mrs|ms|dr|prof|inc|corp|co|ltd|jr|sr|no|approx|yrs|yr|mo|dept|univ|mt|ft|vs|e\.g|i\.e|etc|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|b\.sc|m\.sc|ph\.d|b\.a|m\.a|b\.s|m\.s)|\b[a-z])\.$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"[.!?…]+[\"')]*(?=\s|$)|\s*\n\s*(?:[-•*·▪]+\s*|\d+[.)]\s+)?|;\s*|\s+[•▪|]\s+(?=[A-Za-z])|\s*(?:\.\.+)\s*",
    re.IGNORECASE,
)
_TIME = (
    r"then|after\s+that|after\s+this|afterwards?|later(?:\s+on)?|next|before\s+that|before\s+this|"
    r"before\s+then|prior\s+to\s+(?:that|this)|previously|"
    r"b4\s+(?:that|this)|earlier|these\s+days|nowadays|since\s+then|currently|right\s+now|now|at\s+the\s+moment|at\s+present"
)
_OPENER = re.compile(
    rf"""(?:
      (?P<label>\b{LABEL}[\s:]+(?=\S))
    | (?P<time>,?\s*(?:\b(?:and|but|so|&)\s+)?\b(?:{_TIME})\b(?=[\s,:]+\S)[\s,:]*)
    | (?P<also>,?\s*\b(?:(?:and|but)\s+)?(?:also|plus|as\s+well\s+as|on\s+top\s+of\s+that|additionally
        |another\s+(?:one|thing|job)(?:\s+(?:is|was))?)\b(?=[\s,]+\S)[\s,:]*)
    | (?P<employer>(?:,\s*|,?\s+(?:{AND}|but)\s+)(?=at\s+(?:[\w'&.-]+\s+){{1,6}}(?:i|we)\s))
    | (?P<subject>,?\s*(?:(?:{AND})|\b(?:but|so|cuz|cos|coz|'?cause|because|while))\s+(?=(?:i|i'm|im|i've|ive|i'd|we
        |we'd|my|she|he|they|it|it's|before|after|now|since)\b)|,\s*(?:which|who)\s+(?=was\b|is\b))
    | (?P<where>,?\s+(?:where|when)\s+(?=(?:i|we|my)\b))
    | (?P<run>,?\s+(?=(?:i|i'm|im|i've|ive|we)\s+(?:was|am|worked|work|did|do|have|had|got|ran|run|used|use|made
        |make|went|also|then|started|left|can|know|live|studied|graduated|joined|became|managed|handled|sold|built|drove|wrote|taught|kept|cut|fixed|speak|just
        |helped|took|kept|led|won|moved|mostly|mainly|usually|currently|been|a|an|the|\w+ed)\b))
    | (?P<said>,\s+(?=(?:i|we)\s+(?P<verb>[a-z]{{3,}})\s))
    | (?P<doing>,?\s+(?=(?:doing|responsible\s+for|in\s+charge\s+of|my\s+(?:job|responsibilities|duties|tasks
        |role)\s+(?:was|were|is
        |are|included?)|duties\s*(?::|included?)|mostly|mainly)\b))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SUBORDINATE = re.compile(
    r"\b(?:that|which|what|if|how|thinks?|thought|believes?|guess|says?|said|told|tells|knows?|knew|jokes|swears|like|"
    r"as|than|when|where|and|but|so|or|"
    r"because|cuz|cos|while|until|till|since|before|after|once|everything|all|hi|hello|hey|yes|yeah|ok|well|"
    r"wait|no|time|things|stuff|place|then|also|plus)[,]?$",
    re.IGNORECASE,
)
_PROJECT_LABEL = re.compile(r"\bprojects?\s*:\s*$", re.IGNORECASE)
_OBJECT = re.compile(
    r"an?|the|our|my|all|each|every|to|new|up|\d[\d,.]*k?|two|three|four|five|six|seven|eight|nine|ten|twelve|their|daily|"
    r"weekly|monthly|customers?|clients?|patients|students|juniors?|staff|people"
)
"""The word behind a verb in its plain form that shows it."""
_I_AM = re.compile(r"(?:(?:hi|hello|hey)\W+)?(?:i'?m|i\s+am|my\s+name\s+is|this\s+is)\s[^,]*", re.IGNORECASE)
_AT_HEAD = re.compile(r"at\s+(?!(?:the|my|our|an?|this|that|one|both)\b)[A-Z]\S*(?:\s+\S+){0,5},?", re.IGNORECASE)
_COMMA = re.compile(rf"\s*,(?!(?<=\d,)\d)\s*(?:{AND}\s+)?|\s+-+\s+")
_AND = re.compile(rf"\s+{AND}\s+")
_AT_EMPLOYER = re.compile(r"\b(?:at|for|@)\s+(?:the\s+)?[A-Z]")


def split_clauses(text: str, masks: list[tuple[int, int]] | None = None) -> list[Clause]:
    """The clauses of a flattened text, in order; nothing is cut inside a span of `masks` (an address, a date)."""
    masks = masks or []
    clauses: list[Clause] = []
    start = 0
    sentences: list[tuple[int, int]] = []
    for match in _SENTENCE_END.finditer(text):
        cut = match.end()
        if _inside(match.start(), masks) or (match[0] == "." and _ABBREVIATION.search(text, 0, match.end())):
            continue
        sentences.append((start, match.start()))
        start = cut
    sentences.append((start, len(text)))
    for number, (begin, end) in enumerate(sentences):
        clauses.extend(_split_sentence(text, begin, end, number, masks))
    return clauses


def _split_sentence(text: str, begin: int, end: int, number: int, masks: list[tuple[int, int]]) -> list[Clause]:
    cuts: list[tuple[int, int, str]] = [(begin, begin, "")]
    for match in _OPENER.finditer(text, begin, end):
        if _inside(match.start(), masks) or _inside(match.end() - 1, masks):
            continue
        kind = match.lastgroup or ""
        if kind == "label" and text[begin : match.start()].strip(" ,-*("):
            continue
        if kind == "doing" and re.search(r"\bwas\s+the\s+[\w-]+(?:\s[\w-]+)?$", text[begin : match.start()]):
            continue
        before = text[cuts[-1][1] : match.start()]
        if UNCUT.fullmatch(text[begin : match.end()]) or _PROJECT_LABEL.search(before):
            continue
        if kind in {"run", "subject", "said"} and _is_time_alone(cuts[-1][1], before, masks):
            continue
        if kind in {"time", "also"} and _in_name(text, match):
            continue
        if kind == "run" and _dates_alone(text, cuts[-1][1], match.start(), masks):
            continue
        if kind == "also" and re.search(
            r"\b(?:i|we|am|was|have|can|i've|i'm|im|it)$", text[begin : match.start()], re.IGNORECASE
        ):
            continue
        if kind == "said" and not (
            is_verb(match["verb"].lower()) and _I_AM.fullmatch(text[cuts[-1][1] : match.start()].strip())
        ):
            continue
        if kind in {"run", "said"} and (
            _SUBORDINATE.search(text, begin, match.start())
            or (
                _AT_HEAD.fullmatch(text, cuts[-1][1], match.start())
                and not re.search(r"\d{4}", text[match.end() : end])
            )
        ):
            continue
        if (
            kind == "time"
            and match.start() > begin
            and re.match(r"\s*(?:now|currently|right|next|later|earlier|previously)", match[0], re.IGNORECASE)
            and "," not in match[0]
        ) and (
            not re.match(r"(?:i|i'm|im|i've|we|at|working|a|an|as)\b", text[match.end() :], re.IGNORECASE)
            or re.search(r"(?:\b(?:i|i'm|im|to|until|till|am|is|and)|-)$", text[: match.start()], re.IGNORECASE)
        ):
            continue
        cuts.append((match.start(), match.end(), _opener(kind, match[0])))
    clauses = []
    for index, (_, start, opener) in enumerate(cuts):
        stop = cuts[index + 1][0] if index + 1 < len(cuts) else end
        pieces = _split_commas(text, start, stop, masks)
        for place, (left, right) in enumerate(pieces):
            left, right = strip(text, left, right)
            if left < right:
                clauses.append(Clause(left, right, opener if place == 0 else "", number))
            elif opener and index + 1 < len(cuts) and not cuts[index + 1][2]:
                cuts[index + 1] = (*cuts[index + 1][:2], opener)
    return clauses


def _in_name(text: str, match: re.Match[str]) -> bool:
    """Whether a word of time or addition belongs to a name: "with Homes Now since 2015"."""
    before = re.search(r"[^\W\d_][\w'&-]*$", text[: match.start()])
    cased = before is not None and before[0][0].isupper() and before[0] != "I"
    return cased and re.match(r"\s+[A-Z][a-z]+\s", match[0]) is not None


def _dates_alone(text: str, start: int, end: int, masks: list[tuple[int, int]]) -> bool:
    """Whether all that stands in front of "I was …" is when: "From 2010 to 2022 I was treasurer of"."""
    words = re.sub(r"^\W*(?:and|then|so|but)\b", "", text[start:end], flags=re.IGNORECASE)
    if not re.match(r"\W*(?:from|between|since)\b", words, re.IGNORECASE):
        return False
    left, right = strip(text, start, end)
    dates = [mask for mask in masks if left <= mask[0] and mask[1] <= right]
    told = sum(len(text[first:last].split()) for first, last in dates)
    return bool(dates) and len(text[left:right].split()) - told <= 1


def _is_time_alone(start: int, words: str, masks: list[tuple[int, int]]) -> bool:
    """Whether `words`, from `start`, only say when the statement behind them was ("and from 2016 to 2018")."""
    dated = [(left - start, right - start) for left, right in masks if start <= left and right <= start + len(words)]
    for left, right in dated:
        words = words[:left] + " " * (right - left) + words[right:]
    return bool(dated) and not re.sub(
        r"\b(?:and|also|then|from|in|between|so|oh|well|um+|back|but)\b|[\s,]", "", words.lower()
    )


def _opener(kind: str, words: str) -> str:
    words = words.lower()
    if kind in {"time", "label"}:
        if "before" in words or "b4" in words or "prior" in words or "previous" in words or "earlier" in words:
            return "before"
        return "now" if re.search(r"\b(?:now|currently|nowadays|moment|present|these days)\b", words) else "then"
    return "also" if kind == "also" else ""


def _split_commas(text: str, start: int, end: int, masks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut at a comma before a verb ("…, closed the shop on weekends") if both sides are more than a list's item."""
    pieces = []
    left = start
    cuts = [*_COMMA.finditer(text, start, end), *_AND.finditer(text, start, end)]
    for match in sorted(cuts, key=lambda cut: cut.start()):
        if _inside(match.start(), masks) or match.start() <= left:
            continue
        following = tokenize(text, match.end(), end)
        words = [token for token in following if token.is_word]
        if re.match(
            r"(?:built|made|written|done|using)\s+(?:with|in|on|using)\b", text[match.end() : end], re.IGNORECASE
        ):
            continue
        if not words:
            continue
        plain = match.re is _COMMA and _opens_phrase(words) and _tells_deed(text[left : match.start()])
        doing = words[0].lower.endswith("ing") and is_verb(words[0].lower)
        if not (is_past(words[0].lower) or doing or plain):
            continue
        if doing and any(
            token.lower.endswith("ing") and is_verb(token.lower) for token in tokenize(text, left, match.start())
        ):
            continue
        apart = _AT_EMPLOYER.search(text, left, match.start()) and _AT_EMPLOYER.search(text, match.end(), end)
        if match.re is _AND and not (apart and is_past(words[0].lower)):
            continue
        if apart or (len(text[left : match.start()].split()) >= 4 and len(_until_comma(following)) >= 3):
            pieces.append((left, match.start()))
            left = match.end()
    return [*pieces, (left, end)]


def _opens_phrase(words: list[Token]) -> bool:
    """Whether words open with a verb in its plain form and what it is done to ("mentor 2 juniors")."""
    return len(words) > 2 and words[0].lower in word_class("verb") and _OBJECT.fullmatch(words[1].lower) is not None


def _tells_deed(words: str) -> bool:
    """Whether a statement opens with what somebody did or does, past "and i"."""
    tokens = [token.lower for token in tokenize(words) if token.is_word]
    rest = [word for word in tokens if word not in {"and", "i", "we", "also", "then", "mostly", "usually"}]
    return bool(rest) and is_verb(rest[0])


def _until_comma(tokens: list[Token]) -> list[Token]:
    for index, token in enumerate(tokens):
        if token.text == ",":
            return tokens[:index]
    return tokens


def _inside(position: int, masks: list[tuple[int, int]]) -> bool:
    return any(start < position < end or (start == position and position + 1 < end) for start, end in masks)
