"""Files that are whole or not there: what is written appears under its name only when it is complete."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from contingent.errors import InputError
from contingent.record.store import alive

UNFINISHED = ".unfinished"


@contextmanager
def new_file(path: Path, *, force: bool = False) -> Iterator[Path]:
    """Give a draft to write; it becomes `path` when the block ends without error, and is removed when it does not.

    Raises InputError when `path` exists and `force` is not given, or when it cannot be written.
    """
    if path.exists() and (path.is_dir() or not force):
        what, to_do = ("a folder has that name", "name a file") if path.is_dir() else ("the file exists already", "")
        raise InputError(what, where=str(path), to_do=to_do or "name another, or add --force to replace it")
    draft = path.with_name(f".{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        _sweep(path)
        draft.touch()
        yield draft
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    except (OSError, sqlite3.Error, duckdb.IOException) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error).splitlines()[0]
        raise InputError(
            f"the file cannot be written ({reason})",
            where=str(path),
            to_do="free some disk space, or name a file in a folder that you may write to",
        ) from error
    finally:
        _remove(draft)
        _remove(parts_of(draft))


def parts_of(draft: Path) -> Path:
    """Return the folder beside a draft for files that it is put together from; it is removed with the draft."""
    return draft.with_name(f"{draft.name}-parts")


def _sweep(path: Path) -> None:
    """Remove what killed exports to the same file left behind; drafts of exports still running are kept."""
    start = f".{path.name}."
    for leftover in path.parent.iterdir():
        process, _, rest = leftover.name.removeprefix(start).partition(".")
        is_draft = leftover.name.startswith(start) and f".{rest}".startswith(UNFINISHED)
        if is_draft and process.isdigit() and not alive(int(process)):
            _remove(leftover)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
