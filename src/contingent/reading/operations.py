"""Candidates for the mission of a claim."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.focus import (
    Focus,
    Near,
    bucket,
    facts_of,
    is_placed,
    named_above,
    nearby,
    side_of,
)
from contingent.reading.groups import Group, group, plain
from contingent.reading.history import Candidate, History
from contingent.reading.joint_totals import is_spread
from contingent.reading.mission_facts import FORCE_KINDS, described, is_other, kind_of
from contingent.reading.mission_places import fitting
from contingent.reading.records import is_field, named_in_record, names_another_label
from contingent.reading.subjects import UN_TOTAL

_MOST = 8192


def mission_candidates(
    context: Context, focus: Focus, anchor: Anchor, kind: str, subject: str | None, history: History, month: str | None
) -> list[Candidate]:
    """Missions named near the anchor or meant by places near it, the document's own mission, and none."""
    kind = "force" if kind in FORCE_KINDS else kind
    sentence = context.document.tokens.sentence_of(anchor.core)
    line = context.line_of[anchor.core]
    heading = context.lines[line].heading
    heads = anchor.ranked_in or named_above(context, anchor, "mission") or named_in_record(context, anchor, "mission")
    if heads is not None:
        return [Candidate(heads.id_of("mission"), heads)]
    if _of_all_missions(context, line, heading) or (kind == "force" and is_spread(context, anchor)):
        return [Candidate(None, None)]
    found: dict[str, Candidate] = {}
    for near in nearby(context, focus, sentence, heading):
        mention = near.mention
        named = mention.id_of("mission")
        if (named is None and _names_no_place(context, mention, subject)) or _is_of_next(context, anchor, mention):
            continue
        if names_another_label(context, anchor, mention):
            continue
        meant = (
            described(context, mention, named, month) or _large_enough(anchor, focus.missions_at(mention, month))[:2]
        )
        groups: list[Group] | None = None
        for number, mission in enumerate(meant):
            known = found.get(mission)
            if known is None or _closer(anchor, mention, known.mention, sentence):
                groups = groups or _features(context, focus, anchor, near, bool(named))
                found[mission] = Candidate(mission, mention, [], [_of_option(number), *groups])
    for far in (history.mission, focus.mission) if not is_field(context, context.lines[line]) else ():
        if far and ";" not in far and far not in found:
            found[far] = Candidate(far, None, [], [plain("far", kind)])
    meant_by = focus.meant(month)
    total = max(1, sum(meant_by.values()))
    back = sentence - history.sentence
    for mission, candidate in found.items():
        previous = mission == history.mission
        only = len(focus.missions) == 1 and mission in focus.missions
        share = int(meant_by[mission] / total * 4)
        count = min(3, focus.missions[mission])
        candidate.groups.append(_of_mission(is_other(mission), kind, count, only, share, min(4, len(meant_by))))
        if previous:
            candidate.groups += [_of_previous(kind, min(2, back)), *_followed(history, subject, back)]
    general = [
        *_none_features(context, anchor, history, min(2, back), len(meant_by)),
        *_headed(context, focus, line, heading),
    ]
    if history.mission is None:
        general += _followed(history, subject, back)
    out = list(found.values())
    out.append(Candidate(None, None, [], [plain("none", kind), *[part["none"] for part in general]]))
    return fitting(context, focus, anchor, out, month)


def _is_of_next(context: Context, anchor: Anchor, mention: Mention) -> bool:
    """Whether a name behind a number in prose has a number of its own: "683: UNFICYP 277", "683: 277 in Cyprus"."""
    if anchor.sort != "quantity" or mention.first < anchor.end or context.line(anchor).shape != "prose":
        return False
    between = context.document.numbers_of_tokens(anchor.end, mention.first)
    parts = bool(between) and ":" in context.low[anchor.end : between[0].first]
    return parts or mention.end in context.document.number_at


_MOST_GUARDS, _WITHOUT_GUARDS = 700, {"BINUH": 100, "UNAMA": 100}
"""The most soldiers and police that a political mission of the United Nations has had; those that never had guards."""


def _large_enough(anchor: Anchor, missions: Sequence[str]) -> Sequence[str]:
    """Of the missions at a place those that can have so many people: 5,300 soldiers in Afghanistan are not UNAMA's."""
    if anchor.sort != "quantity":
        return missions
    return [mission for mission in missions if (anchor.value or 0) <= _most_people(mission)]


@lru_cache(_MOST)
def _most_people(mission: str) -> float:
    return _WITHOUT_GUARDS.get(mission, _MOST_GUARDS) if kind_of(mission) == "special_political" else math.inf


def _names_no_place(context: Context, mention: Mention, subject: str | None) -> bool:
    """Whether a country's name means none of its missions: it explains a force, is compared, or is the subject."""
    if mention.gloss or _is_compared(context, mention):
        return True
    return mention.id_of("party") == subject and not is_placed(context, mention)


_COMPARING = frozenset({"behind", "than", "overtaking", "overtook", "surpassing", "trailing"})


def _is_compared(context: Context, mention: Mention) -> bool:
    """Whether a party is named to compare with, and its country means no mission: "67th, behind Mali"."""
    low, at = context.low, mention.first
    return (at > 0 and low[at - 1] in _COMPARING) or low[max(0, at - 2) : at] == ["ahead", "of"]


def _of_all_missions(context: Context, line: int, heading: int | None) -> bool:
    """Whether a row stands under a line that counts people of UN missions together and names none, nor does the row."""
    if heading is None or context.lines[line].shape not in {"row", "item"}:
        return False
    spans = [(context.lines[at].first, context.lines[at].end) for at in (heading, line)]
    named = (mention for span in spans for mention in context.document.mentions_of_tokens(*span))
    several = "missions" in context.low[slice(*spans[0])]
    return several and not any("mission" in mention.names or "place" in mention.names for mention in named)


@lru_cache(_MOST)
def _of_option(number: int) -> Group:
    return group(f"option={number}")


@lru_cache(_MOST)
def _of_mission(other: bool, kind: str, count: int, only: bool, share: int, missions: int) -> Group:
    names = (f"share={share}", f"share={share}&of={missions}", f"other={other}&{kind}", f"count={count}")
    return group(*names, "only") if only else group(*names)


@lru_cache(_MOST)
def _of_previous(kind: str, back: int) -> Group:
    return group("previous", f"previous&{kind}", f"previous&{back}")


def _followed(history: History, subject: str | None, back: int) -> list[Group]:
    """How a candidate that the claim before had goes on: was that about the same contributor?"""
    if history.sentence < 0:
        return []
    return [_of_kept(min(3, back), subject == history.subject, subject == UN_TOTAL)]


@lru_cache(_MOST)
def _of_kept(back: int, same: bool, total: bool) -> Group:
    return group(f"kept&{back}&same={same}", f"kept&{back}&total={total}")


def _headed(context: Context, focus: Focus, line: int, heading: int | None) -> list[Group]:
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


def _closer(anchor: Anchor, mention: Mention, known: Mention | None, sentence: int) -> bool:
    if known is None:
        return True
    return (mention.sentence == sentence, -abs(mention.first - anchor.core)) > (
        known.sentence == sentence,
        -abs(known.first - anchor.core),
    )


_CUTS = frozenset({";", ".", "(", ")", ","})


def _features(context: Context, focus: Focus, anchor: Anchor, near: Near, named: bool) -> list[Group]:
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


def _none_features(context: Context, anchor: Anchor, history: History, back: int, missions: int) -> list[Group]:
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
