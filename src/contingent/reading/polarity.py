"""Features for how a claim is meant: asserted, negated, hypothetical or planned."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.groups import Features

_CUES = frozenset({"cue.neg", "cue.plan", "cue.hyp", "cue.past", "cue.present", "cue.quote", "cue.auth"})
_CLAUSE = frozenset({",", ";", ":", "(", ")", "—", "–", ".", "and", "but", "while", "which", "who", "where"})


def polarity_features(context: Context, anchor: Anchor, kind: str) -> Features:
    """Cue words in the clause, the sentence and the heading, by side and nearness."""
    start, end = context.document.tokens.bounds(anchor.core)
    left, right = anchor.first, anchor.end
    while left > start and context.low[left - 1] not in _CLAUSE:
        left -= 1
    while right < end and context.low[right] not in _CLAUSE:
        right += 1
    found = [
        (at, [tag for tag in tags if tag in _CUES])
        for at, tags in enumerate(context.tags[start:end], start)
        if not _CUES.isdisjoint(tags)
    ]
    out = ["bias", f"kind={kind}", f"form={anchor.form}", f"sort={anchor.sort}", f"w={context.low[anchor.core]}"]
    for name, first, last in (
        ("K", left, right),
        ("L", max(start, anchor.first - 5), anchor.first),
        ("R", anchor.end, min(end, anchor.end + 4)),
        ("S", start, end),
        ("SL", start, anchor.first),
    ):
        for at, cues in found:
            if first <= at < last:
                out += [f"{name}:{tag}" for tag in cues]
                out.append(f"{name}:{context.low[at]}")
                out.append(f"{name}:{cues[0]}&{kind}")
    line = context.line(anchor)
    if line.heading is not None:
        heading = context.lines[line.heading]
        out += [f"H:{tag}" for tag in context.bag(heading.first, heading.end) if tag in _CUES]
    return Features(list(dict.fromkeys(out)), [])
