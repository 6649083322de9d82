"""Who else is meant by a number that is said of each of several: "Ireland and Paraguay send a dozen each"."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.mission_lists import linked

_EACH = frozenset({"each", "apiece"})
_NOT_EACH = frozenset({"other", "of", "year", "month", "day", "time"})
"""Words after "each" that make it speak of other things than the parties named."""
_REACH = 5
_COUNTED = frozenset({"quantity", "unit"})


def sharers(context: Context, anchor: Anchor, mention: Mention | None) -> list[Mention]:
    """The other parties of the list in which a number's subject is named, where the number is said of each."""
    if mention is None or anchor.sort not in _COUNTED:
        return []
    listed = _listed(context, mention)
    if len(listed) < 2 or not _of_each(context, anchor, listed[-1].end):
        return []
    return [other for other in listed if other is not mention and other.id_of("party") != mention.id_of("party")]


def _listed(context: Context, mention: Mention) -> list[Mention]:
    """The parties of the list that a name stands in, in reading order; the name alone where it stands in none."""
    inside = context.document.mentions_in(mention.sentence, mention.sentence)
    parties = [found for found in inside if "party" in found.names]
    if mention not in parties:
        return [mention]
    first = last = parties.index(mention)
    while first and linked(context, parties[first - 1], parties[first]):
        first -= 1
    while last + 1 < len(parties) and linked(context, parties[last], parties[last + 1]):
        last += 1
    return parties[first : last + 1]


def _of_each(context: Context, anchor: Anchor, end_of_list: int) -> bool:
    """Whether "each" or "apiece" stands just behind a number, just before it, or between it and the list before."""
    _, end = context.document.tokens.bounds(anchor.core)
    before = range(max(end_of_list, anchor.first - _REACH), anchor.first)
    behind = range(anchor.end, min(end, anchor.end + _REACH))
    return any(_says_each(context.low, at) for at in (*before, *behind))


def _says_each(low: Sequence[str], at: int) -> bool:
    return low[at] in _EACH and not (at + 1 < len(low) and low[at + 1] in _NOT_EACH)
