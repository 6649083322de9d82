"""Candidates for the subject of a claim, with what speaks for each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from contingent.reading.anchors import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.features import head_noun
from contingent.reading.linear import Group
from contingent.reading.names import postings

UN_TOTAL = "UN-total"
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
_PARTY_PRONOUNS = "pronoun.party"


@dataclass(slots=True)
class Candidate:
    """One possible value of a slot, the mention it comes from (None for general ones), and its features.

    Features that recur come in `groups`, which share none with each other or with the rest.
    """

    value: str | None
    mention: Mention | None
    features: list[str] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


@dataclass(slots=True)
class History:
    """What was decided for the claims before this one."""

    subject: str | None = None
    mission: str | None = None
    as_of: str | None = None
    sentence: int = -1
    kind: str = ""
    category: str | None = None
    line: int = -1
    ranked: str | None = None
    times: tuple[str | None, ...] = ()


class Focus:
    """What a document is about: its parties by count, the first of its title, its missions."""

    def __init__(self, context: Context) -> None:
        document = context.document
        self.counts: Counter[str] = Counter()
        self.hosts = postings()[0]
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
        self.first_line = context.lines[0].end if context.lines else 0
        self._meant: dict[str | None, Counter[str]] = {}
        self.missions: Counter[str] = Counter(
            found for mention in document.mentions if (found := mention.id_of("mission")) is not None
        )

    def meant(self, context: Context, month: str | None) -> Counter[str]:
        """How often each mission is named or meant by a place in the document, places read as of a month."""
        found = self._meant.get(month)
        if found is None:
            found = self._meant[month] = Counter()
            for mention in context.document.mentions:
                named = mention.id_of("mission")
                if named is not None:
                    found[named] += 2
                elif "place" in mention.names or is_placed(context, mention):
                    found.update(missions_at(mention, month)[:1])
        return found


def missions_at(mention: Mention, month: str | None) -> list[str]:
    """The missions a place or host party means in a month (the latest ones where the month is unknown)."""
    hosts, places = postings()
    listed = places.get(mention.id_of("place") or "", ()) + hosts.get(mention.id_of("party") or "", ())
    month = month or "9999-98"
    active = [posting.mission for posting in listed if posting.since[: len(month)] <= month <= posting.until]
    if not active and listed:
        past = [posting for posting in listed if posting.until < month]
        active = [max(past, key=lambda posting: posting.until).mission] if past else []
    return list(dict.fromkeys(active))


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


def subject_candidates(context: Context, focus: Focus, anchor: Anchor, kind: str, history: History) -> list[Candidate]:
    """Parties near the anchor, the document's main parties, all contributors together, and nobody."""
    document = context.document
    sentence = document.tokens.sentence_of(anchor.core)
    line = context.line_of.get(anchor.core, 0)
    heading = context.lines[line].heading if context.lines else None
    near: dict[str, Candidate] = {}
    general = _general_features(context, focus, anchor, kind, history)
    ranks = _nearness(context, anchor, focus.named_in.get(sentence, []))
    for mention in nearby(context, focus, sentence, heading):
        party = mention.id_of("party")
        if party is None:
            continue
        back = sentence - mention.sentence
        in_heading = heading is not None and context.line_of.get(mention.first) == heading
        if not (0 <= back <= 3 or in_heading or mention.first < focus.first_line):
            continue
        if back == 0 and _only_compared(context, focus, anchor, mention):
            continue
        candidate = Candidate(party, mention)
        candidate.features = _mention_features(context, focus, anchor, mention, kind, history, ranks, back, in_heading)
        known = near.get(party)
        if known is None or _distance(anchor, mention) <= _distance(anchor, known.mention):
            near[party] = candidate
    for known_party in (focus.main, focus.first, history.subject):
        if known_party is not None and known_party != UN_TOTAL and known_party not in near:
            near[known_party] = Candidate(known_party, None, ["far", f"far&{kind}"])
    spoken = _spoken(context, anchor)
    company = _company(context, focus, anchor)
    for party, candidate in near.items():
        candidate.features += _party_features(focus, party, kind, history, spoken)
        candidate.features += [f"host={party in focus.hosts}&{company}", f"{company}&far={candidate.mention is None}"]
    out = list(near.values())
    out.append(Candidate(UN_TOTAL, None, ["total", f"total&{kind}", *(f"total&{item}" for item in general)]))
    out.append(Candidate(None, None, ["none", f"none&{kind}", *(f"none&{item}" for item in general)]))
    return out


def _company(context: Context, focus: Focus, anchor: Anchor) -> str:
    """How many parties stand in the anchor's sentence, or rows around it, and which share of them host missions."""
    document = context.document
    number = context.line_of.get(anchor.core, 0)
    first, last = document.tokens.bounds(anchor.core)
    if context.lines and context.lines[number].shape in {"row", "item"}:
        block = [line for line in context.lines[max(0, number - 3) : number + 4] if line.shape in {"row", "item"}]
        first, last = block[0].first, block[-1].end
    parties = {mention.id_of("party") for mention in document.mentions_of_tokens(first, last)} - {None}
    hosts = sum(1 for party in parties if party in focus.hosts)
    return f"hosts={int(4 * hosts / max(1, len(parties)))}of{min(4, len(parties))}"


def _only_compared(context: Context, focus: Focus, anchor: Anchor, mention: Mention) -> bool:
    """Whether a party is only what another is compared with: "A is second behind B, with 6,383 troops"."""
    low = context.low
    if anchor.sort != "quantity" or mention.end > anchor.first or low[mention.end : mention.end + 1] != [","]:
        return False
    if mention.first == 0 or low[mention.first - 1] not in {"behind", "after", "than"}:
        return False
    return any(other.first < mention.first for other in focus.named_in.get(mention.sentence, ()))


def nearby(context: Context, focus: Focus, sentence: int, heading: int | None) -> list[Mention]:
    """The names of a sentence and the three before it, of the line that heads it, and of the first line."""
    document = context.document
    found = document.mentions_of_tokens(0, focus.first_line)
    if heading is not None:
        found += document.mentions_of_tokens(context.lines[heading].first, context.lines[heading].end)
    found += document.mentions_in(sentence - 3, sentence)
    return list({mention.first: mention for mention in found}.values())


def _distance(anchor: Anchor, mention: Mention | None) -> int:
    if mention is None:
        return 9999
    return min(abs(anchor.core - mention.first), abs(mention.end - 1 - anchor.core)) + (
        0 if mention.first <= anchor.core else 2
    )


def _nearness(context: Context, anchor: Anchor, inside: list[Mention]) -> dict[int, str]:
    """Which party mention is nearest on each side, first and last in the sentence."""
    out: dict[int, str] = {}
    left = [m for m in inside if m.end <= anchor.first]
    right = [m for m in inside if m.first >= anchor.end]
    free_left = [m for m in left if not is_placed(context, m)]
    for mention, name in (
        (inside[0] if inside else None, "first"),
        (right[0] if right else None, "R1"),
        (left[-1] if left else None, "L1"),
        (free_left[-1] if free_left else None, "L1free"),
        (free_left[0] if free_left else None, "firstfree"),
    ):
        if mention is not None:
            out[mention.first] = out.get(mention.first, "") + name + "."
    return out


def _bucket(distance: int) -> str:
    for bound in (1, 2, 4, 8, 15, 30, 80):
        if distance <= bound:
            return str(bound)
    return "far"


_CUTS = frozenset({";", ".", "(", ")", ",", "—", "–", "while", "and", "but", "whereas"})


def _mention_features(
    context: Context, focus: Focus, anchor: Anchor, mention: Mention, kind: str, history: History,
    ranks: dict[int, str], back: int, in_heading: bool,
) -> list[str]:  # fmt: skip
    low = context.low
    surface = mention.names["party"].surface
    side = "at" if mention.first <= anchor.core < mention.end else ("L" if mention.end <= anchor.core else "R")
    distance = _bucket(_distance(anchor, mention))
    placed = is_placed(context, mention)
    out = [
        f"back={back}",
        f"side={side}&back={min(back, 1)}",
        f"near={ranks.get(mention.first, '')}",
        f"sort={anchor.sort}&side={side}",
    ]
    if back == 0:
        out += [f"d={side}{distance}", f"d={side}{distance}&{kind}"]
        low_at, high_at = sorted(
            (mention.end if side == "L" else anchor.end, anchor.first if side == "L" else mention.first)
        )
        between = low[low_at:high_at]
        cuts = sum(1 for word in between if word in _CUTS)
        out.append(f"cuts={side}{min(cuts, 4)}")
        if len(between) <= 3 and side != "at":
            out.append(f"{side}between=" + "_".join(between))
        out += [
            f"between:{word}"
            for word in set(between)
            & {"of", "by", "from", "than", "ahead", "behind", "after", "followed", "with", ":", "(", "|", "in"}
        ]
    after = low[mention.end] if mention.end < len(low) else ""
    before = low[mention.first - 1] if mention.first else ""
    out += [
        f"after:{after}"
        if after in {"'s", "(", ",", ":", "has", "is", "had", "with", "and", "was", "-", "|"}
        else "after:else",
        f"before:{before}&{side}",
    ]
    out += [
        f"placed={placed}&{surface}",
        f"placed={placed}&{side}&{min(back, 1)}",
        f"surface={surface}",
        f"placed={placed}&{kind}",
    ]
    return out + _surroundings(context, focus, anchor, mention, side, back, in_heading)


def _surroundings(
    context: Context, focus: Focus, anchor: Anchor, mention: Mention, side: str, back: int, in_heading: bool
) -> list[str]:
    """Tell where in the text a party is named: in a heading, the title, brackets, the same line."""
    low, document = context.low, context.document
    out: list[str] = []
    if mention.names["party"].surface == "demonym":
        noun = head_noun(context, anchor)
        out.append(f"demonym&{'inner' if noun is not None and anchor.end <= mention.first <= noun else side}")
    if in_heading:
        out.append("heading")
    if mention.first < focus.first_line:
        out.append("title")
    if context.line_of.get(mention.first) == context.line_of.get(anchor.core):
        out.append(f"sameline&{context.lines[context.line_of.get(anchor.core, 0)].shape}")
    if mention.gloss:
        out.append("gloss")
    if any("mission" in found.names for found in document.mentions_of_tokens(max(0, mention.first - 3), mention.first)):
        out.append("after mission")
    if low[mention.end : mention.end + 1] == ["("] and mention.end + 1 == anchor.first:
        out.append(f"bracketed&host={mention.id_of('party') in focus.hosts}")
    start, _ = document.tokens.bounds(mention.first)
    if mention.first - start <= 1:
        out.append(f"opens&{min(back, 1)}")
    return out


def _spoken(context: Context, anchor: Anchor) -> str:
    """How the sentence speaks of its subject: a pronoun and a party name before the anchor, or neither."""
    start, _ = context.document.tokens.bounds(anchor.core)
    left = context.bag(start, anchor.end)
    own = any(word in {"we", "our", "us", "i", "my"} for word in context.low[start : anchor.first])
    named = "<party>" in left or "<demonym>" in left
    return f"{'own' if own else 'pronoun' if 'pronoun.party' in left else 'no'}&{named}"


def _party_features(focus: Focus, party: str, kind: str, history: History, spoken: str) -> list[str]:
    out = [f"host={party in focus.hosts}"]
    out += [
        f"{name}&{spoken}"
        for name, is_so in (
            ("main", party == focus.main),
            ("previous", party == history.subject),
            ("first", party == focus.first),
        )
        if is_so
    ]
    if party == focus.main:
        out += ["main", f"main&{kind}"]
    if party == focus.first:
        out.append("first")
    if party == history.subject:
        out += ["previous", f"previous&{kind}"]
    share = focus.counts[party] / max(1, sum(focus.counts.values()))
    out.append(f"share={int(share * 5)}")
    return out


def _general_features(context: Context, focus: Focus, anchor: Anchor, kind: str, history: History) -> list[str]:
    """What speaks for or against no named party: totals, missions as subjects, pronouns, no party about."""
    document, low = context.document, context.low
    start, end = document.tokens.bounds(anchor.core)
    bag = set(context.bag(start, end))
    left = set(context.bag(start, anchor.first))
    out = [
        f"parties={min(3, len(focus.counts))}",
        f"previous={'total' if history.subject == UN_TOTAL else ('none' if history.subject is None else 'party')}",
        f"sort={anchor.sort}",
    ]
    out += [
        f"in:{tag}"
        for tag in (
            "<party>",
            "<demonym>",
            "<mission>",
            "<organisation>",
            "un.total",
            "pronoun.party",
            "cue.total",
            "pronoun.mission",
            "cue.nonun",
        )
        if tag in bag
    ]
    out += [
        f"left:{tag}"
        for tag in ("<party>", "<demonym>", "<mission>", "pronoun.party", "un.total", "pronoun.mission")
        if tag in left
    ]
    noun = head_noun(context, anchor) if anchor.sort == "quantity" else None
    if noun is not None:
        out.append(f"noun:{low[noun]}")
    if anchor.end < len(low):
        out.append(f"+1:{low[anchor.end]}")
    if anchor.first:
        out.append(f"-1:{low[anchor.first - 1]}")
    for index in (start, start + 1):
        if index < end:
            out += [f"open={tag}" for tag in context.tags[index]]
    out.append(f"size={int(min(5, len(str(int(anchor.value or 0)))))}&{kind}")
    number = context.line_of.get(anchor.core, 0)
    if context.lines and context.lines[number].shape in {"row", "item"}:
        out += [f"cell={tag}" for tag in context.bag(*context.lines[number].cells[0])]
    return out
