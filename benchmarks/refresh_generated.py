"""Refreshing 500 generated documents whose stale and true sentences are known from the record.

Each document has sentences about contributors drawn from the record: some true of the month that it is brought up to,
some true of an earlier month or of another definition, some with a date. What must come out: stale ones hold, true
ones are untouched, a second run changes nothing. `--show 30` prints sentences to be read by eye.

    python benchmarks/refresh_generated.py [--documents 500] [--seed 7] [--show 30] [--mixed] [--failures]
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from contingent.checking import wording
from contingent.checking.lookup import Lookup, lookup_of
from contingent.model.month import Month
from contingent.model.verdict import Checked
from contingent.presenting.refresh import AsOf, Refreshed, refresh
from contingent.presenting.refresh.meaning import STALE
from contingent.presenting.refresh.numerals import in_words
from contingent.presenting.refresh.sureness import not_written
from contingent.presenting.refresh.surface import Surface
from contingent.reading import read_claims
from contingent.record.record import Record, open_record
from contingent.vocabulary.parties import all_parties

TO = Month.of(2025, 7)
DATED = 0.3
LEVELS = (
    ("uniformed", "{Name} has {n} uniformed personnel in UN missions{date}."),
    ("uniformed", "{Name} contributes {n} peacekeepers to the United Nations."),
    ("uniformed", "Some of {poss} {n} peacekeepers serve far from home."),
    ("troops", "{Name} deploys {n} troops in UN peacekeeping missions."),
    ("troops", "{n} {adjective} troops serve under the UN flag."),
    ("police", "{Name} has {n} police officers in UN missions{date}."),
    ("uniformed", "In {month}, {name} had {n} uniformed personnel in UN missions."),
    ("troops", "As of {month}, {name} had {n} troops in UN missions."),
)
RANKS = (
    ("uniformed", "{Name} is the {largest} contributor of uniformed personnel to UN missions."),
    ("uniformed", "{Name} ranks {ordinal} among contributors to UN peacekeeping, with {n} peacekeepers."),
    ("uniformed", "In the UN's ranking, {name} sits in {digit} place behind {ahead}, with {n} uniformed personnel."),
    ("troops", "{Name} is the {largest} contributor of troops to UN missions, with {n} troops."),
    ("troops", "{Name}, the {largest} troop contributor, has {n} troops in the field."),
    ("uniformed", "In {month}, {name} was the {largest} contributor of uniformed personnel, behind {ahead}."),
    ("uniformed", "{Name} is the {largest} contributor of uniformed personnel ({n}), behind {ahead} ({a})."),
)
SCOPED = (
    ("uniformed", "{Name} has {n} uniformed personnel in {mission}{date}."),
    ("troops", "{Name} contributes {n} troops to {mission}."),
    ("uniformed", "{Name} is the {largest} contributor of uniformed personnel to {mission}."),
    ("police", "{Name} has {n} police officers in {mission}."),
)
SHARES = (("uniformed", "Women make up {share} per cent of {poss} uniformed personnel in UN missions."),)
HEDGES = (("{}", 1), ("about {}", 2), ("more than {}", 3), ("nearly {}", 4))


@dataclass(frozen=True)
class Sentence:
    """A generated sentence, whether it is true as of the month TO, and what it should say then.

    `right` is None for hedged numbers, which may be rounded in more than one way.
    """

    text: str
    fresh: bool
    right: str | None


class Writer:
    """Draws sentences from the record."""

    def __init__(self, record: Record, seed: int) -> None:
        self.lookup: Lookup = lookup_of(record)
        self.random = random.Random(seed)
        self.at = int(np.searchsorted(self.lookup.months, TO.ordinal))
        covered = set(record.months())
        self.months = [at for at in range(self.at - 120, self.at - 11) if Month(int(self.lookup.months[at])) in covered]

    def document(self, dated: bool | None) -> list[Sentence]:
        return [self.sentence(dated) for _ in range(self.random.randint(3, 6))]

    def sentence(self, dated: bool | None) -> Sentence:
        while True:
            found = self._drawn(dated)
            if found is not None:
                return found

    def _drawn(self, of_a_date: bool | None) -> Sentence | None:
        kinds = (("level", LEVELS), ("rank", RANKS), ("mission", SCOPED), ("share", SHARES))
        kind, templates = self.random.choices(kinds, (5, 5, 3, 1))[0]
        measure, template = self.random.choice(templates)
        fresh, dated = self.random.random() < 0.4, "{month}" in template
        if of_a_date not in (None, dated):
            return None
        at = self.at if fresh and not dated else self.random.choice(self.months)
        who = self._contributor("all", measure, at)
        scope = self._scope(who, at) if kind == "mission" else "all"
        if who is None or scope is None:
            return None
        form = self.random.choices(range(5), (12, 2, 1, 1, 1))[0]
        words = self._words(who, measure, scope, at, template, form, wrong=dated and not fresh)
        best = self._words(who, measure, scope, at if dated else self.at, template, form, wrong=False)
        if words is None:
            return None
        right = wording.upper_first(template.format(**best)) if best and form in (0, 4) else None
        return Sentence(wording.upper_first(template.format(**words)), fresh, right)

    def _contributor(self, scope: str, measure: str, at: int) -> str | None:
        cube = self.lookup.cube(scope)
        row = cube.values[self.lookup.place[measure], at]
        now = cube.values[self.lookup.place[measure], self.at]
        large = [place for place in range(len(row)) if row[place] > 20 and now[place] > 20]
        return cube.axes.contributors[self.random.choice(large)] if large else None

    def _scope(self, who: str | None, at: int) -> str | None:
        if who is None:
            return None
        both = set(self.lookup.missions_at(who, at)) & set(self.lookup.missions_at(who, self.at))
        return f"mission:{self.random.choice(sorted(both))}" if both else None

    def _words(
        self, who: str, measure: str, scope: str, at: int, template: str, form: int, *, wrong: bool
    ) -> dict[str, str] | None:
        lookup = self.lookup
        row = lookup.place[measure]
        value = float(lookup.levels(scope, who).values[row, at])
        rank = lookup.rank_at(scope, who, None, row, at)
        share = float(lookup.levels("all", who).values[lookup.place["women_share_uniformed"], at])
        if not value > (10 if wrong or at != self.at else 1) or rank is None or not share > 0:
            return None
        ahead = self._ahead(scope, row, at, value)
        if "{ahead}" in template and (ahead is None or rank < 2 or self._tied(scope, row, at, value)):
            return None
        if wrong:
            value, rank = value + self.random.randint(2, max(3, int(value / 3))), rank + self.random.randint(2, 4)
            share += 7
        month = Month(int(lookup.months[at]))
        party = all_parties()[who]
        first, figure = ahead or ("", 0.0)
        return {
            "name": party.the_name, "Name": wording.upper_first(party.the_name), "poss": wording.possessive(who),
            "adjective": party.adjective, "n": self._number(value, form), "a": wording.number(figure),
            "largest": wording.largest(rank), "ordinal": wording.ordinal(rank), "digit": _digits(rank),
            "ahead": wording.name(first) if first else "", "month": wording.month_name(month),
            "date": "", "share": f"{share:.1f}", "mission": scope.partition(":")[2],
        }  # fmt: skip

    def _tied(self, scope: str, row: int, at: int, value: float) -> bool:
        return int((self.lookup.cube(scope).values[row, at] == value).sum()) > 1

    def _ahead(self, scope: str, row: int, at: int, value: float) -> tuple[str, float] | None:
        cube = self.lookup.cube(scope)
        field = cube.values[row, at]
        above = [place for place in range(len(field)) if field[place] > value]
        if not above:
            return None
        nearest = min(above, key=lambda place: field[place])
        return cube.axes.contributors[nearest], float(field[nearest])

    def _number(self, value: float, form: int) -> str:
        step = 10 ** max(0, len(str(int(value))) - 2)
        if form == 1 and abs(round(value / step) * step - value) <= value / 50:
            return f"about {wording.number(round(value / step) * step)}"
        if form == 2 and value % step:
            return f"more than {wording.number(value // step * step)}"
        if form == 3 and value < 100:
            return in_words(int(value))
        if form == 4 and value > 1000:
            return f"{int(value)}"
        return wording.number(value)


def _digits(rank: int) -> str:
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def documents(writer: Writer, count: int, *, mixed: bool) -> Iterator[list[Sentence]]:
    """Yield documents that speak of now, and some that give dates: `mixed` are both at once."""
    for _ in range(count):
        yield writer.document(None if mixed else writer.random.random() < DATED)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--mixed", action="store_true", help="dated and undated sentences in one document")
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    record = open_record()
    as_of = AsOf.of(record, TO)
    writer = Writer(record, options.seed)
    count: Counter[str] = Counter()
    shown = 0
    for document in documents(writer, options.documents, mixed=options.mixed):
        text = "\n\n".join(sentence.text for sentence in document)
        refreshed = refresh(text, as_of)
        count["documents"] += 1
        count["second run not empty"] += refresh(refreshed.after, as_of).after != refreshed.after
        before, after = (_statuses(each, as_of.checked(each, None)) for each in (text, refreshed.after))
        plain = _statuses(refreshed.after, as_of.judged(refreshed.after, read_claims(refreshed.after), None))
        why = _reasons(refreshed, text)
        for number, (sentence, new) in enumerate(zip(document, refreshed.after.split("\n\n"), strict=True)):
            told = _counted(sentence, new, (before[number], after[number]), count)
            if not told and sentence.text != new:
                _compared(sentence, new, plain[number], count)
            if told and options.failures:
                print(f"{told} {sentence.text}\n   -> {new} {after[number]} {why.get(number, '')}")
            if sentence.text != new and shown < options.show:
                shown += 1
                print(f"- {sentence.text}\n+ {new}\n")
    _told(count)


def _compared(sentence: Sentence, new: str, plain: list[str], count: Counter[str]) -> None:
    """Count what a repaired sentence is by other lights: the words it should have, and the whole text read plainly."""
    count["repaired: holds too where the whole text is read"] += not any(status in STALE for status in plain)
    if sentence.right is not None:
        bare = new.replace(" (July 2025)", "").replace(", as of July 2025", "").replace(", July 2025)", ")")
        count["repaired: with the words known by construction"] += bare == sentence.right
        count["repaired: with other words"] += bare != sentence.right


def _statuses(text: str, checked: Checked) -> dict[int, list[str]]:
    """Return the statuses of the claims of each paragraph, without ranks only implied ("behind X": X is before)."""
    found: dict[int, list[str]] = defaultdict(list)
    surface = Surface(text)
    for claim, verdict in checked.pairs():
        if not_written(surface, claim):
            continue
        found[text.count("\n\n", 0, claim.start)].append(verdict.status)
    return found


def _counted(sentence: Sentence, new: str, statuses: tuple[list[str], list[str]], count: Counter[str]) -> str:
    """Count a sentence by what became of it, and return the name of its failure, empty where there is none.

    A sentence drawn from another month may be true now as well: what is not stale by its words is only to be left.
    """
    changed, (before, after) = sentence.text != new, statuses
    if sentence.fresh:
        count["true"] += 1
        count["true touched"] += changed
        return "TOUCHED" if changed else ""
    if before and not any(status in STALE for status in before):
        count["drawn as stale, but true or not known"] += 1
        count["of these touched"] += changed
        return "TOUCHED" if changed else ""
    held = changed and bool(after) and not any(status in STALE for status in after)
    count["stale"] += 1
    count["stale repaired so that it holds"] += held
    return "" if held else "STALE"


def _reasons(refreshed: Refreshed, text: str) -> dict[int, list[str]]:
    """Say why claims were left, by paragraph."""
    told: dict[int, list[str]] = defaultdict(list)
    for each in refreshed.left:
        told[text.count("\n\n", 0, each.claim.start)].append(f"{each.claim.quote}: {each.reason}")
    return told


def _told(count: Counter[str]) -> None:
    for name, number in count.items():
        print(f"{name:52} {number:6}")
    print(f"{'share of stale sentences repaired':52} {count['stale repaired so that it holds'] / count['stale']:6.3f}")


if __name__ == "__main__":
    main()
