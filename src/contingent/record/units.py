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
from contingent.vocabulary.units import unit_types

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
    """List whose units are where: units counted by pages, and strengths by place from maps, with the types there.

    `unit` keeps one type. Of a type of `unit_types.csv` (battalion, hospital ...) those are units of the contributor;
    of a type of the maps (infantry, engineers, medical, police ...) the places that have it, for whose unit it is the
    maps do not say. Without `since` and `until` the newest year that each source tells of. Raises NotCoveredError
    where the record has no units for what is asked.
    """
    who, where = find_party(contributor) if contributor else "", find_mission(mission) if mission else ""
    own = list(_asked(record, "unit", {"subject": who, "object": where}, place))
    types = list(_asked(record, "presence", {"subject": where}, place))
    there = _types(types)
    told = _of_type(own, types, there, unit, bool(who)) if unit else own
    listed = _in_years(told, since, until)
    if not listed:
        raise NotCoveredError(
            "unknown: no source in the record tells of such units",
            where=f"record {record.version}",
            to_do="ask for other years, or add Geo-PKO's tables with `contingent build --add`",
        )
    listed.sort(key=lambda fact: (fact.start, *_place(fact), fact.subject, fact.unit))
    about = {"contributor": who or None, "mission": where or None, "unit": unit, "since": since, "until": until}
    identifiers = sorted({fact.document for fact in listed} & set(record.document_by_id))
    sources = merged([document_row(record, one) for one in identifiers], "document")
    rows = tuple(_row(fact, there) for fact in listed)
    notes = tuple(_notes(listed, told))
    return Rows(FIELDS, rows, about | {"record": record.version}, sources, notes, BRIEF)


def _of_type(
    own: Sequence[Fact], types: Sequence[Fact], there: Mapping[_Where, Sequence[str]], unit: str, named: bool
) -> list[Fact]:
    """Return the facts of one type of unit. Raises UnknownNameError for a type that nothing is told of."""
    mapped = {fact.unit for fact in types}
    counted = {one.id for one in unit_types().values() if unit.casefold() in (one.id, one.name, one.plural)}
    if not counted and mapped and unit not in mapped:
        raise UnknownNameError.of("type of unit", unit, sorted(mapped | set(unit_types())), where="units")
    if counted:
        return [fact for fact in own if fact.unit in counted]
    if named:
        return [fact for fact in own if unit in there.get((fact.object, fact.place, fact.start[:4]), ())]
    return [fact for fact in types if fact.unit == unit]


def _in_years(facts: Sequence[Fact], since: int | None, until: int | None) -> list[Fact]:
    """Return the facts of some years; without years those of the newest year of each document."""
    if since is not None or until is not None:
        return [fact for fact in facts if _within(fact, since, until)]
    newest: dict[str, int] = {}
    for fact in facts:
        newest[fact.document] = max(newest.get(fact.document, 0), _last_year(fact))
    return [fact for fact in facts if _within(fact, newest[fact.document], newest[fact.document])]


def _notes(listed: Sequence[Fact], told: Sequence[Fact]) -> Iterator[str]:
    mapped = [fact for fact in listed if fact.unit not in unit_types()]
    if mapped:
        yield "strengths are standard sizes of units, read from maps: not headcounts (see `contributions`)"
        total = sum(int(fact.value or 0) for fact in mapped if fact.unit == "persons")
        if total:
            yield f"together {total:,} by standard sizes, over all rows shown"
    if len(mapped) < len(listed):
        yield "a row of units is what one page says; a unit without a row is not denied"
    if len(listed) < len(told):
        years = [int(fact.start[:4]) for fact in told] + [_last_year(fact) for fact in told]
        yield f"the record tells of {min(years)} to {max(years)}: ask with --since and --until"


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


def _last_year(fact: Fact) -> int:
    """The last year for which a fact is vouched."""
    return int((fact.end or max(fact.confirmed_as_of, fact.start))[:4])


def _within(fact: Fact, since: int | None, until: int | None) -> bool:
    return (since is None or _last_year(fact) >= since) and (until is None or int(fact.start[:4]) <= until)


def _row(fact: Fact, there: Mapping[_Where, Sequence[str]]) -> Row:
    mission, place = _place(fact)
    who = fact.subject if fact.kind == "unit" else ""
    return {
        "first": fact.start,
        "last": fact.end or None,
        "contributor": who or None,
        "name": all_parties()[who].name if who else None,
        "mission": mission or None,
        "place": place or None,
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
