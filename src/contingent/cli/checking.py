"""Commands that check texts: check, date."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from contingent.cli.options import Context, form_option, pass_context
from contingent.cli.texts import Inputs, Troubles
from contingent.errors import InputError
from contingent.model.verdict import STATUSES
from contingent.presenting.check import FORMATS, render
from contingent.presenting.check.checked_text import CheckedText, Style

_NARROWEST, _WIDTH, _WIDEST = 50, 100, 120

published_option = click.option("--published", metavar="DATE", help="The texts' date: YYYY, YYYY-MM or YYYY-MM-DD.")
output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write instead of printing."
)


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...|-")
@published_option
@click.option(
    "--claims", metavar="FILE", help="Judge the given claims of a JSON lines file; nothing is read from texts."
)
@form_option(*FORMATS)
@output_option
@click.option("--fail-on", default="", metavar="LIST", help="Exit with 1 on any of these statuses (joined by commas).")
@click.option(
    "--min-confidence", default=0.0, type=click.FloatRange(0, 1), help="Leave out claims read with less confidence."
)
@click.option("--quick", is_flag=True, help="Read with the small models alone: for archives; finds a little less.")
@click.option(
    "--since-record",
    "since",
    metavar="VERSION",
    help="Tell which texts have become stale since this version of the record.",
)
@click.option("--color/--no-color", default=None, help="Colour the text (default: on a terminal only).")
@pass_context
def check(
    context: Context,
    files: tuple[str, ...],
    published: str | None,
    claims: str | None,
    form: str,
    output: Path | None,
    fail_on: str,
    min_confidence: float,
    quick: bool,
    since: str | None,
    color: bool | None,
) -> int:
    """Check the claims in texts: for which month and by which definition is each true, and what to write instead.

    FILE is a text (txt, md, html, pdf, docx), a folder of them, a corpus (jsonl with id, text, published), or - for
    standard input. Exit code 1 when --fail-on matches, 2 when some input could not be used; the rest is still done.
    """
    failing = _statuses(fail_on)
    inputs = Inputs(context, files, claims, published, min_confidence, quick)
    troubles = Troubles()
    if since is not None:
        from contingent.cli.watching import watched

        pieces, turned = watched(inputs, since, form, troubles)
        _write(pieces, output)
        return troubles.exit_code or int(bool(turned & failing))
    seen: set[str] = set()
    texts = _noting(inputs.texts(troubles), seen)
    style = _style(color, output)
    _write(render(texts, form, record=context.record.version, style=style), output, colour=style.colour)
    return troubles.exit_code or int(bool(seen & failing))


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...|-")
@published_option
@click.option("--claims", metavar="FILE", help="Use the given claims of a JSON lines file; nothing is read from texts.")
@form_option("text", "json")
@output_option
@pass_context
def date(
    context: Context, files: tuple[str, ...], published: str | None, claims: str | None, form: str, output: Path | None
) -> int:
    """Tell from which month's data a text was written, by all its claims together."""
    from contingent.presenting.check import vintage

    troubles = Troubles()
    texts = _counting(Inputs(context, files, claims, published).texts(troubles))
    version = context.record.version
    if form == "json":
        _write(vintage.as_json(texts, version), output)
    else:
        _write(vintage.as_text(texts, version, _style(False, output)), output)
    return troubles.exit_code


def _statuses(names: str) -> set[str]:
    """Read the list of --fail-on. Raises InputError, with the known statuses, for one that there is not."""
    wanted = {name.strip().lower() for name in names.split(",") if name.strip()}
    unknown = sorted(wanted - set(STATUSES))
    if unknown:
        raise InputError(
            f"there is no status '{unknown[0]}'", where="--fail-on", to_do=f"the statuses are: {', '.join(STATUSES)}"
        )
    return wanted


def _noting(texts: Iterable[CheckedText], seen: set[str]) -> Iterator[CheckedText]:
    """Pass texts on and note the statuses of their verdicts; a text that is not read is unknown."""
    for text in _counting(texts):
        seen.update(verdict.status for verdict in text.checked.verdicts)
        seen.update(("unknown",) if text.unread else ())
        yield text


def _counting(texts: Iterable[CheckedText]) -> Iterator[CheckedText]:
    """Count the texts on stderr while they are worked on, where someone is watching and nothing else is printed."""
    watched = sys.stderr.isatty() and not sys.stdout.isatty()
    for count, text in enumerate(texts, 1):
        yield text
        if watched:
            click.echo(f"\r\033[K{count} checked", err=True, nl=False)
    if watched:
        click.echo("", err=True)


def _style(color: bool | None, output: Path | None) -> Style:
    terminal = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size((_WIDTH, 24)).columns if terminal else _WIDTH
    colour = (terminal and not os.environ.get("NO_COLOR")) if color is None else color
    return Style(min(max(width, _NARROWEST), _WIDEST), colour)


def _write(pieces: Iterator[str], output: Path | None, *, colour: bool = False) -> None:
    """Print pieces as they come, or write them to a file that is complete or not there."""
    if output is None:
        for piece in pieces:
            click.echo(piece, nl=False, color=colour or None)
        return
    from contingent.presenting.export.files import new_file

    with new_file(output, force=True) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
