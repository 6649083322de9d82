"""The verdict by brute force: every measure, scope and month looked up one after another (section 4 of the design).

Where the rules leave two answers open, `also` holds the second one.
"""

from __future__ import annotations

import bisect
import itertools
import math
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from contingent.errors import UnknownNameError
from contingent.model.month import Month
from contingent.vocabulary.groups import find_group, members
from contingent.vocabulary.missions import all_missions

from .facts import COUNTS, UN_TOTAL, Facts
from .fits import Accepted, accepted, is_round, rank_fits
from .times import PAST, PRESENT, STATED, admissible, manner, reference_months

LITERAL = {
    "unspecified": ("uniformed",),
    "personnel": ("uniformed",),
    "uniformed": ("uniformed",),
    "troops": ("troops", "troops_staff"),
    "military": ("military", "troops_staff"),
    "police": ("police",),
    "fpu": ("fpu",),
    "ipo": ("ipo",),
    "experts": ("experts",),
    "staff": ("staff",),
}
"""Section 4: which measures a word means."""
NOT_AMONG = {"police", "women", "troops"}
"""Words that say what is ranked and not among whom."""


_members = cache(lambda group, month: members(group, month.last_day))


@dataclass(frozen=True)
class Said:
    """What the writer of a sentence knows of it: its tense, whether it says "peacekeeping missions", and which
    side of the named neighbours a ranked contributor stands on."""

    tense: str = PRESENT
    peacekeeping: bool = False
    side: str = "behind"


Reading = tuple[str, str, Month]


@dataclass(frozen=True)
class Judged:
    """The oracle's verdict; `true_for` are the admissible readings that fit."""

    status: str
    also: frozenset[str] = frozenset()
    differs_in: str | None = None
    true_for: frozenset[Reading] = frozenset()
    about: bool = False
    reference: tuple[Month, ...] = ()

    def allows(self, status: str) -> bool:
        """Whether a status is the oracle's or its second answer."""
        return status == self.status or status in self.also


@dataclass
class Search:
    """One claim and the measures and scopes it is looked up in; `literal` holds those that its words mean."""

    facts: Facts
    claim: dict[str, Any]
    said: Said
    literal: list[tuple[str, str]]
    loose: list[tuple[str, str]]
    about: bool = False
    _group: str | None = field(default=None)
    _accepted: dict[bool, Accepted] = field(default_factory=dict)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Every measure and scope of the search."""
        return self.literal + self.loose

    def value(self, measure: str, scope: str, month: Month) -> float | None:
        """The number the claim is about: people, countries, missions or a percentage; None where not covered."""
        contributor, unit = self.claim["contributor"], self.claim.get("value_unit")
        if unit == "missions":
            names = self.facts.missions_of(contributor, month, scope)
            return None if names is None else len(names)
        if unit == "countries":
            figures = self.facts.figures(measure, scope, month)
            return None if figures is None or self.facts.uncountable(scope, month) else len(figures)
        return self.facts.figure(measure, scope, month, contributor)

    def covered(self, measure: str, scope: str, month: Month) -> bool:
        """Whether the record can answer at all."""
        if self.claim.get("value_unit") == "missions":
            return month in self.facts.dyads
        if self.claim.get("value_unit") == "countries":
            return self.value(measure, scope, month) is not None
        return self.facts.covers(measure, scope, month, self.claim["contributor"])

    def fits(self, measure: str, scope: str, month: Month) -> bool:
        """Whether the claim is true by one reading."""
        if self.claim["kind"] == "contribution_rank":
            return self._rank_fits(measure, scope, month)
        if self.claim.get("value") is None:
            return self._is_there(scope, month)
        value = self.value(measure, scope, month)
        return value is not None and self.accepted.takes(value)

    @property
    def accepted(self) -> Accepted:
        """The numbers the claim accepts."""
        if self.about not in self._accepted:
            self._accepted[self.about] = accepted(self.claim, about=self.about)
        return self._accepted[self.about]

    def _is_there(self, scope: str, month: Month) -> bool:
        missions = scope.removeprefix("mission:").split(";") if scope.startswith("mission:") else None
        scopes = [f"mission:{name}" for name in missions] if missions else [scope]
        values = [self.facts.figure("uniformed", each, month, self.claim["contributor"]) for each in scopes]
        return all(value is not None and value > 0 for value in values)

    def place(self, measure: str, scope: str, month: Month) -> tuple[int, int] | None:
        """The contributor's competition rank and how many share it."""
        among = self.among(month)
        return self.facts.rank(measure, scope, month, self.claim["contributor"], among)

    def among(self, month: Month) -> frozenset[str] | None:
        """The parties of the group that a rank is counted in, on the month's last day; None for all."""
        return None if self._group is None else _members(self._group, month)

    def _rank_fits(self, measure: str, scope: str, month: Month) -> bool:
        found = self.place(measure, scope, month)
        if found is None or not rank_fits(self.claim, *found):
            return False
        own = self.facts.figure(measure, scope, month, self.claim["contributor"]) or 0
        neighbours = [name for name in (self.claim.get("relative_to") or "").split(";") if name]
        known = [self.facts.figure(measure, scope, month, name) for name in neighbours]
        if None in known:
            return False
        values = [value for value in known if value is not None]
        rank, ties = found
        tied = values.count(own)
        if self.said.side == "ahead":
            return all(own >= value for value in values) and self.claim["rank"] <= rank + ties - 1 - tied
        return all(value >= own for value in values) and self.claim["rank"] >= rank + tied


def judge(facts: Facts, claim: dict[str, Any], published: str | None, said: Said) -> Judged:
    """Judge one claim (in the form of the annotation scheme) against the figures."""
    if claim.get("polarity", "asserted") != "asserted":
        return Judged("not_asserted")
    if any(all_missions()[name].kind == "non_un" for name in (claim.get("mission") or "").split(";") if name):
        return Judged("unknown")
    if claim["kind"] == "cumulative_total":
        return _judge_cumulative(facts, claim, published, said)
    if claim["kind"] == "withdrawal":
        return _judge_withdrawal(facts, claim, published, said)
    search = _search(facts, claim, said)
    if search is None:
        return Judged("unknown")
    how = manner(claim.get("as_of"), published, said.tense)
    known = [month for month in facts.every_month if any(search.covered(*pair, month) for pair in search.pairs)]
    if not known:
        return Judged("unknown")
    horizon = (known[0], known[-1])
    reference = reference_months(how, claim.get("as_of"), published, known, horizon)
    months = [month for month in facts.every_month if admissible(published)(month)]
    true_for = _true_for(search, months)
    if not true_for and is_round(claim):
        search.about = True
        true_for = _true_for(search, months)
    status, also = _status(search, how, reference, true_for, published)
    also |= _second(search, status, reference, true_for)
    if _may_include_civilians(claim) and status == "contradicted":
        status, also = "unknown", frozenset() if claim["contributor"] == UN_TOTAL else frozenset({"contradicted"})
    differs = _differs_in(search, status, true_for)
    return Judged(status, also - {status}, differs, true_for, search.about and bool(true_for), tuple(reference))


def _search(facts: Facts, claim: dict[str, Any], said: Said) -> Search | None:
    """The measures and scopes of a claim, or None where the record has nothing on it."""
    literal, loose = _measures(claim)
    if not literal:
        return None
    mission, among = claim.get("mission"), claim.get("among")
    group = None
    if among and among not in NOT_AMONG and among != mission:
        try:
            group = find_group(among)
        except UnknownNameError:
            return None
    if mission:
        scope = f"mission:{';'.join(sorted(mission.split(';')))}"
        pairs = [(measure, scope) for measure in literal], [(measure, scope) for measure in loose]
        return Search(facts, claim, said, *pairs, _group=group)
    scopes = ["all", "peacekeeping"] if said.peacekeeping else ["all"]
    near = list(itertools.product(literal, scopes))
    every = list(itertools.product([*literal, *loose], ["all", "peacekeeping"]))
    return Search(facts, claim, said, near, [pair for pair in every if pair not in near], _group=group)


def _measures(claim: dict[str, Any]) -> tuple[list[str], list[str]]:
    category, unit = claim.get("category") or "unspecified", claim.get("value_unit")
    if claim["kind"] == "mission_presence":
        return ["uniformed"], []
    women = category.startswith("women_")
    word = category.removeprefix("women_")
    if word not in LITERAL:
        return [], []
    prefix = ("women_share_" if unit == "percent" else "women_") if women else ""
    literal = [prefix + name for name in LITERAL[word]]
    return literal, [prefix + name for name in COUNTS if prefix + name not in literal]


def _true_for(search: Search, months: list[Month]) -> frozenset[Reading]:
    return frozenset((*pair, month) for pair in search.pairs for month in months if search.fits(*pair, month))


def _status(
    search: Search, how: str, reference: list[Month], true_for: frozenset[Reading], published: str | None
) -> tuple[str, frozenset[str]]:
    """The first status that applies, and a second one where only a loose reading's gap is in the way."""
    if not any(search.covered(*pair, month) for pair in search.literal for month in reference):
        return "unknown", frozenset()
    now = {reading for reading in true_for if reading[2] in reference}
    if any(reading[:2] in search.literal for reading in now):
        return "holds", frozenset()
    if now:
        return "other_definition", frozenset()
    if true_for:
        return {PRESENT: "outdated", STATED: "misdated"}[how], frozenset()
    if any(_gap_blocks(search, pair, reference, published) for pair in search.literal):
        return "unknown", frozenset()
    whole = _between(reference) if how == PAST else reference
    outside = any(not search.covered(*pair, month) for pair in search.literal for month in whole)
    if outside or any(_gap_blocks(search, pair, reference, published) for pair in search.loose):
        return "contradicted", frozenset({"unknown"})
    return "contradicted", frozenset()


def _second(search: Search, status: str, reference: list[Month], true_for: frozenset[Reading]) -> frozenset[str]:
    """Where no literal measure is covered but a loose one fits, the rules can be read both ways."""
    if status == "unknown" and any(month in reference for _, _, month in true_for):
        return frozenset({"other_definition"})
    return frozenset()


def _between(months: list[Month]) -> list[Month]:
    """All months from the first to the last of some."""
    return [months[0] + step for step in range(months[-1].ordinal - months[0].ordinal + 1)]


def _gap_blocks(search: Search, pair: tuple[str, str], reference: list[Month], published: str | None) -> bool:
    """Whether months missing between covered ones could hide what the claim says."""
    can_know = admissible(published)
    covered = [month for month in search.facts.every_month if search.covered(*pair, month)]
    for before, after in itertools.pairwise(covered):
        missing = [before + step for step in range(1, after.ordinal - before.ordinal)]
        if not any(can_know(month) for month in missing):
            continue
        if len(missing) <= 2 and _fits_between(search, pair, before, after):
            return True
        if len(missing) > 2 and any(month in reference for month in missing):
            return True
    return False


def _fits_between(search: Search, pair: tuple[str, str], before: Month, after: Month) -> bool:
    """Whether the claim would fit a value between those of two months, widened by 5 %."""
    if search.claim["kind"] == "contribution_rank":
        return _rank_fits_between(search, pair, before, after)
    if search.claim.get("value") is None:
        return any(search.fits(*pair, month) for month in (before, after))
    values = [value for month in (before, after) if (value := search.value(*pair, month)) is not None]
    return bool(values) and search.accepted.meets(0.95 * min(values), 1.05 * max(values))


def _rank_fits_between(search: Search, pair: tuple[str, str], before: Month, after: Month) -> bool:
    places = [search.place(*pair, month) for month in (before, after)]
    ranks = [place for place in places if place]
    if not ranks:
        return False
    low = 0.95 * min(rank for rank, _ in ranks)
    high = 1.05 * max(rank + ties - 1 for rank, ties in ranks)
    if None in places:
        high = max(high, 1.05 * max(_after_the_last(search, pair, month) for month in (before, after)))
    said = int(search.claim["rank"])
    return low <= said if search.claim.get("comparator") == "<=" else low <= said <= high


def _after_the_last(search: Search, pair: tuple[str, str], month: Month) -> int:
    """The place of one who would come in after all that are ranked in a month."""
    among, figures = search.among(month), search.facts.figures(*pair, month) or {}
    return 1 + sum(1 for name in figures if among is None or name in among)


def _may_include_civilians(claim: dict[str, Any]) -> bool:
    return claim.get("category") == "personnel" and claim.get("mission") is not None


def _differs_in(search: Search, status: str, true_for: frozenset[Reading]) -> str | None:
    if status == "other_definition":
        return "definition"
    if status in ("outdated", "misdated"):
        return "time" if any(reading[:2] in search.literal for reading in true_for) else "both"
    return None


def _judge_cumulative(facts: Facts, claim: dict[str, Any], published: str | None, said: Said) -> Judged:
    """A total over a period cannot be below the largest number of people there at one time in it."""
    search = _search(facts, claim, said)
    if search is None or claim.get("value_unit") not in (None, "persons") or claim["contributor"] == UN_TOTAL:
        return Judged("unknown")
    known = [month for month in facts.every_month if any(search.covered(*pair, month) for pair in search.pairs)]
    if not known:
        return Judged("unknown")
    how = manner(claim.get("as_of"), published, PAST)
    reference = reference_months(how, claim.get("as_of"), published, known, (known[0], known[-1]))
    pairs = [pair for pair in search.pairs if any(search.covered(*pair, month) for month in reference)]
    search.literal = [pair for pair in search.literal if pair in pairs]
    search.loose = [pair for pair in search.loose if pair in pairs]
    if not search.literal:
        return Judged("unknown", reference=tuple(reference))
    stocks = {pair: _largest(search, pair, reference) for pair in pairs}
    search.about = is_round(claim)
    most = search.accepted.high
    if all(most < stocks[pair] for pair in search.literal):
        looser = any(most >= stock for pair, stock in stocks.items() if pair in search.loose)
        return Judged("contradicted", frozenset({"unknown"}) if looser else frozenset(), reference=tuple(reference))
    bound = claim.get("comparator") in (">", ">=")
    certain = bound and any(search.accepted.takes(stocks[pair]) for pair in search.literal)
    return Judged("unknown", frozenset({"holds"}) if certain else frozenset(), reference=tuple(reference))


def _largest(search: Search, pair: tuple[str, str], months: list[Month]) -> float:
    return max((search.value(*pair, month) or 0 for month in months), default=0)


def _judge_withdrawal(facts: Facts, claim: dict[str, Any], published: str | None, said: Said) -> Judged:
    """A contingent that fell by about the number said, or to nothing, next to a reference month; else unknown.

    How near the months must be is left open, so the other answer is allowed.
    """
    scope, limit = f"mission:{claim['mission']}", admissible(published)
    known = [month for month in facts.dyads if limit(month)]
    if not known:
        return Judged("unknown")
    how = manner(claim.get("as_of"), published, said.tense)
    about = accepted(claim, about=True)
    for month in reference_months(how, claim.get("as_of"), published, sorted(known), (min(known), max(known))):
        for before in (month - 1, month):
            old, new = (facts.figure("uniformed", scope, each, claim["contributor"]) for each in (before, before + 1))
            if old is None or new is None or old <= new:
                continue
            if new == 0 or about.takes(old - new):
                return Judged("holds", frozenset({"unknown"}))
    return Judged("unknown", frozenset({"holds"}))


def together(claims: list[tuple[dict[str, Any], Judged]]) -> set[Month]:
    """The months in which all claims of a clause hold, by one measure unless each claim names its own.

    The shared measure is taken to be one that the words of some claim of the clause mean.
    """
    if any(judged.status == "not_asserted" for _, judged in claims):
        return set()
    months = [{month for _, _, month in judged.true_for} for _, judged in claims]
    if all((claim.get("category") or "unspecified") != "unspecified" for claim, _ in claims):
        return set.intersection(*months)
    by_measure = [{(measure, month) for measure, _, month in judged.true_for} for _, judged in claims]
    named = {measure for claim, _ in claims for measure in _measures(claim)[0]}
    return {month for measure, month in set.intersection(*by_measure) if measure in named}


def by_chance(facts: Facts, claim: dict[str, Any], published: str | None, said: Said) -> float | None:
    """The share of numbers of people, between half and twice the one said and ending in as many zeros, that fit."""
    search = _search(facts, claim, said)
    if search is None or claim.get("value_unit") != "persons" or not claim["value"] or claim["comparator"] == "range":
        return None
    months = [month for month in facts.every_month if admissible(published)(month)]
    values = sorted({v for pair in search.pairs for month in months if (v := search.value(*pair, month)) is not None})
    said_value = int(claim["value"])
    step = next(10**zeros for zeros in range(12) if said_value % 10 ** (zeros + 1))
    tried = range(math.ceil(said_value / 2 / step) * step, 2 * said_value + 1, step)
    fitting = 0
    for number in tried:
        takes = accepted(claim | {"value": number}, about=is_round(claim))
        place = bisect.bisect_left(values, takes.low)
        fitting += any(takes.takes(value) for value in values[place : place + 2]) if values else 0
    return fitting / len(tried)
