"""Watching an archive: which of its texts have become stale since an older version of the record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from contingent.cli.texts import Inputs, Troubles
from contingent.errors import ContingentError, InputError

if TYPE_CHECKING:
    from contingent.presenting.refresh.archive import Watched
    from contingent.presenting.refresh.refreshed import AsOf


def watched(inputs: Inputs, since: str, form: str, troubles: Troubles) -> tuple[Iterator[str], set[str]]:
    """Return what to print, and the set to which the statuses of stale claims are added while it is printed."""
    from contingent.presenting.refresh import archive
    from contingent.presenting.refresh.refreshed import AsOf
    from contingent.record.record import open_record

    if form not in ("text", "json"):
        raise InputError(f"--since-record has no form '{form}'", where="--format", to_do="use text or json")
    if inputs.claims:
        raise InputError("--since-record reads texts", where="--claims", to_do="name files or folders")
    if inputs.quick:
        raise InputError("--since-record reads with care", where="--quick", to_do="leave it out")
    least = inputs.min_confidence
    now = AsOf.of(inputs.context.record, least=least)
    older = AsOf.of(open_record(inputs.context.folder, since), least=least)
    seen: set[str] = set()
    documents = _documents(inputs, older, now, troubles, seen)
    return (archive.as_json if form == "json" else archive.as_text)(documents, older, now), seen


def _documents(inputs: Inputs, older: AsOf, now: AsOf, troubles: Troubles, seen: set[str]) -> Iterator[Watched]:
    from contingent.api import unread
    from contingent.presenting.refresh.archive import watch

    for text in inputs.opened():
        if isinstance(text, ContingentError):
            troubles.tell(text)
            continue
        if reason := unread(text.language):
            troubles.tell(f"{text.name}: {reason}")
            continue
        document = watch(text, older, now, inputs.published)
        seen.update(turned.verdict.status for turned in document.turned)
        yield document
