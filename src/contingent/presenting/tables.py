"""Query answers as text, JSON, CSV or Markdown, each with its month, measure, scope and source."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Mapping
from typing import Any

from contingent.record.rows import Row, Rows, source_line

FORMATS = ("text", "json", "csv", "md")
TERMS = ("month", "contributor", "measure", "scope", "among")
"""The terms of a question that a CSV row repeats, since it has no other place to say them."""
MANY_SOURCES = 6
NARROWEST = 14


def render(answer: Rows, form: str, *, title: str = "", width: int = 120) -> str:
    """Return `answer` in one of FORMATS, ending in a newline. Text is set to `width` characters where it can be."""
    if form == "text":
        return _text(answer, title, width)
    return {"json": _json, "csv": _csv, "md": _markdown}[form](answer, title)


def _json(answer: Rows, title: str) -> str:
    return json.dumps(answer.as_json(), ensure_ascii=False, indent=1) + "\n"


def _csv(answer: Rows, title: str) -> str:
    terms = [name for name in TERMS if answer.about.get(name) and name not in answer.fields]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*terms, *answer.fields])
    for row in answer.rows:
        writer.writerow([*(answer.about[name] for name in terms), *(row.get(name) for name in answer.fields)])
    return out.getvalue()


def _markdown(answer: Rows, title: str) -> str:
    shown = _shown_fields(answer)
    lines = [f"**{_title(answer, title)}**", "", _piped(shown)]
    lines.append(_piped(["---:" if _numeric(answer, name) else "---" for name in shown]))
    lines += [_piped([cell(row.get(name)).replace("|", "\\|") for name in shown]) for row in answer.rows]
    lines += ["", *(f"- {line}" for line in _below(answer))]
    return "\n".join(lines) + "\n"


def _piped(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(answer: Rows, title: str, width: int) -> str:
    shown = _shown_fields(answer)
    heads = [name.replace("_", " ") for name in shown]
    cells = [[cell(row.get(name)) for name in shown] for row in answer.rows]
    right = [_numeric(answer, name) for name in shown]
    natural = [max([len(head), *(len(row[at]) for row in cells)]) for at, head in enumerate(heads)]
    widths = _fitted(natural, right, width)
    body = [*_lines(heads, widths, right), "  ".join("─" * w for w in widths)]
    body += [line for row in cells for line in _lines(row, widths, right)]
    return "\n".join([_title(answer, title), "", *body, "", *_below(answer)]) + "\n"


def _fitted(widths: list[int], right: list[bool], width: int) -> list[int]:
    """Narrow the widest text columns until a line fits; numbers are never broken."""
    fitted = list(widths)
    while sum(fitted) + 2 * (len(fitted) - 1) > width:
        wide = [w if not r else 0 for w, r in zip(fitted, right, strict=True)]
        if max(wide, default=0) <= NARROWEST:
            break
        fitted[wide.index(max(wide))] -= 1
    return fitted


def _lines(values: list[str], widths: list[int], right: list[bool]) -> list[str]:
    """Set one row, wrapping the cells that are wider than their column."""
    wrapped = [textwrap.wrap(value, width) or [""] for value, width in zip(values, widths, strict=True)]
    lines = []
    for at in range(max(map(len, wrapped), default=0)):
        parts = [cell_lines[at] if at < len(cell_lines) else "" for cell_lines in wrapped]
        placed = (p.rjust(w) if r else p.ljust(w) for p, w, r in zip(parts, widths, right, strict=True))
        lines.append("  ".join(placed).rstrip())
    return lines


def _title(answer: Rows, title: str) -> str:
    about = {name: value for name, value in answer.about.items() if value and name not in ("record", "missing", "by")}
    terms = ", ".join(f"{name} {value}" for name, value in about.items())
    return f"{title} ({terms})" if title and terms else title or terms


def _below(answer: Rows) -> list[str]:
    """Return the lines below a table: notes, sources, record version."""
    lines = list(answer.notes)
    sources = [source_line(source) for source in answer.sources]
    if len(sources) > MANY_SOURCES:
        lines.append(f"source: {len(sources)} documents, from {sources[0]} to {sources[-1]}")
    else:
        lines += [f"source: {line}" for line in sources]
    if answer.about.get("record"):
        lines.append(f"record: {answer.about['record']}")
    return lines


def _shown_fields(answer: Rows) -> list[str]:
    """Leave out of a table for people what is the same nothing in every row."""
    fields = answer.brief or answer.fields
    return [name for name in fields if any(row.get(name) not in (None, "", False) for row in answer.rows)]


def _numeric(answer: Rows, name: str) -> bool:
    values = [row.get(name) for row in answer.rows if row.get(name) is not None]
    return bool(values) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)


def cell(value: Any) -> str:
    """Return one value as a person reads it in a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def rows_of(columns: tuple[str, ...], values: list[tuple[Any, ...]], about: Mapping[str, Any]) -> Rows:
    """Make an answer of rows that come as tuples, as SQL gives them."""
    rows: tuple[Row, ...] = tuple(dict(zip(columns, row, strict=True)) for row in values)
    return Rows(columns, rows, about)
