"""Candidates for the mission of a claim, and which mission a place means at a date."""

from __future__ import annotations

from contingent.reading.anchors import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.subjects import Candidate, Focus, History, _bucket, is_placed, missions_at, nearby
from contingent.vocabulary.missions import all_missions

_FORCE_KINDS = frozenset({"contribution_level", "units", "mission_presence", "deployment_other"})


def is_other(mission: str) -> bool:
    """Whether a mission is no mission of the United Nations."""
    known = all_missions().get(mission)
    return known is not None and known.kind == "non_un"


def mission_candidates(
    context: Context, focus: Focus, anchor: Anchor, kind: str, subject: str | None, history: History, month: str | None
) -> list[Candidate]:
    """Missions named near the anchor or meant by places near it, the document's own mission, and none."""
    document = context.document
    kind = "force" if kind in _FORCE_KINDS else kind
    sentence = document.tokens.sentence_of(anchor.core)
    line = context.line_of.get(anchor.core, 0)
    heading = context.lines[line].heading if context.lines else None
    found: dict[str, Candidate] = {}
    for mention in nearby(context, focus, sentence, heading):
        back = sentence - mention.sentence
        in_heading = heading is not None and context.line_of.get(mention.first) == heading
        if not (0 <= back <= 3 or in_heading or mention.first < focus.first_line):
            continue
        named = mention.id_of("mission")
        if named is None and mention.id_of("party") == subject and not is_placed(context, mention):
            continue
        meant = [named] if named else missions_at(mention, month)
        for number, mission in enumerate(meant[:2]):
            candidate = Candidate(
                mission, mention, _features(context, anchor, mention, kind, back, in_heading, bool(named), number)
            )
            known = found.get(mission)
            if known is None or _closer(anchor, mention, known.mention, sentence):
                found[mission] = candidate
    for mission in ([history.mission] if history.mission else []) + [name for name, _ in focus.missions.most_common(1)]:
        if ";" not in mission:
            found.setdefault(mission, Candidate(mission, None, ["far", f"far&{kind}"]))
    meant_by = focus.meant(context, month)
    for mission, candidate in found.items():
        share = meant_by[mission] / max(1, sum(meant_by.values()))
        candidate.features += [f"share={int(share * 4)}", f"share={int(share * 4)}&of={min(4, len(meant_by))}"]
        candidate.features += _mission_features(focus, mission, kind, history, sentence)
        candidate.features += _followed(history, subject, sentence, mission == history.mission)
    out = list(found.values())
    general = [
        *_none_features(context, anchor, kind, history, sentence, len(focus.missions)),
        f"meant={min(4, len(meant_by))}",
        *_followed(history, subject, sentence, history.mission is None),
        *_headed(context, focus, line, heading),
    ]
    out.append(Candidate(None, None, ["none", f"none&{kind}", *(f"none&{item}" for item in general)]))
    return out


def _followed(history: History, subject: str | None, sentence: int, same: bool) -> list[str]:
    """Whether a candidate is what the claim before had, and whether that was about the same contributor."""
    if not same or history.sentence < 0:
        return []
    back = min(3, sentence - history.sentence)
    return [f"kept&{back}&same={subject == history.subject}", f"kept&{back}&total={subject == 'UN-total'}"]


def _headed(context: Context, focus: Focus, line: int, heading: int | None) -> list[str]:
    """Whether the first line or the line's heading names a mission, by the shape of the line."""
    if not context.lines:
        return []
    shape, document = context.lines[line].shape, context.document
    titled = any("mission" in found.names for found in document.mentions_of_tokens(0, focus.first_line))
    over = context.lines[heading] if heading is not None else None
    headed = over is not None and any(
        "mission" in found.names for found in document.mentions_of_tokens(over.first, over.end)
    )
    return [f"titled={titled}&{shape}", f"headed={headed}&{shape}"]


def _closer(anchor: Anchor, mention: Mention, known: Mention | None, sentence: int) -> bool:
    if known is None:
        return True
    return (mention.sentence == sentence, -abs(mention.first - anchor.core)) > (
        known.sentence == sentence,
        -abs(known.first - anchor.core),
    )


def _features(
    context: Context, anchor: Anchor, mention: Mention, kind: str, back: int, in_heading: bool, named: bool, number: int
) -> list[str]:
    low = context.low
    side = "at" if mention.first <= anchor.core < mention.end else ("L" if mention.end <= anchor.core else "R")
    gap = anchor.first - mention.end if side == "L" else mention.first - anchor.end
    placed = is_placed(context, mention)
    surface = "mission" if named else (mention.names["party"].surface if "party" in mention.names else "place")
    out = [
        f"named={named}&back={min(back, 2)}&{side}",
        f"placed={placed}&{surface}",
        f"placed={placed}&{surface}&{min(back, 1)}&{side}",
        f"option={number}",
    ]
    if back == 0:
        out += [f"d={side}{_bucket(max(0, gap))}&{surface}", f"d={side}{_bucket(max(0, gap))}&placed={placed}"]
        low_at, high_at = sorted(
            (mention.end if side == "L" else anchor.end, anchor.first if side == "L" else mention.first)
        )
        between = low[low_at:high_at]
        numbers = sum(1 for at in range(low_at, high_at) if at in context.document.number_at)
        out += [
            f"numbers={side}{min(2, numbers)}&{surface}",
            f"cut={side}{any(word in {';', '.', '(', ')', ','} for word in between)}&{surface}",
        ]
        out.append(f"part={side}{';' in between}&{numbers > 0}&{surface}")
        if len(between) <= 3:
            out.append(f"{side}between=" + "_".join(between))
        rivals = sum(
            1
            for other in context.document.mentions_of_tokens(low_at, high_at)
            if "mission" in other.names or "place" in other.names or is_placed(context, other)
        )
        out += [f"rivals={side}{min(2, rivals)}&{surface}", f"rivals={side}{min(2, rivals)}&{numbers}&placed={placed}"]
    shape = context.lines[context.line_of.get(anchor.core, 0)].shape if context.lines else "prose"
    out.append(f"after:{low[mention.end] if mention.end < len(low) else '$'}&{surface}&{min(back, 1)}")
    out.append(f"before:{low[mention.first - 1] if mention.first else '^'}&{surface}&{min(back, 1)}")
    if in_heading:
        out += [f"heading&{surface}", f"heading&{surface}&{shape}"]
    if context.line_of.get(mention.first) == context.line_of.get(anchor.core):
        out.append(f"sameline&{context.lines[context.line_of.get(anchor.core, 0)].shape}&{surface}")
    if mention.first < (context.lines[0].end if context.lines else 0):
        out += [f"title&{surface}", f"title&{surface}&{shape}"]
    return out


def _mission_features(focus: Focus, mission: str, kind: str, history: History, sentence: int) -> list[str]:
    out = [f"other={is_other(mission)}&{kind}", f"count={min(3, focus.missions[mission])}"]
    if mission == history.mission:
        out += ["previous", f"previous&{kind}", f"previous&{min(2, sentence - history.sentence)}"]
    if len(focus.missions) == 1 and mission in focus.missions:
        out.append("only")
    return out


def _none_features(
    context: Context, anchor: Anchor, kind: str, history: History, sentence: int, missions: int
) -> list[str]:
    document = context.document
    start, end = document.tokens.bounds(anchor.core)
    bag = set(context.bag(start, end))
    out = [
        f"previous={history.mission is None}&{min(2, sentence - history.sentence)}",
        f"form={anchor.form}",
        f"sort={anchor.sort}",
    ]
    out += [
        f"in:{tag}"
        for tag in (
            "<mission>",
            "<place>",
            "cue.total",
            "cue.cum",
            "pronoun.mission",
            "cue.world",
            "cue.nonun",
            "un.total",
            "v.train",
        )
        if tag in bag
    ]
    left = context.bag(max(start, anchor.first - 5), anchor.first)
    right = context.bag(anchor.end, min(end, anchor.end + 6))
    out += [f"L:{tag}" for tag in left] + [f"R:{tag}" for tag in right]
    return out
