"""Annotated passages for training and evaluation, split in folds by passage."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared" / "claims"


@dataclass(frozen=True)
class Passage:
    """One annotated passage: a text with its gold claims."""

    id: str
    style: str
    published: str | None
    text: str
    claims: tuple[dict[str, Any], ...]
    distractors: tuple[Any, ...]

    def fold(self, folds: int) -> int:
        """The fold of the passage, from a hash of its id."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % folds


def read_passages(path: Path) -> list[Passage]:
    """Read passages from JSON lines."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Passage(row["id"], row["style"], row["published"], row["text"], tuple(row["claims"]), tuple(row["distractors"] or ()))
        for row in rows
    ]


def development() -> list[Passage]:
    """The passages of the project, in order of file name."""
    return [passage for path in sorted((HERE / "passages").glob("*.jsonl")) for passage in read_passages(path)]
