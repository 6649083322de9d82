"""The words of right sentences: numbers, ordinals, months, names of contributors, measures and scopes."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.model.month import Month, runs
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.vocabulary.groups import all_groups
from contingent.vocabulary.measures import all_measures
from contingent.vocabulary.parties import all_parties

_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_SINGULAR = {
    "troops": "soldier",
    "troops_staff": "soldier (staff officers included)",
    "military": "member of military personnel",
    "experts": "expert on mission",
    "staff": "staff officer",
    "police": "police officer",
    "fpu": "member of a formed police unit",
    "ipo": "individual police officer",
    "uniformed": "member of uniformed personnel",
}


def number(value: float) -> str:
    """Write a figure with commas; percentages with one decimal."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def small(value: int) -> str:
    """Write a number up to ten in words."""
    return _SMALL[value] if value < len(_SMALL) else number(value)


def ordinal(rank: int) -> str:
    """Write a rank: in words up to tenth, then 11th, 12th, 21st."""
    if rank <= len(_ORDINALS):
        return _ORDINALS[rank - 1]
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def largest(rank: int) -> str:
    """Write a rank before a noun: largest, second-largest, 11th-largest."""
    return "largest" if rank == 1 else f"{ordinal(rank)}-largest"


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does: A, B and C."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def name(contributor: str) -> str:
    """Name a contributor as a sentence needs it ("the Gambia")."""
    if contributor == ALL_CONTRIBUTORS:
        return "all contributors together"
    party = all_parties().get(contributor)
    return party.the_name if party else contributor


def possessive(contributor: str) -> str:
    """Name a contributor as the owner of something ("Rwanda's", "the United States'")."""
    owner = name(contributor)
    return f"{owner}'" if owner.endswith("s") else f"{owner}'s"


def upper_first(text: str) -> str:
    """Begin a sentence with a capital letter."""
    return text[:1].upper() + text[1:]


def people(measure: str, value: float) -> str:
    """Write a head count with its noun: "6,383 uniformed personnel", "1 staff officer", "no troops"."""
    defined = all_measures()[measure]
    whole = all_measures()[defined.whole]
    if defined.sex == "f":
        women = "no women" if value == 0 else "1 woman" if value == 1 else f"{number(value)} women"
        return f"{women} among its {whole.noun}"
    if value == 1:
        return f"1 {_SINGULAR[measure]}"
    return f"{number(value) if value else 'no'} {whole.noun}"


def noun(measure: str) -> str:
    """Return the noun of a measure: "uniformed personnel", "women among troops"."""
    return all_measures()[measure].noun


def within(scope: str, preposition: str = "in") -> str:
    """Say which missions: "in UN missions", "to UNMISS"."""
    if scope == "all":
        return f"{preposition} UN missions"
    if scope == "peacekeeping":
        return f"{preposition} UN peacekeeping operations"
    return f"{preposition} {listed([part.partition(':')[2] for part in scope.split(';')])}"


def of_group(group: str | None) -> str:
    """Say among whom a rank is counted: "in Africa", "among the members of the European Union"."""
    if group is None:
        return ""
    found = all_groups()[group]
    if found.kind == "region":
        return f" in {found.name}"
    members = "" if found.name.lower().startswith(("members", "permanent", "the ")) else "the members of "
    party = all_parties().get(found.party or "")
    return f" among {members}{party.the_name if party else found.name}"


def month_name(month: Month) -> str:
    """Write a month as "December 2020"."""
    return f"{month.last_day:%B} {month.year}"


def months_named(months: Sequence[Month]) -> str:
    """Write sorted months as a sentence does: runs as "A to B"; many runs as their number and their ends."""
    parted = runs(months)
    if len(parted) > 3:
        return f"{len(months)} months between {month_name(months[0])} and {month_name(months[-1])}"
    named = [month_name(r[0]) if len(r) == 1 else f"{month_name(r[0])} to {month_name(r[-1])}" for r in parted]
    return listed(named)
