from __future__ import annotations

import io
import json
import subprocess
import sys
import time
import tomllib
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import skills
from retrieval.skills import canonical, find_skills, is_known_skill, same_skill, skills_ending
from retrieval.taxonomy import COMPILED, FOLDER, esco_uri, load_taxonomy
from storage.jsonlines import run_filter
from tests.retrieval.skill_scores import PARTS, ROWS, score


def names(text: str, language: str = "en") -> list[str]:
    return [skill.name for skill in find_skills(text, language=language)]


@pytest.mark.parametrize(
    ("part", "precision", "recall", "hit"),
    [
        ("seen from the start", 0.99, 0.98, 0),
        ("development", 0.98, 0.98, 0),
        ("held out, people", 0.88, 0.79, 2),
        ("held out, technical", 0.89, 0.78, 3),
    ],
)
def test_annotated_texts_are_read_as_well_as_reported(part: str, precision: float, recall: float, hit: int) -> None:
    scores = score(PARTS[part])
    assert scores.exact.precision >= precision
    assert scores.exact.recall >= recall
    assert scores.hit <= hit


def test_enough_texts_are_annotated() -> None:
    assert sum(len(rows) for rows in PARTS.values()) >= 400


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("k8s", "Kubernetes"), ("postgres", "PostgreSQL"), ("golang", "Go"), ("js", "JavaScript"), (
    "AMAZON WEB SERVICES", 
    "AWS"),
        ("power-bi", "Power BI"), ("ci/cd", "CI/CD"), ("fork lift licences", "Forklift Licence"),
        ("driver’s license", "Driving Licence"),
        ("Excel", "Microsoft Excel"), ("nothing of the kind", None), ("", None),
    ],
)  # fmt: skip
def test_canonical_names_are_those_of_a_resume(written: str, name: str | None) -> None:
    assert canonical(written) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("coded in Go and Docker", "Go"), ("Go, Rust, C++", "Rust"),
        ("proficient in word, excel and outlook", "Microsoft Word"), ("excel spreadsheets", "Microsoft Excel"),
        ("Excel", "Microsoft Excel"), ("a Ruby developer", "Ruby"), ("Skills: go, r", "R"),
        ("statistics in R", "R"), ("Chef, Puppet and Ansible", "Chef"), ("Epic charting on nights", "Epic"),
        ("used SAP daily", "SAP"), ("knowledge of Swift", "Swift"), ("pyhton scripts", "Python"),
        ("handover notes in EMIS, bls and acls certified", "ACLS"), ("lead flashing on listed roofs", "Leadwork"),
        ("backend in go and postgres", "Go"), ("wrote microservices in Go", "Go"), ("i code in c and c++", "C"),
        ("R and SPSS for the thesis", "R"), ("stats in r with ggplot", "R"), ("good at excel", "Microsoft Excel"),
        ("know excel, word and powerpoint", "Microsoft Word"), ("i use ms word daily", "Microsoft Word"),
        ("java spring developer", "Spring"), ("built apis with spring boot", "Spring Boot"),
        ("ios apps in swift", "Swift"), ("wrote a parser in rust", "Rust"),
        ("systems programming in Rust", "Rust"), ("react and redux on the front end", "React"),
        ("i build react apps", "React"), ("made a react native app", "React Native"),
        ("access databases for the stock", "Microsoft Access"), ("Word, Access, Excel", "Microsoft Access"),
        ("ran calls on Teams and Zoom", "Microsoft Teams"), ("slack, jira and confluence every day", "Slack"),
        ("chef and puppet for config, then ansible", "Chef"), ("ruby on rails for 5 years", "Ruby on Rails"),
        ("ruby and rails dev", "Ruby"), ("flutter and dart", "Dart"),
        ("python, scratch and micro:bit with year 5", "Scratch"),
        ("assembly on the line, furniture assembly", "Assembly"), ("sage and xero bookkeeping", "Sage"),
        ("sage 50 payroll", "Sage"), ("took payments on Square POS", "Square POS"),
        ("notion, trello, asana", "Notion"), ("monday.com boards for the team", "Monday.com"),
        ("projects tracked in Asana, Monday and Jira", "Monday.com"), ("Epic and Cerner charting", "Epic"),
        ("charting in Epic", "Epic"), ("apache spark jobs", "Apache Spark"), ("spark and hadoop", "Apache Spark"),
        ("node and express apis", "Express.js"), ("flask apis in python", "Flask"), ("helm charts on k8s", "Helm"),
        ("unity games in c#", "Unity"), ("blender and maya for models", "Blender"),
        ("zoom and teams lessons", "Zoom"), ("sap and oracle erp", "SAP"), ("oracle dba", "Oracle Database"),
        ("illustrator, photoshop, indesign", "Adobe Illustrator"), ("sketch and figma", "Sketch"),
        ("workday and successfactors", "Workday"), ("looker, snowflake, dbt", "Snowflake"),
        ("unit tests in Jest", "Jest"), ("cypress and jest tests", "Cypress"), ("bash scripts and cron", "Bash"),
        ("agile, scrum master for two squads", "Agile"), ("perl scripts", "Perl"), ("scala and kafka", "Scala"),
        ("outlook calendars for 3 directors", "Microsoft Outlook"),
        ("vault and consul at hashicorp shop", "HashiCorp Vault"),
        ("lead generation and cold calling", "Lead Generation"), ("fluent spanish", "Spanish"),
        ("i speak polish at home", "Polish"), ("speak hindi, urdu", "Urdu"), ("certified in bls and acls", "BLS"),
        ("docker and k8s", "Docker"), ("pandas, numpy", "pandas"), ("learning vue and svelte", "Svelte"),
    ],
)  # fmt: skip
def test_ambiguous_names_count_where_something_proves_them(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Let's go home", "I excel at chess", "spring cleaning", "rust on the car", "the chef left",
        "both teams won", "vitamin C", "I lead a quiet life", "in a word, no", "they had access to the yard",
        "my pet python", "we ate Spanish food", "scalable", "a swift answer", "we go to the lake every summer",
        "go ahead, ask me anything", "I had to go, c ya", "my boss C. Alvarez signed it",
        "grade C in maths, grade B in art", "vitamin C drip is not my thing", "room R2 is up the stairs",
        "R and K split the bill", "they ripped out the lead pipes in the cellar",
        "my lead time to work is ten minutes", "lead me to the exit", "I took the lead when he left",
        "the dog's lead broke", "spring 2019 was rough", "Spring came early and the beds flooded",
        "we moved in Spring", "the mattress has a broken spring", "in the rust belt there is no work left",
        "Rust got into the sills of my van", "swift as you like, I was out of there",
        "Swift came on the radio all day", "a Taylor Swift fan since forever", "I react badly to nuts",
        "Please react to this message", "He didn't react when told", "java was our holiday last year",
        "a cup of java before shift", "word of mouth got me the job", "Word got round that they were closing",
        "in other words I quit", "she has a way with words", "the access road was flooded",
        "access was denied, no badge", "Access to the site is by the north gate", "the teams played on sunday",
        "Teams of four, each with a van", "two teams merged into one", "slack was cut from the rope",
        "Slack season starts in January", "the rope hung slack", "the chef quit on my first day",
        "Chef told me to come back Monday", "a puppet show for the kids", "we were puppets of head office",
        "Ruby was my manager for a year", "I worked with Ruby and Dart on the early shift",
        "my nan's ruby necklace", "playing darts on thursday", "dart across the road and you'll get hit",
        "pay was basic and the hours long", "basic stuff really, nothing special", "made everything from scratch",
        "Scratch that, it was 2017", "itch and scratch all day from the insulation",
        "assembly was on Fridays in the hall", "the Assembly voted against it", "sage advice from an old hand",
        "Sage was burning in the window", "square meals and a warm bed", "we met on the Square at noon",
        "Square one again after the layoff", "my shift ended at 6", "Shift work ruins your sleep",
        "shift the boxes over there please", "I had no notion he'd leave", "Notion aside, it was fine",
        "Monday to Friday, 9 to 5", "on Monday I start", "Monday and Tuesday off", "every Monday I did the bins",
        "the express bus does not stop there", "Express delivery costs more", "flask of coffee in the van",
        "Angular face, tall, that's him", "the azure water by the resort", "we had a bash when I left",
        "Oracle of the office, that was Jean", "the oracle at Delphi", "node by node the network of paths",
        "a spark flew and the bin caught fire", "Spark plugs, oil, that's about all I know of my car",
        "hive of activity", "the vault was locked", "Helm of the ship was stiff", "at the helm for two years",
        "Salt and vinegar on chips", "the epic storm of 2018", "Epic fail on my part", "toast on the go",
        "Zoom in on my CV", "my workday is long", "Unity among the staff was low",
        "blender broke, so no smoothies", "the sketch was funny", "Maya trained me well",
        "the illustrator of that book is my aunt", "Inventor of the thing was Swiss", "perl is not pearl",
        "Julia said I was fine", "I worked with Julia for years", "Elixir of life, that coffee", "less is more",
        "Less work, same pay", "pandas are cute", "a python got loose in the shop",
        "Cucumber sandwiches for the reception", "Postman came at ten", "Jest aside, I liked it",
        "Cypress trees lined the drive", "the groovy bar downtown", "Sentry on the gate asked for my pass",
        "Confluence of two rivers near home", "Bears hibernate, so did I after nights",
        "The vagrant slept by our door", "Celery allergy, so no soup for me", "a snowflake landed on it",
        "Cassandra was my supervisor", "Tally of hours was wrong", "grandma looked after my kids",
        "letting people know I was off", "Amplitude of the noise was awful", "the prefect system at school",
        "Windows were draughty in that office", "I cleaned the windows at home", "Gusto is what he lacked",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_skills(text: str) -> None:
    assert names(text) == []


def test_the_longest_name_wins_and_spans_do_not_overlap() -> None:
    text = "React Native, Visual Studio Code, Java and JavaScript"
    found = find_skills(text)
    assert [skill.name for skill in found] == ["React Native", "VS Code", "Java", "JavaScript"]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_chinese_text_needs_no_spaces() -> None:
    assert names("熟练使用Go和Excel,会叉车", "zh") == ["Go", "Microsoft Excel", "Forklift Operation"]


def test_same_skill_sees_through_spelling() -> None:
    assert same_skill("k8s", "kubernetes")
    assert same_skill("hand-lettering", "Hand Lettering")
    assert not same_skill("Java", "JavaScript")


def test_is_known_skill_is_strict_about_ordinary_words() -> None:
    assert is_known_skill("Go")
    assert not is_known_skill("go")
    assert is_known_skill("kubernetes")
    assert not is_known_skill("purple")
    assert not is_known_skill("kubrenetes"), "whoever mends spelling may mend it"


@given(st.text(max_size=200))
def test_any_text_is_read_with_true_offsets(text: str) -> None:
    for skill in find_skills(text):
        assert 0 <= skill.start < skill.end <= len(text)


LOADING = """
import time
from retrieval.taxonomy import load_taxonomy
started = time.process_time()
load_taxonomy()
print(time.process_time() - started)
"""


def test_the_list_is_small_and_loads_fast() -> None:
    """In processes of their own: in this one the garbage of all tests before is walked through as well."""
    seconds = [float(subprocess.check_output([sys.executable, "-c", LOADING], timeout=60)) for _ in range(3)]
    assert min(seconds) < 1.0, "about 0.2 s, and a slow machine may take its time"
    assert len(load_taxonomy().patterns) > 50_000
    assert COMPILED.stat().st_size < 2_000_000


def test_the_list_joins_public_skills_and_our_own() -> None:
    listed = tomllib.loads((FOLDER / "skills_own.toml").read_text(encoding="utf-8"))
    own = {name for names in listed.values() for name in names}
    names = {pattern.name for patterns in load_taxonomy().patterns.values() for pattern in patterns}
    assert len(own) >= 2_900
    assert len(names - own) >= 21_000, "ESCO's and O*NET's"
    assert sum(esco_uri(name) is not None for name in names) >= 13_800
    assert sum(esco_uri(name) is not None for name in own) >= 500


def test_a_thousand_texts_a_second_are_read() -> None:
    find_skills("warm")
    seconds = []
    for _ in range(3):  # the best of three: machines are shared
        started = time.process_time()
        for part in PARTS.values():
            for row in part:
                find_skills(row["text"], language=row.get("language", "en"))
        seconds.append(time.process_time() - started)
    assert min(seconds) < sum(map(len, PARTS.values())) / 1_000


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[1]", "got a list"),
        ("{}", '"text", which is missing'),
        ('{"text": 3}', "got a number"),
        ('{"text": "a", "language": []}', "got a list"),
    ],
)
def test_filter_says_what_was_wrong_in_one_line(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_filter(skills._answer, io.StringIO('{"text": "Docker"}\n' + line + "\n"), io.StringIO()) == 2
    error = capsys.readouterr().err
    assert error.startswith("line 2: ")
    assert said in error
    assert error.count("\n") == 1


def test_filter_answers_names_and_offsets() -> None:
    sink = io.StringIO()
    run_filter(skills._answer, io.StringIO('{"text": "ran k8s"}\n'), sink)
    assert json.loads(sink.getvalue()) == {"skills": [{"name": "Kubernetes", "start": 4, "end": 7}]}


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Python", "ccd0a1d9-afda-43d9-b901-96344886e14d"), ("Haskell", "000f1d3d-220f-4789-9c0a-cc742521fb02"),
        ("Migrate existing data", "020918ef-4b55-47c1-8430-ab7b8f6a7377"), ("Kubernetes", None),
    ],
)  # fmt: skip
def test_a_skill_says_where_it_is_in_esco(name: str, id_: str | None) -> None:
    assert esco_uri(name) == (id_ and f"http://data.europa.eu/esco/skill/{id_}")


def test_the_filter_says_it_when_asked() -> None:
    answer = skills._answer({"text": "Python on k8s"}, esco=True)
    assert [skill["esco"] is None for skill in answer["skills"]] == [False, True]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("reports in python", ("Python", "python", True)),
        ("charts in Power BI", ("Power BI", "Power BI", True)),
        ("servers on k8s", ("Kubernetes", "k8s", True)),
        ("learned to go", ("Go", "go", False)),
        ("had to excel", ("Microsoft Excel", "excel", False)),
        ("helped polish", ("Polish", "polish", False)),
    ],
)
def test_the_skill_at_the_end_of_a_text_is_known_as_it_is_typed(text: str, found: tuple[str, str, bool]) -> None:
    assert found in list(skills_ending(text))


def test_a_text_that_ends_in_no_skill_ends_in_none() -> None:
    assert [text for text in ("", " ", "python is", "in power", "the node", "led") if any(skills_ending(text))] == [
        "the node"
    ], "only an ordinary word that may be one, too"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["text"])[:30])
def test_every_tool_that_is_found_is_at_the_end_of_its_text(row: dict[str, Any]) -> None:
    text = row["text"]
    for span in find_skills(text, language=row.get("language", "en")):
        if span.kind == "tool":
            assert span.name in {name for name, _, _ in skills_ending(text[: span.end])}
