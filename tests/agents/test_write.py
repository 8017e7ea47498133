"""Facts to lines: what is written, in which order, by whom, and what never gets in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.openings import begin_alike
from agents.target import target_of
from agents.write import write_resume
from model.base import Brief, Draft, GenerationError
from retrieval.passages import Job
from storage.facts import Source
from storage.interview import Interview


class Scribe:
    """A generator that writes what it is told to, and remembers what it was shown."""

    name = "local"

    def __init__(self, *lines: str, fails: bool = False) -> None:
        self.lines = lines
        self.fails = fails
        self.shown: list[Brief] = []

    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> list[Draft]:
        self.shown += briefs
        if self.fails:
            raise GenerationError("out of memory")
        return [Draft(index, line, self.name) for index in range(len(briefs)) for line in self.lines]


class Shelf:
    """A corpus whose exemplars are full of names, numbers and skills of other people."""

    def similar_postings(self, text: str, k: int) -> Sequence[Job]:
        return []

    def titled_postings(self, title: str, k: int) -> Sequence[Job]:
        return []

    def exemplars(self, occupation: str, section: str, k: int) -> Sequence[str]:
        return ["Wired 4711 sockets at Zebulon Works with AutoCAD", "Led 93 electricians for Quuxley Ltd in Kubernetes"]


def told(*facts: tuple[str, int, str, str]) -> Interview:
    interview = Interview()
    turn = interview.add_turn("person", "; ".join(value for *_, value in facts))
    for section, entry, field, value in facts:
        start = turn.text.index(value)
        interview.add_fact(section, entry, field, value, Source(0, start, start + len(value), value))
    return interview


ELECTRICIAN = (
    ("basics", 0, "name", "Ola Brandt"),
    ("basics", 0, "email", "ola@example.org"),
    ("work", 0, "name", "Brightline Electric"),
    ("work", 0, "position", "electrician"),
    ("work", 0, "startDate", "2012"),
    ("work", 0, "endDate", "2020"),
    ("work", 0, "highlight", "sockets n lights, 3 floors, i also kept the van tidy and me and my mate did the panels"),
    ("work", 0, "highlight", "tested PLC cabinets"),
    ("work", 1, "name", "Hollow Farm"),
    ("work", 1, "highlight", "milked 60 goats"),
)


def test_every_line_cites_facts_of_its_own_entry() -> None:
    interview = told(*ELECTRICIAN)
    lines = write_resume(interview, None).lines
    assert len(lines) == 3
    for line in lines:
        assert line.facts
        assert {(interview.fact(fact).section, interview.fact(fact).entry) for fact in line.facts} == {
            (line.section, line.entry)
        }


def test_the_generator_sees_no_name_no_contact_and_no_other_entry() -> None:
    scribe = Scribe("Tested PLC cabinets")
    write_resume(told(*ELECTRICIAN), scribe)
    assert scribe.shown
    for brief in scribe.shown:
        shown = repr(brief)
        assert "Ola" not in shown
        assert "example.org" not in shown
        assert not ("goats" in shown and "PLC" in shown)


def test_nothing_of_an_exemplar_reaches_a_line() -> None:
    for scribe in (
        None,
        Scribe("Wired 4711 sockets at Zebulon Works with AutoCAD", "Led 93 electricians for Quuxley Ltd"),
    ):
        texts = " ".join(line.text for line in write_resume(told(*ELECTRICIAN), scribe, corpus=Shelf()).lines)
        for canary in ("4711", "Zebulon", "AutoCAD", "93", "Quuxley", "Kubernetes", "Led"):
            assert canary not in texts


def test_what_the_check_refuses_falls_to_the_cleaned_note() -> None:
    lines = write_resume(told(*ELECTRICIAN), Scribe("Milked 600 goats and saved the farm")).lines
    goats = next(line for line in lines if "goats" in line.text)
    assert (goats.text, goats.engine) == ("Milked 60 goats", "literal")


def test_a_generator_that_fails_costs_nothing() -> None:
    written = write_resume(told(*ELECTRICIAN), Scribe(fails=True))
    assert written.missed
    assert len(written.lines) == 3


def test_lines_that_the_posting_asks_for_come_first() -> None:
    interview = told(
        ("work", 0, "name", "Harbor Steel"),
        ("work", 0, "highlight", "swept the yard on Fridays"),
        ("work", 0, "highlight", "welded pressure vessels with TIG"),
    )
    assert write_resume(interview, None).lines[0].text.startswith("Swept")
    interview.target = target_of("Welder\n\nRequirements:\n- TIG welding\n- Blueprints")
    assert "TIG" in write_resume(interview, None).lines[0].text


def test_skills_that_only_the_posting_has_are_no_lines() -> None:
    interview = told(("work", 0, "name", "Harbor Steel"), ("work", 0, "highlight", "welded gates"))
    interview.target = target_of("Welder\n\nRequirements:\n- MIG welding\n- AWS D1.1\n- AutoCAD")
    texts = " ".join(line.text for line in write_resume(interview, Scribe("Welded gates with AutoCAD")).lines)
    assert "AutoCAD" not in texts
    assert "D1.1" not in texts


def test_gripes_are_left_out_and_told() -> None:
    interview = told(
        ("work", 0, "name", "Elm Park"),
        ("work", 0, "highlight", "mowed the lawns"),
        ("work", 0, "highlight", "my boss was awful"),
    )
    written = write_resume(interview, None)
    assert [line.text for line in written.lines] == ["Mowed the lawns"]
    assert [(left.fact.value, left.why) for left in written.omitted] == [("my boss was awful", "remark")]


def test_a_line_keeps_its_text_while_its_facts_stay() -> None:
    interview = told(("work", 0, "name", "Elm Park"), ("work", 0, "highlight", "mowed the lawns"))
    first = write_resume(interview, None)
    interview.commit("write", tuple(first.lines))
    again = write_resume(interview, Scribe("Mowed the lawns of Elm Park"))
    assert again.lines == first.lines


def test_one_skill_is_one_line_whatever_it_was_called() -> None:
    interview = told(
        ("skills", 0, "skill", "k8s"), ("skills", 1, "skill", "Kubernetes"), ("skills", 2, "skill", "excel")
    )
    lines = [line for line in write_resume(interview, None).lines if line.section == "skills"]
    assert len(lines) == 2
    assert sum(len(line.facts) for line in lines) == 3


NOTES = st.lists(
    st.sampled_from(
        (
            *(
                "mowed the lawns",
                "mow lawns",
                "i mowed the lawns every friday",
                "mended nets",
                "mended 40 nets",
                "raking",
            ),
            *("my boss was awful", "...", "the pay was bad", "look after 3 ponies", "looked after the van", "pruning"),
            "counted stock in the cold room and in the yard with two others each friday night until the truck came. "
            "then i wrote the list for the buyer and rang the farms that were late. graded eggs for the market",
        )
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=25)
@given(NOTES, NOTES)
def test_every_fact_is_in_one_line_or_left_out_with_a_reason(first: list[str], second: list[str]) -> None:
    interview = told(
        *(("work", entry, "highlight", note) for entry, notes in enumerate((first, second)) for note in notes)
    )
    written = write_resume(interview, None)
    cited = [fact for line in written.lines for fact in line.facts]
    whole = [left.fact.id for left in written.omitted if left.why != "long"]
    assert sorted(cited + whole) == sorted(fact.id for fact in interview.live_facts())


@settings(deadline=None, max_examples=15)
@given(NOTES, NOTES)
def test_what_was_seen_stays_when_more_is_told(first: list[str], second: list[str]) -> None:
    interview = told(*(("work", 0, "highlight", note) for note in first))
    seen = write_resume(interview, None).lines
    interview.commit("write", seen)
    interview.state["written_for"] = ""
    for note in second:
        interview.add_fact("work", 0, "highlight", note, Source(0, 0, 0, note))
    lines = write_resume(interview, None).lines
    assert [line.text for line in lines[: len(seen)]] == [line.text for line in seen]


def test_what_was_told_twice_is_one_line_that_cites_both() -> None:
    interview = told(
        ("work", 0, "highlight", "i grade the eggs"),
        ("work", 0, "highlight", "candled duck eggs"),
        ("work", 0, "highlight", "graded the eggs, about 900 a day"),
    )
    lines = write_resume(interview, None).lines
    assert sorted(len(line.facts) for line in lines) == [1, 2]
    interview.commit("write", lines)
    interview.add_fact("work", 0, "highlight", "grading eggs, 900 daily", Source(0, 0, 0, ""))
    again = write_resume(interview, None).lines
    assert [line.text for line in again] == [line.text for line in lines]
    assert sum(len(line.facts) for line in again) == 4


def test_lines_that_begin_alike_are_set_apart_also_across_jobs() -> None:
    interview = told(
        ("work", 0, "endDate", "2012"),
        ("work", 0, "highlight", "graded 40 eggs"),
        ("work", 0, "highlight", "mended 12 nets"),
        ("work", 1, "endDate", "2019"),
        ("work", 1, "highlight", "candled 30 eggs"),
        ("work", 1, "highlight", "mended 1 weir"),
        ("work", 1, "highlight", "mended 9 sails"),
    )
    texts = [line.text for line in write_resume(interview, None).lines]
    assert len(texts) == 5
    assert not any(begin_alike(*pair) for pair in pairwise(texts))


def test_the_order_that_the_posting_asks_for_goes_before_variety() -> None:
    interview = told(
        ("work", 0, "highlight", "mended sails"),
        ("work", 0, "highlight", "mended pressure vessels with TIG"),
        ("work", 0, "highlight", "swept the yard"),
    )
    interview.target = target_of("Welder\n\nRequirements:\n- TIG welding\n- Blueprints")
    assert [line.facts for line in write_resume(interview, None).lines] == [("f2",), ("f3",), ("f1",)]


def test_the_end_of_a_note_that_has_no_room_is_left_out_and_told() -> None:
    end = "Wrote the list for the buyer and rang the farms that were late"
    long = (
        "counted stock in the cold room and in the yard with two others every friday night before the truck came in "
        f"from the coast and the shop opened. {end}"
    )
    written = write_resume(told(("work", 0, "highlight", long)), None)
    assert [(left.words, left.why) for left in written.omitted] == [(end, "long")]
    assert "buyer" not in written.lines[0].text
