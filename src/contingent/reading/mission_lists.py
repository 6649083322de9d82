"""Missions of one list: "in MINUSCA, UNMISS and UNISFA"."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.focus import missions_at
from contingent.reading.history import Candidate

_LINKS = frozenset({",", "and", "&", "in", "on", "at", "to", "the", "(", ")", "both", "of", "for", "then", "also"})
JOINING = frozenset({",", "and", "&", "("})
_LONGEST_LINK = 4


def coordinated(context: Context, anchor: Anchor, chosen: Candidate, month: str | None) -> str | None:
    """The missions of the list whose member was chosen, joined by ";": "in MINUSCA, UNMISS and UNISFA".

    A member beside a number of its own is not meant: "400 in KFOR, in Bosnia 160".
    """
    if chosen.value is None or chosen.mention is None or ";" in chosen.value:
        return chosen.value
    mentions = context.document.mentions_in(chosen.mention.sentence, chosen.mention.sentence)
    at = mentions.index(chosen.mention)
    listed = [chosen.value]
    for step in (-1, 1):
        last, place = chosen.mention, at + step
        while 0 <= place < len(mentions) and linked(context, last, mentions[place]):
            last = mentions[place]
            place += step
            if last.gloss:
                continue
            if _has_number(context, anchor, last):
                break
            found = _meant_alone(last, month)
            if found is None:
                break
            if found not in listed:
                listed = [found, *listed] if step < 0 else [*listed, found]
    return ";".join(listed)


def _has_number(context: Context, anchor: Anchor, mention: Mention) -> bool:
    """Whether a number other than that of the anchor stands just before or behind a name."""
    if anchor.sort != "quantity":
        return False
    near = context.document.numbers_of_tokens(mention.first - _LONGEST_LINK, mention.end + 1)
    return any(not anchor.first <= number.first < anchor.end for number in near)


def _meant_alone(mention: Mention, month: str | None) -> str | None:
    """The one mission that a name in a list means: named, or at that place in the month; people are no place."""
    party = mention.names.get("party")
    if party is not None and party.surface == "demonym" and "mission" not in mention.names:
        return None
    return mention.id_of("mission") or next(iter(missions_at(mention, month)), None)


def linked(context: Context, one: Mention, other: Mention) -> bool:
    """Whether only a comma, "and" or the like stands between two names: they are members of one list."""
    first, second = (one, other) if one.first < other.first else (other, one)
    between = context.low[first.end : second.first]
    short = 0 < len(between) <= _LONGEST_LINK and _LINKS.issuperset(between)
    return short and not JOINING.isdisjoint(between)
