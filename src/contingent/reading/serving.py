"""Presence said plainly, without a number: "Rwandan soldiers serve in MINUSCA", "Nepal has peacekeepers in Lebanon".

A country alone is no UN mission: "Turkey has troops in Cyprus" says nothing of one, unless it calls them peacekeepers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.focus import missions_at
from contingent.reading.placed import is_placed
from contingent.reading.settle import NOT_A_CLAIM

_SERVE = frozenset({"serve", "serves", "serving", "deployed", "stationed"})
_GIVE = frozenset({
    "contribute", "contributes", "provide", "provides", "has", "have", "keep", "keeps", "maintain", "maintains",
})  # fmt: skip
_IN = frozenset({"in", "to", "with", "at"})
_BEFORE_NAMES = frozenset({"the", "both", "un", "united", "nations", "mission"})
_OTHERWISE = frozenset({"more", "most", "fewer", "less", "no", "few", "any"})
"""Words that make a comparison or a denial of what is given."""
_REACH = 4
"""Tokens between a verb of giving and the word for those who are given."""


def plainly_serving(context: Context, anchors: Sequence[Anchor], kinds: Sequence[str]) -> Iterator[int]:
    """The numbers of the anchors at which a party is plainly said to serve, where nothing else is said.

    The party is named before the verb in the sentence, and no claim of another of the `kinds` (those of the anchors,
    "none" for no claim) stands behind it. The anchor is that of the presence read there already, or the place's name.
    """
    number_of = {anchor.core: at for at, anchor in enumerate(anchors) if anchor.sort in {"place", "party"}}
    told = [(anchor.core, at) for at, anchor in enumerate(anchors) if kinds[at] != NOT_A_CLAIM]
    for verb, preposition in _verbs(context):
        place = _place_after(context, preposition)
        subject = _subject_before(context, verb)
        if place is None or subject is None or place.first not in number_of:
            continue
        if "mission" not in place.names and not _calls_them_peacekeepers(context, subject.end, preposition):
            continue
        _, end = context.document.tokens.bounds(verb)
        inside = [at for _, at in told[bisect_left(told, (subject.first, -1)) : bisect_left(told, (end, -1))]]
        if all(kinds[at] == "mission_presence" for at in inside):
            yield inside[0] if inside else number_of[place.first]


def _verbs(context: Context) -> Iterator[tuple[int, int]]:
    """The verbs that say so, each with the preposition before the place."""
    low = context.low
    for at, word in enumerate(low[:-1]):
        if word in _SERVE and low[at + 1] in _IN:
            yield at, at + 1
        elif word in _GIVE:
            given = next((n for n in range(at + 1, at + _REACH) if context.document.any_prefix(n, "person.")), at)
            after = context.document.reach[given] if given > at else 0
            if 0 < after < len(low) and low[after] in _IN and _OTHERWISE.isdisjoint(low[at + 1 : given]):
                yield at, after


def _place_after(context: Context, preposition: int) -> Mention | None:
    """The mission, or the country with a mission, that is named just behind a preposition."""
    at = preposition + 1
    mention = context.document.mention_at.get(at)
    while at < len(context.low) and context.low[at] in _BEFORE_NAMES and not _names_place(mention):
        at += 1
        mention = context.document.mention_at.get(at)
    if mention is None or "mission" in mention.names:
        return mention
    return mention if missions_at(mention, (context.own_time or "").strip("~")[:7] or None) else None


def _calls_them_peacekeepers(context: Context, first: int, end: int) -> bool:
    return any("person.unspecified" in groups for groups in context.document.classes[first:end])


def _names_place(mention: Mention | None) -> bool:
    return mention is not None and not {"mission", "party", "place"}.isdisjoint(mention.names)


def _subject_before(context: Context, verb: int) -> Mention | None:
    """The last party named before a verb in its sentence that is no place."""
    start, end = context.document.tokens.bounds(verb)
    if context.low[end - 1] == "?":
        return None
    named = context.document.mentions_of_tokens(start, verb)
    parties = [mention for mention in named if "party" in mention.names and not is_placed(context, mention)]
    numbers = context.document.numbers_of_tokens(start, verb)
    return parties[-1] if parties and not numbers else None
