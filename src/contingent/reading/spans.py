"""Where in the text each field of a claim was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.nouns import head_noun
from contingent.reading.periods import When

Spans = dict[str, tuple[int, int]]


def spans_of(
    context: Context,
    anchor: Anchor,
    places: Mapping[str, Mention | When | None],
    beside: Sequence[str],
    *,
    counted: bool,
) -> Spans:
    """The spans, in code points, of a claim's anchor and of the words that its other fields were read from.

    `places` are the names and dates chosen, by field; `beside` the parties it is compared with; `counted` says whether
    it has a category. What was carried over from elsewhere in the text, or is said by nothing, has no span.
    """
    tokens = context.document.tokens
    own = "value" if anchor.sort == "quantity" else "anchor"
    out: Spans = {own: tokens.span(anchor.core, anchor.end)}
    if anchor.first < anchor.core:
        out["comparator"] = tokens.span(anchor.first, anchor.core)
    for name, place in places.items():
        if place is not None:
            out[name] = tokens.span(place.first, place.end)
    noun = head_noun(context, anchor) if anchor.sort == "quantity" else None
    if counted and noun is not None:
        out["category"] = tokens.span(noun, max(noun + 1, context.document.reach[noun]))
    elif counted and anchor.sort == "unit":
        out["category"] = out["anchor"]
    named = _named(context, anchor, beside)
    return out | ({"relative_to": named} if named else {})


def _named(context: Context, anchor: Anchor, parties: Sequence[str]) -> tuple[int, int] | None:
    """The span from the first to the last of some parties, as the anchor's sentence names them."""
    tokens = context.document.tokens
    mentions = context.document.mentions_of_tokens(*tokens.bounds(anchor.core))
    found = [mention for mention in mentions if mention.id_of("party") in parties]
    return tokens.span(found[0].first, found[-1].end) if found else None
