"""What forms of words and lists tell of kinds by rule, after the models: one rule after another, each in its turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from contingent.reading.anchor import Anchor
from contingent.reading.ceilings import is_ceiling
from contingent.reading.context import Context
from contingent.reading.forms import places_of_most, ranks_hosts, speaks_of_no_women
from contingent.reading.labels import counts_all_sent, counts_dead, counts_now, counts_women
from contingent.reading.lists import listed_memberships
from contingent.reading.mission_facts import FORCE_KINDS
from contingent.reading.rank_rules import (
    among_its_own,
    among_the_first,
    named_ahead,
    named_next,
    numbers_of_ranks,
    ranked_by_label,
    ranked_in_lists,
    ranked_in_prose,
)
from contingent.reading.ratios import is_ratio, is_size_of_each
from contingent.reading.relation_tables import related_in_table
from contingent.reading.relations import related_together
from contingent.reading.serving import plainly_serving
from contingent.reading.settle import NOT_A_CLAIM, Kind

Rule = Callable[[Context, Sequence[Anchor], Sequence[Kind]], Mapping[int, Kind]]
"""Tells anew the kinds of some anchors, by number."""
_SURE_OF_PLACES = 0.7
_LED = frozenset({"commander", "commanders", "leader", "leaders", "headquarters", "hq", "chief", "doctor", "sergeant"})


def by_rule(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> list[Kind]:
    """The kinds of all anchors after every rule."""
    out = list(kinds)
    for rule in RULES:
        for number, kind in rule(context, anchors, out).items():
            out[number] = kind
    return out


def _places(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    most = places_of_most(context, anchors, [kind for kind, _ in kinds])
    return {at: ("mission_presence", _SURE_OF_PLACES) for at in most if kinds[at][0] == NOT_A_CLAIM}


def _serving(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    serving = plainly_serving(context, anchors, [kind for kind, _ in kinds])
    read = {at: sure if kind == "mission_presence" else 0.0 for at, (kind, sure) in enumerate(kinds)}
    return {at: ("mission_presence", max(read[at], _SURE_OF_PLACES)) for at in serving}


def _turned(before: str, after: str, is_so: Callable[[Context, Anchor], bool]) -> Rule:
    """The rule that what was read as one kind is of another where its words say so."""

    def rule(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
        return {
            at: (after, sure) for at, (kind, sure) in enumerate(kinds) if kind == before and is_so(context, anchors[at])
        }

    return rule


def _levels(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """Numbers of people, or bare ones behind a level, in a sentence without women: "63 uniformed personnel", "1"."""
    out: dict[int, Kind] = {}
    level_in = -1
    for at, (anchor, (kind, sure)) in enumerate(zip(anchors, kinds, strict=True)):
        sentence = context.document.tokens.sentence_of(anchor.core)
        if kind == "gender_share" and speaks_of_no_women(context, anchor, behind_level=level_in == sentence):
            out[at] = ("contribution_level", sure)
        if kind == "contribution_level":
            level_in = sentence
    return out


def _hosts(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """A rank beside a number of refugees in its sentence, if it ranks hosts."""
    sentence_of = context.document.tokens.sentence_of
    hosting = zip(anchors, kinds, strict=True)
    told = {sentence_of(anchor.core): sure for anchor, (kind, sure) in hosting if kind == "refugees_hosted"}
    return {
        at: ("refugees_hosted", told[sentence])
        for at, anchor in enumerate(anchors)
        if (sentence := sentence_of(anchor.core)) in told and ranks_hosts(context, anchor)
    }


def _leaders(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """No units of those who lead one: "a battalion commander"."""
    return {
        at: (NOT_A_CLAIM, 1.0)
        for at, (anchor, (kind, _)) in enumerate(zip(anchors, kinds, strict=True))
        if kind in FORCE_KINDS
        and anchor.sort == "unit"
        and not _LED.isdisjoint(context.low[anchor.end : anchor.end + 1])
    }


def _asked(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """What a question speaks of without a number is not stated: "Will the troops be home for Christmas?"."""
    tokens, plain = (
        context.document.tokens,
        ((at, one) for at, one in enumerate(anchors) if one.sort in _WITHOUT_NUMBER),
    )
    return {at: (NOT_A_CLAIM, 1.0) for at, one in plain if tokens.low[tokens.bounds(one.core)[1] - 1] == "?"}


_WITHOUT_NUMBER = frozenset({"event", "party", "place"})
_NO_STRENGTHS = (is_ceiling, is_ratio, is_size_of_each)


def _ceilings(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    return {
        at: (NOT_A_CLAIM, 1.0)
        for at, (kind, _) in enumerate(kinds)
        if kind in FORCE_KINDS and any(is_other(context, anchors[at]) for is_other in _NO_STRENGTHS)
    }


def _members(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    return {at: ("membership", sure) for at, sure in listed_memberships(context, anchors, kinds).items()}


RULES: tuple[Rule, ...] = (
    _places,
    _serving,
    _turned("contribution_level", "cumulative_total", counts_all_sent),
    _turned("cumulative_total", "contribution_level", counts_now),
    _turned("contribution_level", "gender_share", counts_women),
    _levels,
    _hosts,
    _turned("contribution_level", "fatalities", counts_dead),
    _leaders,
    among_its_own,
    among_the_first,
    named_ahead,
    named_next,
    numbers_of_ranks,
    ranked_by_label,
    _ceilings,
    _members,
    _asked,
    related_together,
    related_in_table,
    ranked_in_prose,
    ranked_in_lists,
)
