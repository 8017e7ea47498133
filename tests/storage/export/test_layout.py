from __future__ import annotations

from typing import Any

import pytest

from storage.export import ExportError
from storage.export.layout import Section, lay_out
from storage.export.text import bullet, one_line, paragraphs, phone_link, web_link
from storage.export.words import words_of
from storage.resume import SECTIONS, Resume
from tests.storage.export.people import NAMES, data_of, resume_of


def section_of(data: dict[str, Any], key: str) -> Section:
    return next(section for section in lay_out(Resume.model_validate(data)).sections if section.key == key)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2019-04", None, "Apr 2019 – Present"),
        ("2019-04", "Present", "Apr 2019 – Present"),
        ("2018", "2021", "2018 – 2021"),
        ("2018-01-15", "2018-12-31", "Jan 2018 – Dec 2018"),
        ("2018", "2018", "2018"),
        (None, "2010", "2010"),
        (None, None, ""),
        ("", "present", "Present"),
        ("Spring 2019", "2020-02", "Spring 2019 – Feb 2020"),
        ("2019-13", "2020", "2019-13 – 2020"),
    ],
)
def test_dates_read_as_people_write_them(start: str | None, end: str | None, expected: str) -> None:
    assert words_of("en").dates(start, end) == expected


@pytest.mark.parametrize("name", NAMES)
def test_sections_come_in_the_order_of_a_resume(name: str) -> None:
    keys = [section.key for section in lay_out(resume_of(name)).sections]
    order = ["summary", *SECTIONS[1:]]
    assert keys == sorted(keys, key=order.index)
    assert set(keys) - {"summary"} == set(data_of(name)) - {"basics", "meta"}


def test_the_ten_people_use_every_section() -> None:
    assert set().union(*(data_of(name) for name in NAMES)) >= set(SECTIONS)


@pytest.mark.parametrize(
    ("education", "title"),
    [
        ({"studyType": "BSc", "area": "Nursing"}, "BSc in Nursing"),
        ({"studyType": "Bachelor of Science in Nursing", "area": "nursing"}, "Bachelor of Science in Nursing"),
        ({"studyType": "Diploma", "area": "Diploma in Welding"}, "Diploma in Welding"),
        ({"studyType": "MBA"}, "MBA"),
        ({"area": "Welding"}, "Welding"),
        ({"institution": "X College"}, "X College"),
        ({"startDate": "2019", "endDate": "2020"}, "2019 – 2020"),
    ],
)
def test_an_entry_is_titled_by_the_best_it_has(education: dict[str, str], title: str) -> None:
    (entry,) = section_of({"education": [education]}, "education").entries
    assert entry.title.text == title


def test_skills_without_keywords_share_a_line() -> None:
    data = {
        "skills": [{"name": "Go"}, {"name": "Data", "keywords": ["SQL", "Kafka"]}, {"name": "Rust", "level": "basic"}]
    }
    assert [item.line for item in section_of(data, "skills").items] == ["Go, Rust (basic)", "Data: SQL, Kafka"]


@pytest.mark.parametrize(
    ("score", "line"), [("3.7/4.0", "Grade: 3.7/4.0"), ("First class", "First class"), ("GPA 3.7", "GPA 3.7")]
)
def test_a_grade_gets_a_label_only_if_it_has_none(score: str, line: str) -> None:
    (entry,) = section_of({"education": [{"institution": "X", "score": score}]}, "education").entries
    assert [item.line for item in entry.items] == [line]


def test_contacts_are_only_what_there_is_and_each_once() -> None:
    basics = {
        "url": "https://www.ann.example/",
        "phone": " ",
        "profiles": [{"url": "ann.example"}, {"network": "Mastodon", "username": "ann"}, {}],
    }
    contacts = lay_out(Resume.model_validate({"basics": basics})).contacts
    assert [contact.text for contact in contacts] == ["ann.example", "Mastodon: ann"]


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ({"city": "Denver", "region": "CO", "postalCode": "80202", "countryCode": "US"}, "Denver, CO 80202, US"),
        ({"city": "Hamburg", "postalCode": "22763", "address": "Elbchaussee 999"}, "Elbchaussee 999, 22763 Hamburg"),
        ({"city": "Leeds", "postalCode": "LS1 4AP"}, "Leeds LS1 4AP"),
        ({"city": "Łódź"}, "Łódź"),
        ({"countryCode": "IE"}, "IE"),
    ],
)
def test_an_address_is_in_the_order_of_its_country(location: dict[str, str], line: str) -> None:
    assert lay_out(Resume.model_validate({"basics": {"location": location}})).contacts[0].text == line


def test_empty_entries_and_sections_are_not_shown() -> None:
    assert lay_out(Resume.model_validate({"work": [{}, {"name": " "}], "skills": [{}], "awards": []})).sections == ()


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("ﬁne oﬃce", "fine office"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("rever\u202esed\u202c", "reversed"),
        ("hidden \U000e0041\U000e0042tags", "hidden tags"),
        ("tab\tand\nnew line\u00a0here", "tab and new line here"),
        ("nul\x00 icon\uf0e0", "nul icon"),
        ("e\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d⚕️", "👩\u200d⚕️"),
        (None, ""),
    ],
)
def test_text_loses_what_cannot_be_printed_or_searched(text: str | None, clean: str) -> None:
    assert one_line(text) == clean


@pytest.mark.parametrize(
    "text", ["• Led a team", "- Led a team", "* Led a team", "– Led a team", "▪\tLed a team", "Led a team"]
)
def test_a_bullet_that_the_text_brings_along_goes(text: str) -> None:
    assert bullet(text) == "Led a team"


@pytest.mark.parametrize("text", ["-5% cost", "*Tomme & fils* range", "—"])
def test_what_only_looks_like_a_bullet_stays(text: str) -> None:
    assert bullet(text) == text


def test_lines_of_a_summary_are_paragraphs() -> None:
    assert paragraphs("One.\n\n Two. \r\nThree.") == ("One.", "Two.", "Three.")


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://ann.example/a?b=c#d", "https://ann.example/a?b=c#d"),
        ("ann.example/work", "https://ann.example/work"),
        ("www.ann.example", "https://www.ann.example"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("C:\\resume.pdf", ""),
        ("my portfolio", ""),
        ("https://ann.example/<script>", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_links(address: str, link: str) -> None:
    assert web_link(address) == link


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("+1 (303) 555-0100", "tel:+13035550100"),
        ("0171/555 0100", "tel:01715550100"),
        ("555-0100 x12", ""),
        ("ask me", ""),
    ],
)
def test_only_plain_numbers_are_telephone_links(number: str, link: str) -> None:
    assert phone_link(number) == link


def test_a_language_is_found_by_its_code_and_refused_with_the_known_ones() -> None:
    assert words_of("en-GB") is words_of("en")
    assert lay_out(Resume(), "en_US").language == "en"
    with pytest.raises(ExportError, match="no resume headings for language 'tlh'; known: en"):
        words_of("tlh")
