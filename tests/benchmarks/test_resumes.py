from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.evaluation.people import Entry, Person, read_people
from benchmarks.evaluation.resumes import Written, WrittenResume, measure_resumes, write_resumes
from benchmarks.evaluation.similarity import Meaning
from benchmarks.evaluation.writers import NoteWriter, Recorder
from model.dataset import DataError, read_groups
from retrieval.embed import Embedder, default_cache, ensure_embedder
from retrieval.passages import read_exemplars

ROOT = Path(__file__).parents[2]
PEOPLE = ROOT / "benchmarks" / "people"
DAIRY = {"name": "Fernbrook Dairy", "position": "Milker", "startDate": "2015", "endDate": "2018"}
INN = {"name": "Blue Lantern", "position": "Innkeeper", "startDate": "2019"}
RESUME = {
    "basics": {"name": "Ada Quill"},
    "work": [
        DAIRY | {"highlights": ["milked 90 cows twice a day", "boss was never there, hated it"]},
        INN | {"highlights": ["14 rooms and a bar, breakfast for everybody", "fix the boiler when it dies"]},
    ],
    "skills": [{"name": "Cheese"}],
}
PERSON = Person("quill", RESUME, ("Cellar hand\n\nWe need a cellar hand with forklift licence.",))


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return Meaning(Embedder(ensure_embedder(default_cache())))


def values(resume: WrittenResume, meaning: Meaning) -> dict[str, float]:
    return {name: found.value for name, found in measure_resumes([resume], meaning).items() if found is not None}


def test_cleaned_notes_are_lines_of_their_entries_and_a_gripe_is_an_omission(meaning: Meaning) -> None:
    (resume,) = write_resumes([PERSON], None)
    assert {line.entry.role for line in resume.lines} == {"Milker", "Innkeeper"}
    assert resume.omitted == ("boss was never there, hated it",)
    found = values(resume, meaning)
    assert (found["stayed_cleaned"], found["kept"], found["changed"], found["omitted"]) == (1, 1, 0, 1)
    assert (found["invented"], found["cross_job"], found["posting"], found["exemplar"]) == (0, 0, 0, 0)
    assert found["preserved"] == 1


def test_a_remembered_line_takes_no_time_and_tells_who_wrote_it() -> None:
    recorder = Recorder(NoteWriter())
    first, second = write_resumes([Person("quill", RESUME, PERSON.postings * 2)], recorder)
    assert first.seconds is not None
    assert second.seconds is None
    asked = {brief.notes: drafts for brief, drafts in recorder.drafts.items()}
    assert all(line.candidates == asked.get(line.notes, ()) for line in first.lines)
    assert any(line.candidates for line in first.lines)


def test_words_of_another_job_the_posting_and_an_exemplar_are_counted_by_lines(meaning: Meaning) -> None:
    milker, innkeeper = PERSON.entries
    exemplar = next(line.text for line in read_exemplars() if len(line.text.split()) > 6)
    lines = (
        Written("Milked 90 cows and fixed the boiler", milker.notes, milker, "Milked 90 cows", ()),
        Written("Ran the bar with a forklift", innkeeper.notes, innkeeper, "Ran the bar", ()),
        Written(exemplar, innkeeper.notes, innkeeper, "Ran the bar", (exemplar,)),
        Written("Ran the bar", innkeeper.notes, innkeeper, "Ran the bar", ()),
    )
    found = values(WrittenResume(PERSON, PERSON.postings[0], lines, (), 1.0), meaning)
    assert found["cross_job"] >= 1
    assert found["posting"] >= 1
    assert found["exemplar"] == 1
    assert (found["kept"], found["stayed_cleaned"], found["changed"]) == (0.25, 0.25, 0.75)
    assert (found["lines"], found["seconds"]) == (4, 1.0)


def test_a_summary_may_speak_of_every_job(meaning: Meaning) -> None:
    summary = Entry("basics", "", (), ("milker and innkeeper",), current=False)
    person = Person("quill", RESUME | {"basics": {"summary": "milker and innkeeper"}}, PERSON.postings)
    line = Written("Milker and innkeeper", summary.notes, summary, "", ())
    assert values(WrittenResume(person, "", (line,), (), None), meaning)["cross_job"] == 0


@pytest.mark.parametrize("folder", ["people", "fresh_people"])
def test_the_people_are_held_out_and_want_two_jobs_each(folder: str) -> None:
    people = read_people(ROOT / "benchmarks" / folder)
    assert len({person.id for person in people}) == len(people)
    assert all(len(person.postings) == 2 and person.entries for person in people)
    trained = {
        group.occupation
        for path in (ROOT / "model" / "data").glob("*.jsonl")
        if path.stem not in ("dev", "test", "fresh")
        for group in read_groups(path)
    }
    assert not {entry.role for person in people for entry in person.entries if entry.section == "work"} & trained


def test_a_file_that_is_no_person_is_named(tmp_path: Path) -> None:
    (tmp_path / "01-nobody.json").write_text('{"id": "01"}')
    with pytest.raises(DataError, match=r"01-nobody\.json"):
        read_people(tmp_path)
    (tmp_path / "01-nobody.json").unlink()
    with pytest.raises(DataError, match="no person"):
        read_people(tmp_path)
