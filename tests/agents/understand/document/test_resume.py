"""Resumes in plain text as facts: whole ones of many layouts, and what single layouts need."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.understand import Found
from agents.understand.document import facts_of_document, facts_of_json_resume
from retrieval.documents.markdown import read_markdown
from retrieval.documents.plain import tidy

RESUMES = sorted((Path(__file__).parent / "resumes").glob("*.txt"))
POSTINGS = sorted((Path(__file__).parents[3] / "people").glob("*.job.txt"))
TODAY = date(2026, 11, 21)


def _facts(text: str, section: str) -> list[tuple[int, str, str]]:
    return [(f.entry, f.field, f.value) for f in facts_of_document(text, today=TODAY) if f.section == section]


def _slots(facts: Iterable[Found]) -> Counter[tuple[str, str, str]]:
    slots: Counter[tuple[str, str, str]] = Counter()
    for fact in facts:
        field = "skill" if fact.section == "skills" and fact.field in {"name", "keyword"} else fact.field
        slots[fact.section, field, _folded(field, fact.value)] += 1
    return slots


def _folded(field: str, value: str) -> str:
    """Without what a printed resume leaves out: the day of a date, the beginning of an address."""
    if field in {"startDate", "endDate", "date", "releaseDate"}:
        return value[:7]
    if field == "url":
        return value.removeprefix("https://")
    return " ".join(value.lower().split())


@pytest.mark.parametrize("path", RESUMES, ids=lambda path: path.stem)
def test_reads_resumes_of_many_trades_and_layouts(path: Path) -> None:
    """F1 of (section, field, value) over the fields that the resume's answer, in JSON Resume, has."""
    expected = _slots(facts_of_json_resume(json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))))
    source = path.read_text(encoding="utf-8")
    text = tidy(read_markdown(source) if "\n# " in source else source)
    fields = {slot[:2] for slot in expected} | {("work", "name"), ("work", "position")}
    read = _slots(facts_of_document(text, today=TODAY))
    kept = Counter({slot: count for slot, count in read.items() if slot[:2] in fields})
    f1 = 2 * (expected & kept).total() / (expected.total() + kept.total())
    assert f1 >= 0.94, {"lost": list(expected - kept), "new": list(kept - expected)}


@pytest.mark.parametrize("path", RESUMES, ids=lambda path: path.stem)
def test_points_at_the_words_of_every_value(path: Path) -> None:
    text = tidy(path.read_text(encoding="utf-8"))
    for fact in facts_of_document(text, today=TODAY):
        words = " ".join(text[fact.start : fact.end].split())
        if fact.field not in {"startDate", "endDate", "date", "releaseDate"}:
            assert " ".join(fact.value.split()) == words
        assert words


HEAD = "Dana Reyes\ndana@example.org\n\nEXPERIENCE\n\n"


@pytest.mark.parametrize(
    "head",
    [
        "Staff Nurse, Mercy Hospital — Apr 2018 – Present",
        "Mercy Hospital, Staff Nurse\t04/2018 - present",
        "Staff Nurse | Mercy Hospital | April 2018 to date",
        "Mercy Hospital | 2018-04 – now\nStaff Nurse",
        "Staff Nurse\nMercy Hospital\nApr 2018 - Present",
        "Mercy Hospital\nStaff Nurse\nsince April 2018",
        "Apr 2018 – Present\tMercy Hospital\nStaff Nurse",
        "Apr. 2018 – current\nStaff Nurse · Mercy Hospital",
        "Staff Nurse at Mercy Hospital (Apr 2018 – Present)",
        "Staff Nurse @ Mercy Hospital\nApr 2018 – Present (6 yrs 2 mos)",
        "Staff Nurse (full-time), Mercy Hospital\tApr '18 – present",
    ],
)
def test_reads_the_head_of_a_job_however_it_is_set(head: str) -> None:
    found = _facts(f"{HEAD}{head}\n- Cared for 12 patients\n", "work")
    assert sorted(found) == [
        (0, "highlight", "Cared for 12 patients"),
        (0, "name", "Mercy Hospital"),
        (0, "position", "Staff Nurse"),
        (0, "startDate", "2018-04"),
    ]


@pytest.mark.parametrize(
    ("head", "location"),
    [
        ("Welder, Acme Ltd, Leeds, UK\t2015 - 2018", "Leeds, UK"),
        ("Acme Ltd | Leeds | 2015-2018\nWelder", "Leeds"),
        ("Welder · Acme Ltd · Belen, NM · 2015 – 2018", "Belen, NM"),
        ("Acme Ltd (Leeds)\t2015 – 2018\nWelder", "Leeds"),
        ("Welder\nAcme Ltd, Remote\n2015 – 2018", "Remote"),
    ],
)
def test_tells_the_place_from_the_employer(head: str, location: str) -> None:
    assert sorted(_facts(f"{HEAD}{head}\n", "work")) == [
        (0, "endDate", "2018"),
        (0, "location", location),
        (0, "name", "Acme Ltd"),
        (0, "position", "Welder"),
        (0, "startDate", "2015"),
    ]


def test_gives_an_employer_to_every_title_under_it() -> None:
    text = f"{HEAD}Acme Ltd, Leeds\nForeman\t2018 – 2020\n- Led ten\nWelder\t2015 – 2018\n- Welded frames\n"
    names = [(entry, value) for entry, field, value in _facts(text, "work") if field in {"name", "position"}]
    assert names == [(0, "Acme Ltd"), (0, "Foreman"), (1, "Acme Ltd"), (1, "Welder")]


def test_joins_wrapped_bullets_and_keeps_their_span() -> None:
    text = f"{HEAD}Welder, Acme Ltd\t2015 – 2018\n- Welded frames for\n  forty trailers a week\n- Kept the shop clean\n"
    found = [fact for fact in facts_of_document(text) if fact.field == "highlight"]
    assert [fact.value for fact in found] == ["Welded frames for forty trailers a week", "Kept the shop clean"]
    assert text[found[0].start : found[0].end] == "Welded frames for\n  forty trailers a week"


@pytest.mark.parametrize(
    "heading",
    [
        *("EXPERIENCE", "Employment History", "WORK HISTORY", "Professional Experience", "Career History:", "Work"),
        *(
            "Relevant Experience",
            "W O R K  E X P E R I E N C E".replace("  ", " "),
            "Clinical Experience",
            "Military Service",
        ),
    ],
)
def test_knows_what_sections_are_called(heading: str) -> None:
    work = f"{heading}\n\nStaff Nurse, Mercy Hospital\t2018 – 2020"
    text = f"Dana Reyes\n\n{work}\n\nEducation\nBSc Nursing, Leeds University, 2015\n"
    assert (0, "position", "Staff Nurse") in _facts(text, "work")
    assert (0, "institution", "Leeds University") in _facts(text, "education")


@pytest.mark.parametrize(
    ("line", "study"),
    [
        ("BSc (Hons) Physics, University of Leeds, 2015", ("BSc (Hons)", "Physics", "University of Leeds")),
        (
            "University of Leeds — Bachelor of Science in Physics (2015)",
            ("Bachelor of Science", "Physics", "University of Leeds"),
        ),
        ("M.A. in History | Mesa State College | 2015", ("M.A.", "History", "Mesa State College")),
        ("Diploma, Plumbing, Gower College, 2015", ("Diploma", "Plumbing", "Gower College")),
        ("Leeds College\nNVQ Level 3 in Joinery\n2015", ("NVQ Level 3", "Joinery", "Leeds College")),
    ],
)
def test_reads_what_was_studied_where(line: str, study: tuple[str, str, str]) -> None:
    degree, area, school = study
    assert sorted(_facts(f"Dana Reyes\n\nEDUCATION\n\n{line}\n\nSKILLS\nWelding\n", "education")) == sorted(
        [(0, "studyType", degree), (0, "area", area), (0, "institution", school), (0, "endDate", "2015")]
    )


@pytest.mark.parametrize(
    ("lines", "skills"),
    [
        ("Welding, forklift, blueprint reading", ["Welding", "forklift", "blueprint reading"]),
        ("- Welding\n- Forklift", ["Welding", "Forklift"]),
        ("Welding | Forklift | Cranes", ["Welding", "Forklift", "Cranes"]),
        ("Welding • Forklift • Cranes", ["Welding", "Forklift", "Cranes"]),
        ("Welding\nForklift\nCranes", ["Welding", "Forklift", "Cranes"]),
        (
            "Welding (MIG, TIG), forklift and cranes, and rigging",
            ["Welding (MIG, TIG)", "forklift and cranes", "rigging"],
        ),
        ("Welding, forklift,\ncranes", ["Welding", "forklift", "cranes"]),
    ],
)
def test_reads_skills_however_they_are_listed(lines: str, skills: list[str]) -> None:
    assert [value for _, _, value in _facts(f"Dana Reyes\n\nSKILLS\n\n{lines}\n", "skills")] == skills


def test_keeps_groups_of_skills() -> None:
    assert _facts("Dana Reyes\n\nSKILLS\n\nKitchen: sauces, pastry\nOffice (basic): Excel\n", "skills") == [
        (0, "name", "Kitchen"),
        (0, "keyword", "sauces"),
        (0, "keyword", "pastry"),
        (1, "name", "Office"),
        (1, "level", "basic"),
        (1, "keyword", "Excel"),
    ]


def test_gives_no_date_to_a_certificate_for_when_it_ends() -> None:
    text = "Dana Reyes\n\nCERTIFICATIONS\n\nBLS, American Heart Association, expires 05/2027\nForklift (2021)\n"
    assert _facts(text, "certificates") == [
        (0, "name", "BLS"),
        (0, "issuer", "American Heart Association"),
        (1, "name", "Forklift"),
        (1, "date", "2021"),
    ]


@pytest.mark.parametrize(
    ("lines", "languages"),
    [
        ("Spanish (native), English (fluent)", [("Spanish", "native"), ("English", "fluent")]),
        ("Spanish: native\nEnglish: C1", [("Spanish", "native"), ("English", "C1")]),
        ("Spanish - native speaker\nEnglish", [("Spanish", "native speaker"), ("English", None)]),
        ("Tagalog, native; English, fluent", [("Tagalog", "native"), ("English", "fluent")]),
        ("Fluent in Spanish, basic German", [("Spanish", "Fluent"), ("German", "basic")]),
    ],
)
def test_reads_languages_and_how_well(lines: str, languages: list[tuple[str, str | None]]) -> None:
    found = _facts(f"Dana Reyes\n\nLANGUAGES\n\n{lines}\n", "languages")
    said = {entry: {f: v for e, f, v in found if e == entry} for entry, _, _ in found}
    assert [(one["language"], one.get("fluency")) for one in said.values()] == languages


@pytest.mark.parametrize(
    ("top", "name"),
    [
        ("Dana Reyes\nNurse", "Dana Reyes"),
        ("DANA REYES-O'NEIL, RN, BSN\n", "DANA REYES-O'NEIL"),
        ("Curriculum Vitae\n\nMaria de los Ángeles Núñez\n", "Maria de los Ángeles Núñez"),
        ("Name: Dana Reyes\nEmail: dana@example.org", "Dana Reyes"),
        ("Dana Reyes | dana@example.org | Leeds", "Dana Reyes"),
        ("RESUME\nJean-Luc O’Brien Jr.", "Jean-Luc O’Brien"),
    ],
)
def test_finds_the_name_at_the_top(top: str, name: str) -> None:
    found = _facts(f"{top}\n\nEXPERIENCE\n\nNurse, Mercy Hospital\t2018 – 2020\n", "basics")
    assert [value for _, field, value in found if field == "name"] == [name]


def test_tells_profiles_from_the_person_s_own_site() -> None:
    links = "linkedin.com/in/dana | https://dana.example.org | github.com/dreyes"
    text = f"Dana Reyes\ndana@example.org | {links}\n\nSKILLS\nGo\n"
    found = [(field, value) for _, field, value in _facts(text, "basics") if field in {"url", "profile"}]
    assert found == [
        ("profile", "linkedin.com/in/dana"),
        ("url", "https://dana.example.org"),
        ("profile", "github.com/dreyes"),
    ]


@pytest.mark.parametrize("path", POSTINGS, ids=lambda path: path.stem)
def test_does_not_take_a_posting_for_a_resume(path: Path) -> None:
    found = facts_of_document(path.read_text(encoding="utf-8"), today=TODAY)
    assert sum(fact.section in {"work", "education"} for fact in found) < 4


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Hello", "EXPERIENCE", "- ", "2018 – 2020", "SKILLS:\n,,,", "EDUCATION\n()"]
)
def test_takes_little_from_nothing(text: str) -> None:
    assert len(facts_of_document(text)) <= 1


PIECES = """EXPERIENCE|EDUCATION|SKILLS|LANGUAGES|PROJECTS|CERTIFICATIONS|AWARDS|REFERENCES||- did it|Nurse, Mercy
2018 – 2020|Acme (Leeds)\t2019|BSc, Leeds|Go, SQL|Tools: a, b|French (basic)|( )|,|Role: x|(2020)|at home|https://x.example|a@b.example
Q3 2023|Cook · · 2020|INTERESTS|SUMMARY:|Nurse at|, UK|"quoted", 2020|of|"""


@given(st.lists(st.sampled_from(re.split(r"[|\n]", PIECES)) | st.text(max_size=30), max_size=25))
def test_reads_any_lines_without_complaint(lines: list[str]) -> None:
    text = "\n".join(lines)
    for fact in facts_of_document(text, today=TODAY):
        assert 0 <= fact.start < fact.end <= len(text)
        assert fact.value.strip()


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("Staff Nurse, Mercy Hospital\t2018 – 2020\nWard rounds\nDrug charts", ["Ward rounds", "Drug charts"]),
        ("2018 – 2020\tStaff Nurse\nMercy Hospital\nWard rounds, drug charts", ["Ward rounds, drug charts"]),
        ("2018 – 2020\tStaff Nurse\nMercy Hospital, Leeds\nTrained 9 students", ["Trained 9 students"]),
        ("2018 – 2020\tMercy Hospital\tStaff Nurse\tWard rounds\nDrug charts", ["Ward rounds", "Drug charts"]),
        ("Staff Nurse\nMercy Hospital\n2018 – 2020\nRounds on two wards", ["Rounds on two wards"]),
    ],
)
def test_keeps_every_line_under_a_job_that_names_no_title_or_employer(entry: str, told: list[str]) -> None:
    found = _facts(f"{HEAD}{entry}\n", "work")
    assert [value for _, field, value in found if field == "highlight"] == told
    assert {"Staff Nurse", "Mercy Hospital"} <= {value for _, field, value in found if field in {"name", "position"}}


def test_leaves_out_why_somebody_left() -> None:
    table = "Dates\tEmployer\tJob title\tReason for leaving\n2018 – 2020\tMercy Hospital\tStaff Nurse\tMoved away\n"
    found = _facts(HEAD + table, "work")
    assert [value for _, field, value in found if "Date" not in field] == ["Mercy Hospital", "Staff Nurse"]


LINES = "Issue desk and enquiries for about 1,800 people a day\nStorytime for up to 45 children on each Tuesday\n"


def test_a_line_of_a_word_file_ends_where_its_author_ended_it() -> None:
    text = f"{HEAD}2018 – 2020\tLibrarian\nMillennium Library, Norwich\n{LINES}Inter-library loans with the north\n"
    found = facts_of_document(text, today=TODAY, wrapped=False)
    assert [fact.value for fact in found if fact.field == "highlight"] == text.splitlines()[-3:]


@pytest.mark.parametrize(
    ("line", "study"),
    [
        ("NVQ Level 3 Libraries, Archives and Information Services", ("NVQ Level 3", "", 3)),
        ("A-levels: Maths, History, Art and Design", ("A-levels", "", 3)),
        ("Diploma in Hair, Beauty and Spa Therapy, Leeds City College", ("Diploma", "Leeds City College", 3)),
        ("HND Catering, Smith & Sons College", ("HND", "Smith & Sons College", 1)),
        ("BA Music, Trinity and All Saints College", ("BA", "Trinity and All Saints College", 1)),
        ("Diploma in Joinery, City & Guilds", ("Diploma", "City & Guilds", 1)),
        ("BSc Physics, Kings, London", ("BSc", "Kings", 1)),
    ],
)
def test_the_end_of_a_list_of_subjects_is_no_school(line: str, study: tuple[str, str, int]) -> None:
    found = {
        field: value for _, field, value in _facts(f"{HEAD}Cook, Acme Ltd\t2018\n\nEDUCATION\n{line}\n", "education")
    }
    degree, school, words = study
    assert (found["studyType"], found.get("institution", "")) == (degree, school)
    assert words == 1 or len(found["area"].replace(",", " and ").split(" and ")) >= 2


@pytest.mark.parametrize(
    "lines",
    [
        "BSc Nursing, University of Leeds, 2015",
        "BSc Nursing\nUniversity of Leeds\n2015",
        "2015  BSc Nursing, University of Leeds",
        "University of Leeds\nBSc Nursing, 2015",
    ],
)
def test_a_degree_among_qualifications_is_education(lines: str) -> None:
    text = f"Dana Reyes\n\nQUALIFICATIONS\nFirst Aid at Work (2020)\n{lines}\n\nSKILLS\nCare\n"
    assert sorted(_facts(text, "education")) == [
        (0, "area", "Nursing"),
        (0, "endDate", "2015"),
        (0, "institution", "University of Leeds"),
        (0, "studyType", "BSc"),
    ]
    assert _facts(text, "certificates") == [(0, "name", "First Aid at Work"), (0, "date", "2020")]


@pytest.mark.parametrize("line", ["PRINCE2 (2019)", "CSCS card", "Certificate in Health, Safety and Environment"])
def test_a_certificate_beside_a_degree_stays_one(line: str) -> None:
    text = f"Dana Reyes\n\nQUALIFICATIONS\n{line}\nPGCE, Leeds University\n"
    assert [value for _, field, value in _facts(text, "certificates") if field != "date"] == [line.split(" (")[0]]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("First Aid at Work (expired 2015)", "First Aid at Work (expired 2015)"),
        ("Forklift (lapsed 2018)", "Forklift (lapsed 2018)"),
        ("SIA licence, expired June 2020", "SIA licence, expired June 2020"),
        ("CPR (expires 2027)", "CPR"),
        ("BLS, exp. 05/2027", "BLS"),
    ],
)
def test_a_certificate_that_has_run_out_says_so_and_has_no_date(line: str, name: str) -> None:
    assert _facts(f"Dana Reyes\n\nCERTIFICATES\n{line}\n", "certificates") == [(0, "name", name)]


@pytest.mark.parametrize("mark", [" * ", " ◆ ", " ➤ ", "  ~ ", "❖", " ★ ", "\uf0d8 ", " ¦ ", " -- ", " → "])
def test_any_glyph_parts_skills_and_opens_them(mark: str) -> None:
    lines = f"Cash handling{mark}R&D{mark}C++\n"
    assert [value for _, _, value in _facts(f"Dana Reyes\n\nSKILLS\n{lines}", "skills")] == [
        "Cash handling",
        "R&D",
        "C++",
    ]


@pytest.mark.parametrize("skill", ["A/B testing", "Health & Safety", "CI/CD", "Front-of-house", "Wash*Go tills", "C#"])
def test_a_mark_within_a_skill_does_not_part_it(skill: str) -> None:
    assert [value for _, _, value in _facts(f"Dana Reyes\n\nSKILLS\n{skill}\n", "skills")] == [skill]


@pytest.mark.parametrize(
    "line",
    [
        "References on request",
        "References available upon request.",
        "Referees: available on request",
        "REFERENCES ARE AVAILABLE ON REQUEST",
        "Reference available on request",
        "Professional references will be gladly provided upon request",
    ],
)
def test_references_on_request_are_nothing(line: str) -> None:
    text = f"Dana Reyes\n\nINTERESTS\nChess\n{line}\n"
    assert [value for _, _, value in _facts(text, "interests")] == ["Chess"]
    assert not _facts(text, "references")


@pytest.mark.parametrize("line", ["Reference books on request", "Reference checks on request", "Filling requests"])
def test_skills_that_look_like_it_stay(line: str) -> None:
    assert [value for _, _, value in _facts(f"Dana Reyes\n\nSKILLS\n{line}\n", "skills")] == [line]
