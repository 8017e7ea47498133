"""Studies in a clause: kind of degree, subject, school, grade. An unfinished study keeps its school and subject but
no degree:
the degree was not earned, and a resume that names it would say so.
"""

from __future__ import annotations

import re

from agents.understand.credentials import Mention
from agents.understand.names import is_place
from agents.understand.page import Page, Slot
from agents.understand.qualifications import LEVEL, leaving_subjects, taught_before
from agents.understand.schools import KIND, find_schools, is_taken
from agents.understand.words import Clause, Token, is_function_word, is_past, strip

_STUDY = re.compile(
    r"\b(?:studied|study|studying|majored|majoring|major|graduated|grad|graduate\s+of|degree|diploma|attended|"
    r"enrolled|went\s+to\s+(?:school|college|uni|university)|school(?:ed|ing)|"
    r"coursework|gpa|alma\s+mater|bootcamp|boot\s+camp|(?:culinary|nursing|trade|beauty|driving|law|med|"
    r"medical|art|business|grad|graduate|vocational|technical)\s+school|trained\s+as|apprenticeship\s+as|"
    r"dropped\s+out|"
    r"finish(?:ed|ing)\s+(?:my\s+)?(?:high\s+school|school|college|uni|university|degree|bachelors?|masters?|studies|a-?levels|gcses)|minor(?:ed)?|thesis|dissertation|capstone|phd|apprenticeship\s+(?:in|as)|trained\s+(?:in|at)|"
    r"training\s+(?:in|at))\b",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"\b(?:dropped\s+out|drop\s+out|never\s+(?:actually\s+|really\s+)?(?:finished|graduated|completed|got)|"
    r"didn'?t\s+(?:finish|graduate|complete|get)|did\s+not\s+(?:finish|graduate|complete)|"
    r"without\s+(?:finishing|graduating)|no\s+degree|unfinished|incomplete|some\s+college|quit\s+(?:school|"
    r"college|uni)|left\s+(?:before|without)|haven'?t\s+(?:finished|graduated)|not\s+finished)\b",
    re.IGNORECASE,
)
_SCHOOL_IN = re.compile(
    r"(?:(?:just|only|high|secondary|primary)\s+)*\b(?:school|college|uni(?:versity)?)\s+(?:back\s+)?in\s+[^,]+,",
    re.IGNORECASE,
)
_AREA_CUE = re.compile(
    r"(?:\b(?:studied|studying|study|major(?:ed|ing)?(?:\s+in|\s*:|\s+was)?|course\s+in|classes\s+in|field\s*:|"
    r"specializ(?:ed|ing)\s+in|trained\s+in|apprenticeship\s+in)\s+(?:for\s+(?=\w))?)$",
    re.IGNORECASE,
)
_TERMS_OF = re.compile(
    r"\b(?:years?|yrs|semesters?|terms?|year)\s+(?:of|in)\s+(?!experience|work|"
    r"service)\w[\w ]*?\s+at\s+[\w' ]*?\b(?:university|college|school|state|academy|institute|uni|tech|"
    r"polytechnic)\b",
    re.IGNORECASE,
)
_AREA_STOP = frozenset(
    "with then graduated online abroad finished minor minoring hons honours honors first class degree".split()
)
_CRAFTS = frozenset("social youth wood metal glass steel case community care stone needle police".split())
_SCORE = re.compile(
    r"\b(?:gpa\s*(?:of|was|:|is|=)?\s*(?P<gpa>\d(?:\.\d{1,2})?(?:\s*/\s*\d(?:\.\d)?)?)|"
    r"(?P<gpa2>\d\.\d{1,2}(?:\s*/\s*\d(?:\.\d)?)?)\s*gpa|(?:final\s+)?(?:grade|mark|note|average)\s*(?:of|was|:|is)?\s*(?P<grade>\d[.,]\d{1,2})|(?P<class>2:[12]|"
    r"(?:first|second|third)[\s-]class\s+(?:upper|lower)(?:\s+division)?|(?:first|upper\s+second|"
    r"lower\s+second|second|third)[\s-]class(?:\s+hon(?:ou?r)?s)?|"
    r"(?:summa|magna)?\s*cum\s+laude|with\s+(?:(?:high(?:est)?\s+)?hono(?:u)?rs|distinction|merit)|(?:(?<=[,(])|(?<=,\s))(?:distinction|merit)\b(?!\s+\w)))",
    re.IGNORECASE,
)
_THESIS = re.compile(
    r"\b(?P<thesis>(?:(?:master'?s|bachelor'?s|phd|doctoral|final[\s-]year|honou?rs|senior|diploma|capstone)\s+)?(?:thesis|"
    r"dissertation|capstone(?:\s+project)?)\s*(?::|(?:was\s+)?(?:on|about|titled|called|named|in)\b|\")[^();]+)",
    re.IGNORECASE,
)
_NOT_AREA = re.compile(
    r"(?:\d|progress|the\b|a\b|an\b|my\b|it\b|there\b|hard\b|abroad\b|online\b|nights?\b|part|full|general\s*$|"
    r"school\b|college\b|uni\b|university\b|high\b|at\b|for\b|and\b|time\b|some\b|first\b)",
    re.IGNORECASE,
)


def tells_of_study(page: Page, clause: Clause) -> bool:
    """Whether a clause is about learning: a degree or a verb of study stands in it, and no verb of work before it."""
    words = page.words(clause)
    work = re.search(
        r"\b(?:worked|work|working|job|hired|employed|taught|teach|teaching|joined|"
        r"(?<!trained\s)(?<!apprenticeship\s)as\s+an?)\b",
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
    asked = asked or (bool(page.dates_in(clause)) and _SCHOOL_IN.match(words) is not None)
    schools = find_schools(page, clause, tokens, cued=tells or asked)
    work = re.search(
        r"\b(?:worked|work|working|job|hired|employed|taught|teach|joined|volunteer\w*)\b", words, re.IGNORECASE
    )
    went = re.search(r"\b(?:went\s+to|go\s+to|attend(?:ed|ing)?|at|from)\b", words, re.IGNORECASE)
    if not (
        tells
        or asked
        or (schools and went and not work and re.match(r"(?:i\s+)?(?:went|attended|go)\b", words.lower()))
    ) and not (
        schools
        and not work
        and len(tokens) <= 12
        and (page.dates_in(clause) or degrees)
        and not re.search(r"\b(?:as\s+an?|teacher|janitor|cook|nurse|at)\b", words, re.IGNORECASE)
    ):
        return []
    slots: list[Slot] = []
    if asked and not degrees and not schools and (kind := KIND.search(words)):
        slots.append(Slot("education", "studyType", clause.start + kind.start(), clause.start + kind.end()))
        schools = [named] if (named := _proper_piece(page, clause, clause.start + kind.end())) else []
    elif asked and not degrees and not schools and (abroad := _SCHOOL_IN.search(words)):
        schools = [named] if (named := _proper_piece(page, clause, clause.start + abroad.start())) else []
    grade = re.search(r"\b(?:(?:\d{1,2}(?:st|nd|rd|th)|sixth|seventh|eighth|ninth|tenth|eleventh)\s+grade)\b", words)
    if grade and not degrees and not work and (asked or tells or re.search(r"\b(?:went|finished|school)\b", words)):
        slots.append(Slot("education", "studyType", clause.start + grade.start(), clause.start + grade.end()))
    unfinished = bool(_UNFINISHED.search(page.text, max(0, clause.start - 40), min(len(page.text), clause.end + 70)))
    if not unfinished:
        slots += [Slot("education", "studyType", degree.start, degree.end) for degree in degrees]
    if degrees and not schools and (named := _proper_piece(page, clause, degrees[-1].end)):
        schools = [named]
    slots += [Slot("education", "institution", start, end) for start, end in schools]
    area = _area(page, clause, tokens, degrees, schools)
    area = area or _named_before(page, clause, degrees, schools)
    area = leaving_subjects(page.text, degrees, [*page.date_masks(), *schools], clause.end) or area
    if not degrees and schools:
        area = taught_before(page.text, clause.start, schools[0][0], page.date_masks()) or area
    listed = bool(schools) and len(tokens) <= 8 and schools[0][0] == clause.start and bool(page.dates_in(clause))
    if area is None and schools and (asked or listed):
        area = _piece(page, clause, [*schools, *((degree.start, degree.end) for degree in degrees)])
        area = area or _beside(page, schools[-1][1], clause.end) or _in_front(page, clause, schools[0][0])
    if area:
        slots.append(Slot("education", "area", *area))
    slots += _scores(page, clause)
    if thesis := _THESIS.search(page.text, clause.start, clause.end):
        slots = [slot for slot in slots if slot.end <= thesis.start("thesis")]
        slots.append(Slot("education", "highlight", *strip(page.text, *thesis.span("thesis"))))
    return sorted(slots, key=lambda slot: slot.start)


def _scores(page: Page, clause: Clause) -> list[Slot]:
    """Grades and honours; those that stand side by side are one ("3.8, magna cum laude")."""
    slots: list[Slot] = []
    for match in _SCORE.finditer(page.text, clause.start, clause.end):
        group = next(name for name in ("gpa", "gpa2", "grade", "class") if match[name])
        start, end = strip(page.text, *match.span(group))
        if page.text[start:end].lower().startswith("with "):
            start += 5
        if slots and re.fullmatch(
            r"[\s,;]*(?:and|with|&)?\s*(?:gpa\s*)?", page.text[slots[-1].end : start], re.IGNORECASE
        ):
            start = slots.pop().start
        slots.append(Slot("education", "score", start, end))
    return slots


def _piece(page: Page, clause: Clause, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The part of a comma list that no school, degree or date takes: the subject, where the study was asked."""
    left = clause.start
    for part in re.split(r"[,()]", page.words(clause)):
        start, end = strip(page.text, left, left + len(part))
        left += len(part) + 1
        words = page.text[start:end].split()
        free = not any(begin < end and start < stop for begin, stop in [*taken, *page.date_masks()])
        if (
            free
            and not re.search(
                r"\d|\b(?:grade|gpa|mark|average|honou?rs|hons)\b", LEVEL.sub("", page.text[start:end]), re.IGNORECASE
            )
            and 1 <= len(words) <= 5
            and not any(is_function_word(word.lower()) and word.lower() != "and" for word in words)
            and not is_place(page.text[start:end])
        ):
            return start, end
    return None


def _beside(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """The words right behind a school, up to the date: "milan institute cosmetology 2017"."""
    end = min((first for first, _ in page.date_masks() if start < first < end), default=end)
    start, end = strip(page.text, start, end)
    words = page.text[start:end].split()
    plain = 1 <= len(words) <= 4 and all(word.replace("-", "").isalpha() for word in words)
    named = any(is_function_word(word.lower()) for word in words) or is_place(page.text[start:end])
    return (start, end) if plain and not named else None


def _in_front(page: Page, clause: Clause, school: int) -> tuple[int, int] | None:
    """The words in front of "at" a school: "welding at Ohio Technical College"."""
    link = re.search(r"\s+(?:at|from)\s+(?:the\s+)?$", page.text[clause.start : school], re.IGNORECASE)
    found = _beside(page, clause.start, clause.start + link.start()) if link else None
    return found if found and not is_past(page.text[found[0] : found[1]].split()[0].lower()) else None


def _named_before(
    page: Page, clause: Clause, degrees: list[Mention], schools: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The subject in front of a bare "diploma" or "degree": "welding technology diploma"."""
    for degree in degrees:
        if not re.fullmatch(r"diploma|degree|certificate", degree.value, re.IGNORECASE):
            continue
        tokens = [token for token in page.tokens(clause) if token.end <= degree.start]
        first = len(tokens)
        while first > 0 and len(tokens) - first < 4 and tokens[first - 1].is_word:
            word = tokens[first - 1]
            if (
                is_function_word(word.lower)
                or is_past(word.lower)
                or word.lower in {"high", "school", "my", "level"}
                or any(start < word.end and word.start < end for start, end in [*schools, *page.date_masks()])
            ):
                break
            first -= 1
        if first < len(tokens):
            return tokens[first].start, tokens[-1].end
    return None


def _proper_piece(page: Page, clause: Clause, after: int) -> tuple[int, int] | None:
    """The capitalised part of a comma list after the degree: "Masters in Public Health, Emory, 2018"."""
    start = page.text.find(",", after, clause.end)
    if start < 0:
        return None
    rest = Clause(start + 1, clause.end, "", clause.sentence)
    piece = _piece(page, rest, [])
    words = page.text[piece[0] : piece[1]].split() if piece else []
    return piece if words and all(word[0].isupper() or word in {"and", "of", "&"} for word in words) else None


def _degrees(page: Page, clause: Clause) -> list[Mention]:
    return [degree for degree in page.degrees if clause.start <= degree.start < clause.end]


def _area(
    page: Page, clause: Clause, tokens: list[Token], degrees: list[Mention], schools: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The subject: after "degree in", after "studied", or right after a short degree ("BSc Computer Science")."""
    starts: list[int] = []
    for degree in degrees:
        after = re.compile(
            r"\s*(?:\(hons\)\s*)?(?:degree\s+|diploma\s+|student\s+|"
            r"candidate\s+)?(?:with\s+hono(?:u)?rs\s+)?(?:(?:in|of|en|di|de|em)\s+|"
            r"[,:(-]\s*)?(?:the\s+)?"
        ).match(page.text, degree.end)
        if not re.match(r"(?:high|secondary|hs|ged)\b", degree.value, re.IGNORECASE):
            starts.append(after.end() if after else degree.end)
    words = page.text
    for match in re.finditer(
        r"\b(?:major(?:ed|ing)?(?:\s+in|\s+was|\s*:)|degree\s+(?:is\s+|was\s+)?in|diploma\s+in|"
        r"(?:apprenticeship|trained)\s+as(?:\s+an?)?|went\s+to\s+[\w' ]+?\s+for|graduated\s+(?:in|"
        r"with\s+(?:a\s+)?degree\s+in)|studied|studying|study|specializ(?:ed|ing)\s+in|apprenticeship\s+in|"
        r"(?:years?|yrs|semesters?|terms?)\s+(?:of|in))\s+",
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
        while last < len(tokens) and last < index + 6 and not is_taken(tokens[last], taken):
            token = tokens[last]
            if token.lower in {"and", "&", "of", "with"} and last + 1 < len(tokens):
                following = tokens[last + 1]
                if (
                    is_function_word(following.lower)
                    or is_past(following.lower)
                    or following.lower in {"need", "want", "now", "still"}
                    or is_taken(following, taken)
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
            if bracket := re.match(r"\s\([A-Z]{2,5}\)", words[span[1] : clause.end + 1]):
                span = (span[0], span[1] + bracket.end())
            if not is_place(words[span[0] : span[1]]):
                return span
    return None
