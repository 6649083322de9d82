"""Claims of the strength of a whole force outside the United Nations, by the months in which a source counted it."""

from __future__ import annotations

from collections import defaultdict

from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.figures import between, fits, stated_number
from contingent.checking.facts.phrases import dated, sentence, spoken
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.checking.question import Unanswerable
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day

UNITS = {
    "police": ("police",),
    "troops": ("troops",),
    "military": ("troops", "military observers"),
    "experts": ("military observers",),
}
"""Which counted people each category means; any other category means all of them."""


def answer(asked: Asked, force: str) -> Answer:
    """Return the readings of a claim of how many people a whole force has."""
    wanted = UNITS.get(asked.claim.category or "")
    counted: dict[str, list[Fact]] = defaultdict(list)
    for fact in asked.record.facts.where(kind="presence", subject=force):
        if fact.value is not None and (wanted is None or fact.unit in wanted):
            counted[fact.start].append(fact)
    if not counted or asked.claim.value is None:
        raise Unanswerable(f"the record has no strengths of {force} as a whole")
    values = {date: sum(fact.value or 0.0 for fact in facts) for date, facts in counted.items()}
    number, about = stated_number(asked.claim, values.values())
    assert number is not None
    spans = joined(
        Span(
            first_day(date),
            last_day(facts[0].end or date),
            fits(number, (values[date],)),
            sentence(f"{force} had {values[date]:,.0f} people {dated(date)}, as {facts[0].publisher} says"),
            values[date],
            tuple(facts),
        )
        for date, facts in sorted(counted.items())
    )
    first, last = spoken(spans[0].first), spoken(spans[-1].last)
    missing = f"the record has strengths of {force} for single months between {first} and {last} only"
    near = [value for value in values.values() if between(number, value / 2, value * 2)]
    open_to = "such counts are of single months, and those in the record are not far from it" if near else None
    reading = FactReading("presence", f"force:{force}", True, spans)
    return Answer((reading,), missing, tuple(about), first_open=open_to, number=number)
