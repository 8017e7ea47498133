"""Whole documents as facts: resumes in plain text, and JSON Resume. Facts of a document wait for the person's yes."""

from __future__ import annotations

from agents.understand.document.json_resume import facts_of_json_resume as facts_of_json_resume
from agents.understand.document.json_resume import json_resume_problems as json_resume_problems
from agents.understand.document.resume import facts_of_document as facts_of_document
