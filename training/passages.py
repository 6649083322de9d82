"""Annotated passages for training and evaluation, split in folds by passage."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.notation import parse

HERE = Path(__file__).resolve().parent


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
    source = path.read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if line.strip()]
    rows = list(parse(source)) if path.suffix == ".txt" else [json.loads(line) for line in lines]
    return [passage_of(row) for row in rows]


def passage_of(row: Mapping[str, Any]) -> Passage:
    """The passage of one line of JSON, or of one in the notation."""
    claims, distractors = tuple(row["claims"]), tuple(row["distractors"] or ())
    return Passage(row["id"], row["style"], row["published"], row["text"], claims, distractors)


def development() -> list[Passage]:
    """The passages of the project, in order of file name: shared ones as JSON lines, our own in the notation."""
    return _in_folder("passages")


def unseen() -> list[Passage]:
    """Passages that nothing is trained on and no rule is made for: they tell what a text gives that nobody has seen."""
    return _in_folder("unseen")


def _in_folder(name: str) -> list[Passage]:
    paths = sorted([*(HERE / name).glob("*.jsonl"), *(HERE / name).glob("*.txt")])
    return [passage for path in paths for passage in read_passages(path)]
