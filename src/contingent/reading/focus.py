"""What a document is about, and what the place of each of its names tells."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.groups import Group, group
from contingent.reading.names import postings

_YEARS_MEANT = 3
_MOST = 8192
_PLACE_WORDS = frozenset(
    {
        "in",
        "to",
        "from",
        "for",
        "at",
        "inside",
        "near",
        "across",
        "into",
        "on",
        "within",
        "over",
        "between",
        "around",
        "outside",
    }
)
_CUTS = frozenset({";", ".", "(", ")", ",", "—", "–", "while", "and", "but", "whereas"})


class Near(NamedTuple):
    """A name near a sentence: how many sentences back it stands, and whether in the line that heads it."""

    mention: Mention
    back: int
    in_heading: bool


class Facts(NamedTuple):
    """What a name's own place tells: whether it stands as a place, its form, features, whether it opens a sentence."""

    placed: bool
    surface: str
    names: Group
    before: str
    opens: bool
    opens_bracket: bool


class Focus:
    """What a document is about: its parties by count, the first of its title, its missions."""

    def __init__(self, context: Context) -> None:
        document = context.document
        self.counts: Counter[str] = Counter()
        self.postings = postings()
        self.hosts = self.postings[0]
        self.first: str | None = None
        for mention in document.mentions:
            party = mention.id_of("party")
            if party is None or mention.gloss:
                continue
            placed = is_placed(context, mention)
            self.counts[party] += 1 if placed else 3
            if self.first is None and not placed:
                self.first = party
        self.parties = [
            (mention, party) for mention in document.mentions if (party := mention.id_of("party")) is not None
        ]
        self.named_in: dict[int, list[Mention]] = {}
        for mention, _ in self.parties:
            if not mention.gloss:
                self.named_in.setdefault(mention.sentence, []).append(mention)
        self.main = self.counts.most_common(1)[0][0] if self.counts else None
        self.first_line = context.title_end
        self.total = max(1, sum(self.counts.values()))
        self.cuts = [0, *accumulate(word in _CUTS for word in context.low)]
        self.near: dict[tuple[int, int | None], list[Near]] = {}
        self.companies: dict[tuple[int, int], str] = {}
        self.facts: dict[int, Facts] = {}
        self.headed: dict[tuple[int, int | None], Group] = {}
        self.missions: Counter[str] = Counter(
            found for mention in document.mentions if (found := mention.id_of("mission")) is not None
        )
        self.mission = self.missions.most_common(1)[0][0] if self.missions else None
        self._places = Counter(
            (mention.id_of("place"), mention.id_of("party"))
            for mention in document.mentions
            if "mission" not in mention.names and ("place" in mention.names or is_placed(context, mention))
        )
        self._meant: dict[str | None, Counter[str]] = {}

    def missions_at(self, mention: Mention, month: str | None) -> tuple[str, ...]:
        """The missions a place or host party means in a month: those of them that the text names, if it names one."""
        place, party = mention.id_of("place"), mention.id_of("party")
        hosts, places = self.postings
        listed = dict.fromkeys(posting.mission for posting in places.get(place or "", ()) + hosts.get(party or "", ()))
        named = tuple(mission for mission in listed if mission in self.missions)
        then = missions_at(mention, month)
        return named if named and set(then).isdisjoint(named) else then

    def meant(self, month: str | None) -> Counter[str]:
        """How often each mission is named or meant by a place in the document, places read as of a month."""
        found = self._meant.get(month)
        if found is None:
            found = self._meant[month] = Counter({mission: 2 * count for mission, count in self.missions.items()})
            for (place, party), count in self._places.items():
                for mission in _missions_at(place, party, month)[:1]:
                    found[mission] += count
        return found


def missions_at(mention: Mention, month: str | None) -> tuple[str, ...]:
    """The missions a place or host party means in a month (the latest ones where the month is unknown)."""
    return _missions_at(mention.id_of("place"), mention.id_of("party"), month)


@lru_cache(_MOST)
def _missions_at(place: str | None, party: str | None, month: str | None) -> tuple[str, ...]:
    hosts, places = postings()
    listed = places.get(place or "", ()) + hosts.get(party or "", ())
    month = month or "9999-98"
    active = [posting.mission for posting in listed if posting.since[: len(month)] <= month <= posting.until]
    if not active and listed:
        past = [posting for posting in listed if posting.until < month and _lately(posting.until, month)]
        active = [max(past, key=lambda posting: posting.until).mission] if past else []
    return tuple(dict.fromkeys(active))


def _lately(until: str, month: str) -> bool:
    """Whether a mission that ended may still be meant in a month: it is not years gone, or the month is unknown."""
    return month > "9999" or int(month[:4]) - int(until[:4]) <= _YEARS_MEANT


def named_above(context: Context, anchor: Anchor, sort: str) -> Mention | None:
    """The one mission or party that heads a number's column, by `sort`."""
    head = context.head(anchor)
    named = [found for found in context.document.mentions_of_tokens(*head) if sort in found.names] if head else []
    return named[0] if len(named) == 1 else None


def is_placed(context: Context, mention: Mention) -> bool:
    """Whether a name stands as a place: after "in", "to", "from" and the like."""
    known = context.placed.get(mention.first)
    if known is not None:
        return known
    low, at = context.low, mention.first - 1
    if at >= 0 and low[at] in {
        "the",
        "eastern",
        "northern",
        "southern",
        "south",
        "western",
        "central",
        "east",
        "neighbouring",
    }:
        at -= 1
    context.placed[mention.first] = placed = at >= 0 and low[at] in _PLACE_WORDS
    return placed


def nearby(context: Context, focus: Focus, sentence: int, heading: int | None) -> list[Near]:
    """The names of a sentence and the three before it, of the line that heads it, and of the first line."""
    known = focus.near.get((sentence, heading))
    if known is None:
        document = context.document
        found = document.mentions_of_tokens(0, focus.first_line)
        if heading is not None:
            found += document.mentions_of_tokens(context.lines[heading].first, context.lines[heading].end)
        found += document.mentions_in(sentence - 3, sentence)
        known = focus.near[sentence, heading] = [
            Near(
                mention,
                sentence - mention.sentence,
                heading is not None and context.line_of.get(mention.first) == heading,
            )
            for mention in {mention.first: mention for mention in found}.values()
        ]
    return known


_TELLING_AFTER = frozenset({"'s", "(", ",", ":", "has", "is", "had", "with", "and", "was", "-", "|"})


def facts_of(context: Context, focus: Focus, mention: Mention) -> Facts:
    """What the place of a name tells, whatever claim it is looked at for."""
    known = focus.facts.get(mention.first)
    if known is None:
        low, document = context.low, context.document
        after = low[mention.end] if mention.end < len(low) else ""
        before = low[mention.first - 1] if mention.first else ""
        names = [f"after:{after}" if after in _TELLING_AFTER else "after:else"]
        if mention.gloss:
            names.append("gloss")
        preceding = document.mentions_of_tokens(max(0, mention.first - 3), mention.first)
        if any("mission" in found.names for found in preceding):
            names.append("after mission")
        known = focus.facts[mention.first] = Facts(
            is_placed(context, mention),
            mention.names["party"].surface if "party" in mention.names else "place",
            group(*names),
            before,
            mention.first - document.tokens.bounds(mention.first)[0] <= 1,
            low[mention.end : mention.end + 1] == ["("],
        )
    return known


def side_of(anchor: Anchor, mention: Mention) -> str:
    """On which side of an anchor a name stands: "L", "R", or "at" where the anchor is the name."""
    return "at" if mention.first <= anchor.core < mention.end else ("L" if mention.end <= anchor.core else "R")


def bucket(distance: int) -> str:
    """A distance in tokens in steps: its upper bound."""
    for bound in (1, 2, 4, 8, 15, 30, 80):
        if distance <= bound:
            return str(bound)
    return "far"
