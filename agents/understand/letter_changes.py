"""Changes that a piece of a message asks of a letter: "shorter", "leave out the bit about …". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "write", "mention", "without", "replace", "address", "shorter", "longer", "export", "undo", "why", "away", "help"
]


@dataclass(frozen=True, slots=True)
class LetterRequest:
    """One thing asked of the letter.

    `words`: for "write" the job it is for ("": the one at hand), for "mention" and "without" what is to be in it or
    not, for "replace" the new sentence, for "address" whom it greets, for "export" the words that name the file.
    `which` is the sentence to replace, as the person names it. `is_named` is False where the letter is only meant.
    """

    kind: Kind
    words: str = ""
    which: str = ""
    is_named: bool = True


NAME = (
    r"(?:(?:cover(?:ing)?|motivation(?:al)?|application|introduction|introductory|job|personal)[\s-]*)?(?:let{1,3}ers?|lettre|leter|lettter)"
    r"(?:\s+of\s+(?:application|motivation|interest|introduction))?|(?:cover(?:ing)?|application)\s+note"
)
LETTER = (
    rf"(?:{NAME})(?!\s+(?:of|from|carriers?|sort\w*|box\w*|press\w*|opener|writ\w+|shop|head\w*|grades?|by|delivery|"
    r"rounds?)\b|\w)"
)
DET = (
    r"(?:(?:an?|the|my|that|this|your|one|some|another|also|nice|good|great|quick|simple|formal|proper|little|brief|new|short|shorter|"
    r"professional|whole|full|matching)\s+)*"
)
IT = rf"(?:(?:the|my|that|this|your)\s+(?:cover(?:ing)?\s+)?(?:{LETTER})|it)"
LEAD = (
    r"(?:(?:please|pls|plz|ok(?:ay)?|hey|hi|hello|vita|and|also|so|now|then|but|well|just|maybe|next|actually|btw|yes|yeah|sure|lol|thanks?|thx|"
    r"thank\s+you|great|cool|nice|good|perfect|alright|no|oh|um+|one\s+more\s+thing|wait|sorry|instead|for\s+the\s+letter|in\s+the\s+letter|"
    r"(?:can|could|would|will|cld|wud)\s+(?:you|u|ya|we)|(?:you|u)\s+(?:can|could|should)|"
    r"(?:i\s+(?:want|need)|i'?d\s+like|i\s+would\s+like)\s+(?:you|u)\s+to|let'?s|do\s+you\s+think\s+(?:you|u)\s+(?:can|could))\b[\s,!.:-]*)*"
)
_PART = r"(?:sentence|line|paragraph|part|bit|word(?:ing)?|thing)"
_ORDINAL = (
    r"(?:first|1st|opening|second|2nd|third|3rd|fourth|4th|fifth|5th|last|final|closing|ending|start|beginning|end|"
    r"greeting)"
)
_THERE = rf"(?:(?:of|in|from|on|to|into|for)\s+(?:{IT}|there))"
_IN_LETTER = rf"(?:\s+{_THERE})"
_CHANGE = re.compile(
    rf"{LEAD}(?:(?:change|replace|reword|edit|rewrite|make|fix|swap|have)\s+)?(?:the\s+)?(?P<which>{_ORDINAL}(?:\s+{_PART})?){_IN_LETTER}?"
    rf"(?:\s+(?:to|with|into|in\s+to|so\s+(?:that\s+)?it\s+says?|say|be|read|should\s+(?:say|be|read)|shud\s+(?:say|be)|must\s+(?:say|be)|needs\s+to\s+(?:say|be)))"
    r"(?:\s+(?:to\s+)?(?:say|read|be|saying))?\s*:?\s+(?P<new>.+)",
    re.IGNORECASE | re.DOTALL,
)
_SWAP = re.compile(
    rf"{LEAD}(?:(?:change|replace|swap)\s+(?P<old>.+?)\s+(?:to|with|into|for|by)\s+(?P<new>.+)|(?:instead\s+of\s+(?P<old2>.+?),?\s+(?:say|write|put)\s+(?P<new2>.+)))",
    re.IGNORECASE | re.DOTALL,
)
_BEGIN = re.compile(
    rf"{LEAD}(?P<where>start|begin|open|end|finish|close)\s+(?:{IT}\s+)?(?:with|by\s+saying|saying|like\s+this|:)\s*:?\s*(?P<new>.+)",
    re.IGNORECASE | re.DOTALL,
)
_DROP = re.compile(
    rf"{LEAD}(?:(?:leave|take|cut|strike|kick|edit)\s+(?:out\s+(?P<a>.+)|(?P<b>.+?)\s+(?:out|off|away)(?:{_IN_LETTER}|\s+of\s+it)?)"
    r"|(?:remove|delete|drop|cut|skip|scrap|lose|get\s+rid\s+of|erase)\s+(?P<c>.+)"
    r"|(?:do\s+not|don'?t|dont|never|pls\s+dont)\s+(?:mention|say|include|talk\s+about|write(?:\s+about)?|put(?:\s+in)?|use|bring\s+up|tell\s+them)\s+(?P<d>.+)"
    rf"|(?:without|no)\s+(?P<e>.+)|{IT}\s+(?:should\s*n'?t|should\s+not|does\s*n'?t\s+need\s+to|need\s*n'?t)\s+(?:mention|say|include)\s+(?P<f>.+))",
    re.IGNORECASE | re.DOTALL,
)
_ADD = re.compile(
    rf"{LEAD}(?:(?:mention(?:ing)?|include|including|bring\s+up|work\s+in|fit\s+in|say(?:ing)?(?:\s+something)?(?:\s+(?:about|on))?|talk\s+about|tell\s+them(?:\s+about)?|"
    r"write\s+(?:in\s+)?(?:about|that)|put(?:\s+in)?|add(?:\s+in)?|emphasi[sz]e|stress|highlight|use|point\s+out|note)\s+"
    rf"|{IT}\s+(?:should|must|needs\s+to|has\s+to|could)\s+(?:also\s+)?(?:mention|say|include|talk\s+about)\s+"
    r"|i\s+(?:also\s+)?(?:want|wanna|would\s+like|'?d\s+like|need)\s+(?:to\s+)?(?:also\s+)?(?:say|mention|add|tell\s+them)\s+(?:also\s+)?"
    rf"|i\s+(?:want|need|would\s+like|'?d\s+like)\s+{IT}\s+to\s+(?:also\s+)?(?:mention|say|include|talk\s+about)\s+)(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
_TO_WHOM = re.compile(
    rf"{LEAD}(?:(?:address|send|write|direct)\s+{IT}\s+to|(?:it|the\s+letter|this)(?:'?s|\s+is|\s+goes|\s+should\s+(?:be|go))\s+(?:addressed\s+)?(?:to|for)|"
    r"(?:say|write|put|start\s+(?:it\s+)?with|it\s+should\s+(?:say|start\s+with)|make\s+it)\s*:?\s*[\"'“]?(?=dear\b)|(?=dear\s))\s*(?:dear\s+)?(?P<whom>[^,.!?\n\"”]{2,60})",
    re.IGNORECASE,
)
_LACKS = re.compile(
    rf"{LEAD}(?:(?:why|how\s+come)\s+(?:is|are|was|did|does|do|have)?\s*(?:n'?t|not)?\s*(?:you\s+)?(?:put\s+|mention\s+|include\s+|leave\s+|left\s+)?(?:out\s+)?"
    rf"(?P<a>.+?)\s+(?:(?:is\s+|are\s+)?(?:not|missing|n'?t)\s+)?(?:out\s+)?(?:in|from|of)\s+{IT}"
    rf"|(?:(?:but\s+)?i\s+(?:said|told\s+(?:you|u)|mentioned)\s+)?(?:that\s+)?(?P<b>.+?)[,.]?\s+(?:why|how\s+come)\s+(?:is|are|was|did|does)?\s*(?:n'?t|not)?\s*(?:it|that|this|they|you)\b.*\b{IT}"
    rf"|(?P<c>.+?)\s+(?:is|are|was)\s*(?:n'?t|not|missing)\s+(?:in|from)\s+{IT})[\s?!.]*",
    re.IGNORECASE | re.DOTALL,
)
_WHY = re.compile(
    rf"{LEAD}(?:does|do|did|is)\s+{IT}\s+(?:really\s+|also\s+)?(?:say|mention|have|talk\s+about|include)\s+(?:something\s+about\s+)?(?P<there>.+?)\??"
    rf"|{LEAD}(?:why|how\s+come|where\s+did)\b.{{0,20}}?\b{IT}\s+(?:say|says|mentions?|talks?\s+about|have|has|get|got)\s+(?P<what>.+?)\??",
    re.IGNORECASE | re.DOTALL,
)
_SHORT = re.compile(
    rf"{LEAD}(?:(?:make|keep|cut|get|have)\s+(?:{IT}|this|that)\s+(?:to\s+be\s+)?(?:(?:a\s+)?(?:bit|little|lot|much|even|way|more|down|it)\s+)*(?:short(?:er)?|brief(?:er)?|down|concise|smaller|half)"
    rf"|(?:shorten|trim|condense|cut\s+down)\s+(?:{IT}|this|that)|(?:(?:a\s+)?(?:bit|little|lot|much|even)\s+)*shorter(?:\s+{NAME})?|"
    rf"(?:{IT}|this|that)(?:\s+is|\s+looks|\s+seems|'?s)?\s+(?:\w+\s+)?(?:too|very|so|way\s+too)\s+(?:long|much)|too\s+long|(?:can|could|should)\s+{IT}\s+be\s+(?:\w+\s+)?shorter|"
    rf"i\s+(?:want|need|'?d\s+like|would\s+like)\s+(?:{IT}\s+)(?:\w+\s+)?shorter)\b.{{0,40}}$",
    re.IGNORECASE,
)
_LONG = re.compile(
    rf"{LEAD}(?:(?:make|have)\s+(?:{IT}|this|that)\s+(?:(?:a\s+)?(?:bit|little|lot|much)\s+)*longer|(?:(?:a\s+)?(?:bit|little|lot)\s+)*longer|"
    rf"(?:{IT}|this|that)(?:\s+is|'?s|\s+looks)?\s+(?:\w+\s+)?(?:too|very|so)\s+short|(?:(?:give|add|write|put\s+in|say)\s+(?:them\s+)?)?more\s+(?:detail|about\s+(?:my\s+work|me)))\b.{{0,40}}$",
    re.IGNORECASE,
)
ENDING = re.compile(
    rf"(?:[\s,]+(?:{_THERE}|please|pls|plz|too|as\s+well|also|thanks|thx|somewhere|in\s+there|there|ok(?:ay)?|in\s+it))+[\s.!?]*$",
    re.IGNORECASE,
)
ABOUT = re.compile(
    rf"^(?:(?:the|that|this|my|any|all|in|a)\s+)*(?:{_PART}s?|mention|stuff|something)?\s*(?:(?:about|with|on|of|where|that\s+(?:says?|mentions?)|saying|mentioning|"
    r"which\s+says?|regarding|in\s+which)\s+)",
    re.IGNORECASE,
)


def find_change(piece: str, *, names: bool) -> LetterRequest | None:
    """The change that a piece asks for."""
    if why := _WHY.fullmatch(piece):
        return LetterRequest("why", unquoted(why["what"] or why["there"]), is_named=names)
    if names and (lacks := _LACKS.fullmatch(piece)):
        what = next(part for part in lacks.groups() if part)
        return LetterRequest("mention", unquoted(re.sub(r"^(?:is|are|the\s+letter)\s+", "", what)))
    if _SHORT.fullmatch(piece):
        return LetterRequest("shorter", is_named=names)
    if _LONG.fullmatch(piece):
        return LetterRequest("longer", is_named=names)
    if (whom := _TO_WHOM.fullmatch(piece)) and not re.match(
        r"(?:this|that|the\s+(?:job|one)|me|it)\b", whom["whom"], re.IGNORECASE
    ):
        return LetterRequest("address", whom["whom"].strip(), is_named=names)
    if changed := _CHANGE.fullmatch(piece):
        return LetterRequest("replace", unquoted(changed["new"]), changed["which"], is_named=names)
    if begun := _BEGIN.fullmatch(piece):
        which = "after" if begun["where"].lower() in {"end", "finish", "close"} else "before"
        return LetterRequest("replace", unquoted(begun["new"]), which, is_named=names)
    if dropped := _DROP.fullmatch(piece):
        if re.fullmatch(rf"{DET}{LETTER}", next(part for part in dropped.groups() if part), re.IGNORECASE):
            return LetterRequest("away")
        what = ABOUT.sub("", ENDING.sub("", next(part for part in dropped.groups() if part)))
        return LetterRequest("without", unquoted(what), is_named=names) if re.search(r"\w", what) else None
    if swapped := _SWAP.fullmatch(piece):
        old, new = swapped["old"] or swapped["old2"], swapped["new"] or swapped["new2"]
        old = ABOUT.sub("", ENDING.sub("", old))
        return LetterRequest("replace", unquoted(new), unquoted(old), is_named=names)
    if added := _ADD.fullmatch(piece):
        if re.search(rf"\b(?:at|to|in)\s+the\s+{_ORDINAL}\b", added["what"], re.IGNORECASE):
            return LetterRequest("help", is_named=names)
        if re.match(rf"{DET}{LETTER}", added["what"], re.IGNORECASE):
            return LetterRequest("write")
        what = ABOUT.sub("", ENDING.sub("", added["what"]))
        return LetterRequest("mention", unquoted(what), is_named=names) if re.search(r"\w", what) else None
    return None


def unquoted(words: str) -> str:
    """The words without the quotation marks around them and spaces at their ends."""
    words = words.strip(" ,;:\n")
    return words[1:-1].strip() if len(words) > 2 and words[0] in "\"'“‘" and words[-1] in "\"'”’" else words
