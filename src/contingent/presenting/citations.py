"""Citations: of the producer first, then of the record that was used."""

from __future__ import annotations

import re
from collections.abc import Mapping

from contingent.errors import InputError, UnknownNameError
from contingent.model.month import Month
from contingent.model.source import Document, Source
from contingent.record.record import Record
from contingent.record.rows import Rows

FIELDS = ("source", "document", "citation", "bibtex")


def cite(record: Record, what: str | None = None, month: Month | None = None) -> Rows:
    """Return the citations of all sources, of one (`what`: its id), or of the documents of a month.

    Each row has the citation as text and as BibTeX. Raises UnknownNameError for a source that is not there and
    InputError when no document of the record is about the month.
    """
    sources = record.source_by_id
    if what is not None and what not in sources:
        raise UnknownNameError.of("source", what, sources, where="cite")
    wanted = [source for name, source in sources.items() if what in (None, name)]
    cited: list[tuple[Source, Document | None]] = [(source, None) for source in wanted]
    if month is not None:
        cited = [(sources[d.source], d) for d in _documents(record, month) if sources[d.source] in wanted]
    if not cited:
        raise InputError(f"no document of the record is about {month}", where="cite", to_do="see `contingent coverage`")
    rows = tuple(_row(source, document, month) for source, document in cited)
    own = _record_row(record)
    return Rows(FIELDS, (*rows, own), {"record": record.version})


def cite_documents(record: Record, places: Mapping[str, str]) -> Rows:
    """Return the citations of documents (by the id that observations bear) with the places used, and of the record."""
    rows = [_used(record, identifier, where) for identifier, where in places.items()]
    return Rows(FIELDS, (*rows, _record_row(record)), {"record": record.version})


def _used(record: Record, identifier: str, where: str) -> dict[str, str]:
    document = record.document_by_id[identifier]
    source = record.source_by_id[document.source]
    made = f", file created {document.published.isoformat()}" if document.published else ""
    at = f", {where}" if where else ""
    part = f"{' '.join(document.title.split())}, {document.name}{made}, SHA-256 {identifier}{at}."
    return _cited(source, document, part, identifier)


def bibtex(answer: Rows) -> str:
    """Return the BibTeX entries of an answer of `cite`, one after the other."""
    return "\n\n".join(row["bibtex"].strip() for row in answer) + "\n"


def plain(answer: Rows) -> str:
    """Return the citations of an answer of `cite` as text, a paragraph each."""
    return "\n\n".join(row["citation"] for row in answer) + "\n"


def _documents(record: Record, month: Month) -> list[Document]:
    columns = record.columns
    codes = sorted(set(columns.document[columns.month == month.ordinal].tolist()))
    return [record.document_by_id[columns.tables["document"][code]] for code in codes]


def _row(source: Source, document: Document | None, month: Month | None) -> dict[str, str]:
    if document is None:
        return {"source": source.id, "document": "", "citation": source.citation, "bibtex": source.bibtex}
    made = f", file created {document.published.isoformat()}" if document.published else ""
    part = f"{document.title}, {month}{made}, SHA-256 {document.sha256[:12]}."
    return _cited(source, document, part, str(month).replace("-", "_"))


def _cited(source: Source, document: Document, part: str, key: str) -> dict[str, str]:
    """Return the citation of a source with what was used of it; `key` tells its BibTeX entry from the others."""
    entry = re.sub(r"\{(\w+),", lambda found: f"{{{found[1]}_{key},", source.bibtex.strip(), count=1)
    entry = re.sub(r",?\s*\}\s*$", lambda _: f",\n  note = {{{part}}},\n}}", entry)
    return {"source": source.id, "document": document.name, "citation": f"{source.citation} {part}", "bibtex": entry}


def _record_row(record: Record) -> dict[str, str]:
    key = re.sub(r"\W", "_", record.version)
    return {
        "source": "contingent",
        "document": "",
        "citation": f"contingent, record {record.version}: figures extracted from the sources above.",
        "bibtex": f"@misc{{contingent_{key},\n  title = {{contingent: the record, version {record.version}}},\n"
        "  note = {Figures extracted from the sources cited beside this entry},\n}",
    }
