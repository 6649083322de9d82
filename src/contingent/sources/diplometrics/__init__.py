"""Diplometrics Diplomatic Representation: who was represented where, by year since 1960."""

from __future__ import annotations

import contextlib
import csv
import importlib
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from contingent.errors import MissingExtraError, SourceError
from contingent.model.fact import Fact
from contingent.sources.areas import party
from contingent.sources.asserting import checked_facts
from contingent.sources.base import Parsed
from contingent.sources.clipping import clipped
from contingent.sources.files import AGAIN, CUT_OFF, asserting_document, heading
from contingent.sources.yearly import Run, runs
from contingent.vocabulary.aliases import all_aliases
from contingent.vocabulary.parties import all_parties

SOURCE = "diplometrics"
PUBLISHER = "Diplometrics, University of Denver"
COLUMNS = ("SendingCountry", "Destination", "Year", "Embassy", "Focus", "EmbassyFocus", "LOR")
LOST = "\ufffd"
"""What stands where a character could not be read."""
_Key = tuple[str, str]


def recognises(data: bytes, name: str) -> bool:
    """Say whether a file is the table of diplomatic representation, as a workbook or exported from one as CSV."""
    if data.startswith(b"PK") and name.lower().endswith(".xlsx"):
        return set(COLUMNS) <= _shared_words(data)
    return set(COLUMNS) <= {_plain(cell) for cell in heading(data)}


def read(data: bytes, name: str) -> Parsed:
    """Read the table: a fact for each run of years in which one state is represented in another.

    The level of representation (LOR, 0 to 1) of the run's first year is the fact's value. Raises SourceError for a
    country, year or level that is not understood, MissingExtraError for a workbook without openpyxl.
    """
    document = asserting_document(data, SOURCE, name, "Diplometrics diplomatic representation")
    table = _workbook(data, name) if data.startswith(b"PK") else _text(data, name)
    coded: list[tuple[_Key, int, str]] = []
    levels: dict[tuple[_Key, int], tuple[float, str]] = {}
    years: set[int] = set()
    for line, row in table:
        where = f"{name}, row {line}"
        year, level = _number(row["Year"], where), _number(row["LOR"], where)
        if not (year.is_integer() and 1900 < year < 2100 and 0 <= level <= 1):
            raise SourceError(f"the year {year:g} or the level {level:g} is not understood", where=where, to_do=AGAIN)
        years.add(int(year))
        if level > 0:
            named = (repaired(row["SendingCountry"]), repaired(row["Destination"]))
            sender, host = (party("name", one, int(year), where) for one in named)
            coded.append(((sender, host), int(year), f"row {line}"))
            levels[(sender, host), int(year)] = (level, f"Embassy {row['Embassy']}, Focus {row['Focus']}")
    found = runs(coded, sorted(years))
    facts = [
        fact for run in found for fact in _facts(run, levels[run.key, run.first], max(years), document.sha256[:12])
    ]
    return Parsed(document, (), 0, facts=checked_facts(facts, name))


def repaired(name: str) -> str:
    """Return a name whose accents and apostrophes were read in the wrong encoding as they were meant.

    The published rows have "Cote d'Ivoire" with a control character, with characters that could not be read, or as
    UTF-8 read as Windows-1252. A character that is lost is found where one party alone is called so.
    """
    name = name.replace("\x92", "'").strip()
    with contextlib.suppress(UnicodeError):
        name = name.encode("cp1252").decode("utf-8")
    if LOST not in name:
        return name
    meant = re.compile(".?".join(map(re.escape, name.split(LOST))), re.IGNORECASE)
    found = {alias.party for alias in all_aliases() if meant.fullmatch(alias.alias)}
    return all_parties()[found.pop()].name if len(found) == 1 else name


def _facts(run: Run[_Key], coded: tuple[float, str], last: int, document: str) -> Iterator[Fact]:
    sender, host = run.key
    yield from clipped(
        Fact(
            "diplomatic_mission",
            sender,
            host,
            "represented",
            str(run.first),
            str(run.last) if run.ended else "",
            confirmed_as_of=str(run.last),
            stated_last=str(last),
            value=coded[0],
            unit="level of representation, 0 to 1",
            publisher=PUBLISHER,
            authority="compilation",
            document=document,
            locator=run.place,
            url="https://doi.org/10.7910/DVN/YM3UOO",
            note=f"coded by year; {coded[1]} in the first",
        )
    )


def _text(data: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, cells) of an export as CSV, in UTF-8 or Windows-1252."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    yield from _rows(csv.reader(io.StringIO(text, newline="")), name)


def _workbook(data: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        openpyxl = importlib.import_module("openpyxl")
    except ImportError as error:
        raise MissingExtraError.of("reading a workbook", "openpyxl", "documents") from error
    try:
        sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True).active
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise SourceError(f"the workbook cannot be opened ({error})", where=name, to_do=CUT_OFF) from error
    lines = ([_cell(value) for value in row] for row in sheet.iter_rows(values_only=True))
    yield from _rows(lines, name)


def _rows(lines: Iterator[Sequence[str]] | Any, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    head = [_plain(cell) for cell in next(iter(lines), [])]
    missing = [column for column in COLUMNS if column not in head]
    if missing:
        raise SourceError(f"column '{missing[0]}' is missing", where=f"{name}, row 1", to_do=AGAIN)
    places = {column: head.index(column) for column in COLUMNS}
    for number, cells in enumerate(lines, start=2):
        if any(cells):
            yield number, {column: cells[place] if place < len(cells) else "" for column, place in places.items()}


def _shared_words(data: bytes) -> set[str]:
    """Return the column names that a workbook's texts have, without opening it as a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            texts = "".join(
                parts.read(part).decode("utf-8", "replace")
                for part in parts.namelist()
                if part in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml")
            )
    except (zipfile.BadZipFile, OSError):
        return set()
    return {column for column in COLUMNS if f">{column}<" in texts or f">{_spaced(column)}<" in texts}


def _plain(heading_cell: str) -> str:
    """Return a column's name without blanks: editions write SendingCountry and Sending Country."""
    return "".join(heading_cell.split())


def _spaced(column: str) -> str:
    return "Sending Country" if column == "SendingCountry" else column


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _number(text: str, where: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise SourceError(f"'{text}' is no number", where=where, to_do=AGAIN) from error
