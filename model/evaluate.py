"""What writers are worth, on groups that nobody trained on and on whole resumes for whole postings.

    python -m model.evaluate --data model/data/test.jsonl --people benchmarks/people [--writers cleaned,base,adapter]
        [--adapter DIR]... [--base NAME|DIR] [--seq2seq DIR] [--lines FILE] [--pairs FILE] [--sample N] [--table FILE]
    python -m model.evaluate --scores FILE --grades FILE [--table FILE]

Prints one JSON object a writer: figures with their 95% intervals. Whether a line is faithful takes a reader: `--lines`
and `--pairs` write sheets that hide who wrote what, `--grades` reads them back. The work is `benchmarks.evaluation`'s.
"""

from __future__ import annotations

import sys

from benchmarks.evaluation.command import run  # it may import agents: no code that ships depends on `benchmarks`

if __name__ == "__main__":
    sys.exit(run(__doc__.splitlines()[0]))
