"""What an anchor looks like to the models: readable strings, such as `+1=person.troops` or `S:v.withdraw`."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.cells import Line
from contingent.reading.context import Context
from contingent.reading.groups import Features, Group
from contingent.reading.memo import joint
from contingent.reading.nouns import STOPS
from contingent.reading.sort_features import comparison_features, list_features, number_features

_WINDOW = 4
_REACH = 9
_SENTENCE_SKIP = frozenset({"cue.asof", "cue.present", "pronoun.party", "v.deploy", "cue.past"})


def anchor_features(context: Context, anchor: Anchor) -> Features:
    """All features of one anchor, for the model of its sort; those of its clause, sentence and lines in groups."""
    out = ["bias", f"form={anchor.form}"]
    groups = [context.document_bag]
    _window(context, anchor, out)
    _surroundings(context, anchor, out, groups)
    _place_in_text(context, anchor, out, groups)
    if anchor.sort == "quantity":
        number_features(context, anchor, out)
    elif anchor.sort == "rank":
        out.append(f"rank={anchor.rank if anchor.rank is None or anchor.rank < 4 else 'n'}")
        out.append("w=" + "_".join(context.low[anchor.core : anchor.end]))
        comparison_features(context, anchor, out)
    else:
        out += [f"c={tag}" for tag in context.tags[anchor.core]]
        if anchor.sort in {"unit", "event"}:
            out.append("w=" + "_".join(context.low[anchor.core : anchor.end]))
            out.append(f"g={anchor.group}")
        if anchor.sort in {"party", "place"}:
            list_features(context, anchor, out)
    _company(context, anchor, out)
    _force(context, anchor, out)
    _stems(context, anchor, out)
    return Features(out, groups)


def _force(context: Context, anchor: Anchor, out: list[str]) -> None:
    """Under whose flag the text speaks: the force or organisation named last, and the next one in the sentence."""
    before, back = context.forces.before(anchor.first)
    after = context.forces.after(anchor.end, context.document.tokens.bounds(anchor.core)[1])
    out += [f"force<{before}&{min(back, 2)}", f"force>{after}", f"force<{before}>{after}&{min(back, 1)}"]


def _stems(context: Context, anchor: Anchor, out: list[str]) -> None:
    """The first letters of the words of the sentence, by side: forms of one verb count as one."""
    start, end = context.document.tokens.bounds(anchor.core)
    stems = context.stems
    left, right = max(start, anchor.first - _REACH), min(end, anchor.end + _REACH)
    out += map(joint("l~"), filter(None, stems[left : anchor.first]))
    out += map(joint("r~"), filter(None, stems[anchor.end : right]))


def _company(context: Context, anchor: Anchor, out: list[str]) -> None:
    """Which names, dates and numbers stand in the clause and the sentence, jointly and with the anchor's group."""
    start, end = context.document.tokens.bounds(anchor.core)
    left, right = (
        context.bag(max(start, anchor.first - _REACH), anchor.first),
        context.bag(anchor.end, min(end, anchor.end + _REACH)),
    )
    named = "".join([mark for mark, tags in _NAMED_BEFORE if not tags.isdisjoint(left)])
    after = "".join([mark for mark, tags in _NAMED_AFTER if not tags.isdisjoint(right)])
    group = anchor.group or anchor.form
    out += [f"J:{named}/{after}", f"J:{group}:{named}/{after}", f"JL:{group}:{named}", f"JR:{group}:{after}"]
    before = context.document.tokens.raw[anchor.first - 1] if anchor.first else ""
    if before[:1].isupper():
        kind = (
            "name"
            if anchor.first in context.mention_ends
            else ("code" if before.isupper() and len(before) > 1 else "word")
        )
        out.append(f"capital={kind}")


_PLACES = frozenset({"<mission>", "<place>", "<host>"})
_NAMED_BEFORE = (
    ("p", frozenset({"<party>", "<demonym>", "pronoun.party"})),
    ("m", _PLACES),
    ("o", frozenset({"<organisation>"})),
    ("d", frozenset({"<date>", "<year>"})),
    ("n", frozenset({"<number>"})),
)
_NAMED_AFTER = (
    ("p", frozenset({"<party>", "<demonym>"})),
    *_NAMED_BEFORE[1:],
    ("u", frozenset({"person.unspecified", "person.military", "person.troops", "unit.battalion", "unit.unit"})),
)
_TAGS_BEFORE = [joint(f"-{step}=") for step in range(_WINDOW + 1)]
_TAGS_AFTER = [joint(f"+{step}=") for step in range(_WINDOW + 1)]


def _window(context: Context, anchor: Anchor, out: list[str]) -> None:
    low, tags, reach = context.low, context.tags, context.document.reach
    start, end = context.document.tokens.bounds(anchor.core)
    at = anchor.first
    for step in range(1, _WINDOW + 1):
        at -= 1
        if at < start:
            out.append(f"-{step}=^")
            break
        if step <= 3:
            out.append(f"-{step}:{low[at]}")
        out += map(_TAGS_BEFORE[step], tags[at])
    at = anchor.end
    for step in range(1, _WINDOW + 1):
        if at >= end:
            out.append(f"+{step}=$")
            break
        if step <= 3:
            out.append(f"+{step}:{low[at]}")
        out += map(_TAGS_AFTER[step], tags[at])
        at = reach[at] if reach[at] > at else at + 1
    if anchor.first > start and anchor.end < end:
        out.append(f"x:{low[anchor.first - 1]}_{low[anchor.end]}")


def _surroundings(context: Context, anchor: Anchor, out: list[str], groups: list[Group]) -> None:
    document, low = context.document, context.low
    sentence = document.tokens.sentence_of(anchor.core)
    start, end = document.tokens.sentences[sentence]
    out += map(joint("L:"), context.bag(max(start, anchor.first - _REACH), anchor.first))
    out += map(joint("R:"), context.bag(anchor.end, min(end, anchor.end + _REACH)))
    first, stop = anchor.first, anchor.end
    while first > start and low[first - 1] not in STOPS:
        first -= 1
    while stop < end and low[stop] not in STOPS:
        stop += 1
    groups.append(context.grouped("K:", first, stop, _clause_names))
    groups.append(context.grouped("S:", start, end, _sentence_names))
    if sentence > 0:
        groups.append(context.grouped("P:", *document.tokens.sentences[sentence - 1], _sentence_names))


def _clause_names(context: Context, first: int, end: int) -> list[str]:
    return [*context.bag(first, end), *[word for word in context.low[first:end] if len(word) > 2 and word.isalpha()]]


def _sentence_names(context: Context, first: int, end: int) -> list[str]:
    return [tag for tag in context.bag(first, end) if tag not in _SENTENCE_SKIP]


def _cell_names(context: Context, first: int, end: int) -> list[str]:
    return [*context.bag(first, end), *context.low[first:end]]


def _place_in_text(context: Context, anchor: Anchor, out: list[str], groups: list[Group]) -> None:
    low = context.low
    number, line = context.line_of[anchor.core], context.line(anchor)
    out.append(f"line={line.shape}")
    before = low[anchor.first - 1] if anchor.first else ""
    after = low[anchor.end] if anchor.end < len(low) else ""
    out.append(f"paren={before == '('}{after == ')'}")
    if line.shape in {"row", "item", "header"}:
        column = _column(line, anchor)
        out.append(f"column={column if column < 3 else 3}")
        groups.append(context.grouped("N:", *line.cells[0], Context.bag))
        head = context.head(anchor)
        if head is not None:
            groups.append(context.grouped("C:", *head, _cell_names))
    if line.heading is not None:
        heading = context.lines[line.heading]
        groups.append(context.grouped("H:", heading.first, heading.end, Context.bag))
    elif number and context.lines[0].end - context.lines[0].first < 25:
        groups.append(context.grouped("T:", context.lines[0].first, context.lines[0].end, Context.bag))


def _column(line: Line, anchor: Anchor) -> int:
    return line.column_of(anchor.core)
