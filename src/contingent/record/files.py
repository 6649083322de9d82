"""The files of a build: found, recognised, and read one by one."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from contingent.errors import InputError, SourceError
from contingent.sources.base import Parsed
from contingent.sources.files import plain
from contingent.sources.registry import reader_for

Progress = Callable[[int, int, str], None]
"""Told of each file before it is read: how many are done, of how many, and its name."""


@dataclass
class Reading:
    """What was read: each document once, the names its file goes by (by SHA-256), and the files passed over."""

    parsed: list[Parsed] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    passed_over: list[str] = field(default_factory=list)


def read_files(
    paths: Iterable[Path], retrieved: datetime.date | None, progress: Progress, *, known: Collection[str] = ()
) -> Reading:
    """Read all files at or below `paths`, those whose SHA-256 is `known` excepted.

    Raises InputError for a path that is not there or where there is nothing to read, and SourceError for a file that
    was named itself and is of no known kind, or that is of a known kind and not understood.
    """
    paths = list(paths)
    reading = Reading()
    files = _files(paths)
    for done, (path, named) in enumerate(files):
        progress(done, len(files), path.name)
        data = _bytes(path)
        digest = hashlib.sha256(data).hexdigest()
        known_as = reading.names.setdefault(digest, [])
        known_as.append(path.name)
        if len(known_as) == 1 and digest not in known:
            _read(reading, data, path.name, named, retrieved)
    progress(len(files), len(files), "")
    if not reading.parsed and not known:
        raise InputError(
            "none of the files is one the record is built from",
            where=", ".join(map(str, paths)) or "no files",
            to_do="name the UN monthly reports (PDF) or IPI tables (CSV), or a folder that has them",
        )
    return reading


def _read(reading: Reading, data: bytes, name: str, named: bool, retrieved: datetime.date | None) -> None:
    try:
        reader = reader_for(data, name)
    except SourceError:
        if named:
            raise
        reading.passed_over.append(name)
        return
    part = reader.read(data, name)
    reading.parsed.append(dataclasses.replace(part, document=dataclasses.replace(part.document, retrieved=retrieved)))


def _bytes(path: Path) -> bytes:
    """Return a file's bytes without gzip, so that a compressed copy is the same document; damaged ones as they are."""
    data = path.read_bytes()
    try:
        return plain(data, path.name)
    except SourceError:
        return data


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
