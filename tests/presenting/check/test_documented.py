"""What the pages and the hook for publishers promise is what the command has."""

from __future__ import annotations

import doctest
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from contingent.model.verdict import STATUSES
from contingent.presenting.check.words import STATUS_WORDS

ROOT = Path(__file__).resolve().parents[3]


def test_the_how_to_explains_every_verdict() -> None:
    page = (ROOT / "docs/how-to/check-a-document.md").read_text(encoding="utf-8")
    for status in STATUSES:
        assert f"| {STATUS_WORDS[status].mark} | {STATUS_WORDS[status].name} | `{status}` |" in page


def test_the_hook_runs(run: Callable[..., Any], tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *arguments = hook["entry"].split()
    assert program == "contingent"
    path = tmp_path / "note.md"
    path.write_text("Nothing about peace operations here.\n", encoding="utf-8")
    assert run(*arguments, *hook["args"], str(path)).exit_code == 0


def test_the_how_to_runs() -> None:
    page = str(ROOT / "docs/how-to/check-a-document.md")
    failed, tried = doctest.testfile(page, module_relative=False, optionflags=doctest.ELLIPSIS)
    assert (failed, tried) == (0, 6)


@pytest.mark.parametrize("page", ["check-a-document.md", "publishing-pipeline.md"])
def test_options_named_on_the_pages_exist(page: str) -> None:
    from contingent.cli.checking import check

    options = {name for parameter in check.params for name in parameter.opts}
    words = (ROOT / "docs/how-to" / page).read_text(encoding="utf-8").replace("`", " ").split()
    named = {word.rstrip(".,;:)") for word in words if word.startswith("--")}
    assert named <= options
