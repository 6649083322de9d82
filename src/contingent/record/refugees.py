"""Refugees: how many a country hosts, from where, its rank among hosts, and how many from there are abroad."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

from contingent.errors import InputError, NotCoveredError
from contingent.record.evidence import document_row
from contingent.record.record import Record
from contingent.record.rows import Row, Rows, merged
from contingent.record.statistics import Figure, Statistics, anomalies, rank_of, statistics_of
from contingent.vocabulary.assertions import indicators as all_indicators
from contingent.vocabulary.definitions import Definition, find_definition
from contingent.vocabulary.parties import all_parties, find_party

CONCEPTS = ("refugees_hosted", "asylum_seekers_hosted")
SMALLEST = 5
"""What UNHCR prints instead of 1 to 4 people."""
SERIES_FIELDS = ("year", "people", "change", "rank", "hosts", "largest_origins", "document", "locator")
HOST_FIELDS = ("rank", "host", "name", "people", "document", "locator")
TERMS = ("year", "host", "origin", "definition")
LOCATOR = "rows of this year and host, one an origin"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: of whom, by which definition, from which side, as which release published it."""

    statistics: Statistics
    definition: Definition
    party: str | None
    abroad: bool

    @property
    def by_edition(self) -> bool:
        """Whether figures are of editions that each give some hosts, so that hosts cannot be ranked."""
        return self.definition.counted_at == "edition"

    @property
    def about(self) -> Row:
        """The terms of the question."""
        side = "origin" if self.abroad else "host"
        who = {side: self.party} if self.party else {}
        release = {"release": self.statistics.release} if self.statistics.release else {}
        terms = {**who, "definition": self.definition.id, "counted_at": self.definition.counted_at}
        return {**terms, **release, "record": self.statistics.record.version}


def refugees(
    record: Record,
    party: str | None = None,
    *,
    year: int | None = None,
    since: int | None = None,
    until: int | None = None,
    by: str | None = None,
    definition: str = "refugees",
    abroad: bool = False,
    release: str | None = None,
    top: int | None = None,
) -> Rows:
    """Return the refugees that a party hosts (or, `abroad`, that come from it), year by year.

    With `by` ("origin", or "host" when abroad), the figures of one year (the latest by default) by the other side,
    with shares. Without a party, all hosts of a year are ranked. `definition` is one of the concepts refugees_hosted
    and asylum_seekers_hosted.
    Raises NotCoveredError for a year that the record does not have: unknown, not zero.
    """
    meant = find_definition(CONCEPTS, definition)
    who = find_party(party) if party else None
    asked = Question(statistics_of(record, meant.indicators, release), meant, who, abroad)
    if asked.by_edition and (asked.party is None or abroad):
        raise InputError(
            f"by the definition {meant.id}, hosts are counted in different editions and cannot be compared",
            where="--definition",
            to_do="name one party that hosts refugees, or use another definition",
        )
    if asked.party is None:
        return _ranked(asked, _year(asked, year), top)
    if by is not None:
        return _broken_down(asked, _year(asked, year), top)
    series = _series(asked)
    chosen = [one for one in series if _within(one, year or since, year or until)]
    if not chosen:
        raise _not_covered(asked, year)
    return _by_year(asked, series, chosen)


def _within(figure: Figure, first: int | None, last: int | None) -> bool:
    year = int(figure.period[:4])
    return (first is None or first <= year) and (last is None or year <= last)


def _series(asked: Question) -> list[Figure]:
    """Return the figures of the party by year: as a host, or of all hosts together as an origin."""
    found, party, meant = asked.statistics, str(asked.party), asked.definition.indicators
    if not asked.abroad:
        last_of_year = {period[:4]: figure for period, figure in found.series(meant, party).items()}
        return list(last_of_year.values())
    figures = []
    for period in sorted({period for name in meant for period in found.periods(name)}):
        values = found.by_area(meant, period, party)
        if values:
            figures.append(Figure("", party, period, sum(values.values()), _documents(asked, period)))
    return figures


def _documents(asked: Question, period: str) -> tuple[str, ...]:
    """Return the documents that serve a year, of all hosts."""
    return asked.statistics.documents(asked.definition.indicators, period)


def _by_year(asked: Question, series: list[Figure], chosen: list[Figure]) -> Rows:
    previous = {later.period: earlier for earlier, later in pairwise(series)}
    rows = [_year_row(asked, one, previous.get(one.period)) for one in chosen]
    fields: tuple[str, ...] = SERIES_FIELDS
    if asked.abroad:
        renamed = ("largest_hosts" if name == "largest_origins" else name for name in fields)
        fields = tuple(name for name in renamed if name not in ("rank", "hosts"))
    return _answer(asked, fields, rows, [d for one in chosen for d in one.documents])


def _year_row(asked: Question, figure: Figure, before: Figure | None) -> Row:
    meant, year = asked.definition.indicators, int(figure.period[:4])
    follows = before is not None and int(before.period[:4]) == year - 1
    row: Row = {
        "year": str(year),
        "people": _whole(figure.value),
        "change": _whole((figure.value or 0) - (before.value or 0)) if before and follows else None,
    }
    if asked.abroad:
        others = asked.statistics.by_area(meant, figure.period, str(asked.party))
    else:
        hosts = {} if asked.by_edition else asked.statistics.by_area(meant, figure.period)
        row |= {"rank": rank_of(hosts, str(asked.party)), "hosts": len(hosts) or None}
        others = asked.statistics.by_counterpart(meant, str(asked.party), figure.period)
    largest = "; ".join(f"{_name(who)} {value:,.0f}" for who, value in list(others.items())[:3])
    side = "largest_hosts" if asked.abroad else "largest_origins"
    return {**row, side: largest, "document": _names(asked, figure.documents), "locator": LOCATOR}


def _broken_down(asked: Question, period: str, top: int | None) -> Rows:
    meant, party = asked.definition.indicators, str(asked.party)
    found = asked.statistics
    values = found.by_area(meant, period, party) if asked.abroad else found.by_counterpart(meant, party, period)
    total = next((one.value for one in _series(asked) if one.period == period), None)
    if total is None:
        raise _not_covered(asked, int(period[:4]))
    side = "host" if asked.abroad else "origin"
    documents = _documents(asked, period)
    rows = [
        {
            side: who,
            "name": _name(who),
            "people": _whole(value),
            "share": round(100 * value / total, 2) if total else None,
            "document": _names(asked, documents),
            "locator": f"the row of {period[:4]}, {party} and {who}",
        }
        for who, value in list(values.items())[:top]
    ]
    smallest = sum(value == SMALLEST for value in values.values())
    notes = [f"total {total:,.0f}; share in percent of it"]
    notes += [f"{smallest} of {len(values)} are exactly {SMALLEST}"] if smallest else []
    fields = (side, "name", "people", "share", "document", "locator")
    return _answer(asked, fields, rows, documents, year=period[:4], notes=notes)


def _ranked(asked: Question, period: str, top: int | None) -> Rows:
    values = asked.statistics.by_area(asked.definition.indicators, period)
    documents = _documents(asked, period)
    rows: list[Row] = [
        {
            "rank": rank_of(values, host),
            "host": host,
            "name": _name(host),
            "people": _whole(value),
            "document": _names(asked, documents),
            "locator": LOCATOR,
        }
        for host, value in values.items()
        if value
    ]
    shown = [row for row in rows if top is None or row["rank"] <= top]
    return _answer(asked, HOST_FIELDS, shown, documents, year=period[:4])


def _year(asked: Question, year: int | None) -> str:
    """Return the last period of a year (of the last one by default) for which the party, or anybody, has figures."""
    side = asked.party if asked.party and not asked.abroad else ""
    meant = asked.definition.indicators
    periods = sorted({period for name in meant for period in asked.statistics.periods(name, side)})
    if not periods:
        raise _not_covered(asked, year)
    if year is None:
        return periods[-1]
    found = [period for period in periods if period.startswith(f"{year}-")]
    if not found:
        raise _not_covered(asked, year)
    return found[-1]


def _not_covered(asked: Question, year: int | None) -> NotCoveredError:
    periods = sorted({period[:4] for name in asked.definition.indicators for period in asked.statistics.periods(name)})
    who = f" of {_name(asked.party)}" if asked.party else ""
    return NotCoveredError(
        f"unknown: the record has no figure{who} for {year or 'these years'}",
        where=f"record {asked.statistics.record.version}",
        to_do=f"the years it has are {periods[0]} to {periods[-1]}",
    )


def _answer(
    asked: Question,
    fields: tuple[str, ...],
    rows: list[Row],
    documents: Iterable[str],
    *,
    year: str = "",
    notes: Iterable[str] = (),
) -> Rows:
    """Return the rows with the terms of the question in front, which a table for people leaves to its title."""
    record = asked.statistics.record
    about = {**({"year": year} if year else {}), **asked.about}
    terms = tuple(name for name in TERMS if name in about and name not in fields)
    releases = sorted({release for name in asked.definition.indicators for release in asked.statistics.releases(name)})
    unhcr = {all_indicators()[name].series for name in asked.definition.indicators} == {"unhcr"}
    told = [
        *notes,
        f"{asked.definition.meaning}; {asked.definition.counted_at}",
        *([f"UNHCR prints 1 to 4 people as {SMALLEST}, so sums over many origins are too large"] if unhcr else []),
        *_sticking_out(asked, {str(row.get("year", year)) for row in rows}),
        _release_told(asked, releases),
    ]
    sources = merged([document_row(record, name) for name in sorted(set(documents))], "document")
    listed = tuple({**{name: about[name] for name in terms}, **row} for row in rows)
    brief = tuple(name for name in fields if name not in ("document", "locator"))
    return Rows((*terms, *fields), listed, about, sources, tuple(told), brief)


def _release_told(asked: Question, releases: list[str]) -> str:
    if asked.statistics.release:
        return f"as release {asked.statistics.release} has it"
    more = f", the latest of {len(releases)} since {releases[0]} (see --release)" if releases[1:] else ""
    return f"release {releases[-1]}{more}"


def _sticking_out(asked: Question, years: Collection[str]) -> Iterable[str]:
    """Yield a note for each figure of the party in some years that sticks out between its neighbours in time."""
    if asked.party is None or asked.abroad:
        return
    for indicator in asked.definition.indicators:
        for one in anomalies(asked.statistics.record, indicator, asked.party):
            if one.period[:4] not in years:
                continue
            when = ", ".join(dict.fromkeys((one.period, one.release)))
            yield (
                f"sticks out, and is kept as printed: {one.value:,.0f} from {_name(one.counterpart) or 'everywhere'}"
                f" ({when}), between {one.before:,.0f} and {one.after:,.0f}"
            )


def _names(asked: Question, documents: Iterable[str]) -> str:
    return ";".join(asked.statistics.record.document_by_id[name].name for name in documents)


def _name(party: str | None) -> str:
    return all_parties()[party].name if party else ""


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
