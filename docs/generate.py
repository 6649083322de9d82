"""Write the reference pages from the program itself, or with --check fail when they are stale."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from contingent.cli import COMMANDS, cli
from contingent.model.measure import Measure
from contingent.record.quality import all_rules
from contingent.record.tables import fields
from contingent.scenarios.lines import all_lines
from contingent.sources.registry import all_sources
from contingent.vocabulary.assertions import indicators
from contingent.vocabulary.definitions import all_definitions
from contingent.vocabulary.measures import all_measures, all_personnel_types, all_scopes

FOLDER = Path(__file__).parent / "reference"
HEAD = "<!-- Written by `make docs` from the program itself. Do not edit. -->\n"


def commands() -> str:
    """Return the page of all commands, as their own help says it."""
    context = click.Context(cli, info_name="contingent", terminal_width=100, max_content_width=100)
    parts = ["# Commands", "", HEAD, "```text", cli.get_help(context), "```"]
    for name in sorted(COMMANDS):
        command = cli.get_command(context, name)
        assert command is not None
        parts += _command(command, context, f"contingent {name}")
    return "\n".join(parts) + "\n"


def _command(command: click.Command, parent: click.Context, title: str) -> list[str]:
    context = click.Context(command, info_name=command.name, parent=parent, terminal_width=100, max_content_width=100)
    parts = ["", f"## `{title}`", "", "```text", command.get_help(context), "```"]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            parts += _command(inner, context, f"{title} {name}")
    return parts


def measures() -> str:
    """Return the page of measures, personnel types and scopes."""
    parts = ["# Measures, personnel types and scopes", "", HEAD, "## Measures", ""]
    parts += ["A measure is a definition of what is counted. No figure is given without one.", ""]
    parts += ["| measure | what it counts | personnel types | unit | since | sources call it |", f"|{'---|' * 6}"]
    parts += [_measure_row(measure) for measure in all_measures().values()]
    parts += ["", "## Personnel types", "", "| type | name | what it is |", "|---|---|---|"]
    parts += [f"| `{t.id}` | {t.name} | {t.definition} |" for t in all_personnel_types().values()]
    parts += ["", "## Scopes", "", "A scope is the set of missions counted.", "", "| scope | what it is |", "|---|---|"]
    parts += [f"| `{scope.id}` | {scope.definition} |" for scope in all_scopes().values()]
    return "\n".join(parts) + "\n"


def _measure_row(measure: Measure) -> str:
    types = " + ".join(f"`{name}`" for name in measure.types)
    since = str(measure.valid_since) if measure.valid_since else ""
    cells = (f"`{measure.id}`", measure.definition, types, measure.unit, since, measure.source_wording)
    return f"| {' | '.join(cells)} |"


def sources() -> str:
    """Return the page of sources."""
    parts = ["# Sources", "", HEAD]
    for source in all_sources().values():
        parts += [
            f"## `{source.id}`: {source.title}",
            "",
            f"- Publisher: {source.publisher}",
            f"- Where: <{source.url}>",
            f"- Licence: {source.licence}",
            f"- Appears: {source.cadence}",
            f"- Covers: {source.covers}",
            f"- Cite as: {source.citation}",
            "- Out of scope: " + "; ".join(source.out_of_scope),
            "",
        ]
    return "\n".join(parts)


def record() -> str:
    """Return the page of the record's tables and columns."""
    parts = ["# Tables of the record", "", HEAD]
    parts += ["Ask them with `contingent sql`, or open the Parquet files of a version with any tool.", ""]
    for table, columns in fields().items():
        parts += [f"## `{table}`", "", "| column | type | meaning |", "|---|---|---|"]
        parts += [f"| `{column.name}` | {column.type} | {column.description} |" for column in columns]
        parts.append("")
    parts += ["## Quality rules", "", "| rule | what it notices | what follows |", "|---|---|---|"]
    parts += [f"| `{rule.rule}` | {rule.meaning} | {rule.effect} |" for rule in all_rules().values()]
    return "\n".join(parts) + "\n"


def statistics() -> str:
    """Return the page of indicators, the definitions of concepts, and the rules by which motives are judged."""
    parts = ["# Statistics and their definitions", "", HEAD, "## Indicators", ""]
    parts += ["| indicator | name | unit | | source | what is counted |", f"|{'---|' * 6}"]
    parts += [
        f"| `{one.id}` | {one.name} | {one.unit} | {one.stock_or_flow} | `{one.series}` | {one.definition} |"
        for one in indicators().values()
    ]
    parts += ["", "## Definitions", "", "What a concept adds up, and the words that mean it.", ""]
    parts += ["| concept | definition | words that mean it | adds up | counted at | meaning |", f"|{'---|' * 6}"]
    for one in all_definitions().values():
        counted = ", ".join(f"`{name}`" for name in (*one.indicators, *one.statuses))
        words = ", ".join(one.words)
        parts.append(f"| `{one.concept}` | `{one.id}` | {words} | {counted} | {one.counted_at} | {one.meaning} |")
    parts += ["", "## Motives", "", "The rule of each indicator of `contingent motives`, and its reason.", ""]
    parts += ["| motive | indicator | name | rule | reason |", f"|{'---|' * 5}"]
    parts += [f"| {one.motive} | `{one.indicator}` | {one.name} | {one.rule} | {one.reason} |" for one in all_lines()]
    return "\n".join(parts) + "\n"


PAGES = {
    "commands.md": commands,
    "measures.md": measures,
    "sources.md": sources,
    "record.md": record,
    "statistics.md": statistics,
}


def main() -> None:
    """Write the pages, or compare them."""
    stale = []
    for name, make in PAGES.items():
        path, text = FOLDER / name, make()
        if "--check" in sys.argv[1:]:
            stale += [name] if not path.exists() or path.read_text(encoding="utf-8") != text else []
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.exit(f"stale: {', '.join(stale)}; run `make docs`")


if __name__ == "__main__":
    main()
