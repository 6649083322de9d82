"""Refreshing a text: plan, apply, read back, and do less wherever the result does not hold."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from contingent.checking import check_claims
from contingent.checking.right import Answers
from contingent.checking.sentences import sentence_starts
from contingent.checking.times import LAG_DAYS, known
from contingent.errors import NotCoveredError
from contingent.model.claim import Claim
from contingent.model.month import Month
from contingent.model.text import Block
from contingent.model.verdict import Checked
from contingent.presenting.refresh.change import Edit, Left, applied, moved
from contingent.presenting.refresh.edits import Plan, plan
from contingent.presenting.refresh.meaning import STALE, Care
from contingent.presenting.refresh.surface import Surface
from contingent.reading import read_claims
from contingent.record.record import Record

_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A text brought up to date: `before`, its `edits`, `after`, and the stale claims that were left.

    `to` is the month that the present tense was taken to speak of; `record` the version that was asked.
    """

    before: str
    after: str
    edits: tuple[Edit, ...]
    left: tuple[Left, ...]
    to: Month
    record: str


@dataclass(frozen=True)
class AsOf:
    """How texts are judged: by a record, as if they spoke in the month `to`.

    `least` is the confidence (0 to 1) below which a reading is not acted on.
    """

    record: Record
    to: Month
    least: float = 0.5

    @classmethod
    def of(cls, record: Record, to: Month | None = None, least: float = 0.5) -> AsOf:
        """Choose the newest covered month where none is given. Raises NotCoveredError for one that is not covered."""
        months = record.months()
        if to is not None and to not in months:
            raise NotCoveredError(
                f"the record has no figures for {to}",
                where="--to",
                to_do=f"name a month it covers, up to {months[-1]}" if months else "build a record first",
            )
        return cls(record, to or months[-1], least)

    @property
    def published(self) -> str:
        """The day (EDTF) on which the month could first be known."""
        return (self.to.last_day + datetime.timedelta(days=LAG_DAYS)).isoformat()

    def checked(self, text: str, published: str | None) -> Checked:
        """Read and check a text. `published` is its own date, against which "last month" is read."""
        return self.judged(text, read_claims(text, published), published)

    def judged(self, text: str, claims: Sequence[Claim], published: str | None) -> Checked:
        """Check the claims of a text that were read surely enough."""
        sure = [self._now(claim, published) for claim in claims if claim.confidence >= self.least]
        return check_claims(text, sure, self.record, self.published)

    def answers(self, text: str, published: str | None) -> Answers:
        """Return what the claims of a text should say."""
        limit = known(published).limit
        return Answers(text, self.record, self.published, None if limit is None else min(self.to, Month(limit)))

    def _now(self, claim: Claim, published: str | None) -> Claim:
        """Take a claim in the present tense as one of the month that the text is brought up to."""
        if claim.as_of is None or not known(published).is_now(claim.as_of):
            return claim
        return replace(claim, as_of=f"{self.published[:7]}~")


def refresh(text: str, as_of: AsOf, published: str | None = None, blocks: tuple[Block, ...] = ()) -> Refreshed:
    """Bring a text up to date: change the words of stale claims, and only those.

    The result is read again; where a sentence then does not hold, less of it is changed, and at last nothing. So
    refreshing the result changes nothing.
    """
    surface = Surface(text, blocks)
    checked = as_of.checked(text, published)
    answers = as_of.answers(text, published)
    care: dict[int, Care] = {}
    planned = plan(surface, checked, answers, care)
    for _ in range(_ROUNDS):
        after = applied(text, planned.edits)
        troubled = _troubled(text, planned, as_of, published, blocks, care) if planned.edits else set()
        if not troubled:
            break
        for start in troubled:
            care[start] = Care(min(care.get(start, Care.FULL) + 1, Care.NONE))
        planned = plan(surface, checked, answers, care)
    else:
        care |= dict.fromkeys(_sentences(text, planned.edits), Care.NONE)
        planned = plan(surface, checked, answers, care)
        after = applied(text, planned.edits)
    return Refreshed(text, after, planned.edits, planned.left, as_of.to, as_of.record.version)


def _troubled(
    text: str, planned: Plan, as_of: AsOf, published: str | None, blocks: tuple[Block, ...], care: dict[int, Care]
) -> set[int]:
    """Return the starts of the sentences of `text` whose edits leave, or make, something that is to be changed."""
    after = applied(text, planned.edits)
    shifted = tuple(
        replace(block, start=moved(block.start, planned.edits), end=moved(block.end, planned.edits), cells=())
        for block in blocks
    )
    checked = as_of.checked(after, published)
    starts = sentence_starts(text)
    new_starts = [moved(start, planned.edits) for start in starts]
    edited = sorted(_sentences(text, planned.edits))
    stale = {
        starts[bisect_right(new_starts, claim.start) - 1]
        for claim, verdict in checked.pairs()
        if verdict.status in STALE
    }
    answers = as_of.answers(after, published)
    again = plan(Surface(after, shifted), checked, answers, {})
    stale_edits = {starts[bisect_right(new_starts, edit.start) - 1] for edit in again.edits}
    left = {starts[bisect_right(starts, left.claim.start) - 1] for left in planned.left}
    return {_guilty(start, edited) for start in (stale - left) | stale_edits if care.get(start) is not Care.NONE} - {-1}


def _guilty(start: int, edited: Sequence[int]) -> int:
    """Return the edited sentence that a trouble comes from: the sentence itself, or the last edited one before it."""
    if start in edited:
        return start
    before = [other for other in edited if other < start]
    return before[-1] if before else -1


def _sentences(text: str, edits: Sequence[Edit]) -> set[int]:
    starts = sentence_starts(text)
    return {starts[bisect_right(starts, edit.start) - 1] for edit in edits}
