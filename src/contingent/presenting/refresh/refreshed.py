"""Refreshing a text: plan, apply, read back, and do less wherever the result does not hold."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Sequence
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
from contingent.presenting.refresh.edits import plan
from contingent.presenting.refresh.meaning import STALE, Care
from contingent.presenting.refresh.own_words import claims_of
from contingent.presenting.refresh.sureness import not_written
from contingent.presenting.refresh.surface import Surface
from contingent.record.record import Record

_ROUNDS = 8
_RUNS = 3
_DATED = (Care.FULL, Care.LITERAL)


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

    def checked(self, text: str, published: str | None, blocks: tuple[Block, ...] = ()) -> Checked:
        """Read and check a text. `published` is its own date, against which "last month" is read."""
        return self.judged(text, claims_of(text, published, blocks), published)

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
    work = _settled(_Work(text, as_of, published, blocks))
    for _ in range(_RUNS):
        if not work.edits or work.rested:
            break
        rest = _settled(_Work(work.after, as_of, published, work.new_blocks()))
        if not rest.edits:
            break
        work.adopt(rest)
    else:
        work.give_up(work.starts)
    return Refreshed(text, work.after, work.edits, work.left, as_of.to, as_of.record.version)


def _settled(work: _Work) -> _Work:
    """Do more and less until nothing is wrong, or give up the sentences that do not come to rest."""
    for _ in range(_ROUNDS):
        if not work.troubled():
            return work
    work.give_up({work.sentence(edit.start) for edit in work.edits})
    return work


class _Work:
    """A text on its way: its edits so far, and how much of each sentence may be rewritten.

    Sentences go by where they begin. `later` are the edits of sentences that were read surely enough only when those
    around them had been put right; `rested` tells that the result, read again, asks for no further change.
    """

    def __init__(self, text: str, as_of: AsOf, published: str | None, blocks: tuple[Block, ...]) -> None:
        self.text = text
        self.as_of = as_of
        self.published = published
        self.blocks = blocks
        self.starts = sentence_starts(text)
        self.care: dict[int, Care] = {}
        self.later: dict[int, tuple[Edit, ...]] = {}
        self.rested = False
        self._surface = Surface(text, blocks)
        self._checked = as_of.checked(text, published, blocks)
        self._answers = as_of.answers(text, published)
        self._plan()

    def _plan(self) -> None:
        planned = plan(self._surface, self._checked, self._answers, self.care)
        own = [edit for edit in planned.edits if self.sentence(edit.start) not in self.later]
        added = [edit for edits in self.later.values() for edit in edits]
        self.edits = tuple(sorted([*own, *added], key=lambda edit: (edit.start, edit.end)))
        self.left = tuple(left for left in planned.left if self.sentence(left.claim.start) not in self.later)
        self.after = applied(self.text, self.edits)

    def sentence(self, offset: int) -> int:
        """Return where the sentence begins that holds an offset."""
        return self.starts[bisect_right(self.starts, offset) - 1]

    def troubled(self) -> bool:
        """Read the result again and do less, or more, where it is not as it should be; False where all is well."""
        if not self.edits:
            return False
        blocks = self.new_blocks()
        checked = self.as_of.checked(self.after, self.published, blocks)
        surface = Surface(self.after, blocks)
        again = plan(surface, checked, self.as_of.answers(self.after, self.published), {})
        self.rested = not again.edits
        origin = _Origin(self.starts, self.edits)
        edited = sorted({self.sentence(edit.start) for edit in self.edits})
        left = {self.sentence(left.claim.start) for left in self.left}
        written = [pair for pair in checked.pairs() if not_written(surface, pair[0]) is None]
        stale = {origin.sentence(claim.start) for claim, verdict in written if verdict.status in STALE}
        found = {origin.sentence(claim.start) for claim in checked.claims}
        more = [edit for edit in again.edits if origin.sentence(edit.start) in left.difference(edited)]
        wrong = (stale - left) | {origin.sentence(edit.start) for edit in again.edits if edit not in more}
        blamed = {
            guilty for start in wrong if self.care.get(start) is not Care.NONE for guilty in self._guilty(start, edited)
        }
        unread = {start for start in edited if start not in found and self.care.get(start, Care.FULL) in _DATED}
        known = {start for start in left if self.care.get(start) is Care.NONE}
        fresh = [edit for edit in more if origin.sentence(edit.start) not in known]
        if not (blamed or unread or fresh):
            return False
        for start in blamed | unread:
            self.care[start] = Care.NONE if self.later.pop(start, None) else _less(self.care.get(start, Care.FULL))
        for edit in fresh:
            self._add(origin, edit)
        self._plan()
        return True

    def _add(self, origin: _Origin, edit: Edit) -> None:
        start = origin.sentence(edit.start)
        shift = origin.shift(start)
        back = replace(edit, start=edit.start - shift, end=edit.end - shift, group=edit.group + len(self.starts))
        self.later[start] = (*self.later.get(start, ()), back)

    def adopt(self, rest: _Work) -> None:
        """Take over what another run on the result still changes; a sentence that both change is left as it was."""
        origin = _Origin(self.starts, self.edits)
        edited = {self.sentence(edit.start) for edit in self.edits}
        for edit in rest.edits:
            start = origin.sentence(edit.start)
            if start in edited:
                self.care[start] = Care.NONE
                self.later.pop(start, None)
            else:
                self._add(origin, edit)
        self._plan()

    def give_up(self, sentences: Iterable[int]) -> None:
        """Leave sentences as they were."""
        self.care |= dict.fromkeys(sentences, Care.NONE)
        self.later = {}
        self._plan()

    def new_blocks(self) -> tuple[Block, ...]:
        """The blocks of the text as they stand in the result."""
        return tuple(
            replace(block, start=moved(block.start, self.edits), end=moved(block.end, self.edits), cells=())
            for block in self.blocks
        )

    def _guilty(self, start: int, edited: Sequence[int]) -> list[int]:
        """Return the edited sentences that a trouble comes from.

        The sentence itself, or those that a month was written into (before it, or else after it), or the last edited
        one before it, or else the first.
        """
        if start in edited:
            return [start]
        dated = [other for other in edited if self.care.get(other, Care.FULL) in _DATED]
        before = [other for other in edited if other < start]
        return [other for other in dated if other < start] or dated or before[-1:] or list(edited[:1])


class _Origin:
    """From offsets of the text after some edits back to the sentences of the text before."""

    def __init__(self, starts: Sequence[int], edits: Sequence[Edit]) -> None:
        self._starts = starts
        self._new = [moved(start, edits) for start in starts]

    def sentence(self, offset: int) -> int:
        """Return where the sentence began that now holds an offset."""
        return self._starts[bisect_right(self._new, offset) - 1]

    def shift(self, start: int) -> int:
        """Return by how much the beginning of a sentence has moved."""
        return self._new[self._starts.index(start)] - start


def _less(care: Care) -> Care:
    return Care(min(care + 1, Care.NONE))
