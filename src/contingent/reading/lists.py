"""Ordered lists and tables: where a heading or a numbering ranks the rows, every row's party has a rank."""

from __future__ import annotations

from contingent.reading.anchors import Anchor
from contingent.reading.context import Context
from contingent.reading.rows import Line

_RANKING = frozenset({"top", "largest", "biggest", "leading", "rank", "ranking", "principal", "main"})
_RANKED = frozenset(
    [
        "contributors",
        "contributor",
        "suppliers",
        "providers",
        "rank",
        "ranking",
        "contributing",
        "five",
        "ten",
        "three",
        "six",
        "seven",
        "eight",
        "countries",
        "senders",
    ]
)


def ranked_rows(context: Context, anchors: list[Anchor]) -> dict[int, int]:
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
    """Rows numbered from 1 on at their start or in a rank column; or rows under a heading that ranks."""
    low = context.low
    numbered: dict[int, int] = {}
    named: dict[int, int] = {}
    for line in block:
        party = next((m for m in context.document.mentions_of_tokens(line.first, line.end) if "party" in m.names), None)
        if party is None or party.first - line.first > 4:
            continue
        number = context.document.number_at.get(line.first)
        if number is not None and number.value <= 200 and party.first > line.first:
            numbered[line.first] = int(number.value)
        if (party.first, "party") in by_token:
            named[party.first] = len(named) + 1
    ranks = sorted(numbered.values())
    if len(numbered) >= 3 and ranks[:3] == [1, 2, 3]:
        return {by_token[at, "quantity"]: rank for at, rank in numbered.items() if (at, "quantity") in by_token}
    column = _rank_column(context, block, by_token)
    if column:
        return column
    heading = block[0].heading
    words = set(low[context.lines[heading].first : context.lines[heading].end]) if heading is not None else set()
    if len(named) >= 3 and words & _RANKING and words & _RANKED:
        return {by_token[at, "party"]: rank for at, rank in named.items()}
    return {}


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


def _ranked_sentences(context: Context, anchors: list[Anchor], by_token: dict[tuple[int, str], int]) -> dict[int, int]:
    """ "Largest contributors: Indonesia 1,255; India 895; ...": names ranked in order."""
    out: dict[int, int] = {}
    for first, end in context.document.tokens.sentences:
        colon = next((at for at in range(first, min(end, first + 14)) if context.low[at] == ":"), None)
        if colon is None:
            continue
        words = set(context.low[first:colon])
        if not (words & _RANKING and words & _RANKED):
            continue
        parties = [m for m in context.document.mentions_of_tokens(colon, end) if "party" in m.names]
        valued = [
            m
            for m in parties
            if m.end in context.document.number_at
            or (
                context.low[m.end : m.end + 1] in (["("], [":"], ["-"], ["–"])
                and m.end + 1 in context.document.number_at
            )
        ]
        if len(valued) >= 3 and len(valued) == len(parties):
            out |= {
                by_token[m.first, "party"]: rank
                for rank, m in enumerate(valued, start=1)
                if (m.first, "party") in by_token
            }
    return out
