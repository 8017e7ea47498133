"""A short cover letter, put together from the resume's own lines. It says nothing that the resume does not say."""

from __future__ import annotations

from agents.choose import opens_with_verb
from agents.clean import tidy_value
from agents.coverage import overlap, requirements_of
from agents.exchange import Exchange
from agents.showing import numbered_lines
from storage.interview import Line

LINES_USED = 3


def write_letter(exchange: Exchange) -> None:
    """The letter for the target job, from the lines that fit it best; needs a target and a line."""
    interview, phrases = exchange.interview, exchange.phrases
    lines = [line for line in numbered_lines(interview) if line.section == "work" and opens_with_verb(line.text)]
    if interview.target is None:
        exchange.say("target.none")
        return
    if not lines:
        exchange.say("letter.too_little")
        return
    company = interview.target["company"]
    role = {"title": interview.target["title"]}
    paragraphs = [
        phrases.say("letter.dear", company=company) if company else phrases.say("letter.dear_all"),
        phrases.say("letter.opening_at", company=company, **role) if company else phrases.say("letter.opening", **role),
        *_jobs(exchange, _best(exchange, lines)),
        phrases.say("letter.closing"),
    ]
    name = interview.value("basics", 0, "name")
    exchange.said.append("\n\n".join(paragraphs) + (f"\n{tidy_value(name, 'name')}" if name else ""))


def _best(exchange: Exchange, lines: list[Line]) -> list[Line]:
    """The lines that the posting asks for most, in the resume's order."""
    wanted = requirements_of(exchange.interview)
    ranked = sorted(lines, key=lambda line: -max((overlap(line.text, one) for one in wanted), default=0.0))
    return [line for line in lines if line in ranked[:LINES_USED]]


def _jobs(exchange: Exchange, lines: list[Line]) -> list[str]:
    """One paragraph a job: "At Mercy Hospital I saw 8 patients a day. I also …"."""
    interview, phrases = exchange.interview, exchange.phrases
    paragraphs: list[str] = []
    for entry in dict.fromkeys(line.entry for line in lines):
        texts = [line.text[:1].lower() + line.text[1:].rstrip(".") for line in lines if line.entry == entry]
        employer = interview.value("work", entry, "name")
        first = (
            phrases.say("letter.at", employer=tidy_value(employer, "name"), deed=texts[0])
            if employer
            else phrases.say("letter.deed", deed=texts[0])
        )
        paragraphs.append(" ".join([first, *(phrases.say("letter.also", deed=text) for text in texts[1:])]))
    return paragraphs
