"""The truth check at work: what it refuses and why, what it lets pass, and how well it does on written checks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.clean import clean
from agents.verify import Reason, verify
from tests.agents.verify.mutations import mutate

HERE = Path(__file__).parent


def read_checks(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def _options(check: dict[str, Any]) -> dict[str, Any]:
    return {key: check[key] for key in ("other_entries", "role") if key in check}


def reasons(facts: list[str], line: str, **options: Any) -> set[str]:
    return {finding.reason for finding in verify(facts, line, **options)}


@pytest.mark.parametrize(
    ("name", "caught", "false_alarms"),
    # measured: 97.6% and 3.8% on the checks it was developed on; 97.9% and 6.1% on the held-out ones; a stranger's last
    [("checks.jsonl", 0.97, 0.04), ("checks_heldout.jsonl", 0.965, 0.10), ("checks_fresh5.jsonl", 0.88, 0.24)],
)
def test_catches_planted_errors_and_lets_paraphrases_pass(name: str, caught: float, false_alarms: float) -> None:
    answers = [
        (check["supported"], not verify(check["facts"], check["line"], **_options(check)))
        for check in read_checks(name)
    ]
    planted = [passed for supported, passed in answers if not supported]
    true = [passed for supported, passed in answers if supported]
    assert planted.count(False) / len(planted) >= caught
    assert true.count(False) / len(true) <= false_alarms


def test_the_checks_are_many_and_of_many_kinds() -> None:
    checks = read_checks("checks.jsonl") + read_checks("checks_heldout.jsonl")
    assert len(checks) >= 670
    assert sum(check["supported"] for check in checks) >= 300
    assert len({check["kind"] for check in checks if not check["supported"]}) >= 30


@pytest.mark.parametrize(
    ("note", "line", "reason"),
    [
        ("saw thirty patients a week", "Saw 40 patients a week", "number"),
        ("there until 2017", "Worked there since 2017", "date"),
        ("did the books for a garage", "Kept the books for a garage in Leeds", "name"),
        ("answered support tickets", "Answered support tickets in Zendesk", "skill"),
        ("studying for a nursing degree", "Holds a nursing degree", "credential"),
        ("checked fire exits", "Checked fire exits nationwide", "scope"),
        ("cut hair", "Provided outstanding haircuts", "praise"),
        ("moved shelves", "Moved shelves, resulting in faster picking", "outcome"),
        ("helped the chef with prep", "Managed prep", "verb"),
        ("my boss did the ordering", "Did the ordering", "doer"),
        ("gaffer blows the vases, i cut em n polish", "Blew, cut and polished vases", "doer"),
        ("i sweep up, ordering is the manager", "Swept up and handled ordering", "doer"),
        ("lawns and hedges. trees we leave to a specialist", "Cut lawns, hedges and trees", "doer"),
        ("did not pass the welding test", "Passed the welding test", "negation"),
        ("fish counter, shellfish i dont touch", "Prepared fish and shellfish", "negation"),
        ("done NVQ 2 in hair, just begun NVQ 3", "Completed NVQ 2 and NVQ 3 in hairdressing", "credential"),
        ("electricians mate, pulled cable", "Pulled cable as an electrician", "credential"),
        ("pack 900 trays a day, 30 eggs to a tray", "Packed 900 eggs a day", "number"),
        ("roughly 300 letters a round", "Delivered 300 letters a round", "number"),
        ("some weekends i run the bar", "Ran the bar every weekend", "scope"),
        ("drew plans and poured concrete", "Poured plans", "relation"),
        ("walked dogs", "Walked dogs and horses", "unsupported"),
        ("of the 12 wards i clean 4", "Cleaned 12 wards", "number"),
        ("taught judo. half my class of 26 passed", "Taught judo to 26 who passed", "number"),
        ("callbacks 14 a month", "Made callbacks to 14 people a month", "number"),
        ("me n 2 others tested cabinets", "Tested 2 cabinets", "number"),
        ("ran the close in fosse", "Ran the close-in Fosse", "relation"),
        ("shop books", "Groomed shop books", "verb"),
        ("law enforcement commission", "Served on the law enforcement commission", "verb"),
        ("half way thru plumbing level 3", "Completed plumbing Level 3", "credential"),
        ("it was the first in the county i think", "Was the county's first", "scope"),
    ],
)
def test_says_what_is_wrong(note: str, line: str, reason: str) -> None:
    assert reason in reasons([note], line)
    assert reason in get_args(Reason)


def test_what_another_job_said_gets_its_own_reason() -> None:
    found = reasons(["sold tickets at the zoo"], "Sold 300 tickets at the zoo", other_entries=["booked 300 rooms"])
    assert found == {"entry"}


def test_a_skill_that_only_the_posting_names_is_refused() -> None:
    found = reasons(["kept the ledgers"], "Kept the ledgers with month-end close", posting_skills=["month-end close"])
    assert "skill" in found


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (["k8s on aws"], "Worked with Kubernetes on AWS"),
        (["8 patients a day, xrays"], "Saw 8 patients a day and took X-rays"),
        (["saw abt 8 pts a day in er"], "Saw about 8 patients a day in the emergency department"),
        (["exam prep class, 180 minutes"], "Taught a 3-hour exam preparation class"),
        (["no accidents in 7 yrs"], "Worked 7 years without accidents"),
        (["had 3 people under me"], "Supervised 3 people"),
        (["management of the stock room was mine"], "Managed the stock room"),
        (["the vet gives the jabs, i hold the animals"], "Held animals while the vet gave injections"),
        (["customers bring their bikes in n i fix them"], "Repaired customers' bikes"),
        (["felt roofs no, only slate, i lay slate"], "Laid slate roofs"),
        (["nvq 2 done, started nvq 3"], "Completed NVQ 2"),
        (["hour and a half walks, 6 dogs"], "Walked 6 dogs for 90 minutes"),
        (["me, sam and lena clean the pool"], "Cleaned the pool with 2 others"),
        (["me plus two lads on the roof"], "Worked on the roof in a team of three"),
        (["of 26 pupils 24 passed, i taught them all"], "Taught 26 pupils"),
        (["a decade on the boats"], "Worked on the boats for 10 years"),
        (["picked litter round the park"], "Picked up rubbish around the park"),
    ],
)
def test_a_true_paraphrase_has_no_findings(facts: list[str], line: str) -> None:
    assert verify(facts, line) == ()


def test_a_title_makes_plain_whom_one_serves_and_no_deed() -> None:
    assert verify(["220 scripts a day"], "Filled 220 prescriptions a day in a pharmacy", role="Pharmacist") == ()
    assert verify(["220 scripts a day"], "Filled 220 prescriptions a day in a pharmacy")
    assert verify(["1.2m turnover, 14 staff"], "Managed 14 staff with a turnover of 1.2m", role="Store Manager") == ()
    assert "verb" in reasons(["14 staff"], "Managed 14 staff", role="Assistant Store Manager")
    assert "verb" in reasons(["stacked the shelves"], "Managed the shelves", role="Store Manager")
    assert "unsupported" in reasons(["cleaned rooms"], "Cleaned patients", role="Nurse")


def test_an_abbreviation_no_list_knows_is_read_and_all_departments_stay_out() -> None:
    assert verify(["evac drills in 3 bldngs"], "Ran evacuation drills in 3 buildings") == ()
    assert verify(["cleaned every desk"], "Cleaned every desk for all departments")


def test_a_weekly_figure_is_not_a_fortnightly_one_and_a_fall_is_no_rise() -> None:
    assert "scope" in reasons(["counts every 2 weeks"], "Ran counts every week")
    assert "number" in reasons(["waits 9 min, down from 14"], "Waits going from 9 min to 14")
    assert "relation" in reasons(["moved them from paper to tablets"], "Moved them from tablets to paper")


def test_a_frame_stays_around_the_things_of_its_own_note() -> None:
    hives = ["60 hives near Tolland", "raising my own queens since 2020"]
    assert "relation" in reasons(hives, "Raising 60 hives near Tolland since 2020, raising own queens")
    starters = ["onboarding for 15 new starters a month", "run the right to work checks"]
    assert "relation" in reasons(starters, "Run the right to work checks for 15 new starters a month")
    assert verify(["here since 2019", "run the grill"], "Run the grill since 2019") == ()
    assert verify(["wash dogs", "40 regular customers"], "Washed dogs for 40 regular customers", role="Groomer") == ()


def test_lines_changed_by_rule_say_something_else() -> None:
    line = "Helped move 12 sheds from 3 sites to 5 a week since March 2019 with no accidents"
    changed = dict(mutate(line))
    assert changed["number changed"].startswith("Helped move 15 sheds")
    assert "until March 2019" in changed["since for until"]
    assert changed["rate changed"].count("a month") == 1
    assert changed["helped lost"].startswith("Led")
    assert line not in changed.values()


def test_scalable_is_not_scala_and_a_synonym_is_not_a_product() -> None:
    assert "skill" in reasons(["made scalable drawings"], "Made drawings in Scala")
    assert reasons(["top of the class in the office"], "Top of the class in Excel")


@pytest.mark.parametrize("name", ["checks.jsonl", "checks_heldout.jsonl"])
def test_a_note_supports_itself_and_its_cleaned_form(name: str) -> None:
    notes = [note for check in read_checks(name) for note in check["facts"]]
    lines = [(note, line) for note in notes for line in (note, clean([note])) if line]
    assert sum(bool(verify([note], line)) for note, line in lines) / len(lines) <= 0.03


def test_every_finding_quotes_the_line() -> None:
    for check in read_checks("checks.jsonl"):
        for finding in verify(check["facts"], check["line"], **_options(check)):
            assert check["line"][finding.start : finding.end] == finding.quote != ""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=3), st.text(max_size=80))
def test_any_text_is_answered(facts: list[str], line: str) -> None:
    for finding in verify(facts, line):
        assert line[finding.start : finding.end] == finding.quote


def test_a_line_without_notes_is_refused_and_an_empty_line_says_nothing() -> None:
    assert verify([], "Led a team of 12 engineers")
    assert verify([], "") == ()


def run(text: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "agents.verify"]
    return subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, check=False)


def test_the_filter_answers_one_line_for_one() -> None:
    records = [{"facts": ["cut hair"], "line": "Cut hair"}, {"facts": ["cut hair"], "line": "Cut hair for 9 clients"}]
    answer = run("".join(json.dumps(record) + "\n" for record in records))
    first, second = (json.loads(line) for line in answer.stdout.splitlines())
    assert answer.returncode == 0
    assert first == {"supported": True, "findings": []}
    assert second["supported"] is False
    assert {"quote": "9", "reason": "number"} in second["findings"]


@pytest.mark.parametrize(
    "bad", ["nonsense", "[1]", '{"facts": "x", "line": "y"}', '{"facts": ["x"]}', '{"facts": [1], "line": ""}']
)
def test_the_filter_refuses_bad_input_in_one_sentence(bad: str) -> None:
    answer = run(bad + "\n")
    assert answer.returncode == 2
    assert answer.stderr.startswith("line 1: ")
    assert answer.stderr.count("\n") == 1
