"""The other party of a relation, and the organisation of a membership."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.placed import is_placed
from contingent.reading.settle import NOT_A_CLAIM, Kind
from contingent.reading.superlatives import joined_parties
from contingent.vocabulary.parties import all_parties

_UN_MEMBERS = range(100, 200)
"""Numbers of members that only the United Nations has: "admitted as the 193rd"."""


def object_of(
    context: Context, anchor: Anchor, kind: str, subject: str | None, last: str | None
) -> tuple[str | None, Mention | None]:
    """The other party of a relation, or the organisation of a membership: the nearest named in the sentence."""
    document = context.document
    sentence = document.tokens.sentence_of(anchor.core)
    sort = "organisation" if kind == "membership" else "party"
    host = _host_of_list(context, anchor, kind)
    if host is not None and host.id_of("party") != subject:
        return _called(host.id_of("party") or ""), host
    own = document.mention_at.get(anchor.core)
    subjects = kind == "diplomatic_relation" and own is not None and own.id_of("party") == subject
    together = _beside(context, anchor, sentence) if subjects else ()
    best: tuple[float, Mention] | None = None
    for mention in document.mentions_in(sentence - 3, sentence):
        found = mention.id_of(sort)
        back = sentence - mention.sentence
        near = 0 <= back <= (3 if kind == "membership" else 0)
        if found is None or found == subject or not near or _is_part(context, mention) or mention in together:
            continue
        distance = mention.first - anchor.end if mention.first >= anchor.end else 6 + anchor.first - mention.end
        if mention.first == anchor.core:
            return _called(found), mention
        score = distance + 40 * back
        if best is None or score < best[0]:
            best = (score, mention)
    if best is not None and (best[1].sentence == sentence or last is None):
        return _called(best[1].id_of(sort) or ""), best[1]
    number = anchor.rank or anchor.value or 0
    return (last or ("UN" if kind == "membership" and number in _UN_MEMBERS else None)), None


def related_together(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """All parties side by side of which one is read to have relations, but the last, whose verb tells them."""
    numbers = {anchor.core: number for number, anchor in enumerate(anchors) if anchor.sort == "party"}
    out: dict[int, Kind] = {}
    sentences = {
        context.document.tokens.sentence_of(anchor.core)
        for anchor, (kind, _) in zip(anchors, kinds, strict=True)
        if kind == "diplomatic_relation" and anchor.sort == "party"
    }
    for group in (group for sentence in sorted(sentences) for group in _groups(context, sentence)):
        members = [numbers[mention.first] for mention in group[:-1] if mention.first in numbers]
        told = [kinds[at] for at in members if kinds[at][0] == "diplomatic_relation"]
        out |= {at: told[0] for at in members if told and kinds[at][0] == NOT_A_CLAIM}
    return out


def _groups(context: Context, sentence: int) -> Sequence[Sequence[Mention]]:
    """The parties of a sentence, those side by side together."""
    rest = _parties(context, *context.document.tokens.sentences[sentence])
    groups: list[Sequence[Mention]] = []
    while rest:
        groups.append(joined_parties(context, rest))
        rest = rest[len(groups[-1]) :]
    return groups


def _beside(context: Context, anchor: Anchor, sentence: int) -> Sequence[Mention]:
    """The parties side by side at an anchor, where others are named too: "Oman and Sudan broke off ties with Iran"."""
    groups = _groups(context, sentence)
    return next((group for group in groups if len(groups) > 1 and _holds(group, anchor)), ())


def _holds(group: Sequence[Mention], anchor: Anchor) -> bool:
    return any(mention.first == anchor.core for mention in group)


def relating(context: Context, anchor: Anchor, kind: str) -> Mention | None:
    """The one party before the colon of a list of embassies, or over it: "Rwanda's embassies: Addis Ababa, Nairobi".

    Those of "Embassies in Dili: Brazil, China" are each one's own.
    """
    listed = _before_colon(context, anchor, kind)
    if listed is None:
        return None
    first, colon = listed
    parties = _parties(context, first, colon)
    if len(parties) == 1 and is_placed(context, parties[0]):
        return context.document.mention_at.get(anchor.core)
    if not parties and any(context.document.has(at, "v.relate") for at in range(first, colon)):
        parties = _parties(context, 0, context.title_end)
    return parties[0] if len(parties) == 1 else None


def _host_of_list(context: Context, anchor: Anchor, kind: str) -> Mention | None:
    """Where the embassies of a list are: "Embassies in Dili: Brazil, China"."""
    listed = _before_colon(context, anchor, kind)
    parties = _parties(context, *listed) if listed is not None else []
    return parties[0] if len(parties) == 1 and is_placed(context, parties[0]) else None


def _before_colon(context: Context, anchor: Anchor, kind: str) -> tuple[int, int] | None:
    """The tokens of a sentence before the colon that a party of a list of relations stands behind."""
    first, _ = context.document.tokens.bounds(anchor.core)
    if kind != "diplomatic_relation" or anchor.sort != "party" or ":" not in context.low[first : anchor.first]:
        return None
    return first, first + context.low[first : anchor.first].index(":")


def _parties(context: Context, first: int, end: int) -> list[Mention]:
    return [mention for mention in context.document.mentions_of_tokens(first, end) if "party" in mention.names]


def _called(party: str) -> str:
    """A party's id; its name where the id is no acronym: "Arab League"."""
    return all_parties()[party].name if "_" in party else party


def _is_part(context: Context, mention: Mention) -> bool:
    """Whether a name is but a part of another word: "Belgian-administered"."""
    tokens, end = context.document.tokens, mention.end
    if tokens.low[end : end + 1] != ["-"] or end + 1 >= len(tokens.low):
        return False
    return tokens.low[end + 1].isalpha() and tokens.glued(end) and tokens.glued(end + 1)
