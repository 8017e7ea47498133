from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.vocabulary import VOCABULARY
from model.base import Brief
from model.dataset import read_groups
from model.held import held_by

GROUPS = read_groups(Path("model/data/dev.jsonl"))


def holds(notes: str | tuple[str, ...], line: str, *, role: str = "", language: str = "en") -> bool:
    notes = (notes,) if isinstance(notes, str) else notes
    return held_by(Brief("work", role, notes, language=language), VOCABULARY).accepts_whole(line)


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("ran the crew of five", "Led a crew of 5"),
        ("caseload four hundred something", "Carried a caseload of about 400"),
        ("weeded 2k books", "Weeded 2,000 books"),
        ("scanned 3,200 letters", "Scanned 3200 letters"),
        ("sold 11200 jars", "Sold 11,200 jars"),
        ("had a hundred and five when i left", "Grew to 105 volunteers"),
        ("margin avg 14 percent", "Averaged a margin of 14%"),
        ("five bucks off", "Took off $5"),
        ("quoted for 120 quid", "Quoted £120"),
        ("spend of 6 mil", "Managed a spend of 6 million"),
        ("moved 2 pallets twice", "Moved 2 pallets two times"),
        ("won it twice", "Won it 2 times"),
        ("came 3rd of 18", "Placed third of 18"),
        ("shift starts 4:12", "Started shifts at 4:12"),
        ("kids 9-14", "Coached children aged 9-14"),
        ("12hr shifts", "Worked 12-hour shifts"),
        ("over a weekend", "Moved the office over one weekend"),
    ],
)
def test_a_number_may_be_spelled_otherwise(note: str, line: str) -> None:
    assert holds(note, line)


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("ran the crew", "Led a crew of 5"),
        ("crew of five", "Led a crew of 50"),
        ("crew of 15", "Led a crew of 5"),
        ("scanned 3,200 letters", "Scanned 3 letters"),
        ("scanned 3,200 letters", "Scanned 200 letters"),
        ("rated 4.8", "Rated 4"),
        ("sold 5 jars", "Sold 5k jars"),
        ("crew of 6", "Led a crew of five"),
        ("crew of 6", "Led a dozen people"),
        ("did better", "Did 2x better"),
        ("sold 410k", "Sold $410k"),
        ("scored 95", "Scored 95%"),
        ("cut the time", "Cut the time in half"),
        ("since 2019", "Since 2018"),
        ("3 sites", "Ran 3 sites for twelve years"),
        ("sold 300 cars", "Sold 300+ cars"),
        ("sold ３００ cars", "Sold 400 cars"),
        ("does the mite counts every month", "Led 1 count every month"),
        ("a round each week", "Led 2 rounds each week"),
    ],
)
def test_a_number_that_was_not_said_is_refused(note: str, line: str) -> None:
    assert not holds(note, line)


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("portuguese hearings", "Interpreted Portuguese hearings"),
        ("xrays w dexis", "Took X-rays with Dexis"),
        ("fixed the wifi", "Fixed the Wi-Fi"),
        ("cleaned on tues", "Cleaned on Tuesdays"),
        ("busy at xmas", "Served guests at Christmas"),
        ("a320s at night", "Serviced A320s at night"),
        ("reviewed prs", "Reviewed PRs"),
        ("SOC2 evidence", "Gathered SOC 2 evidence"),
        ("clefs d'or", "Joined Clefs d'Or"),
    ],
)
def test_a_name_of_the_notes_may_be_capitalised(note: str, line: str) -> None:
    assert holds(note, line)


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("wrote sql reports", "Wrote SQL reports in Python"),
        ("worked in the hospital", "Worked at Mercy hospital"),
        ("made charts", "Made charts in Power BI"),
        ("fixed a bus", "Fixed an A320"),
        ("ran a class", "Ran a class in IT"),
        ("painted", "AWS painted"),
        ("sold phones", "Sold phones in iOS shops"),
    ],
)
def test_a_name_that_was_not_said_is_refused(note: str, line: str) -> None:
    assert not holds(note, line)


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("moved it to k8s", "Moved it to kubernetes"),
        ("did the reports in excel", "Wrote the reports in microsoft excel"),
        ("java script pages", "Wrote javascript pages"),
        ("mig on tanks", "Did mig welding on tanks"),
        ("served customers, great service", "Gave good customer service"),
        ("node.js backends", "Wrote node.js backends"),
    ],
)
def test_a_skill_of_the_notes_may_be_written_by_any_of_its_names(note: str, line: str) -> None:
    assert holds(note, line)


@pytest.mark.parametrize(
    "line",
    [
        "Wrote reports in python",
        "Python scripts for reports",
        "Ran kubernetes/docker",
        "Made charts in power bi",
        "Wrote node.js backends",
        "Wrote c++",
        "Did mig welding",
        "Kept the books in quickbooks, weekly",
    ],
)
def test_a_known_skill_that_was_not_said_is_refused_in_any_case(line: str) -> None:
    assert not holds("wrote the reports and kept the books", line)


@pytest.mark.parametrize("word", "go excel spring react lead word access express polish teams word sketch".split())
def test_words_that_are_skills_and_ordinary_words_are_free(word: str) -> None:
    assert holds("did the rest", f"Did {word} the rest")


def test_the_last_word_of_a_skill_is_refused_as_soon_as_it_is_there() -> None:
    held = held_by(Brief("work", "", ("made charts, taught javanese",)), VOCABULARY)
    assert held.accepts("Made charts in power")
    assert not held.accepts("Made charts in power bi")
    assert held.accepts("Taught java"), "may become the notes' javanese"
    assert not held.accepts("Taught java", complete=True)


@pytest.mark.parametrize("name", ["Google", "Harvard", "Siemens"])
def test_no_name_begins_a_line_unsaid(name: str) -> None:
    assert not holds("answered the phones", f"{name} phones answered")
    assert holds(f"answered the phones at {name.lower()}", f"{name} phones answered")


@pytest.mark.parametrize("word", ["Supervised", "Restocked", "Rebranded", "With", "Phones"])
def test_any_ordinary_word_may_begin_a_line(word: str) -> None:
    assert holds("answered the calls", f"{word} the calls")


def test_without_a_vocabulary_skills_are_bound_by_capitals_alone() -> None:
    held = held_by(Brief("work", "", ("wrote reports",)))
    assert held.accepts_whole("Wrote reports in python")
    assert not held.accepts_whole("Wrote reports in Python")


def test_the_role_is_held_too() -> None:
    assert holds("signed off 6 aircraft", "Signed off 6 aircraft as A&P mechanic", role="A&P Mechanic")


def test_german_nouns_keep_their_capitals_but_numbers_stay_bound() -> None:
    assert holds("fünf leute geführt", "Führte ein Team von 5 Personen", language="de")
    assert not holds("leute geführt", "Führte ein Team von sieben Personen", language="de")


def test_chinese_notes_bind_digits_and_latin_names() -> None:
    assert holds("负责30人的团队，用excel", "负责30人团队，使用Excel", language="zh")
    assert not holds("负责团队", "负责30人团队", language="zh")


@pytest.mark.parametrize("group", GROUPS[::6], ids=lambda group: group.line[:30])
def test_every_beginning_of_an_accepted_line_is_accepted_word_by_word(group: object) -> None:
    from model.dataset import Group

    assert isinstance(group, Group)
    held = held_by(group.brief, VOCABULARY)
    words = group.line.split()
    if held.accepts_whole(group.line):
        assert all(held.accepts(" ".join(words[:count])) for count in range(len(words) + 1))


@given(st.text(max_size=60))
def test_a_line_that_is_accepted_may_also_go_on(text: str) -> None:
    held = held_by(Brief("work", text, (text,)), VOCABULARY)
    assert held.accepts(text) or not held.accepts_whole(text)


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_a_whole_number_is_held_only_if_it_was_said(said: int, written: int) -> None:
    assert holds(f"sold {said} jars", f"Sold {written} jars") == (said == written)
