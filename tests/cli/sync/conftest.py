"""A publisher to sync from, and a small record to sync into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from contingent.record.build import build
from contingent.record.store import Store
from tests.command import run_command
from tests.record.source_files import contributor_files

from .publisher import CONTRIBUTIONS, Publisher, contributions_file, serving

Synced = Callable[..., Result]


@pytest.fixture()
def publisher() -> Iterator[Publisher]:
    offered = Publisher()
    offered.offer(CONTRIBUTIONS, contributions_file("2025-08-31", "2025-09-30"))
    with serving(offered):
        yield offered


@pytest.fixture()
def folder(tmp_path: Path) -> Path:
    """A record built from a few small tables, so that adding to it is quick."""
    build(contributor_files(tmp_path / "files"), Store(tmp_path / "record"))
    return tmp_path / "record"


@pytest.fixture()
def synced(publisher: Publisher, folder: Path) -> Synced:
    """Run `contingent sync` against the publisher, for the contributions only unless told otherwise."""

    def call(*arguments: str, only: str = CONTRIBUTIONS, **more: Any) -> Result:
        options = ["--from", publisher.url, "--pause", "0", "--timeout", "0.4", "--attempts", "3"]
        chosen = ["--only", only] if only else []
        return run_command(["--record", str(folder), "sync", *options, *chosen, *arguments], **more)

    return call
