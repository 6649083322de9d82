"""Build a record: source files in, one new immutable version out, the old one untouched until the last moment."""

from __future__ import annotations

import dataclasses
import datetime
import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from contingent.errors import InputError, SourceError
from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.model.source import Document
from contingent.record.columns import Columns, from_observations
from contingent.record.package import write_version
from contingent.record.quality import find_flags, flag_order, same_file_flags
from contingent.record.quality.gaps import contributors_missing
from contingent.record.record import Record, open_record
from contingent.record.store import Store
from contingent.sources.base import Parsed
from contingent.sources.registry import all_sources, reader_for

Progress = Callable[[int, int, str], None]


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
    retrieved: datetime.date | None = None,
    progress: Progress = lambda done, of, name: None,
) -> BuildReport:
    """Read all files below `paths` into a new version of the record in `store`, and make it the current one.

    A named file must be understood; files found in a named folder that are of no known kind are passed over and
    listed. `retrieved` is when the files were obtained. Raises SourceError or RecordError; then nothing changes.
    """
    parsed, names, passed_over = _read_all(paths, retrieved, progress)
    columns = from_observations(
        [(part.document.sha256[:12], part.document.granularity, part.observations) for part in parsed]
    )
    documents = tuple(part.document for part in sorted(parsed, key=lambda part: _order(part.document)))
    _refuse_two_files_for_one_month(columns, documents)
    _check_assertions(columns, documents)
    flags = _flags(columns, documents, parsed, names)
    version, unchanged = _write(store, columns, documents, flags)
    recomputed = sum(part.recomputed for part in parsed)
    return BuildReport(version, unchanged, len(documents), len(columns), recomputed, len(flags), passed_over)


def _order(document: Document) -> tuple[str, str, str]:
    return document.source, document.name, document.sha256


def _files(paths: Iterable[Path]) -> list[tuple[Path, bool]]:
    """List (file, whether it was named itself), each file once, in a fixed order."""
    found: dict[Path, bool] = {}
    for path in paths:
        if path.is_dir():
            for file in path.rglob("*"):
                if file.is_file():
                    found.setdefault(file, False)
        elif path.is_file():
            found[path] = True
        else:
            raise InputError("there is no such file or folder", where=str(path), to_do="check the path")
    return sorted(found.items(), key=lambda item: (item[0].name, str(item[0])))


def _read_all(
    paths: Iterable[Path], retrieved: datetime.date | None, progress: Progress
) -> tuple[list[Parsed], dict[str, list[str]], list[str]]:
    parsed: list[Parsed] = []
    names: dict[str, list[str]] = {}
    passed_over: list[str] = []
    files = _files(paths)
    for done, (path, named) in enumerate(files):
        progress(done, len(files), path.name)
        data = path.read_bytes()
        known_as = names.setdefault(hashlib.sha256(data).hexdigest(), [])
        known_as.append(path.name)
        if len(known_as) > 1:
            continue
        try:
            reader = reader_for(data, path.name)
        except SourceError:
            if named:
                raise
            passed_over.append(path.name)
            continue
        part = reader.read(data, path.name)
        parsed.append(dataclasses.replace(part, document=dataclasses.replace(part.document, retrieved=retrieved)))
    progress(len(files), len(files), "")
    if not parsed:
        raise InputError(
            "none of the files is one the record is built from",
            where=", ".join(map(str, paths)) or "no files",
            to_do="name the UN monthly reports (PDF) or IPI tables (CSV), or a folder that has them",
        )
    return parsed, names, passed_over


def _refuse_two_files_for_one_month(columns: Columns, documents: Sequence[Document]) -> None:
    """A contributor's figures for a month and mission must come from one document of each granularity."""
    keys = np.stack([columns.granularity, columns.month, columns.contributor, columns.mission], axis=1)
    order = np.lexsort(keys.T[::-1])
    ordered, document = keys[order], columns.document[order]
    clash = np.flatnonzero((ordered[1:] == ordered[:-1]).all(axis=1) & (document[1:] != document[:-1]))
    if not len(clash):
        return
    first, second = int(order[clash[0]]), int(order[clash[0] + 1])
    name_of = {entry.sha256[:12]: entry.name for entry in documents}
    pair = [name_of[columns.text("document", row)] for row in (first, second)]
    raise SourceError(
        f"two files give figures for {columns.month_at(first)} and they are not the same file",
        where=" and ".join(pair),
        to_do="keep the edition you trust and build again without the other",
    )


def _check_assertions(columns: Columns, documents: Sequence[Document]) -> None:
    """Hold each month of a source against the bounds its `source.yml` asserts."""
    source_of = {document.sha256[:12]: document.source for document in documents}
    source_codes = np.array([source_of[name] for name in columns.tables["document"]])
    for source in all_sources().values():
        least, most = source.assertions.get("min_month_total", 0), source.assertions.get("max_month_total", 10**9)
        of_source = np.flatnonzero(source_codes[columns.document] == source.id)
        for granularity in np.unique(columns.granularity[of_source]).tolist():
            rows = of_source[columns.granularity[of_source] == granularity]
            months, place = np.unique(columns.month[rows], return_inverse=True)
            totals = np.bincount(place, weights=columns.count[rows])
            for month, total in zip(months.tolist(), totals.tolist(), strict=True):
                if not least <= total <= most:
                    raise SourceError(
                        f"{Month(month)} adds up to {total:,.0f} people, outside {least:,} to {most:,}",
                        where=f"source {source.id}",
                        to_do="check the file of that month; if the figure is right, widen the bounds in source.yml",
                    )


def _flags(
    columns: Columns, documents: Sequence[Document], parsed: Sequence[Parsed], names: dict[str, list[str]]
) -> tuple[QualityFlag, ...]:
    twice = same_file_flags([(part, names[part.document.sha256]) for part in parsed])
    own = [flag for part in parsed for flag in part.flags]
    used = {document.source for document in documents}
    gaps = [gap for source in all_sources().values() if source.id in used for gap in source.gaps]
    found = (*find_flags(columns, documents), *contributors_missing(columns, gaps), *own, *twice)
    return tuple(sorted(found, key=flag_order))


def _write(
    store: Store, columns: Columns, documents: tuple[Document, ...], flags: tuple[QualityFlag, ...]
) -> tuple[str, bool]:
    current = store.current()
    if current is not None:
        old = open_record(store.folder)
        if (old.documents, old.flags) == (documents, flags) and old.columns.equals(columns):
            return current, True
    version = store.next_name(str(Month(int(columns.month.max()))))
    with store.writing(version) as folder:
        used = {document.source for document in documents}
        sources = tuple(source for name, source in all_sources().items() if name in used)
        write_version(Record(version, columns, documents, flags, sources=sources), folder)
    return version, False
