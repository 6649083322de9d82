"""What a sync says has changed: months, every revised figure, flags, and lists that differ."""

from __future__ import annotations

import datetime
import json
import random
from pathlib import Path
from typing import Any

from contingent.cli.sync.run import Sync
from contingent.cli.sync.web import Web
from contingent.record.record import open_record
from contingent.record.store import Store
from contingent.sources.addresses import all_addresses
from tests.sources.data_hub.upstream import as_csv, as_json

from .conftest import Synced
from .publisher import (
    CONTRIBUTIONS,
    LATEST,
    LIST,
    PATHS,
    Publisher,
    contribution_rows,
    contributions_file,
    latest_file,
    list_file,
)

DAYS = ("2025-08-31", "2025-09-30")
MANY = ("2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31", "2025-06-30")
LATER = "2025-11-20"


def told(synced: Synced) -> dict[str, Any]:
    done = synced("--format", "json")
    assert done.exit_code == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)["changes"]
    return found


def test_a_month_that_is_added_is_told(synced: Synced, publisher: Publisher) -> None:
    synced()
    publisher.offer(CONTRIBUTIONS, contributions_file(*DAYS, "2025-10-31", updated=LATER))
    found = told(synced)
    assert found["months_added"] == {"dyad": ["2025-10"]}
    assert (found["revised"], found["flags_raised"]) == ([], [])
    assert (found["before"], found["after"]) == ("2025-09.1", "2025-10.1")


def test_a_published_month_that_changed_is_told_figure_by_figure(
    synced: Synced, publisher: Publisher, folder: Path
) -> None:
    synced()
    rows = contribution_rows(*DAYS, updated=LATER)
    rows[0]["male_personnel"] += 40
    publisher.offer(CONTRIBUTIONS, as_json(rows))
    assert told(synced)["revised"] == [
        {
            "source": "data_hub",
            "month": "2025-08",
            "contributor": "BGD",
            "mission": "UNMISS",
            "personnel_type": "troops",
            "sex": "m",
            "before": 4000,
            "after": 4040,
        }
    ]
    assert Store(folder).versions() == ["1995-03.1", "2025-09.1", "2025-09.2"]
    assert list((folder / "downloads" / ".sync" / "earlier").glob("DPO-UCHISTORICAL.*.json.gz"))


def test_all_of_200_revised_figures_are_listed_with_both_values(synced: Synced, publisher: Publisher) -> None:
    publisher.offer(CONTRIBUTIONS, as_json(contribution_rows(*MANY)))
    synced()
    rows = contribution_rows(*MANY, updated=LATER)
    cells = [(row, sex) for row in rows for sex in ("female_personnel", "male_personnel")]
    expected = set()
    for row, sex in random.Random(7).sample(cells, 200):
        expected.add((row["last_reporting_date"][:7], row["isocode3"], sex[0], row[sex], row[sex] + 5))
        row[sex] += 5
    publisher.offer(CONTRIBUTIONS, as_json(rows))
    found = told(synced)["revised"]
    assert len(found) == 200
    assert {(r["month"], r["contributor"], r["sex"], r["before"], r["after"]) for r in found} == expected


def test_a_contributor_that_is_dropped_or_added_is_a_revision(synced: Synced, publisher: Publisher) -> None:
    synced()
    rows = contribution_rows(*DAYS, updated=LATER)
    publisher.offer(CONTRIBUTIONS, as_json([row for row in rows if row["isocode3"] != "EGY"]))
    found = told(synced)["revised"]
    assert {(row["contributor"], row["after"]) for row in found} == {("EGY", None)}
    publisher.offer(CONTRIBUTIONS, contributions_file(*DAYS, updated="2025-11-25"))
    assert {(row["contributor"], row["before"]) for row in told(synced)["revised"]} == {("EGY", None)}


def test_a_month_published_again_under_the_next_date_is_flagged(synced: Synced, publisher: Publisher) -> None:
    synced()
    rows = contribution_rows(*DAYS, updated=LATER)
    again = [row | {"contribution_id": 500 + n, "last_reporting_date": "2025-10-31"} for n, row in enumerate(rows[24:])]
    publisher.offer(CONTRIBUTIONS, as_json([*rows, *again]))
    done = synced()
    assert "flags raised: 1 (repeated_month 1)" in done.stdout
    assert "2025-10 repeated_month: all 48 figures of contributors equal those of 2025-09" in done.stdout


def test_a_month_that_stands_in_the_file_twice_or_a_new_column_is_refused(
    synced: Synced, publisher: Publisher, folder: Path
) -> None:
    synced()
    rows = contribution_rows(*DAYS, updated=LATER)
    twice = [*rows, *(row | {"contribution_id": 900 + n} for n, row in enumerate(rows[:24]))]
    wider = [row | {"unit": "battalion"} for row in rows]
    for bad, says in ((twice, "2025-08 stands in the file twice"), (wider, "column 'unit' is new")):
        publisher.offer(CONTRIBUTIONS, as_json(bad))
        done = synced()
        assert done.exit_code == 2
        assert says in done.stderr
        assert (folder / "downloads" / "DPO-UCHISTORICAL.json").read_bytes() == contributions_file(*DAYS)
        assert Store(folder).current() == "2025-09.1"


def test_figures_that_cannot_be_are_refused_by_the_record(synced: Synced, publisher: Publisher, folder: Path) -> None:
    synced()
    publisher.offer(CONTRIBUTIONS, contributions_file(*DAYS, step=50_000, updated=LATER))
    done = synced()
    assert done.exit_code == 2
    assert "outside 30,000 to 130,000" in done.stderr
    assert Store(folder).current() == "2025-09.1"
    assert open_record(folder).version == "2025-09.1"


def test_a_second_edition_is_held_against_the_bounds_alone(synced: Synced, publisher: Publisher) -> None:
    publisher.offer(CONTRIBUTIONS, contributions_file(*DAYS, step=3000))
    assert synced().exit_code == 0
    publisher.offer(CONTRIBUTIONS, contributions_file(*DAYS, step=3001, updated=LATER))
    assert len(told(synced)["revised"]) == 24


def test_editions_without_a_date_of_their_own_are_told_apart_by_when_they_were_fetched(
    publisher: Publisher, folder: Path
) -> None:
    addresses = [all_addresses()[CONTRIBUTIONS]]
    for step in (0, 1):
        rows = contribution_rows(*DAYS, step=step)
        publisher.offer(CONTRIBUTIONS, as_json([{k: v for k, v in r.items() if k != "last_update"} for r in rows]))
        today = datetime.date(2025, 11, 1 + step)
        run = Sync(Store(folder), folder / "downloads", addresses, publisher.url, Web(pause=0), today, lambda *_: None)
        report = run.run()
        assert report.errors == []
    assert report.changes is not None
    assert len(report.changes.revisions) == 24


def test_a_file_of_another_dataset_is_refused(synced: Synced, publisher: Publisher) -> None:
    publisher.offer(CONTRIBUTIONS, latest_file(DAYS[-1]))
    done = synced()
    assert done.exit_code == 2
    assert "not DPO-UCHISTORICAL" in done.stderr


def test_lists_and_totals_are_compared_with_what_is_held(synced: Synced, publisher: Publisher) -> None:
    publisher.offer(LIST, list_file(start_date="2011-07-08"))
    publisher.offer(LATEST, latest_file(DAYS[0]))
    done = synced("--only", LATEST, "--only", LIST)
    assert done.exit_code == 0, done.stderr
    assert "UNMISS: start_date is 2011-07-08, in the vocabulary 2011-07-09" in done.stdout
    assert "BGD: the total is 93 women and 4,020 men" not in done.stdout
    assert "RWA: the total is 94 women and 3,920 men" not in done.stdout
    publisher.offer(LATEST, latest_file(DAYS[1]))
    assert (
        "BGD: the total is 93 women and 4,020 men, the contributions add up to 93 and 4,027"
        in synced(only=LATEST).stdout
    )


def test_a_list_in_csv_with_a_new_column_is_refused(synced: Synced, publisher: Publisher) -> None:
    publisher.files[PATHS[LIST]] = as_csv([{"mission_strength": "5", **_first(list_file())}])
    done = synced(only=LIST)
    assert done.exit_code == 2
    assert "column 'mission_strength' is new" in done.stderr


def _first(table: bytes) -> dict[str, str]:
    heading, cells = (line.split(",") for line in table.decode().replace('"31,5713","4,8594"', "31,4").splitlines())
    return dict(zip(heading, cells, strict=True))
