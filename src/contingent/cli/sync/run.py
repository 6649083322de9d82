"""A sync from beginning to end: every dataset fetched and understood, then the record built, then what changed."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from contingent.cli.sync.changes import Changes, changes
from contingent.cli.sync.folder import Slot, Validators, locked
from contingent.cli.sync.notes import notes
from contingent.cli.sync.transfer import fetch, peek
from contingent.cli.sync.web import NoAnswerError, Web
from contingent.errors import ContingentError, DownloadError, SourceError
from contingent.record.build import build
from contingent.record.record import Record, open_record
from contingent.record.store import Store
from contingent.sources.addresses import Address
from contingent.sources.registry import reader_for

Told = Callable[[str, int, int | None], None]
"""Told the dataset on its way, how many bytes have come, and of how many if the server said."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one dataset: new, unchanged, refused (`error` says why), or, in a dry run, changed.

    `notes` say where a new list differs from what the record or the vocabulary has.
    """

    dataset: str
    state: str
    bytes: int | None = None
    error: ContingentError | None = None
    notes: tuple[str, ...] = ()


@dataclass
class Report:
    """What a sync did. `changes` is None where the record stayed as it was."""

    version: str | None
    outcomes: list[Outcome] = field(default_factory=list)
    changes: Changes | None = None
    error: ContingentError | None = None

    @property
    def errors(self) -> list[ContingentError]:
        """Everything that went wrong."""
        found = [outcome.error for outcome in self.outcomes if outcome.error]
        return [*found, *([self.error] if self.error else [])]


@dataclass(frozen=True, slots=True)
class Sync:
    """What is synced: datasets from a base (None is the official one) into a folder and a record."""

    store: Store
    folder: Path
    addresses: Sequence[Address]
    base: str | None
    web: Web
    today: datetime.date
    told: Told

    def dry_run(self) -> Report:
        """Ask for every dataset and fetch none. Nothing is written."""
        report = Report(self.store.current())
        self._each(report, self._peek)
        return report

    def run(self) -> Report:
        """Fetch what changed, check it, and add it to the record.

        A dataset that cannot be fetched or understood is refused, and what was held of it stays; the others go on.
        """
        with locked(self.folder):
            report = Report(self.store.current())
            self._each(report, self._fetch)
            try:
                self._into_record(report)
            except ContingentError as error:
                report.error = error
        return report

    def _each(self, report: Report, one: Callable[[Address], Outcome]) -> None:
        for place, address in enumerate(self.addresses):
            if place:
                self.web.sleep(self.web.pause)
            try:
                report.outcomes.append(one(address))
            except ContingentError as error:
                report.outcomes.append(Outcome(address.dataset, "refused", error=error))
                if isinstance(error, NoAnswerError):
                    left = self.addresses[place + 1 :]
                    report.outcomes.extend(Outcome(address.dataset, "not asked") for address in left)
                    return

    def _peek(self, address: Address) -> Outcome:
        coming = peek(address.at(self.base), self._slot(address), self.web)
        if coming is None:
            return Outcome(address.dataset, "unchanged")
        coming.response.close()
        return Outcome(address.dataset, "changed", coming.whole)

    def _fetch(self, address: Address) -> Outcome:
        slot = self._slot(address)
        try:
            validators = fetch(address.at(self.base), slot, self.web, lambda *sizes: self.told(address.dataset, *sizes))
            if validators is None:
                return Outcome(address.dataset, "unchanged")
            return self._take(address, slot, validators)
        except OSError as error:
            what = f"the file cannot be written ({error.strerror or error})"
            to_do = "free some disk space; what was held before is untouched"
            raise DownloadError(what, where=str(slot.file), to_do=to_do) from error

    def _take(self, address: Address, slot: Slot, validators: Validators) -> Outcome:
        """Put a fetched file in its place if its reader understands all of it, or if it is the one held already."""
        data = slot.part.read_bytes()
        if hashlib.sha256(data).hexdigest() == slot.digest():
            slot.finish(validators)
            return Outcome(address.dataset, "unchanged")
        try:
            parsed = reader_for(data, address.file_name).read(data, address.file_name)
            if address.dataset not in parsed.document.title:
                what = f"the file is '{parsed.document.title}', not {address.dataset}"
                raise SourceError(what, where=validators.url, to_do="check the address")
        except ContingentError:
            slot.drop_part()
            raise
        slot.finish(validators)
        return Outcome(address.dataset, "new", len(data), notes=notes(address, data, self.folder))

    def _slot(self, address: Address) -> Slot:
        return Slot(self.folder, address.file_name)

    def _into_record(self, report: Report) -> None:
        """Add the files that the record does not have yet; they may be left from a sync that was broken off."""
        slots = [self._slot(address) for address in self.addresses]
        digests = {slot.file: digest for slot in slots if (digest := slot.digest())}
        old = self._record()
        known = {document.sha256 for document in old.documents}
        files = [file for file, digest in digests.items() if digest not in known]
        if files:
            build(files, self.store, add=True, retrieved=self.today)
            found = changes(old, self._record())
            before = found.before if report.version else f"starter {found.before}"
            report.changes = dataclasses.replace(found, before=before)
            report.version = self.store.current()

    def _record(self) -> Record:
        return open_record(self.store.folder if self.store.current() is not None else None)
