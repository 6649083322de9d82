"""Which words of a checked text must change, clause by clause, so that it holds as of a month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from contingent.checking.clauses import clauses_of
from contingent.checking.right import Answers, Right
from contingent.model.claim import Claim
from contingent.model.verdict import Checked, Verdict
from contingent.presenting.refresh.change import Edit, Left, Refused, trimmed
from contingent.presenting.refresh.meaning import STALE, Care, literal, means, shared_measure, single_measure
from contingent.presenting.refresh.months import month_words
from contingent.presenting.refresh.people import NOUNS, noun_words, number_words
from contingent.presenting.refresh.ranks import Beside, Words, beside_words, rank_words
from contingent.presenting.refresh.reasons import reason_of, source_of
from contingent.presenting.refresh.sureness import (
    not_written,
    refuse_shared_name,
    refuse_unknown,
    refuse_unsure,
    retold,
)
from contingent.presenting.refresh.surface import Noun, Surface

PARTLY = "another part of the sentence cannot be put right"
_FIGURES = frozenset({"contribution_level", "contribution_rank", "gender_share"})


@dataclass(frozen=True, slots=True)
class Plan:
    """The edits of a text in order, and the stale claims that are left."""

    edits: tuple[Edit, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """A claim to be put right, and what is right."""

    claim: Claim
    verdict: Verdict
    right: Right


@dataclass
class _Work:
    """The words of a clause that change so far, with the claims they come from, and where the claims end."""

    words: dict[tuple[int, int], tuple[str, Stale]] = field(default_factory=dict)
    ends: list[int] = field(default_factory=list)
    replaced: dict[int, str] = field(default_factory=dict)

    def add(self, stale: Stale, words: Sequence[Words], end: int) -> None:
        """Add words; those that contradict others already changed are refused."""
        for start, stop, new in words:
            known = self.words.get((start, stop))
            if known is not None and known[0] != new:
                raise Refused("two claims need different words at the same place")
            if any(start < other[1] and other[0] < stop and (start, stop) != other for other in self.words):
                raise Refused("two claims need the same words")
        for start, stop, new in words:
            self.words[start, stop] = (new, stale)
        self.ends.append(max([end, *(stop for _, stop, _ in words)]))


def plan(surface: Surface, checked: Checked, answers: Answers, care: Mapping[int, Care]) -> Plan:
    """Plan the edits of a text. `care` says for the starts of sentences how much may be rewritten there."""
    found: dict[int, list[_Planned]] = {}
    for group, places in enumerate(clauses_of(checked.text, checked.claims)):
        members = [(checked.claims[place], checked.verdicts[place]) for place in places]
        stale = [pair for pair in members if pair[1].status in STALE]
        if not stale:
            continue
        sentence, _ = surface.sentence(stale[0][0].start)
        clause = _Clause(surface, answers, care.get(sentence, Care.FULL), members, checked.claims)
        edits = clause.edits(group)
        found.setdefault(sentence, []).append(_Planned(edits, clause.left, stale))
    settled = [one for clauses in found.values() for one in _as_one(clauses)]
    return Plan(
        _apart([edit for one in settled for edit in one.edits]), tuple(left for one in settled for left in one.left)
    )


@dataclass(frozen=True, slots=True)
class _Planned:
    """A clause's edits, what of it is left, and its stale claims."""

    edits: list[Edit]
    left: list[Left]
    stale: list[tuple[Claim, Verdict]]


def _as_one(clauses: list[_Planned]) -> list[_Planned]:
    """Leave the present of a sentence as a whole where a part of it cannot be put right: no half is to be newer."""
    stuck = any(_of_now(left.verdict) and left.claim.kind in _FIGURES for one in clauses for left in one.left)
    if not stuck:
        return clauses
    return [
        _Planned([], [Left(claim, verdict, PARTLY) for claim, verdict in one.stale], one.stale)
        if one.edits and all(_of_now(verdict) for _, verdict in one.stale) else one
        for one in clauses
    ]  # fmt: skip


def _of_now(verdict: Verdict) -> bool:
    return verdict.tense in (None, "present")


def _apart(edits: list[Edit]) -> tuple[Edit, ...]:
    """Order the edits, without those that overlap an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)


class _Clause:
    """The claims of a clause, and how its stale ones are put right. `around` are all claims of the text."""

    def __init__(
        self,
        surface: Surface,
        answers: Answers,
        care: Care,
        members: Sequence[tuple[Claim, Verdict]],
        around: Sequence[Claim],
    ) -> None:
        self.surface = surface
        self.around = around
        self.answers = answers
        self.care = care
        self.members = members
        self.shared = shared_measure(members) if care < Care.LITERAL else None
        self.left: list[Left] = []

    def edits(self, group: int) -> list[Edit]:
        """Return the edits of the clause: all that it needs, or none, and then `left` says why."""
        if self.care is Care.NONE:
            self._leave("the right words do not read back as they should")
            return []
        for measure in dict.fromkeys((self.shared, None)):
            try:
                return list(self._final(self._worked(measure), group))
            except Refused as refused:
                reason = refused.reason
        self._leave(reason)
        return []

    def _leave(self, reason: str) -> None:
        self.left = [Left(claim, verdict, reason) for claim, verdict in self.members if verdict.status in STALE]

    def _worked(self, measure: str | None) -> _Work:
        """Gather the words that change, by another measure than the words' own where one is given."""
        work = _Work()
        self.left = []
        for claim, verdict in sorted(self.members, key=lambda pair: pair[0].kind != "contribution_rank"):
            party = retold(claim, work.replaced)
            if verdict.status not in STALE and party is None and not self._has_passed(claim, verdict):
                refuse_unknown(claim, verdict)
                continue
            if (reason := not_written(self.surface, claim)) is not None:
                self.left.append(Left(claim, verdict, reason))
                continue
            refuse_unsure(self.surface, claim, verdict, self.around)
            own = measure or (single_measure(claim, verdict) if self.care < Care.LITERAL else None)
            try:
                self._add(work, claim, verdict, own, party)
            except Refused:
                if own is None or measure is not None:
                    raise
                self._add(work, claim, verdict, None, party)
        return work

    def _has_passed(self, claim: Claim, verdict: Verdict) -> bool:
        """Tell whether a claim still held lately, but not in the month that the sentence is brought to."""
        if verdict.status != "holds" or verdict.tense != "present":
            return False
        right = self.answers.right(claim)
        return right is not None and not any(right.month in true.months for true in verdict.true_for if true.literal)

    def _add(self, work: _Work, claim: Claim, verdict: Verdict, measure: str | None, party: str | None) -> None:
        right = self._right(claim, verdict, measure, party)
        if right is None:
            raise Refused("the record gives no figure that could stand here")
        stale = Stale(claim, verdict, right)
        words, beside = self._words(stale)
        for name in beside.named:
            refuse_shared_name(self.surface, name, self.around)
        work.add(stale, words, claim.end)
        work.replaced |= {name.end: party for name, party in beside.replaced}

    def _right(self, claim: Claim, verdict: Verdict, measure: str | None, party: str | None) -> Right | None:
        """Ask for the right figure: now, in the stated month, or, of an undated past, where the claim fits."""
        if verdict.tense != "past":
            return self.answers.right(claim, measure=measure, contributor=party)
        fitting = [true for true in verdict.true_for if true.measure == measure]
        month = fitting[0].months[-1] if fitting else self.answers.written
        if month is None:
            raise Refused("it speaks of a past that it does not date")
        return self.answers.right(claim, measure=measure, contributor=party, month=month)

    def _words(self, stale: Stale) -> tuple[list[Words], Beside]:
        """Return the words of one claim that change, and whom its comparison names instead."""
        claim, right, text = stale.claim, stale.right, self.surface.text
        words: list[Words] = [noun_words(text, noun, right.measure) for noun in self._nouns(claim, right)]
        if right.quantity != "rank":
            taken = [(start, end) for start, end, _ in words]
            numbers = number_words(self.surface, claim, right, self._separator)
            return [*words, *(each for each in numbers if each[:2] not in taken)], Beside()
        if right.rank is None:
            raise Refused("there is no rank any more: nobody serves")
        ranked = rank_words(text, claim, right.rank) if claim.rank is not None else None
        beside = beside_words(self.surface, claim, right)
        return [*words, *([ranked] if ranked else []), *beside.words], beside

    def _nouns(self, claim: Claim, right: Right) -> list[Noun]:
        """Return the nouns that must change because another measure is meant; none where the words already say it."""
        if right.quantity not in ("people", "rank") or right.measure in literal(claim):
            return []
        if claim.kind == "gender_share" or right.measure not in NOUNS:
            raise Refused("there is no plain word for what the number counts")
        nouns = self._own_nouns(claim)
        if not nouns:
            raise Refused("no noun says what the number counts")
        return nouns

    def _own_nouns(self, claim: Claim) -> list[Noun]:
        """Find the noun a claim was read with: in its own words, else the nearest of its category in the clause.

        All of them where the whole clause turns to another measure.
        """
        start, end = self.surface.clause(claim.start)
        alike = [noun for noun in self.surface.nouns(start, max(end, claim.end)) if means(noun, claim)]
        if self.shared is not None:
            return alike
        if claim.kind != "contribution_rank":
            own = self.surface.nouns(claim.spans.get("value", (claim.start, 0))[1], claim.end)
            return own[-1:]
        return [noun for noun in alike if noun.start >= claim.end][:1] or alike[-1:]

    @property
    def _separator(self) -> str:
        found = re.search(r"\d([,.'’\u00a0\u202f\u2009])\d{3}(?!\d)", self.surface.text)
        return found[1] if found else ","

    def _final(self, work: _Work, group: int) -> Iterator[Edit]:
        """Turn the words into edits, and add the month where the clause speaks of now."""
        text, told = self.surface.text, None
        for (start, end), (new, stale) in sorted(work.words.items()):
            reason, source = reason_of(stale.claim, stale.verdict, stale.right), source_of(stale.right)
            edit = trimmed(Edit(start, end, text[start:end], new, group, reason, source, stale.right.month))
            if edit is not None:
                told = edit
                yield edit
        if told is None or self.care in (Care.UNDATED, Care.LITERAL_UNDATED):
            return
        last = max((stale for _, stale in work.words.values()), key=lambda stale: stale.claim.end)
        if not _needs_month(last) or self.surface.undated(told.start):
            return
        place, words = month_words(self.surface, max(work.ends), last.right.month)
        yield Edit(place, place, "", words, group, told.reason, told.source, told.month)


def _needs_month(stale: Stale) -> bool:
    """Tell whether a month is to be written: for what is said of now, and of a past whose figure had to be chosen."""
    verdict = stale.verdict
    return verdict.tense == "present" or (verdict.tense == "past" and verdict.status == "contradicted")
