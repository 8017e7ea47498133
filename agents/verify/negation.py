"""Not, never, without: the line denies what the notes deny, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.verify import lexicon
from agents.verify.clauses import WORD, Clause
from agents.verify.deeds import read_deeds
from agents.verify.findings import Finding
from agents.verify.ground import Ground

_DENIAL = re.compile(
    r"(?<![\w-])(?:not|never|no|none|zero|0|without|didn['’]?t|failed\s+to|nobody|free\s+of|avoided|avoiding|prevented|preventing|eliminated)"
    r"(?![\w%.,])(?!\s+(?:only|just)\b)",
    re.IGNORECASE,
)
_REACH = 5
"""How many words after a denial it covers, at most, up to the next comma."""

_FAILURES = re.compile(
    r"(?<!\w)(?:miss(?:ed|es|ing)?|late|fail(?:ed|s|ing)?|forg(?:et|ot)|skip(?:ped)?|lost|lose|losing|complain(?:ed|ts?)?|broke|break|drop(?:ped)?"
    r"|refuse[d]?|wrong|problems?|issues?|accidents?|errors?|mistakes?|incidents?|injur(?:y|ies)|violations?|strikes?|delays?|absen(?:t|ces?)|short)(?!\w)",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"(?<!\w)(?:not|never|no|none|nobody|nothing|without|w/o|cant|dont|didnt|wasnt|wont|isnt|cannot|\w+n['’]t|zero|0|free|avoid\w*|prevent\w*|non|except|"
    r"excluding|despite|missed|lost|stopped|cancell?ed|left|quit|hir(?:ed|ing)\s+out|instead|unused|unpaid)(?!\w)|-free\b",
    re.IGNORECASE,
)
_WITH_FAILURE = re.compile(
    r"\bwith\s+(?:an?\s+|some\s+|several\s+|many\s+)?(?:(?!(?:no|zero|few|without)\b)[a-z]+\s+)?"
    r"(accidents?|violations?|complaints?|errors?|mistakes?|incidents?|injur(?:y|ies)"
    r"|losses|lost|missing|delays?|strikes?|fails?|failures?)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"(?<!\w)(?:met|kept|clean|perfect|every|all|on\s+time|on-time|always|punctual\w*|short|completed|reliab\w+|full)(?!\w)",
    re.IGNORECASE,
)


def check_negation(ground: Ground, line: str) -> Iterator[Finding]:
    yield from _undenied(ground, line)
    yield from _denied(ground, line)


def _undenied(ground: Ground, line: str) -> Iterator[Finding]:
    """Words that the notes only have under a negation, in a line that has none."""
    denied = " ".join(
        clause.text[max(0, start - 12) : end] for clause in ground.clauses for start, end in clause.negated
    )
    for match in _WITH_FAILURE.finditer(line):
        word = match[1].lower()
        if re.search(rf"(?<!\w){re.escape(word)}", denied, re.IGNORECASE):
            yield Finding(match[1], "negation", match.start(1), match.end(1))
            return
    if _KEPT.search(line) and _FAILURES.search(denied):
        return
    said_so = _denied_spans(line)
    covered = [match.group().lower() for match in WORD.finditer(line) if _within(match.start(), said_so)]
    open_to = [*_deeds_outside(ground, line), *said_so]
    spans = [
        (clause, span) for clause in ground.clauses for span in clause.negated if not _is_told_so(clause, span, covered)
    ]
    for match in WORD.finditer(line):
        word = match.group().lower()
        if len(word) < 4 or word in _WEIGHTLESS or _within(match.start(), open_to):
            continue
        places = [
            (clause, place)
            for clause in ground.clauses
            for said, place in clause.words
            if said == word or lexicon.supports(said, word)
        ]
        if places and all(
            any(clause is other and _within(place, [span]) for other, span in spans) for clause, place in places
        ):
            yield Finding(match.group(), "negation", match.start(), match.end())
            return


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _denied_spans(line: str) -> list[tuple[int, int]]:
    """The pieces of the line that deny something, with the rest of a list after them: "without accidents, tickets"."""
    found: list[tuple[int, int]] = []
    start = 0
    for cut in [*_PIECE.finditer(line), None]:
        end = cut.start() if cut else len(line)
        piece = line[start:end]
        listed = bool(found) and found[-1][1] == start and not _FRESH.match(piece) and not _has_past(piece)
        if piece and (_TURNED.search(piece) or listed):
            found.append((start, end))
        start = end
    return found


_PIECE = re.compile(
    r"[,;](?!\d{3})|\s(?=(?:and|or|but|while|including|included|plus|with|as\s+well\s+as)\b)", re.IGNORECASE
)
_FRESH = re.compile(
    r"[\s,;]*(?:and\s+)?(?:but|while|including|included|plus|with|as\s+well\s+as|on|at|in|for)\b", re.IGNORECASE
)


def _has_past(piece: str) -> bool:
    return any(lexicon.is_past(match.group()) or match.group().endswith("ing") for match in WORD.finditer(piece))


_DENYING = re.compile(r"not?|never|none|zero|0|without|nobody|nothing|\w+n'?t", re.IGNORECASE)


def _is_told_so(clause: Clause, span: tuple[int, int], covered: list[str]) -> bool:
    """Whether the line denies what a note does: the pieces of denial hold a word of it, or a failure of its kind."""
    words = [said for said, place in clause.words if span[0] - 12 <= place < span[1] and said not in _WEIGHTLESS]
    words = [said for said in words if not _DENYING.fullmatch(said)]
    return any(
        said == word or (len(word) > 2 and lexicon.supports(said, word)) for said in words for word in covered
    ) or _same_failure(words, covered)


def _deeds_outside(ground: Ground, line: str) -> list[tuple[int, int]]:
    """Spans of the deeds of the line that a clause tells of outside what "nobody" denies: "nobody wanted the keys so i
    looked after them" leaves the looking after undenied."""
    if not any(_NOBODY.search(note) for note in ground.notes):
        return []
    found = []
    for deed in read_deeds(line):
        standing = [
            any(start <= place < end for start, end in clause.negated)
            for clause in ground.clauses
            for said, place in clause.words
            if lexicon.kin(said, deed.verb)
        ]
        if standing and not any(standing):
            ends = [end for _, _, end in deed.words]
            found.append((deed.start, max([deed.end, *ends])))
    return found


_NOBODY = re.compile(r"\b(?:nobody|no\s*one|none|nothing)\b", re.IGNORECASE)
_WEIGHTLESS = frozenset(
    [
        "with",
        "from",
        "that",
        "this",
        "years",
        "year",
        "time",
        "times",
        "days",
        "week",
        "weeks",
        "work",
        "worked",
        "site",
        "over",
    ]
)


def _denied(ground: Ground, line: str) -> Iterator[Finding]:
    """A denial of the line that no negation of the notes covers."""
    for match in _DENIAL.finditer(line):
        reach = re.split(r"[,;]|\b(?:and|while|but|during|across|at|in|on)\b", line[match.end() :])[0]
        words = [word.group().lower() for word in WORD.finditer(reach)][:_REACH]
        content = [
            word
            for word in words
            if len(word) > 2 and word not in ("the", "any", "being", "been", "having", "single", "uses")
        ]
        if not content or any(word in ground.joined for word in content):
            continue  # "without a walkout" of "nobody walked out"
        if not _is_denied(ground, content) or any(_is_admitted(ground, word) for word in content):
            yield Finding(line[match.start() : match.end()], "negation", match.start(), match.end())


def _is_admitted(ground: Ground, word: str) -> bool:
    """Whether the notes tell of a failure and deny it nowhere: "no tickets, one accident"."""
    if not _FAILURES.fullmatch(word):
        return False
    places = [(clause, at) for clause in ground.clauses for said, at in clause.words if lexicon.kin(said, word)]
    return any(
        re.search(r"(?<!\w)(?:an?|one|two|three|\d+)\s+$", clause.text[:at]) for clause, at in places
    ) and not any(start - 12 <= at < end for clause, at in places for start, end in clause.negated)


def _is_denied(ground: Ground, content: list[str]) -> bool:
    clean = re.compile(
        r"(?<!\w)(?:clean|zero|0|perfect|free|safe|spotless|nil|stopped|down\s+to)(?!\w)|-free\b", re.IGNORECASE
    )
    for clause in ground.clauses:
        if clean.search(clause.text):
            return True
        for start, end in clause.negated:
            covered = [said for said, place in clause.words if start - 12 <= place < end]
            if any(lexicon.supports(said, word) for said in covered for word in content):
                return True
            if (
                covered
                and _FAILURES.search(clause.text[max(0, start - 12) : end])
                and any(_FAILURES.search(word) for word in content)
                and _same_failure(covered, content)
            ):
                return True
    return False


def _same_failure(covered: list[str], content: list[str]) -> bool:
    groups = (
        {"late", "absence", "absences", "delay", "delays", "miss", "missed", "missing"},
        {"error", "errors", "mistake", "mistakes", "wrong"},
        {"accident", "accidents", "incident", "incidents", "injury", "injuries", "crash"},
        {"loss", "losses", "lost", "lose", "short", "shortage"},
    )
    return any(group & set(covered) and group & set(content) for group in groups)
