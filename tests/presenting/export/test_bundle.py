"""The bundle: what is in it, and that it is the same each time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from contingent.errors import InputError
from contingent.model.month import Month
from contingent.presenting.export import export_bundle
from contingent.record.record import Record

FILES = [
    "README.md",
    "citations.bib",
    "codebook.csv",
    "contributions.csv",
    "coverage.csv",
    "crosswalk.csv",
    "datapackage.json",
    "documents.csv",
    "panel.csv",
]


@pytest.fixture(scope="module")
def december(record: Record) -> Record:
    return record.of_month(Month.of(2020, 12))


@pytest.fixture(scope="module")
def bundle(december: Record, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    path = tmp_path_factory.mktemp("bundle") / "bundle.zip"
    export_bundle(december, path)
    assert [file.name for file in path.parent.iterdir()] == ["bundle.zip"]
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


def test_it_has_figures_codebook_citations_and_readme(bundle: dict[str, bytes]) -> None:
    assert list(bundle) == FILES
    people = [int(row["count"]) for row in lines(bundle["contributions.csv"]) if row["contributor"] == "RWA"]
    assert sum(people) == 6383


def test_the_codebook_describes_every_column(bundle: dict[str, bytes]) -> None:
    described = [(row["table"], row["variable"]) for row in lines(bundle["codebook.csv"])]
    found = [(table, name) for table in ("contributions", "panel") for name in lines(bundle[f"{table}.csv"])[0]]
    assert described == found
    troops = next(row for row in lines(bundle["codebook.csv"]) if row["variable"] == "troops_staff")
    assert (troops["ipi"], troops["data_hub"]) == ("Troops", "female_personnel + male_personnel")


def test_producers_are_cited_before_the_record(bundle: dict[str, bytes], december: Record) -> None:
    bib = bundle["citations.bib"].decode()
    assert bib.count("@") >= 3 and bib.count("{") == bib.count("}")
    assert bib.rindex("@") == bib.rindex("@misc{contingent_")
    readme = bundle["README.md"].decode()
    assert december.version in readme and "not_covered" in readme
    assert readme.index("International Peace Institute") < readme.index("contingent, record")
    assert all(source.licence in readme for source in december.sources)


def test_the_package_names_version_and_checksums(bundle: dict[str, bytes], december: Record) -> None:
    package = json.loads(bundle["datapackage.json"])
    assert package["version"] == december.version
    assert {resource["path"] for resource in package["resources"]} == set(FILES) - {"datapackage.json"}
    for resource in package["resources"]:
        assert resource["hash"] == f"sha256:{hashlib.sha256(bundle[resource['path']]).hexdigest()}"
    panel = next(resource for resource in package["resources"] if resource["name"] == "panel")
    names = [field["name"] for field in panel["schema"]["fields"]]
    assert ",".join(names) == bundle["panel.csv"].decode().partition("\n")[0]


@pytest.mark.parametrize("form", ["csv", "dta"])
def test_the_same_record_gives_the_same_bytes(december: Record, tmp_path: Path, form: str) -> None:
    paths = [tmp_path / name for name in ("one.zip", "two.zip")]
    for path in paths:
        export_bundle(december, path, form=form)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with zipfile.ZipFile(paths[0]) as archive:
        assert f"panel.{form}" in archive.namelist()


def test_a_bundle_is_a_zip_file(december: Record, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no form"):
        export_bundle(december, tmp_path / "bundle.tar")
