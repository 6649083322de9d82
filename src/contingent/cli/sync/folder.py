"""The folder of downloads: whole files, what is known of each, parts of files on their way, and a lock."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from contingent.errors import RecordError

WORK = ".sync"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server calls the state of a file: with these it can say that nothing changed, or send the rest of it."""

    url: str
    etag: str | None = None
    last_modified: str | None = None

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the file only if it changed."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}

    @property
    def of_bytes(self) -> str | None:
        """What vouches for every byte, so that the rest of a part fits it: a strong ETag, or the time of change."""
        if self.etag and not self.etag.startswith("W/"):
            return self.etag
        return self.last_modified


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one dataset in the folder: its file, and what is kept about it in the working folder."""

    folder: Path
    name: str

    @property
    def file(self) -> Path:
        """The whole file."""
        return self.folder / self.name

    @property
    def part(self) -> Path:
        """The file on its way."""
        return self.folder / WORK / f"{self.name}.part"

    def digest(self) -> str | None:
        """Return the SHA-256 of the whole file, or None where there is none."""
        return hashlib.sha256(self.file.read_bytes()).hexdigest() if self.file.is_file() else None

    def held(self, url: str) -> Validators | None:
        """Return what the server called the whole file, if it came from `url` and is unchanged since."""
        state = _read_json(self._state)
        digest = self.digest()
        return _validators(state, url) if digest is not None and state.get("sha256") == digest else None

    def started(self, url: str) -> Validators | None:
        """Return what the server called the file that is on its way from `url`, if the rest of it can be asked for."""
        found = _validators(_read_json(self._part_state), url)
        begun = self.part.is_file() and self.part.stat().st_size
        return found if begun and found is not None and found.of_bytes else None

    def start(self, validators: Validators) -> IO[bytes]:
        """Begin a file anew, in place of any part of it."""
        self.drop_part()
        _write_json(self._part_state, asdict(validators))
        return self.part.open("wb")

    def drop_part(self) -> None:
        """Forget what is on its way."""
        self.part.unlink(missing_ok=True)
        self._part_state.unlink(missing_ok=True)

    def finish(self, validators: Validators) -> None:
        """Put the file that came in the place of the one before, which is kept compressed if it was another.

        A crash at any moment leaves one whole file in place.
        """
        new, old = hashlib.sha256(self.part.read_bytes()).hexdigest(), self.digest()
        if new != old:
            if old is not None:
                self._keep_earlier(old)
            with self.part.open("rb") as file:
                os.fsync(file.fileno())
            self.part.replace(self.file)
        _write_json(self._state, {**asdict(validators), "sha256": new})
        self.drop_part()

    def _keep_earlier(self, digest: str) -> None:
        kept = self.folder / WORK / "earlier" / f"{self.file.stem}.{digest[:12]}{self.file.suffix}.gz"
        kept.parent.mkdir(exist_ok=True)
        draft = kept.with_suffix(".draft")
        draft.write_bytes(gzip.compress(self.file.read_bytes(), mtime=0))
        draft.replace(kept)

    @property
    def _state(self) -> Path:
        return self.folder / WORK / f"{self.name}.state"

    @property
    def _part_state(self) -> Path:
        return self.folder / WORK / f"{self.name}.part-state"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make the folder and hold its lock. Raises RecordError while another sync holds it, or when it cannot be written.

    The system lets go of the lock when its holder ends, however that happens.
    """
    try:
        (folder / WORK).mkdir(parents=True, exist_ok=True)
        file = (folder / WORK / "lock").open("a+b")
    except OSError as error:
        raise RecordError(
            f"the folder of downloads cannot be written ({error.strerror or error})",
            where=str(folder),
            to_do="name a folder you may write to with --to",
        ) from error
    with file:
        if not _lock(file):
            raise RecordError(
                "another sync is at work in this folder",
                where=str(folder),
                to_do="wait until it is done, or name another folder with --to",
            )
        yield


def _lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _validators(state: dict[str, str | None], url: str) -> Validators | None:
    """Return what was noted of a file from `url`; a note about another address is none."""
    return Validators(url, state.get("etag"), state.get("last_modified")) if state.get("url") == url else None


def _read_json(path: Path) -> dict[str, str | None]:
    """Return what was noted; a note that is missing or damaged is no note."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write_json(path: Path, content: dict[str, str | None]) -> None:
    draft = path.with_name(f"{path.name}.draft")
    draft.write_text(json.dumps(content) + "\n", encoding="utf-8")
    draft.replace(path)
