"""Candidates for the time of a claim: dates near it, alone or as ends of an interval, publication, or nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from contingent.reading.anchors import Anchor
from contingent.reading.cells import Line
from contingent.reading.context import Context, WhenFacts
from contingent.reading.focus import bucket
from contingent.reading.groups import Group, group, plain
from contingent.reading.history import Candidate, History
from contingent.reading.periods import When
from contingent.reading.tenses import tense, tense_near

_CUTS = frozenset({";", ",", "(", ")", "—", "–", "and"})
_MOST = 8192
_SHORT_LINE = 24
_AFTER_LISTS = frozenset({";", ".", "–", "-", "—", "[", "|"})
_NOW = frozenset({"today", "now", "currently", "presently", "nowadays"})
_SINCE = frozenset({"since", "from"})


def time_candidates(context: Context, anchor: Anchor, kind: str, polarity: str, history: History) -> list[Candidate]:
    """Each date as a point, as a start (D/now), as an end (../D); the publication date; none."""
    document = context.document
    now = context.now
    if now is None and _says_now(context, anchor):
        return [Candidate(None, None, [], [])]
    stated = _of_column(context, anchor) or _of_list(context, anchor)
    if stated is not None:
        return [Candidate(stated.edtf, None, [], [], stated)]
    sentence = document.tokens.sentence_of(anchor.core)
    line = context.line_of.get(anchor.core, 0)
    heading = context.lines[line].heading if context.lines else None
    header = context.lines[line].header if context.lines else None
    out: dict[str | None, Candidate] = {}
    backs: dict[str | None, int] = {}
    governing = _governing(context, anchor)
    general = _general(context, anchor, kind, polarity, history, sentence, governing)
    then = tense(context, anchor)
    previous = [group("previous", f"previous&{min(2, sentence - history.sentence)}")]
    for when in _nearby(context, sentence, heading, line, governing):
        back = sentence - document.tokens.sentence_of(when.first)
        when_line = context.line_of.get(when.first)
        in_heading = heading is not None and when_line == heading
        if not (-1 <= back <= 6 or in_heading or when_line in (0, header) or when is governing):
            continue
        base = [*_features(context, anchor, when, kind, back, in_heading, polarity), general[0]]
        base.append(
            _of_tenses(_facts(context, when).lag, then, tense_near(context, when.first, when.end), min(back, 2))
        )
        if governing is not None:
            base.append(_of_governing(when is governing, then, max(-1, min(back, 3)), when.form))
        for form, value in _forms(when, now, polarity):
            if value in out and back != 0 and backs[value] == 0:
                continue
            groups = [plain(form, kind), *[part[form] for part in base], _used(history, value)]
            out[value] = Candidate(value, None, [], groups + previous if value == history.as_of else groups, when)
            backs[value] = back
    for name, default in _defaults(now, history):
        groups = [plain(name, kind), *[part[name] for part in general]]
        groups.append(_used(history, default)[name])
        if default not in out:
            out[default] = Candidate(default, None, [], groups)
            continue
        out[default].groups.append(group(f"also={name}"))
        if default == history.as_of:
            out[default].groups += groups
    return list(out.values())


def _says_now(context: Context, anchor: Anchor) -> bool:
    """Whether the sentence says "today" or the like before an anchor and names no date of its own."""
    first, end = context.document.tokens.bounds(anchor.core)
    dated = any(first <= at < end for at in context.when_starts)
    return not dated and bool(_NOW & set(context.low[first : anchor.core]))


def _of_column(context: Context, anchor: Anchor) -> When | None:
    """The one date that heads a number's column."""
    head = context.lines[context.line_of.get(anchor.core, 0)].head_of(anchor.core, context.lines)
    whens = context.document.whens_of_tokens(*head) if head is not None else []
    return whens[0] if len(whens) == 1 else None


def _of_list(context: Context, anchor: Anchor) -> When | None:
    """The year in brackets that ends a list: "460 DR Congo (MONUSCO); 35 South Sudan (UNMISS) (2024)"."""
    first, end = context.document.tokens.bounds(anchor.core)
    if ";" not in context.low[first:end]:
        return None
    for when in context.document.whens_of_tokens(anchor.end, end):
        bracketed = context.low[when.first - 1] == "(" and context.low[when.end : when.end + 1] == [")"]
        if bracketed and when.form == "year":
            return when if _ends_list(context, when.end + 1, end) else None
    return None


def _ends_list(context: Context, at: int, end: int) -> bool:
    """Whether what follows a date begins another list, or names whose list it is, or is nothing."""
    return at >= end or context.low[at] in _AFTER_LISTS


def _used(history: History, value: str | None) -> Group:
    """How much of what came before has this time: most of it, some, or nothing."""
    if not history.times:
        return group("used=first")
    share = history.times.count(value) / len(history.times)
    return _of_use(int(share * 4), min(4, len(history.times)))


@lru_cache(_MOST)
def _of_use(share: int, claims: int) -> Group:
    return group(f"used={share}", f"used={share}&of={claims}")


def _governing(context: Context, anchor: Anchor) -> When | None:
    """The date that governs figures without one of their own: that of the heading, else the last such date before."""
    line = context.lines[context.line_of.get(anchor.core, 0)]
    if line.heading is not None and line.shape != "prose":
        last = bisect_left(context.when_starts, context.lines[line.heading].end) - 1
        if last >= 0 and context.when_starts[last] >= context.lines[line.heading].first:
            return context.document.whens[last]
    if line.footing is not None and (below := _dated_below(context, line)) is not None:
        return below
    found = context.governing
    if found is None:
        found = context.governing = [when for when in context.document.whens if _facts(context, when).governs]
    before = bisect_left(found, anchor.end, key=_first)
    return found[max(0, before - 1)] if found else None


def _dated_below(context: Context, line: Line) -> When | None:
    """The one date just below a table that has none above: "(own count, 30/6/12)"."""
    below, top = context.lines[line.footing or 0], context.lines[0]
    whens = context.document.whens_of_tokens(below.first, below.end)
    dated_above = bool(context.document.whens_of_tokens(top.first, top.end)) and top.shape != "row"
    return whens[0] if len(whens) == 1 and below.end - below.first <= _SHORT_LINE and not dated_above else None


def _first(when: When) -> int:
    return when.first


@lru_cache(_MOST)
def _of_governing(it: bool, then: str, back: int, form: str) -> Group:
    return group(f"governs={it}&then={then}", f"governs={it}&back={back}", f"governs={it}&form={form}")


def _nearby(context: Context, sentence: int, heading: int | None, line: int, governing: When | None) -> list[When]:
    """The dates of the six sentences before and the one after, of heading, header and first line; the governing one."""
    tokens, whens, starts = context.document.tokens, context.document.whens, context.when_starts
    last = min(sentence + 1, len(tokens.sentences) - 1)
    spans = [(tokens.sentences[max(0, sentence - 6)][0], tokens.sentences[last][1])]
    spans.append((0, context.title_end))
    for number in {heading, context.lines[line].header} - {None} if context.lines else set():
        found = context.lines[number or 0]
        spans.append((found.first, found.end))
    if governing is not None:
        spans.append((governing.first, governing.first + 1))
    wanted = {at for first, end in spans for at in range(bisect_left(starts, first), bisect_left(starts, end))}
    return [whens[at] for at in sorted(wanted)]


def _forms(when: When, now: str | None, polarity: str) -> list[tuple[str, str]]:
    if when.form == "interval":
        begun, _, ended = when.edtf.partition("/")
        return [(when.form, when.edtf), ("begun", begun), ("ended", ended)]
    if when.form == "now":
        return [(when.form, when.edtf)]
    forms = [("point", when.edtf)]
    if when.future and (polarity in {"planned", "hypothetical"} or _lag(when.future, now) == "0"):
        forms.append(("ahead", when.future))
    if now is not None and when.form != "weekday":
        forms.append(("start", f"{when.edtf}/{now}"))
    forms.append(("end", f"../{when.edtf}"))
    return forms


def _defaults(now: str | None, history: History) -> list[tuple[str, str | None]]:
    out: list[tuple[str, str | None]] = [("none", None)]
    if now is not None:
        out += [("published", now), ("open", f"../{now}")]
        if history.as_of:
            out.append(("carried", history.as_of))
    elif history.as_of:
        out.append(("carried", history.as_of))
    return out


def _facts(context: Context, when: When) -> WhenFacts:
    found = context.when_facts.get(when.first)
    if found is None:
        found = context.when_facts[when.first] = _find_facts(context, when)
    return found


def _find_facts(context: Context, when: When) -> WhenFacts:
    low, classes = context.low, context.document.classes
    before = low[when.first - 1] if when.first else ""
    if before in {"the", "a"} and when.first > 1:
        before = low[when.first - 2]
    since = (
        before in _SINCE
        or low[max(0, when.first - 2) : when.first] == ["since", "the"]
        or "since" in low[max(0, when.first - 4) : when.first]
    )
    as_of = any(
        "cue.asof" in classes[at] and low[at] not in {"in", "on", "by"}
        for at in range(max(0, when.first - 5), when.first)
    )
    governs = when.form in {"day", "month", "edge"} and not since and (as_of or _counts_things(context, when))
    return WhenFacts(before, since, as_of, _lag(when.edtf, context.now), governs)


_FIGURES = frozenset([
    *("figures", "figure", "numbers", "data", "list", "table", "statistics", "position", "situation", "count"),
    *("counts", "snapshot", "state", "states", "sheet", "records", "returns", "stats", "tally", "digest"),
])  # fmt: skip


def _counts_things(context: Context, when: When) -> bool:
    """Whether a date stands beside a word for figures: "data to the end of August", "the March numbers"."""
    start, end = context.document.tokens.bounds(when.first)
    around = context.low[max(start, when.first - 6) : min(end, when.end + 3)]
    return not _FIGURES.isdisjoint(around)


def _features(
    context: Context, anchor: Anchor, when: When, kind: str, back: int, in_heading: bool, polarity: str
) -> list[Group]:
    before, since, as_of, lag, _ = _facts(context, when)
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
    line_a, line_w = context.line_of.get(anchor.core, -1), context.line_of.get(when.first, -2)
    if line_w == 0 and line_a != 0:
        placed += (f"title&{when.form}",)
    if line_a >= 0 and context.lines[line_a].header == line_w:
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
def _of_tenses(lag: str, then: str, dated: str, back: int) -> Group:
    return group(f"lag={lag}&then={then}", f"then={then}&dated={dated}&back={back}")


def _lag(edtf: str, now: str | None) -> str:
    """How long before publication a date lies, in steps; "?" where one of them is not known to the month."""
    if now is None or len(now) < 7 or len(edtf) < 7 or not edtf[5:7].isdigit() or not edtf[:4].isdigit():
        return "?"
    months = (int(now[:4]) - int(edtf[:4])) * 12 + int(now[5:7]) - int(edtf[5:7])
    for bound, name in ((-1, "ahead"), (0, "0"), (1, "1"), (3, "3"), (8, "8"), (14, "14")):
        if months <= bound:
            return name
    return "old"


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


def _general(
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
