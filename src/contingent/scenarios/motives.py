"""What speaks for and against the motives that an analysis gives a contributor: a table of evidence, not a score."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from contingent.errors import NotCoveredError
from contingent.model.event import Event
from contingent.model.month import Month
from contingent.model.partial_date import last_day
from contingent.record.evidence import document_row
from contingent.record.ranking import latest
from contingent.record.record import Record
from contingent.record.rows import Row, Rows, merged
from contingent.record.statistics import source_of
from contingent.scenarios.board import Board, Reading
from contingent.scenarios.lines import Line, lines_of
from contingent.vocabulary.parties import all_parties, find_party

FIELDS = (
    "motive", "indicator", "name", "value", "unit", "period", "rank", "of", "percentile", "change", "since", "says",
    "rule", "reason", "said_by", "words", "source", "document", "locator", "url",
)  # fmt: skip
BRIEF = (
    "motive", "name", "value", "unit", "period", "rank", "of", "percentile", "change", "since", "says", "said_by",
    "words",
)  # fmt: skip
YEARS_BACK = 10
YEARS_OLD = 5
"""A figure whose period ended longer before the month is shown, and says nothing of it any more."""
OUT_OF_DATE = "out of date"
REACTIONS = ("reaction", "accusation", "statement")
MISSING = "missing"


def motives(
    record: Record,
    party: str,
    month: Month | str | None = None,
    *,
    since: Month | str | None = None,
    motive: str | None = None,
) -> Rows:
    """Return the evidence on a contributor's motives in a month (the latest covered by default).

    A row is one indicator: its value, place among the contributors of that month, change since `since` (ten years
    before by default), and whether by its own rule it supports, contradicts or says nothing about the motive. What the
    record does not have is listed as missing, with how to add it. Reactions come last, as said by a named body. Nothing
    is added up. Raises NotCoveredError for a month without a report.
    """
    who = find_party(party)
    month = Month.read(month) or latest(record, "uniformed", "all")
    before = Month.read(since) or month - 12 * YEARS_BACK
    board = Board(record)
    if not board.presence(month).people:
        raise NotCoveredError(
            f"unknown: the record has no contributions of {month}",
            where=f"record {record.version}",
            to_do="ask for a covered month (see `contingent coverage`)",
        )
    rows = [_row(board, line, who, month, before) for line in lines_of(motive)]
    reactions = sorted(_reactions(record, who, month), key=lambda event: (event.said_on or event.date, event.subject))
    rows += [_reaction(record, event) for event in reactions]
    about = {"contributor": who, "month": str(month), "since": str(before), "record": record.version}
    documents = {name for row in rows for name in row.pop("documents", ())}
    sources = merged([document_row(record, name) for name in sorted(documents)], "document")
    return Rows(FIELDS, tuple(rows), about, sources, _notes(who, rows), brief=BRIEF)


def _row(board: Board, line: Line, who: str, month: Month, before: Month) -> Row:
    blank: Row = {**dict.fromkeys(FIELDS), "motive": line.motive, "indicator": line.indicator, "name": line.name}
    blank |= {"unit": line.unit, "rule": line.rule, "reason": line.reason}
    reading = board.reading(line, who, month)
    if reading is None:
        return {**blank, "says": MISSING, "words": _why_missing(board, line, who, month)}
    value = reading.values.get(who)
    earlier = board.reading(line, who, before, reading.series)
    change = None
    if earlier is not None and earlier.period != reading.period and who in earlier.values and value is not None:
        change = value - earlier.values[who]
    place = percentile(reading.values, who)
    judged = {"value": value, "percentile": place, "change": change}.get(line.judged_by)
    old = last_day(reading.period).year < month.year - YEARS_OLD
    return {
        **blank,
        "value": _shown(value),
        "period": reading.period,
        "rank": _rank(reading.values, who),
        "of": len(reading.values),
        "percentile": round(place) if place is not None else None,
        "change": _shown(change),
        "since": earlier.period if earlier is not None and change is not None else None,
        "says": OUT_OF_DATE if old else line.says(judged),
        **_where(board.record, reading),
    }


def _where(record: Record, reading: Reading) -> Row:
    documents = [record.document_by_id[name] for name in reading.documents]
    return {
        "source": ";".join(sorted({document.source for document in documents})),
        "document": ";".join(document.name for document in documents),
        "locator": reading.locator,
        "documents": reading.documents,
    }


def percentile(values: Mapping[str, float], who: str) -> float | None:
    """Return the share (percent) of the others whose figure is smaller, ties counting half; None without others."""
    others = [value for name, value in values.items() if name != who]
    if who not in values or not others:
        return None
    own = values[who]
    return 100 * (sum(value < own for value in others) + 0.5 * sum(value == own for value in others)) / len(others)


def _rank(values: Mapping[str, float], who: str) -> int | None:
    return None if who not in values else 1 + sum(value > values[who] for value in values.values())


def _shown(value: float | None) -> float | int | None:
    """Round a figure to what a table needs: whole from 100, else three digits that count."""
    if value is None:
        return None
    if abs(value) >= 100:
        return round(value)
    return float(f"{value:.3g}")


def _why_missing(board: Board, line: Line, who: str, month: Month) -> str:
    name = all_parties()[who].name
    held = [one for one in _series_of(line) if board.statistics.has(one)]
    if held:
        return f"the record has no figure of {name} up to {month}"
    if _series_of(line):
        return f"add {source_of(_series_of(line)[0]).id}"
    return f"the record says nothing of {name} in {month}"


def _series_of(line: Line) -> tuple[str, ...]:
    return ("refugees",) if line.taken_from == "refugees" else line.statistics


def _reactions(record: Record, who: str, month: Month) -> Iterator[Event]:
    """Yield what named bodies said of the party, or of what it did, up to the month."""
    for event in record.events.where(kind=REACTIONS):
        concerned = {event.subject, event.object, *event.others.split(";")}
        if who in concerned and last_day(event.said_on or event.date) <= month.last_day:
            yield event


def _reaction(record: Record, event: Event) -> Row:
    documents = (event.document,) if event.document in record.document_by_id else ()
    return {
        **dict.fromkeys(FIELDS),
        "motive": "reactions",
        "indicator": event.kind,
        "name": f"{event.kind} of {_named(event.subject)}" + (f" to {_named(event.object)}" if event.object else ""),
        "period": event.date,
        "says": "as said",
        "said_by": event.said_by or _named(event.subject),
        "words": event.quote,
        "source": event.publisher,
        "document": ";".join(record.document_by_id[name].name for name in documents),
        "documents": documents,
        "locator": event.locator,
        "url": event.url,
    }


def _named(party: str) -> str:
    return all_parties()[party].name if party in all_parties() else party


def _notes(who: str, rows: Collection[Row]) -> tuple[str, ...]:
    counted = {says: sum(row["says"] == says for row in rows) for says in ("supports", "contradicts", "says nothing")}
    name = all_parties()[who].name
    notes = [
        "each indicator is judged by its own rule, given with its reason; indicators overlap and are not added up",
        f"of the indicators that the record has, {counted['supports']} support, {counted['contradicts']} contradict and"
        f" {counted['says nothing']} say nothing; a motive is no finding of the record",
        f"percentile: share of the other contributors of that month whose figure is smaller than that of {name}",
    ]
    if any(row["says"] == OUT_OF_DATE for row in rows):
        notes.append(f"{OUT_OF_DATE}: the newest period ended more than {YEARS_OLD} years before the month")
    notes += _to_add(rows)
    if not any(row["motive"] == "reactions" for row in rows):
        notes.append("no reaction, accusation or statement about it is in the record")
    return tuple(notes)


def _to_add(rows: Collection[Row]) -> list[str]:
    """Say for each source that would bring what is missing where it is, what it brings, and the command."""
    brings: dict[str, list[str]] = {}
    for line in lines_of(None):
        missing = any(row["indicator"] == line.indicator and str(row["words"]).startswith("add ") for row in rows)
        if missing:
            brings.setdefault(_series_of(line)[0], []).append(line.name)
    by_source: dict[str, list[str]] = {}
    for series, names in brings.items():
        source = source_of(series)
        by_source.setdefault(f"{source.id} ({source.title}, {source.url})", []).extend(names)
    listed = [f"missing, in {source}: {', '.join(names)}" for source, names in by_source.items()]
    return [*listed, "to add a file of these: `contingent --record FOLDER build --add FILE`"] if listed else []
