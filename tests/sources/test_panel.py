"""Tables of areas by year, each in its publisher's own columns, read as its layout says."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest

from contingent.errors import SourceError
from contingent.model.statistic import Statistic
from contingent.sources.panel import Layout, layouts
from contingent.vocabulary.assertions import indicators


def table(*rows: str) -> bytes:
    return ("\n".join(rows) + "\n").encode()


def reader(data: bytes) -> Layout:
    found = [layout for layout in layouts() if layout.recognises(data, "x.csv")]
    assert len(found) == 1
    return found[0]


def read(data: bytes) -> list[Statistic]:
    return list(reader(data).read(data, "x.csv").statistics)


NMC = ("ccode,year,milex,milper,irst,pec,tpop,upop,cinc", "517,2022,177000,33,0,3276,13651.0,1934.0,0.0006762761")
TRADE = ("ccode,year,imports,exports", "517,2014,1521.07,451.72")
SIPRI = ("Entity,Year,military_expenditure,military_expenditure_share_gdp,military_expenditure_per_capita",
         "Rwanda,2020,142434353.0,1.4,11.04", "World,2020,1960000000000.0,2.4,")  # fmt: skip
VDEM = ("country_text_id,country_name,country_id,year,v2x_polyarchy,v2x_libdem,v2x_rule,more",
        "RWA,Rwanda,129,2024,0.202,0.09,0.41,x")  # fmt: skip
FH = ("fh_country,year,pr,cl,status,fh_total,GWn,cown", "Rwanda,2024,6,6,NF,12,517,517", "Tibet,2024,7,7,NF,14,,")
BTI = ("bti_country,year,SI_Democracy_Status,Q2.3_Association_/_assembly_rights,Q2.4_Freedom_of_expression,"
       "Q3_Rule_of_Law,Q3.1_Separation_of_powers,Q3.2_Independent_judiciary,Q3.4_Civil_rights,GWn,cown",
       "Rwanda,2022,3.78,3,3,3.25,2,3,3,517,517")  # fmt: skip
EIU = ("eiu_country,year,eiu,GWn,cown", "Rwanda,2024,3.34,517,517", "Hong Kong,2024,5.09,,")
DAC = ("Recipient,Donor,Aid type,Year,usd_millions_constant_2022",
       'Rwanda,United States,ODA: Total Net,2022,170.38',
       'Rwanda,Korea,"Memo: ODA Total, Gross disbursements",2022,23.3',
       "Rwanda,Japan,Humanitarian Aid,2022,1.5")  # fmt: skip
IDEAL = ("ccode,session,NVotes,IdealPoint,QO%,Q5%,Q10%,Q50%,Q90%,Q95%,Q100%,iso3c,Countryname",
         "517,74,77,-0.1066208,-1,-0.5,-0.3,-0.1,0.1,0.2,0.5,RWA,Rwanda")  # fmt: skip
GDP = ("ccode,year,mrgdppc,sd_mrgdppc,pwtrgdp,sd_pwtrgdp,pwtpop,sd_pwtpop",
       "517,2019,2238.5,200.5,31629.0,1000.0,12.3392,0.5")  # fmt: skip
DEMOCRACY = ("ccode,year,euds,aeuds,polity2,v2x_polyarchy", "517,2018,-0.42,-0.6,-3,0.21", "517,2025,-0.4,-0.6,,0.2")


@pytest.mark.parametrize(
    ("rows", "source", "told"),
    [
        (NMC, "cow_nmc", {"cow_military_personnel": 33_000, "cow_military_expenditure": 177_000,
                          "cow_population": 13_651_000, "cow_capability": 0.0006762761}),
        (TRADE, "cow_trade", {"imports": 1521.07, "exports": 451.72}),
        (SIPRI, "sipri_milex", {"military_expenditure_constant": 142_434.353, "military_expenditure_gdp": 1.4,
                                "military_expenditure_per_head": 11.04}),
        (VDEM, "vdem", {"vdem_electoral_democracy": 0.202, "vdem_liberal_democracy": 0.09, "vdem_rule_of_law": 0.41}),
        (FH, "freedom_house", {"fh_political_rights": 6, "fh_civil_liberties": 6}),
        (BTI, "bti", {"bti_democracy": 3.78, "bti_association": 3, "bti_expression": 3, "bti_rule_of_law": 3.25}),
        (IDEAL, "un_votes", {"un_ideal_point": -0.1066208}),
    ],
)  # fmt: skip
def test_every_column_is_its_indicator(rows: tuple[str, ...], source: str, told: dict[str, float]) -> None:
    data = table(*rows)
    assert reader(data).source == source
    found = read(data)
    assert {s.indicator: s.value for s in found} == pytest.approx(told)
    assert {s.area for s in found} == {"RWA"}
    assert {s.locator for s in found} == {"row 2"}


def test_a_stock_is_at_the_end_of_its_year_and_a_flow_over_it() -> None:
    periods = {s.indicator: (s.period_start, s.period_end) for s in read(table(*NMC))}
    assert periods["cow_military_personnel"] == ("", "2022-12-31")
    assert periods["cow_military_expenditure"] == ("2022", "2022")
    assert {s.period_end for s in read(table(*IDEAL))} == {"2019-12-31"}
    assert {s.release for s in read(table(*DEMOCRACY))} == {"to 2025"}


def test_donors_are_counterparts_and_kinds_of_aid_indicators() -> None:
    assert {(s.indicator, s.counterpart): s.value for s in read(table(*DAC))} == {
        ("oda_net", "USA"): 170.38,
        ("oda_gross", "KOR"): 23.3,
        ("oda_humanitarian", "JPN"): 1.5,
    }


def test_deviations_become_bounds_and_factors_units() -> None:
    found = {s.indicator: (s.low, s.value, s.high) for s in read(table(*GDP))}
    assert found["gdp_per_head_estimate"] == pytest.approx((2038.0, 2238.5, 2439.0))
    assert found["population_estimate"] == pytest.approx((11_839_200, 12_339_200, 12_839_200))


def test_an_empty_cell_is_no_figure_and_not_zero() -> None:
    assert [(s.indicator, s.period_end) for s in read(table(*DEMOCRACY)) if s.indicator == "polity"] == [
        ("polity", "2018-12-31")
    ]
    assert {s.area for s in read(table(*EIU))} == {"RWA", "HKG"}


def test_a_mark_for_not_known_is_kept_with_what_it_says() -> None:
    marked = read(table(NMC[0], NMC[1].replace(",33,", ",-9,")))
    (one,) = (s for s in marked if s.indicator == "cow_military_personnel")
    assert (one.value, one.status) == (None, "not known")


def test_of_two_codes_in_the_year_of_a_change_the_one_then_in_use_counts() -> None:
    rows = (DEMOCRACY[0], "260,1990,1,1,10,0.9", "255,1990,1,1,10,0.8", "260,1989,1,1,10,0.7")
    found = [(s.area, s.period_end, s.value) for s in read(table(*rows)) if s.indicator == "polyarchy_estimates"]
    assert found == [("DEU", "1990-12-31", 0.8), ("DEU", "1989-12-31", 0.7)]


@pytest.mark.parametrize(
    ("rows", "says", "where"),
    [
        ((NMC[0], "999,2022,1,1,1,1,1,1,1"), "999", "x.csv, row 2"),
        ((NMC[0], NMC[1], NMC[1]), "two figures", "x.csv, row 3"),
        ((NMC[0], NMC[1].replace(",33,", ",many,")), "'many' in column milper", "x.csv, row 2"),
        ((NMC[0], NMC[1].replace("2022", "22-23")), "year is not understood", "x.csv, row 2"),
        ((NMC[0], NMC[1] + ",1"), "10 cells, not 9", "x.csv, row 2"),
        ((NMC[0].replace("irst,", ""), NMC[1]), "column 'irst' is missing", "x.csv, row 1"),
        ((EIU[0], "Atlantis,2024,5,,"), "Atlantis", "x.csv, row 2"),
    ],
)
def test_a_bad_row_names_file_row_and_remedy(rows: tuple[str, ...], says: str, where: str) -> None:
    data = table(*rows)
    with pytest.raises(SourceError) as raised:
        reader(data).read(data, "x.csv")
    assert says in raised.value.what
    assert raised.value.where == where
    assert raised.value.to_do


def test_every_layout_is_of_a_described_source_and_of_its_indicators() -> None:
    for layout in layouts():
        folder = Path(__file__).resolve().parents[2] / "src/contingent/sources" / layout.source
        assert (folder / "source.yml").exists()
        for line in layout.lines:
            if line.role in ("value", "optional"):
                assert indicators()[line.argument].series == layout.source, line


class TestGolden:
    """Figures for Rwanda that the research notes give."""

    @pytest.mark.parametrize(
        ("name", "rows", "indicator", "year", "value"),
        [
            ("cow_nmc_v7_1960_2022", 41_291, "cow_military_personnel", "2022", 33_000),
            ("cow_nmc_v7_1960_2022", 41_291, "cow_military_personnel", "2019", 33_000),
            ("sipri_milex_1949_2020", 20_189, "military_expenditure_gdp", "2020", 1.40),
            ("un_ideal_points_1946_2019", 10_469, "un_ideal_point", "2019", -0.1066208),
            ("bti_rule_of_law", 5_192, "bti_rule_of_law", "2008", 4.00),
            ("bti_rule_of_law", 5_192, "bti_rule_of_law", "2018", 3.75),
            ("bti_rule_of_law", 5_192, "bti_rule_of_law", "2022", 3.25),
            ("freedom_house_subscores", 20_520, "fh_rule_of_law", "2017", 2),
            ("freedom_house_subscores", 20_520, "fh_rule_of_law", "2024", 3),
            ("freedom_house_subscores", 20_520, "fh_total", "2012", 24),
            ("freedom_house_subscores", 20_520, "fh_total", "2024", 21),
            ("vdem_indices_1960_2024", 52_784, "vdem_liberal_democracy", "2023", 0.098),
            ("vdem_indices_1960_2024", 52_784, "vdem_liberal_democracy", "2024", 0.090),
            ("eiu_democracy_2006_2024", 2_839, "eiu_democracy", "2024", 3.34),
        ],
    )
    def test_rwanda(self, shared: Path, name: str, rows: int, indicator: str, year: str, value: float) -> None:
        found = self.parsed(shared, name)
        assert len(found) == rows
        own = [s for s in found if (s.indicator, s.area) == (indicator, "RWA")]
        assert [s.value for s in own if s.period_end[:4] == year] == [value]

    def test_aid_to_rwanda_in_2022(self, shared: Path) -> None:
        aid = {
            s.counterpart: s.value or 0
            for s in self.parsed(shared, "oecd_dac2a_2009_2022")
            if (s.indicator, s.area, s.period_end) == ("oda_net", "RWA", "2022")
        }
        assert round(sum(aid.values()), 1) == 545.8
        assert (round(aid["USA"], 1), round(aid["JPN"], 1), round(aid["DEU"], 1)) == (170.4, 67.5, 62.5)

    @staticmethod
    def parsed(shared: Path, name: str) -> list[Statistic]:
        data = (shared / "data" / "countries" / f"{name}.csv.gz").read_bytes()
        assert next(csv.reader(io.StringIO(gzip.decompress(data).decode("utf-8"))))
        return read(data)
