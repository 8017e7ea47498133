"""What a person's chat message says: facts with the words they came from, and what the person wants. No language model.

`understand` is all that others need. A message is read in steps that know little of each other: `page` finds what
needs no
grammar (dates, contacts, degrees, certificates), `clauses` reads statement by statement, `entries` decides what
belongs to
one job, `answers` and `corrections` use what the interview knows.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from agents.understand.addressed import asks_to_invent, destination, without_questions, without_requests
from agents.understand.amendments import find_amendment
from agents.understand.answers import read_answer
from agents.understand.asides import is_tail, without_asides
from agents.understand.beside import read_beside
from agents.understand.breaks import read_break
from agents.understand.cards import read_card
from agents.understand.changes import find_changes
from agents.understand.chatter import is_noise, without_chatter
from agents.understand.commands import command_intent
from agents.understand.conversation import asks_vita, is_about_name, without_talk
from agents.understand.corrections import find_corrections
from agents.understand.denials import LISTS, without_denials
from agents.understand.disputes import find_dispute
from agents.understand.duties import read_duties
from agents.understand.exchanges import (
    find_assignment,
    find_exchange,
    in_place_of,
    names_what_is_wrong,
    without_refusal,
)
from agents.understand.inquiries import find_inquiry
from agents.understand.intents import (
    is_correction,
    is_edit,
    is_gibberish,
    is_job_wish,
    is_only_question,
    is_posting,
    is_question,
    is_target,
    walk_wanted,
)
from agents.understand.introductions import find_introduction
from agents.understand.leftovers import unplaced
from agents.understand.letters import find_letter
from agents.understand.meant import lines_said
from agents.understand.page import read_page
from agents.understand.plausible import keep_plausible
from agents.understand.private import without_private
from agents.understand.recast_entries import find_recast_entry
from agents.understand.recasts import find_recast
from agents.understand.redating import Redating, find_redating
from agents.understand.relocations import find_relocation
from agents.understand.silence import find_silence
from agents.understand.trained.told import read_told
from agents.understand.values import Context as Context
from agents.understand.values import Found as Found
from agents.understand.values import Intent as Intent
from agents.understand.values import Understanding as Understanding
from agents.understand.willing import find_willing
from agents.understand.withdrawals import find_restored, find_withdrawals, is_told, wants_withdrawal
from agents.understand.within_job import at_present_job
from agents.understand.words import flatten


def understand(text: str, *, language: str = "en", context: Context = Context()) -> Understanding:  # noqa: B008
    """What `text` says, given what the interview knows. Facts are in the order of their words; offsets are into
    `text`."""
    if (letter := find_letter(text)) is not None:
        told = re.search(r"\w", letter.rest)
        return understand(letter.rest, language=language, context=context) if told else Understanding("letter")
    if (inquiry := find_inquiry(text)) is not None and not (inquiry.kind == "there" and find_willing(text)):
        return Understanding("question")
    return read_beside(text, context, lambda said: _understand(said, language, context))


def _understand(text: str, language: str, context: Context) -> Understanding:
    command = command_intent(text, context)
    if command is not None:
        return Understanding(command)
    if is_posting(text):
        return Understanding("target")
    if asks_to_invent(text):
        return Understanding("question")
    if is_job_wish(text):
        return Understanding("target", _verbatim(text, find_introduction(text, context)))
    if walk_wanted(text):
        return Understanding("edit")
    if (restored := find_restored(text, context)) is not None:
        return Understanding("correct", restores=restored)
    if (silence := find_silence(text, context)) is not None:
        return silence
    if (changes := find_changes(text, context)) is not None:
        return Understanding("correct", _verbatim(text, changes))
    if (recast := find_recast(text, context) or find_recast_entry(text, context)) is not None:
        return recast
    if (moved := find_relocation(text, context)) is not None:
        return moved
    if (disputed := find_dispute(text, context)) is not None:
        return disputed
    if (is_edit(text) and not context.asked_fields) or (is_edit(text) and wants_withdrawal(text)):
        meant = lines_said(text, context) or find_withdrawals(text, context)[0] if wants_withdrawal(text) else ()
        return Understanding("edit", withdraws=meant)
    if wants_withdrawal(text):
        withdraws, missed = find_withdrawals(text, context)
        if withdraws or not is_told(text, context):
            return Understanding("withdraw", withdraws=withdraws, missed=missed)
    flat = read_page(flatten(text), context.today or datetime.date.today())
    if (redated := find_redating(flat, context)) is not None and redated.facts:
        return _redated(text, redated, language, context)
    if (place := destination(text, context)) is not None:
        context = replace(context, asked_section=place[0], asked_entry=place[1], asked_fields=("highlight",))
    said = without_asides(without_chatter(text))
    if not said.strip():
        return Understanding(
            "small_talk" if text.strip() and without_asides(text).strip() and not is_noise(text) else "none"
        )
    if said != text and (command := command_intent(said, context)) is not None:
        return Understanding(command)
    if not (said := without_private(said)).strip(" .,;:!?-()"):
        return Understanding("private")
    if away := read_break(said, context):
        return Understanding("answer", _verbatim(text, away))
    heard, said = said, without_requests(said)
    if not is_edit(text) and not is_target(text):
        said = without_questions(said)
    if not said.strip(" .,!?"):
        return Understanding("edit" if is_edit(text) else "question")
    if not is_edit(text) and not is_target(text) and (told := without_talk(said)) != said:
        if not told.strip(" .,!?:-"):
            return Understanding("question" if asks_vita(said) else "small_talk")
        said = told
    if (said != heard or context.asked_fields == ("highlight",)) and (known := _known(said, context)):
        return Understanding("answer", (known,))
    said, refused = without_refusal(said, context)
    had = without_denials(said, context) if refused is None else said
    if had != said and (not had.strip(" .,;!?()") or command_intent(had.strip(" ,;"), context) == "no"):
        return Understanding("no" if context.asked_section in LISTS else "none")
    said = had
    page = read_page(said, context.today or datetime.date.today())
    if is_gibberish(said) and not page.contacts:
        return Understanding("none")
    if is_only_question(said) and not is_edit(said) and not is_target(said):
        return Understanding("question")
    if (redated := find_redating(page, context)) is not None:
        return _redated(text, redated, language, context)
    context = at_present_job(page, context)
    facts, unsure = read_told(page, context)
    facts = _with_whole_numbers(said, _telling(facts, context))
    if amended := find_amendment(said, context):
        return Understanding("correct", (amended,))
    if refused is not None and (anew := in_place_of(refused, context, facts)):
        return Understanding("correct", _verbatim(text, anew))
    if is_correction(said) or names_what_is_wrong(said, context):
        assigned = find_assignment(page, context)
        corrected = [assigned] if assigned else find_corrections(page, said, context, facts)
        if corrected:
            return Understanding("correct", _verbatim(text, corrected))
        if not corrected and names_what_is_wrong(said, context):
            return Understanding("correct")
        if not facts or len(said.split()) <= 12:
            return Understanding("correct", _verbatim(text, facts), unsure=_verbatim(text, unsure))
    elif len(said.split()) <= 16 and (exchanged := find_exchange(page, context) or find_assignment(page, context)):
        return Understanding("correct", _verbatim(text, [exchanged]))
    if is_question(said) and not facts:
        return Understanding("question")
    unsure = keep_plausible(unsure, context)
    facts = read_card(page, context, read_answer(page, context, [*facts, *unsure]))
    facts = read_duties(page, context, keep_plausible(facts, context))
    facts = _with_whole_numbers(said, _telling([found for found in facts if found not in unsure], context))
    if is_target(said) and not any(found.section in {"work", "education"} for found in facts):
        return Understanding("target", _verbatim(text, facts))
    if is_edit(said) and not facts:
        return Understanding("edit")
    if facts:
        replaced = _with_replacements(facts, context)
        intent: Intent = "correct" if all(found.replaces for found in replaced) else "answer"
        left = unplaced(page, [*replaced, *unsure]) if intent == "answer" else ()
        return Understanding(intent, _verbatim(text, replaced), unsure=_verbatim(text, unsure), left=left)
    if is_question(said):
        return Understanding("question")
    return Understanding("answer" if unsure else "none", unsure=_verbatim(text, unsure))


def _redated(text: str, redated: Redating, language: str, context: Context) -> Understanding:
    """New dates, with what the rest of the message tells, of the same entry if it says nothing else."""
    facts = _verbatim(text, list(redated.facts))
    if not redated.rest.strip():
        return Understanding("correct", facts, withdraws=redated.withdraws)
    last = redated.facts[-1]
    there = replace(context, asked_section=last.section, asked_entry=last.entry, asked_fields=())
    more = understand(redated.rest, language=language, context=there)
    return replace(more, intent="correct", facts=(*facts, *more.facts), withdraws=(*redated.withdraws, *more.withdraws))


def _telling(facts: list[Found], context: Context) -> list[Found]:
    """Facts without duties and skills that say nothing (the ends of other statements, the person's own name)."""
    told = {"highlight", "skill"}
    known = {fact.value for fact in context.live("basics") if fact.field == "name"}
    known |= {found.value for found in facts if (found.section, found.field) == ("basics", "name")}
    return [
        found
        for found in facts
        if found.field not in told
        or (found.field == "skill" and " " not in found.value)
        or not (is_tail(found.value) or is_about_name(found.value, known))
    ]


def _known(said: str, context: Context) -> Found | None:
    """What a message tells again, if that is all it tells: the name or title of something known."""
    words = said.strip(" .,!?:")
    start = said.index(words)
    again = [fact for fact in context.live() if fact.value.casefold() == words.casefold()]
    return (
        Found(again[-1].section, again[-1].entry, again[-1].field, words, start, start + len(words)) if again else None
    )


def _with_whole_numbers(text: str, facts: list[Found]) -> list[Found]:
    """Facts without those that begin or end within a number ("1,400"): a number nobody said is worse than none."""
    numbers = [match.span() for match in re.finditer(r"\d[\d.,]*\d", text)]
    return [
        found
        for found in facts
        if "date" in found.field.lower()
        or not any(start < edge < end for start, end in numbers for edge in (found.start, found.end))
    ]


def _verbatim(text: str, facts: list[Found]) -> tuple[Found, ...]:
    """Values as typed: the readers work on flattened quotes and dashes, and without words taken back at once."""
    return tuple(
        replace(f, value=" ".join(f.value.split()))
        if len(f.value) == f.end - f.start and f.value.split() != flatten(text[f.start : f.end]).split()
        else Found(f.section, f.entry, f.field, text[f.start : f.end], f.start, f.end, f.replaces)
        if len(f.value) == f.end - f.start and "Date" not in f.field and f.field != "date"
        else f
        for f in facts
    )


def _with_replacements(facts: list[Found], context: Context) -> list[Found]:
    """A new name, phone, e-mail, city, or date or title of an entry known, takes the place of that before."""
    single = {"name", "phone", "email", "city", "label"}
    dates = {"startDate", "endDate", "date", "releaseDate"}
    replaced = []
    for found in facts:
        old = [
            fact
            for fact in context.live(found.section, found.entry)
            if fact.field == found.field
            and (
                found.field in dates
                or (found.section == "basics" and found.field in single)
                or (found.section, found.field) == ("work", "position")
            )
        ]
        replaced.append(replace(found, replaces=old[-1].id) if old else found)
    return replaced
