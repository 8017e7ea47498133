"""What writers are worth, on groups that nobody trained on and on whole resumes for whole postings.

A writer is the note itself, the cleaned note, or a generator. Everything runs the way a person would have it run: the
real cleaning, the real check, the real choice, `agents.tailor` for whole resumes. The command is `model.evaluate`.

    command.py                      reads the options, runs everything, prints
    writers.py examples.py          who writes, and what it costs; the base model with five examples in its prompt
    groups.py                       a line a group, before and after the check
    resumes.py people.py leaks.py   people × postings through agents.tailor; words that came from elsewhere
    similarity.py diversity.py      the formulas, with their sources; bootstrap.py the intervals
    grades.py                       sheets for a reader who must not know who wrote what, and what the reader said
    report.py                       the tables of benchmarks/EVALUATION.md
"""
