"""Memberships by edition of the Factbook."""

from __future__ import annotations

from tests.sources.asserted_rows import table

from contingent.sources.factbook.igo import COLUMNS, read, recognises

ROWS = [
    ("rw", "Rwanda", "C", "member", "2015-10-26", "2023-12-14"),
    ("kv", "Kosovo", "OIF", "observer", "2015-10-26", "2026-01-21"),
    ("ml", "Mali", "AU", "suspended", "2021-06-01", "2026-01-21"),
    ("rw", "Rwanda", "FAO", "member", "2015-10-26", "2026-01-21"),
    ("ck", "Cocos (Keeling) Islands", "UN", "none", "2015-10-26", "2026-01-21"),
]


def test_a_list_says_when_it_was_printed_and_not_when_it_began() -> None:
    data = table(COLUMNS, ROWS)
    assert recognises(data, "any.csv")
    rwanda, kosovo, mali = read(data, "any.csv").facts
    assert (rwanda.object, rwanda.start, rwanda.end) == ("COMMONWEALTH", "", "")
    assert (rwanda.stated_first, rwanda.stated_last) == ("2015-10-26", "2023-12-14")
    assert (kosovo.subject, kosovo.status, mali.status) == ("XKX", "observer", "suspended")
