"""Employers in a clause, from the words before them ("at", "for", "joined", "a place called") and lists of them.
Pure."""

from __future__ import annotations

import re

from agents.understand.locations import CITY_STATE
from agents.understand.names import AT_NOISE, ORGANISATION, is_generic, is_place, read_name
from agents.understand.page import Page
from agents.understand.skills import is_skill
from agents.understand.spans import Span, is_free
from agents.understand.titles import is_head
from agents.understand.words import Token, is_function_word, is_verb, strip

_EMPLOYER_CUE = re.compile(
    r"(?:\b(?:at|@|joined|join|employer\s*(?:is|was|:)|company\s*(?:is|was|:|called|named)|(?:moved|went|"
    r"switched|transferred|transfered|on|over|jumped|headed)\s+(?:on\s+)?(?:over\s+)?to|left|quit|hired\s+by|"
    r"employed\s+by|(?:fired|retired|resigned|let\s+go|laid\s+off)\s+from|(?:work(?:ed|ing|s)?|job|place|"
    r"company|business|firm|was|at)\b[^,.]{0,40}\b(?:called|named)|"
    r"(?:last|first|previous|current|old|main|latest|present|former)\s+(?:place|job|employer|company|gig|"
    r"workplace|one)\s+(?:was|is|:)(?:\s+(?:at|with))?(?=\s+[A-Z])|(?:company|place|shop|firm|business|workplace|"
    r"employer|outfit|restaurant|cafe|startup|store|hotel|hospital|clinic|practice|surgery|pharmacy|salon|bakery|bar|pub|"
    r"garage|farm|kennels?|nursery|warehouse|plant|factory|depot|office|lab|studio|gym|dealership|home|agency|charity)(?:\s+"
    r"(?:is|was)\s+(?:called|named)|\s+(?:called|named)|'?s\s+(?:called|name\s+(?:is|was)))|"
    r"laid\s+off\s+(?:from|by)|recruited\s+by|worked\s+in(?=\s+[A-Z])|business\s+called)|@)\s*$",
    re.IGNORECASE,
)
_FOR_CUE = re.compile(
    r"\b(?:work(?:ed|ing|s)?(?:\s+(?:\w+ly|there|part[- ]time|full[- ]time|nights|days|shifts|weekends|"
    r"remotely|freelance|a\s+lot))?|driv(?:e|ing)|drove|deliver(?:ed|ing)?|contract(?:ed|ing)|freelanc(?:ed|"
    r"ing|e)|temp(?:ed|ing)?|intern(?:ed|ing|ship)?|"
    r"job|gig|shifts?|years?|yrs|months|guarded|cleaned|flew|flying|hauled|hauling|wait(?:ed|ing)\s+tables|"
    r"clean(?:ing)?|cook(?:ed|ing)?|trucking|security|consult(?:ed|ing)?|position|role|apprenticed|"
    r"apprenticeship|and\s+then)\s+(?:for|with|w/)\s*$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:adults|kids|children|students|pupils|learners|people|families|refugees|newcomers|seniors|teen(?:ager)?s|juniors|"
    r"beginners|players|girls|boys|women|men|veterans|residents|patients|dogs|horses|guests|customers|clients|neighbou?rs|"
    r"parents|friends|relatives|others|homeless|elderly|staff|crews?|teams?)\b",
    re.IGNORECASE,
)
"""Whom somebody works with or for: "with X" behind them is no tool ("I tutor adults with Numeracy First")."""
_PERSONAL = re.compile(
    r"(?:an?|some|my|our|his|her|their|this|that|another|one|two|various|several|different|multiple|few)$",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?:[a-z]+\s+)?[a-z]+ing\b(?!\s+[A-Z])")
"""What an accountant is for: "voyage accounting"."""
_AMOUNT = re.compile(
    r"(?:(?:about|around|over|roughly|maybe|like|up\s+to)\s+)?\d[\d,.]*(?:[+%]|k\b)?\s*(?:$|odd|ish|plus|or\s+so|of\b|an?\b|per\b|"
    r"each|in\s+(?:all|total)|total|altogether|so\s+far|by\s+now|times|people|items|pieces|\w+s\s+(?:an?|per)\b)",
    re.IGNORECASE,
)
"""How many, in a list behind an employer: no other employer ("300 odd")."""
_NUMBERS = frozenset("two three four five six seven eight nine ten".split())
_OWN = re.compile(
    r"\b(?:i'?m|am|was|been|as|went|now|currently|worked|working)\s+(?P<own>self[- ]employed)(?=\s*(?:$|[,.;(]|"
    r"(?:since|from|for|and|in|as|until|till|now|installing|doing|\d)\b))",
    re.IGNORECASE,
)
_FAMILY = re.compile(
    r"\b(?:babys[ia]t(?:ting)?|nann(?:y|ied|ying)|clean(?:ed|ing)?|garden(?:ed|ing)?|car(?:ed?|ing)|cook(?:ed|ing)?|"
    r"(?:dog|pet|house)[- ]?s[ia]t(?:ting)?)\s+for\s+(?:the\s+(?=\w+\s+family))?"
    r"(?P<family>the\s+[^\W\d_][\w'-]*s|[^\W\d_]+\s+family)\b"
    r"(?=\s*(?:$|,|they\b|who\b|since\b|from\b|in\b|every\b|on\b|and\b|for\b))",
    re.IGNORECASE,
)
"""A household that somebody works for: "i babysit for the hendersons"."""
_FORCES = re.compile(
    r"\b(?:in|joined|from|with|served\s+in)\s+the\s+(?P<force>(?:(?:us|u\.s\.|british|royal|german|indian|"
    r"united\s+states)\s+)?(?:army(?:\s+reserves?)?|navy|air\s+force|marines|marine\s+corps|coast\s+guard|"
    r"national\s+guard|military))\b",
    re.IGNORECASE,
)


def find_employers(page: Page, tokens: list[Token], titles: list[Span], taken: list[tuple[int, int]]) -> list[Span]:
    spans: list[Span] = []
    start = tokens[0].start if tokens else 0
    if force := _FORCES.search(page.text, start, tokens[-1].end if tokens else start):
        spans.append(Span("name", *force.span("force")))
    if own := _OWN.search(page.text, start, tokens[-1].end if tokens else start):
        spans.append(Span("name", *own.span("own")))
    family = _FAMILY.search(page.text, start, tokens[-1].end) if tokens and taken else None
    if family and not _PEOPLE.search(family["family"]):
        spans.append(Span("name", *family.span("family")))
    for index in range(1, len(tokens)):
        before = page.text[start : tokens[index - 1].end]
        previous = tokens[index - 1].lower
        after_title = previous in {"for", "with"} and any(
            title.end == tokens[index - 2].end for title in titles if index >= 2
        )
        if not (
            _EMPLOYER_CUE.search(before)
            or after_title
            or (previous in {"for", "with"} and (_FOR_CUE.search(before) or _named_customer(tokens, index, taken)))
        ):
            continue
        tool = previous == "with" and not after_title and not _PEOPLE.search(before)
        if tool and is_skill(page.text[tokens[index].start : tokens[-1].end]):
            continue
        if previous in {"at", "@"} and AT_NOISE.match(page.text[tokens[index].start :]) and not tokens[index].is_cased:
            continue
        if previous == "at" and re.search(
            r"\b(?:good|great|bad|look(?:ed|ing)?|arriv\w+|point\w*|aimed|laugh\w*|better|best|excellent|"
            r"skilled)\s+at$",
            before,
            re.IGNORECASE,
        ):
            continue
        if previous in {"to", "left", "quit"} and not _is_new_employer(page, tokens, index):
            continue
        if previous in {"for", "with"} and (
            tokens[index].text[0].isdigit()
            or re.match(
                r"(?:about|around|over|almost|like|years?|(?:one|two|three|four|five|six|seven|eight|nine|"
                r"ten)\s|myself|fun|free|cash|them|him|her|the\s+(?:last|past|first|summer|whole|same|next|"
                r"most)|minimum|people|customers|clients|kids|children|patients|various|different|years)\b",
                page.text[tokens[index].start :],
                re.IGNORECASE,
            )
        ):
            continue
        if previous == "with" and not after_title and _is_tool(tokens, index, taken):
            continue
        if after_title and previous == "for" and _FIELD.match(page.text, tokens[index].start):
            continue
        span = _employer_at(page, tokens, index, taken, definite=previous in {"at", "@"} or after_title)
        if span and is_free(spans + titles, span.start, span.end):
            spans.append(span)
            spans += _listed_after(page, tokens, span, taken)
    return spans


def _listed_after(page: Page, tokens: list[Token], span: Span, taken: list[tuple[int, int]]) -> list[Span]:
    """More employers in a list that runs to the end of the statement: "worked at mcdonalds, kfc and burger king"."""
    rest = page.text[span.end : tokens[-1].end]
    if any(start >= span.end for start, _ in taken) or not re.match(r"\s*(?:,|and\b|&)", rest):
        return []
    found: list[Span] = []
    left = span.end
    for part in re.split(r"(\s*,(?!(?<=\d,)\d)\s*(?:and\s+)?|\s+and\s+)", rest):
        start, end = strip(page.text, left, left + len(part))
        left += len(part)
        words = page.text[start:end].split()
        if start >= end or part.strip(" ,") in {"", "and"}:
            continue
        inner = [token for token in tokens if start <= token.start < end]
        if (
            len(words) > 3
            or is_place(page.text[start:end])
            or any(is_function_word(token.lower) or is_head(token.lower) or is_verb(token.lower) for token in inner)
            or is_generic(inner)
            or _AMOUNT.match(page.text[start:end])
        ):
            return []
        found.append(Span("name", start, end))
    return found


def _named_customer(tokens: list[Token], index: int, taken: list[tuple[int, int]]) -> bool:
    """Whether "for X" after a verb of work names who one did it for: a name in capitals or with an organisation's word,
    at the end of the statement or before its dates ("drove a forklift for Brixworth Cold Storage 2016-2020")."""
    name = read_name(tokens, index, taken)
    if (
        name is not None
        and taken
        and (index == 1 or not tokens[index - 2].is_word)
        and tokens[index - 1].lower == "with"
    ):
        return tokens[name[0]].is_cased
    if name is None or not any(is_verb(token.lower) for token in tokens[: index - 1]):
        return False
    words = tokens[name[0] : name[1] + 1]
    last = name[1] + 1
    ends = (
        last >= len(tokens)
        or not tokens[last].is_word
        or tokens[last].lower in {"in", "near", "out", "from", "since", "until", "till", "as", "and", "too", "also"}
    )
    dated = last < len(tokens) and any(start < tokens[last].end and tokens[last].start < end for start, end in taken)
    if is_generic(words) or not (ends or dated):
        return False
    cased = words[0].is_cased and (len(words) > 1 or bool(taken))
    return cased or (len(words) > 1 and (words[-1].lower in ORGANISATION or dated))


def _is_tool(tokens: list[Token], index: int, taken: list[tuple[int, int]]) -> bool:
    """Whether what follows "with" is a thing or people: no capitals and no organisation's word ("an rf scanner")."""
    first = index + bool(_PERSONAL.fullmatch(tokens[index].lower))
    name = read_name(tokens, first, taken) if first < len(tokens) else None
    words = tokens[name[0] : name[1] + 1] if name else []
    return not any(token.is_cased or token.lower in ORGANISATION for token in words)


_NO_NEW_EMPLOYER = frozenset(
    "a an another my our days nights full part be college uni university school work new different".split()
)


def _is_new_employer(page: Page, tokens: list[Token], index: int) -> bool:
    """ "Moved to X": an employer unless X is a place, a verb or a title."""
    name = read_name(tokens, index, [])
    if name is None:
        return False
    words = page.text[tokens[name[0]].start : tokens[name[1]].end]
    return not (
        is_place(words)
        or tokens[index].lower in _NO_NEW_EMPLOYER
        or any(is_head(token.lower) for token in tokens[name[0] : name[1] + 1])
        or re.match(r"(?:university|college|school|high|community)\b", words, re.IGNORECASE) is not None
        or re.search(r"\b(?:university|college|school|academy|uni)\b", words, re.IGNORECASE) is not None
        or CITY_STATE.match(page.text[tokens[name[0]].start :]) is not None
    )


def _employer_at(
    page: Page, tokens: list[Token], index: int, taken: list[tuple[int, int]], *, definite: bool
) -> Span | None:
    unsure = False
    first = tokens[index].lower
    if _PERSONAL.fullmatch(first):
        called = next((i for i in range(index, len(tokens)) if tokens[i].lower in {"called", "named"}), None)
        if called is not None or first not in {"a", "an", "my", "our"}:
            return None
        index += 1
        unsure = True
    name = read_name(tokens, index, taken)
    if name is None:
        return None
    words = tokens[name[0] : name[1] + 1]
    if first in {"a", "an"} and (apposed := _apposed(tokens, name[1], taken)):
        words = tokens[apposed[0] : apposed[1] + 1]
        first, unsure = "", False
    if not words[0].is_cased and (proper := _proper_after(tokens, name[0], taken)):
        words = tokens[proper[0] : proper[1] + 1]
        first, unsure = "", False
    words = _without_place(page, words)
    if not unsure and is_generic(words) and (first == "the" or not any(token.is_cased for token in words)):
        return None
    if first in _NUMBERS and words[-1].lower.endswith("s") and not any(token.is_cased for token in words):
        return None
    start = tokens[index - 1].start if unsure and first in {"my", "our"} else words[0].start
    end = words[-1].end
    if unsure and first in {"a", "an"} and not is_generic(words) and any(token.is_cased for token in words):
        unsure = False
    if not definite and len(words) == 1 and words[0].lower.endswith("s") and not words[0].is_cased:
        return None
    if is_place(page.text[start:end]) and not any(token.lower in ORGANISATION for token in words):
        return None
    return Span("name", start, end, unsure)


def _apposed(tokens: list[Token], last: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The capitalised name behind what kind of place it is ("at a dentist, Bright Smiles Dental")."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != "," or not tokens[last + 2].is_cased:
        return None
    return read_name(tokens, last + 2, taken)


def _proper_after(tokens: list[Token], index: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The capitalised name after words that only say its kind ("law firm Berg & Partner")."""
    position = index
    while position < len(tokens) and position < index + 3 and _says_kind(tokens[position]):
        position += 1
    if position == index or position >= len(tokens) or not tokens[position].is_cased:
        return None
    return read_name(tokens, position, taken)


def _says_kind(token: Token) -> bool:
    return token.is_word and not token.is_cased and is_generic([token]) and not is_function_word(token.lower)


def _without_place(page: Page, words: list[Token]) -> list[Token]:
    """A name in lower case without the town that runs into it ("st thomas hospital london")."""
    for size in (2, 1):
        town = words[-size:]
        if (
            len(words) > size + 1
            and words[-size - 1].lower in ORGANISATION
            and is_place(page.text[town[0].start : town[-1].end])
        ):
            return words[:-size]
    return words
