"""Ordered lists and tables: where a heading or a numbering ranks the rows, every row's party has a rank."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from contingent.reading.anchor import Anchor
from contingent.reading.cells import Line
from contingent.reading.context import Context
from contingent.reading.mission_lists import linked
from contingent.reading.settle import NOT_A_CLAIM

_RANKING = frozenset({"top", "largest", "biggest", "leading", "rank", "ranking", "principal", "main"})
_RANKED = frozenset({
    "contributors", "contributor", "suppliers", "providers", "rank", "ranking", "contributing", "five", "ten",
    "three", "six", "seven", "eight", "countries", "senders",
})  # fmt: skip


def ranked_rows(context: Context, anchors: Sequence[Anchor]) -> dict[int, int]:
    """Anchor number -> rank, for the numbers or names that rank the rows of ordered lists in lines or in a sentence."""
    by_token = {(anchor.core, anchor.sort): number for number, anchor in enumerate(anchors)}
    out: dict[int, int] = {}
    for block in _blocks(context):
        out |= _ranked_block(context, block, by_token)
    out |= _ranked_sentences(context, anchors, by_token)
    return out


def _blocks(context: Context) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for at, line in enumerate(context.lines):
        if line.shape not in {"row", "item"}:
            continue
        if at and context.lines[at - 1].shape == line.shape and blocks:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [block for block in blocks if len(block) > 2]


def _ranked_block(context: Context, block: list[Line], by_token: dict[tuple[int, str], int]) -> dict[int, int]:
    """Rows numbered one after the other at their start or in a rank column; or rows under a heading that ranks."""
    numbered: dict[int, int] = {}
    named: dict[int, int] = {}
    counted = 0
    for line in block:
        party = next(iter(context.document.mentions_of_tokens(line.first, line.end)), None)
        if party is None or "party" not in party.names or "mission" in party.names or party.first - line.first > 4:
            continue
        number = context.document.number_at.get(line.first)
        counted += any(at in context.document.number_at for at in range(party.end, line.end))
        if number is not None and number.value <= 200 and party.first > line.first:
            numbered[line.first] = int(number.value)
        if (party.first, "party") in by_token:
            named[party.first] = len(named) + 1
    ranks = sorted(numbered.values())
    in_order = len(numbered) >= 3 and ranks[:3] == [ranks[0], ranks[0] + 1, ranks[0] + 2]
    heading = block[0].heading
    headed = heading is not None and _ranks(context, context.lines[heading].first, context.lines[heading].end)
    if in_order and (headed or counted >= len(numbered)):
        return {by_token[at, "quantity"]: rank for at, rank in numbered.items() if (at, "quantity") in by_token}
    column = _rank_column(context, block, by_token) or _ranks_in_brackets(context, block, by_token)
    if column:
        return column
    if len(named) >= 3 and headed:
        return {by_token[at, "party"]: rank for at, rank in named.items()}
    return {}


def _ranks_in_brackets(context: Context, block: list[Line], by_token: dict[tuple[int, str], int]) -> dict[int, int]:
    """Numbers in brackets at the ends of rows that count from 1 on: "Rwanda 2,201 (1)"."""
    found = []
    for line in block:
        number = context.document.number_at.get(line.end - 2)
        if number is not None and context.low[line.end - 1] == ")" and (number.first, "quantity") in by_token:
            found.append((by_token[number.first, "quantity"], int(number.value)))
    ranks = [rank for _, rank in found]
    return dict(found) if len(ranks) >= 3 and ranks == list(range(1, len(ranks) + 1)) else {}


def _rank_column(context: Context, block: list[Line], by_token: dict[tuple[int, str], int]) -> dict[int, int]:
    """The cells under a heading "rank"."""
    header = next((context.lines[line.header] for line in block if line.header is not None), None)
    if header is None:
        return {}
    at = next(
        (
            n
            for n, (first, end) in enumerate(header.cells)
            if {"rank", "position", "place", "no"} & set(context.low[first:end])
        ),
        None,
    )
    if at is None:
        return {}
    out = {}
    for line in block:
        if at < len(line.cells):
            number = context.document.number_at.get(line.cells[at][0])
            if number is not None and (number.first, "quantity") in by_token:
                out[by_token[number.first, "quantity"]] = int(number.value)
    return out


_ORDERING = frozenset({"head", "heads", "headed", "lead", "leads", "led", "podium", "order", "top"})
"""Words after a list of names and numbers that say it stands in order: "head the list", "in that order"."""
_AFTER, _BEFORE, _SHORT = 8, 14, 6


def _ranked_sentences(
    context: Context, anchors: Sequence[Anchor], by_token: dict[tuple[int, str], int]
) -> dict[int, int]:
    """ "Largest contributors: Indonesia 1,255; India 895; ...": names with falling numbers, ranked in order."""
    out: dict[int, int] = {}
    for number, (first, end) in enumerate(context.document.tokens.sentences):
        parties = [m for m in context.document.mentions_of_tokens(first, end) if "party" in m.names]
        valued = [(m, value) for m in parties if (value := _value_after(context, m.end)) is not None]
        numbers = [value for _, value in valued]
        if len(valued) < 3 or len(valued) != len(parties) or numbers != sorted(numbers, reverse=True):
            continue
        if _announced(context, number, valued[0][0].first) or _ordered_after(context, valued[-1][0].end, end):
            ranked = enumerate((m for m, _ in valued), start=1)
            out |= {by_token[m.first, "party"]: rank for rank, m in ranked if (m.first, "party") in by_token}
    return out


def _value_after(context: Context, at: int) -> float | None:
    """The number a name is followed by: "India 895", "India (895)", "India: 895", "India with 895"."""
    numbers = context.document.number_at
    if at not in numbers and context.low[at : at + 1] in (["("], [":"], ["-"], ["–"], ["with"], [","]):
        at += 1
    return numbers[at].value if at in numbers else None


def _announced(context: Context, sentence: int, name: int) -> bool:
    """Whether a list is opened by words that rank: before a colon, or as a short sentence before it."""
    sentences = context.document.tokens.sentences
    first, _ = sentences[sentence]
    colon = next((at for at in range(first, min(name, first + _BEFORE)) if context.low[at] == ":"), None)
    if colon is not None and _ranks(context, first, colon):
        return True
    before = sentences[sentence - 1] if sentence else (0, 0)
    return name == first and 0 < before[1] - before[0] <= _SHORT and _ranks(context, *before)


def _ranks(context: Context, first: int, end: int) -> bool:
    words = set(context.low[first:end])
    return bool(words & _RANKING and words & _RANKED)


def _ordered_after(context: Context, last: int, end: int) -> bool:
    """Whether words after a list say that it stands in order: in the sentence, or a short one after it."""
    stop = min(len(context.low), max(end, last + _AFTER))
    return bool(_ORDERING & set(context.low[last + 1 : min(stop, last + 1 + _AFTER)]))


_MEMBERS = frozenset({"member", "membership", "memberships", "participation"})
_SURE_OF_LABELS = 0.8


def listed_memberships(
    context: Context, anchors: Sequence[Anchor], kinds: Sequence[tuple[str, float]]
) -> dict[int, float]:
    """Anchor number -> confidence, of organisations in one list with one that a party is said to be a member of."""
    organisations = [
        (number, mention)
        for number, anchor in enumerate(anchors)
        if (mention := context.document.mention_at.get(anchor.core)) is not None and "organisation" in mention.names
    ]
    out: dict[int, float] = {}
    for pairs in (organisations, organisations[::-1]):
        for (one, mention), (other, following) in pairwise(pairs):
            if _labelled(context.low, mention.first):
                out.setdefault(one, _SURE_OF_LABELS)
            sure = out.get(one, kinds[one][1] if kinds[one][0] == "membership" else 0.0)
            if sure and kinds[other][0] == NOT_A_CLAIM and linked(context, mention, following):
                out[other] = sure
    return out


def _labelled(low: Sequence[str], at: int) -> bool:
    """Whether "Member:" or the like stands before a name that begins at token `at`."""
    return at > 1 and low[at - 1] == ":" and low[at - 2] in _MEMBERS
