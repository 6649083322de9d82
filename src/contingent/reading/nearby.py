"""The names near a sentence or an anchor, and what the place of each tells."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.focus import Facts, Focus, Near
from contingent.reading.groups import group
from contingent.reading.placed import is_placed


def named_above(context: Context, anchor: Anchor, sort: str) -> Mention | None:
    """The one mission or party that heads a number's column, by `sort`."""
    head = context.head(anchor)
    named = [found for found in context.document.mentions_of_tokens(*head) if sort in found.names] if head else []
    return named[0] if len(named) == 1 else None


def nearby(context: Context, focus: Focus, sentence: int, heading: int | None) -> list[Near]:
    """The names of a sentence and the three before it, of the line that heads it, and of the first line."""
    known = focus.near.get((sentence, heading))
    if known is None:
        document = context.document
        found = document.mentions_of_tokens(0, focus.first_line)
        if heading is not None:
            found += document.mentions_of_tokens(context.lines[heading].first, context.lines[heading].end)
        found += document.mentions_in(sentence - 3, sentence)
        known = focus.near[sentence, heading] = [
            Near(
                mention,
                sentence - mention.sentence,
                heading is not None and context.line_of.get(mention.first) == heading,
            )
            for mention in {mention.first: mention for mention in found}.values()
        ]
    return known


_TELLING_AFTER = frozenset({"'s", "(", ",", ":", "has", "is", "had", "with", "and", "was", "-", "|"})


def facts_of(context: Context, focus: Focus, mention: Mention) -> Facts:
    """What the place of a name tells, whatever claim it is looked at for."""
    known = focus.facts.get(mention.first)
    if known is None:
        low, document = context.low, context.document
        after = low[mention.end] if mention.end < len(low) else ""
        before = low[mention.first - 1] if mention.first else ""
        names = [f"after:{after}" if after in _TELLING_AFTER else "after:else"]
        if mention.gloss:
            names.append("gloss")
        preceding = document.mentions_of_tokens(max(0, mention.first - 3), mention.first)
        if any("mission" in found.names for found in preceding):
            names.append("after mission")
        known = focus.facts[mention.first] = Facts(
            is_placed(context, mention),
            mention.names["party"].surface if "party" in mention.names else "place",
            group(*names),
            before,
            mention.first - document.tokens.bounds(mention.first)[0] <= 1,
            low[mention.end : mention.end + 1] == ["("],
        )
    return known
