"""Names in a chat, where capitals may be missing: how far an employer, a school or a place runs to the right. Pure."""

from __future__ import annotations

import re

from agents.understand.regions import places
from agents.understand.titles import is_strong_head
from agents.understand.words import Token, is_function_word, is_past, word_class

ORGANISATION = frozenset(
    "inc inc. llc ltd ltd. plc gmbh corp corp. co co. company corporation group holdings partners associates & "
    "sons brothers bros "
    "family hospital hospitals clinic surgery practice pharmacy hospice care medical health healthcare dental "
    "nursing home homes centre center "
    "school schools college university academy institute nursery kindergarten preschool daycare library museum "
    "gallery theatre theater "
    "hotel hotels inn resort lodge restaurant cafe café bistro grill diner bar pub tavern bakery pizzeria "
    "kitchen coffee catering brewery "
    "store stores shop market supermarket foods grocery groceries outlet mall boutique salon spa gym fitness "
    "studio studios barbers "
    "logistics freight trucking transport transportation shipping couriers express movers haulage airlines "
    "airways railways "
    "construction builders building contractors contracting roofing plumbing electric electrical heating "
    "mechanical welding fabrication "
    "steel metals manufacturing industries mill mills foods farm farms ranch dairy nurseries landscaping "
    "gardens vineyards forestry "
    "motors auto autos garage automotive dealership tyres tires bank insurance financial finance capital "
    "credit union accounting "
    "law firm solicitors legal consulting solutions systems technologies technology tech software labs lab "
    "digital media press news "
    "energy oil gas power utilities water council county city department dept district authority agency "
    "services service security "
    "church charity foundation trust society association shelter bank club centre rail yard shipyard port "
    "depot warehouse warehouses plant factory works "
    "office offices realty properties estates laundry cleaners interiors furniture textiles print printing "
    "brands enterprises international "
    "ag kg ohg kgaa se sa sas sarl srl spa bv nv oy aps pty ltda klinik praxis schule universität université "
    "universidad hospice brasserie bistrot boulangerie trattoria ristorante restaurante chez co-op coop cooperative "
    "battalion brigade regiment squadron army navy marines diner barge freightways isd "
    "atelier apotheke optik versicherung werkstatt kanzlei verlag kaufhaus bäckerei llp infirmary pottery "
    "towing".split()
)
_GENERIC = ORGANISATION - {"&"} | frozenset(
    "place job front desk till bar line site floor counter office school work town city firm startup start-up call "
    "local small big large busy family family-owned family-run private public chain fast food deli truck stop "
    "petrol station gas "
    "retail clothing shoe grocery convenience hardware elementary primary secondary middle high senior "
    "assisted living building "
    "construction department regional national company's same other another different time moment end start "
    "beginning age desk "
    "business corner street downtown level door gate branch unit ward station team crew house".split()
)
_STOP = frozenset(
    "every each all some any several weekly daily monthly nightly last this next part full summer winter "
    "weekends weekend nights days mornings evenings years year months weeks total remote remotely "
    "same minimum seasonal seasonally today doing there here".split()
)
_INSIDE = frozenset(
    "of and & the de for la le les los las el on du des del della di da do dos das van von der den na und y e et zu "
    "zum am an".split()
)
_KIND_END = ORGANISATION | frozenset("project club society scheme group trust bank shed association".split())
_NO_KIND = frozenset(
    "place job front desk till line site floor counter town city local small big large busy same other another "
    "different time moment end start beginning age corner door gate branch unit station team crew department "
    "building".split()
)
_JOIN = frozenset("of and & 's the de la del von van for at on upon in y".split())
AT_NOISE = re.compile(
    r"(?:least|most|first|last|once|night|nights|home|work|school|uni|times|heights?|all|any|that|this|"
    r"the\s+(?:same|moment|time|end|beginning|start|"
    r"weekends?|front|counter|desk|till|bar|age|door|minute|top|bottom|site|job)|weekends?|lunch|\d+\s*(?:am|"
    r"pm|%|/)?|age|present|minimum|"
    r"(?:a|an|my|his|her|our|their)\s+time|speed|scale|peak|short\s+notice|customers?|people|it|what|talking|"
    r"handling|keeping|(?:g-?mail|yahoo|hotmail|outlook|icloud|aol|proton\w*)\s+dot)\b",
    re.IGNORECASE,
)


def read_name(tokens: list[Token], index: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Tokens `first`..`last` (inclusive) of a name that begins at `index`, or None where no name stands there.

    With capitals, the name is the run of capitalised words and of organisation words; without, up to four words before
    the next function word, verb, date or mark.
    """
    size = len(tokens)
    while index < size and tokens[index].lower in {"um", "uh", "er", "erm", "like", "uhm"}:
        index += 1
    if (
        index < size
        and tokens[index].lower == "the"
        and not (tokens[index].is_cased and index + 1 < size and tokens[index + 1].is_cased)
    ):
        index += 1
    if index >= size or not tokens[index].is_word or _is_taken(tokens[index], taken):
        return None
    if tokens[index].lower == "the":
        last = _cased(tokens, index + 1, taken)
    elif tokens[index].is_cased or (
        tokens[index].text[0].isdigit() and index + 1 < size and tokens[index + 1].is_cased
    ):
        last = _cased(tokens, index, taken)
    else:
        last = _lower(tokens, index, taken)
    return (index, last) if last is not None and last >= index else None


def is_generic(tokens: list[Token]) -> bool:
    """Whether the words only say what kind of place it is ("warehouse", "local coffee shop")."""
    return all(
        not token.is_word or token.lower in _GENERIC or is_function_word(token.lower) for token in tokens
    ) and not any(token.is_cased for token in tokens[1:])


def is_place(words: str) -> bool:
    words = re.sub(r"^(?:north|south|east|west|central|downtown|upstate|greater|near)\s+", "", words.lower().strip())
    return words in places() or words.replace(".", "") in places()


def _is_taken(token: Token, taken: list[tuple[int, int]]) -> bool:
    return any(start < token.end and token.start < end for start, end in taken)


def _cased(tokens: list[Token], index: int, taken: list[tuple[int, int]]) -> int | None:
    last = index
    size = len(tokens)
    position = index + 1
    while position < size and not _is_taken(tokens[position], taken):
        token = tokens[position]
        gap = token.start - tokens[position - 1].end
        if (
            token.is_word
            and gap <= 1
            and (token.is_cased or token.lower in ORGANISATION or (token.text.isdigit() and len(token.text) <= 3))
        ):
            if token.is_cased and token.lower in {"i", "i'm", "i've", "i'd", "my", "we"}:
                break
            last = position
        elif token.text in "'&" or (
            token.text == "."
            and len(tokens[position - 1].text.replace(".", "")) <= 2
            and position + 1 < size
            and tokens[position + 1].is_cased
        ):
            pass
        elif (
            token.text == ","
            and position + 1 < size
            and tokens[position + 1].lower in {"inc", "inc.", "llc", "ltd", "ltd.", "plc"}
        ):
            last = position + 1
            position += 1
        elif (
            token.text == "-" and gap == 0 and position + 1 < size and tokens[position + 1].lower in {"und", "and", "&"}
        ):
            pass
        elif token.lower in _INSIDE and position + 1 < size:
            step = position + 1
            while (
                step + 1 < size and step < position + 3 and tokens[step].lower in _INSIDE and not tokens[step].is_cased
            ):
                step += 1
            following = tokens[step]
            spoken = token.lower in {"of", "and", "&", "for", "the", "on"} and is_function_word(following.lower)
            if not following.is_cased or _is_taken(following, taken) or spoken:
                break
            if (
                token.lower in {"for", "on"}
                and position > index + 1
                and tokens[last].lower not in {"institute", "center", "centre", "foundation", "trust", "society"}
            ):
                break
            if token.lower == "and" and (is_past(following.lower) or _starts_role(tokens, position + 1)):
                break
        elif kind := _kind_behind(tokens, position, taken):
            last = position = kind
        else:
            break
        position += 1
    return last


def _kind_behind(tokens: list[Token], index: int, taken: list[tuple[int, int]]) -> int | None:
    """The last token of what kind of place a name in capitals is, in small letters: "Totterdown repair cafe"."""
    for position in range(index, min(index + 3, len(tokens))):
        token = tokens[position]
        if not token.is_word or token.is_cased or token.start - tokens[position - 1].end > 1 or _is_taken(token, taken):
            return None
        if token.lower in _KIND_END:
            behind = tokens[position + 1].lower if position + 1 < len(tokens) else ""
            return None if is_strong_head(behind) else position
        plain = not (is_function_word(token.lower) or is_past(token.lower) or is_strong_head(token.lower))
        if not plain or token.text.isdigit() or token.lower in _STOP | _NO_KIND:
            return None
    return None


def _starts_role(tokens: list[Token], index: int) -> bool:
    return any(is_strong_head(token.lower) for token in tokens[index : index + 3])


def _lower(tokens: list[Token], index: int, taken: list[tuple[int, int]]) -> int | None:
    last = None
    position = index
    while position < len(tokens) and position < index + 5 and not _is_taken(tokens[position], taken):
        token = tokens[position]
        if not token.is_word:
            if token.text == "&" and last is not None:
                position += 1
                continue
            break
        if position > index and token.start - tokens[position - 1].end > 1:
            break
        if (
            token.lower in {"of", "and", "n"}
            and last is not None
            and position + 1 < len(tokens)
            and _continues(tokens, position, taken)
        ):
            position += 1
            continue
        if token.text.isdigit() and position > index:
            break
        if is_function_word(token.lower) or token.lower in _STOP or (position > index and is_past(token.lower)):
            break
        if token.lower in word_class("pronoun") or (
            position > index and token.lower.endswith("ing") and token.lower not in ORGANISATION
        ):
            break
        last = position
        position += 1
    return last


def _continues(tokens: list[Token], index: int, taken: list[tuple[int, int]]) -> bool:
    """Whether "of"/"and" at `index` is inside a name: "bank of america", "johnson and sons"."""
    following = tokens[index + 1]
    if (
        not following.is_word
        or is_function_word(following.lower)
        or is_past(following.lower)
        or _is_taken(following, taken)
    ):
        return False
    if tokens[index].lower == "of":
        return True
    return following.lower in ORGANISATION or (
        tokens[index].lower in {"and", "n"}
        and following.lower in {"sons", "spencer", "co", "daughters", "partners", "family"}
    )
