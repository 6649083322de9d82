"""Tables of refugees: which of two countries shelters them, and which they come from."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.nearby import named_above

_ORIGIN = frozenset({"origin", "origins", "from"})


def country_of_asylum(context: Context, anchor: Anchor) -> Mention | None:
    """The party that shelters, where a number's column is of those from one country or names where they are from.

    It is named by the first cell of the row, or else by the title: "Asylum country: Ethiopia".
    """
    line, head = context.line(anchor), context.head(anchor)
    if head is None or line.column_of(anchor.core) < 1:
        return None
    of_origin = not _ORIGIN.isdisjoint(context.low[slice(*head)]) or named_above(context, anchor, "party") is not None
    spans = (line.cells[0], (0, min(context.title_end, context.lines[line.header or 0].first)))
    named = (_only_host(context, span) for span in spans)
    return next((party for party in named if party is not None), None) if of_origin else None


def _only_host(context: Context, span: tuple[int, int]) -> Mention | None:
    """The one party that words name, unless as where people come from: "refugees from South Sudan"."""
    parties = [mention for mention in context.document.mentions_of_tokens(*span) if "party" in mention.names]
    if len(parties) != 1 or parties[0].names["party"].surface == "demonym":
        return None
    return None if context.low[parties[0].first - 1] == "from" and parties[0].first > 0 else parties[0]
