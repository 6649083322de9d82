"""Words of briefs: dates as exactly as they are known, and the sentences that say figures."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.checking import wording
from contingent.model.month import Month
from contingent.model.partial_date import first_day
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.parties import all_parties

CONTINENTS = ("africa", "americas", "asia", "europe", "oceania")
_OWNER = {"americas": "the Americas'"}


def as_of(month: Month) -> str:
    """Begin a sentence about a month: "As of 31 December 2020"."""
    return f"As of {month.spoken}"


def date_words(date: str) -> str:
    """Write an ISO date known to the year, month or day: "2007", "July 2007", "1 July 2007"."""
    if len(date) == 4:
        return date
    day = first_day(date)
    return f"{day:%B %Y}" if len(date) == 7 else f"{day.day} {day:%B %Y}"


def on_date(date: str) -> str:
    """Write a date after its preposition: "on 1 July 2007", "in July 2007", "in 2007"."""
    return f"{'on' if len(date) == 10 else 'in'} {date_words(date)}"


def named(identifier: str) -> str:
    """Name a party or mission as a sentence needs it; texts of the record that are neither stay as they are."""
    if identifier in all_parties():
        return all_parties()[identifier].the_name
    return all_missions()[identifier].id if identifier in all_missions() else identifier


def titled(identifier: str) -> str:
    """Name a party or mission as a table needs it."""
    return all_parties()[identifier].name if identifier in all_parties() else identifier


def rank_sentence(month: Month, contributor: str, rank: int, value: float, measure: str = "uniformed", *,
                  scope: str = "all", owner: str = "the", tied: Sequence[str] = ()) -> str:  # fmt: skip
    """Write a rank with its figure: "As of ..., Rwanda was the second-largest contributor of ... , with 6,383.".

    `tied` are those with the same figure; one is named, of several it is said that the place is shared.
    """
    who = wording.name(contributor)
    verb = "was" if not tied else f"was tied with {tied[0]} as" if len(tied) == 1 else "was jointly"
    what = f"{wording.largest(rank)} contributor of {wording.noun(measure)} {wording.within(scope, 'to')}"
    return f"{as_of(month)}, {who} {verb} {owner} {what}, with {wording.number(value)}."


def kind_sentence(month: Month, contributor: str, rank: int, value: float, measure: str) -> str:
    """Write a rank by one kind of personnel: "As of ..., Rwanda ranked fifth in troops, with 4,100 troops in ..."."""
    place = f"ranked {wording.ordinal(rank)} in {wording.noun(measure)}"
    return f"{as_of(month)}, {wording.name(contributor)} {place}, with {_people(measure, value)} in UN missions."


def continent_of(party: str) -> str | None:
    """Return the continent of a party, as the id of a group; None where it has none."""
    found = all_parties()[party].regions[:1] if party in all_parties() else ()
    return found[0] if found and found[0] in CONTINENTS else None


def owner_of(continent: str) -> str:
    """Name a continent as an owner: "Africa's", "the Americas'"."""
    return _OWNER.get(continent, f"{continent.capitalize()}'s")


def count_sentence(month: Month, contributor: str, counts: dict[str, float], scope: str = "all") -> str:
    """Write counts of several measures: "As of ..., Rwanda had 5,208 troops and 31 experts on mission in ...".

    Nobody is written as 0, which is a figure, and not as "no", which is a denial.
    """
    told = wording.listed([_people(measure, value) for measure, value in counts.items()])
    return f"{as_of(month)}, {wording.name(contributor)} had {told} {wording.within(scope)}."


def _people(measure: str, value: float) -> str:
    return wording.people(measure, value) if value else f"0 {wording.noun(measure)}"


def share_sentence(month: Month, contributor: str | None, share: float, whole: str, scope: str = "all") -> str:
    """Write a share of women: of a contributor's people, or of all (None) in a scope."""
    owner = "the" if contributor is None else wording.possessive(contributor)
    return f"{as_of(month)}, women made up {share:.1f}% of {owner} {wording.noun(whole)} {wording.within(scope)}."
