"""The filter `python -m agents.understand`: {"text", "language"?} → {"facts": [...], "intent"}, a line each."""

from __future__ import annotations

import sys
from typing import Any

from agents.understand import understand
from storage.jsonlines import run_filter, take


def _handle(record: dict[str, Any]) -> dict[str, Any]:
    understood = understand(take(record, "text", str), language=take(record, "language", str, "en"))
    facts = [
        {"section": f.section, "entry": f.entry, "field": f.field, "value": f.value, "start": f.start, "end": f.end}
        for f in understood.facts
    ]
    return {"facts": facts, "intent": understood.intent}


if __name__ == "__main__":
    sys.exit(run_filter(_handle))
