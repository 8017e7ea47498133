"""What an export may fail with."""

from __future__ import annotations


class ExportError(Exception):
    """A resume could not be written in the wanted form; the text is one sentence that says why and what would work."""
