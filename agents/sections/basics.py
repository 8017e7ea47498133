"""Who the person is and how to reach them."""

from __future__ import annotations

from agents.sections.section import Need, Section

SECTION = Section(
    name="basics",
    title=("name",),
    needs=(Need("name", ("name",)), Need("contact", ("email", "phone")), Need("city", ("city",))),
    detail="summary",
)
