"""Postings to look at: like the person's own work, or of a trade they name; one picked becomes the target."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from agents.clean import tidy_value
from agents.exchange import Corpus, Exchange, Job
from agents.target import set_target
from retrieval.chroma import ALIKE, CorpusError

JOBS_SHOWN = 5

NEAR = 0.6
"""Likeness of titles from which a posting is worth showing where there is none of the trade asked for."""

CLOSE = 0.45
"""Likeness of texts from which a posting is close to what somebody did, whatever it is called ("order picker", "reach
truck operator": 0.49; "staff nurse", "herdsperson": 0.38)."""

CLOSE_BOTH = 0.95
"""The same for the likenesses of text and title together: "line cook", "chef de partie" have 0.43 and 0.59."""

CLOSE_UNTITLED = 0.35
"""The same for somebody of no trade yet: bee-keeping and fence-painting are like nothing (0.21)."""

_TITLES = 4
_TITLES_SEEN = 24
"""How many of the person's titles are looked up, and how many postings with titles like each."""


async def show_jobs(exchange: Exchange, wanted: str = "") -> None:
    """Postings from the corpus: of the trade `wanted`, or like the person's own work; a number picks one shown last."""
    if wanted.isdigit():
        _pick(exchange, wanted)
        return
    corpus = exchange.tools.corpus
    if corpus is None:
        exchange.say("jobs.unavailable")
        return
    query = wanted or _query(exchange)
    if not query:
        exchange.say("jobs.too_little")
        return
    try:
        if wanted:
            key, jobs = await asyncio.to_thread(_of_trade, corpus, wanted)
        else:
            key, jobs = await asyncio.to_thread(_of_person, corpus, query, _titles(exchange))
    except CorpusError:
        exchange.say("jobs.unavailable")
        return
    if jobs:
        exchange.state["jobs"] = [_remembered(job) for job in jobs]
    exchange.say(key, rows="\n".join(f"{n}. {job.title}, {job.company}" for n, job in enumerate(jobs, 1)), trade=wanted)
    for number, job in enumerate(jobs, 1):
        exchange.offer("choices.job", f"/jobs {number}", title=job.title)
    exchange.asks = not jobs and exchange.asks


def _of_person(corpus: Corpus, query: str, titles: Sequence[str]) -> tuple[str, Sequence[Job]]:
    """Postings near enough to what the person did, by their text or by text and title."""
    near: dict[str, float] = {}
    for title in titles:
        for job in corpus.titled_postings(title, _TITLES_SEEN):
            near[job.id] = max(job.score, near.get(job.id, 0.0))
    least = CLOSE if titles else CLOSE_UNTITLED
    jobs = [
        job
        for job in corpus.similar_postings(query, JOBS_SHOWN)
        if job.score >= least or (titles and job.score + near.get(job.id, 0.0) >= CLOSE_BOTH)
    ]
    return "jobs.found" if jobs else "jobs.none", jobs


def _of_trade(corpus: Corpus, trade: str) -> tuple[str, Sequence[Job]]:
    """Postings of the trade, else the nearest by title, with the sentence that says which of the two."""
    jobs = corpus.titled_postings(trade, JOBS_SHOWN)
    if named := [job for job in jobs if job.score >= ALIKE]:
        return "jobs.found_named", named
    near = [job for job in jobs if job.score >= NEAR]
    return "jobs.nearest" if near else "jobs.none_named", near


def _remembered(job: Job) -> dict[str, str]:
    return {"title": job.title, "company": job.company, "text": job.text}


def _pick(exchange: Exchange, picked: str) -> None:
    jobs: list[dict[str, str]] = exchange.state.get("jobs", [])
    if not 1 <= int(picked) <= len(jobs):
        exchange.say("jobs.no_such", last=len(jobs))
        return
    job = jobs[int(picked) - 1]
    set_target(exchange, job["text"], title=job["title"], company=job["company"])


def _titles(exchange: Exchange) -> list[str]:
    """What the person calls their work, in the order told."""
    interview = exchange.interview
    places = (("basics", "label"), ("work", "position"), ("volunteer", "position"))
    return [fact.value for section, name in places for fact in interview.live_facts(section, field=name)][:_TITLES]


def _query(exchange: Exchange) -> str:
    """What to look for: titles first, then studies and skills; never a name or a contact."""
    interview = exchange.interview
    fields = [
        ("basics", "label"),
        ("work", "position"),
        ("volunteer", "position"),
        ("education", "area"),
        ("skills", "skill"),
        ("work", "highlight"),
        ("volunteer", "highlight"),
    ]
    values = [fact.value for section, name in fields for fact in interview.live_facts(section, field=name)]
    return ". ".join(tidy_value(value, "position") for value in values)[:600]
