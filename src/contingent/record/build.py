"""Build a record: source files in, one new immutable version out, the old one untouched until the last moment."""

from __future__ import annotations

import dataclasses
import datetime
import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from contingent.errors import InputError
from contingent.model.source import Document
from contingent.record.checks import check_assertions, refuse_two_files_for_one_month
from contingent.record.columns import Columns, from_observations, merged
from contingent.record.editions import serving
from contingent.record.files import Progress, Reading, read_files
from contingent.record.ledgers import collected
from contingent.record.package import write_version
from contingent.record.quality import find_flags, flag_order, same_file_flags
from contingent.record.quality.gaps import contributors_missing
from contingent.record.record import Record, open_record, same
from contingent.record.store import Store
from contingent.sources.base import Parsed
from contingent.sources.registry import BUILT_IN, all_sources, built_in

FROM_FILES = ("row_repeated", "same_file_under_two_months", "sex_split_implausible")
"""Rules whose flags only a reader of the files can raise, so that adding files keeps those of the version before."""


@dataclass
class BuildReport:
    """What a build did: the version it made (or found to be the same), the files it took and those it passed over."""

    version: str
    unchanged: bool
    documents: int
    observations: int
    recomputed: int
    flags: int
    passed_over: list[str] = field(default_factory=list)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Hold off the garbage collector, which would walk half a million observations again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collecting()
def build(
    paths: Iterable[Path],
    store: Store,
    *,
    add: bool = False,
    retrieved: datetime.date | None = None,
    progress: Progress = lambda done, of, name: None,
) -> BuildReport:
    """Read all files below `paths` into a new version of the record in `store`, and make it the current one.

    With `add`, the current version (or the starter record where there is none) is kept and the files are added to it:
    a later edition of a month then replaces the earlier one in answers, and both are kept. A named file must be
    understood; files found in a named folder that are of no known kind are passed over and listed. `retrieved` is
    when the files were obtained. The coded tables of the package are in every version, in their present state.
    Raises SourceError or RecordError; then nothing changes.
    """
    base = _base(store) if add else None
    reading = read_files(paths, retrieved, progress, known=frozenset(d.sha256 for d in base.documents) if base else ())
    parts = [(part.document.sha256[:12], part.document.granularity, part.observations) for part in reading.parsed]
    columns = from_observations(parts)
    own = _built_in(reading, base)
    documents = [part.document for part in (*reading.parsed, *own)]
    if base is not None:
        columns = merged(base.editions, columns) if reading.parsed else base.editions
        documents += base.documents
    if not len(columns):
        raise InputError(
            "none of the files states how many people anybody has in the field",
            where=", ".join(part.document.name for part in reading.parsed),
            to_do="name tables of contributions too; this file alone makes no record",
        )
    documents.sort(key=lambda document: (document.source, document.name, document.sha256))
    refuse_two_files_for_one_month(columns, documents, editions=add)
    record = _assembled(columns, tuple(documents), reading, base, own)
    version, unchanged = _write(store, record)
    recomputed = sum(part.recomputed for part in reading.parsed)
    count = len(record.flags)
    return BuildReport(version, unchanged, len(documents), len(columns), recomputed, count, reading.passed_over)


def _base(store: Store) -> Record:
    """Return the version to add to, without coded tables of an earlier state of the package."""
    record = open_record(store.folder if store.current() is not None else None)
    now = {part.document.sha256: part.document.name for part in built_in()}
    stale = {d for d in record.documents if d.source == BUILT_IN and d.name in now.values() and d.sha256 not in now}
    if not stale:
        return record
    kept = tuple(document for document in record.documents if document not in stale)
    ledgers = record.ledgers.only({document.sha256[:12] for document in kept})
    return dataclasses.replace(record, documents=kept, ledgers=ledgers)


def _built_in(reading: Reading, base: Record | None) -> list[Parsed]:
    """Return the documents of the package that neither the files nor the version before have."""
    known = {part.document.sha256 for part in reading.parsed}
    known |= {document.sha256 for document in base.documents} if base else set()
    return [part for part in built_in() if part.document.sha256 not in known]


def _assembled(
    columns: Columns, documents: tuple[Document, ...], reading: Reading, base: Record | None, own: Sequence[Parsed]
) -> Record:
    """Choose which observations serve, and flag what the rules notice in them."""
    used = {document.source for document in documents}
    sources = tuple(source for name, source in all_sources().items() if name in used)
    serves = serving(columns, documents, sources)
    chosen = columns if serves.all() else columns.only(serves)
    check_assertions(chosen, documents)
    found = [*find_flags(chosen, documents), *contributors_missing(chosen, [g for s in sources for g in s.gaps])]
    found += [flag for part in reading.parsed for flag in part.flags]
    found += same_file_flags([(part, reading.names[part.document.sha256]) for part in reading.parsed])
    found += [flag for flag in base.flags if flag.rule in FROM_FILES] if base else []
    return Record(
        version="",
        columns=chosen,
        documents=documents,
        flags=tuple(sorted(found, key=flag_order)),
        sources=sources,
        superseded=None if serves.all() else columns.only(~serves),
        ledgers=collected([*reading.parsed, *own], base.ledgers if base else None),
    )


def _write(store: Store, record: Record) -> tuple[str, bool]:
    current = store.current()
    if current is not None and same(open_record(store.folder), record):
        return current, True
    version = store.next_name(str(record.columns.last_month))
    with store.writing(version) as folder:
        write_version(dataclasses.replace(record, version=version), folder)
    return version, False
