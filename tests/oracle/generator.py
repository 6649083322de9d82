"""Seeded passages with claims drawn from the record: true, and false in one known way.

`generate` gives cases in the annotation scheme together with what their writer knows (tense, wording, clause),
which the checker has to read from the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from contingent.errors import UnknownNameError
from contingent.model.month import Month
from contingent.vocabulary.groups import find_group, members

from . import wording
from .dating import When
from .drawing import CATEGORIES, Draft, Drawing, Drawn
from .facts import UN_TOTAL, Facts
from .rules import Said

FORMS = ("=", "=", "=", "=", "round", "round", "~", "~", "nearly", ">", ">", ">=", "<", "<=", "range")
WOMEN = (
    "women_uniformed", "women_uniformed", "women_troops", "women_military", "women_police", "women_experts",
    "women_staff",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A passage, and for each claim what its writer knows, its clause, and how it was made."""

    id: str
    text: str
    published: str | None
    claims: tuple[dict[str, Any], ...]
    said: tuple[Said, ...]
    clauses: tuple[int, ...]
    made: tuple[str, ...]

    def passage(self) -> dict[str, Any]:
        """The case as a line of the annotation scheme."""
        return {
            "id": self.id, "style": "news", "lang": "en", "published": self.published, "text": self.text,
            "claims": list(self.claims), "distractors": [],
        }  # fmt: skip


class Generator(Drawing):
    """Writes sentences about what it draws."""

    def __init__(self, facts: Facts, seed: int) -> None:
        super().__init__(facts, seed)
        self.recipes: list[tuple[int, Callable[[], Draft | None]]] = [
            (40, self._level), (22, self._rank), (6, self._presence), (5, self._missions), (6, self._women),
            (6, self._share), (6, self._everybody), (4, self._countries), (8, self._pair), (3, self._sum),
            (2, self._cumulative), (2, self._withdrawal), (2, self._not_asserted), (1, self._not_ours),
        ]  # fmt: skip

    def draft(self) -> Draft:
        """Write one sentence; recipes that find nothing to say are drawn again."""
        weights = [weight for weight, _ in self.recipes]
        while True:
            recipe = self.rng.choices(self.recipes, weights)[0][1]
            draft = recipe()
            if draft is not None and all(one["quote"] in draft.text for one in draft.claims):
                return draft

    def _level(self, categories: tuple[str, ...] = CATEGORIES, kind: str = "contribution_level") -> Draft | None:
        drawn = self._draw(categories)
        if drawn is None:
            return None
        form = self.rng.choice(FORMS)
        number = wording.number(self.rng, self._value(drawn), form)
        if not number.fields["value"]:
            return None
        draft = Draft(self._when(drawn))
        who, (where, peacekeeping) = self._who(drawn, draft), self._where(drawn)
        quote = f"{number.words} {self.rng.choice(wording.NOUNS[drawn.category])}"
        action = self.rng.choice(["{send} {quote} to {where}", "{have} {quote} in {where}"])
        draft.text = f"{draft.when.lead}{who} {self._filled(action, draft, quote=quote, where=where)}."
        said = Said(draft.when.tense, peacekeeping)
        draft.add(f"{kind} {form} {drawn.mode}", said, kind, quote, contributor=drawn.contributor,
                  mission=drawn.mission, category=drawn.category, value_unit="persons", **number.fields)  # fmt: skip
        return draft

    def _rank(self) -> Draft | None:
        categories = ("unspecified", "unspecified", "uniformed", "troops", "police", "military", "women_uniformed")
        drawn = self._draw(categories, mission=0.15)
        if drawn is None:
            return None
        group, phrase = self._group(drawn)
        among = _members(group, drawn.month) if group else None
        found = self._placed(drawn, among)
        if found is None:
            return None
        rank, behind = found
        draft = Draft(self._when(drawn))
        quote, fields = self._place(drawn, rank)
        side = "ahead" if rank == 1 else "behind"
        others = "" if not behind else f", {side} {'of ' if rank == 1 else ''}{wording.party(behind, start=False)}"
        where, peacekeeping = self._where(drawn)
        action = f"{{be}} {quote} to {where}{phrase}{others}"
        draft.text = f"{draft.when.lead}{self._who(drawn, draft)} {self._filled(action, draft)}."
        said = Said(draft.when.tense, peacekeeping, side)
        draft.add(f"rank {drawn.mode}", said, "contribution_rank", quote, contributor=drawn.contributor,
                  mission=drawn.mission, category=drawn.category, rank=rank, relative_to=behind,
                  among=group or drawn.mission, **fields)  # fmt: skip
        return draft

    def _group(self, drawn: Drawn) -> tuple[str | None, str]:
        if drawn.mission or self.rng.random() < 0.7:
            return None, ""
        group, phrase = self.rng.choice(wording.GROUPS)
        return group, f" {phrase}"

    def _place(self, drawn: Drawn, rank: int) -> tuple[str, dict[str, Any]]:
        noun = self.rng.choice(wording.NOUNS[drawn.category])
        if rank > 1 and self.rng.random() < 0.12:
            return f"among the top {wording.count(self.rng, rank)} contributors of {noun}", {"comparator": "<="}
        return f"the {wording.place(rank)} contributor of {noun}", {"comparator": "="}

    def _presence(self) -> Draft | None:
        drawn = self._draw(("uniformed",), mission=1.0)
        if drawn is None:
            return None
        if drawn.mode == "contributor":
            drawn.contributor = self._contributor(self.facts.figures("uniformed", "all", drawn.month) or {"RWA": 1})
        missions = drawn.mission or ""
        named = missions
        if self.rng.random() < 0.15:
            other = self.rng.choice(sorted(self.facts.dyads[drawn.month]))
            if other != missions:
                missions, named = f"{missions};{other}", f"{missions} and {other}"
        draft = Draft(self._when(drawn))
        quote = self._filled(f"{{serve}} in {named}", draft)
        draft.text = f"{draft.when.lead}{self._who(drawn, draft)} {quote}."
        draft.add(f"presence {drawn.mode}", Said(draft.when.tense), "mission_presence", quote,
                  contributor=drawn.contributor, mission=missions)  # fmt: skip
        return draft

    def _missions(self) -> Draft | None:
        drawn = self._draw(("uniformed",), mission=0.0)
        if drawn is None or drawn.month not in self.facts.dyads:
            return None
        where, peacekeeping = self._where(drawn)
        scope = "peacekeeping" if peacekeeping and self.rng.random() < 0.7 else "all"
        value = len(self.facts.missions_of(drawn.contributor, drawn.month, scope) or [])
        if drawn.mode in ("value", "near", "definition", "contributor"):
            value += self.rng.choice([-2, -1, 1, 2, 4])
        if value < 1:
            return None
        draft, more = Draft(self._when(drawn)), self.rng.random() < 0.15
        words = ("at least " if more else "") + wording.count(self.rng, value)
        quote = f"{words} {where if 'missions' in where or 'operations' in where else 'UN missions'}"
        draft.text = f"{draft.when.lead}{self._who(drawn, draft)} {self._filled(f'{{serve}} in {quote}', draft)}."
        draft.add(f"missions {drawn.mode}", Said(draft.when.tense, peacekeeping), "mission_presence", quote,
                  contributor=drawn.contributor, value=value, value_unit="missions",
                  comparator=">=" if more else "=")  # fmt: skip
        return draft

    def _women(self) -> Draft | None:
        return self._level(WOMEN, "gender_share")

    def _share(self) -> Draft | None:
        drawn = self._draw(WOMEN)
        if drawn is None:
            return None
        share = drawn.measure.replace("women_", "women_share_", 1)
        whole = self.rng.random() < 0.4
        contributor = UN_TOTAL if whole else drawn.contributor
        value = self.facts.figure(share, drawn.scope, drawn.month, contributor)
        if not value:
            return None
        if drawn.mode in ("value", "near", "definition", "contributor"):
            value = min(100, value * self.rng.uniform(0.5, 1.6))
        draft, said_value = Draft(self._when(drawn)), round(value, self.rng.choice([0, 1, 1, 2]))
        form = self.rng.choice(["=", "=", "=", "~", ">"])
        words = {"=": "", "~": "about ", ">": "more than "}[form]
        quote = f"{words}{said_value:g} per cent"
        noun = wording.NOUNS[drawn.category.removeprefix("women_")][0]
        owner = "United Nations" if whole else f"{wording.party(drawn.contributor, start=False)}'s"
        place, peacekeeping = self._where(drawn)
        start = "women" if draft.when.lead else "Women"
        body = self._filled("{make} {quote} of {owner} {noun} in {place}", draft, quote=quote, owner=owner, noun=noun,
                            place=place)  # fmt: skip
        draft.text = f"{draft.when.lead}{start} {body}."
        draft.add(f"share {form} {drawn.mode}", Said(draft.when.tense, peacekeeping), "gender_share", quote,
                  contributor=contributor, mission=drawn.mission, category=drawn.category, comparator=form,
                  value=float(f"{said_value:g}"), value_unit="percent")  # fmt: skip
        return draft

    def _everybody(self) -> Draft | None:
        drawn = self._draw((*CATEGORIES, *WOMEN))
        if drawn is None:
            return None
        drawn.contributor = UN_TOTAL
        drawn.value = self.facts.figure(drawn.measure, drawn.scope, drawn.month, UN_TOTAL) or 0
        form = self.rng.choice(FORMS)
        number = wording.number(self.rng, self._value(drawn), form)
        if not number.fields["value"]:
            return None
        draft = Draft(self._when(drawn))
        where, peacekeeping = self._where(drawn)
        quote = f"{number.words} {self.rng.choice(wording.NOUNS[drawn.category])}"
        owner = "the United Nations" if draft.when.lead else "The United Nations"
        draft.text = f"{draft.when.lead}{owner} {self._filled(f'{{have}} {quote} in {where}', draft)}."
        kind = "gender_share" if drawn.category.startswith("women_") else "contribution_level"
        draft.add(f"everybody {form} {drawn.mode}", Said(draft.when.tense, peacekeeping), kind, quote,
                  contributor=UN_TOTAL, mission=drawn.mission, category=drawn.category, value_unit="persons",
                  **number.fields)  # fmt: skip
        return draft

    def _countries(self) -> Draft | None:
        drawn = self._draw(("uniformed",))
        if drawn is None:
            return None
        value = len(self.facts.figures("uniformed", drawn.scope, drawn.month) or {})
        if drawn.mode in ("value", "near", "definition", "contributor"):
            value = max(1, value + self.rng.choice([-15, -6, -3, -2, -1, 1, 2, 3, 7, 20]))
        draft, form = Draft(self._when(drawn)), self.rng.choice(["=", "=", "=", "~", ">", ">="])
        words = {"=": "", "~": "about ", ">": "more than ", ">=": "at least "}[form]
        quote = f"{words}{wording.count(self.rng, value)} countries"
        where, peacekeeping = self._where(drawn)
        opening = quote if draft.when.lead else quote[:1].upper() + quote[1:]
        draft.text = f"{draft.when.lead}{opening} {self._filled(f'{{give}} people to {where}', draft)}."
        draft.add(f"countries {form} {drawn.mode}", Said(draft.when.tense, peacekeeping), "contribution_level", opening,
                  contributor=UN_TOTAL, mission=drawn.mission, comparator=form, value=value,
                  value_unit="countries")  # fmt: skip
        return draft

    def _pair(self) -> Draft | None:
        drawn = self._draw(("unspecified", "uniformed", "troops", "police"), mission=0.0)
        found = self._placed(drawn, None) if drawn else None
        if drawn is None or found is None:
            return None
        rank, behind = found
        drawn.value = self.facts.figure(drawn.measure, drawn.scope, drawn.month, drawn.contributor) or 0
        form = self.rng.choice(["=", "=", "~", ">"])
        number = wording.number(self.rng, self._value(drawn), form)
        if not number.fields["value"] or not drawn.value:
            return None
        draft, (where, peacekeeping) = Draft(self._when(drawn)), self._where(drawn)
        side = "ahead" if rank == 1 else "behind"
        others = "" if not behind else f", {side} {'of ' if rank == 1 else ''}{wording.party(behind, start=False)}"
        first = f"the {wording.place(rank)} contributor"
        second = f"{number.words} {wording.NOUNS[drawn.category][0]}"
        action = f"{{be}} {first} to {where}{others}, with {second}"
        draft.text = f"{draft.when.lead}{self._who(drawn, draft)} {self._filled(action, draft)}."
        draft.add(f"pair rank {drawn.mode}", Said(draft.when.tense, peacekeeping, side), "contribution_rank", first,
                  contributor=drawn.contributor, category="unspecified", rank=rank, relative_to=behind,
                  comparator="=")  # fmt: skip
        draft.add(f"pair level {form} {drawn.mode}", Said(draft.when.tense, peacekeeping), "contribution_level", second,
                  contributor=drawn.contributor, category=drawn.category, value_unit="persons",
                  **number.fields)  # fmt: skip
        return draft

    def _sum(self) -> Draft | None:
        drawn = self._draw(("police",), mission=0.2)
        if drawn is None:
            return None
        figures = self.facts.figure
        troops = figures("troops_staff", drawn.scope, drawn.month, drawn.contributor) or 0
        police = round(drawn.value)
        whole = troops + police + (self.rng.choice([-5, 8, 40]) if drawn.mode in ("value", "near") else 0)
        if troops < 1 or whole < 1:
            return None
        draft, (where, peacekeeping) = Draft(self._when(drawn)), self._where(drawn)
        parts = [
            ("troops", f"{troops:,.0f} troops", troops), ("police", f"{police:,} police officers", police),
            ("uniformed", f"{whole:,.0f} in all", whole),
        ]  # fmt: skip
        action = f"{{have}} {parts[0][1]} and {parts[1][1]} in {where}, {parts[2][1]}"
        draft.text = f"{draft.when.lead}{self._who(drawn, draft)} {self._filled(action, draft)}."
        for category, quote, value in parts:
            draft.add(f"sum {category} {drawn.mode}", Said(draft.when.tense, peacekeeping), "contribution_level", quote,
                      contributor=drawn.contributor, mission=drawn.mission, category=category, comparator="=",
                      value=round(value), value_unit="persons")  # fmt: skip
        return draft

    def _cumulative(self) -> Draft | None:
        drawn = self._draw(("unspecified", "troops"), mission=0.2)
        if drawn is None:
            return None
        value = max(1, round(drawn.value * self.rng.choice([0.3, 0.7, 3, 10, 40])))
        number = wording.number(self.rng, value, self.rng.choice(["=", "round", "~", ">"]))
        if not number.fields["value"]:
            return None
        year = drawn.month.year - self.rng.randint(0, 8)
        published = str((drawn.month + self.rng.randint(1, 40)).last_day)
        draft = Draft(When(published, f"{year}/{published[:7]}~", "past"))
        where, peacekeeping = self._where(drawn)
        quote = f"{number.words} {wording.NOUNS[drawn.category][0]}"
        draft.text = f"Since {year}, {wording.party(drawn.contributor, start=False)} has sent {quote} to {where}."
        draft.add("cumulative", Said("past", peacekeeping), "cumulative_total", quote, contributor=drawn.contributor,
                  mission=drawn.mission, category=drawn.category, value_unit="persons", **number.fields)  # fmt: skip
        return draft

    def _withdrawal(self) -> Draft | None:
        drawn = self._draw(("unspecified",), mission=1.0)
        if drawn is None or drawn.value < 20:
            return None
        draft = Draft(self._when(drawn, "stated", "past"))
        value = round(drawn.value)
        quote = f"withdrew its {value:,} peacekeepers"
        draft.text = f"{draft.when.lead}{self._who(drawn, draft)} {quote} from {drawn.mission}."
        draft.add("withdrawal", Said("past"), "withdrawal", quote, contributor=drawn.contributor,
                  mission=drawn.mission, category="unspecified", comparator="=", value=value,
                  value_unit="persons")  # fmt: skip
        return draft

    def _not_asserted(self) -> Draft | None:
        drawn = self._draw(("troops", "police", "unspecified"))
        if drawn is None:
            return None
        draft = Draft(self._when(drawn, "fresh", "stale", "undated"))
        polarity, words = self.rng.choice(
            [("planned", "plans to send"), ("hypothetical", "would send"), ("negated", "does not have")]
        )
        quote = f"{round(drawn.value):,} {wording.NOUNS[drawn.category][0]}"
        where, peacekeeping = self._where(drawn)
        draft.text = f"{self._who(drawn, draft)} {words} {quote} {'in' if polarity == 'negated' else 'to'} {where}."
        draft.add(f"not asserted {polarity}", Said(draft.when.tense, peacekeeping), "contribution_level", quote,
                  contributor=drawn.contributor, mission=drawn.mission, category=drawn.category, comparator="=",
                  value=round(drawn.value), value_unit="persons")  # fmt: skip
        draft.claims[-1]["polarity"] = polarity
        return draft

    def _not_ours(self) -> Draft | None:
        drawn = self._draw(("troops",), mission=0.0)
        if drawn is None:
            return None
        mission, draft = self.rng.choice(["AMISOM", "KFOR", "MFO"]), Draft(self._when(drawn))
        quote = f"{round(drawn.value):,} troops"
        draft.text = f"{draft.when.lead}{self._who(drawn, draft)} {self._filled('{have}', draft)} {quote} in {mission}."
        draft.add("not a UN mission", Said(draft.when.tense), "contribution_level", quote,
                  contributor=drawn.contributor, mission=mission, category="troops", comparator="=",
                  value=round(drawn.value), value_unit="persons")  # fmt: skip
        return draft


def generate(facts: Facts, count: int, seed: int) -> list[Case]:
    """Draw cases with at least `count` claims in all; one in eight passages has a second sentence of its own clause."""
    generator, claims = Generator(facts, seed), 0
    cases: list[Case] = []
    while claims < count:
        case = _case(generator, f"generated-{seed}-{len(cases) + 1:05d}")
        cases.append(case)
        claims += len(case.claims)
    return cases


def _members(group: str, month: Month) -> frozenset[str] | None:
    """The parties of a group, or None (rank among all) for a group that the vocabulary does not have."""
    try:
        return members(find_group(group), month.last_day)
    except UnknownNameError:
        return None


def _case(generator: Generator, name: str) -> Case:
    drafts = [generator.draft()]
    if generator.rng.random() < 0.125:
        second = generator.draft()
        same = (second.when.published == drafts[0].when.published, not set(_quotes(second)) & set(_quotes(drafts[0])))
        drafts += [second] if all(same) else []
    text = " ".join(draft.text for draft in drafts)
    clauses = tuple(number for number, draft in enumerate(drafts) for _ in draft.claims)
    return Case(
        name, text, drafts[0].when.published, tuple(one for draft in drafts for one in draft.claims),
        tuple(said for draft in drafts for said in draft.said), clauses,
        tuple(made for draft in drafts for made in draft.made),
    )  # fmt: skip


def _quotes(draft: Draft) -> list[str]:
    return [one["quote"] for one in draft.claims]
