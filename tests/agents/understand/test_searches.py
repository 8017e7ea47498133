"""Requests for postings, and what looks like one."""

from __future__ import annotations

import pytest

from agents.understand.searches import find_search


@pytest.mark.parametrize(
    "text",
    [
        "similar jobs",
        "similar jobs?",
        "no i meant show me similar jobs",
        "show me jobs like mine",
        "What jobs could I do?",
        "which roles would suit me",
        "any jobs going?",
        "are there any vacancies like mine?",
        "do you have jobs?",
        "recommend me some positions pls",
        "find me jobs near leeds",
        "ok can u find jobs for me",
        "jobs like that",
    ],
)
def test_asks_for_jobs_like_the_persons_own(text: str) -> None:
    search = find_search(text)
    assert search is not None
    assert (search.trade, search.rest.strip()) == ("", "")


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        ("find me jobs as bike mechanic", "bike mechanic"),
        ("can u show me jobs like that? bike mechanic or smth", "bike mechanic"),
        ("any forklift driver jobs?", "forklift driver"),
        ("can you find me a job as a cook in leeds?", "cook"),
        ("search for vacancies in a bike shop please", "bike shop"),
        ("No, similar jobs. Like museum technician", "museum technician"),
        ("find me work as a welder", "welder"),
        ("ok now show me some dog groomer jobs", "dog groomer"),
    ],
)
def test_asks_for_jobs_of_a_trade(text: str, trade: str) -> None:
    search = find_search(text)
    assert search is not None
    assert search.trade == trade


@pytest.mark.parametrize(
    "text", ["find me jobs. I also have a forklift licence", "show me similar jobs, i also have a forklift licence"]
)
def test_leaves_what_is_told_besides_where_it_stands(text: str) -> None:
    search = find_search(text)
    assert search is not None
    assert len(search.rest) == len(text)
    assert search.rest.strip().endswith("forklift licence")
    assert "jobs" not in search.rest


@pytest.mark.parametrize(
    "text",
    [
        "show me my jobs",
        "what jobs did i tell you",
        "which jobs are on my resume",
        "list the jobs i told you",
        "any jobs i had were short",
        "got jobs at tesco and aldi",
        "find jobs for clients",
        "I find jobs for people with no experience",
        "found jobs for 30 people",
        "similar jobs at two other hotels",
        "i had similar jobs before",
        "jobs as a cook and waiter",
        "cleaning jobs",
        "odd jobs",
        "other jobs?",
        "how many jobs do you have?",
        "delete both jobs",
        "give job cards to mechanics",
        "priced jobs and sent quotes",
        "see jobs through to the end",
        "I was looking for jobs for a year",
        "I want a job as a cook",
        "what roles did you play",
        "find me a better word",
    ],
)
def test_other_talk_of_jobs_asks_for_none(text: str) -> None:
    assert find_search(text) is None
