"""Candidates for the subject of a claim, with what speaks for each."""

from __future__ import annotations

from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.reading.anchor import Anchor
from contingent.reading.asylum import country_of_asylum
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.focus import Focus
from contingent.reading.forms import comes_from, opened_for
from contingent.reading.groups import plain
from contingent.reading.history import Candidate, History
from contingent.reading.joint_totals import counts_all_of_mission, is_of_the_country
from contingent.reading.labels import counts_the_rest, owner_of_places, party_above, totals_parties
from contingent.reading.nearby import named_above, nearby
from contingent.reading.records import named_in_record
from contingent.reading.relation_tables import owner_of_table
from contingent.reading.relations import relating
from contingent.reading.subject_features import (
    company_of,
    distance_to,
    general_features,
    mention_features,
    nearness,
    of_company,
    party_features,
    spoken,
)

_OF_ORIGIN = frozenset({"contribution_level", "fatalities", "units", "gender_share", "training", "cumulative_total"})
"""Kinds of people and units that are those of the country they come from."""


def subject_candidates(context: Context, focus: Focus, anchor: Anchor, kind: str, history: History) -> list[Candidate]:
    """Parties near the anchor, the document's main parties, all contributors together, and nobody."""
    sentence = context.document.tokens.sentence_of(anchor.core)
    heading = context.line(anchor).heading
    if counts_all_of_mission(context, anchor, kind) or _is_recorded_of_host(context, focus, anchor, kind):
        return [Candidate(ALL_CONTRIBUTORS, None)]
    if counts_the_rest(context, anchor) and _lists_parties(context, anchor, history):
        return [Candidate(None, None)]
    sheltering = country_of_asylum(context, anchor) if kind == "refugees_hosted" else None
    named = sheltering or owner_of_places(context, anchor) or named_above(context, anchor, "party")
    named = named or _owner_of_list(context, anchor) or opened_for(context, anchor) or relating(context, anchor, kind)
    origin = comes_from(context, anchor) if anchor.sort in {"quantity", "unit"} else None
    named = (
        named
        or owner_of_table(context, anchor)
        or _recorded(context, focus, anchor)
        or (origin if kind in _OF_ORIGIN else None)
    )
    if named is not None:
        return [Candidate(named.id_of("party"), named)]
    near: dict[str, Candidate] = {}
    ranks = nearness(context, anchor, focus.named_in.get(sentence, []))
    for found in nearby(context, focus, sentence, heading):
        mention, party = found.mention, found.mention.id_of("party")
        if party is None or (found.back == 0 and _only_compared(context, focus, anchor, mention)):
            continue
        if mention is origin and kind == "refugees_hosted":
            continue
        known = near.get(party)
        if known is None or distance_to(anchor, mention) <= distance_to(anchor, known.mention):
            groups = mention_features(context, focus, anchor, found, kind, ranks.get(mention.first, ""))
            near[party] = Candidate(party, mention, [], groups)
    if history.subject in near and history.sentence == sentence and _told_with(context, anchor, kind, history):
        return [near[history.subject]]
    for known_party in (focus.main, focus.first, history.subject):
        if known_party is not None and known_party != ALL_CONTRIBUTORS and known_party not in near:
            near[known_party] = Candidate(known_party, None, [], [plain("far", kind)])
    voice = spoken(context, anchor)
    company = company_of(context, focus, anchor)
    for party, candidate in near.items():
        candidate.groups.append(party_features(focus, party, kind, history, voice))
        candidate.groups.append(of_company(party in focus.hosts, company, candidate.mention is None))
    general = general_features(context, focus, anchor, kind, history)
    together = () if near and is_of_the_country(context, anchor) else ((ALL_CONTRIBUTORS, "total"),)
    others = [
        Candidate(value, None, [], [plain(name, kind), *[part[name] for part in general]])
        for value, name in (*together, (None, "none"))
    ]
    return others if totals_parties(context, anchor) else [*near.values(), *others]


def _recorded(context: Context, focus: Focus, anchor: Anchor) -> Mention | None:
    """The party that a number's record names, unless as the host of its mission: "Country: Mali / Mission: MINUSMA"."""
    party = named_in_record(context, anchor, "party")
    return None if party is not None and _hosts(context, focus, anchor, party) else party


def _is_recorded_of_host(context: Context, focus: Focus, anchor: Anchor, kind: str) -> bool:
    """Whether a number's record names the host of its mission, so that people of all countries are counted."""
    party = named_in_record(context, anchor, "party") if kind == "contribution_level" else None
    return party is not None and _hosts(context, focus, anchor, party)


def _hosts(context: Context, focus: Focus, anchor: Anchor, party: Mention) -> bool:
    mission = named_in_record(context, anchor, "mission")
    return mission is not None and mission.id_of("mission") in focus.missions_at(party, None)


def _lists_parties(context: Context, anchor: Anchor, history: History) -> bool:
    """Whether the rows above are of parties, and not of one party's places; what is left of them is nobody's."""
    if history.line == context.line_of[anchor.core]:
        return history.subject is None
    return history.subject is not None and history.subject == party_above(context, anchor)


_RANKING = frozenset({"contribution_rank", "deployment_other"})
_OF_SEVERAL = (["each"], ["respectively"], ["apiece"], ["and"])


def _told_with(context: Context, anchor: Anchor, kind: str, history: History) -> bool:
    """Whether a number belongs to the rank told before it: "is the largest contributor to the force, with 2,900"."""
    behind = context.low[anchor.end : anchor.end + 1]
    several = behind in _OF_SEVERAL and (behind != ["and"] or anchor.end + 1 in context.document.number_at)
    counts = anchor.sort == "quantity" and kind in {"contribution_level", "deployment_other"}
    return (
        counts and history.kind in _RANKING and context.low[anchor.first - 1 : anchor.first] == ["with"] and not several
    )


def _owner_of_list(context: Context, anchor: Anchor) -> Mention | None:
    """Whose list a line is, where the name stands at its end: "460 DR Congo; 35 South Sudan (2024) - Kenya"."""
    line, low = context.line(anchor), context.low
    last = context.document.last_mention(anchor.end, line.end)
    if last is None or "party" not in last.names or not context.parted(line.first, line.end):
        return None
    opened = low[last.first - 1]
    ends = low[last.end : line.end] == (["]"] if opened == "[" else [])
    return last if ends and opened in _BEFORE_OWNER and low[last.first - 2] == ")" else None


_BEFORE_OWNER = frozenset({"[", "-", "–", "—"})


def _only_compared(context: Context, focus: Focus, anchor: Anchor, mention: Mention) -> bool:
    """Whether a party is only what another is compared with: "A is second behind B, with 6,383 troops"."""
    low = context.low
    if anchor.sort != "quantity" or mention.end > anchor.first or low[mention.end : mention.end + 1] != [","]:
        return False
    if mention.first == 0 or low[mention.first - 1] not in {"behind", "after", "than"}:
        return False
    return any(other.first < mention.first for other in focus.named_in.get(mention.sentence, ()))
