"""The data export of a professional network: a zip of CSV files becomes JSON Resume."""

from __future__ import annotations

import json

import pytest

from agents.uploads import find_facts
from retrieval.documents import Reason, read_document
from tests.retrieval.documents.files import reason_of, zipped

EXPORT = {
    "Profile_csv": b"First Name,Last Name,Headline,Summary,Geo Location,Websites\n"
    b'Dana,Reyes,Staff Nurse,"Nurse, ten years","Leeds, England",[PERSONAL:https://dana.example.org]\n',
    "Email Addresses_csv": b"Email Address,Confirmed,Primary\nold@example.org,Yes,No\ndana@example.org,Yes,Yes\n",
    "Positions_csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    'Mercy Hospital,Staff Nurse,"• Cared for 12 patients\n• Trained students","Leeds",Apr 2018,\n'
    "Café Zoë,Waiter,,,2015,Mar 2018\n".encode(),
    "Education_csv": b"School Name,Start Date,End Date,Notes,Degree Name\nLeeds University,2011,2015,,BSc\n",
    "Skills_csv": b"Name\nWound care\nTriage\n",
    "Certifications_csv": b"Name,Url,Authority,Started On,Finished On,License Number\nBLS,,Red Cross,Jan 2020,,12\n",
    "Languages_csv": b"Name,Proficiency\nSpanish,Native or bilingual proficiency\n",
    "messages_csv": b"FROM,CONTENT\nBob,secret\n",
}


def test_reads_an_export_as_facts_with_dates_of_the_schema() -> None:
    read = read_document(zipped(**EXPORT), "Basic_Export.zip")
    found = {(fact.section, fact.entry, fact.field, fact.value) for fact in find_facts(read.text)}
    assert read.kind == "export"
    assert found == {
        ("basics", 0, "name", "Dana Reyes"),
        ("basics", 0, "label", "Staff Nurse"),
        ("basics", 0, "summary", "Nurse, ten years"),
        ("basics", 0, "email", "dana@example.org"),
        ("basics", 0, "url", "https://dana.example.org"),
        ("basics", 0, "city", "Leeds, England"),
        ("work", 0, "name", "Mercy Hospital"),
        ("work", 0, "position", "Staff Nurse"),
        ("work", 0, "location", "Leeds"),
        ("work", 0, "startDate", "2018-04"),
        ("work", 0, "highlight", "Cared for 12 patients"),
        ("work", 0, "highlight", "Trained students"),
        ("work", 1, "name", "Café Zoë"),
        ("work", 1, "position", "Waiter"),
        ("work", 1, "startDate", "2015"),
        ("work", 1, "endDate", "2018-03"),
        ("education", 0, "institution", "Leeds University"),
        ("education", 0, "studyType", "BSc"),
        ("education", 0, "startDate", "2011"),
        ("education", 0, "endDate", "2015"),
        ("skills", 0, "skill", "Wound care"),
        ("skills", 1, "skill", "Triage"),
        ("certificates", 0, "name", "BLS"),
        ("certificates", 0, "issuer", "Red Cross"),
        ("certificates", 0, "date", "2020-01"),
        ("languages", 0, "language", "Spanish"),
        ("languages", 0, "fluency", "Native or bilingual proficiency"),
    }


def test_finds_the_files_in_a_folder_and_the_columns_below_notes() -> None:
    inside = zipped(Export__Profile_csv=EXPORT["Profile_csv"], Export__Skills_csv=b"Notes:\n\nName\nTriage\n")
    resume = json.loads(read_document(inside, "a.zip").text)
    assert (resume["basics"]["name"], resume["skills"]) == ("Dana Reyes", [{"name": "Triage"}])


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"Profile_csv": b"", "Skills_csv": b"Name\n"}, "empty"),
        ({"Profile_csv": b"First Name\n" + b"a" * 3_000_000, "Skills_csv": b""}, "too_large"),
        ({"photo_png": b"\x89PNG"}, "unsupported"),
    ],
)
def test_says_why_a_zip_cannot_be_read(members: dict[str, bytes], reason: Reason) -> None:
    assert reason_of(zipped(**members), "a.zip") == reason
