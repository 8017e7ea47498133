"""`python -m agents.verify`: {"facts": [str], "line": str} → {"supported": bool, "findings": [{"quote", "reason"}]}.

Optional: "role", a string; "other_entries" and "posting_skills", lists of strings.
"""

from __future__ import annotations

import sys
from typing import Any

from agents.verify import verify
from storage.jsonlines import run_filter, take


def handle(record: dict[str, Any]) -> dict[str, Any]:
    findings = verify(
        take(record, "facts", list, items=str),
        take(record, "line", str),
        role=take(record, "role", str, ""),
        other_entries=take(record, "other_entries", list, [], items=str),
        posting_skills=take(record, "posting_skills", list, [], items=str),
    )
    return {
        "supported": not findings,
        "findings": [{"quote": finding.quote, "reason": finding.reason} for finding in findings],
    }


if __name__ == "__main__":
    sys.exit(run_filter(handle))
