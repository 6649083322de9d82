"""The noun that a number counts."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Document, Mention
from contingent.vocabulary.parties import all_parties

STOPS = frozenset({",", ";", ":", "(", ")", "—", "–", "|", "\n", ".", "!", "?"})
"""Marks that end a phrase."""
_INNER = frozenset({
    "-", "of", "the", "its", "our", "their", "uniformed", "more", "other", "such", "whom", "and", "or", "strong",
    "member", "those", "his", "my", "so", "new", "additional", "female", "young",
})  # fmt: skip


def head_noun(context: Context, anchor: Anchor) -> int | None:
    """The token of the counted noun after a number: the first word of a counted class within a few tokens."""
    known = context.head_nouns.get((anchor.core, anchor.end), -1)
    if known != -1:
        return known
    found = context.head_nouns[anchor.core, anchor.end] = _find_head_noun(context, anchor)
    return found


def _names_people(document: Document, mention: Mention) -> bool:
    """Whether a name is that of people, and no adjective before a noun: "233 Mongolians guard the camp"."""
    party = all_parties().get(mention.id_of("party") or "")
    word = document.tokens.low[mention.end - 1]
    return party is not None and word.endswith("s") and word != party.adjective.lower().split()[-1]


def _find_head_noun(context: Context, anchor: Anchor) -> int | None:
    document, low = context.document, context.low
    _, end = document.tokens.bounds(anchor.core)
    at = anchor.end
    for _ in range(5):
        if at >= end or low[at] in STOPS or at in document.number_at:
            return None
        if (
            document.any_prefix(at, "person.")
            or document.any_prefix(at, "unit.")
            or "women" in document.classes[at]
            or "cue.thing" in document.classes[at]
        ):
            return at
        mention = document.mention_at.get(at)
        if mention is not None:
            if _names_people(document, mention):
                return None
            at = mention.end
            continue
        if document.any_prefix(at, "v.") and low[at] not in _INNER:
            return None
        at += 1
    return None
