"""The coded table of formed units: whose battalions, companies, hospitals, helicopters are in which mission, when."""

from __future__ import annotations

from collections.abc import Mapping

from contingent.errors import ContingentError
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.sources.asserting import checked_facts
from contingent.sources.base import Parsed
from contingent.sources.coded.rows import SOURCE, check_row, party, refused
from contingent.sources.files import asserting_document, looks_like, named_rows
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.units import unit_types

COLUMNS = (
    "contributor", "mission", "type", "count", "extent", "place", "start", "end", "as_of", "publisher", "authority",
    "url", "quote", "note",
)  # fmt: skip
EXTENTS = {"all": "counted", "some": "reported"}
"""The status that a row's extent gives: all units of the type there are counted, or some are named."""
REQUIRED = ("contributor", "type", "extent", "as_of", "publisher", "authority", "url", "quote")


def recognises(data: bytes, name: str) -> bool:
    """Say whether a file is a table of coded units."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the table: a `unit` fact a row, `value` being the number of units (None where the page gives none).

    A row without a start holds from the day of its page on. Raises SourceError with the row for what is missing or
    not understood, and for a unit in a mission before it began or after it ended.
    """
    document = asserting_document(data, SOURCE, name, f"Coded units: {name}")
    facts = [
        _fact(row, document.sha256[:12], f"{name}, row {line}", f"row {line}")
        for line, row in named_rows(data, name, COLUMNS)
    ]
    return Parsed(document, (), 0, facts=checked_facts(facts, name))


def _fact(row: Mapping[str, str], document: str, where: str, place: str) -> Fact:
    check_row(row, REQUIRED, where)
    if row["type"] not in unit_types():
        raise refused(f"'{row['type']}' is no type of unit (unit_types.csv has {', '.join(unit_types())})", where)
    if row["extent"] not in EXTENTS:
        raise refused(f"'{row['extent']}' is no extent (write all or some)", where)
    fact = Fact(
        "unit",
        party(row["contributor"], where),
        _mission(row["mission"], where),
        EXTENTS[row["extent"]],
        row["start"] or row["as_of"],
        row["end"],
        place=row["place"],
        start_event="deployed" if row["start"] else "reported",
        end_event="left" if row["end"] else "",
        confirmed_as_of=row["as_of"],
        value=_count(row["count"], where),
        unit=row["type"],
        publisher=row["publisher"],
        authority=row["authority"],
        document=document,
        locator=place,
        url=row["url"],
        quote=row["quote"],
        note=row["note"],
    )
    _check_mission(fact, where)
    return fact


def _mission(name: str, where: str) -> str:
    if name and name not in all_missions():
        raise refused(f"'{name}' is no mission that the vocabulary has", where)
    return name


def _count(text: str, where: str) -> float | None:
    if text and (not text.isdecimal() or int(text) < 1):
        raise refused(f"'{text}' is no number of units", where)
    return float(text) if text else None


def _check_mission(fact: Fact, where: str) -> None:
    """Refuse a unit in a mission before it began, or after it ended."""
    mission = all_missions().get(fact.object)
    try:
        first, last = first_day(fact.start), last_day(fact.start)
    except (ContingentError, ValueError) as error:
        raise refused(f"'{fact.start}' is no date", where) from error
    if mission is None:
        return
    if mission.start and last < first_day(mission.start):
        raise refused(f"{mission.id} had not begun in {fact.start}: it began in {mission.start}", where)
    if mission.end and first > last_day(mission.end):
        raise refused(f"{mission.id} was over in {fact.start}: it ended in {mission.end}", where)
