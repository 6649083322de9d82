"""What an anchor looks like to the models: readable strings, such as `+1=person.troops` or `S:v.withdraw`."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.cells import Line
from contingent.reading.context import Context
from contingent.reading.document import Document, Mention
from contingent.reading.groups import Features, Group
from contingent.reading.memo import joint
from contingent.vocabulary.parties import all_parties

_WINDOW = 4
_REACH = 9
_STOPS = frozenset({",", ";", ":", "(", ")", "—", "–", "|", "\n", ".", "!", "?"})
_SENTENCE_SKIP = frozenset({"cue.asof", "cue.present", "pronoun.party", "v.deploy", "cue.past"})


def anchor_features(context: Context, anchor: Anchor) -> Features:
    """All features of one anchor, for the model of its sort; those of its clause, sentence and lines in groups."""
    out = ["bias", f"form={anchor.form}"]
    groups = [context.document_bag]
    _window(context, anchor, out)
    _surroundings(context, anchor, out, groups)
    _place_in_text(context, anchor, out, groups)
    if anchor.sort == "quantity":
        _number(context, anchor, out)
    elif anchor.sort == "rank":
        out.append(f"rank={anchor.rank if anchor.rank is None or anchor.rank < 4 else 'n'}")
        out.append("w=" + "_".join(context.low[anchor.core : anchor.end]))
        _comparison(context, anchor, out)
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
    return Features(out, groups)


_MORE = frozenset({"more", "exceed", "exceeds", "exceeded", "bigger", "larger", "ahead"})
_EQUAL = _MORE | {"match", "matches", "rival", "rivals", "close", "much", "many", "equal", "equals", "like", "most"}
_PEERS = frozenset({
    "country", "countries", "nation", "nations", "state", "states", "contributor", "contributors", "member", "other",
    "one", "others", "anyone", "any", "nobody", "neighbour", "capital", "government",
})  # fmt: skip
_COMPARED = 14


def _comparison(context: Context, anchor: Anchor, out: list[str]) -> None:
    """How a rank is told without a number of its own: "only nine states have more", "no other country puts more"."""
    low, at = context.low, anchor.core
    _, end = context.document.tokens.bounds(at)
    after = low[at : min(end, at + _COMPARED)]
    peers, more = not _PEERS.isdisjoint(after), not _MORE.isdisjoint(after)
    if after[0] == "only":
        out.append(f"only&number={anchor.end in context.document.number_at}&more={more}&peers={peers}")
    elif anchor.form == "rank.more":
        out.append(f"none&more={not _EQUAL.isdisjoint(after)}&peers={peers}&than={'than' in after}")
    elif "rank.one" in anchor.form:
        person = any(tag.startswith("person.") for tag in context.bag(at, min(end, at + _COMPARED)))
        out.append(f"most={low[max(0, at - 1) : at + 1]}&person={person}&than={'than' in after}")


def _force(context: Context, anchor: Anchor, out: list[str]) -> None:
    """Under whose flag the text speaks: the force or organisation named last, and the next one in the sentence."""
    before, back = context.force_before(anchor.first)
    after = context.force_after(anchor.end, context.document.tokens.bounds(anchor.core)[1])
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
_LIST_MARKS = frozenset({",", "and", "^", ";", "by", "of", "then", ":", "(", "."})
_RANKING = frozenset({"top", "largest", "biggest", "rank", "leading", "main", "principal", "ranking"})
_RANK_CUES = frozenset({"rank.next", "rank.one", "rank.more", "cue.rankword"})


def _listed(context: Context, anchor: Anchor, out: list[str]) -> None:
    """How a name stands in a list: what follows it, what opened the list, whether the heading ranks."""
    low, document = context.low, context.document
    start, _ = document.tokens.bounds(anchor.core)
    after = low[anchor.end] if anchor.end < len(low) else ""
    valued = anchor.end in document.number_at or (
        after in {"(", ":", "-", "–", "|", "with", "at", "on"} and anchor.end + 1 in document.number_at
    )
    before = low[anchor.first - 1] if anchor.first > start else "^"
    ranked = next(
        (tag for at in range(anchor.first - 1, start - 1, -1) for tag in context.tags[at] if tag in _RANK_CUES), "no"
    )
    line, headed = context.line(anchor), "no"
    first_line = 0 if line.shape in {"row", "item"} else None
    above = next((number for number in (line.heading, line.header, first_line) if number is not None), None)
    if above is not None:
        heading = context.lines[above]
        headed = "plain" if _RANKING.isdisjoint(low[heading.first : heading.end]) else "ranks"
    numbered = anchor.first > start and (
        anchor.first - 1 in document.number_at
        or (low[anchor.first - 1] in {".", ")"} and anchor.first - 2 in document.number_at)
    )
    out += [
        f"li:{valued}&{before if before in _LIST_MARKS else 'else'}&{ranked}",
        f"li:{valued}&{ranked}", f"li:{headed}&{line.shape}&{valued}&{numbered}", f"li:{before}&{valued}",
    ]  # fmt: skip
    inside = context.parties_of(document.tokens.sentence_of(anchor.core))
    place = inside.get(anchor.first, 0)
    out += [f"li:place={min(place, 3)}&of={min(len(inside), 5)}", f"li:place={min(place, 2)}&{ranked}&{valued}"]


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
    while first > start and low[first - 1] not in _STOPS:
        first -= 1
    while stop < end and low[stop] not in _STOPS:
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


def _number(context: Context, anchor: Anchor, out: list[str]) -> None:
    value = anchor.value or 0.0
    out.append(f"size={_size(value)}")
    out.append(f"cmp={anchor.comparator}")
    if value >= 100 and value % 100 == 0:
        out.append("round")
    states = _STATES.intersection(context.low[anchor.end : anchor.end + 3])
    if states:
        deploying = "v.deploy" in context.bag(anchor.end, context.document.tokens.bounds(anchor.core)[1])
        out.append(f"counts=states&deploying={deploying}")
    before, back = context.topic_before(anchor.first)
    after = context.topic_after(anchor.end, context.document.tokens.bounds(anchor.core)[1])
    beside = context.tags[anchor.end][:1] if anchor.end < len(context.tags) else ()
    near = context.bag(max(0, anchor.first - 2), min(len(context.low), anchor.end + 4))
    named = not _NAMES.isdisjoint(near)
    out += [f"beside={tag}&named={named}" for tag in beside]
    out += [f"topic<{before}&{min(back, 2)}", f"topic<{before}", f"topic>{after}", f"topic<{before}>{after}"]
    noun = head_noun(context, anchor)
    out.append(f"topic<{before}&noun={noun is not None}&{min(back, 1)}")
    if noun is not None:
        out += [f"noun={tag}" for tag in context.tags[noun]] or [f"noun:{context.low[noun]}"]
        out.append(f"noun:{context.low[noun]}")


_NAMES = frozenset({"<party>", "<demonym>", "<mission>", "<place>"})
_STATES = frozenset({"countries", "states", "nations", "contributors", "nationalities", "flags", "capitals"})


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
            if _names_people(document, mention):
                return None
            at = mention.end
            continue
        if document.any_prefix(at, "v.") and low[at] not in _INNER:
            return None
        at += 1
    return None
