"""Is a record whole? Its pointer, versions, checksums, coverage, flags and leftovers, each with what to do about it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from contingent.errors import ContingentError
from contingent.model.month import ranges
from contingent.record.coverage import coverage
from contingent.record.package import PACKAGE_FILE
from contingent.record.record import Record, open_record
from contingent.record.store import POINTER, STARTER, UNFINISHED, VERSIONS, Store, alive

LEAST_FREE = 100_000_000
"""Bytes that a build or an export should find free on the disk."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What an examination found of one `subject`.

    `state` is `fine`, `note` (worth knowing; nothing is broken) or `wrong`; `to_do` says what to do about it, and is
    empty where there is nothing to do.
    """

    subject: str
    state: Literal["fine", "note", "wrong"]
    what: str
    to_do: str = ""


def examine(folder: Path | None = None) -> list[Finding]:
    """Examine the record in `folder` (the starter record by default). Finds what is wrong and never raises for it."""
    store = Store(folder or STARTER)
    again = "build it again with `contingent build`" if folder else "install contingent again"
    found = [_pointer(store, again), _versions(store)]
    found += [_files(store.path(version), again) for version in store.versions()]
    if not any(finding.state == "wrong" for finding in found):
        found += _contents(store, again)
    return [*found, _leftovers(store), _free(store.folder)]


def _pointer(store: Store, again: str) -> Finding:
    try:
        store.path()
    except ContingentError as error:
        return Finding("record", "wrong", f"{error.what} in {store.folder}", error.to_do)
    return Finding("record", "fine", f"{store.current()} is the current version of {store.folder}")


def _versions(store: Store) -> Finding:
    names = store.versions()
    size = sum(file.stat().st_size for name in names for file in store.path(name).rglob("*") if file.is_file())
    return Finding("versions", "fine", f"{len(names)} ({size / 1e6:.1f} MB): {', '.join(names) or 'none'}")


def _files(folder: Path, again: str) -> Finding:
    """Compare the files of a version with the checksums that its data package gives."""
    subject = f"files of {folder.name}"
    try:
        package = json.loads((folder / PACKAGE_FILE).read_text(encoding="utf-8"))
        own = [value for value in package.values() if isinstance(value, dict) and "hash" in value]
        listed = [*package["resources"], *own]
        broken = sorted(filter(None, (_broken(folder, file) for file in listed)))
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"{PACKAGE_FILE} cannot be read ({type(error).__name__}: {error})"
        return Finding(subject, "wrong", what, f"remove the folder {folder}, and {again}")
    if broken:
        return Finding(subject, "wrong", "; ".join(broken), f"remove the folder {folder}, and {again}")
    return Finding(subject, "fine", f"{len(listed)} files have the checksums they were written with")


def _broken(folder: Path, described: dict[str, Any]) -> str:
    path = folder / described["path"]
    if not path.is_file():
        return f"{path.name} is missing"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return "" if described["hash"] == f"sha256:{digest}" else f"{path.name} is not as it was written"


def _contents(store: Store, again: str) -> Iterator[Finding]:
    # A record that another version of the program wrote may lack what this one reads, and fail in any of these ways.
    try:
        record = open_record(store.folder)
        yield Finding(
            "contents", "fine", f"{len(record.columns):,} observations from {len(record.documents)} documents"
        )
        yield _coverage(record)
        yield _flags(record)
    except (ContingentError, KeyError, TypeError, ValueError, AttributeError) as error:
        reason = error.what if isinstance(error, ContingentError) else f"{type(error).__name__}: {error}"
        yield Finding("contents", "wrong", f"this version of contingent cannot read it ({reason})", again)


def _coverage(record: Record) -> Finding:
    entries = coverage(record.columns, record.flags)
    covered = {entry.month for entry in entries if entry.status == "covered" and entry.granularity != "mission"}
    missing = sorted({entry.month for entry in entries} - covered)
    span = f"{record.columns.first_month} to {record.columns.last_month}"
    if not missing:
        return Finding("coverage", "fine", f"contributors are covered in every month, {span}")
    return Finding(
        "coverage",
        "note",
        f"{span}; contributors are not covered in {len(missing)} months: {', '.join(ranges(missing))}",
        "questions about those months are answered with unknown; add their reports with `contingent build`",
    )


def _flags(record: Record) -> Finding:
    counted = Counter(flag.rule for flag in record.flags)
    listed = ", ".join(f"{rule} {count}" for rule, count in sorted(counted.items()))
    to_do = "see them with `contingent coverage --flags`; figures stay as printed" if counted else ""
    return Finding("flags", "fine", f"{len(record.flags):,} quality flags ({listed})" if counted else "none", to_do)


def _leftovers(store: Store) -> Finding:
    """Look for what killed builds left behind; drafts of builds still running are theirs."""
    drafts = [*(store.folder / VERSIONS).glob(f"{UNFINISHED}*"), *store.folder.glob(f"{POINTER}.*")]
    dead = [path for path in drafts if not _in_use(path)]
    if dead:
        names = ", ".join(sorted(path.name for path in dead))
        return Finding("leftovers", "note", f"of killed builds: {names}", "remove them, or let the next build do so")
    running = f"; {len(drafts)} of builds that are running" if drafts else ""
    return Finding("leftovers", "fine", f"none{running}")


def _in_use(draft: Path) -> bool:
    process = draft.name.replace(".", "-").rpartition("-")[2]
    return process.isdigit() and alive(int(process))


def _free(folder: Path) -> Finding:
    place = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(place).free
    told = f"{free / 1e9:,.1f} GB free where the record is"
    if free < LEAST_FREE:
        return Finding("disk", "wrong", told, f"free some: a build or an export wants {LEAST_FREE / 1e6:.0f} MB")
    return Finding("disk", "fine", told)
