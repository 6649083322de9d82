"""Writing a brief: one renderer a form, chosen by the ending of the file."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path

from contingent.errors import InputError
from contingent.presenting.briefs.model import Brief
from contingent.presenting.export.files import new_file
from contingent.record.record import Record

_RENDERERS = {
    "html": ("html", "html"),
    "pdf": ("pdf", "pdf"),
    "docx": ("docx", "docx"),
    "md": ("markdown", "markdown"),
    "json": ("as_json", "text"),
}
_CITATIONS = {"bib": "as_bibtex", "ris": "as_ris", "csl.json": "as_csl"}
FORMS = (*_RENDERERS, *_CITATIONS, "zip")
"""The endings of files that a brief can be written to: the brief, its citations, and its data as a bundle."""


def form_of(path: Path) -> str:
    """Return the form that a file's ending names. Raises InputError for another ending."""
    name = path.name.lower()
    found = max((form for form in FORMS if name.endswith(f".{form}")), key=len, default=None)
    if found is None:
        endings = ", ".join(f".{form}" for form in FORMS)
        raise InputError(f"the ending '{path.suffix}' says no form of a brief", where=str(path), to_do=f"use {endings}")
    return found


def rendered(record: Record, brief: Brief, form: str) -> bytes:
    """Return the brief, or its citations, in a form. Raises MissingExtraError without what the form needs."""
    if form in _CITATIONS:
        module = importlib.import_module("contingent.presenting.briefs.citations")
        cited: str = getattr(module, _CITATIONS[form])(record, brief)
        return cited.encode()
    home, name = _RENDERERS[form]
    made: str | bytes = getattr(importlib.import_module(f"contingent.presenting.briefs.{home}"), name)(brief)
    return made.encode() if isinstance(made, str) else made


def write_brief(record: Record, brief: Brief, paths: Sequence[Path], *, force: bool = False) -> None:
    """Write a brief to files, each in the form that its ending names; a file is whole or not there.

    Raises InputError for an ending that is no form, and when a file exists and `force` is not given, before anything
    is written.
    """
    forms = {path: form_of(path) for path in paths}
    for path in paths:
        if path.exists() and not force:
            to_do = "name another, or add --force to replace it"
            raise InputError("the file exists already", where=str(path), to_do=to_do)
    for path, form in forms.items():
        with new_file(path, force=force) as draft:
            if form == "zip":
                from contingent.presenting.briefs.data import write_data

                write_data(record, brief, draft)
            else:
                draft.write_bytes(rendered(record, brief, form))
