"""What speaks for and against a date as the time of a claim, in features."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.governing import facts_of_date
from contingent.reading.groups import Group, group
from contingent.reading.history import History
from contingent.reading.periods import When
from contingent.reading.placed import bucket
from contingent.reading.tenses import tense

_CUTS = frozenset({";", ",", "(", ")", "—", "–", "and"})
_MOST = 8192


def date_features(
    context: Context, anchor: Anchor, when: When, kind: str, back: int, in_heading: bool, polarity: str
) -> list[Group]:
    """What the place of a date beside an anchor tells."""
    before, since, as_of, lag, _ = facts_of_date(context, when)
    side = "L" if when.end <= anchor.core else "R"
    starts = context.when_starts
    skipped = bisect_left(starts, anchor.core) - bisect_right(starts, when.first) if side == "L" else 0
    out = [
        _of_place(min(skipped, 3), lag, when.form, as_of, when is context.first_dated, back, since),
        _of_kind(since, kind, when.form, lag, polarity),
        group(f"before:{before}"),
    ]
    out.append(_of_word(_before(context, anchor), side, min(back, 1), min(skipped, 2)))
    if back == 0:
        gap = anchor.first - when.end if side == "L" else when.first - anchor.end
        out += _between(context, anchor, when, side, bucket(max(0, gap)), since)
    placed: tuple[str, ...] = ("heading",) if in_heading else ()
    line_a, line_w = context.line_of[anchor.core], context.line_of.get(when.first, -2)
    if line_w == 0 and line_a != 0:
        placed += (f"title&{when.form}",)
    if context.lines[line_a].header == line_w:
        same = _column_of(context, line_w, when.first) == _column_of(context, line_a, anchor.core)
        placed += (f"header&same={same}",)
    elif line_a == line_w and context.lines[line_a].shape in {"row", "item"}:
        placed += (f"sameline&{context.lines[line_a].shape}",)
    if placed:
        out.append(group(*placed))
    return out


_TELLING_BEFORE = frozenset(
    {"from", "to", "than", "against", "of", "(", "with", "at", "was", "is", "had", "has", ":", ","}
)


def _before(context: Context, anchor: Anchor) -> str:
    """The word before an anchor, where it tells of its time ("from 538 to 1,600")."""
    word = context.low[anchor.first - 1] if anchor.first else "^"
    return word if word in _TELLING_BEFORE else "else"


@lru_cache(_MOST)
def _of_word(word: str, side: str, back: int, skipped: int) -> Group:
    return group(f"word={word}&{side}&{back}&{skipped}")


@lru_cache(_MOST)
def _of_place(skipped: int, lag: str, form: str, as_of: bool, first: bool, back: int, since: bool) -> Group:
    return group(
        f"skipped={skipped}",
        f"skipped={min(skipped, 2)}&lag={lag}",
        f"lag={lag}&{form}",
        f"asof={as_of}&lag={lag}",
        f"firstdate={first}&lag={lag}",
        f"back={min(back, 3)}",
        f"back={min(back, 3)}&{form}",
        f"form={form}",
        f"since={since}&back={min(abs(back), 2)}",
    )


@lru_cache(_MOST)
def _of_kind(since: bool, kind: str, form: str, lag: str, polarity: str) -> Group:
    return group(f"since={since}&{kind}", f"form={form}&{kind}", f"polarity={polarity}", f"lag={lag}&{kind}")


@lru_cache(_MOST)
def of_tenses(lag: str, then: str, dated: str, back: int) -> Group:
    """How a date's lag and tense go with the tense of the claim."""
    return group(f"lag={lag}&then={then}", f"then={then}&dated={dated}&back={back}")


def _column_of(context: Context, line: int, token: int) -> int:
    return context.lines[line].column_of(token) - len(context.lines[line].cells)


def _between(context: Context, anchor: Anchor, when: When, side: str, distance: str, since: bool) -> list[Group]:
    """Tell what stands between an anchor and a date of its sentence, and how much of it."""
    document = context.document
    lower, upper = sorted((when.end if side == "L" else anchor.end, anchor.first if side == "L" else when.first))
    between = context.low[lower:upper]
    cuts = sum([word in _CUTS for word in between])
    values = sum([at in document.number_at for at in range(lower, upper)])
    dates = sum([at in document.when_at for at in range(lower, upper)])
    out = [_of_gap(side, distance, since, min(cuts, 3), min(values, 2), min(dates, 2))]
    if len(between) <= 2:
        out.append(group(f"{side}between=" + "_".join(between)))
    return out


@lru_cache(_MOST)
def _of_gap(side: str, distance: str, since: bool, cuts: int, values: int, dates: int) -> Group:
    return group(
        f"d={side}{distance}",
        f"d={side}{distance}&since={since}",
        f"cuts={side}{cuts}",
        f"values={side}{values}",
        f"dates={side}{dates}",
    )


_TELLING = frozenset([
    *("is", "are", "has", "have", "was", "were", "had", "will", "now", "so", "ever", "been", "then", "once", "largest"),
    *("peak", "height", "greatest", "time", "still", "today", "would", "go"),
])  # fmt: skip
"""Words near a claim that tell of its time."""


def general_features(
    context: Context,
    anchor: Anchor,
    kind: str,
    polarity: str,
    history: History,
    sentence: int,
    governing: When | None,
) -> list[Group]:
    """What tells of the time whatever dates there are; the first part goes with each date too."""
    document = context.document
    start, end = document.tokens.bounds(anchor.core)
    clause = context.bag(max(start, anchor.first - 8), min(end, anchor.end + 8))
    dated = bisect_left(context.when_starts, start) < bisect_left(context.when_starts, end)
    title = bool(context.lines and document.whens) and document.whens[0].end <= context.lines[0].end
    previous = (
        "none"
        if history.as_of is None
        else ("published" if history.as_of == context.now else ("interval" if "/" in history.as_of else "date"))
    )
    then = tense(context, anchor)
    words = context.low[max(start, anchor.first - 6) : min(end, anchor.end + 6)]
    telling = sorted(_TELLING.intersection(words))
    return [
        _of_tense(then, dated, kind, previous),
        _of_past(polarity, kind, dated, previous, min(2, sentence - history.sentence)),
        _of_text(title, history.kind == kind, previous),
        _of_rule(governing is not None, then, dated, governing is not None and governing.edtf == history.as_of),
        group(*[f"near:{tag}" for tag in clause if tag in _NEAR]),
        group(*[f"w:{word}" for word in telling]),
    ]


_NEAR = frozenset({"cue.past", "cue.present", "cue.cum", "cue.since", "cue.plan", "cue.hyp", "v.die", "cue.asof"})


@lru_cache(_MOST)
def _of_tense(then: str, dated: bool, kind: str, previous: str) -> Group:
    return group(f"tense={then}&dated={dated}", f"tense={then}&{kind}", f"tense={then}&{previous}")


@lru_cache(_MOST)
def _of_past(polarity: str, kind: str, dated: bool, previous: str, back: int) -> Group:
    return group(f"polarity={polarity}&{kind}", f"dated={dated}", f"previous={previous}&{back}&dated={dated}")


@lru_cache(_MOST)
def _of_rule(governed: bool, then: str, dated: bool, so_far: bool) -> Group:
    return group(f"governed={governed}&then={then}&dated={dated}", f"governed={governed}&previous={so_far}&{then}")


@lru_cache(_MOST)
def _of_text(title: bool, same: bool, previous: str) -> Group:
    return group(f"title={title}", f"same={same}&{previous}")


@lru_cache(_MOST)
def of_governing(it: bool, then: str, back: int, form: str) -> Group:
    """Whether a date is the one that governs, by the tense of the claim and by its distance."""
    return group(f"governs={it}&then={then}", f"governs={it}&back={back}", f"governs={it}&form={form}")
