"""Schools, studies, apprenticeships."""

from __future__ import annotations

from agents.sections.section import Need, Section

SECTION = Section(
    name="education",
    title=("institution", "area", "studyType"),
    needs=(
        Need("school", ("institution",)),
        Need("study", ("studyType", "area")),
        Need("graduation", ("endDate", "startDate")),
    ),
    detail="highlight",
)
