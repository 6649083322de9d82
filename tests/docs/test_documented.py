"""Everything a user can name is documented, and the reference pages are what the program says."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

from contingent.cli import COMMANDS
from contingent.record.quality import all_rules
from contingent.record.tables import fields
from contingent.sources.registry import all_sources
from contingent.vocabulary.measures import all_measures, all_personnel_types, all_scopes

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def text(*names: str) -> str:
    return "\n".join((DOCS / name).read_text(encoding="utf-8") for name in names)


def test_the_reference_pages_are_fresh() -> None:
    done = subprocess.run([sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_documented(command: str) -> None:
    assert f"## `contingent {command}`" in text("reference/commands.md")


def test_every_measure_type_and_scope_is_documented() -> None:
    page = text("reference/measures.md")
    for name in (*all_measures(), *all_personnel_types(), *all_scopes()):
        assert f"`{name}`" in page, name


def test_every_source_is_documented_and_licensed() -> None:
    page, licences = text("reference/sources.md"), (ROOT / "src/contingent/starter/LICENCES.md").read_text("utf-8")
    for name in all_sources():
        assert f"`{name}`" in page, name
        assert f"`{name}`" in licences, name


def test_every_table_and_quality_rule_is_documented() -> None:
    page = text("reference/record.md")
    for name in (*fields(), *all_rules()):
        assert f"`{name}`" in page, name


def test_the_index_links_every_page() -> None:
    index = text("README.md")
    for page in sorted(DOCS.rglob("*.md")):
        name = page.relative_to(DOCS).as_posix()
        assert name == "README.md" or f"({name})" in index, f"{name} is not linked from docs/README.md"


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", ["tutorial.md", "how-to/add-a-source.md"])
def test_the_blocks_of_a_page_run(page: str) -> None:
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, tried = doctest.testfile(str(DOCS / page), module_relative=False, optionflags=flags)
    assert tried > 8
    assert failed == 0


def test_the_readme_shows_the_two_commands_first() -> None:
    commands = re.findall(r"^(?:\$ )?(make \w+|contingent \w+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert commands[:2] == ["make demo", "make test"]
