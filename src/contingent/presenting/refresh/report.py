"""What a refresh changed and why, with the unified diff: for people, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from contingent.presenting.refresh.change import Edit, Left
from contingent.presenting.refresh.document import RefreshedDocument
from contingent.presenting.refresh.plain_text import unified_diff

FORMATS = ("text", "json")


def as_text(document: RefreshedDocument) -> str:
    """Tell each change with its reason and source, what was left, and the diff of the text, which `patch` can read."""
    refreshed, name = document.refreshed, document.text.name
    lines = [*_changes(refreshed.edits), *_left(refreshed.left)]
    if not refreshed.edits:
        lines.append(f"{name}: nothing to change as of {refreshed.to.spoken} (record {refreshed.record}).")
    diff = unified_diff(refreshed.before, refreshed.after, name, f"{name} (as of {refreshed.to})")
    return "\n".join([*lines, ""]) + ("\n" + diff if diff else "")


def _changes(edits: tuple[Edit, ...]) -> Iterator[str]:
    for _, group in groupby(edits, key=lambda edit: edit.group):
        told: set[str] = set()
        for edit in group:
            yield f"changed: {_shown(edit)}"
            for line in (edit.reason, f"Source: {edit.source}" if edit.source else ""):
                if line and line not in told:
                    told.add(line)
                    yield f"  {line}"


def _shown(edit: Edit) -> str:
    if not edit.old:
        return f"added '{edit.new.strip()}'"
    return f"'{edit.old.strip()}' -> '{edit.new.strip()}'" if edit.new else f"struck '{edit.old.strip()}'"


def _left(left: tuple[Left, ...]) -> Iterator[str]:
    for each in left:
        yield f"left as it is: '{each.claim.quote}' ({each.verdict.status}): {each.reason}."
        if each.verdict.say:
            yield f"  {each.verdict.say}"


def as_json(document: RefreshedDocument) -> str:
    """Tell the same for programs: offsets are code points of the text as it was read."""
    refreshed = document.refreshed
    told: dict[str, Any] = {
        "name": document.text.name,
        "media_type": document.text.media_type,
        "to": str(refreshed.to),
        "record": refreshed.record,
        "edits": [_edit(edit) for edit in refreshed.edits],
        "left": [_unchanged(each) for each in refreshed.left],
        "diff": unified_diff(refreshed.before, refreshed.after, document.text.name, document.text.name),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "start": edit.start,
        "end": edit.end,
        "old": edit.old,
        "new": edit.new,
        "group": edit.group,
        "month": None if edit.month is None else str(edit.month),
        "reason": edit.reason,
        "source": edit.source,
    }


def _unchanged(left: Left) -> dict[str, Any]:
    claim, verdict = left.claim, left.verdict
    return {
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "status": verdict.status,
        "reason": left.reason,
        "say": verdict.say,
    }
