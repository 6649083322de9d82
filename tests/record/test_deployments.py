"""Forces in UN missions and outside them, side by side: what each source says, and until when."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from contingent.errors import InputError, NotCoveredError
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.record.deployments import deployments
from contingent.record.ledger import Ledger
from contingent.record.ledgers import Ledgers
from contingent.record.record import Record
from contingent.record.rows import Row


def told(first: str, last: str, value: float | None, **more: Any) -> Fact:
    given = {"object": "MOZ", "publisher": "A reference work", "document": "d1", "status": "reported", **more}
    return Fact(
        kind="deployment", subject="RWA", start=first, end="", confirmed_as_of=first, stated_first=first,
        stated_last=last, value=value, unit="persons", authority="compilation", locator="row 2", **given,
    )  # fmt: skip


FACTS = [
    told("2021-09-09", "2022-08-11", 1000),
    told("2022-08-18", "2023-04-03", 2000),
    told("2023-04-04", "2023-05-01", 2000),
    told("2022-08-18", "2023-04-03", 750, object="CAF"),
    told("2023-04-04", "2023-05-01", 1200, object="CAF", status="unclear"),
    told("2022-08-18", "2023-05-01", 1400, object="CAF", force="MINUSCA"),
    told("2022-01-01", "2022-12-31", 2500, publisher="Another work", document="d2"),
]
SENT = Event(
    kind="intervention", date="2021-07-09", subject="RWA", object="MOZ", value=1000, unit="persons",
    publisher="A newspaper", authority="press", document="d3", url="https://example.org",
)  # fmt: skip


@pytest.fixture(scope="module")
def asked(record: Record) -> Record:
    """The starter record with facts and an event of our own."""
    ledgers = Ledgers(given={"facts": Ledger.made(Fact, FACTS), "events": Ledger.made(Event, [SENT])})
    empty = {name: ledger for name, ledger in record.ledgers.every().items() if name not in ledgers.given}
    return dataclasses.replace(record, ledgers=Ledgers(given={**empty, **ledgers.given}))


def only(rows: Any, **wanted: Any) -> list[Row]:
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


def test_the_un_and_others_stand_side_by_side(asked: Record) -> None:
    answer = deployments(asked, "Rwanda", since="2021-01", until="2023-06")
    (minusca,) = only(answer, force="MINUSCA")
    assert (minusca["side"], minusca["told"], minusca["first"], minusca["last"]) == (
        "UN",
        "report",
        "2021-01",
        "2023-06",
    )
    assert minusca["low"] < minusca["high"]
    own = only(answer, side="own", host="MOZ", publisher="A reference work")
    assert [(row["first"], row["last"], row["count"]) for row in own] == [
        ("2021-09-09", "2022-08-11", 1000),
        ("2022-08-18", "2023-05-01", 2000),
    ], "what a source repeats without a change is one row"
    assert [row["first"] for row in only(answer, told="event")] == ["2021-07-09"]


def test_sources_that_differ_at_one_time_are_named(asked: Record) -> None:
    rows = deployments(asked, "RWA", since="2021-01")
    (other,) = only(rows, publisher="Another work")
    assert other["differs"].startswith("A reference work: 1,000 (2021-09-09 to 2022-08-11)")
    assert all(row["differs"] is None for row in only(rows, host="CAF"))


def test_what_others_say_of_un_missions_is_asked_for(asked: Record) -> None:
    said = only(deployments(asked, "RWA", since="2022-01", every=True), force="MINUSCA", told="fact")
    assert [row["count"] for row in said] == [1400]


def test_a_month_has_the_newest_word_of_each_source(asked: Record) -> None:
    rows = deployments(asked, "RWA", month="2023-04")
    assert [row["count"] for row in only(rows, host="MOZ", publisher="A reference work")] == [2000]
    (unclear,) = only(rows, host="CAF", side="own")
    assert (unclear["status"], unclear["count"]) == ("unclear", 1200)
    later = deployments(asked, "RWA", month="2024-12")
    assert all("not told since" in row["note"] for row in only(later, told="fact"))


def test_a_host_is_asked_for_all_who_send(asked: Record) -> None:
    rows = deployments(asked, host="Mozambique")
    assert {row["sender"] for row in rows} == {"RWA"}
    south_sudan = deployments(asked, host="SSD", month="2020-12")
    assert {row["force"] for row in south_sudan} == {"UNMISS", "UNISFA"}
    assert len({row["sender"] for row in south_sudan}) > 50


def test_silence_is_unknown(asked: Record) -> None:
    with pytest.raises(NotCoveredError, match="unknown"):
        deployments(asked, "Tuvalu")
    with pytest.raises(InputError, match="of whom"):
        deployments(asked)
