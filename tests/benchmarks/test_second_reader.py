"""A model that is bound to copy: whatever it is, what it claims stands in the message and was not read before."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.second_reader.copying import CopyingReader, Price
from model.base import READABLE, Claim
from tests.model.conftest import tiny_model_folder as tiny_model_folder  # a random model

MESSAGE = 'nights at "Quill & Moor" since 2019, 3.5 tonne vans. Before that packing; sorting, 12 months'
READ = [Claim("work", 0, "startDate", "since 2019")]


@pytest.fixture(scope="module")
def reader(tiny_model_folder: Path) -> CopyingReader:
    return CopyingReader(tiny_model_folder)


@pytest.mark.parametrize("read", [[], READ], ids=["anew", "on"])
def test_every_claim_is_a_span_of_one_statement_that_was_not_read(reader: CopyingReader, read: list[Claim]) -> None:
    added = reader.read(MESSAGE, read, Price(1.0, 2.0), seconds=60.0, push=1000.0)
    assert len(added) > 3
    for claim in (one.claim for one in added):
        assert claim.field in READABLE[claim.section]
        assert claim.words in MESSAGE
        assert not [mark for mark in '";\n' if mark in claim.words]
        assert ". " not in claim.words
        assert not read or "2019" not in claim.words


def test_steps_are_counted_and_paid(reader: CopyingReader) -> None:
    seconds = [one.seconds for one in reader.read(MESSAGE, READ, Price(1.0, 2.0), seconds=30.0, push=1000.0)]
    assert seconds == sorted(seconds)
    assert seconds[0] > 1.0


def test_a_message_without_words_adds_nothing(reader: CopyingReader) -> None:
    assert reader.read("…", [], Price(1.0, 1.0), seconds=9.0, push=1000.0) == []
