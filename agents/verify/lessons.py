"""Attended, not taught: who went to a talk, a course or a training did not give it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.verify import lexicon, lists
from agents.verify.deeds import is_attributed, read_deeds
from agents.verify.findings import Finding
from agents.verify.ground import Ground


def check_lessons(ground: Ground, line: str) -> Iterator[Finding]:
    """Each verb of teaching whose lesson the notes only have as one that the person went to."""
    taken = [note for note in ground.notes if _is_taken(ground, note)]
    if not taken:
        return
    for deed in read_deeds(line):
        if deed.verb not in _GIVING or is_attributed(line, deed):
            continue
        written = [deed.verb, *(word for word, _, _ in deed.words)]
        if any(
            lexicon.kin(event[0].lower(), word) for note in taken for event in _EVENT.finditer(note) for word in written
        ):
            yield Finding(deed.text, "verb", deed.start, deed.end)


def _is_taken(ground: Ground, note: str) -> bool:
    if not _EVENT.search(note) or _GAVE.search(note):
        return False
    if _WENT.search(note):
        return True
    bare = _TRAINING.search(note) and not _TAUGHT.search(note)
    teaches = any(lexicon.kin(said, verb) for said in ground.role for verb in ("train", "teach", "coach", "instruct"))
    return (
        bool(bare)
        and not teaches
        and not ground.role & (lists.words("people", "ranks") - lists.words("people", "lesser"))
    )


_GIVING = frozenset(
    "lead give teach run present lecture coach train mentor deliver hold host facilitate instruct conduct speak".split()
)
_EVENT = re.compile(
    r"\b(?:training|courses?|talks?|workshops?|lectures?|conferences?|seminars?|induction|coaching|mentoring|webinars?|days?|schemes?)\b",
    re.IGNORECASE,
)
_WENT = re.compile(
    r"\b(?:attend\w*|(?:went|been|go|goes|sent)\s+(?:to|on)(?=.{0,40}\b(?:course|talk|lecture|conference|seminar|workshop|training|induction|"
    r"webinar|scheme|day)s?\b)|went\s+to\s+(?:it|them|that)|sat\s+(?:at|in|through)|mentees?|listened|took\s+(?:a|the)\s+(?:\w+\s+)?(?:course|class|workshop)|"
    r"did\s+an?\s+(?:[\w-]+\s+){0,2}(?:workshop|course|seminar|webinar)|(?:coaching|mentoring|training)\s+from)\b",
    re.IGNORECASE,
)
_GAVE = re.compile(
    r"\b(?:gave|give|giving|led|leading|ran|running|run|delivered?|delivering|presented|hosted|held|taught|(?:i|we)\s+(?:teach|train|coach|lead)|"
    r"spoke|lectured|coached|mentored|trained\s+(?!on|in|as|by)|organi[sz]ed?|set\s+up)\b",
    re.IGNORECASE,
)
_TRAINING = re.compile(r"^\W*(?:(?!(?:staff|team)\b)[\w-]+\s+){0,3}(?:training|conference|induction)\b", re.IGNORECASE)
_TAUGHT = re.compile(
    r"\b(?:staff|new|starters?|juniors?|volunteers?|team|students?|trainees?|recruits?|apprentices?|drivers?|puppy|dogs?|people|users?|"
    r"for|of|others|them|everyone)\b",
    re.IGNORECASE,
)
"""Whom a bare "training" was for: then it was given."""
