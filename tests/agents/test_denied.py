"""What the person has not is no fact, and nobody asks for it, however and whenever they said so."""

from __future__ import annotations

import pytest

from agents.denied import is_denied
from agents.understand import Context, understand
from agents.unmet import refused_requirements, wanted
from storage.facts import Fact, Source
from storage.interview import Interview
from tests.agents.understand.told import DUTIES, EMPTY, TODAY


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("I've never used Salesforce or any CRM but I did keep a spreadsheet", ("Salesforce", "CRM")),
        ("i dont have a cdl. dot medical card tho", ("cdl",)),
        ("the brennan truck line, put the cdl? i dont have a cdl. dot medical card tho", ("cdl",)),
        ("no cdl", ("cdl",)),
        ("the cdl? dont have one", ("cdl",)),
        ("cdl? nope", ("cdl",)),
        ("no school past hs. dont got a degree", ("school past hs", "degree")),
        ("I drove the box truck, no cdl, and did 20 stops a day", ("cdl",)),
        ("haven't got a driving licence but I use Excel every day", ("driving licence",)),
        ("i cant speak spanish", ("spanish",)),
        ("I don't know Kubernetes. I ran the build pipeline in Jenkins.", ("Kubernetes",)),
        ("Not familiar with Epic, we used Cerner", ("Epic",)),
        ("never worked with quickbooks", ("quickbooks",)),
        ("didnt go to college", ("college",)),
        ("I'm not willing to travel", ("travel",)),
        ("i can't work weekends", ("work weekends",)),
        ("i drive a 26 ft box truck, no cdl needed, and load it", ()),
        ("I never used a forklift there, only the pallet jack", ()),
        ("we had no crm, did it all on paper", ()),
        ("never missed a truck", ()),
        ("no accidents in 12 years", ()),
    ],
)
def test_a_denial_is_heard_anywhere_in_a_message(text: str, denied: tuple[str, ...]) -> None:
    for context in (EMPTY, DUTIES):
        understood = understand(text, context=context)
        assert understood.denied == denied
        assert not any(found.value.lower() in {"cdl", "salesforce", "spanish", "epic"} for found in understood.facts)


def test_what_was_told_before_and_is_denied_now_goes() -> None:
    told = (Fact("f1", "certificates", 0, "name", "CDL", Source(1, 0, 3, "CDL")),)
    understood = understand("no wait, i dont have a cdl", context=Context(told, today=TODAY))
    assert understood.withdraws == ("f1",)


def applicant(*denied: str) -> Interview:
    interview = Interview()
    interview.add_fact("work", 0, "position", "Sales assistant", Source(1, 0, 1, "x"))
    interview.state["denied"] = list(denied)
    rows = ["Experience with Salesforce or another CRM", "Willingness to travel 60%", "Spanish"]
    requirements = [{"text": row, "skills": [], "must": True} for row in rows]
    requirements[0]["skills"] = ["Salesforce"]
    interview.target = {"title": "Sales representative", "requirements": requirements}
    return interview


def test_what_was_denied_is_neither_wanted_nor_untold() -> None:
    assert [want.name for want in wanted(applicant())] != []
    interview = applicant("Salesforce", "CRM", "travel")
    assert [want.name for want in wanted(interview)] == ["Spanish"]
    refused = refused_requirements(interview)
    assert refused == {"Experience with Salesforce or another CRM", "Willingness to travel 60%"}


def test_a_denial_of_one_thing_is_none_of_another() -> None:
    interview = applicant("Java")
    assert not is_denied(interview, "JavaScript", ("JavaScript",))
    assert is_denied(interview, "Java", ("Java",))
