"""Tables of relations, one country a row, with the date they began: "Kenya | 19 September 1966 | Has an embassy"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.periods import When
from contingent.reading.settle import Kind

_RELATIONS = frozenset({"relations", "ties", "recognition"})
_BEGIN = frozenset({
    "began", "begun", "established", "establishment", "since", "date", "start", "started", "from", "year", "opened",
})  # fmt: skip
_SURE = 0.8
_LONGEST_HEADING = 16


def related_in_table(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """Every party that a row of such a table is about."""
    return {
        at: ("diplomatic_relation", max(_SURE, sure if kind == "diplomatic_relation" else 0.0))
        for at, (anchor, (kind, sure)) in enumerate(zip(anchors, kinds, strict=True))
        if date_of_relation(context, anchor) is not None
    }


def date_of_relation(context: Context, anchor: Anchor) -> When | None:
    """The date of relations in the row a party opens; cells count from the left, as empty last ones are not there."""
    line = context.line(anchor)
    if anchor.sort != "party" or line.header is None or line.column_of(anchor.core) != 0:
        return None
    named = context.document.mentions_of_tokens(*line.cells[0])
    if len(named) != 1 or named[0].first != anchor.core:
        return None
    pairs = zip(line.cells[1:], context.lines[line.header].cells[1:], strict=False)
    cells = (cell for cell, head in pairs if _begins(context, head, anchor))
    whens = context.document.whens_of_tokens(*next(cells, (0, 0)))
    return whens[0] if whens else None


def owner_of_table(context: Context, anchor: Anchor) -> Mention | None:
    """The one party that the heading over such a table, or the title of the text, names."""
    if date_of_relation(context, anchor) is None:
        return None
    above = context.above(anchor, _LONGEST_HEADING) or (0, 0)
    for span in (above, (0, context.title_end)):
        named = [one for one in context.document.mentions_of_tokens(*span) if "party" in one.names]
        if len(named) == 1:
            return named[0]
    return None


def _begins(context: Context, head: tuple[int, int], anchor: Anchor) -> bool:
    """Whether the name of a column says that relations began; or that something did, and the heading speaks of them."""
    words, above = set(context.low[slice(*head)]), context.above(anchor, _LONGEST_HEADING) or (0, 0)
    spoken = words | set(context.low[slice(*above)]) | set(context.low[: context.title_end])
    return not words.isdisjoint(_BEGIN | _RELATIONS) and not spoken.isdisjoint(_RELATIONS)
