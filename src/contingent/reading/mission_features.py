"""What speaks for each mission as that of a claim, and for none."""

from __future__ import annotations

from functools import lru_cache

from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.focus import Focus, Near
from contingent.reading.groups import Group, group
from contingent.reading.history import History
from contingent.reading.nearby import facts_of
from contingent.reading.placed import bucket, is_placed, side_of

_MOST = 8192


@lru_cache(_MOST)
def of_option(number: int) -> Group:
    """Which of the missions that one name means a mission is, from 0."""
    return group(f"option={number}")


@lru_cache(_MOST)
def of_mission(other: bool, kind: str, count: int, only: bool, share: int, missions: int) -> Group:
    """Whose a mission is, and how much the text speaks of it."""
    names = (f"share={share}", f"share={share}&of={missions}", f"other={other}&{kind}", f"count={count}")
    return group(*names, "only") if only else group(*names)


@lru_cache(_MOST)
def of_previous(kind: str, back: int) -> Group:
    """That a mission is that of the claim before, so many sentences back."""
    return group("previous", f"previous&{kind}", f"previous&{back}")


def followed(history: History, subject: str | None, back: int) -> list[Group]:
    """How a candidate that the claim before had goes on: was that about the same contributor?"""
    if history.sentence < 0:
        return []
    return [_of_kept(min(3, back), subject == history.subject, subject == ALL_CONTRIBUTORS)]


@lru_cache(_MOST)
def _of_kept(back: int, same: bool, total: bool) -> Group:
    return group(f"kept&{back}&same={same}", f"kept&{back}&total={total}")


def headed(context: Context, focus: Focus, line: int, heading: int | None) -> list[Group]:
    """Whether the first line or the line's heading names a mission, by the shape of the line."""
    known = focus.headed.get((line, heading))
    if known is None:
        shape, document = context.lines[line].shape, context.document
        titled = any("mission" in found.names for found in document.mentions_of_tokens(0, focus.first_line))
        over = context.lines[heading] if heading is not None else None
        headed = over is not None and any(
            "mission" in found.names for found in document.mentions_of_tokens(over.first, over.end)
        )
        known = focus.headed[line, heading] = group(f"titled={titled}&{shape}", f"headed={headed}&{shape}")
    return [known]


_CUTS = frozenset({";", ".", "(", ")", ","})


def name_features(context: Context, focus: Focus, anchor: Anchor, near: Near, named: bool) -> list[Group]:
    """How the name that means a mission stands to an anchor; `named` if it is its own name."""
    mention, back, in_heading = near
    facts = facts_of(context, focus, mention)
    side, nearer = side_of(anchor, mention), min(back, 1)
    surface = "mission" if named else facts.surface
    low = context.low
    out = [_of_position(named, min(back, 2), side, facts.placed, surface)]
    if back == 0:
        out += _between(context, anchor, mention, side, facts.placed, surface)
    after = low[mention.end] if mention.end < len(low) else "$"
    before = low[mention.first - 1] if mention.first else "^"
    out.append(group(f"after:{after}&{surface}&{nearer}", f"before:{before}&{surface}&{nearer}"))
    shape = context.line(anchor).shape
    same = context.line_of.get(mention.first) == context.line_of[anchor.core]
    out.append(_of_line(in_heading, same, mention.first < focus.first_line, surface, shape))
    return out


@lru_cache(_MOST)
def _of_position(named: bool, back: int, side: str, placed: bool, surface: str) -> Group:
    return group(
        f"named={named}&back={back}&{side}",
        f"placed={placed}&{surface}",
        f"placed={placed}&{surface}&{min(back, 1)}&{side}",
    )


@lru_cache(_MOST)
def _of_line(heading: bool, same: bool, title: bool, surface: str, shape: str) -> Group:
    names = [f"heading&{surface}", f"heading&{surface}&{shape}"] if heading else []
    names += [f"sameline&{shape}&{surface}"] if same else []
    names += [f"title&{surface}", f"title&{surface}&{shape}"] if title else []
    return group(*names)


def _between(context: Context, anchor: Anchor, mention: Mention, side: str, placed: bool, surface: str) -> list[Group]:
    """Tell what stands between an anchor and a name of its sentence, and how much of it."""
    gap = anchor.first - mention.end if side == "L" else mention.first - anchor.end
    lower, upper = sorted((mention.end if side == "L" else anchor.end, anchor.first if side == "L" else mention.first))
    between = context.low[lower:upper]
    numbers = sum([at in context.document.number_at for at in range(lower, upper)])
    rivals = sum(
        1
        for other in context.document.mentions_of_tokens(lower, upper)
        if "mission" in other.names or "place" in other.names or is_placed(context, other)
    )
    cut, part = not _CUTS.isdisjoint(between), ";" in between
    distance = bucket(max(0, gap))
    out = [
        _of_distance(side, distance, surface, placed),
        _of_gap(side, surface, placed, numbers, cut, part, min(2, rivals)),
    ]
    if len(between) <= 3:
        out.append(group(f"{side}between=" + "_".join(between)))
    return out


@lru_cache(_MOST)
def _of_distance(side: str, distance: str, surface: str, placed: bool) -> Group:
    return group(f"d={side}{distance}&{surface}", f"d={side}{distance}&placed={placed}")


@lru_cache(_MOST)
def _of_gap(side: str, surface: str, placed: bool, numbers: int, cut: bool, part: bool, rivals: int) -> Group:
    return group(
        f"numbers={side}{min(2, numbers)}&{surface}",
        f"cut={side}{cut}&{surface}",
        f"part={side}{part}&{numbers > 0}&{surface}",
        f"rivals={side}{rivals}&{surface}",
        f"rivals={side}{rivals}&{numbers}&placed={placed}",
    )


_IN = frozenset(
    {
        "<mission>",
        "<place>",
        "cue.total",
        "cue.cum",
        "pronoun.mission",
        "cue.world",
        "cue.nonun",
        "un.total",
        "v.train",
    }
)


def none_features(context: Context, anchor: Anchor, history: History, back: int, missions: int) -> list[Group]:
    """What speaks for no mission at all."""
    document = context.document
    start, end = document.tokens.bounds(anchor.core)
    left = context.bag(max(start, anchor.first - 5), anchor.first)
    right = context.bag(anchor.end, min(end, anchor.end + 6))
    return [
        _of_none(history.mission is None, back, anchor.form, anchor.sort, min(4, missions)),
        group(*[f"in:{tag}" for tag in context.bag(start, end) if tag in _IN]),
        group(*[f"L:{tag}" for tag in left], *[f"R:{tag}" for tag in right]),
    ]


@lru_cache(_MOST)
def _of_none(new: bool, back: int, form: str, sort: str, missions: int) -> Group:
    return group(f"previous={new}&{back}", f"form={form}", f"sort={sort}", f"meant={missions}")
