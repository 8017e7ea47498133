"""A job posting cut into sections: which words are a heading, and what kind of section it opens.

Knows how postings are laid out, not what they ask for; `retrieval.postings` reads the pieces.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Part = Literal["must", "nice", "duty", "other", "mixed", "prose"]
"""`mixed` is a section about the person ("About you"), `other` pay, benefits, the employer, how to apply, notices."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One line, bullet or paragraph without its marker, and the section it stands in."""

    text: str
    part: Part
    bullet: bool
    first: bool = False
    """The first line of the posting."""


_BULLET = re.compile(r"^\s*(?:[•·●○▪■◦‣∙*✓✔➢►–—-]|\d{1,2}[.)]|\(?[a-z]\)|[o])\s+")

_HEADINGS: tuple[tuple[Part, str], ...] = (
    ("nice",
     r"nice[ -]to[ -]haves?|good to have|great to have|desirables?|desired|preferred|preferences|"
    r"bonus(?: points?)?|pluse?s?|advantageous|an? (?:plus|bonus|advantage|asset)"
     r"|extra credit|extras|optional|not (?:needed|essential|required|a must)|would (?:help|be (?:nice|"
    r"great|good|a bonus|useful))|beneficial|helpful|useful"
     r"|(?:we(?:'|’)d|would) (?:also |really )?(?:love|like)|ideally|even better|stand out|brownie points|"
    r"what would (?:help|make us smile)|make us (?:smile|happy)|additionally have|ideal extras|加分项?|优先"),
    ("other",
     r"what(?:'|’)?s in it for you|in it for you|what you(?:'|’)?(?:ll| will)? get|what you get|"
    r"you(?:'|’)ll get|we offer|we can offer|our offer|the offer|offers?|benefits?|perks|rewards?|"
    r"pay\b|salary|salaries|compensation"
     r"|remuneration|package|wage|about (?:us|the (?:company|team|firm|school|clinic|hospital|employer|"
    r"organi[sz]ation|practice|home))|who we are|our (?:company|story|team|values|mission|culture)|"
    r"about our"
     r"|how to apply|to apply|apply(?:ing)?|application|next steps|equal opportunit|diversity|eeo|"
    r"inclusion|why (?:us|join|work|people|you)|the deal|contact|hours|schedule|shifts?|"
    r"working (?:hours|pattern|conditions)"
     r"|location|where|contract|start(?:ing)? date|closing date|deadline|disclaimer|privacy|legal|"
    r"background to|interviews?|what we (?:give|pay|provide)|in return|what(?:'|’)s on offer|terms|"
    r"notes?|reports to|reporting|department|job type|薪资|待遇|福利|关于我们|联系"),
    ("duty",
     r"responsibilit\w+|dut(?:y|ies)|(?:the |your |main |key |day[- ]to[- ]day |core )?tasks?|"
    r"what you(?:'|’)?(?:ll| will) (?:do|be doing)|what you do|you will be|you(?:'|’)ll be doing|"
    r"the (?:job|role|work|position)(?: itself)?|your (?:job|role|day|week|weekend|work|mission|shift)"
     r"|job (?:description|summary|purpose|overview)|role (?:summary|overview|purpose)|what the (?:job|"
    r"role|work) (?:is|involves)|scope(?: of work)?|essential (?:job )?(?:functions|duties)|"
    r"(?:job )?functions|a (?:typical )?day|day to day|day-to-day|"
    r"in this role|about the (?:job|role|position|work)|accountabilities|overview|summary|purpose|"
    r"what(?:'|’)s involved|main purpose|key activities|岗位职责|工作职责|工作内容|职责"),
    ("mixed",
     r"about you|who you are|you are|the (?:right |ideal |successful )?(?:person|candidate|"
    r"applicant)(?: specification)?|your profile|profile|person specification|you|ideal candidate|"
    r"who we(?:'|’)re (?:looking for|after)|we(?:'|’)re looking for|what we(?:'|’)re (?:looking for|"
    r"after)|looking for|we want|experience and (?:skills|qualifications)"),
    ("must",
     r"essentials?(?: (?:criteria|skills|requirements|experience))?|requirements?|required|require|"
    r"requires|must[ -]haves?|musts?|qualifications?|minimum|mandatory|criteria|skills?|experience|"
    r"education|certifications?|licen[cs]es?|knowledge|competenc\w+|abilities"
     r"|what you(?:'|’)?(?:ll| will)? need|what you need|you(?:'|’)?(?:ll| will)? need|what you(?:'|"
    r"’)?(?:ll| will)? bring|you bring|what you bring|you have|you(?:'|’)ve got|what (?:the )?(?:job|"
    r"role|work) needs|what we (?:need|ask|require|expect|want|look for)|we (?:need|ask|require|"
    r"expect)|can(?:'|’)?t do without|need to have|needed|prerequisites?|non-negotiables?|"
    r"physical (?:demands|requirements)|you must|任职要求|岗位要求|职位要求|要求|任职资格"),
)  # fmt: skip

_HEADING_RULES: tuple[tuple[Part, re.Pattern[str]], ...] = tuple(
    (part, re.compile(rf"(?<!\w)(?:{words})(?!\w)" if part != "nice" else rf"(?:(?<!\w)(?:{words}))", re.IGNORECASE))
    for part, words in _HEADINGS
)
_INLINE = re.compile(r"^([^\n:：.;,•]{2,48}?)\s*[:：]\s*(?=\S)")
_SPOKEN = re.compile(
    r"^(?:here(?:'|’)?(?:s| is) what|this is what|what)\b[^.:!?]{3,60}[.:!?](?=\s|$)|"
    r"^[^.!?:]{0,40}\b(?:must|should) (?:additionally )?(?:have|be|hold)\s*:"
    r"|^[^.!?:]{0,40}\b(?:may|might) (?:additionally )?have\s*:",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:p|br|li|ul|ol|div|h\d|b|strong|span|em|i|table|tr|td|body|html|section|a)\b[^>]*>", re.IGNORECASE
)


TAGS_PARSED = 2_000
"""Tags up to which a page is parsed; a pasted posting has some dozens, and deep nesting makes parsing slow."""


def visible_text(text: str) -> str:
    """`text` as a reader sees it: markup of a pasted web page gone, its blocks as lines."""
    if len(_TAG.findall(text)) < 2:
        return html.unescape(text) if re.search(r"&(?:amp|nbsp|lt|gt|#\d+|bull|ndash|rsquo|quot);", text) else text
    if text.count("<") > TAGS_PARSED:
        return html.unescape(re.sub(r"<[^<>]*>", "\n", text))
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(text, "html.parser")
    for hidden in soup(["script", "style", "template", "noscript"]):
        hidden.decompose()
    for block in soup(["p", "br", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "section", "ul", "ol"]):
        block.insert_before("\n")
        if block.name == "li":
            block.insert(0, "• ")
        if block.name != "br":
            block.append("\n")
    return re.sub(r"\n[ \t]*(?:\n[ \t]*)+", "\n", soup.get_text()).strip()


def part_of_heading(heading: str) -> Part | None:
    """The section that `heading` opens; None if it says nothing about that."""
    cleaned = re.sub(r"[*_#=]+", " ", heading).strip(" :：.-–—!?")
    found = [
        (match.start(), -len(match.group()), part) for part, rule in _HEADING_RULES if (match := rule.search(cleaned))
    ]
    if not found:
        return None
    parts = {part for _, _, part in found}
    if "nice" in parts:
        return "nice"
    if re.match(r"(?:what |who |about )?(?:you|your)\b", cleaned, re.IGNORECASE) and "must" in parts:
        return "must"
    return min(found)[2]


def cut(text: str) -> Iterator[Piece]:
    """The pieces of a posting (see `visible_text`) in order; headings themselves are left out."""
    part: Part = "prose"
    filled = after_blank = False
    bullets = False
    first = True
    lines = text.splitlines()
    for number, raw in enumerate(lines):
        line = raw.strip()
        if not line:
            after_blank = True
            continue
        bullet = bool(_BULLET.match(raw))
        body = _BULLET.sub("", raw).strip() if bullet else line
        following = next((other for other in lines[number + 1 : number + 4] if other.strip()), "")
        heading = None if bullet and not body.endswith(":") else _heading(body, following, first)
        if heading is not None:
            opened, body = heading
            part, filled, bullets = opened, False, False
            after_blank = False
            if not body:
                first = False
                continue
        elif after_blank and filled and part != "prose" and not (bullet and bullets):
            part = "prose"
        yield Piece(body, part, bullet, first)
        filled, bullets, after_blank, first = True, bullet, False, False


def _heading(line: str, following: str, first: bool) -> tuple[Part, str] | None:
    """The part that `line` opens, and what of it is content already; None if it is no heading."""
    if spoken := _SPOKEN.match(line):
        part = part_of_heading(spoken.group())
        if part is not None:
            return part, line[spoken.end() :].strip()
    inline = _INLINE.match(line)
    if inline and len(inline.group(1).split()) <= 6:
        part = part_of_heading(inline.group(1))
        if part is not None:
            return part, line[inline.end() :].strip()
    bare = line.strip("*_#= ")
    words = len(bare.split())
    if words > 9 or bare.endswith((".", ";", ",")) or (first and not bare.endswith(":")):
        return None
    part = part_of_heading(bare)
    if bare.endswith((":", "：")) or bare.startswith(("**", "##")) or line.startswith(("**", "#")):
        return part or "prose", ""
    if part is not None and following and (words <= 6 or _BULLET.match(following)):
        return (part, "") if not re.search(r"\d", bare) else None
    return ("prose", "") if bare.isupper() and words >= 2 and not first else None
