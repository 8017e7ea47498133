"""Interviews to test with: Hypothesis strategies for every value that one can hold."""

from __future__ import annotations

from datetime import UTC

from hypothesis import strategies as st

from storage.facts import Fact, Source, Status
from storage.interview import Interview, Line, Turn, Version

TEXT = st.text(st.characters(), max_size=40)  # lone surrogates and NUL included: clients send them
NAMES = st.sampled_from(["work", "basics", "skills", "highlight", "name", "startDate"])
NUMBERS = st.integers(0, 9)
TIMES = st.datetimes(timezones=st.just(UTC))
STATUSES: st.SearchStrategy[Status] = st.sampled_from(
    ["proposed", "stated", "confirmed", "insisted", "superseded", "withdrawn"]
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
PLAIN_OBJECTS = st.dictionaries(TEXT, PLAIN, max_size=4)

FACTS = st.builds(
    Fact,
    id=TEXT,
    section=NAMES,
    entry=NUMBERS,
    field=NAMES,
    value=TEXT,
    source=st.builds(Source, turn=NUMBERS, start=NUMBERS, end=NUMBERS, words=TEXT),
    status=STATUSES,
)
LINES = st.builds(
    Line,
    section=NAMES,
    entry=NUMBERS,
    text=TEXT,
    facts=st.lists(TEXT, max_size=3).map(tuple),
    engine=TEXT,
    rank=NUMBERS,
)
VERSIONS = st.builds(
    Version,
    number=NUMBERS,
    parent=st.none() | NUMBERS,
    cause=TEXT,
    lines=st.lists(LINES, max_size=3).map(tuple),
    statuses=st.dictionaries(TEXT, STATUSES, max_size=3),
    at=TIMES,
)
INTERVIEWS = st.builds(
    Interview,
    language=TEXT,
    turns=st.lists(st.builds(Turn, number=NUMBERS, speaker=TEXT, text=TEXT, at=TIMES), max_size=4),
    facts=st.lists(FACTS, max_size=4),
    versions=st.lists(VERSIONS, max_size=3),
    version=st.none() | NUMBERS,
    target=st.none() | PLAIN_OBJECTS,
    state=PLAIN_OBJECTS,
)
