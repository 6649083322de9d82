"""deployments, units and fatalities as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from contingent.record.build import build
from contingent.record.store import Store
from contingent.sources.geo_pko import contributors
from tests.record.source_files import contributor_files
from tests.sources.data_hub.test_fatalities import NAME, ROWS
from tests.sources.data_hub.upstream import written
from tests.sources.factbook.test_deployments import table

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of small files: contributions, deaths, the Factbook and Geo-PKO."""
    base = tmp_path_factory.mktemp("deploying")
    files = contributor_files(base / "files")
    deaths, factbook, units = base / f"{NAME}.csv", base / "factbook.csv", base / "units.csv"
    deaths.write_bytes(written(ROWS, "csv"))
    factbook.write_bytes(table(("GHA", "Ghana", "2021-05-23", "2022-04-22", "2021", "200 Gambia (ECOMIG)")))
    rows = [",".join(contributors.COLUMNS), "UNIFIL,2021,Naqoura,33.1,35.1,1,Ghana (650)"]
    units.write_text("\n".join(rows) + "\n", encoding="utf-8")
    build([*files, deaths, factbook, units], Store(base / "record"))
    return base / "record"


def answer(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_deployments(run: Run, folder: Path) -> None:
    found = answer(run("--record", str(folder), "deployments", "Ghana", "--format", "json"))
    assert [(row["force"], row["count"], row["confirmed_as_of"]) for row in found["rows"]] == [("ECOMIG", 200, "2021")]
    assert found["sources"][0]["publisher"].startswith("Central Intelligence Agency")
    text = run("--record", str(folder), "deployments", "--host", "Gambia").stdout
    assert "GHA" in text and "ECOMIG" in text


def test_units(run: Run, folder: Path) -> None:
    result = run("--record", str(folder), "units", "Ghana", "--format", "csv")
    rows = {row["unit"]: row for row in csv.DictReader(io.StringIO(result.stdout))}
    mapped, coded = rows["persons"], rows["battalion"]
    assert (mapped["mission"], mapped["place"], mapped["count"]) == ("UNIFIL", "Naqoura", "650")
    assert (coded["mission"], coded["count"], coded["confirmed_as_of"]) == ("MONUSCO", "1", "2019-02-23")
    assert "UNMIL" in run("--record", str(folder), "units", "Ghana", "--type", "battalion", "--since", "2011").stdout


def test_fatalities(run: Run, folder: Path) -> None:
    found = answer(run("--record", str(folder), "fatalities", "--format", "json"))
    assert (found["total"], found["confirmed_as_of"]) == (4, "1994-04")
    by = {row["nationality"]: row["count"] for row in found["rows"]}
    assert by == {"BEL": 2, "FRA": 1, None: 1}
    belgium = answer(run("--record", str(folder), "fatalities", "Belgium", "--by", "cause,year", "--format", "json"))
    assert belgium["rows"] == [{"cause": "malicious_act", "year": "1994", "count": 2}]
    assert "UNAMIR" in run("--record", str(folder), "fatalities", "Belgium", "--format", "md").stdout


def test_what_cannot_be_asked_is_said(run: Run, folder: Path) -> None:
    for arguments, words in (
        (("fatalities", "--by", "age"), "cannot be broken down by 'age'"),
        (("fatalities", "--cause", "boredom"), "no cause of death"),
        (("fatalities", "--since", "2020-01"), "from 1948-07 to 1994-04"),
        (("deployments",), "of whom"),
        (("units", "Tuvalu"), "unknown"),
    ):
        result = run("--record", str(folder), *arguments)
        assert result.exit_code == 2
        assert words in result.stderr


def test_a_record_without_a_list_of_deaths_says_so(run: Run, tmp_path: Path) -> None:
    build(contributor_files(tmp_path / "files"), Store(tmp_path / "record"))
    result = run("--record", str(tmp_path / "record"), "fatalities")
    assert result.exit_code == 2
    assert "holds no list of deaths" in result.stderr


def test_the_list_of_deaths_as_published(run: Run, shared: Path, tmp_path: Path) -> None:
    path = shared / "data" / "conflict" / "troops" / "un_fatalities_dppa_dpo_2023_11.csv.gz"
    build([*contributor_files(tmp_path / "files"), path], Store(tmp_path / "record"))
    found = answer(run("--record", str(tmp_path / "record"), "fatalities", "--format", "json"))
    assert found["total"] == 4350 - 6, "4,350 rows, six of them a case told twice"
    assert found["confirmed_as_of"] == "2023-11"
    rwanda = answer(run("--record", str(tmp_path / "record"), "fatalities", "RWA", "--format", "json"))
    assert rwanda["total"] == 69
