"""The job a resume is written for: pasted, attached or picked from similar ones."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from agents.clean import tidy_value
from agents.coverage import coverage
from agents.exchange import Exchange, Job
from agents.understand.chatter import is_noise
from retrieval.chroma import CorpusError
from retrieval.postings import read_posting

JOBS_SHOWN = 5
_WANTED = re.compile(
    r"\b(?:(?:job|work|position|role|career)s?\s+(?:as|for)|apply(?:ing)?\s+(?:for|to)|become|becoming|move\s+into|"
    r"looking\s+for|work\s+as|be)\s+(?:an?\s+|the\s+|my\s+first\s+)?(?P<title>(?!job\b)[^.,!?\n]{3,60}?)"
    r"(?:\s+(?:job|role|position|post|at\s+.*|in\s+.*|one\s+day|please|now))*\s*[.!?]*$",
    re.IGNORECASE,
)
"""A wish said in a sentence: "i want a job as a housekeeping supervisor"."""


def set_target(exchange: Exchange, text: str, *, title: str = "", company: str = "") -> None:
    """Take `text` as the posting to write for, and say what it asks for that the facts show."""
    interview = exchange.interview
    interview.target = target_of(text) | {
        key: value for key, value in (("title", title), ("company", company)) if value
    }
    interview.commit("target")
    met = coverage(interview)
    exchange.say("target.set", title=interview.target["title"])
    if met:
        exchange.say("target.read", total=len(met), met=sum(bool(row.facts) for row in met))
    else:
        exchange.say("target.no_requirements")


def target_of(text: str) -> dict[str, Any]:
    """A posting as the interview keeps it: title, company, text, and its typed requirements."""
    posting = read_posting(text)
    wanted = _WANTED.search(text) if len(text.split()) <= 25 else None
    return {
        "title": wanted["title"].strip() if wanted else posting.title or _first_line(text),
        "company": posting.company or "",
        "text": text,
        "requirements": [
            {"text": requirement.text, "skills": list(requirement.skills), "must": requirement.must}
            for requirement in posting.requirements
        ],
    }


def names_job(text: str) -> bool:
    """Whether words that tell nothing else can be the title or the text of the job wanted."""
    return not is_noise(text) and not re.search(
        r"\b(?:you|i\s+(?:told|said|already|don'?t|didn'?t)|wrong)\b", text, re.IGNORECASE
    )


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= 80 else line[:77].rsplit(" ", 1)[0] + "…"


def show_target(exchange: Exchange) -> None:
    """The current target and its requirements."""
    target = exchange.interview.target
    if target is None:
        exchange.say("target.none")
        return
    exchange.say("target.current", title=target["title"])
    rows = [f"- {row['text']}" for row in target["requirements"]]
    if rows:
        exchange.said.append("\n".join(rows))


def asks_for_jobs(exchange: Exchange) -> bool:
    """Whether the message asks for postings in plain words ("find me some jobs")."""
    return re.search(exchange.phrases.say("jobs.when"), exchange.message.text, re.IGNORECASE) is not None


async def show_jobs(exchange: Exchange, picked: str = "") -> None:
    """Similar jobs from the corpus; with `picked` (a number of the list shown last) that job becomes the target."""
    if picked:
        _pick(exchange, picked)
        return
    if exchange.tools.corpus is None:
        exchange.say("jobs.unavailable")
        return
    query = _query(exchange)
    if not query:
        exchange.say("jobs.too_little")
        return
    try:
        jobs = await asyncio.to_thread(exchange.tools.corpus.similar_postings, query, JOBS_SHOWN)
    except CorpusError:
        exchange.say("jobs.unavailable")
        return
    if not jobs:
        exchange.say("jobs.none")
        return
    exchange.state["jobs"] = [_remembered(job) for job in jobs]
    exchange.say("jobs.found", rows="\n".join(f"{n}. {job.title}, {job.company}" for n, job in enumerate(jobs, 1)))
    for number, job in enumerate(jobs, 1):
        exchange.offer("choices.job", f"/jobs {number}", title=job.title)
    exchange.asks = False


def _remembered(job: Job) -> dict[str, str]:
    return {"title": job.title, "company": job.company, "text": job.text}


def _pick(exchange: Exchange, picked: str) -> None:
    jobs: list[dict[str, str]] = exchange.state.get("jobs", [])
    if not picked.isdigit() or not 1 <= int(picked) <= len(jobs):
        exchange.say("jobs.no_such", last=len(jobs))
        return
    job = jobs[int(picked) - 1]
    set_target(exchange, job["text"], title=job["title"], company=job["company"])


def _query(exchange: Exchange) -> str:
    """What to look for: titles first, then studies and skills; never a name or a contact."""
    interview = exchange.interview
    fields = [
        ("basics", "label"),
        ("work", "position"),
        ("education", "area"),
        ("skills", "skill"),
        ("work", "highlight"),
    ]
    values = [fact.value for section, name in fields for fact in interview.live_facts(section, field=name)]
    return ". ".join(tidy_value(value, "position") for value in values)[:600]
