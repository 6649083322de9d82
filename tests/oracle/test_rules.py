"""The oracle's verdicts on the worked examples of the rules."""

from __future__ import annotations

from typing import Any

import pytest

from contingent.model.month import Month

from .fits import accepted
from .rules import Said, by_chance, judge
from .small import steady
from .times import latest_admissible, manner, reference_months, stated_months


def level(value: float, comparator: str = "=", **more: Any) -> dict[str, Any]:
    claim = {
        "kind": "contribution_level", "contributor": "RWA", "category": "troops", "comparator": comparator,
        "value": value, "value_unit": "persons", "polarity": "asserted", "as_of": None, "mission": None, "note": None,
    }  # fmt: skip
    return claim | more


def rank(place: int, **more: Any) -> dict[str, Any]:
    claim = level(0) | {"kind": "contribution_rank", "value": None, "value_unit": None, "rank": place}
    return claim | {"category": "unspecified"} | more


@pytest.mark.parametrize(
    ("published", "latest"),
    [
        ("2021-07-23", "2021-06"),
        ("2021-07-04", "2021-05"),
        ("2021-07-05", "2021-06"),
        ("2021-07", "2021-06"),
        ("2021", "2021-11"),
        ("2021~", "2021-11"),
    ],
)
def test_a_month_is_admissible_five_days_after_its_end(published: str, latest: str) -> None:
    assert str(latest_admissible(published)) == latest


@pytest.mark.parametrize(
    ("as_of", "published", "how"),
    [
        ("2021-07~", "2021-07-23", "present"),
        ("2021-07~", "2021-07", "present"),
        ("2021-06~", "2021-07-23", "stated"),
        ("2021-07", "2021-07-23", "stated"),
        ("2014/2021-07~", "2021-07-23", "stated"),
        (None, "2021-07-23", "past"),
    ],
)
def test_the_month_of_publication_means_now(as_of: str | None, published: str, how: str) -> None:
    assert manner(as_of, published, "past") == how


@pytest.mark.parametrize(
    ("as_of", "months"),
    [
        ("2019-03-31", ["2019-03"]),
        ("2019-03-30", ["2019-02"]),
        ("2019-03", ["2019-03"]),
        ("2018-12/2019-02", ["2018-12", "2019-01", "2019-02"]),
        ("2018-12-31/2019-02-27", ["2018-12", "2019-01"]),
        ("../1990-03~", ["1990-01", "1990-02", "1990-03"]),
    ],
)
def test_a_stated_period_means_the_month_ends_inside_it(as_of: str, months: list[str]) -> None:
    assert [str(month) for month in stated_months(as_of, Month.of(1990, 1), Month.of(2025, 7))] == months


def test_the_present_is_the_three_latest_admissible_months() -> None:
    months = [Month.of(2021, number) for number in range(1, 13)]
    horizon = (months[0], months[-1])
    now = reference_months("present", None, "2021-07-23", months, horizon)
    assert [str(month) for month in now] == ["2021-04", "2021-05", "2021-06"]
    assert reference_months("present", None, None, months, horizon) == months[-3:]


@pytest.mark.parametrize(
    ("claim", "yes", "no"),
    [
        (level(6383), [6383], [6382, 6384]),
        (level(6000, "~"), [5850, 6150], [5849, 6151]),
        (level(6000, "~", note="below"), [5850, 6000], [5849, 6001]),
        (level(10, "~"), [9, 11], [8, 12]),
        (level(5000, ">"), [5001], [5000]),
        (level(5000, ">="), [5000], [4999]),
        (level(5000, "<"), [4999], [5000]),
        (level(5000, "<="), [5000], [5001]),
        (level(100, "range", value_high=120), [100, 120], [99, 121]),
        (level(5.7, value_unit="percent"), [5.66, 5.74], [5.64, 5.76]),
        (level(20, value_unit="percent"), [19.6, 20.4], [19.4, 20.6]),
    ],
)
def test_what_a_number_accepts(claim: dict[str, Any], yes: list[float], no: list[float]) -> None:
    assert all(accepted(claim).takes(value) for value in yes)
    assert not any(accepted(claim).takes(value) for value in no)


FACTS = steady(
    m2020_01={"RWA": 90, "BGD": 95, "ETH": 80},
    m2020_02={"RWA": 91, "BGD": 95, "ETH": 95},
    m2020_03={"RWA": 92, "BGD": 92, "ETH": 80},
    m2020_04={"RWA": 93, "BGD": 95, "ETH": 80},
    m2020_06={"RWA": 103, "BGD": 95, "ETH": 80},
    m2020_07={"RWA": 104, "BGD": 95, "ETH": 80},
)
NOW, PAST = Said("present"), Said("past")


@pytest.mark.parametrize(
    ("claim", "said", "status"),
    [
        (level(104), NOW, "holds"),
        (level(92), NOW, "outdated"),
        (level(92), PAST, "holds"),
        (level(70), NOW, "contradicted"),
        (level(98), NOW, "unknown"),
        (level(92, as_of="2020-03"), NOW, "holds"),
        (level(92, as_of="2020-04"), NOW, "misdated"),
        (level(92, as_of="2020-05"), NOW, "unknown"),
        (level(92, as_of="2020-03", polarity="negated"), NOW, "not_asserted"),
        (rank(1), NOW, "holds"),
        (rank(2, relative_to="BGD"), NOW, "holds"),
        (rank(3), NOW, "outdated"),
        (rank(4), NOW, "contradicted"),
        (rank(2, comparator="<="), NOW, "holds"),
    ],
)
def test_statuses_without_a_date(claim: dict[str, Any], said: Said, status: str) -> None:
    assert judge(FACTS, claim, None, said).status == status


def test_a_tie_gives_every_place_that_is_shared() -> None:
    months = {str(month) for _, _, month in judge(FACTS, rank(2, relative_to="BGD"), None, NOW).true_for}
    assert months == {"2020-01", "2020-03", "2020-04"}


def test_a_tied_neighbour_needs_a_place_before_the_claimed_one() -> None:
    tied = steady(m2024_10={"NPL": 6000, "BGD": 5879, "RWA": 5879})
    assert judge(tied, rank(2), None, NOW).status == "holds"
    assert judge(tied, rank(2, relative_to="NPL"), None, NOW).status == "holds"
    assert judge(tied, rank(3, relative_to="BGD"), None, NOW).status == "holds"
    assert judge(tied, rank(2, relative_to="BGD"), None, NOW).status == "contradicted"


def test_by_chance_is_the_share_of_like_numbers_that_would_fit() -> None:
    assert by_chance(FACTS, level(92), None, NOW) == 6 / 139
    assert by_chance(FACTS, level(70), None, NOW) == 1 / 11
    assert by_chance(FACTS, level(300), None, NOW) == 0


def test_a_round_number_that_is_exact_nowhere_is_read_as_about() -> None:
    about = judge(steady(m2020_01={"RWA": 4950}), level(5000), None, NOW)
    assert (about.status, about.about) == ("holds", True)
    exact = judge(steady(m2020_01={"RWA": 5000}, m2020_02={"RWA": 4950}), level(5000, as_of="2020-02"), None, NOW)
    assert (exact.status, exact.about) == ("misdated", False)


def test_a_date_after_all_that_could_be_known_is_unknown() -> None:
    assert judge(FACTS, level(104, as_of="2020-07"), "2020-07-20", NOW).status == "unknown"
    assert judge(FACTS, level(104, as_of="2020-07"), "2020-08-20", NOW).status == "holds"


def test_a_cumulative_total_cannot_be_below_the_largest_stock() -> None:
    total = level(90, kind="cumulative_total", category="unspecified", as_of="2020/..")
    assert judge(FACTS, total, None, NOW).status == "contradicted"
    assert judge(FACTS, total | {"value": 900}, None, NOW).status == "unknown"
