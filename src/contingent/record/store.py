"""Where versions of a record live: one immutable folder each, and a pointer that names the current one."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contingent.errors import RecordError

POINTER = "current.json"
VERSIONS = "versions"
UNFINISHED = ".unfinished-"
STARTER = Path(__file__).resolve().parent.parent / "starter" / "record"
"""The record that ships with the package."""


class Store:
    """A folder of record versions. Readers follow the pointer; a writer swaps it when its version is whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> str | None:
        """Return the current version's name, or None where nothing was built yet."""
        pointer = self.folder / POINTER
        if not pointer.exists():
            return None
        try:
            version = json.loads(pointer.read_text(encoding="utf-8"))["version"]
        except (ValueError, KeyError, TypeError) as error:
            raise RecordError(
                "the record's pointer is damaged", where=str(pointer), to_do='write {"version": "..."} into it'
            ) from error
        return str(version)

    def versions(self) -> list[str]:
        """Return the names of all whole versions, sorted."""
        folder = self.folder / VERSIONS
        found = (path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else ()
        return sorted((name for name in found if not name.startswith(UNFINISHED)), key=_version_key)

    def path(self, version: str | None = None) -> Path:
        """Return the folder of `version` (the current one by default). Raises RecordError when it is not there."""
        name = version or self.current()
        path = self.folder / VERSIONS / name if name else self.folder
        if not name or not path.is_dir():
            have = ", ".join(self.versions()) or "none"
            raise RecordError(
                f"there is no record version {name or ''}".rstrip(),
                where=str(self.folder),
                to_do=f"build one with `contingent build`, or ask for one of: {have}",
            )
        return path

    def next_name(self, month: str) -> str:
        """Return the name of the next version whose latest month is `month`, as in `2025-07.2`."""
        taken = [int(name.rpartition(".")[2]) for name in self.versions() if name.startswith(f"{month}.")]
        return f"{month}.{max(taken, default=0) + 1}"

    @contextmanager
    def writing(self, version: str) -> Iterator[Path]:
        """Give a folder to write a version into; it becomes the current one when the block ends without error.

        A crash at any moment leaves the pointer and every older version as they were.
        """
        folder = self.folder / VERSIONS
        draft = folder / f"{UNFINISHED}{version}-{os.getpid()}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._sweep()
            draft.mkdir()
            yield draft
            _flush(draft)
            draft.rename(folder / version)
            self._point_to(version)
        except OSError as error:
            raise RecordError(
                f"the record cannot be written ({error.strerror or error})",
                where=str(self.folder),
                to_do="free some disk space or name a folder you may write to; the old record is untouched",
            ) from error
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def _point_to(self, version: str) -> None:
        draft = self.folder / f"{POINTER}.{os.getpid()}"
        draft.write_text(json.dumps({"version": version}) + "\n", encoding="utf-8")
        _flush(draft)
        draft.replace(self.folder / POINTER)

    def _sweep(self) -> None:
        """Remove what a killed build left behind; folders of builds still running are kept."""
        for path in (self.folder / VERSIONS).glob(f"{UNFINISHED}*"):
            if not alive(int(path.name.rpartition("-")[2])):
                shutil.rmtree(path, ignore_errors=True)


def _version_key(name: str) -> tuple[str, int]:
    month, _, number = name.rpartition(".")
    return month, int(number) if number.isdigit() else 0


def alive(process: int) -> bool:
    """Say whether a process of this number is running."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _flush(path: Path) -> None:
    """Force a file, or all files of a folder, to the disk before the pointer may name them."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            with file.open("rb") as handle:
                os.fsync(handle.fileno())
