"""Refugees by host, origin, year and definition; ranks; what is unknown; and what a release published."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from contingent.errors import NotCoveredError, UnknownNameError
from contingent.model.source import Document
from contingent.model.statistic import Statistic
from contingent.record.ledger import Ledger
from contingent.record.ledgers import Ledgers
from contingent.record.record import Record
from contingent.record.refugees import refugees
from contingent.record.statistics import Statistics, periods_where, rank_of
from contingent.sources.unhcr import population


def figure(
    host: str, origin: str, year: int, value: float, indicator: str = "refugees", edition: int = 2025
) -> Statistic:
    release = f"to end-{edition}"
    return Statistic(indicator, host, origin, "", f"{year}-12-31", value, release=release, document=f"e{edition}")


def with_figures(record: Record, *figures: Statistic) -> Record:
    made = tuple(
        Document(name, "unhcr", f"{name}.csv", "Populations", "assertions")
        for name in sorted({one.document for one in figures})
    )
    ledgers = Ledgers(given={**record.ledgers.every(), "statistics": Ledger.made(Statistic, figures)})
    return replace(record, documents=record.documents + made, ledgers=ledgers)


@pytest.fixture()
def small(record: Record) -> Record:
    return with_figures(
        record,
        figure("RWA", "COD", 2018, 77_044),
        figure("RWA", "BDI", 2018, 68_280),
        figure("RWA", "COD", 2018, 318, "asylum_seekers"),
        figure("RWA", "COD", 2019, 73_408),
        figure("UGA", "RWA", 2018, 14_000),
        figure("UGA", "COD", 2018, 300_000),
        figure("KEN", "SOM", 2018, 50, "asylum_seekers"),
    )


def test_a_year_has_total_change_rank_and_origins(small: Record) -> None:
    rows = refugees(small, "rwandan", since=2018).rows
    assert [(r["year"], r["people"], r["change"], r["rank"]) for r in rows] == [
        ("2018", 145_324, None, 2),
        ("2019", 73_408, -71_916, 1),
    ]
    assert rows[0]["largest_origins"] == "DR Congo 77,044; Burundi 68,280"


def test_a_definition_adds_up_its_indicators(small: Record) -> None:
    wide = refugees(small, "RWA", year=2018, definition="refugees and asylum seekers")
    assert wide[0]["people"] == 145_324 + 318
    assert wide.about["definition"] == "refugees_and_asylum_seekers"
    with pytest.raises(UnknownNameError, match="definition"):
        refugees(small, "RWA", definition="everybody")


def test_shares_are_of_the_total(small: Record) -> None:
    rows = refugees(small, "RWA", year=2018, by="origin").rows
    assert [(r["origin"], r["share"]) for r in rows] == [("COD", 53.02), ("BDI", 46.98)]


def test_refugees_abroad_are_summed_over_hosts(small: Record) -> None:
    assert refugees(small, "RWA", abroad=True)[0]["people"] == 14_000
    assert [r["host"] for r in refugees(small, "COD", year=2018, by="host", abroad=True)] == ["UGA", "RWA"]


def test_hosts_are_ranked(small: Record) -> None:
    assert [(r["rank"], r["host"]) for r in refugees(small, year=2018)] == [(1, "UGA"), (2, "RWA")]


def test_a_host_that_has_any_row_of_a_year_hosts_nobody_else(small: Record) -> None:
    kenya = Statistics(small).series(("refugees",), "KEN")
    assert {period: one.value for period, one in kenya.items()} == {"2018-12-31": 0}


def test_what_is_not_there_is_unknown_not_zero(small: Record, record: Record) -> None:
    with pytest.raises(NotCoveredError, match="no figure of Rwanda for 1950"):
        refugees(small, "RWA", year=1950)
    with pytest.raises(NotCoveredError, match="no figure of Burundi"):
        refugees(small, "BDI")
    with pytest.raises(NotCoveredError, match="no statistics of refugees") as raised:
        refugees(with_figures(record), "RWA")
    assert "build --add" in raised.value.to_do


def test_the_latest_edition_serves_and_an_older_one_can_be_asked_for(record: Record) -> None:
    both = with_figures(
        record,
        figure("RWA", "COD", 2017, 100, edition=2018),
        figure("RWA", "BDI", 2017, 7, edition=2018),
        figure("RWA", "COD", 2017, 90, edition=2025),
        figure("RWA", "COD", 2016, 80, edition=2018),
    )
    assert [(r["year"], r["people"]) for r in refugees(both, "RWA")] == [("2016", 80), ("2017", 90)]
    then = refugees(both, "RWA", release="to end-2018")
    assert [(r["year"], r["people"]) for r in then] == [("2016", 80), ("2017", 107)]
    with pytest.raises(UnknownNameError, match="release"):
        refugees(both, "RWA", release="to end-1999")


def test_what_was_known_on_a_day_has_no_later_year(small: Record) -> None:
    known = small.known_on(datetime.date(2019, 6, 1))
    assert [row["year"] for row in refugees(known, "RWA")] == ["2018"]
    assert known.statistics.values("period_end") == ("2018-12-31",)


def test_a_printed_total_is_not_added_to_its_parts(record: Record) -> None:
    both = with_figures(record, figure("RWA", "", 2018, 145_359), figure("RWA", "COD", 2018, 77_044))
    assert refugees(both, "RWA")[0]["people"] == 145_359
    assert Statistics(both).by_area(("refugees",), "2018-12-31") == {"RWA": 145_359}


def test_ranks_share_places() -> None:
    assert [rank_of({"A": 5, "B": 5, "C": 3, "D": 0}, who) for who in "ABCDE"] == [1, 1, 3, None, None]


def test_the_command_prints_every_form(run: Callable[..., Result], shared: Path, tmp_path: Path) -> None:
    source = shared / "data" / "countries" / "unhcr_population.csv.gz"
    made = run("--record", str(tmp_path), "build", "--add", str(source))
    assert made.exit_code == 0, made.stderr
    for form in ("text", "json", "csv", "md"):
        done = run("--record", str(tmp_path), "refugees", "RWA", "--year", "2018", "--format", form)
        assert done.exit_code == 0 and ("145,359" in done.stdout or "145359" in done.stdout), done.stderr
    missing = run("--record", str(tmp_path), "refugees", "RWA", "--year", "1950")
    assert missing.exit_code == 2 and "unknown" in missing.stderr


@pytest.fixture(scope="module")
def whole(record: Record, shared: Path) -> Record:
    """The starter record with all of UNHCR's populations."""
    path = shared / "data" / "countries" / "unhcr_population.csv.gz"
    parsed = population.read(path.read_bytes(), path.name)
    ledgers = Ledgers(given={**record.ledgers.every(), "statistics": Ledger.made(Statistic, parsed.statistics)})
    return replace(record, documents=(*record.documents, parsed.document), ledgers=ledgers)


class TestGolden:
    def test_rwanda_at_the_end_of_2018(self, whole: Record) -> None:
        row = refugees(whole, "RWA", year=2018)[0]
        assert (row["people"], row["rank"]) == (145_359, 27)
        origins = {r["origin"]: r["people"] for r in refugees(whole, "RWA", year=2018, by="origin")}
        assert (origins["COD"], origins["BDI"]) == (77_044, 68_280)
        assert round(100 * (77_044 + 68_280) / 145_359, 2) == 99.98
        assert "COG" not in origins
        assert refugees(whole, "RWA", year=2018, definition="asylum-seekers")[0]["people"] == 423

    def test_rwanda_at_the_end_of_2025(self, whole: Record) -> None:
        assert refugees(whole, "RWA", year=2025)[0]["people"] == 115_794
        assert refugees(whole, "RWA", year=2025, abroad=True)[0]["people"] == 244_415
        origins = {r["origin"]: r["people"] for r in refugees(whole, "RWA", by="origin")}
        assert (origins["COD"], origins["BDI"]) == (64_192, 50_746)

    def test_over_140_000_holds_at_the_ends_of_2015_to_2019_only(self, whole: Record) -> None:
        series = {p: f for p, f in Statistics(whole).series(("refugees",), "RWA").items() if p > "2000"}
        assert [period[:4] for period in periods_where(series, 140_000)] == ["2015", "2016", "2017", "2018", "2019"]
