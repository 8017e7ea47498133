"""Private matters and requests for silence: no fact comes of them, the job beside them stays, and people looked
after at work are no private matter."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from agents.understand.breaks import is_break
from agents.understand.private import without_private
from storage.facts import Fact, Source
from tests.agents.understand.told import CONTACT, DUTIES, EMPTY, TODAY, asked, read

JOBS = asked("work", "name", "position", "startDate", "endDate")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "then i stopped work to look after my mum joan and my husband duc who had a stroke. ran the till",
            "ran the till",
        ),
        ("i was back at Tesco on the tills after my stroke", "i was back at Tesco on the tills"),
        ("worked nights at asda because my mum was ill and I couldn't pay the rent", "worked nights at asda"),
        ("issued books. my husband had a heart attack in 2015 so i went part time", "issued books"),
        ("I was in hospital with depression, then back to driving for DHL", "then back to driving for DHL"),
        ("raised my kids. before that cashier at Boots", "before that cashier at Boots"),
        ("cashier at Boots 2005 to 2010, then home with my kids", "cashier at Boots 2005 to 2010"),
        ("after my divorce i retrained as a plumber", "i retrained as a plumber"),
        ("my wife left me and i lost the house, so i started at Evans Cycles", "so i started at Evans Cycles"),
        ("nursed my gran till she passed, ran the post office", "ran the post office"),
        ("Please leave my husband out of it. I did the accounts", "I did the accounts"),
        ("cleaner at the town hall, nobody will hire me at my age", "cleaner at the town hall"),
        ("my husband Duc had a stroke, and honestly I'm not sure anyone will want me at 49", ""),
        ("I looked after my mum Joan from 2016 until she died in 2024, and for Duc after his stroke", ""),
    ],
)
def test_private_matters_go_and_the_job_stays(text: str, left: str) -> None:
    assert " ".join(without_private(text).split()).strip(" .,") == left


@pytest.mark.parametrize(
    "text",
    [
        "looked after patients after their stroke",
        "cared for residents with dementia, 14 a shift",
        "helped kids who had a breakdown at school",
        "taught children who had a disability",
        "raised money for cancer research",
        "set up a breast cancer screening clinic",
        "ran a bereavement group for families",
        "supported people through divorce and debt",
        "looked after my uncle's farm for 3 years",
        "I helped my uncle in his garage fixing cars",
        "looked after three children aged 2 to 6 for the Hughes family",
        "cared for elderly people in their homes",
        "handled private and confidential patient files",
        "managed personal accounts for 30 clients",
        "private dining for 60 guests",
        "wrote the accident reports after an accident on site",
        "my dad taught me welding, i worked for him 2010 to 2014",
        "trained a horse after an injury",
        "drafted divorce petitions for two solicitors",
    ],
)
def test_work_for_others_is_no_private_matter(text: str) -> None:
    assert without_private(text) == text


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("put it as family carer, 2016 to 2024, and nothing about who or why?", ("family carer", "2016", "2024")),
        ("please put that down as full time mum 2012-2019, no details", ("full time mum", "2012", "2019")),
        (
            "put down carer for a family member 2018 - 2023 please, but dont say who",
            ("carer for a family member", "2018", "2023"),
        ),
        ("add stay at home dad, 2015 to 2020", ("stay at home dad", "2015", "2020")),
        ("call it career break, 2019 to 2021, nothing about the reason", ("career break", "2019", "2021")),
        ("Could you list it as caregiver, 2017 to 2022", ("caregiver", "2017", "2022")),
        ("just say parental leave from 2020 till 2023", ("parental leave", "2020", "2023")),
    ],
)
@pytest.mark.parametrize("context", [EMPTY, CONTACT])
def test_years_at_home_go_in_as_the_person_calls_them(text: str, facts: tuple[str, ...], context: Context) -> None:
    entry = context.next_entry("work")
    fields = ("position", "startDate", "endDate")
    assert read(text, context) == [f"work.{entry}.{name}={value}" for name, value in zip(fields, facts, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "family nurse practitioner",
        "carer at Elm House",
        "break room attendant",
        "parent liaison officer",
        "leave coordinator",
    ],
)
def test_jobs_with_such_words_are_jobs(text: str) -> None:
    assert not is_break(text)


@pytest.mark.parametrize(
    "text", ["i was a carer at Elm House 2016 to 2020", "family support worker at Leeds Council, 2016 to 2020"]
)
def test_a_carer_with_an_employer_is_read_as_a_job(text: str) -> None:
    assert any(".name=" in fact for fact in read(text, JOBS))


def told(section: str, entry: int, field: str, value: str, number: int) -> Fact:
    return Fact(f"f{number}", section, entry, field, value, Source(number, 0, len(value), value))


KNOWN = Context(
    (
        told("work", 0, "position", "library assistant", 0),
        told("work", 0, "name", "Wymondham Library", 1),
        told("work", 0, "highlight", "ran storytime", 2),
        told("work", 1, "name", "my mum Joan", 3),
        told("work", 1, "startDate", "2016", 4),
        told("work", 0, "highlight", "for Duc after his stroke", 5),
        told("basics", 0, "name", "Duc Joan Ash", 6),
    ),
    today=TODAY,
)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Please take out everything about Duc and my mum, I said it was private", {"f3", "f4", "f5"}),
        ("remove anything about my mother", {"f3", "f4"}),
        ("delete all mentions of Duc please, thats private", {"f5"}),
        ("nothing about my mum please", {"f3", "f4"}),
        ("don't mention Duc", {"f5"}),
        ("i don't want his illness mentioned", {"f5"}),
        ("please keep Duc out of it", {"f5"}),
    ],
)
def test_all_facts_that_mention_it_are_taken_out(text: str, gone: set[str]) -> None:
    understood = understand(text, context=KNOWN)
    assert understood.intent == "withdraw"
    assert set(understood.withdraws) == gone


@pytest.mark.parametrize(
    "text",
    [
        "take out everything about my brother, it's private",
        "nothing about my divorce please",
        "don't mention my ex",
        "and my dad died last year",
    ],
)
def test_what_is_nowhere_is_said_to_be_nowhere(text: str) -> None:
    understood = understand(text, context=KNOWN)
    assert (understood.intent, understood.withdraws, understood.facts) == ("private", (), ())


@pytest.mark.parametrize("text", ["that's personal", "it's private", "no details please"])
def test_a_question_too_private_is_passed_over(text: str) -> None:
    assert understand(text, context=CONTACT).intent == "skip"


def test_a_duty_beside_a_private_matter_is_kept() -> None:
    assert read("ran storytime for 20 kids. my husband had a heart attack so i went part time", DUTIES) == [
        "work.0.highlight=ran storytime for 20 kids"
    ]
