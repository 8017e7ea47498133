"""Schools, studies, apprenticeships."""

from __future__ import annotations

from agents.sections.section import Need, Section

_NO_STUDY = r"(?i)\b(?:high\s+school|secondary|comprehensive|grammar\s+school|middle\s+school|gymnasium|lyc[eé]e)\b"
"""Schools of which nobody asks the subject."""

SECTION = Section(
    name="education",
    title=("institution", "area", "studyType"),
    needs=(
        Need("school", ("institution",)),
        Need("study", ("studyType", "area"), unless=("institution", _NO_STUDY)),
        Need("graduation", ("endDate", "startDate")),
    ),
    detail="highlight",
)
