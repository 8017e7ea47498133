"""Schools in a clause: by their word ("university of x", "x high school"), by acronym, or after "at" where a study
is told. Pure."""

from __future__ import annotations

import re

from agents.understand.names import read_name
from agents.understand.page import Page
from agents.understand.words import Clause, Token, is_function_word, is_past

_SCHOOL_WORD = (
    r"(?:university|univ\.?|college|school|academy|institute|polytechnic|conservatory|seminary|gymnasium|lyceum|"
    r"sixth\s+form|uni|tech|state|\w*hochschule|\w+schule|"
    r"universität|vo-?tech|voc-?tech|tafe|conservatoire|\w*kolleg|akademie|universiteit|uniwersytet|politechnika|"
    r"[eé]cole|lyc[eé]e|c[eé]gep|universit[eéà]|universidade?|escuela|colegio|instituto|istituto|institut|facultad|"
    r"politecnico|scuola|acad[eé]mie)"
)
_HEADS_NAME = re.compile(
    r"[eé]cole|lyc[eé]e|c[eé]gep|universit[eéà]|universidade?|escuela|colegio|instituto|istituto|institut|facultad|"
    r"politecnico|scuola|acad[eé]mie"
)
_HIGH = re.compile(
    r"\b(?:[A-Z][\w'.]+\s+){1,3}High\b(?!\s+[Ss]chool)|"
    r"(?:(?<=, )|(?<=at )|(?<=from )|^)(?!in\b|very\b|junior\b|my\b|so\b)(?:[a-z][\w'.]+\s+){1,3}"
    r"high(?=\s*(?:,|\d|$|\())"
)
KIND = re.compile(
    r"\b(?:(?:high|secondary|night|trade|grad|primary|elementary|middle|law|med|medical|nursing|beauty|cosmetology|"
    r"barber|culinary|driving|vocational|technical|business|art|truck\s+driving)\s+school|"
    r"(?:community|technical|vocational)\s+college|sixth\s+form)\b",
    re.IGNORECASE,
)
"""Kinds of schools, which name none."""
_ACRONYM = re.compile(
    r"\b(?:MIT|UCLA|USC|NYU|LSE|UCL|ETH(?:\s+Zurich)?|UNC|UCSD|UCSB|UC\s+\w+|CUNY|SUNY(?:\s+\w+)?|ASU|FSU|LSU|"
    r"OSU|PSU|UT\s+\w+|TU\s+\w+|FIU|UCF|BYU|KCL|RMIT|UNSW|IIT\s+\w+|Caltech|Harvard|Yale|Princeton|Stanford|"
    r"Oxford|Cambridge|Purdue|Rutgers|Cornell|Berkeley)\b"
)


def find_schools(page: Page, clause: Clause, tokens: list[Token], *, cued: bool) -> list[tuple[int, int]]:
    """Schools by their word ("university of x", "x high school"), by acronym, or after "at"/"from" in a clause about
    study."""
    taken = page.date_masks() + [(degree.start, degree.end) for degree in page.degrees]
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if re.fullmatch(_SCHOOL_WORD, token.lower) and not is_taken(token, taken):
            span = _around_school(page, tokens, index, taken)
            if span is not None:
                found = [other for other in found if not (other[0] < span[1] and span[0] < other[1])]
                found.append(span)
                while index + 1 < len(tokens) and tokens[index + 1].start < span[1]:
                    index += 1
        index += 1
    for match in _HIGH.finditer(page.text, clause.start, clause.end):
        if cued and not any(start < match.end() and match.start() < end for start, end in found):
            found.append(match.span())
    for match in _ACRONYM.finditer(page.text, clause.start, clause.end):
        if cued and not any(start < match.end() and match.start() < end for start, end in found):
            found.append(match.span())
    if cued and not found:
        for index in range(1, len(tokens)):
            if tokens[index - 1].lower in {"at", "from", "@", "attended", "to"} and not is_taken(
                tokens[index - 1], taken
            ):
                if tokens[index - 1].lower == "to" and not re.search(
                    r"\bwent\s+to$", page.text[clause.start : tokens[index - 1].end], re.IGNORECASE
                ):
                    continue
                name = read_name(tokens, index, taken)
                if name is None or (
                    tokens[index].lower
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


def is_kind_of_school(words: str) -> bool:
    """Whether the words name no school but a kind of school ("trade school")."""
    return KIND.fullmatch(words) is not None


def is_taken(token: Token, taken: list[tuple[int, int]]) -> bool:
    return any(start < token.end and token.start < end for start, end in taken)


def _around_school(page: Page, tokens: list[Token], index: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    first = last = index
    if _HEADS_NAME.fullmatch(tokens[index].lower):
        return _headed(tokens, index, taken)
    while first > 0 and index - first < 5:
        before = tokens[first - 1]
        if not before.is_word and before.text not in "'&":
            break
        if is_taken(before, taken) or (
            is_function_word(before.lower) and not (before.lower == "of" and first >= 2 and tokens[first - 2].is_cased)
        ):
            break
        if (
            tokens[first].start - before.end > 1
            or before.lower in {"finished", "school", "degree", "level"}
            or (before.text.isdigit() and not before.is_cased)
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
            and not is_taken(tokens[last + 2], taken)
        ):
            end = last + 2 + (tokens[last + 2].lower == "the")
            while (
                end < size
                and tokens[end].is_word
                and not is_function_word(tokens[end].lower)
                and not is_taken(tokens[end], taken)
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
            and not is_taken(following, taken)
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
    if first == last or is_kind_of_school(words) or re.match(r"(?:school|college|uni)\s+(?!of\b|for\b|at\b)\w+", words):
        return None
    if re.match(r"(?:after|some|old|summer|no|state\s+of)\b|\d+(?:st|nd|rd|th)\s+grade", words):
        return None
    return tokens[first].start, tokens[last].end


def _headed(tokens: list[Token], index: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """A school whose kind comes first ("école hôtelière saint-ignace", "universidad de los andes")."""
    last = index
    while last + 1 < len(tokens) and last < index + 6 and not is_taken(tokens[last + 1], taken):
        following = tokens[last + 1]
        linked = re.fullmatch(r"d[eiu]|des|del|della|la|le|les|los|las|do|da|st|saint", following.lower)
        apart = following.start - tokens[last].end > 1 or not following.is_word or following.text.isdigit()
        if apart or (not linked and is_function_word(following.lower)):
            break
        last += 1
    return (tokens[index].start, tokens[last].end) if last > index else None
