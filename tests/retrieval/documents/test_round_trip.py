"""What is printed, by us or by others, is read again as an upload is: a part of what `round_trip` measures in full."""

from __future__ import annotations

import pytest

from tests.retrieval.documents.round_trip import DEVELOPMENT, FORMS, OURS, compare, measure, overall

SAMPLE = DEVELOPMENT[::7]


@pytest.mark.parametrize(("layout", "kind"), [*FORMS, (OURS, "md")])
def test_reads_back_what_was_printed(layout: str, kind: str) -> None:
    found = overall(measure(SAMPLE, [(layout, kind)]).values())
    assert found.told > 100
    assert found.f1 >= 0.95, [line for path in SAMPLE for line in compare(path, layout, kind)[1]]
