"""Drawing from the record: who, when, where and how many, and in which way the statement is to be false."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from contingent.model.month import Month

from . import dating, wording
from .dating import When
from .facts import COUNTS, Facts
from .rules import LITERAL, Said
from .wording import claim

MODES = ("true", "true", "true", "value", "value", "value", "near", "definition", "contributor", "month")
CATEGORIES = (
    "unspecified", "unspecified", "uniformed", "troops", "troops", "military", "police", "personnel", "fpu", "ipo",
    "experts", "staff",
)  # fmt: skip


@dataclass
class Draft:
    """A sentence being written: its words, its date, and the claims it makes."""

    when: When
    text: str = ""
    claims: list[dict[str, Any]] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    made: list[str] = field(default_factory=list)

    def add(self, made: str, said: Said, kind: str, quote: str, **fields: Any) -> None:
        """Add a claim that the sentence makes."""
        self.claims.append(claim(kind, quote, as_of=self.when.as_of, **fields))
        self.said.append(said)
        self.made.append(made)


@dataclass
class Drawn:
    """Something the record says: who, when, where and how many by a category of people."""

    month: Month
    contributor: str
    category: str
    measure: str
    scope: str
    value: float
    mode: str

    @property
    def mission(self) -> str | None:
        """The mission of a mission's scope."""
        return self.scope.removeprefix("mission:") if self.scope.startswith("mission:") else None


class Drawing:
    """Draws from a record's figures with one seeded source of chance."""

    def __init__(self, facts: Facts, seed: int) -> None:
        self.facts = facts
        self.rng = Random(seed)
        self.old = [month for month in facts.every_month if month not in facts.dyads]
        self.new = sorted(facts.dyads)

    def _month(self, *, dyads: bool = False) -> Month:
        if dyads or not self.old or (self.new and self.rng.random() < 0.75):
            return self.rng.choice(self.new)
        return self.rng.choice(self.old)

    def _draw(self, categories: tuple[str, ...] = CATEGORIES, *, mission: float = 0.25) -> Drawn | None:
        rng, category = self.rng, self.rng.choice(categories)
        scope = "mission" if rng.random() < mission else rng.choice(["all", "all", "all", "peacekeeping"])
        month = self._month(dyads=scope != "all")
        if scope == "mission":
            scope = f"mission:{rng.choice(sorted(self.facts.dyads[month]))}"
        prefix = "women_" if category.startswith("women_") else ""
        literal = [prefix + name for name in LITERAL[category.removeprefix("women_")]]
        measures = [name for name in literal if self.facts.figures(name, scope, month)]
        if not measures:
            return None
        measure = rng.choice(measures)
        figures = self.facts.figures(measure, scope, month) or {}
        contributor = self._contributor(figures)
        return Drawn(month, contributor, category, measure, scope, figures[contributor], rng.choice(MODES))

    def _contributor(self, figures: dict[str, float]) -> str:
        names = sorted(figures)
        if self.rng.random() < 0.5:
            return self.rng.choices(names, [figures[name] for name in names])[0]
        return self.rng.choice(names)

    def _value(self, drawn: Drawn) -> float:
        """The number to state: the record's, or one that is off in the way of the mode."""
        rng, value = self.rng, drawn.value
        if drawn.mode == "value":
            value *= rng.choice([rng.uniform(0.5, 0.95), rng.uniform(1.05, 2.0)])
        if drawn.mode == "near":
            value += rng.choice([-3, -2, -1, 1, 2, 3])
        if drawn.mode == "definition":
            prefix = "women_" if drawn.measure.startswith("women_") else ""
            others = [self.facts.figure(prefix + name, drawn.scope, drawn.month, drawn.contributor) for name in COUNTS]
            value = rng.choice([other for other in others if other and other != value] or [value])
        if drawn.mode == "contributor":
            figures = self.facts.figures(drawn.measure, drawn.scope, drawn.month) or {}
            value = figures[rng.choice(sorted(figures))]
        return max(1, round(value))

    def _when(self, drawn: Drawn, *schemes: str) -> When:
        return dating.draw(self.rng, drawn.month, elsewhere=drawn.mode == "month", schemes=schemes)

    def _where(self, drawn: Drawn) -> tuple[str, bool]:
        if drawn.mission:
            return drawn.mission, False
        if drawn.scope == "peacekeeping":
            return self.rng.choice([place for place in wording.PLACES if place[1]])
        return self.rng.choice(wording.PLACES)

    def _who(self, drawn: Drawn, draft: Draft) -> str:
        return wording.party(drawn.contributor, start=not draft.when.lead)

    def _filled(self, action: str, draft: Draft, **words: str) -> str:
        verbs = {name: wording.verb(name, draft.when.tense) for name in wording.VERBS}
        return action.format(**verbs, **words)

    def _placed(self, drawn: Drawn, among: frozenset[str] | None) -> tuple[int, str | None] | None:
        """A place for the contributor (the largest half the time), and a neighbour to name with it."""
        figures = self.facts.figures(drawn.measure, drawn.scope, drawn.month) or {}
        order = sorted((n for n in figures if among is None or n in among), key=lambda n: (-figures[n], n))
        if not order:
            return None
        index = min(int(self.rng.expovariate(0.25)), len(order) - 1)
        drawn.contributor = order[index]
        found = self.facts.rank(drawn.measure, drawn.scope, drawn.month, drawn.contributor, among)
        rank = (found or (1, 1))[0]
        if drawn.mode in ("value", "near", "definition"):
            rank = max(1, rank + self.rng.choice([-4, -2, -1, 1, 1, 2, 3, 6]))
        if drawn.mode == "contributor":
            drawn.contributor = self.rng.choice(order[: index + 10])
        behind = None
        if self.rng.random() < 0.35 and len(order) > 1:
            behind = order[1] if rank == 1 else order[min(rank - 2, len(order) - 1)]
            if drawn.mode == "value" and self.rng.random() < 0.3:
                behind = self.rng.choice(order)
        return rank, behind if behind != drawn.contributor else None
