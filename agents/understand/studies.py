"""Studies in a clause: kind of degree, subject, school, grade. An unfinished study keeps its school and subject but no degree:
the degree was not earned, and a resume that names it would say so.
"""

from __future__ import annotations

import re

from agents.understand.credentials import Mention
from agents.understand.names import is_place, read_name
from agents.understand.page import Page, Slot
from agents.understand.words import Clause, Token, is_function_word, is_past, strip

_STUDY = re.compile(
    r"\b(?:studied|study|studying|majored|majoring|major|graduated|grad|graduate\s+of|degree|diploma|attended|enrolled|went\s+to\s+(?:school|college|uni|university)|school(?:ed|ing)|"
    r"coursework|gpa|alma\s+mater|bootcamp|boot\s+camp|trained\s+as|apprenticeship\s+as|dropped\s+out|finished\s+(?:high\s+)?school|minor(?:ed)?|thesis|phd|apprenticeship\s+(?:in|as)|trained\s+(?:in|at)|training\s+(?:in|at))\b",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"\b(?:dropped\s+out|drop\s+out|never\s+(?:actually\s+|really\s+)?(?:finished|graduated|completed|got)|didn'?t\s+(?:finish|graduate|complete|get)|did\s+not\s+(?:finish|graduate|complete)|"
    r"without\s+(?:finishing|graduating)|no\s+degree|unfinished|incomplete|some\s+college|quit\s+(?:school|college|uni)|left\s+(?:before|without)|haven'?t\s+(?:finished|graduated)|not\s+finished)\b",
    re.IGNORECASE,
)
_SCHOOL_WORD = r"(?:university|univ\.?|college|school|academy|institute|polytechnic|conservatory|seminary|gymnasium|lyceum|sixth\s+form|uni|tech|state|hochschule|universität|université|universidad)"
_ACRONYM = re.compile(
    r"\b(?:MIT|UCLA|USC|NYU|LSE|UCL|ETH(?:\s+Zurich)?|UNC|UCSD|UCSB|UC\s+\w+|CUNY|SUNY(?:\s+\w+)?|ASU|FSU|LSU|OSU|PSU|UT\s+\w+|TU\s+\w+|FIU|UCF|BYU|KCL|RMIT|UNSW|IIT\s+\w+|Caltech|Harvard|Yale|Princeton|Stanford|Oxford|Cambridge|Purdue|Rutgers|Cornell|Berkeley)\b"
)
_AREA_CUE = re.compile(
    r"(?:\b(?:studied|studying|study|major(?:ed|ing)?(?:\s+in|\s*:|\s+was)?|course\s+in|classes\s+in|field\s*:|specializ(?:ed|ing)\s+in|trained\s+in|apprenticeship\s+in)\s+(?:for\s+(?=\w))?)$",
    re.IGNORECASE,
)
_TERMS_OF = re.compile(
    r"\b(?:years?|yrs|semesters?|terms?|year)\s+(?:of|in)\s+(?!experience|work|service)\w[\w ]*?\s+at\s+[\w' ]*?\b(?:university|college|school|state|academy|institute|uni|tech|polytechnic)\b",
    re.IGNORECASE,
)
_AREA_STOP = frozenset(
    "with then graduated online abroad finished minor minoring hons honours honors first class degree".split()
)
_CRAFTS = frozenset("social youth wood metal glass steel case community care stone needle police".split())
_SCORE = re.compile(
    r"\b(?:gpa\s*(?:of|was|:|is|=)?\s*(?P<gpa>\d(?:\.\d{1,2})?(?:\s*/\s*\d(?:\.\d)?)?)|(?P<gpa2>\d\.\d{1,2}(?:\s*/\s*\d(?:\.\d)?)?)\s*gpa|(?P<class>2:[12]|(?:first|upper\s+second|lower\s+second|second|third)[\s-]class(?:\s+hon(?:ou?r)?s)?|"
    r"(?:summa|magna)?\s*cum\s+laude|with\s+(?:(?:high(?:est)?\s+)?hono(?:u)?rs|distinction|merit)))",
    re.IGNORECASE,
)
_NOT_AREA = re.compile(
    r"(?:\d|progress|the\b|a\b|an\b|my\b|it\b|there\b|hard\b|abroad\b|online\b|nights?\b|part|full|general\s*$|school\b|college\b|uni\b|university\b|high\b|at\b|for\b|and\b|time\b|some\b|first\b)",
    re.IGNORECASE,
)


def tells_of_study(page: Page, clause: Clause) -> bool:
    """Whether a clause is about learning: a degree or a verb of study stands in it, and no verb of work before it."""
    words = page.words(clause)
    work = re.search(
        r"\b(?:worked|work|working|job|hired|employed|taught|teach|teaching|joined|(?<!trained\s)(?<!apprenticeship\s)as\s+an?)\b",
        words,
        re.IGNORECASE,
    )
    if _degrees(page, clause):
        return not (work and re.search(r"\b(?:at|for)\b", words))
    study = _STUDY.search(words) or _TERMS_OF.search(words)
    return bool(study and not (work and work.start() < study.start()))


def read_study(page: Page, clause: Clause, *, asked: bool = False) -> list[Slot]:
    """Education slots of a clause; empty where it tells of no study. `asked`: the open question is about education."""
    tokens = page.tokens(clause)
    words = page.words(clause)
    degrees = _degrees(page, clause)
    tells = tells_of_study(page, clause)
    schools = _schools(page, clause, tokens, cued=tells or asked)
    work = re.search(
        r"\b(?:worked|work|working|job|hired|employed|taught|teach|joined|volunteer\w*)\b", words, re.IGNORECASE
    )
    went = re.search(r"\b(?:went\s+to|go\s+to|attend(?:ed|ing)?|at|from)\b", words, re.IGNORECASE)
    if not (
        tells
        or asked
        or (schools and went and not work and re.match(r"(?:i\s+)?(?:went|attended|go)\b", words.lower()))
    ):
        if not (
            schools
            and not work
            and len(tokens) <= 12
            and (page.dates_in(clause) or degrees)
            and not re.search(r"\b(?:as\s+an?|teacher|janitor|cook|nurse|at)\b", words, re.IGNORECASE)
        ):
            return []
    slots: list[Slot] = []
    if asked and not degrees and (school := re.search(r"\bhigh\s+school\b", words, re.IGNORECASE)) and not schools:
        slots.append(Slot("education", "studyType", clause.start + school.start(), clause.start + school.end()))
    unfinished = bool(_UNFINISHED.search(page.text, max(0, clause.start - 40), min(len(page.text), clause.end + 70)))
    if not unfinished:
        slots += [Slot("education", "studyType", degree.start, degree.end) for degree in degrees]
    slots += [Slot("education", "institution", start, end) for start, end in schools]
    area = _area(page, clause, tokens, degrees, schools)
    if area is None and asked and schools:
        area = _piece(page, clause, [*schools, *((degree.start, degree.end) for degree in degrees)])
    if area:
        slots.append(Slot("education", "area", *area))
    for match in _SCORE.finditer(page.text, clause.start, clause.end):
        group = "gpa" if match["gpa"] else "gpa2" if match["gpa2"] else "class"
        start, end = strip(page.text, *match.span(group))
        if page.text[start:end].lower().startswith("with "):
            start += 5
        slots.append(Slot("education", "score", start, end))
    return sorted(slots, key=lambda slot: slot.start)


def _piece(page: Page, clause: Clause, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The part of a comma list that no school, degree or date takes: the subject, where the study was asked."""
    left = clause.start
    for part in page.words(clause).split(","):
        start, end = strip(page.text, left, left + len(part))
        left += len(part) + 1
        words = page.text[start:end].split()
        free = not any(begin < end and start < stop for begin, stop in [*taken, *page.date_masks()])
        if (
            free
            and 1 <= len(words) <= 5
            and not any(is_function_word(word.lower()) and word.lower() != "and" for word in words)
            and not is_place(page.text[start:end])
        ):
            return start, end
    return None


def _degrees(page: Page, clause: Clause) -> list[Mention]:
    return [degree for degree in page.degrees if clause.start <= degree.start < clause.end]


def _schools(page: Page, clause: Clause, tokens: list[Token], *, cued: bool) -> list[tuple[int, int]]:
    """Schools by their word ("university of x", "x high school"), by acronym, or after "at"/"from" in a clause about study."""
    taken = page.date_masks() + [(degree.start, degree.end) for degree in page.degrees]
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if re.fullmatch(_SCHOOL_WORD, token.lower) and not _in(token, taken):
            span = _around_school(page, tokens, index, taken)
            if span is not None:
                found = [other for other in found if not (other[0] < span[1] and span[0] < other[1])]
                found.append(span)
                while index + 1 < len(tokens) and tokens[index + 1].start < span[1]:
                    index += 1
        index += 1
    for match in _ACRONYM.finditer(page.text, clause.start, clause.end):
        if cued and not any(start < match.end() and match.start() < end for start, end in found):
            found.append(match.span())
    if cued and not found:
        for index in range(1, len(tokens)):
            if tokens[index - 1].lower in {"at", "from", "@", "attended", "to"} and not _in(tokens[index - 1], taken):
                if tokens[index - 1].lower == "to" and not re.search(
                    r"\bwent\s+to$", page.text[clause.start : tokens[index - 1].end], re.IGNORECASE
                ):
                    continue
                name = read_name(tokens, index, taken)
                if (
                    name is None
                    or tokens[index].lower
                    in {"a", "an", "home", "work", "night", "school", "college", "uni", "the", "my", "there"}
                    and name[0] == name[1]
                ):
                    continue
                first, last = tokens[name[0]], tokens[name[1]]
                if first.lower in {"home", "night", "work", "school", "college", "uni", "least", "first"}:
                    continue
                found.append((first.start, last.end))
                break
    return found


def _in(token: Token, taken: list[tuple[int, int]]) -> bool:
    return any(start < token.end and token.start < end for start, end in taken)


def _around_school(page: Page, tokens: list[Token], index: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    first = last = index
    while first > 0 and index - first < 5:
        before = tokens[first - 1]
        if not before.is_word and before.text not in "'&":
            break
        if _in(before, taken) or (
            is_function_word(before.lower) and not (before.lower == "of" and first >= 2 and tokens[first - 2].is_cased)
        ):
            break
        if (
            tokens[first].start - before.end > 1
            or before.lower in {"finished", "school", "degree"}
            or (is_past(before.lower) and not before.is_cased)
        ):
            break
        first -= 1
    size = len(tokens)
    while last + 1 < size and tokens[last + 1].start - tokens[last].end <= 1:
        following = tokens[last + 1]
        if re.fullmatch(_SCHOOL_WORD, following.lower):
            last += 1
        elif (
            last + 2 < size
            and (following.lower == "of" or (following.lower == "for" and tokens[last + 2].lower == "the"))
            and tokens[last + 2].is_word
            and not _in(tokens[last + 2], taken)
        ):
            end = last + 2 + (tokens[last + 2].lower == "the")
            while (
                end < size
                and tokens[end].is_word
                and not is_function_word(tokens[end].lower)
                and not _in(tokens[end], taken)
                and end <= last + 5
            ):
                end += 1
            if (
                end + 1 < size
                and tokens[end].lower in {"and", "&"}
                and tokens[end + 1].is_cased
                and tokens[end - 1].is_cased
            ):
                end += 2
            if end == last + 2:
                break
            last = end - 1
        elif (
            following.is_cased
            and tokens[index].is_cased
            and not is_function_word(following.lower)
            and not _in(following, taken)
        ):
            last += 1
        elif (
            following.lower in {"at"}
            and last + 2 < size
            and tokens[last + 2].is_cased
            and tokens[index].lower.startswith("univ")
        ):
            last += 2
        else:
            break
    words = page.text[tokens[first].start : tokens[last].end].lower()
    if first == last or words in {
        "high school",
        "secondary school",
        "night school",
        "trade school",
        "grad school",
        "primary school",
        "elementary school",
        "middle school",
        "law school",
        "med school",
        "community college",
        "sixth form",
        "nursing school",
        "beauty school",
        "culinary school",
        "driving school",
        "technical college",
    }:
        return None
    if re.match(r"(?:after|some|old|summer|state\s+of)\b", words):
        return None
    return tokens[first].start, tokens[last].end


def _area(
    page: Page, clause: Clause, tokens: list[Token], degrees: list[Mention], schools: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The subject: after "degree in", after "studied", or right after a short degree ("BSc Computer Science")."""
    starts: list[int] = []
    for degree in degrees:
        after = re.compile(
            r"\s*(?:\(hons\)\s*)?(?:degree\s+|diploma\s+)?(?:with\s+hono(?:u)?rs\s+)?(?:(?:in|of)\s+|[,:(-]\s*)?(?:the\s+)?"
        ).match(page.text, degree.end)
        starts.append(after.end() if after else degree.end)
    words = page.text
    for match in re.finditer(
        r"\b(?:major(?:ed|ing)?(?:\s+in|\s+was|\s*:)|degree\s+(?:is\s+|was\s+)?in|diploma\s+in|(?:apprenticeship|trained)\s+as\s+an?|went\s+to\s+[\w' ]+?\s+for|graduated\s+(?:in|with\s+(?:a\s+)?degree\s+in)|studied|studying|study|specializ(?:ed|ing)\s+in|apprenticeship\s+in|(?:years?|yrs|semesters?|terms?)\s+(?:of|in))\s+",
        words[clause.start : clause.end],
        re.IGNORECASE,
    ):
        starts.append(clause.start + match.end())
    taken = page.date_masks() + schools + [(degree.start, degree.end) for degree in page.degrees]
    for start in starts:
        index = next((i for i, token in enumerate(tokens) if token.start >= start), None)
        if index is None or tokens[index].start - start > 1 or _NOT_AREA.match(words[tokens[index].start :]):
            continue
        last = index
        while last < len(tokens) and last < index + 6 and not _in(tokens[last], taken):
            token = tokens[last]
            if token.lower in {"and", "&", "of", "with"} and last + 1 < len(tokens):
                following = tokens[last + 1]
                if (
                    is_function_word(following.lower)
                    or is_past(following.lower)
                    or _in(following, taken)
                    or token.lower == "with"
                    or not following.is_word
                ):
                    break
            elif (
                not token.is_word
                or (is_function_word(token.lower) and not (token.lower == "work" and tokens[last - 1].lower in _CRAFTS))
                or token.lower in _AREA_STOP
                or (is_past(token.lower) and last > index)
            ):
                break
            last += 1
        if last > index and tokens[last - 1].lower not in {"and", "of", "&"}:
            span = (tokens[index].start, tokens[last - 1].end)
            if not is_place(words[span[0] : span[1]]):
                return span
    return None
