"""The command that brings a document up to date: refresh."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from contingent.cli.checking import output_option, published_option
from contingent.cli.options import MONTH, Context, form_option, pass_context
from contingent.errors import InputError

if TYPE_CHECKING:
    from contingent.model.month import Month
    from contingent.model.text import Text


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--to", type=MONTH, help="Month to bring it up to (default: the newest of the record).")
@output_option
@click.option("--force", is_flag=True, help="Replace the output file if it is there.")
@published_option
@click.option(
    "--min-confidence",
    default=0.5,
    show_default=True,
    type=click.FloatRange(0, 1),
    help="Leave claims alone that were read with less confidence.",
)
@form_option("text", "json")
@pass_context
def refresh(
    context: Context,
    file: str,
    to: Month | None,
    output: Path | None,
    force: bool,
    published: str | None,
    min_confidence: float,
    form: str,
) -> None:
    """Bring a document up to date: what is stale in FILE (md, txt, html, docx) is put right, and nothing else.

    Statements of the present are brought to the month --to, those with a date are put right as of their own. In docx
    the changes are tracked, with a comment giving reason and source; in html they are marked with ins and del; a text
    comes out as a clean copy. What changed and why is printed, with a unified diff; without --output, only that.
    """
    from contingent.presenting.export.files import new_file
    from contingent.presenting.refresh import AsOf, opened, refresh_document
    from contingent.presenting.refresh.report import as_json, as_text

    path = Path(file)
    data = _bytes(path)
    text = opened(data, file)
    _check_readable(text, published)
    if output is not None:
        _check_output(output, text, force=force)
    as_of = AsOf.of(context.record, to, min_confidence)
    document = refresh_document(data, text, as_of, published)
    if output is not None:
        with new_file(output, force=True) as draft:
            draft.write_bytes(document.written())
    click.echo(as_json(document) if form == "json" else as_text(document), nl=False)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"the file cannot be opened: {error.strerror or error}", where=str(path), to_do="check its name and rights"
        ) from error


def _check_readable(text: Text, published: str | None) -> None:
    from contingent.api import unread
    from contingent.checking.edtf import read_period

    if published is not None:
        read_period(published)
    if reason := unread(text.language):
        raise InputError(reason, where=text.name, to_do="translate it first")


def _check_output(output: Path, text: Text, *, force: bool) -> None:
    """Refuse to replace a file unasked, and to name it as what it is not."""
    from contingent.reading.documents.kinds import ENDINGS, MARKDOWN, PLAIN

    kind = ENDINGS.get(output.suffix.lower(), text.media_type)
    if kind != text.media_type and {kind, text.media_type} != {PLAIN, MARKDOWN}:
        raise InputError(
            f"the output is written as the document is ({text.media_type}), which this ending does not say",
            where=str(output),
            to_do=f"name it with the ending of {text.name}",
        )
    if output.exists() and not force:
        raise InputError("the file is there already", where=str(output), to_do="name another, or add --force")
