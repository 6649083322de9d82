"""World Bank indicators as pages of the API give them (JSON: a heading, then rows)."""

from __future__ import annotations

import json
from typing import Any

from contingent.errors import SourceError
from contingent.model.statistic import Statistic
from contingent.sources.areas import party
from contingent.sources.asserting import checked_statistics
from contingent.sources.base import Parsed
from contingent.sources.files import AGAIN, CUT_OFF, asserting_document, beginning, text_of
from contingent.vocabulary.assertions import indicators
from contingent.vocabulary.parties import all_parties

SOURCE = "wdi"
INDICATORS = {
    "SP.POP.TOTL": "wdi_population",
    "NY.GDP.MKTP.CD": "wdi_gdp",
    "NY.GDP.PCAP.CD": "wdi_gdp_per_head",
    "MS.MIL.TOTL.P1": "wdi_military_personnel",
    "MS.MIL.XPND.GD.ZS": "wdi_military_expenditure",
    "RL.EST": "wgi_rule_of_law",
}
NEEDED = frozenset({"indicator", "country", "countryiso3code", "date", "value"})


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is a page of an indicator."""
    first = beginning(data)
    return first.lstrip()[:1] == "[" and '"countryiso3code"' in first and '"indicator"' in first


def read(data: bytes, name: str) -> Parsed:
    """Read the figures of countries; those of regions and income groups, which have no ISO code, are left out.

    The release is the day of the last update that the page names. Raises SourceError for an indicator that the
    vocabulary does not have, a page that is not whole, and a row that is not understood.
    """
    document = asserting_document(data, SOURCE, name, "World Bank indicators, a page of the API")
    try:
        head, rows = json.loads(text_of(data, name))
        release = head["lastupdated"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SourceError(f"the file is no whole page of the API ({error})", where=name, to_do=CUT_OFF) from error
    figures = (
        _figure(row, release, document.sha256[:12], name, number)
        for number, row in enumerate(rows, 1)
        if _of_a_country(row, f"{name}, item {number}")
    )
    return Parsed(document, (), 0, statistics=checked_statistics(figures, name))


def _of_a_country(row: Any, where: str) -> bool:
    if not isinstance(row, dict) or not row.keys() >= NEEDED:
        raise SourceError("the row lacks a field", where=where, to_do=AGAIN)
    return row["countryiso3code"] in all_parties() and row["value"] is not None


def _figure(row: dict[str, Any], release: str, document: str, name: str, number: int) -> Statistic:
    where = f"{name}, item {number}"
    code, year, value = row["indicator"]["id"], str(row["date"]), row["value"]
    if code not in INDICATORS:
        known = ", ".join(INDICATORS)
        raise SourceError(f"indicator {code} is not one that is read", where=where, to_do=f"known: {known}")
    if not (year.isascii() and year.isdecimal() and len(year) == 4) or isinstance(value, bool | str):
        raise SourceError(f"'{year}' or '{value}' is not understood", where=where, to_do=AGAIN)
    indicator = INDICATORS[code]
    stock = indicators()[indicator].stock_or_flow == "stock"
    start, end = ("", f"{year}-12-31") if stock else (year, year)
    area = party("iso3", row["countryiso3code"], int(year), where)
    return Statistic(indicator, area, "", start, end, float(value), release=release, document=document, locator=where)
