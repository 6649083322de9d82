"""Edit: words of a text and what replaces them, with the reason and the source; and what could not be put right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contingent.model.claim import Claim
from contingent.model.month import Month
from contingent.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Edit:
    """The words `old`, code points `start` to `end` of a text, become `new`; nothing where words are only added.

    Edits of one `group` (a clause) belong together. `reason` says what was wrong and what is right, `source` where
    the right figure stands, `month` the month that it is of.
    """

    start: int
    end: int
    old: str
    new: str
    group: int = 0
    reason: str = ""
    source: str = ""
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """A claim that is no longer right and was left as it is, and why."""

    claim: Claim
    verdict: Verdict
    reason: str


class Refused(Exception):  # noqa: N818 - it is an answer, in plain words, and not a fault
    """The words of a claim cannot be put right without writing the sentence anew; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits made. They must not overlap."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, text[at:]])


def moved(offset: int, edits: Sequence[Edit]) -> int:
    """Return where an offset of the text before the edits stands after them: at an edit's end where one covers it."""
    shift = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start >= offset:
            break
        if edit.end >= offset:
            return edit.start + shift + len(edit.new)
        shift += len(edit.new) - (edit.end - edit.start)
    return offset + shift


def trimmed(edit: Edit) -> Edit | None:
    """Take the words off an edit that stay the same at its ends; None where nothing changes."""
    old, new = edit.old.split(" "), edit.new.split(" ")
    first = 0
    while first < min(len(old), len(new)) - 1 and old[first] == new[first]:
        first += 1
    start = edit.start + sum(len(word) + 1 for word in old[:first])
    rest, left = " ".join(old[first:]), " ".join(new[first:])
    if rest == left:
        return None
    return Edit(start, edit.end, rest, left, edit.group, edit.reason, edit.source, edit.month)
