"""Who says it: the speaker of a claim that stands inside quotation marks, or after "according to"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

Span = tuple[int, int]

_QUOTED = re.compile(r"“[^“”\n]{3,900}[”“]|\"[^\"\n]{3,900}\"|(?<!\w)‘[^‘’\n]{3,900}’(?!\w)|«[^«»\n]{3,900}»")
_SAYS = (
    r"(?:[Ss]aid|[Ss]ays|told|tells|added|adds|explained|explains|declared|declares|stated|noted|announced|announces|"
    r"insisted|insists|remarked|remarks|wrote|writes|replied|replies|recalled|recalls|stressed|stresses|tweeted|posted|"
    r"argued|argues|warned|warns|confirmed|confirms|claimed|claims|reads|read|quipped|answered|asked|remembers)"
)
_TITLE = r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Maj|Col|Lt|Brig|Capt|Sgt|Adm|Sen|Prof|St)\."
_WORD = rf"(?!(?:that|who|and|in|on|at|can|could|had|has)\b)(?:{_TITLE}|[\w’'-]+)"
_NAME = (
    r"(?:[Tt]he |[Aa]n? |[Ii]ts |[Tt]heir |[Hh]is |[Hh]er |[Oo]ur |[Oo]ne )?"
    rf"{_WORD}(?: {_WORD}){{0,6}}?(?: (?:of|for) {_WORD}(?: {_WORD}){{0,3}}?)?"
)
_AFTER_SAYS = re.compile(
    rf"^[\s,.–—-]*{_SAYS}\s+(?!(?:that|this|so|to|it|in|on|at)\b)({_NAME})"
    r"(?=[,.;:\n]|\s+(?:on|in|at|during|after|while|when|last|this|yesterday|from)\b|$)"
)
_THEN_SAYS = re.compile(rf"^[\s,.–—-]*({_NAME})(?:,[^,\n]{{2,70}},)?\s+(?:has |had |also )?{_SAYS}\b")
_SAID_BEFORE = re.compile(rf"({_NAME})(?:,[^,\n]{{2,70}},)?\s+(?:has |had |also )?{_SAYS}\b[^.\n]{{0,60}}?[\s,:–—-]*$")
_ACCORDING = re.compile(rf"\b[Aa]ccording to ({_NAME})(?=[,.;:\n]|$)")
_NOBODY = frozenset({
    "information", "data", "figures", "numbers", "estimates", "records", "statistics", "sources", "reports", "table",
    "list", "count", "tradition", "plan",
})  # fmt: skip
"""What a claim may be according to without anybody saying it."""
_REACH, _LONGEST_SENTENCE = 160, 1000
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you"})


class Speakers:
    """The quotations of a text and who says them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._quotations = list(_quotations(text))
        self._starts = [start for (start, _), _ in self._quotations]
        self._sources = [found.span(1) for found in _ACCORDING.finditer(text) if not _is_nobody(found[1])]
        self._named_at = [start for start, _ in self._sources]

    def of(self, start: int, end: int) -> Span | None:
        """The span of the words that name who says what stands from `start` to `end`; None where nobody is named."""
        at = bisect_right(self._starts, start) - 1
        if at >= 0:
            (_, closing), speaker = self._quotations[at]
            if end <= closing:
                return speaker
        return self._according(start) if self._sources else None

    def _according(self, start: int) -> Span | None:
        """Who is named by the first "according to" of the sentence around a place, or of what is near in a long one."""
        text, before, after = self._text, max(0, start - _LONGEST_SENTENCE), start + _LONGEST_SENTENCE
        first = max(text.rfind(". ", before, start), text.rfind("\n", before, start), before - 1) + 1
        ends = (text.find(". ", start, after), text.find("\n", start, after))
        stop = min((at for at in ends if at >= 0), default=after)
        at = bisect_left(self._named_at, first)
        return self._sources[at] if at < len(self._sources) and self._named_at[at] < stop else None


def _is_nobody(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1].lower() in _NOBODY


def _quotations(text: str) -> Iterator[tuple[Span, Span | None]]:
    """Each quotation with its speaker; one that goes on in the next sentence keeps the speaker of the one before."""
    last: Span | None = None
    last_end = -_REACH
    for found in _QUOTED.finditer(text):
        speaker = _speaker(text, found.start(), found.end())
        if speaker is None and found.start() - last_end < _REACH and "\n" not in text[last_end : found.start()]:
            speaker = last
        yield found.span(), speaker
        if speaker is not None:
            last, last_end = speaker, found.end()


def _speaker(text: str, start: int, end: int) -> Span | None:
    """Who is said to say the quotation from `start` to `end`, beside it in the paragraph."""
    after = text[end : end + _REACH].split("\n", maxsplit=1)[0]
    for pattern in (_AFTER_SAYS, _THEN_SAYS):
        found = pattern.search(after)
        if found:
            return None if found[1].casefold() in _PRONOUNS else (end + found.start(1), end + found.end(1))
    first = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    sentence = max(first, text.rfind(". ", first, start) + 2 if text.rfind(". ", first, start) >= 0 else first)
    found = _SAID_BEFORE.search(text[sentence:start])
    if found and found[1].casefold() not in _PRONOUNS:
        return sentence + found.start(1), sentence + found.end(1)
    return None
