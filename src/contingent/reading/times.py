"""Candidates for the time of a claim: dates near it, alone or as ends of an interval, publication, or nothing."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from contingent.reading.anchor import Anchor
from contingent.reading.barred import EVERY, barred_forms, is_ahead
from contingent.reading.context import Context
from contingent.reading.dating import date_features, general_features, of_governing, of_tenses
from contingent.reading.governing import (
    STRENGTHS,
    date_of_clause,
    date_of_column,
    date_of_heading,
    date_of_list,
    facts_of_date,
    governing_date,
    lag_of,
)
from contingent.reading.groups import Group, group, plain
from contingent.reading.history import Candidate, History
from contingent.reading.periods import When
from contingent.reading.records import start_in_record
from contingent.reading.relation_tables import date_of_relation
from contingent.reading.relative_dates import NOW
from contingent.reading.tenses import tense, tense_near
from contingent.reading.timelines import date_of_entry

_MOST = 8192
_PRESENT = frozenset({"mission_presence", "deployment_other"})
_OF_NOW = frozenset({"asserted", "negated"})
_MONTH = 7
"""Characters of a date that is exact to the month."""
_BEHIND = frozenset({"none", "past"})
"""Tenses in which figures go on with the date told before."""
_EVENTS = frozenset({"withdrawal", "fatalities", "membership", "diplomatic_relation"})
"""Kinds whose dates figures do not go on with."""
_SAID = 6
"""Words between what was said and its date: "told the General Assembly on Monday"."""


def time_candidates(context: Context, anchor: Anchor, kind: str, polarity: str, history: History) -> list[Candidate]:
    """Each date as a point, as a start (D/now), as an end (../D); the publication date; none."""
    document = context.document
    now = context.now
    given = _given(context, anchor, kind, polarity, history)
    if given is not None:
        return [given]
    sentence = document.tokens.sentence_of(anchor.core)
    line = context.line_of[anchor.core]
    heading, header = context.lines[line].heading, context.lines[line].header
    out: dict[str | None, Candidate] = {}
    backs: dict[str | None, int] = {}
    closed: set[str | None] = set()
    governing = governing_date(context, anchor)
    general = general_features(context, anchor, kind, polarity, history, sentence, governing)
    then = tense(context, anchor)
    previous = [group("previous", f"previous&{min(2, sentence - history.sentence)}")]
    for when in _nearby(context, sentence, heading, line, governing):
        back = sentence - document.tokens.sentence_of(when.first)
        when_line = context.line_of.get(when.first)
        in_heading = heading is not None and when_line == heading
        if not (-1 <= back <= 6 or in_heading or when_line in (0, header) or when is governing):
            continue
        barred = barred_forms(context, anchor, when, kind, in_heading=in_heading)
        closed |= {when.edtf} if "point" in barred else set()
        if barred is EVERY:
            continue
        base = [*date_features(context, anchor, when, kind, back, in_heading, polarity), general[0]]
        base.append(
            of_tenses(facts_of_date(context, when).lag, then, tense_near(context, when.first, when.end), min(back, 2))
        )
        if governing is not None:
            base.append(of_governing(when is governing, then, max(-1, min(back, 3)), when.form))
        for form, value in _forms(when, now, polarity, reported=_is_of_report(context, when)):
            if (value in out and back != 0 and backs[value] == 0) or form in barred:
                continue
            groups = [plain(form, kind), *[part[form] for part in base], _used(history, value)]
            groups += previous if value == history.as_of else []
            out[value] = Candidate(value, None, [], groups, when, (form,))
            backs[value] = back
    for name, default in _defaults(now, None if history.as_of in closed else history.as_of):
        groups = [plain(name, kind), *[part[name] for part in general]]
        groups.append(_used(history, default)[name])
        if default not in out:
            out[default] = Candidate(default, None, [], groups, None, (name,))
            continue
        out[default].groups.append(group(f"also={name}"))
        out[default].forms += (name,)
        if default == history.as_of:
            out[default].groups += groups
    of_now = polarity in _OF_NOW and kind != "other"
    return [candidate for value, candidate in out.items() if not (of_now and is_ahead(value, now))]


def _given(context: Context, anchor: Anchor, kind: str, polarity: str, history: History) -> Candidate | None:
    """The time that place and words leave no choice of."""
    if context.now is None and _says_now(context, anchor):
        return Candidate(None, None, [], [])
    stated = _stated(context, anchor, kind)
    if stated is not None:
        return Candidate(stated.edtf, None, [], [], stated)
    if _goes_on(context, anchor, kind, polarity, history):
        return Candidate(history.as_of, None, [], [])
    if _begins_anew(context, anchor, kind, polarity, history):
        return Candidate(context.now, None, [], [])
    start = start_in_record(context, anchor) if kind in _PRESENT else None
    return Candidate(f"{start.edtf}/{context.now or '..'}", None, [], [], start) if start is not None else None


def _stated(context: Context, anchor: Anchor, kind: str) -> When | None:
    """The one date that the place of an anchor leaves: of its column, list, clause, heading, row or line."""
    return (
        date_of_column(context, anchor)
        or date_of_list(context, anchor)
        or date_of_clause(context, anchor, kind)
        or date_of_heading(context, anchor, kind)
        or date_of_relation(context, anchor)
        or date_of_entry(context, anchor, kind)
    )


def _goes_on(context: Context, anchor: Anchor, kind: str, polarity: str, history: History) -> bool:
    """Whether figures in the past, or without a verb, go on with the date told before: "... in May. Police: 18."."""
    told, prose = history.as_of or "", context.line(anchor).shape == "prose"
    exact = len(told) >= _MONTH and not {"~", "/"} & {*told} and not is_ahead(told, context.now)
    if not exact or not prose or polarity != "asserted" or not {kind, history.kind} <= STRENGTHS:
        return False
    sentence = context.document.tokens.sentence_of(anchor.core)
    dated = context.document.whens_of_tokens(*context.document.tokens.sentences[sentence])
    return not dated and sentence != history.sentence and tense(context, anchor) in _BEHIND


def _begins_anew(context: Context, anchor: Anchor, kind: str, polarity: str, history: History) -> bool:
    """Whether present figures behind an event are of publication: "The last 233 left in June. 79 are women."."""
    if context.now is None or kind not in STRENGTHS or history.kind not in _EVENTS or polarity != "asserted":
        return False
    sentence = context.document.tokens.sentence_of(anchor.core)
    dated = context.document.whens_of_tokens(*context.document.tokens.sentences[sentence])
    here = context.line(anchor).shape == "prose" and sentence in {history.sentence + 1, history.sentence + 2}
    return here and not dated and tense(context, anchor) in {"present", "none"}


def _says_now(context: Context, anchor: Anchor) -> bool:
    """Whether the sentence says "today" or the like before an anchor and names no date of its own."""
    first, end = context.document.tokens.bounds(anchor.core)
    dated = any(first <= at < end for at in context.when_starts)
    return not dated and bool(NOW & set(context.low[first : anchor.core]))


def _used(history: History, value: str | None) -> Group:
    """How much of what came before has this time: most of it, some, or nothing."""
    if not history.times:
        return group("used=first")
    share = history.times.count(value) / len(history.times)
    return _of_use(int(share * 4), min(4, len(history.times)))


@lru_cache(_MOST)
def _of_use(share: int, claims: int) -> Group:
    return group(f"used={share}", f"used={share}&of={claims}")


def _nearby(context: Context, sentence: int, heading: int | None, line: int, governing: When | None) -> list[When]:
    """The dates of the six sentences before and the one after, of heading, header and first line; the governing one."""
    tokens, whens, starts = context.document.tokens, context.document.whens, context.when_starts
    last = min(sentence + 1, len(tokens.sentences) - 1)
    spans = [(tokens.sentences[max(0, sentence - 6)][0], tokens.sentences[last][1])]
    spans.append((0, context.title_end))
    for number in {heading, context.lines[line].header} - {None}:
        found = context.lines[number or 0]
        spans.append((found.first, found.end))
    if governing is not None:
        spans.append((governing.first, governing.first + 1))
    wanted = {at for first, end in spans for at in range(bisect_left(starts, first), bisect_left(starts, end))}
    return [whens[at] for at in sorted(wanted)]


def _is_of_report(context: Context, when: When) -> bool:
    """Whether a date tells when something was said, and not when it is to happen: "said on Monday that it will"."""
    first, _ = context.document.tokens.bounds(when.first)
    return any(context.document.has(at, "cue.quote") for at in range(max(first, when.first - _SAID), when.first))


def _forms(when: When, now: str | None, polarity: str, *, reported: bool) -> list[tuple[str, str]]:
    if when.form == "interval":
        begun, _, ended = when.edtf.partition("/")
        return [(when.form, when.edtf), ("begun", begun), ("ended", ended)]
    if when.form == "now":
        return [(when.form, when.edtf)]
    forms = [("point", when.edtf)]
    if when.future and not reported and (polarity in {"planned", "hypothetical"} or lag_of(when.future, now) == "0"):
        forms.append(("ahead", when.future))
    if when.form != "weekday":
        forms.append(("start", f"{when.edtf}/{now or '..'}"))
    forms.append(("end", f"../{when.edtf}"))
    return forms


def _defaults(now: str | None, carried: str | None) -> list[tuple[str, str | None]]:
    out: list[tuple[str, str | None]] = [("none", None)]
    if now is not None:
        out += [("published", now), ("open", f"../{now}")]
    return [*out, ("carried", carried)] if carried else out
