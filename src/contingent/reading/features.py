"""What an anchor looks like to the models: readable strings, such as `+1=person.troops` or `S:v.withdraw`."""

from __future__ import annotations

from contingent.reading.anchors import Anchor
from contingent.reading.context import Context
from contingent.reading.rows import Line

_WINDOW = 4
_REACH = 9
_STOPS = frozenset({",", ";", ":", "(", ")", "—", "–", "|", "\n", ".", "!", "?"})
_SENTENCE_SKIP = frozenset({"cue.asof", "cue.present", "pronoun.party", "v.deploy", "cue.past"})


def anchor_features(context: Context, anchor: Anchor) -> list[str]:
    """All features of one anchor, for the model of its sort."""
    out = ["bias", f"form={anchor.form}"]
    _window(context, anchor, out)
    _surroundings(context, anchor, out)
    _place_in_text(context, anchor, out)
    if anchor.sort == "quantity":
        _number(context, anchor, out)
    elif anchor.sort == "rank":
        out.append(f"rank={anchor.rank if anchor.rank is None or anchor.rank < 4 else 'n'}")
        out.append("w=" + "_".join(context.low[anchor.core : anchor.end]))
    else:
        out += [f"c={tag}" for tag in context.tags[anchor.core]]
        if anchor.sort in {"unit", "event"}:
            out.append("w=" + "_".join(context.low[anchor.core : anchor.end]))
            out.append(f"g={anchor.group}")
        if anchor.sort in {"party", "place"}:
            _listed(context, anchor, out)
    _company(context, anchor, out)
    _force(context, anchor, out)
    _stems(context, anchor, out)
    return out


def _force(context: Context, anchor: Anchor, out: list[str]) -> None:
    """Under whose flag the text speaks: the force or organisation named last, and the next one in the sentence."""
    before, back = context.force_before(anchor.first)
    after = context.force_after(anchor.end, context.document.tokens.bounds(anchor.core)[1])
    out += [f"force<{before}&{min(back, 2)}", f"force>{after}", f"force<{before}>{after}&{min(back, 1)}"]


def _stems(context: Context, anchor: Anchor, out: list[str]) -> None:
    """The first letters of the words of the sentence, by side: forms of one verb count as one."""
    start, end = context.document.tokens.bounds(anchor.core)
    low = context.low
    left, right = max(start, anchor.first - _REACH), min(end, anchor.end + _REACH)
    for name, first, last in (("l", left, anchor.first), ("r", anchor.end, right)):
        out += [f"{name}~{low[at][:5]}" for at in range(first, last) if len(low[at]) > 3 and low[at].isalpha()]


def _company(context: Context, anchor: Anchor, out: list[str]) -> None:
    """Which names, dates and numbers stand in the clause and the sentence, jointly and with the anchor's group."""
    start, end = context.document.tokens.bounds(anchor.core)
    left, right = (
        context.bag(max(start, anchor.first - _REACH), anchor.first),
        context.bag(anchor.end, min(end, anchor.end + _REACH)),
    )
    named = "".join(
        mark
        for mark, tags in (
            ("p", ("<party>", "<demonym>", "pronoun.party")),
            ("m", ("<mission>", "<place>", "<host>")),
            ("o", ("<organisation>",)),
            ("d", ("<date>", "<year>")),
            ("n", ("<number>",)),
        )
        if any(tag in left for tag in tags)
    )
    after = "".join(
        mark
        for mark, tags in (
            ("p", ("<party>", "<demonym>")),
            ("m", ("<mission>", "<place>", "<host>")),
            ("o", ("<organisation>",)),
            ("d", ("<date>", "<year>")),
            ("n", ("<number>",)),
            ("u", ("person.unspecified", "person.military", "person.troops", "unit.battalion", "unit.unit")),
        )
        if any(tag in right for tag in tags)
    )
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


_LIST_MARKS = frozenset({",", "and", "^", ";", "by", "of", "then", ":", "(", "."})
_RANK_CUES = frozenset({"rank.next", "rank.one", "rank.more", "cue.rankword"})


def _listed(context: Context, anchor: Anchor, out: list[str]) -> None:
    """How a name stands in a list: what follows it, what opened the list, whether the heading ranks."""
    low, document = context.low, context.document
    start, end = document.tokens.bounds(anchor.core)
    after = low[anchor.end] if anchor.end < len(low) else ""
    valued = anchor.end in document.number_at or (
        after in {"(", ":", "-", "–", "|", "with", "at", "on"} and anchor.end + 1 in document.number_at
    )
    before = low[anchor.first - 1] if anchor.first > start else "^"
    ranked = next(
        (tag for at in range(anchor.first - 1, start - 1, -1) for tag in context.tags[at] if tag in _RANK_CUES), "no"
    )
    line = context.lines[context.line_of[anchor.core]] if anchor.core in context.line_of else None
    headed = "no"
    if line is not None:
        number = (
            line.heading
            if line.heading is not None
            else (line.header if line.header is not None else (0 if line.shape in {"row", "item"} else None))
        )
        if number is not None:
            heading = context.lines[number]
            words = set(low[heading.first : heading.end])
            headed = (
                "ranks"
                if words & {"top", "largest", "biggest", "rank", "leading", "main", "principal", "ranking"}
                else "plain"
            )
    numbered = anchor.first > start and (
        anchor.first - 1 in document.number_at
        or (low[anchor.first - 1] in {".", ")"} and anchor.first - 2 in document.number_at)
    )
    shape = line.shape if line is not None else "prose"
    out += [
        f"li:{valued}&{before if before in _LIST_MARKS else 'else'}&{ranked}",
        f"li:{valued}&{ranked}", f"li:{headed}&{shape}&{valued}&{numbered}", f"li:{before}&{valued}",
    ]  # fmt: skip
    inside = [m for m in document.mentions_of_tokens(start, end) if "party" in m.names]
    place = next((at for at, m in enumerate(inside) if m.first == anchor.first), 0)
    out += [f"li:place={min(place, 3)}&of={min(len(inside), 5)}", f"li:place={min(place, 2)}&{ranked}&{valued}"]


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
        out += [f"-{step}={tag}" for tag in tags[at]]
    at = anchor.end
    for step in range(1, _WINDOW + 1):
        if at >= end:
            out.append(f"+{step}=$")
            break
        if step <= 3:
            out.append(f"+{step}:{low[at]}")
        out += [f"+{step}={tag}" for tag in tags[at]]
        at = reach[at] if reach[at] > at else at + 1
        mention = context.document.mention_at.get(at)
        _ = mention
    if anchor.first > start and anchor.end < end:
        out.append(f"x:{low[anchor.first - 1]}_{low[anchor.end]}")


def _surroundings(context: Context, anchor: Anchor, out: list[str]) -> None:
    document = context.document
    start, end = document.tokens.bounds(anchor.core)
    left = max(start, anchor.first - _REACH)
    right = min(end, anchor.end + _REACH)
    out += [f"L:{tag}" for tag in context.bag(left, anchor.first)]
    out += [f"R:{tag}" for tag in context.bag(anchor.end, right)]
    clause_left, clause_right = anchor.first, anchor.end
    while clause_left > start and context.low[clause_left - 1] not in _STOPS:
        clause_left -= 1
    while clause_right < end and context.low[clause_right] not in _STOPS:
        clause_right += 1
    out += [f"K:{tag}" for tag in context.bag(clause_left, clause_right)]
    out += [f"S:{tag}" for tag in context.bag(start, end) if tag not in _SENTENCE_SKIP]
    sentence = document.tokens.sentence_of(anchor.core)
    if sentence > 0:
        before = document.tokens.sentences[sentence - 1]
        out += [f"P:{tag}" for tag in context.bag(*before) if tag not in _SENTENCE_SKIP]
    out += [f"K:{word}" for word in context.low[clause_left:clause_right] if word.isalpha() and len(word) > 2]
    out += context.document_bag


def _place_in_text(context: Context, anchor: Anchor, out: list[str]) -> None:
    low = context.low
    number = context.line_of.get(anchor.core)
    if number is None:
        return
    line = context.lines[number]
    out.append(f"line={line.shape}")
    before = low[anchor.first - 1] if anchor.first else ""
    after = low[anchor.end] if anchor.end < len(low) else ""
    out.append(f"paren={before == '('}{after == ')'}")
    if line.shape in {"row", "item", "header"}:
        column = _column(line, anchor)
        out.append(f"column={column if column < 3 else 3}")
        out += [f"N:{tag}" for tag in context.bag(*line.cells[0])]
        if line.header is not None and column >= 0:
            header = context.lines[line.header]
            offset = len(header.cells) - len(line.cells)
            at = column + max(0, offset) if offset > 0 else column
            if at < len(header.cells):
                out += [f"C:{tag}" for tag in context.bag(*header.cells[at])]
                out += [f"C:{word}" for word in low[header.cells[at][0] : header.cells[at][1]]]
    if line.heading is not None:
        heading = context.lines[line.heading]
        out += [f"H:{tag}" for tag in context.bag(heading.first, heading.end)]
    elif number:
        out += (
            [f"T:{tag}" for tag in context.bag(context.lines[0].first, context.lines[0].end)]
            if context.lines[0].end - context.lines[0].first < 25
            else []
        )


def _column(line: Line, anchor: Anchor) -> int:
    return next((number for number, (first, end) in enumerate(line.cells) if first <= anchor.core < end), -1)


def _number(context: Context, anchor: Anchor, out: list[str]) -> None:
    value = anchor.value or 0.0
    out.append(f"size={_size(value)}")
    out.append(f"cmp={anchor.comparator}")
    if value >= 100 and value % 100 == 0:
        out.append("round")
    before, back = context.topic_before(anchor.first)
    after = context.topic_after(anchor.end, context.document.tokens.bounds(anchor.core)[1])
    beside = context.tags[anchor.end][:1] if anchor.end < len(context.tags) else ()
    named = bool(
        {"<party>", "<demonym>", "<mission>", "<place>"}
        & set(context.bag(max(0, anchor.first - 2), min(len(context.low), anchor.end + 4)))
    )
    out += [f"beside={tag}&named={named}" for tag in beside]
    out += [f"topic<{before}&{min(back, 2)}", f"topic<{before}", f"topic>{after}", f"topic<{before}>{after}"]
    noun = head_noun(context, anchor)
    out.append(f"topic<{before}&noun={noun is not None}&{min(back, 1)}")
    if noun is not None:
        out += [f"noun={tag}" for tag in context.tags[noun]] or [f"noun:{context.low[noun]}"]
        out.append(f"noun:{context.low[noun]}")


def _size(value: float) -> str:
    for bound, name in (
        (0, "0"),
        (1, "1"),
        (2, "2"),
        (10, "<=10"),
        (100, "<=100"),
        (1000, "<=1k"),
        (20000, "<=20k"),
        (150000, "<=150k"),
    ):
        if value <= bound:
            return name
    return "more"


_INNER = frozenset(
    {
        "-",
        "of",
        "the",
        "its",
        "our",
        "their",
        "uniformed",
        "more",
        "other",
        "such",
        "whom",
        "and",
        "or",
        "strong",
        "member",
        "those",
        "his",
        "my",
        "so",
        "new",
        "additional",
        "female",
        "young",
    }
)


def head_noun(context: Context, anchor: Anchor) -> int | None:
    """The token of the counted noun after a number: the first word of a counted class within a few tokens."""
    known = context.head_nouns.get((anchor.core, anchor.end), -1)
    if known != -1:
        return known
    found = context.head_nouns[anchor.core, anchor.end] = _find_head_noun(context, anchor)
    return found


def _find_head_noun(context: Context, anchor: Anchor) -> int | None:
    document, low = context.document, context.low
    _, end = document.tokens.bounds(anchor.core)
    at = anchor.end
    for _ in range(5):
        if at >= end or low[at] in _STOPS or at in document.number_at:
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
            at = mention.end
            continue
        if document.any_prefix(at, "v.") and low[at] not in _INNER:
            return None
        at += 1
    return None
