"""What the World Factbook's texts say in figures, by edition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from contingent.errors import InputError, SourceError
from contingent.model.statistic import Statistic
from contingent.record.ledger import Ledger
from contingent.record.ledgers import Ledgers
from contingent.record.record import Record
from contingent.record.refugees import refugees as ask
from contingent.record.statistics import anomalies
from contingent.sources.factbook import history
from contingent.sources.factbook.figures import Said, expenditures, personnel, refugees

from .history_rows import table


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the Rwanda Defense Force (RDF) has approximately 32,500 active personnel (32,000 Army) (2019 est.)",
         Said(32_500, "2019")),
        ("approximately 30-35,000 active Rwanda Defense Forces (2025)",
         Said(None, "2025", low=30_000, high=35_000, status="range")),
        ("estimated 1.1-1.2 million active Armed Forces; estimated 350,000 Guard (2025) | note: x",
         Said(None, "2025", low=1_100_000, high=1_200_000, status="range")),
        ("approximately 200 active personnel (2021)", Said(200, "2021")),
        ("N/A; since 2011 the forces lost much; prior to it they had approximately 300,000 active troops (2021)",
         Said(None, "2021", status="not stated as one number")),
        ("not available", Said(None, "", status="not stated as one number")),
    ],
)  # fmt: skip
def test_personnel(text: str, said: Said) -> None:
    assert list(personnel(text)) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "1.3% of GDP (2023 est.) ++ 1.4% of GDP (2022)",
        "Military Expenditures 2023: 1.3% of GDP (2023 est.) | Military Expenditures 2022: 1.4% of GDP (2022)",
        "1.3% of GDP (approximately $0.2 billion) (2023 est.) / 1.4% of GDP (2022) | country comparison: 119",
    ],
)
def test_expenditure_by_year(text: str) -> None:
    assert list(expenditures(text)) == [Said(1.3, "2023"), Said(1.4, "2022")]


def test_refugees_by_origin_with_the_date_that_follows() -> None:
    text = "refugees (country of origin): 9,053 (Iraq) (mid-year 2021); 47,067 (Ukraine) (as of 20 December 2022)"
    assert list(refugees(text)) == [
        Said(9_053, "2021-06-30", "IRQ"),
        Said(47_067, "2022-12-20", "UKR"),
    ]
    text = "refugees (country of origin): 77,288 (Democratic Republic of the Congo) 48,125 (Burundi) (2022)"
    assert list(refugees(text)) == [Said(77_288, "2022", "COD"), Said(48_125, "2022", "BDI")]
    assert list(refugees("refugees: 128,561 (2024 est.) | IDPs: 5 (2024)")) == [Said(128_561, "2024")]
    assert list(refugees("stateless persons: 14 (2018)")) == []


def test_a_text_that_says_the_same_again_is_read_once() -> None:
    rows = [("rw", "Rwanda", "military_personnel", f"about 33,000 active {word} (2022)", f"2022-0{month}-01")
            for month, word in enumerate(("personnel", "troops", "members"), 1)]  # fmt: skip
    (one,) = history.read(table(*rows), "h.csv").statistics
    assert (one.area, one.value, one.period_end, one.release, one.locator) == (
        "RWA", 33_000, "2022", "2022-01-01", "row 2",
    )  # fmt: skip


def test_an_unknown_field_or_country_is_refused() -> None:
    with pytest.raises(SourceError, match="field 'mood' is not known"):
        history.read(table(("rw", "Rwanda", "mood", "good", "2022-01-01")), "h.csv")
    with pytest.raises(SourceError, match="ZZ") as raised:
        history.read(table(("zz", "Nowhere", "military_personnel", "10,000 active troops", "2022-01-01")), "h.csv")
    assert raised.value.where == "h.csv, row 2"


ORIGIN = "Democratic Republic of the Congo"


def with_editions(record: Record, data: bytes) -> Record:
    parsed = history.read(data, "h.csv")
    ledgers = Ledgers(given={**record.ledgers.every(), "statistics": Ledger.made(Statistic, parsed.statistics)})
    return replace(record, documents=(*record.documents, parsed.document), ledgers=ledgers)


def test_a_figure_that_sticks_out_is_flagged_and_kept(record: Record) -> None:
    rows = [
        ("rw", "Rwanda", "refugees_idps", f"refugees (country of origin): {count} ({ORIGIN}) (2023)", day)
        for day, count in (("2023-04-03", "71,559"), ("2023-04-27", "212,985"), ("2023-06-24", "76,379"))
    ]
    changed = with_editions(record, table(*rows))
    (one,) = anomalies(changed, "factbook_refugees")
    assert (one.value, one.before, one.after, one.release) == (212_985, 71_559, 76_379, "2023-04-27")
    answer = ask(changed, "RWA", definition="factbook")
    assert answer[0]["people"] == 76_379
    assert any("sticks out" in note and "212,985" in note for note in answer.notes)
    then = ask(changed, "RWA", definition="factbook", release="2023-04-27")
    assert then[0]["people"] == 212_985
    assert {one.status for one in changed.statistics} == {"of 2023"}
    with pytest.raises(InputError, match="different editions"):
        ask(changed, year=2023, definition="factbook")


def test_the_known_error_is_found_in_the_real_editions(shared: Path, record: Record) -> None:
    path = shared / "data" / "countries" / "factbook_other_history.csv.gz"
    real = with_editions(record, path.read_bytes())
    found = [(a.counterpart, a.value, a.release) for a in anomalies(real, "factbook_refugees", "RWA")]
    assert ("COD", 212_985, "2023-04-27") in found


def test_the_real_strengths_of_rwanda(shared: Path) -> None:
    path = shared / "data" / "countries" / "factbook_military_history.csv.gz"
    found = [s for s in history.read(path.read_bytes(), path.name).statistics if s.area == "RWA"]
    strengths = [(s.period_end, s.value, s.low, s.high) for s in found if s.indicator == "factbook_military_personnel"]
    assert strengths[-1] == ("2025", None, 30_000, 35_000)
    assert ("2019", 32_500, None, None) in strengths
