"""Citations of exactly what a brief used: BibTeX, RIS and CSL-JSON, the producers first, then the record."""

from __future__ import annotations

import json
from dataclasses import dataclass

from contingent.model.source import Document, Source
from contingent.presenting.briefs.model import Brief, Note
from contingent.presenting.citations import bibtex, cite_documents
from contingent.record.record import Record


@dataclass(frozen=True)
class Work:
    """One thing cited: a document of the record, or a page on the web, with the places used."""

    id: str
    author: str
    title: str
    year: str
    url: str
    note: str


def works(record: Record, brief: Brief) -> list[Work]:
    """Return what the brief used, in the order of its notes, and the record at the end."""
    by_document: dict[str, list[Note]] = {}
    for note in brief.notes:
        by_document.setdefault(note.identifier or note.url or note.work, []).append(note)
    made = [_work(record, key, notes, place) for place, (key, notes) in enumerate(by_document.items(), 1)]
    pages = [page for notes in by_document.values() for page in _pages(notes)]
    title = f"contingent: the record, version {record.version}"
    taken = "Figures extracted from the sources cited beside this entry"
    own = Work(f"contingent_{record.version}", "contingent", title, "", "", taken)
    return [*made, *dict.fromkeys(pages), own]


def _work(record: Record, key: str, notes: list[Note], place: int) -> Work:
    where = "; ".join(dict.fromkeys(note.where for note in notes if note.where))
    document = record.document_by_id.get(key)
    if document is None:
        first = notes[0]
        return Work(f"source_{place}", first.publisher, first.title or first.publisher, "", first.url, where)
    source = record.source_by_id.get(document.source)
    return Work(
        id=f"{document.source}_{key}",
        author=source.publisher if source else document.source,
        title=" ".join(document.title.split()),
        year=_year(document),
        url=source.url if source else "",
        note=f"{document.name}, SHA-256 {document.sha256[:12]}" + (f", {where}" if where else ""),
    )


def _pages(notes: list[Note]) -> list[Work]:
    """Return the web pages that coded rows rest on."""
    return [
        Work(f"page_{note.identifier}_{_digits(note.where)}", note.where.rpartition(", ")[2], note.url, "", note.url,
             note.quote)
        for note in notes if note.url and note.identifier
    ]  # fmt: skip


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _year(document: Document) -> str:
    date = document.published or document.retrieved
    return str(date.year) if date else ""


def as_bibtex(record: Record, brief: Brief) -> str:
    """Return BibTeX: the producers' own entries with the documents and places used, the pages, and the record."""
    places: dict[str, list[str]] = {}
    for note in brief.notes:
        if note.identifier:
            places.setdefault(note.identifier, []).append(note.where)
    cited = bibtex(cite_documents(record, {key: "; ".join(dict.fromkeys(where)) for key, where in places.items()}))
    others = [work for work in works(record, brief) if work.id.startswith(("page_", "source_"))]
    return cited + "".join(f"\n{_misc(work)}\n" for work in others)


def _misc(work: Work) -> str:
    fields = {"author": f"{{{work.author}}}", "title": work.title, "url": work.url, "note": work.note}
    told = ",\n".join(f"  {name} = {{{_braces(value)}}}" for name, value in fields.items() if value)
    return f"@misc{{{work.id},\n{told},\n}}"


def _braces(value: str) -> str:
    return value if value.count("{") == value.count("}") else value.replace("{", "(").replace("}", ")")


def as_ris(record: Record, brief: Brief) -> str:
    """Return RIS, a record each."""
    lines = []
    for work in works(record, brief):
        kind = "ELEC" if work.url else "GEN"
        fields = (("TY", kind), ("ID", work.id), ("AU", work.author), ("TI", work.title), ("PY", work.year),
                  ("UR", work.url), ("N1", work.note), ("ER", ""))  # fmt: skip
        lines += [f"{tag}  - {_line(value)}" for tag, value in fields if value or tag == "ER"]
        lines.append("")
    return "\r\n".join(lines)


def _line(value: str) -> str:
    return " ".join(value.split())


def as_csl(record: Record, brief: Brief) -> str:
    """Return CSL-JSON, an item each."""
    items = []
    for work in works(record, brief):
        item: dict[str, object] = {
            "id": work.id, "type": "webpage" if work.id.startswith("page_") else "dataset",
            "title": work.title, "author": [{"literal": work.author}],
        }  # fmt: skip
        item |= {"issued": {"date-parts": [[int(work.year)]]}} if work.year else {}
        item |= {"URL": work.url} if work.url else {}
        items.append(item | ({"note": work.note} if work.note else {}))
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def sources_of(record: Record, brief: Brief) -> list[Source]:
    """Return the sources that the brief used, by id."""
    used = {record.document_by_id[n.identifier].source for n in brief.notes if n.identifier in record.document_by_id}
    return [record.source_by_id[name] for name in sorted(used) if name in record.source_by_id]
