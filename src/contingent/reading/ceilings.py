"""Numbers of people who are authorised, and not deployed: "a ceiling of 13,289 troops and 1,920 police"."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context

_LABEL = 16
"""Tokens at the beginning of a row that are looked at for its label."""
_LABELS = frozenset({"ceiling", "authorised", "authorized", "maximum", "max", "cap", "mandated"})
_CUES = frozenset({"ceiling", "ceilings", "authorised", "authorized", "authorises", "authorizes", "capped"})
_MAY, _HAVE = "may", frozenset({"have", "field", "deploy", "number", "comprise", "include", "reach"})
_BETWEEN = frozenset({
    "and", "including", "of", "up", "to", "the", "a", "with", "at", "most", "some", "as", "many", "more", "than",
    "about", "plus", "another", "total", "maximum", "force", "strength", "presence", "contingent",
})  # fmt: skip
"""Words between what authorises and the numbers it is said of."""


def is_ceiling(context: Context, anchor: Anchor) -> bool:
    """Whether a number is what is authorised: by the label of its row or line, or by the words before it."""
    return _is_labelled(context, anchor) or (anchor.sort == "quantity" and _is_authorised(context, anchor))


def _is_labelled(context: Context, anchor: Anchor) -> bool:
    first = context.line(anchor).first
    before = context.low[first : min(anchor.first, first + _LABEL)]
    label = [word for word in before if word.isalnum() or word == ":"]
    alone = len(label) == 1 and anchor.first - first <= _LABEL
    return label[:1] != [] and label[0] in _LABELS and (alone or ":" in label[:4])


def _is_authorised(context: Context, anchor: Anchor) -> bool:
    """Whether only other such numbers, and what they count, stand between an authorising word and a number."""
    low = context.low
    first, _ = context.document.tokens.bounds(anchor.core)
    at = anchor.first - 1
    while at >= first:
        if low[at] in _CUES:
            return True
        if low[at] in _HAVE and low[at - 1] == _MAY:
            return context.document.tokens.raw[at - 1] == _MAY
        joined = low[at] == "," and not {"and", "including"}.isdisjoint(low[at + 1 : at + 2])
        if low[at] not in _BETWEEN and not joined and not _counts(context, at):
            return False
        at -= 1
    return False


def _counts(context: Context, at: int) -> bool:
    """Whether a token is a number, or of a word for people or units."""
    document = context.document
    if any(number.first <= at < number.end for number in document.numbers_of_tokens(at - 3, at + 1)):
        return True
    return any(
        document.reach[start] > at and (document.any_prefix(start, "person.") or document.any_prefix(start, "unit."))
        for start in range(max(0, at - 3), at + 1)
    )
