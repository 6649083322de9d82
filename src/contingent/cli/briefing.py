"""Commands that write for readers: brief and compare."""

from __future__ import annotations

from pathlib import Path

import click

from contingent.cli.options import MONTH, Context, pass_context
from contingent.model.month import Month

output_option = click.option(
    "-o", "--output", "outputs", type=click.Path(path_type=Path), multiple=True, metavar="FILE",
    help="File to write; its ending says the form. May be repeated. Without it, Markdown is printed.",
)  # fmt: skip
force_option = click.option("--force", is_flag=True, help="Replace files that exist.")
month_option = click.option("--month", type=MONTH, help="Month to write as of (default: the newest there is).")


@click.command()
@click.argument("subject")
@month_option
@click.option(
    "--sections", default="", metavar="LIST",
    help="Only these sections, joined by commas: security, military, diplomacy, regional, asylum; of a mission "
    "strength, contributors, changes; of an organisation members, contributions, forces.",
)  # fmt: skip
@click.option("--long", "long", is_flag=True, help="Everything, instead of two pages.")
@output_option
@force_option
@pass_context
def brief(
    context: Context,
    subject: str,
    month: Month | None,
    sections: str,
    long: bool,
    outputs: tuple[Path, ...],
    force: bool,
) -> None:
    """Write a fact sheet about SUBJECT in which every sentence has its source.

    SUBJECT is a party, an organisation or a mission as people write it. Forms: html, pdf, docx, md, json; the citations
    of exactly what was used as bib, ris, csl.json; the data as a bundle in a zip file.
    """
    from contingent.presenting.briefs.compose import brief as compose
    from contingent.presenting.briefs.writing import form_of, rendered, write_brief

    pictured = not outputs or any(form_of(path) not in ("md", "json", "bib", "ris", "csl.json") for path in outputs)
    wanted = [name.strip() for name in sections.split(",") if name.strip()]
    made = compose(context.record, subject, month, sections=wanted, long=long, charts=bool(outputs) and pictured)
    if not outputs:
        click.echo(rendered(context.record, made, "md").decode(), nl=False)
        return
    write_brief(context.record, made, outputs, force=force)
    click.echo(f"{len(made.sentences)} sentences, {len(made.notes)} sources: {', '.join(map(str, outputs))}", err=True)


@click.command()
@click.argument("parties", nargs=-1, required=True)
@month_option
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="File to write: .html or .md.")
@click.option("--format", "form", type=click.Choice(["md", "html"]), help="Form (default: the file's ending, else md).")
@force_option
@pass_context
def compare(
    context: Context, parties: tuple[str, ...], month: Month | None, output: Path | None, form: str | None, force: bool
) -> None:
    """Put the contributions of two to eight PARTIES side by side, each figure with its source."""
    from contingent.presenting.briefs.compare import as_html, as_markdown
    from contingent.presenting.briefs.compare import compare as ask
    from contingent.presenting.export.files import new_file
    from contingent.presenting.export.forms import form_of

    chosen = form_of(output, form, ("html", "md")) if output else form or "md"
    comparison = ask(context.record, parties, month)
    text = as_html(comparison) if chosen == "html" else as_markdown(comparison)
    if output is None:
        click.echo(text, nl=False)
        return
    with new_file(output, force=force) as draft:
        draft.write_text(text, encoding="utf-8")
    click.echo(f"{len(comparison.subjects)} side by side: {output}", err=True)
