"""Evidence on motives: each row by its own rule, nothing added up, and what is missing said."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from contingent.errors import NotCoveredError, UnknownNameError
from contingent.model.event import Event
from contingent.model.month import Month
from contingent.model.source import Document
from contingent.model.statistic import Statistic
from contingent.record.ledger import Ledger
from contingent.record.ledgers import Ledgers
from contingent.record.record import Record
from contingent.record.rows import Row
from contingent.scenarios.lines import Line, all_lines
from contingent.scenarios.motives import motives, percentile
from contingent.scenarios.presence import Presence
from contingent.scenarios.similar import similar
from contingent.sources.panel import layouts
from contingent.vocabulary.assertions import indicators

DOCUMENT = "d00000000001"


def score(area: str, year: int, value: float, indicator: str = "bti_rule_of_law") -> Statistic:
    when = f"{year}-12-31" if indicators()[indicator].stock_or_flow == "stock" else str(year)
    return Statistic(indicator, area, "", "", when, value, release="to 2022", document=DOCUMENT, locator="row 2")


def with_ledgers(record: Record, figures: list[Statistic], events: list[Event]) -> Record:
    document = Document(DOCUMENT, "bti", "bti.csv", "Democracy and rule of law", "assertions")
    documents = (*record.documents, document)
    given = {
        **record.ledgers.every(),
        "statistics": Ledger.made(Statistic, figures),
        "events": Ledger.made(Event, events),
    }
    return replace(record, documents=documents, ledgers=Ledgers(given=given))


@pytest.fixture()
def small(record: Record) -> Record:
    figures = [score(area, year, value) for area, values in
               {"RWA": (4.0, 3.25), "UGA": (4.5, 4.5), "BGD": (4.0, 2.0)}.items()
               for year, value in zip((2012, 2022), values, strict=True)]  # fmt: skip
    figures.append(score("RWA", 2008, 400, "exports"))
    said = Event(
        "reaction", "2021-07-10", "ZAF", "RWA", "MOZ", said_by="Defence Minister of South Africa",
        said_on="2021-07-10", publisher="Daily Maverick", authority="press", url="https://example.org/a",
        quote='it was "unfortunate"', document=DOCUMENT, locator="row 3",
    )  # fmt: skip
    later = replace(said, date="2024-08-01", said_on="2024-08-01")
    return with_ledgers(record, figures, [said, later, replace(said, subject="KEN", object="UGA", others="")])


def row(answer: object, indicator: str) -> Row:
    (found,) = (one for one in answer if one["indicator"] == indicator)  # type: ignore[attr-defined]
    return dict(found)


def test_a_fall_of_the_rule_of_law_supports_the_domestic_motive(small: Record) -> None:
    found = row(motives(small, "RWA", "2023-03"), "rule_of_law_bti")
    assert (found["value"], found["period"]) == (3.25, "2022-12-31")
    assert (found["change"], found["since"]) == (-0.75, "2012-12-31")
    assert (found["says"], found["rank"], found["of"], found["percentile"]) == ("supports", 2, 3, 50)
    assert (found["source"], found["document"]) == ("bti", "bti.csv")
    assert "supports if <0" in found["rule"] and found["reason"]


def test_no_change_says_nothing_and_old_figures_are_out_of_date(small: Record) -> None:
    assert row(motives(small, "UGA", "2023-03"), "rule_of_law_bti")["says"] == "says nothing"
    assert row(motives(small, "RWA", "2023-03"), "exports")["says"] == "out of date"
    assert row(motives(small, "RWA", "2013-03"), "exports")["says"] == "says nothing"


def test_what_ends_later_is_not_known_yet(small: Record) -> None:
    found = row(motives(small, "RWA", "2022-06", since="2013-01"), "rule_of_law_bti")
    assert (found["value"], found["period"], found["change"]) == (4.0, "2012-12-31", None)


def test_what_is_missing_is_listed_with_how_to_add_it(small: Record) -> None:
    answer = motives(small, "RWA", "2023-03")
    found = row(answer, "aid")
    assert (found["says"], found["value"], found["words"]) == ("missing", None, "add oecd_dac2a")
    assert any("oecd_dac2a" in note and "Net aid" in note for note in answer.notes)
    assert any("build --add" in note for note in answer.notes)
    unknown = row(motives(small, "KEN", "2023-03"), "rule_of_law_bti")
    assert unknown["words"].startswith("the record has no figure of Kenya")


def test_reactions_are_given_as_said_up_to_the_month(small: Record) -> None:
    said = [one for one in motives(small, "RWA", "2023-03") if one["motive"] == "reactions"]
    assert [(one["period"], one["says"], one["said_by"], one["words"]) for one in said] == [
        ("2021-07-10", "as said", "Defence Minister of South Africa", 'it was "unfortunate"')
    ]


def test_nothing_becomes_one_score(small: Record) -> None:
    answer = motives(small, "RWA", "2023-03")
    assert not any("score" in name or "total" in name for name in (*answer.fields, *answer.about))
    assert {one["motive"] for one in answer} == {"international", "regional", "domestic", "reactions"}
    only = motives(small, "RWA", "2023-03", motive="domestic")
    assert {one["motive"] for one in only} == {"domestic", "reactions"}


def test_contributions_are_the_records_own(record: Record) -> None:
    found = row(motives(record, "RWA", "2020-12"), "uniformed")
    assert (found["value"], found["rank"], found["says"]) == (6_383, 2, "supports")
    assert found["source"] == "un_monthly"
    presence = Presence(record, Month.parse("2020-12"))
    assert presence.people["RWA"] == 6_383 == sum(presence.by_mission["RWA"].values())
    assert sum(presence.hosts("RWA").values()) == pytest.approx(6_383)
    assert presence.values("beyond_neighbours")["RWA"] == pytest.approx(100)
    assert presence.values("missions")["RWA"] == len(presence.by_mission["RWA"])
    assert 500 < presence.values("host_distance")["RWA"] < 2_500


def test_shares_are_compared_among_large_contributors_only(record: Record) -> None:
    presence = Presence(record, Month.parse("2020-12"))
    shares = presence.values("police_share")
    assert {who for who, people in presence.people.items() if people >= 100} == set(shares)
    assert all(0 <= share <= 100 for share in shares.values())


def test_unknown_months_parties_and_motives(small: Record) -> None:
    with pytest.raises(NotCoveredError):
        motives(small, "RWA", "1980-01")
    with pytest.raises(UnknownNameError):
        motives(small, "Atlantis")
    with pytest.raises(UnknownNameError, match="motive"):
        motives(small, "RWA", motive="romantic")


def test_percentiles_count_ties_half() -> None:
    values = {"A": 1.0, "B": 2.0, "C": 2.0, "D": 3.0}
    assert [percentile(values, who) for who in "ABD"] == [0, 50, 100]
    assert percentile({"A": 1.0}, "A") is None
    assert percentile(values, "E") is None


def test_every_line_has_a_rule_and_a_source() -> None:
    series = {layout.source for layout in layouts()}
    for line in all_lines():
        assert bool(line.judged_by and line.supports) or not line.contradicts, line
        for indicator in line.statistics:
            assert indicators()[indicator].series in series | {"archigos", "wdi", "factbook", "unhcr"}
    line = Line("domestic", "x", "X", "u", "contributions", "change", ">0", "<0", "r")
    said = [line.says(value) for value in (1, -1, 0, None)]
    assert said == ["supports", "contradicts", "says nothing", "says nothing"]


def test_similar_breaks_the_distance_down(small: Record) -> None:
    answer = similar(small, "RWA", "2020-12", top=5)
    assert [one["rank"] for one in answer] == [1, 2, 3, 4, 5]
    first = answer[0]
    apart = [value for name, value in first.items() if name.startswith("differs_") and value is not None]
    assert len(apart) == first["compared"]
    assert first["distance"] == pytest.approx(sum(map(abs, apart)) / len(apart), abs=0.1)
    assert "RWA" not in {one["contributor"] for one in answer}
    africa = similar(small, "RWA", "2020-12", among="africa", top=3)
    assert len(africa) == 3
    assert any("aid" in note for note in answer.notes)


def test_the_commands(run: Callable[..., Result]) -> None:
    for form in ("text", "json", "csv", "md"):
        assert run("motives", "rwandan", "--month", "2021-07", "--format", form).exit_code == 0
        assert run("similar", "RWA", "--month", "2021-07", "--format", form).exit_code == 0
    told = json.loads(run("motives", "RWA", "--month", "2021-07", "--format", "json").stdout)
    assert {"motive", "indicator", "value", "percentile", "change", "says", "rule", "source"} <= told["rows"][0].keys()
    assert run("motives", "RWA", "--month", "1980-01").exit_code == 2


class TestGolden:
    """The direction of the rule of law depends on the indicator and the window, as the notes say."""

    @pytest.fixture()
    def whole(self, record: Record, shared: Path) -> Record:
        figures: list[Statistic] = []
        documents = []
        for name in ("bti_rule_of_law", "freedom_house_subscores", "vdem_indices_1960_2024", "oecd_dac2a_2009_2022"):
            data = (shared / "data" / "countries" / f"{name}.csv.gz").read_bytes()
            (layout,) = (one for one in layouts() if one.recognises(data, name))
            parsed = layout.read(data, name)
            figures += parsed.statistics
            documents.append(parsed.document)
        ledgers = Ledgers(given={**record.ledgers.every(), "statistics": Ledger.made(Statistic, figures)})
        return replace(record, documents=(*record.documents, *documents), ledgers=ledgers)

    def test_rwanda(self, whole: Record) -> None:
        answer = motives(whole, "RWA", "2025-01", since="2014-01")
        told = {one["indicator"]: (one["value"], one["change"], one["says"]) for one in answer}
        assert told["rule_of_law_bti"] == (3.25, -0.75, "supports")
        assert told["rule_of_law_fh"] == (3.0, 0.0, "says nothing")
        assert told["liberal_democracy"][0] == 0.09 and told["liberal_democracy"][2] == "supports"
        assert told["aid"][0] == 546
