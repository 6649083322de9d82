"""Deployments of the World Factbook: its segments, and what its words say."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from contingent.errors import SourceError
from contingent.model.fact import Fact
from contingent.sources.factbook import deployments
from contingent.sources.factbook.words import Part, parts_of
from contingent.sources.registry import reader_for

NAME = "deployments.csv"


def table(*rows: tuple[str, ...]) -> bytes:
    """Write (code, sender, first seen, last seen, date of the text, segment) as the table has it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(deployments.COLUMNS)
    for code, sender, first, last, as_of, text in rows:
        writer.writerow(["xx", code, sender, first, last, as_of, 0, "", "", "", "", "", text])
    return out.getvalue().encode()


def facts(*rows: tuple[str, ...]) -> tuple[Fact, ...]:
    data = table(*rows)
    return reader_for(data, NAME).read(data, NAME).facts


def test_a_segment_becomes_a_fact_with_its_editions_and_the_date_it_bears() -> None:
    (fact,) = facts(("KEN", "Kenya", "2021-05-23", "2022-04-22", "2021", "3,650 Somalia (AMISOM)"))
    assert (fact.kind, fact.subject, fact.object, fact.force, fact.value) == (
        "deployment",
        "KEN",
        "SOM",
        "AMISOM",
        3650,
    )
    assert (fact.start, fact.confirmed_as_of) == ("2021", "2021")
    assert (fact.stated_first, fact.stated_last) == ("2021-05-23", "2022-04-22")
    assert fact.quote == "3,650 Somalia (AMISOM)"


def test_a_figure_that_the_text_divides_becomes_its_parts() -> None:
    text = "2,150 Central African Republic (approximately 1,400 for MINUSCA; an additional 750 sent bilaterally)"
    found = facts(("RWA", "Rwanda", "2021-11-11", "2021-12-30", "", text))
    assert [(fact.force, fact.value) for fact in found] == [("MINUSCA", 1400), ("", 750)]
    assert found[0].start == "2021-11-11", "a text without a date speaks of its editions"


def test_a_whole_that_its_parts_do_not_make_up_stays_beside_them() -> None:
    assert [(part.force, part.value) for part in parts_of("approximately 2,500 Cyprus (250 for UNFICYP)")] == [
        ("UNFICYP", 250),
        ("", 2500),
    ]


def test_of_people_in_several_forces_only_the_most_is_known() -> None:
    found = parts_of("approximately 450 Mali (EUTM, MINUSMA)")
    assert [(part.force, part.value, part.high) for part in found] == [
        ("EUTM Mali", None, 450),
        ("MINUSMA", None, 450),
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("est. 25-35,000 Cyprus", Part("CYP", "", "", 25000, 35000, "reported", "est.")),
        ("up to 2,000 Mozambique", Part("MOZ", "", "", 2000, None, "reported", "up to")),
        ("130 Golan Heights (UNDOF)", Part("SYR", "Golan Heights", "UNDOF", 130, None, "reported", "")),
        ("925 Democratic Republic of the Congo (MINUSCO)", None),
        ("750 Middle East", Part("", "Middle East", "", 750, None, "reported", "")),
        ("Lebanon 170 (UNIFIL)", Part("LBN", "", "UNIFIL", 170, None, "reported", "")),
        ("up to 1,500 authorized for Mozambique", Part("MOZ", "", "", 1500, None, "announced", "up to")),
    ],
)
def test_the_words_are_read(text: str, part: Part | None) -> None:
    found = parts_of(text)
    assert len(found) == 1
    if part is None:
        assert found[0].force == "MONUSCO", "a misprint of the Factbook"
    else:
        assert found[0] == part


def test_notes_are_read_and_an_unclear_state_is_kept() -> None:
    unclear = (
        "note: in December 2020, Rwanda sent an additional 1,200 to the Central African Republic under a bilateral"
        " agreement, but their status as of 2024 was unclear)"
    )
    (part,) = parts_of(unclear)
    assert (part.host, part.value, part.status, part.date) == ("CAF", 1200, "unclear", "2020-12")
    (vague,) = parts_of("note: Rwanda reportedly has several thousand military troops deployed in the Democratic"
                        " Republic of the Congo")  # fmt: skip
    assert (vague.host, vague.value, vague.note) == ("COD", None, "several thousand")


@pytest.mark.parametrize(
    "text",
    [
        "information varies",
        "note: since 2002, Mongolia has deployed more than 20,000 peacekeepers and observers to UN operations",
        "a private military company was assessed to have about 2,000 personnel in Libya",
        "note: in 2020, Turkey deployed an estimated 3,500 Syrian fighters to Libya",
    ],
)
def test_sums_over_years_and_other_peoples_forces_are_not_taken(text: str) -> None:
    assert parts_of(text) == []


def test_an_unknown_sender_is_refused_with_its_row() -> None:
    with pytest.raises(SourceError, match="Atlantis") as refused:
        facts(("", "Atlantis", "2021-05-23", "2021-05-23", "", "100 Mali (MINUSMA)"))
    assert "row 2" in str(refused.value)


def test_the_factbook_as_it_was_kept(shared: Path) -> None:
    path = shared / "data" / "countries" / "factbook_military_deployments_segments.csv.gz"
    data = path.read_bytes()
    found = reader_for(data, path.name).read(data, path.name).facts
    assert len({fact.subject for fact in found}) > 90
    mozambique = _changes(found, "MOZ")
    assert mozambique == [
        ("2021-09", 1000), ("2022-08", 2000), ("2023-04", 2800), ("2023-07", 3000), ("2024-05", 2500),
        ("2024-11", 3000),
    ]  # fmt: skip
    assert _changes(found, "CAF") == [("2021-11", 750), ("2023-07", 1200), ("2024-08", 1000)]
    unclear = [fact for fact in found if fact.subject == "RWA" and fact.status == "unclear"]
    assert [fact.stated_first for fact in sorted(unclear, key=lambda f: f.stated_first)] == ["2024-04-25", "2024-05-30"]
    congo = sorted((f for f in found if (f.subject, f.object) == ("RWA", "COD")), key=lambda f: f.stated_first)
    assert [(f.stated_first, f.value, f.value_high) for f in congo] == [
        ("2025-07-03", None, None), ("2025-07-24", 3000, None), ("2025-07-31", 3000, 4000),
    ]  # fmt: skip


def _changes(found: tuple[Fact, ...], host: str) -> list[tuple[str, float | None]]:
    """When Rwanda's own deployment in a host was first told with another number."""
    own = [f for f in found if (f.subject, f.object, f.force, f.status) == ("RWA", host, "", "reported")]
    told: list[tuple[str, float | None]] = []
    for fact in sorted(own, key=lambda f: f.stated_first):
        if not told or told[-1][1] != fact.value:
            told.append((fact.stated_first[:7], fact.value))
    return told
