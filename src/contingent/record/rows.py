"""Rows: the answer of a query, as plain dictionaries that become any frame the user likes."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from contingent.errors import MissingExtraError

Row = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """The answer of a query: `rows` with the same `fields` each, what they are about, and where they stand.

    `about` are the terms of the question as answered (month, measure, scope, record version ...); `sources` the
    documents the figures were taken from; `notes` what a reader must know (missing months, flags). `brief` are the
    fields that a table for people shows, all of them when empty.
    """

    fields: tuple[str, ...]
    rows: tuple[Row, ...]
    about: Mapping[str, Any]
    sources: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __getitem__(self, place: int) -> Row:
        return self.rows[place]

    def columns(self) -> dict[str, list[Any]]:
        """Return the rows turned: a list of values for each field."""
        return {name: [row.get(name) for row in self.rows] for name in self.fields}

    def as_json(self) -> dict[str, Any]:
        """Return the answer as one JSON object: the terms, then `rows`, `sources` and `notes`."""
        return {**self.about, "rows": list(self.rows), "sources": list(self.sources), "notes": list(self.notes)}

    def to_pandas(self) -> Any:
        """Return a pandas DataFrame. Raises MissingExtraError without pandas."""
        return _package("pandas").DataFrame(self.columns())

    def to_polars(self) -> Any:
        """Return a Polars DataFrame. Raises MissingExtraError without Polars."""
        return _package("polars").DataFrame(self.columns(), infer_schema_length=None)

    def to_arrow(self) -> Any:
        """Return a pyarrow Table. Raises MissingExtraError without pyarrow."""
        return _package("pyarrow").table(self.columns())

    def _repr_html_(self) -> str:
        """Show a table with its terms above and its sources below, for notebooks."""
        terms = " · ".join(f"{escape(name)}: {escape(str(value))}" for name, value in self.about.items() if value)
        head = "".join(f"<th>{escape(name)}</th>" for name in self.fields)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(_shown(row.get(name)))}</td>" for name in self.fields) + "</tr>"
            for row in self.rows
        )
        below = "".join(f"<li>{escape(line)}</li>" for line in (*self.notes, *map(source_line, self.sources)))
        return (
            f"<table><caption>{terms}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            f"<ul>{below}</ul>"
        )


def source_line(source: Row) -> str:
    """Say in one line which document of which publisher a figure stands in."""
    made = f", file of {source['published']}" if source.get("published") else ""
    return f"{source['publisher']}: {source['title']} ({source['document']}{made})"


def merged(rows: Sequence[Row], key: str) -> tuple[Row, ...]:
    """Return the distinct rows by `key`, sorted by it."""
    return tuple(sorted({row[key]: row for row in rows}.values(), key=lambda row: str(row[key])))


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingExtraError.of(f"turning rows into a {name} table", name, "frames") from error
