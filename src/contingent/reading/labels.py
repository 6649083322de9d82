"""What the label of a row or column says its numbers are: women, all who ever served, the rest."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.records import STARTS, label_of

_LABEL, _HEADING, _NAME = 16, 40, 4
"""Tokens that are looked at before a number for a label, of a heading, and of a row for its name."""
_WOMEN = frozenset({
    "women", "female", "females", "femmes", "w", "of", "which", "whom", "them", "these", "thereof", "among", "the",
    "including", "dont",
})  # fmt: skip
"""Words of a row's label that speak of women only."""
_FEMALE = frozenset({"women", "female", "females", "femmes", "f"})
_MALE = frozenset({"m", "male", "males", "men", "hommes"})
_PARTS = 6
"""Tokens back to the number of men."""
_ALL_TIME = frozenset({"cumulative", "cumulatively", "ever", "rotations", "served"})
_SENT = frozenset({"sent", "deployed", "fielded"})
"""Words of headings that speak of everybody who ever served: "People sent, all rotations"."""
_TOTALS = frozenset({"total", "totals", "all", "sum", "grand"})
_DEAD = _TOTALS | {"fatalities", "deaths", "dead", "losses", "casualties", "killed", "fallen", "lost", "of", "and"}
"""Words of headings that speak of the dead only."""
_REST = frozenset({"other", "others", "rest", "remaining", "remainder"})


def counts_all_sent(context: Context, anchor: Anchor) -> bool:
    """Whether the name of a number's column or the heading of its table says that all are counted who ever served."""
    line = context.line(anchor)
    if line.shape not in {"row", "item"}:
        return False
    spans = [context.head(anchor), context.above(anchor, _HEADING)]
    words = [set(context.low[slice(*span)]) for span in spans if span is not None]
    return any(not _ALL_TIME.isdisjoint(part) or ("all" in part and not _SENT.isdisjoint(part)) for part in words)


def counts_now(context: Context, anchor: Anchor) -> bool:
    """Whether a number stands alone behind a label of people in a record: "Since: 2003 / Personnel: 1,400"."""
    line = context.line(anchor)
    words = label_of(context, line)
    first = next((at for at in range(line.first, line.end) if context.low[at].isalnum()), line.first)
    people = any(context.document.any_prefix(first + at, "person.") for at in range(len(words)))
    heading = context.above(anchor, _HEADING) or (0, 0)
    ever = any(context.document.has(at, "cue.cum") for at in (*range(*heading), *range(line.first, line.end)))
    started = line.heading is not None and not STARTS.isdisjoint(label_of(context, context.lines[line.heading]))
    return people and (started or not ever)


def counts_dead(context: Context, anchor: Anchor) -> bool:
    """Whether a row stands under a heading that only says "Fatalities", or under a total below one."""
    at = context.line(anchor).heading
    words = _words(context, at)
    if at and _TOTALS.issuperset(words) and context.lines[at - 1].shape == "heading":
        words = _words(context, at - 1)
    return context.line(anchor).shape in {"row", "item"} and words <= _DEAD and not words <= _TOTALS


def _words(context: Context, line: int | None) -> set[str]:
    found = context.lines[line] if line is not None else None
    return {word for word in context.low[found.first : found.end] if word.isalpha()} if found is not None else set()


def counts_women(context: Context, anchor: Anchor) -> bool:
    """Whether a number stands in a row or column of its own that only says "women": "of which women ..... 422"."""
    if _is_female_part(context, anchor):
        return True
    line = context.line(anchor)
    head = context.head(anchor)
    if head is not None:
        words = [word for word in context.low[slice(*head)] if word.isalnum()]
        return bool(words) and _FEMALE.issuperset(words)
    if anchor.first - line.first > _LABEL:
        return False
    label = [at for at in range(line.first, anchor.first) if context.low[at].isalnum()]
    named = any(context.document.has(at, "women") for at in label)
    return named and all(context.low[at] in _WOMEN for at in label)


def _is_female_part(context: Context, anchor: Anchor) -> bool:
    """Whether a number is the second of "M 1,060 / F 130" or "(men 1,060, women 130)"."""
    before = context.low[max(0, anchor.first - _PARTS) : anchor.first]
    return before[-1:] != [] and before[-1] in _FEMALE and not _MALE.isdisjoint(before)


def counts_the_rest(context: Context, anchor: Anchor) -> bool:
    """Whether a number stands in a row of what has no row of its own: "Others (47) 4,379"."""
    line = context.line(anchor)
    label = [word for word in context.low[line.first : min(anchor.first, line.first + _LABEL)] if word.isalpha()]
    rest = label[1:] if label[:1] in (["all"], ["the"]) else label
    return line.shape in {"row", "item"} and not _REST.isdisjoint(rest[:1])


def totals_parties(context: Context, anchor: Anchor) -> bool:
    """Whether a row is the total of rows of several parties above it: "Nepal 5,900 / Rwanda 4,700 / Total 10,600"."""
    number = context.line_of[anchor.core]
    line = context.lines[number]
    label = [word for word in context.low[line.first : min(anchor.first, line.first + _LABEL)] if word.isalpha()]
    if line.shape not in {"row", "item"} or not label or label[0] not in _TOTALS:
        return False
    above = (_name_of_row(context, at) for at in range(max(0, number - _ROWS), number))
    return len({name.id_of("party") for name in above if name is not None and "party" in name.names}) > 1


def party_above(context: Context, anchor: Anchor) -> str | None:
    """The party that the row above an anchor's begins with."""
    above = context.lines[context.line_of[anchor.core] - 1]
    opening = context.document.mentions_of_tokens(above.first, above.first + _NAME)
    return next((mention.id_of("party") for mention in opening if "party" in mention.names), None)


def owner_of_places(context: Context, anchor: Anchor) -> Mention | None:
    """The one party over a list of missions and places, for a place in it: "GHANA / UNMISS: 720 / Mozambique: 100"."""
    heading = context.line(anchor).heading
    if heading is None or not _is_named_by_place(context, anchor):
        return None
    over = context.lines[heading]
    named = [
        one for one in context.document.mentions_of_tokens(over.first, over.end) if {"party", "mission"} & {*one.names}
    ]
    return named[0] if len(named) == 1 and "party" in named[0].names else None


def _is_named_by_place(context: Context, anchor: Anchor) -> bool:
    """Whether a row is named by a country among rows that are mostly named by missions."""
    number = context.line_of[anchor.core]
    around = range(max(0, number - _ROWS), min(len(context.lines), number + _ROWS + 1))
    names = {at: name for at in around if (name := _name_of_row(context, at)) is not None}
    own = names.pop(number, None)
    missions = sum("mission" in name.names for name in names.values())
    return own is not None and "party" in own.names and "mission" not in own.names and 0 < len(names) < 2 * missions


_ROWS = 3
"""Rows above and below that are looked at for what rows are named by."""


def _name_of_row(context: Context, number: int) -> Mention | None:
    """The name that a line begins with and that a number or a mark follows."""
    line = context.lines[number]
    first = next((at for at in range(line.first, line.end) if context.low[at].isalnum()), line.end)
    name = context.document.mention_at.get(first)
    return name if name is not None and name.end < line.end and not context.low[name.end].isalpha() else None
