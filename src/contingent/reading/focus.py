"""What a document is about, and what the place of each of its names tells."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.groups import Group
from contingent.reading.names import postings
from contingent.reading.placed import is_placed

_YEARS_MEANT = 3
_MOST = 8192
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
