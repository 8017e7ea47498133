"""What the dates of jobs and studies tell the interview: which jobs are long past, whether one may be missing. Pure."""

from __future__ import annotations

import datetime

from agents.tenure import month_number
from storage.interview import Interview

RECENT = 3
"""Jobs, the newest first, that are asked about in full."""
_LONG_PAST_MONTHS = 15 * 12
_AFTER_SCHOOL_MONTHS = 24
"""Who began to work within this time after school has told the first job."""
_FAR_BACK_MONTHS = 20 * 12
_GAP_MONTHS = 30


def this_month(interview: Interview) -> int:
    """The month of the last turn, counted from the year 0."""
    day = interview.turns[-1].at.date() if interview.turns else datetime.date.today()
    return day.year * 12 + day.month


def is_long_past(interview: Interview, entry: int) -> bool:
    """Whether a job ended long ago, or is none of the newest: worth a line, not an hour."""
    end = _months(interview, "work", entry)[1]
    newer = [
        other
        for other in interview.entries("work")
        if other != entry and _recency(interview, other) > _recency(interview, entry)
    ]
    return len(newer) >= RECENT or (end is not None and this_month(interview) - end >= _LONG_PAST_MONTHS)


def _recency(interview: Interview, entry: int) -> tuple[int, int]:
    """When a job ended, one without dates last; of two told alike the one told first counts as newer."""
    start, end = _months(interview, "work", entry)
    return (0 if start is None and end is None else end or this_month(interview)), -entry


def may_lack_jobs(interview: Interview) -> bool:
    """Whether there may be a job before those that were told: not if they reach back to school, or twenty years."""
    jobs = interview.entries("work")
    starts = [start for entry in jobs if (start := _months(interview, "work", entry)[0])]
    if not starts:
        return len(jobs) < RECENT
    left = [end for entry in interview.entries("education") if (end := _months(interview, "education", entry)[1])]
    if left and min(starts) - min(left) <= _AFTER_SCHOOL_MONTHS:
        return False
    return len(jobs) < RECENT or this_month(interview) - min(starts) < _FAR_BACK_MONTHS


def find_gap(interview: Interview) -> tuple[int, int] | None:
    """The years between which nothing is told, the latest such time of `_GAP_MONTHS` or more; None where none is, or
    a job has no dates."""
    spans: list[tuple[int, int]] = []
    for section in ("work", "education", "volunteer"):
        for entry in interview.entries(section):
            start, end = _months(interview, section, entry)
            if section == "work" and start is None:
                return None
            if start is not None or end is not None:
                spans.append((start or end or 0, end or this_month(interview)))
    covered, found = 0, None
    for start, end in sorted(spans):
        if covered and start - covered >= _GAP_MONTHS:
            found = (_year(covered), _year(start))
        covered = max(covered, end)
    now = this_month(interview)
    return (_year(covered), _year(now)) if covered and now - covered >= _GAP_MONTHS else found


def _year(month: int) -> int:
    return (month - 1) // 12


def _months(interview: Interview, section: str, entry: int) -> tuple[int | None, int | None]:
    """First and last month of an entry; of a year alone its January, or its December for the end."""
    start, end = interview.value(section, entry, "startDate"), interview.value(section, entry, "endDate")
    last = month_number(end) + (0 if len(end) >= 7 else 11) if end else None
    return (month_number(start) if start else None), last
