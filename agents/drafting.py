"""Writing the resume during a turn, and handing it over as files."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection

from agents.asking import titled
from agents.clean import tidy_value
from agents.exchange import Exchange
from agents.messages import Document
from agents.plan import bare_jobs, lacking
from agents.plan import progress as interview_progress
from agents.put_back import tell_left_out
from agents.showing import numbered_lines, resume_of, show_gaps, show_resume
from agents.write import WRITTEN, target_text, write_resume
from storage.export import FORMATS, ExportError, file_name, media_type, render
from storage.interview import Interview, Line


def is_written(interview: Interview) -> bool:
    """Whether every fact that makes a line is cited by a current line, or was left out of the last writing."""
    cited = {fact for line in interview.lines for fact in line.facts}
    left_out = {row["fact"] for row in interview.state.get("left_out", ())}
    facts = [fact for section, name in WRITTEN.items() for fact in interview.live_facts(section, field=name)]
    skills = interview.live_facts(field="skill")
    return interview.state.get("written_for") == target_text(interview) and all(
        fact.id in cited | left_out for fact in (*facts, *skills)
    )


def is_for_target(interview: Interview) -> bool:
    """Whether there are lines, written for the present target."""
    return bool(interview.lines) and interview.state.get("written_for") == target_text(interview)


def drop_stale_lines(interview: Interview) -> tuple[Line, ...]:
    """The current lines without those that rest on a fact that no longer holds."""
    live = {fact.id for fact in interview.live_facts()}
    return tuple(line for line in interview.lines if live.issuperset(line.facts))


def lines_brought_back(interview: Interview, restored: Collection[str]) -> tuple[Line, ...]:
    """Lines of earlier versions, newest first, that rest on these facts, which hold again; their other facts do too."""
    cited = {fact for line in interview.lines for fact in line.facts}
    found: list[Line] = []
    for version in reversed(interview.versions):
        for line in version.lines:
            if cited.isdisjoint(line.facts) and not set(restored).isdisjoint(line.facts):
                found.append(line)
                cited |= set(line.facts)
    for fact_id in {fact for line in found for fact in line.facts}:
        interview.set_status(fact_id, "stated")
    return tuple(found)


async def write(exchange: Exchange, *, again: bool = False) -> None:
    """Bring the lines up to date with the facts and the target, and make a version of it.

    Lines whose facts are unchanged keep their text; with `again` all lines are written anew.
    """
    interview = exchange.interview

    def tell(section: str, done: int, total: int) -> None:
        if exchange.progress is not None:
            name = exchange.phrases.say(f"sections.{section}.name")
            exchange.progress(exchange.phrases.say("write.progress", section=name, done=done, total=total))

    if exchange.progress is not None and not is_written(interview):
        exchange.progress(exchange.phrases.say("write.begun"))
    if again:
        interview.commit("write again", ())
    tools = exchange.tools
    written = await asyncio.to_thread(write_resume, interview, tools.generator, corpus=tools.corpus, progress=tell)
    exchange.state["written_for"] = target_text(interview)
    exchange.state["missed"] = list(written.missed)
    exchange.state["left_out"] = [
        {"fact": left.fact.id, "words": left.words, "why": left.why} for left in written.omitted
    ]
    if written.lines != interview.lines:
        interview.commit("write", written.lines)
    if written.missed:
        exchange.say("write.model_failed")


async def write_and_show(exchange: Exchange, *, again: bool = False) -> None:
    """Write what is missing, show the resume, what was left out and what the posting asks for beyond it."""
    interview = exchange.interview
    if not any(interview.entries(section) for section in ("work", "education", "skills", "projects", "volunteer")):
        exchange.say("write.too_little")
        return
    await write(exchange, again=again)
    title = (interview.target or {}).get("title")
    if title:
        exchange.say("write.draft_for", title=title)
    else:
        exchange.say("write.draft")
    show_resume(exchange, without=bare_jobs(interview))
    tell_left_out(exchange)
    _tell_bare(exchange)
    _tell_lacking(exchange)
    show_gaps(exchange)
    exchange.say("write.what_now" if numbered_lines(interview) else "write.what_now_short")
    exchange.offer("choices.preview", "/preview")
    exchange.offer("choices.pdf", "/export pdf")
    exchange.asks = False
    exchange.state["open"] = None


def _tell_bare(exchange: Exchange) -> None:
    """Name the jobs that are left out because nothing but their name is known."""
    interview = exchange.interview
    names = [tidy_value(interview.value(*place, "name") or "", "name") for place in bare_jobs(interview)]
    if names:
        exchange.say("write.bare", names=exchange.phrases.join(names))


def _tell_lacking(exchange: Exchange) -> None:
    phrases = exchange.phrases
    rows = [
        (f"{titled(exchange, question)}: " if question.title else "")
        + phrases.join([phrases.say(f"fields.{word}") for word in question.missing])
        for question in lacking(exchange.interview)
    ]
    if rows:
        exchange.say("write.lacking", rows="\n".join(f"- {row}" for row in rows))


async def export(exchange: Exchange, kind: str) -> None:
    """Hand over the current resume as a file, after writing what is missing."""
    if kind not in FORMATS:
        exchange.say("export.unknown", kind=kind, known=", ".join(FORMATS))
        return
    if not exchange.interview.live_facts():
        exchange.say("show.nothing")
        return
    if not is_written(exchange.interview):
        await write(exchange)
    resume = resume_of(exchange.interview, without=bare_jobs(exchange.interview))
    try:
        content = await asyncio.to_thread(render, resume, kind, language=exchange.interview.language)
    except ExportError as error:
        exchange.say("export.failed", reason=str(error))
        return
    exchange.documents.append(Document(file_name(resume, kind), content, media_type(kind)))
    exchange.say("export.preview" if kind == "png" else "export.done", kind=kind.upper())
    tell_left_out(exchange, only_new=True)
    _tell_bare(exchange)
    missing = [name for name in ("name", "email") if not exchange.interview.value("basics", 0, name)]
    if missing:
        words = exchange.phrases.join([exchange.phrases.say(f"fields.{name}") for name in missing])
        exchange.say("export.missing", missing=words)
    reached = interview_progress(exchange.interview)
    exchange.asks = exchange.asks and reached.done < reached.total and kind != "png"


def formats_named(text: str) -> list[str]:
    """The file formats that a request names, in their order: pdf if none is."""
    words = text.casefold()
    names = {
        "pdf": r"pdf",
        "docx": r"docx?\b|word(?!s)",
        "md": r"md\b|markdown",
        "json": r"json",
        "png": r"png|jpe?g|pictures?|images?|photos?|screenshot",
    }
    found = {kind: match.start() for kind, rule in names.items() if (match := re.search(rf"\b(?:{rule})", words))}
    return sorted(found, key=lambda kind: found[kind]) or ["pdf"]
