"""Jobs in a clause: employer, title, place, from cues of grammar and from comma lists. Which job they belong to is decided later."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agents.understand.names import AT_NOISE, ORGANISATION, is_generic, is_place, read_name
from agents.understand.page import Page, Slot
from agents.understand.titles import Title, find_titles, is_head
from agents.understand.words import Clause, Token, is_function_word, is_past, is_verb, strip

_TITLE_CUE = re.compile(
    r"(?:\b(?:as|was|am|i'm|im|been|being|be|became|become|hired|position|role|title|job|am still|still|currently|now|former|was also)"
    r"(?:\s+(?:was|is|of|as|out|off|on|back|up|also|just|still|currently|now|mostly|basically|the|full[- ]time|part[- ]time))*\s*:?)\s*(?:an?|the|their|our|his|one\s+of\s+the|your)?\s*$",
    re.IGNORECASE,
)
_OTHER_PERSON = re.compile(
    r"\b(?:my|his|her|their|our|the)\s+(?:\w+\s+)?(?:sister|brother|mom|mum|mother|dad|father|wife|husband|son|daughter|friend|boss|uncle|aunt|cousin|partner|girlfriend|boyfriend|"
    r"neighbou?r|roommate|foreman|supervisor|manager|coworkers?|colleagues?|parents|kids?|grandpa|grandma|grandfather|grandmother|ex)\s+(?:is|was|are|were|has|works|worked|does|did|used|went|got|always|who|'s|runs?|ran|owns?|owned|had|says?|said|told)\b"
    r"|^\s*(?:she|he|they|she's|he's|they're)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:want(?:ed)?\s+to|wanna|would\s+(?:like|love)|i'd\s+(?:like|love|rather)|id\s+(?:like|love)|hop(?:e|ing)\s+to|dream(?:ing)?\s+(?:of|job)|wish|someday|one\s+day|plan(?:ning)?\s+(?:to|on)|"
    r"looking\s+(?:for|to)|interested\s+in\s+(?:becoming|a\s+job|working)|thinking\s+(?:of|about)|going\s+to\s+(?:learn|study|become|apply)|gonna|apply(?:ing)?\s+(?:for|to)|aim(?:ing)?\s+to|"
    r"might|maybe\s+i'll|need\s+a\s+(?:new\s+)?job|trying\s+to\s+(?:get|become|find))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:never|don't|dont|didn't|didnt|do\s+not|did\s+not|haven't|havent|have\s+not|hasn't|can't|cant|cannot|couldn't|wasn't|wasnt|not\s+(?:a|an|really|actually|very)|no\s+(?:longer|experience)|isn't|won't|without\s+ever)\b",
    re.IGNORECASE,
)
_EMPLOYER_CUE = re.compile(
    r"(?:\b(?:at|@|joined|join|employer\s*(?:is|was|:)|company\s*(?:is|was|:|called|named)|(?:moved|went|switched|transferred|transfered|on|over|jumped|headed)\s+(?:on\s+)?(?:over\s+)?to|left|quit|hired\s+by|employed\s+by|(?:fired|retired|resigned|let\s+go|laid\s+off)\s+from|(?:work(?:ed|ing|s)?|job|place|company|business|firm|was|at)\b[^,.]{0,40}\b(?:called|named)|"
    r"(?:last|first|previous|current|old|main|latest|present|former)\s+(?:place|job|employer|company|gig|workplace|one)\s+(?:was|is|:)(?:\s+(?:at|with))?(?=\s+[A-Z])|(?:company|place|shop|firm|restaurant|cafe|startup|store|hotel|hospital|salon|bakery|bar|pub|garage|farm|agency|charity)\s+(?:called|named)|laid\s+off\s+(?:from|by)|recruited\s+by|worked\s+in(?=\s+[A-Z])|business\s+called)|@)\s*$",
    re.IGNORECASE,
)
_FOR_CUE = re.compile(
    r"\b(?:work(?:ed|ing|s)?(?:\s+(?:\w+ly|there|part[- ]time|full[- ]time|nights|days|shifts|weekends|remotely|freelance|a\s+lot))?|driv(?:e|ing)|drove|deliver(?:ed|ing)?|contract(?:ed|ing)|freelanc(?:ed|ing|e)|temp(?:ed|ing)?|intern(?:ed|ing|ship)?|"
    r"job|gig|shifts?|years?|yrs|months|guarded|cleaned|flew|flying|hauled|hauling|wait(?:ed|ing)\s+tables|clean(?:ing)?|cook(?:ed|ing)?|trucking|security|consult(?:ed|ing)?|position|role|apprenticed|apprenticeship|and\s+then)\s+(?:for|with|w/)\s*$",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"(?:an?|some|my|our|his|her|their|this|that|another|one|two|various|several|different|multiple|few)$",
    re.IGNORECASE,
)
_PLACE_CUE = re.compile(
    r"\b(?:in|near|outside|outside\s+of|based\s+in|located\s+in|over\s+in|down\s+in|up\s+in|out\s+in|back\s+in|around|out\s+of)\s*$",
    re.IGNORECASE,
)
_CITY_STATE = re.compile(
    r"\b[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){0,2},\s*[A-Z]{2}\b(?!\w)|\b[a-z]{3,}(?:\s[a-z]+)?,?\s(?:TX|CA|NY|FL|OH|IL|PA|GA|NC|MI|WA|AZ|MA|TN|MO|MD|WI|MN|CO|AL|SC|LA|KY|OR|OK|CT|UT|NV|NM)\b"
)
_NOT_PLACE = re.compile(
    r"(?:charge|total|general|house|person|summer|winter|spring|fall|autumn|retail|sales|it|hr|hospitality|construction|manufacturing|healthcare|production|maintenance|"
    r"security|logistics|marketing|finance|accounting|the|a|an|my|between|school|college|uni|kitchen|warehouse|office|store|field|front|back|high|love|order|training|"
    r"customer|support|service|shipping|receiving|packing|icu|er|admissions|billing|case|time|fact|nursing|teaching|welding|plumbing|english|spanish|french|german|design|law|business|education|engineering|computer|food|different|many|various|all|both|one|\d+)\b",
    re.IGNORECASE,
)


_FORCES = re.compile(
    r"\b(?:in|joined|from|with|served\s+in)\s+the\s+(?P<force>(?:(?:us|u\.s\.|british|royal|german|indian|united\s+states)\s+)?(?:army(?:\s+reserves?)?|navy|air\s+force|marines|marine\s+corps|coast\s+guard|national\s+guard|military))\b",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(
    r"(?:icu|er|a&e|ed|nicu|ccu|or|hr|it|r&d|qa|qc|icu ward|ward \w+|bay \w+|(?:\w+\s+)?(?:department|dept|ward|unit|team|section|shift|division))",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\s*(?:my\s+)?(?:\w+\s+)?(?:skills?|education|languages?|hobb(?:y|ies)|interests?|tech(?:nologies|\s+stack)?|tools?|software|stack|references?|certs?|certificat\w+|licen[sc]es?|awards?|projects?|volunteer\w*|publications?|contact|phone|email|programs|equipment)\s*:",
    re.IGNORECASE,
)
_LEARNT = re.compile(
    r"\b(?:apprenticeship|qualified|qualification|studied)\s+(?:as|to\s+be)\s+(?:an?\s+)?$", re.IGNORECASE
)
_TERMS = re.compile(
    r"(?:(?:mostly|mainly|all|some|only|also)\s+)?(?:nights?|days?|evenings?|mornings?|weekends?|weekdays|part|full|seasonal|remote|hybrid|freelance|self|temp(?:orary)?|perm(?:anent)?|contract|casual|agency|zero|"
    r"on|off|paid|unpaid|shifts?|union|non)(?:[\s-]+(?:time|shifts?|hours?|only|work|employed|call|and|site|basis|\w+)){0,3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Span:
    field: str
    start: int
    end: int
    unsure: bool = False


def is_others(words: str) -> bool:
    """Whether a clause speaks of someone else, of a wish, or denies: then nothing in it is a fact about the person's past."""
    return bool(_OTHER_PERSON.search(words))


def is_wish(words: str) -> bool:
    return bool(_WISH.search(words))


def is_negated(words: str) -> bool:
    return bool(_NEGATED.search(words))


def read_job(
    page: Page, clause: Clause, *, asked: bool = False, schooling: bool = False, lists: bool = False
) -> list[Slot]:
    """Work slots of a clause: name, position, location (dates are added by the caller). Empty where it speaks of no job.

    `lists` says that a list of something else was asked: commas prove nothing then.
    `asked` says that the open question is about a job: then fragments count for more. `schooling` says that the
    clause tells of a study, so that "at X" is a school.
    """
    if _LABELLED.match(page.words(clause)):
        return []
    tokens = page.tokens(clause)
    taken = _taken(page, clause)
    titles = find_titles(tokens, taken)
    spans: list[_Span] = []
    spans += _cued_titles(page, tokens, titles, taken)
    if not schooling:
        spans += _employers(page, tokens, spans, taken)
        if not lists or taken:
            spans += _fragments(page, clause, tokens, titles, spans, taken, asked=asked)
    if not any(span.field in {"position", "name"} for span in spans):
        return []
    spans += _places(page, clause, tokens, spans, taken)
    return [
        Slot("work", span.field, span.start, span.end, unsure=span.unsure)
        for span in sorted(spans, key=lambda span: span.start)
    ]


def _taken(page: Page, clause: Clause) -> list[tuple[int, int]]:
    spans = page.date_masks() + [(contact.start, contact.end) for contact in page.contacts]
    return [(start, end) for start, end in spans if start < clause.end and clause.start < end]


def _free(spans: list[_Span], start: int, end: int) -> bool:
    return not any(span.start < end and start < span.end for span in spans)


def _cued_titles(page: Page, tokens: list[Token], titles: list[Title], taken: list[tuple[int, int]]) -> list[_Span]:
    """Titles after "as a", "was a", "I'm a" …, before "at", and whole unknown ones after "worked as a"."""
    spans: list[_Span] = []
    clause_start = tokens[0].start if tokens else 0
    for title in titles:
        start, end = tokens[title.first].start, tokens[title.last].end
        before = page.text[clause_start:start]
        if _LEARNT.search(before):
            continue
        following = tokens[title.last + 1].lower if title.last + 1 < len(tokens) else ""
        cued = bool(_TITLE_CUE.search(before)) and not re.search(
            r"\b(?:to|made|making|worked|working|work|was|job|started)\s*$", before, re.IGNORECASE
        )
        if not cued and re.search(
            r"\b(?:promoted|moved\s+up|worked\s+my\s+way\s+up|bumped\s+up|up)\s+(?:in)?to\s+(?:an?\s+|the\s+)?$",
            before,
            re.IGNORECASE,
        ):
            cued = True
        if (
            not cued
            and re.search(r"\b(?:was|worked|working|hired|job|started|job:|title:)\s*$", before, re.IGNORECASE)
            and not title.weak
        ):
            cued = True
        at_next = following in {"at", "@", "for", "with"} and (not title.weak or title.last > title.first)
        if title.weak and title.last > title.first and re.search(r"\b(?:in|doing|did)\s+$", before, re.IGNORECASE):
            cued = cued or following in {"at", "@", "for", "with", ""}
        lead = before.strip(" ,-:").lower()
        opens = lead == "" or re.fullmatch(
            r"(?:and|then|also|currently|now|i'm|im|i am|i was|been|a|an|the|my (?:first|last|current|old|main|previous) job|job|yes|yeah|ok|so|well|hi|hello|hey|years?|yrs?|.*\b(?:years?|yrs?|months?)(?: as)?(?: an?)?)",
            lead,
        )
        alone = opens and not title.weak and not title.plural and _only_frame_follows(page, tokens, title.last, taken)
        if not cued and not alone and opens and not title.weak and not title.plural and taken:
            if (employer := _employer_after(tokens, title.last, taken)) is not None:
                spans.append(_Span("name", tokens[employer[0]].start, tokens[employer[1]].end))
                alone = True
        if cued or alone or (at_next and opens) or (opens and taken and lead.endswith(("year", "years", "yrs"))):
            if title.plural and not cued:
                continue
            if title.plural and re.search(r"\b(?:to|was)\s*$", before, re.IGNORECASE):
                continue
            spans.append(_Span("position", start, end))
    for match in re.finditer(
        r"\b(?:work(?:ed|ing)?|hired|started(?:\s+(?:out|off))?|employed|job|position|trained|gig|been|served|freelanced)\s+(?:\w+\s+)?as\s+(?:an?\s+|the\s+|their\s+)?",
        page.text[clause_start : tokens[-1].end if tokens else 0],
        re.IGNORECASE,
    ):
        index = next((i for i, token in enumerate(tokens) if token.start >= clause_start + match.end()), None)
        if index is None or re.match(r"(?:well|part|needed|soon|much|if|such|required|hell)\b", tokens[index].lower):
            continue
        last = index
        while (
            last < len(tokens)
            and last < index + 5
            and tokens[last].is_word
            and not is_function_word(tokens[last].lower)
            and not any(s < tokens[last].end and tokens[last].start < e for s, e in taken)
            and not (last > index and is_past(tokens[last].lower))
        ):
            last += 1
        if last > index and _free(spans, tokens[index].start, tokens[last - 1].end):
            spans.append(_Span("position", tokens[index].start, tokens[last - 1].end))
    return spans


def _employer_after(tokens: list[Token], last: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The words between a title and a date, where nothing else stands ("warehouse associate amazon 2021-2023")."""
    dated = next(
        (i for i in range(last + 1, len(tokens)) if any(start <= tokens[i].start < end for start, end in taken)), None
    )
    if dated is None or not last + 1 < dated <= last + 5:
        return None
    words = tokens[last + 1 : dated]
    if any(not token.is_word or is_function_word(token.lower) or is_past(token.lower) for token in words) or is_generic(
        words
    ):
        return None
    return last + 1, dated - 1


def _only_frame_follows(page: Page, tokens: list[Token], last: int, taken: list[tuple[int, int]]) -> bool:
    """Whether nothing but a place, a date or a duration stands after the title ("taxi driver in chicago from 2001")."""
    rest = tokens[last + 1 :]
    if not rest:
        return True
    free = [token for token in rest if not any(start < token.end and token.start < end for start, end in taken)]
    words = [
        token.lower
        for token in free
        if token.is_word and token.lower not in {"in", "near", "from", "since", "until", "till", "for", "to"}
    ]
    if not words:
        return True
    return (
        is_place(" ".join(words))
        or re.fullmatch(r"(?:\d+|\w+)\s+(?:years?|yrs|months?)(?:\s+now)?", " ".join(words)) is not None
    )


def _employers(page: Page, tokens: list[Token], titles: list[_Span], taken: list[tuple[int, int]]) -> list[_Span]:
    spans: list[_Span] = []
    start = tokens[0].start if tokens else 0
    if force := _FORCES.search(page.text, start, tokens[-1].end if tokens else start):
        spans.append(_Span("name", *force.span("force")))
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
        if previous in {"at", "@"} and AT_NOISE.match(page.text[tokens[index].start :]) and not tokens[index].is_cased:
            continue
        if previous == "at" and re.search(
            r"\b(?:good|great|bad|look(?:ed|ing)?|arriv\w+|point\w*|aimed|laugh\w*|better|best|excellent|skilled)\s+at$",
            before,
            re.IGNORECASE,
        ):
            continue
        if previous in {"to", "left", "quit"} and not _is_new_employer(page, tokens, index):
            continue
        if previous in {"for", "with"} and (
            tokens[index].text[0].isdigit()
            or re.match(
                r"(?:about|around|over|almost|like|years?|(?:one|two|three|four|five|six|seven|eight|nine|ten)\s|myself|fun|free|cash|them|him|her|the\s+(?:last|past|first|summer|whole|same|next|most)|minimum|people|customers|clients|kids|children|patients|various|different|years)\b",
                page.text[tokens[index].start :],
                re.IGNORECASE,
            )
        ):
            continue
        span = _employer_at(page, tokens, index, taken, definite=previous in {"at", "@"} or after_title)
        if span and _free(spans + titles, span.start, span.end):
            spans.append(span)
            spans += _listed_after(page, tokens, span, taken)
    return spans


def _listed_after(page: Page, tokens: list[Token], span: _Span, taken: list[tuple[int, int]]) -> list[_Span]:
    """More employers in a list that runs to the end of the statement: "worked at mcdonalds, kfc and burger king"."""
    rest = page.text[span.end : tokens[-1].end]
    if any(start >= span.end for start, _ in taken) or not re.match(r"\s*(?:,|and\b|&)", rest):
        return []
    found: list[_Span] = []
    left = span.end
    for part in re.split(r"(\s*,\s*(?:and\s+)?|\s+and\s+)", rest):
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
        ):
            return []
        found.append(_Span("name", start, end))
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
        or tokens[last].lower in {"in", "from", "since", "until", "till", "as", "and"}
    )
    dated = last < len(tokens) and any(start < tokens[last].end and tokens[last].start < end for start, end in taken)
    if is_generic(words) or not (ends or dated):
        return False
    cased = words[0].is_cased and (len(words) > 1 or bool(taken))
    return cased or (len(words) > 1 and (words[-1].lower in ORGANISATION or dated))


def _is_new_employer(page: Page, tokens: list[Token], index: int) -> bool:
    """ "Moved to X": an employer unless X is a place, a verb or a title."""
    name = read_name(tokens, index, [])
    if name is None:
        return False
    words = page.text[tokens[name[0]].start : tokens[name[1]].end]
    return not (
        is_place(words)
        or (
            tokens[index].lower
            in {
                "a",
                "an",
                "another",
                "my",
                "our",
                "days",
                "nights",
                "full",
                "part",
                "be",
                "college",
                "uni",
                "university",
                "school",
                "work",
                "new",
                "different",
            }
        )
        or any(is_head(token.lower) for token in tokens[name[0] : name[1] + 1])
        or re.match(r"(?:university|college|school|high|community)\b", words, re.IGNORECASE) is not None
        or re.search(r"\b(?:university|college|school|academy|uni)\b", words, re.IGNORECASE) is not None
        or _CITY_STATE.match(page.text[tokens[name[0]].start :]) is not None
    )


def _employer_at(
    page: Page, tokens: list[Token], index: int, taken: list[tuple[int, int]], *, definite: bool
) -> _Span | None:
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
    if not words[0].is_cased and (proper := _proper_after(tokens, name[0], taken)):
        words = tokens[proper[0] : proper[1] + 1]
        first, unsure = "", False
    words = _without_place(page, words)
    if not unsure and is_generic(words):
        if first == "the" or not any(token.is_cased for token in words):
            return None
    start = tokens[index - 1].start if unsure and first in {"my", "our"} else words[0].start
    end = words[-1].end
    if unsure and first in {"a", "an"} and not is_generic(words) and any(token.is_cased for token in words):
        unsure = False
    if not definite and len(words) == 1 and words[0].lower.endswith("s") and not words[0].is_cased:
        return None
    if is_place(page.text[start:end]) and not any(token.lower in ORGANISATION for token in words):
        return None
    return _Span("name", start, end, unsure)


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


def _places(
    page: Page, clause: Clause, tokens: list[Token], spans: list[_Span], taken: list[tuple[int, int]]
) -> list[_Span]:
    found: list[_Span] = []
    for match in _CITY_STATE.finditer(page.text, clause.start, clause.end):
        start = match.start()
        for span in spans:
            if span.start <= start < span.end and span.field == "name":
                start = -1
        if start >= 0 and _free(spans, start, match.end()):
            found.append(_Span("location", start, match.end()))
    for span in spans:
        after = re.match(r"\s+([^\W\d]+(?:\s[^\W\d]+)?)", page.text[span.end : clause.end])
        for words in [after[1], after[1].split()[0]] if after and span.field == "name" else []:
            start = span.end + after.start(1) if after else 0
            if is_place(words) and _free(found + spans, start, start + len(words)):
                found.append(_Span("location", start, start + len(words)))
    for index in range(1, len(tokens)):
        before = page.text[clause.start : tokens[index - 1].end]
        if (
            not _PLACE_CUE.search(before)
            or not tokens[index].is_word
            or not _free(found + spans, tokens[index].start, tokens[index].end)
        ):
            continue
        name = read_name(tokens, index, taken + [(span.start, span.end) for span in spans])
        if name is None:
            continue
        start, end = tokens[name[0]].start, tokens[name[1]].end
        words = page.text[start:end]
        longest = next(
            (cut for cut in range(name[1], name[0] - 1, -1) if is_place(page.text[start : tokens[cut].end])), None
        )
        if longest is not None:
            end = tokens[longest].end
            if (extra := re.match(r",\s+([A-Za-z]+(?: [A-Za-z]+)?)", page.text[end : clause.end])) and is_place(
                extra[1]
            ):
                end += extra.end()
        else:
            if _NOT_PLACE.match(words) or any(is_head(token.lower) for token in tokens[name[0] : name[1] + 1]):
                continue
            after_employer = any(
                span.field in {"name", "position"} and 0 <= tokens[index - 1].start - span.end <= 1 for span in spans
            )
            if not tokens[name[0]].is_cased and not (
                after_employer and name[1] - name[0] <= 1 and tokens[index - 1].lower in {"in", "near"}
            ):
                continue
        found.append(_Span("location", start, end))
    return found


def _fragments(
    page: Page,
    clause: Clause,
    tokens: list[Token],
    titles: list[Title],
    spans: list[_Span],
    taken: list[tuple[int, int]],
    *,
    asked: bool,
) -> list[_Span]:
    """Comma lists: "Initech, developer, 2019-2021", "nurse - Mercy General - Leeds". Also "(title)" after an employer."""
    pieces = _pieces(page, clause, taken)
    if len(pieces) < 2 and not (taken and pieces) and not asked:
        return []
    found: list[_Span] = []
    has_title = has_name = False
    title_spans = [(tokens[t.first].start, tokens[t.last].end, t) for t in titles]
    ordered: list[tuple[int, int, str]] = []
    for start, end in pieces:
        words = page.text[start:end]
        whole = next((t for s, e, t in title_spans if e == end and s - start <= 4 and not t.plural), None)
        if any(span.start < end and start < span.end for span in spans):
            kinds = {span.field for span in spans if span.start < end and start < span.end}
            has_title |= "position" in kinds
            has_name |= "name" in kinds
            ordered.append((start, end, "read"))
        elif whole is not None:
            ordered.append((page.text.index(tokens[whole.first].text, start), end, "position"))
            has_title = True
        elif is_place(words) or is_place(words.split(",")[0]):
            ordered.append((start, end, "location"))
        elif _could_name(page, start, end):
            ordered.append((start, end, "?"))
        else:
            ordered.append((start, end, "-"))
    proof = has_title or has_name or any(kind in {"position"} for *_, kind in ordered) or (asked and bool(taken))
    if not proof or any(kind == "-" for *_, kind in ordered[:1]):
        return []
    position_given = any(span.field == "position" for span in spans)
    name_given = any(span.field == "name" for span in spans)
    for start, end, kind in ordered:
        if kind == "position" and not (position_given and not name_given and False):
            found.append(_Span("position", start, end))
        elif kind == "location":
            found.append(_Span("location", start, end))
        elif kind == "?" and not name_given:
            found.append(_Span("name", start, end))
            name_given = True
        elif kind == "-":
            break
    return found


def _pieces(page: Page, clause: Clause, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a clause between commas, dashes, bars and dates."""
    cuts = [
        (match.start(), match.end())
        for match in re.finditer(r"\s*[,|/:()]\s*|\s+-+\s+", page.text[clause.start : clause.end])
    ]
    cuts = [(start + clause.start, end + clause.start) for start, end in cuts]
    cuts += [(max(start, clause.start), min(end, clause.end)) for start, end in taken]
    pieces = []
    left = clause.start
    for start, end in sorted(cuts):
        if _inside_place(page, clause, left, start, end):
            continue
        if start > left:
            pieces.append(strip(page.text, left, start))
        left = max(left, end)
    pieces.append(strip(page.text, left, clause.end))
    return [(start, end) for start, end in pieces if start < end]


def _inside_place(page: Page, clause: Clause, left: int, start: int, end: int) -> bool:
    """Whether the comma at `start`..`end` stands between a town and its state or country."""
    region = re.match(r"(?:[A-Z]{2}\b|[A-Za-z]+(?: [A-Za-z]+)?)", page.text[end : clause.end])
    return (
        page.text[start:end].strip() == ","
        and region is not None
        and (
            is_place(page.text[left:start])
            or re.fullmatch(r"(?:[A-Z][\w.]+ ?){1,3}", page.text[left:start]) is not None
        )
        and (
            re.fullmatch(r"[A-Z]{2}", region[0]) is not None
            or (is_place(page.text[left:start]) and is_place(region[0]))
        )
    )


def _could_name(page: Page, start: int, end: int) -> bool:
    words = page.text[start:end].split()
    lowered = [word.lower().strip("'\".") for word in words]
    if (
        not 1 <= len(words) <= 6
        or not words[0][0].isalnum()
        or words[0].isdigit()
        or _TERMS.fullmatch(page.text[start:end])
        or _DEPARTMENT.fullmatch(page.text[start:end])
    ):
        return False
    if any(is_past(word) for word in lowered) or lowered[0].endswith("ing"):
        return False
    inner = [word for word in lowered if is_function_word(word)]
    return all(word in {"of", "and", "the", "&", "for", "at", "on"} for word in inner) and lowered[0] not in {
        "of",
        "and",
        "for",
        "at",
        "on",
    }
