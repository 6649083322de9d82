"""UNHCR's populations, in rows of its CSV and of its API's pages."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from contingent.errors import SourceError
from contingent.sources.base import Parsed
from contingent.sources.unhcr import population

HEAD = "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps,returned_idps,"
HEAD += "stateless,ooc,oip,hst"
ROWS = (
    "2018,Burundi,BDI,BDI,Rwanda,RWA,RWA,68280,95,0,0,0,0,0,,0",
    "2018,Dem. Rep. of the Congo,COD,COD,Rwanda,RWA,RWA,77044,318,0,0,0,0,3734,,0",
    "2018,Stateless,STA,XXA,Germany,GFR,DEU,5,0,0,0,0,13458,0,,0",
)


def table(*rows: str) -> bytes:
    return ("\n".join([HEAD, *rows]) + "\n").encode()


def told(parsed: Parsed) -> list[tuple[str, str, str, float | None]]:
    return [(s.indicator, s.area, s.counterpart, s.value) for s in parsed.statistics]


def test_what_is_above_zero_is_kept_by_host_and_origin() -> None:
    data = table(*ROWS)
    assert population.recognises(data, "whatever.csv")
    parsed = population.read(data, "unhcr.csv")
    assert told(parsed) == [
        ("refugees", "RWA", "BDI", 68280),
        ("asylum_seekers", "RWA", "BDI", 95),
        ("refugees", "RWA", "COD", 77044),
        ("asylum_seekers", "RWA", "COD", 318),
        ("others_of_concern", "RWA", "COD", 3734),
        ("refugees", "DEU", "STATELESS", 5),
    ]
    first = parsed.statistics[0]
    assert (first.period_start, first.period_end, first.release) == ("", "2018-12-31", "to end-2018")
    assert parsed.document.granularity == "assertions"
    assert first.document == parsed.document.sha256[:12]


def test_a_packed_file_is_read_as_it_is() -> None:
    packed = gzip.compress(table(*ROWS), mtime=0)
    assert population.recognises(packed, "x")
    assert told(population.read(packed, "x")) == told(population.read(table(*ROWS), "x"))


def page(**changed: Any) -> bytes:
    item = {
        "year": 2018, "coo_id": "-", "coo_name": "-", "coo": "-", "coo_iso": "-",
        "coa_id": 157, "coa_name": "Rwanda", "coa": "RWA", "coa_iso": "RWA",
        "refugees": 145359, "asylum_seekers": "423", "returned_refugees": 0, "idps": "0", "returned_idps": "0",
        "stateless": "0", "ooc": 3734, "oip": "-", "hst": "0",
    }  # fmt: skip
    return json.dumps({"page": 1, "short-url": "x", "maxPages": 1, "total": [], "items": [item | changed]}).encode()


def test_a_page_of_the_api_gives_all_origins_together() -> None:
    assert population.recognises(page(), "population.json")
    assert told(population.read(page(), "population.json")) == [
        ("refugees", "RWA", "", 145359),
        ("asylum_seekers", "RWA", "", 423),
        ("others_of_concern", "RWA", "", 3734),
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("2018,Ruritania,RUR,RUR,Rwanda,RWA,RWA,1,0,0,0,0,0,0,,0", "RUR"),
        ("2018,Burundi,BDI,BDI,Rwanda,RWA,RWA,-4,0,0,0,0,0,0,,0", "'-4' in column refugees"),
        ("2018,Burundi,BDI,BDI,Rwanda,RWA,RWA,4,0,0,x,0,0,0,,0", "'x' in column idps"),
        ("18,Burundi,BDI,BDI,Rwanda,RWA,RWA,4,0,0,0,0,0,0,,0", "'18' in column year"),
        ("2018,Burundi,BDI,BDI,Rwanda,RWA,RWA,4,0,0,0,0,0,0,,", None),
        ("2018,Burundi,BDI,BDI,Rwanda,RWA,RWA,4,0,0,0,0", "12 cells, not 16"),
    ],
)
def test_a_bad_row_names_file_row_and_remedy(row: str, says: str | None) -> None:
    data = table(ROWS[1], row)
    if says is None:
        assert population.read(data, "u.csv").statistics
        return
    with pytest.raises(SourceError) as raised:
        population.read(data, "u.csv")
    assert says in raised.value.what
    assert raised.value.where == "u.csv, row 3"
    assert raised.value.to_do


def test_a_pair_given_twice_is_refused() -> None:
    with pytest.raises(SourceError, match="RWA and BDI are given twice for 2018"):
        population.read(table(ROWS[0], ROWS[0]), "u.csv")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (table(*ROWS).replace(b",hst", b",hst,new").replace(b",,0\n", b",,0,1\n"), "column 'new' is new"),
        (table(*ROWS)[:-3], "middle of a line"),
        (page(refugees=-1), "'-1' in column refugees"),
        (page(coa_iso="-"), "about no area"),
        (page(extra=1), "'extra'"),
        (page()[:-5], "no whole JSON"),
    ],
)
def test_damage_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(SourceError) as raised:
        population.read(data, "u")
    assert says in raised.value.what


@pytest.mark.parametrize("data", [b"", b"\x1f\x8bxx", b"Date,Troops\n", b"{}", b"%PDF-1.4\n\x00"])
def test_other_files_are_not_recognised(data: bytes) -> None:
    assert not population.recognises(data, "x")


def test_the_whole_table_has_the_known_rows(shared: Path) -> None:
    path = shared / "data" / "countries" / "unhcr_population.csv.gz"
    parsed = population.read(path.read_bytes(), path.name)
    assert len(parsed.statistics) == 198_700
    rwanda = [s for s in parsed.statistics if s.area == "RWA" and s.period_end == "2018-12-31"]
    assert {s.counterpart: s.value for s in rwanda if s.indicator == "refugees" and (s.value or 0) > 8} == {
        "COD": 77_044,
        "BDI": 68_280,
    }
    assert sum(s.value or 0 for s in rwanda if s.indicator == "asylum_seekers") == 423
