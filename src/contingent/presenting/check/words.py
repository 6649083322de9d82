"""The words in which verdicts are shown: statuses, months, measures, scopes, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from contingent.model.claim import Claim
from contingent.model.month import Month, runs
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.model.verdict import STATUSES, Latest, Nearest, Stated, Status, Verdict
from contingent.vocabulary.measures import all_measures, all_scopes
from contingent.vocabulary.parties import all_parties


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status for readers: its `name`, a `mark` that needs no colour, and what it `means`."""

    name: str
    mark: str
    means: str


STATUS_WORDS: dict[Status, StatusWords] = {
    "holds": StatusWords("Holds", "✓", "true as it is said"),
    "other_definition": StatusWords("Other definition", "≈", "true if other personnel are counted than the words say"),
    "outdated": StatusWords("Out of date", "↺", "was true of an earlier month"),
    "misdated": StatusWords("Other month", "⇄", "true of another month than the one stated"),
    "contradicted": StatusWords("Contradicted", "✗", "true of no month and definition that the text could know"),
    "unknown": StatusWords("Unknown", "?", "the record cannot answer"),
    "not_asserted": StatusWords("Not asserted", "–", "planned, supposed or denied: shown, not judged"),
}
"""The statuses from good to bad, then those that are not judged."""

_COMPARATORS = {"~": "about ", ">": "more than ", ">=": "at least ", "<": "fewer than ", "<=": "up to "}
_SPARE = 2
"""Runs of months that are still listed beyond the limit, since counting them would save nothing."""
_COUNTED = ("missions", "countries", "members")


def tally(verdicts: Sequence[Verdict]) -> list[tuple[Status, int]]:
    """Count the verdicts by status, in the order of STATUS_WORDS, without the statuses that do not occur."""
    counts = Counter(verdict.status for verdict in verdicts)
    assert len(STATUS_WORDS) == len(STATUSES)
    return [(status, counts[status]) for status in STATUS_WORDS if counts[status]]


def month_words(month: Month) -> str:
    """Write a month shortly: `Dec 2020`, with a space at which no line is broken."""
    return f"{month.last_day:%b\u00a0%Y}"


def day_words(month: Month) -> str:
    """Write the day that a report counts, a month's last, with spaces at which no line is broken."""
    return month.spoken.replace(" ", "\u00a0")


def months_words(months: Sequence[Month], *, most: int | None = None) -> str:
    """Write sorted months compactly: `Sep 2020, Nov 2020–Mar 2021`. Of many more runs than `most`, the latest."""
    parted = runs(months)
    if most is None or len(parted) <= most + _SPARE:
        return ", ".join(map(_run_words, parted))
    latest = ", ".join(map(_run_words, parted[-most:]))
    return f"{len(months)} months since {month_words(months[0])}, the latest {latest}"


def _run_words(run: list[Month]) -> str:
    first, last = run[0], run[-1]
    if first == last:
        return month_words(first)
    start = f"{first.last_day:%b}" if first.year == last.year else month_words(first)
    return f"{start}–{month_words(last)}"


def measure_words(measure: str) -> str:
    """Return the phrase for a measure: `uniformed personnel`."""
    known = all_measures().get(measure)
    return known.noun if known else measure.replace("_", " ")


def scope_words(scope: str) -> str:
    """Return the phrase for a scope: `all UN field missions`, `MINUSCA`, `UN missions in Africa`."""
    known = all_scopes().get(scope)
    if known:
        return known.name
    return ", ".join(map(_part_words, scope.split(";")))


_PARTS = {"host": "in {}", "origin": "from {}", "from": "come from {}", "party": "{}", "force": "{}", "mission": "{}"}


def _part_words(part: str) -> str:
    """Write one part of a scope: a mission, a region of missions, or what a fact is about."""
    family, _, rest = part.partition(":")
    if family == "region":
        return f"UN missions in {rest.replace('_', ' ').title()}"
    return _PARTS.get(family, "{}").format(contributor_words(rest or part))


def contributor_words(contributor: str | None) -> str:
    """Return a contributor's name, `all contributors` for the UN total; empty for none."""
    if contributor is None:
        return ""
    if contributor == ALL_CONTRIBUTORS:
        return "all contributors"
    party = all_parties().get(contributor)
    return party.name if party else contributor


def number_words(value: float) -> str:
    """Write a number with thousands separated, and decimals only where it has some."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def ordinal_words(rank: int) -> str:
    """Write a rank: `2nd`."""
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def figure_words(claim: Claim, measure: str, value: float) -> str:
    """Write a figure of the record with what it counts: `6,383 uniformed personnel`, `5 missions`, `12.3 %`."""
    if claim.value_unit in _COUNTED:
        return f"{number_words(value)} {claim.value_unit}"
    known = all_measures().get(measure)
    if known and known.unit == "percent":
        return f"{value:.1f}\u00a0% women among {measure_words(known.whole)}"
    return f"{number_words(value)} {measure_words(measure)}"


def answer_words(claim: Claim, answer: Stated | Nearest | Latest) -> str:
    """Write one answer of the record: `31 July 2025: 4,682 troops, 4th, in all UN field missions`."""
    rank = f", {ordinal_words(answer.rank)}" if answer.rank and claim.value_unit != "percent" else ""
    place = "" if answer.scope == "all" else f", {scope_words(answer.scope)}"
    return f"{day_words(answer.month)}: {figure_words(claim, answer.measure, answer.value)}{rank}{place}"


def claim_words(claim: Claim) -> str:
    """Say how a claim was understood, slot by slot: `Rwanda · troops · more than 5,000 · ranked 2nd`."""
    slots = [
        claim.kind.replace("_", " "),
        contributor_words(claim.contributor),
        contributor_words(claim.object),
        (claim.mission or "").replace(";", " + "),
        (claim.category or "").replace("_", " "),
        value_words(claim),
        rank_words(claim),
        f"next to {', '.join(map(contributor_words, claim.relative_to))}" if claim.relative_to else "",
        f"among {claim.among}" if claim.among else "",
        _date_words(claim.as_of),
        "" if claim.polarity == "asserted" else claim.polarity,
        f"said by {claim.speaker}" if claim.speaker else "",
    ]
    return " · ".join(slot for slot in slots if slot)


def _date_words(as_of: str | None) -> str:
    """Write an EDTF date: `as of about 2021-07`, `2004 to about 2021-07`."""
    if as_of is None:
        return "no date"
    first, slash, last = (f"about {part[:-1]}" if part.endswith("~") else part for part in as_of.partition("/"))
    if not slash:
        return f"as of {first}"
    return f"{first.strip('.') or 'any time'} to {last.strip('.') or 'now'}"


def rank_words(claim: Claim) -> str:
    """Write the rank of a claim as it was said: `2nd place`, `among the first 5`; empty for none."""
    if claim.rank is None:
        return ""
    return f"among the first {claim.rank}" if claim.comparator == "<=" else f"{ordinal_words(claim.rank)} place"


def value_words(claim: Claim) -> str:
    """Write the number of a claim as it was said: `about 6,000`, `more than 5,000`, `12 %`; empty for none."""
    if claim.value is None:
        return ""
    hedge = "nearly " if claim.below else _COMPARATORS.get(claim.comparator or "", "")
    high = f"–{number_words(claim.value_high)}" if claim.value_high is not None else ""
    unit = {None: "", "persons": "", "percent": " %"}.get(claim.value_unit, f" {claim.value_unit}")
    return f"{hedge}{number_words(claim.value)}{high}{unit}"
