"""The World Factbook's texts by edition: military expenditure, personnel strengths, refugees."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from contingent.errors import SourceError
from contingent.model.partial_date import first_day
from contingent.model.statistic import Statistic
from contingent.sources.areas import party
from contingent.sources.asserting import checked_statistics
from contingent.sources.base import Parsed
from contingent.sources.factbook.figures import Said, expenditures, personnel, refugees
from contingent.sources.files import AGAIN, asserting_document, looks_like, named_rows

COLUMNS = ("gec", "name", "field", "text", "first_seen", "last_seen", "commit")
SOURCE = "factbook"
TITLE = "The World Factbook: distinct texts and the editions that had them"
READ: dict[str, tuple[str, Callable[[str], Iterator[Said]]]] = {
    "military_expenditure": ("factbook_military_expenditure", expenditures),
    "military_personnel": ("factbook_military_personnel", personnel),
    "refugees_idps": ("factbook_refugees", refugees),
}
"""The fields that are read: their indicator, and how."""
IGNORED = frozenset(
    {"military_deployments", "igo_participation", "independence", "exports_partners", "imports_partners",
     "dip_rep_in_us", "dip_rep_from_us", "executive_branch"}
)  # fmt: skip
"""Fields that say nothing in figures, or whose figures another table gives."""
LEFT_OUT = frozenset({"ee", "gz", "we", "ax", "dx", "categories"})
"""Entries of what the vocabulary does not have as a party: the European Union's armed forces together, the Gaza Strip
and the West Bank apart, base areas, and a row of the mirror that counts entries."""


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is a table of the Factbook's texts."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read what the texts say in figures; `release` is the first edition that had the text.

    Texts that say the same as the edition before are left out. Raises SourceError for an unknown field or country.
    """
    document = asserting_document(data, SOURCE, name, TITLE)
    figures: list[Statistic] = []
    before: dict[tuple[str, str], list[Said]] = {}
    for number, row in named_rows(data, name, COLUMNS):
        where = f"{name}, row {number}"
        if row["gec"] in LEFT_OUT:
            continue
        if row["field"] not in READ:
            _refuse_unknown(row["field"], where)
            continue
        indicator, reading = READ[row["field"]]
        said = list(reading(row["text"]))
        key = row["gec"], indicator
        if said and before.get(key) != said:
            area = party("gec", row["gec"].upper(), first_day(row["first_seen"]).year, where)
            figures += [_figure(indicator, area, one, row, document.sha256[:12], number) for one in said]
        before[key] = said
    return Parsed(document, (), recomputed=0, statistics=checked_statistics(figures, name))


def _refuse_unknown(field: str, where: str) -> None:
    if field not in IGNORED:
        raise SourceError(f"the field '{field}' is not known", where=where, to_do=AGAIN)


def _figure(indicator: str, area: str, said: Said, row: dict[str, str], document: str, number: int) -> Statistic:
    """Make a figure of what a text says. Refugees are of the edition, as one text mixes dates; it says which."""
    period, status = said.period or row["first_seen"], said.status
    if indicator == "factbook_refugees":
        period, status = row["first_seen"], f"of {said.period}" if said.period else ""
    start = period if indicator == "factbook_military_expenditure" else ""
    return Statistic(
        indicator, area, said.counterpart, start, period, said.value, said.low, said.high, status,
        row["first_seen"], document, f"row {number}",
    )  # fmt: skip
