"""Candidates for the mission of a claim."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.focus import Focus
from contingent.reading.groups import Group, plain
from contingent.reading.history import Candidate, History
from contingent.reading.joint_totals import is_spread
from contingent.reading.mission_facts import FORCE_KINDS, described, is_other
from contingent.reading.mission_features import (
    followed,
    headed,
    name_features,
    none_features,
    of_mission,
    of_option,
    of_previous,
)
from contingent.reading.mission_places import fitting
from contingent.reading.mission_sizes import large_enough
from contingent.reading.nearby import named_above, nearby
from contingent.reading.placed import is_placed
from contingent.reading.records import is_field, named_in_record, names_another_label


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
            described(context, mention, named, month)
            or large_enough(anchor, focus.missions_at(mention, month), subject, month)[:2]
        )
        groups: list[Group] | None = None
        for number, mission in enumerate(meant):
            known = found.get(mission)
            if known is None or _closer(anchor, mention, known.mention, sentence):
                groups = groups or name_features(context, focus, anchor, near, bool(named))
                found[mission] = Candidate(mission, mention, [], [of_option(number), *groups])
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
        candidate.groups.append(of_mission(is_other(mission), kind, count, only, share, min(4, len(meant_by))))
        if previous:
            candidate.groups += [of_previous(kind, min(2, back)), *followed(history, subject, back)]
    general = [
        *none_features(context, anchor, history, min(2, back), len(meant_by)),
        *headed(context, focus, line, heading),
    ]
    if history.mission is None:
        general += followed(history, subject, back)
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


def _closer(anchor: Anchor, mention: Mention, known: Mention | None, sentence: int) -> bool:
    if known is None:
        return True
    return (mention.sentence == sentence, -abs(mention.first - anchor.core)) > (
        known.sentence == sentence,
        -abs(known.first - anchor.core),
    )
