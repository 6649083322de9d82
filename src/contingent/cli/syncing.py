"""The command that brings the record up to date from the publishers."""

from __future__ import annotations

import datetime
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from contingent.cli.options import Context, form_option, pass_context
from contingent.cli.sync.changes import Changes, Revision
from contingent.cli.sync.run import Outcome, Report, Sync
from contingent.cli.sync.web import Web
from contingent.errors import InputError, UnknownNameError
from contingent.model.quality import QualityFlag
from contingent.record.store import Store
from contingent.sources.addresses import OFFICIAL, Address, all_addresses

SHOWN = 20
"""How many revised figures, flags and differences are printed before the rest is only counted."""


@click.command()
@click.option("--only", multiple=True, metavar="ID", help="Only this dataset (may be given several times).")
@click.option("--from", "base", metavar="URL", help=f"A mirror to ask instead of {OFFICIAL}.")
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), help="Folder of downloads (default: downloads in the record)."
)
@click.option("--dry-run", is_flag=True, help="Ask what changed, fetch nothing, write nothing.")
@click.option("--timeout", default=30.0, show_default=True, help="Seconds after which a stalled transfer is given up.")
@click.option("--pause", default=1.0, show_default=True, help="Seconds between datasets, and before another attempt.")
@click.option("--attempts", default=5, show_default=True, type=click.IntRange(1), help="How often to try.")
@form_option("text", "json")
@pass_context
def sync(
    context: Context,
    only: tuple[str, ...],
    base: str | None,
    folder: Path | None,
    dry_run: bool,
    timeout: float,
    pause: float,
    attempts: int,
    form: str,
) -> int:
    """Bring the record up to date from the UN's Peace and Security Data Hub.

    Fetches what changed since the last time, checks every row, adds it to the record that `contingent --record FOLDER`
    names, and says what changed: months added, figures revised, flags raised. A file that is not understood is
    refused, and what was held before stays. Exit code 2 when anything was refused.
    """
    if context.folder is None:
        raise InputError("no record is named", where="--record", to_do="write `contingent --record FOLDER sync`")
    store = Store(Path(context.folder))
    run = Sync(
        store,
        folder or store.folder / "downloads",
        _chosen(only),
        _checked(base),
        Web(timeout=timeout, pause=pause, attempts=attempts),
        datetime.date.today(),
        _progress,
    )
    report = run.dry_run() if dry_run else run.run()
    click.echo(json.dumps(_as_json(report), ensure_ascii=False, indent=1) if form == "json" else _as_text(report))
    for error in report.errors:
        click.echo(f"error: {error}", err=True)
    return 2 if report.errors else 0


def _checked(base: str | None) -> str | None:
    """Return the address of a mirror if it is one. Raises InputError."""
    if base is not None:
        try:
            parts = urlsplit(base)
            fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            fits = False
        if not fits:
            to_do = "write it with its scheme, as in https://example.org/mirror"
            raise InputError(f"'{base}' is not an address", where="--from", to_do=to_do)
    return base


def _chosen(only: tuple[str, ...]) -> list[Address]:
    known = all_addresses()
    for name in only:
        if name not in known:
            raise UnknownNameError.of("dataset", name, known, where="--only")
    return [address for name, address in known.items() if not only or name in only]


def _progress(dataset: str, size: int, whole: int | None) -> None:
    if sys.stderr.isatty():
        of = f" of {whole:,}" if whole else ""
        click.echo(f"\r\033[K{dataset}: {size:,}{of} bytes", err=True, nl=size == whole)


def _as_text(report: Report) -> str:
    lines = [line for outcome in report.outcomes for line in _outcome(outcome)]
    if report.changes is None:
        return "\n".join([*lines, f"record {report.version or 'not built yet'}: unchanged"])
    return "\n".join([*lines, *_changed(report.changes)])


def _outcome(outcome: Outcome) -> list[str]:
    size = f", {outcome.bytes:,} bytes" if outcome.bytes is not None else ""
    return [f"{outcome.dataset}: {outcome.state}{size}", *_first(list(outcome.notes))]


def _changed(changes: Changes) -> list[str]:
    """Say what changed, the counts first."""
    lines = [f"record {changes.after}, after {changes.before}"]
    lines += [f"months added, by {name}: {', '.join(months)}" for name, months in changes.months.items()]
    lines.append(f"figures revised: {len(changes.revisions):,}")
    lines += _first([_revision(revision) for revision in changes.revisions])
    rules = Counter(flag.rule for flag in changes.flags)
    counted = ", ".join(f"{rule} {count:,}" for rule, count in sorted(rules.items()))
    lines.append(f"flags raised: {len(changes.flags):,}{f' ({counted})' if counted else ''}")
    return lines + _first([_flag(flag) for flag in changes.flags])


def _first(lines: list[str]) -> list[str]:
    more = [f"  and {len(lines) - SHOWN:,} more"] if len(lines) > SHOWN else []
    return [f"  {line}" for line in lines[:SHOWN]] + more


def _revision(revision: Revision) -> str:
    where = " ".join(part for part in (revision.contributor, revision.mission) if part)
    values = ["none" if value is None else f"{value:,}" for value in (revision.before, revision.after)]
    return f"{revision.month} {where} {revision.personnel_type} ({revision.sex}): {' to '.join(values)}"


def _flag(flag: QualityFlag) -> str:
    where = " ".join(part for part in (str(flag.month), flag.contributor, flag.mission) if part)
    return f"{where} {flag.rule}: {flag.note}"


def _as_json(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = {
        "schema": "contingent/sync/1",
        "record": report.version,
        "datasets": [
            {"dataset": o.dataset, "state": o.state, "bytes": o.bytes, "notes": list(o.notes)} for o in report.outcomes
        ],
        "errors": [{"what": e.what, "where": e.where, "to_do": e.to_do} for e in report.errors],
        "changes": None,
    }
    if report.changes is not None:
        found["changes"] = {
            "before": report.changes.before,
            "after": report.changes.after,
            "months_added": report.changes.months,
            "revised": [_row(revision) for revision in report.changes.revisions],
            "flags_raised": [_row(flag) for flag in report.changes.flags],
        }
    return found


def _row(entry: Revision | QualityFlag) -> dict[str, Any]:
    fields = {name: getattr(entry, name) for name in type(entry).__dataclass_fields__}
    return fields | {"month": str(entry.month)}
