"""The command that draws: chart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from contingent.cli.options import MONTH, Context, pass_context
from contingent.errors import InputError
from contingent.model.month import Month

FORMS = ("svg", "png", "html", "vega", "csv")
_ENDINGS = {".json": "vega", ".vl": "vega", ".htm": "html"}
_ABOUT_MISSIONS = ("contributors", "strength")
_ABOUT_ALL = ("ranks",)


@click.command()
@click.argument("name", metavar="NAME")
@click.argument("about", required=False)
@click.option("--month", type=MONTH, help="Month drawn (default: the latest covered).")
@click.option("--since", type=MONTH, help="First month of a chart over time.")
@click.option("--until", type=MONTH, help="Last month of a chart over time.")
@click.option("--measure", "measures", multiple=True, help="What is counted; `rank` takes it several times.")
@click.option("--scope", help="Missions counted: all, peacekeeping, MINUSCA, region:africa ...")
@click.option("--among", metavar="GROUP", help="Rank within a group only: africa, p5, eu, ecowas ...")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@click.option("--format", "form", type=click.Choice(FORMS), help="Form (default: by the file's ending, else svg).")
@click.option("--alone", is_flag=True, help="Do not write the figures beside the picture.")
@click.option("--force", is_flag=True, help="Replace existing files.")
@pass_context
def chart(
    context: Context,
    name: str,
    about: str | None,
    month: Month | None,
    since: Month | None,
    until: Month | None,
    measures: tuple[str, ...],
    scope: str | None,
    among: str | None,
    output: Path | None,
    form: str | None,
    alone: bool,
    force: bool,
) -> None:
    """Draw a chart or map of the record, with title, source, month and words for those who cannot see it.

    NAME is missions, rank, women, peers or deployments, ABOUT a contributor (Rwanda, RWA); contributors or strength,
    ABOUT a mission; or ranks, a world map. Without a file the chart is printed. Beside a picture its figures are
    written as CSV. png needs `pip install 'contingent[charts]'`.
    """
    from contingent.presenting.charts import chart as make

    given: dict[str, Any] = {"month": month, "since": since, "until": until, "scope": scope, "among": among}
    given |= _measures(name, measures) | _about(name, about)
    chosen = _form(output, form)
    made = make(context.record, name, **given)
    forms: dict[str, Callable[[], str | bytes]] = {
        "svg": made.svg,
        "png": made.png,
        "html": made.html,
        "vega": made.vega,
        "csv": made.csv,
    }
    written = forms[chosen]()
    if output is None:
        click.echo(written, nl=False)
        return
    files: dict[Path, str | bytes] = {output: written}
    if not alone and chosen != "csv":
        files[output.with_suffix(".csv")] = made.csv()
    _write(files, force=force)
    click.echo(f"{made.title}: {', '.join(map(str, files))} (record {context.record.version})", err=True)


def _about(name: str, about: str | None) -> dict[str, str]:
    """Return what the chart is about, under the name that the chart has for it."""
    if about is None:
        return {}
    if name in _ABOUT_ALL:
        raise InputError(f"the chart '{name}' is about all contributors", where="chart", to_do="leave out ABOUT")
    return {"mission" if name in _ABOUT_MISSIONS else "party": about}


def _measures(name: str, measures: tuple[str, ...]) -> dict[str, Any]:
    if not measures:
        return {}
    if name == "rank":
        return {"measures": measures}
    if len(measures) > 1:
        raise InputError(f"the chart '{name}' draws one measure", where="--measure", to_do="give one")
    return {"measure": measures[0]}


def _form(output: Path | None, form: str | None) -> str:
    """Return the form asked for: as said, by the file's ending, or SVG."""
    if form:
        return form
    if output is None:
        return "svg"
    ending = output.suffix.lower()
    found = _ENDINGS.get(ending, ending.removeprefix("."))
    if found not in FORMS:
        raise InputError(
            f"the ending '{ending}' does not say which form is wanted",
            where=str(output),
            to_do=f"give --format: {', '.join(FORMS)}",
        )
    return found


def _write(files: dict[Path, str | bytes], *, force: bool) -> None:
    """Write all files or, where one may not be replaced, none."""
    from contingent.presenting.export.files import new_file

    for path in files:
        if path.exists() and not force:
            raise InputError(
                "the file exists already", where=str(path), to_do="name another, or add --force to replace it"
            )
    for path, written in files.items():
        with new_file(path, force=force) as draft:
            draft.write_bytes(written if isinstance(written, bytes) else written.encode())
