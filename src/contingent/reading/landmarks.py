"""Where a text names what could be counted, and forces and organisations: the nearest on either side of a token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from contingent.reading.tokens import Tokens

_TOPICS = {
    "women": "women", "v.die": "died", "v.train": "trained", "v.wound": "wounded", "cue.money": "money",
    "cue.army": "army",
    "cue.auth": "ceiling", "cue.thing": "thing", "v.join": "member", "v.withdraw": "leave", "cue.share": "share",
}  # fmt: skip
_FORCES = frozenset({"<un mission>", "<other force>", "<un>", "<other organisation>", "<place>", "cue.nonun"})


class Landmarks:
    """Tokens of a text with what they name, in order."""

    def __init__(self, tokens: Tokens, named: Sequence[tuple[int, str]]) -> None:
        self._tokens = tokens
        self._named = named

    def before(self, index: int) -> tuple[str, int]:
        """The nearest name before a token, and how many sentences back it stands."""
        at = bisect_left(self._named, (index, "")) - 1
        if at < 0:
            return "none", 9
        token, name = self._named[at]
        return name, self._tokens.sentence_of(index) - self._tokens.sentence_of(token)

    def after(self, index: int, end: int) -> str:
        """The nearest name from a token on, up to `end`."""
        at = bisect_left(self._named, (index, ""))
        return self._named[at][1] if at < len(self._named) and self._named[at][0] < end else "none"


def topics_in(tokens: Tokens, tags: Sequence[tuple[str, ...]]) -> Landmarks:
    """Where a text names what could be counted."""
    return Landmarks(tokens, [(at, topic) for at, some in enumerate(tags) if (topic := _topic_of(some)) is not None])


def forces_in(tokens: Tokens, tags: Sequence[tuple[str, ...]]) -> Landmarks:
    """Where a text names forces, organisations and places."""
    return Landmarks(tokens, [(at, tag) for at, some in enumerate(tags) for tag in some[-3:] if tag in _FORCES])


def _topic_of(tags: tuple[str, ...]) -> str | None:
    named = (_TOPICS.get(tag) or (tag if tag.startswith(("person.", "unit.")) else None) for tag in tags)
    return next((topic for topic in named if topic is not None), None)
