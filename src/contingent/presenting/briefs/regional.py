"""Regional integration: the organisations that a party belongs to on the last day of the month, and since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from contingent.checking import wording
from contingent.model.fact import Fact
from contingent.presenting.briefs.ask import Ask
from contingent.presenting.briefs.facts import asserted, disagreement
from contingent.presenting.briefs.model import Gap, Point, Section, Sentence
from contingent.presenting.briefs.spoken import as_of, date_words, named, on_date
from contingent.record.standing import Standing, history, standing_on
from contingent.vocabulary.assertions import statuses
from contingent.vocabulary.groups import all_groups
from contingent.vocabulary.parties import all_parties

TITLE = "Regional integration"
MAIN = 6
"""How many organisations the short brief names: regional ones whose accession a source dates first."""
_WORLDWIDE = frozenset({"UN", "G77", "NON_ALIGNED", "WTO", "IMF", "WORLD_BANK", "COMMONWEALTH", "OIF", "OIC"})
_STEPS = {
    "member": ("was a member of", "joined"),
    "signed": ("had signed the treaty of", "signed the treaty of"),
    "ratified": ("had ratified the treaty of", "ratified the treaty of"),
    "deposited": ("had deposited its ratification of the treaty of", "deposited its ratification of the treaty of"),
    "associate": ("was an associate of", "became an associate of"),
    "observer": ("was an observer of", "became an observer of"),
    "suspended": ("was suspended from", "was suspended from"),
    "applied": ("had applied to join", "applied to join"),
    "withdrawal_announced": ("had announced its withdrawal from", "announced its withdrawal from"),
    "admitted": ("had been admitted to", "was admitted to"),
}
"""How a brief says each status: as it stands, and as it came to be."""
_LASTING = {
    "member": "which it joined", "associate": "as it became", "observer": "as it became",
    "suspended": "as it had been since",
}  # fmt: skip
"""Statuses that go on from their date, with the words before it; the others are acts, which their date tells."""


def regional(ask: Ask, party: str) -> Section:
    """Return the section on memberships."""
    by_organisation: dict[str, list[Fact]] = defaultdict(list)
    for fact in ask.record.facts.where(kind="membership", subject=party):
        by_organisation[fact.object].append(fact)
    points: list[Point] = []
    rest: list[Point] = []
    ranked = sorted(by_organisation.items(), key=lambda item: _order(item[0], item[1]))
    for organisation, facts in ranked:
        sentences = tuple(_membership(ask, party, organisation, facts))
        if not sentences:
            continue
        main = _bound(facts, ask) and organisation not in _WORLDWIDE and len(points) < MAIN
        (points if main else rest).append(Point(all_parties()[organisation].name, sentences, main))
    gaps = () if points or rest else (_nothing(ask, party),)
    return Section("regional", TITLE, (*points, *rest), gaps=gaps)


def _bound(facts: list[Fact], ask: Ask) -> bool:
    """Tell whether a party is more than an observer, or a source dates how it came to be one."""
    return any(fact.start_event for fact in facts) or standing_on(facts, ask.month.last_day).status != "observer"


def _order(organisation: str, facts: list[Fact]) -> tuple[bool, bool, str]:
    dated = any(fact.start_event for fact in facts)
    regional_one = any(group.party == organisation for group in all_groups().values() if group.kind == "organisation")
    return organisation in _WORLDWIDE, not (dated and regional_one), organisation


def _membership(ask: Ask, party: str, organisation: str, facts: list[Fact]) -> Iterator[Sentence]:
    day = ask.month.last_day
    if not standing_on(facts, day).status:
        return
    stretch = next((s for s in history(facts) if s.first <= day <= s.last and s.status), None)
    if stretch is None:
        return
    definition = statuses()["membership", stretch.status].meaning
    text = _says(ask, party, organisation, stretch)
    yield asserted(ask, text, list(stretch.facts), "membership", definition)
    differs = disagreement(ask, stretch, "membership", definition)
    if differs:
        yield differs


def _says(ask: Ask, party: str, organisation: str, stretch: Standing) -> str:
    """Say how a party stands in an organisation on the day, and when it came to that."""
    body, who = named(organisation), named(party)
    stood, began = _STEPS.get(stretch.status, (f"stood as {stretch.status.replace('_', ' ')} in", ""))
    stands = f"{as_of(ask.month)}, {who} {stood} {body}"
    dated = stretch.start_event and any(fact.start == stretch.start and fact.start for fact in stretch.facts)
    if not began or not dated:
        return f"{stands}."
    if stretch.status in _LASTING:
        begun = all_parties()[organisation].valid_from
        if stretch.status == "member" and begun is not None and begun.isoformat() == stretch.start:
            return f"{stands}, as it had been from its beginning on {date_words(stretch.start)}."
        since = date_words(stretch.start) if stretch.status == "suspended" else on_date(stretch.start)
        return f"{stands}, {_LASTING[stretch.status]} {since}."
    return f"{wording.upper_first(on_date(stretch.start))}, {who} {began} {body}."


def _nothing(ask: Ask, party: str) -> Gap:
    return Gap(
        f"memberships of {named(party)} in organisations",
        f"no source in the record says who belonged to what on {ask.month.spoken}",
        "add a source of memberships with `contingent build --add`",
    )
