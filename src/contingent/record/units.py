"""Units of UN missions by contributor, mission, place and type, as far as the sources go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from contingent.errors import NotCoveredError, UnknownNameError
from contingent.model.fact import Fact
from contingent.record.evidence import document_row
from contingent.record.record import Record
from contingent.record.rows import Row, Rows, merged
from contingent.vocabulary.missions import find_mission
from contingent.vocabulary.parties import all_parties, find_party

FIELDS = (
    "first", "last", "contributor", "name", "mission", "place", "count", "unit", "types_there", "status",
    "confirmed_as_of", "publisher", "quote", "note", "document", "locator",
)  # fmt: skip
BRIEF = (
    "first",
    "last",
    "contributor",
    "mission",
    "place",
    "count",
    "unit",
    "types_there",
    "confirmed_as_of",
    "publisher",
)
_Where = tuple[str, str, str]


def units(
    record: Record,
    contributor: str | None = None,
    *,
    mission: str | None = None,
    place: str | None = None,
    unit: str | None = None,
    since: int | None = None,
    until: int | None = None,
) -> Rows:
    """List whose units are where, year by year, with the types of units that the same place has in the same year.

    `unit` keeps one type (infantry, engineers, medical, police ...): without a contributor the places that have it,
    with one those of its places that do; whose unit it is, the sources do not say. Without `since` and `until` the
    newest year told. Raises NotCoveredError where the record has no units for what is asked.
    """
    who, where = find_party(contributor) if contributor else "", find_mission(mission) if mission else ""
    own = list(_asked(record, "unit", {"subject": who, "object": where}, place))
    types = list(_asked(record, "presence", {"subject": where}, place))
    known = sorted({fact.unit for fact in types})
    if unit and known and unit not in known:
        raise UnknownNameError.of("type of unit", unit, known, where="units")
    there = _types(types)
    if unit:
        own = [fact for fact in own if unit in there.get((fact.object, fact.place, fact.start[:4]), ())]
    listed = own if who or not unit else [fact for fact in types if fact.unit == unit]
    if since is None and until is None:
        since = until = max((int(fact.start[:4]) for fact in listed), default=None)
    listed = [fact for fact in listed if _within(fact, since, until)]
    if not listed:
        raise NotCoveredError(
            "unknown: no source in the record tells of such units",
            where=f"record {record.version}",
            to_do="ask for other years, or add Geo-PKO's tables with `contingent build --add`",
        )
    listed.sort(key=lambda fact: (fact.start, *_place(fact), fact.subject))
    about = {"contributor": who or None, "mission": where or None, "unit": unit, "since": since, "until": until}
    identifiers = sorted({fact.document for fact in listed} & set(record.document_by_id))
    sources = merged([document_row(record, one) for one in identifiers], "document")
    rows = tuple(_row(fact, there) for fact in listed)
    total = sum(row["count"] or 0 for row in rows if row["unit"] == "persons")
    notes = ["strengths are standard sizes of units, read from maps: not headcounts (see `contributions`)"]
    if total:
        notes.append(f"together {total:,} by standard sizes, over all rows shown")
    return Rows(FIELDS, rows, about | {"record": record.version}, sources, tuple(notes), BRIEF)


def _asked(record: Record, kind: str, named: Mapping[str, str], place: str | None) -> Iterator[Fact]:
    asked = {name: value for name, value in named.items() if value}
    for fact in record.facts.where(kind=kind, **asked):
        if place is None or place.casefold() in fact.place.casefold():
            yield fact


def _place(fact: Fact) -> tuple[str, str]:
    """The mission and the place of either sort of fact."""
    return (fact.object if fact.kind == "unit" else fact.subject), fact.place


def _types(listed: Sequence[Fact]) -> dict[_Where, list[str]]:
    found: dict[_Where, set[str]] = defaultdict(set)
    for fact in listed:
        found[fact.subject, fact.place, fact.start[:4]].add(fact.unit)
    return {where: sorted(types) for where, types in found.items()}


def _within(fact: Fact, since: int | None, until: int | None) -> bool:
    first, last = int(fact.start[:4]), int((fact.end or fact.start)[:4])
    return (since is None or last >= since) and (until is None or first <= until)


def _row(fact: Fact, there: Mapping[_Where, Sequence[str]]) -> Row:
    mission, place = _place(fact)
    who = fact.subject if fact.kind == "unit" else ""
    return {
        "first": fact.start,
        "last": fact.end or None,
        "contributor": who or None,
        "name": all_parties()[who].name if who else None,
        "mission": mission,
        "place": place,
        "count": None if fact.value is None else int(fact.value),
        "unit": fact.unit,
        "types_there": ", ".join(there.get((mission, place, fact.start[:4]), ())) or None,
        "status": fact.status,
        "confirmed_as_of": fact.confirmed_as_of or None,
        "publisher": fact.publisher,
        "quote": fact.quote or None,
        "note": fact.note or None,
        "document": fact.document,
        "locator": fact.locator,
    }
