"""Features and facts about words that recur, made once: names joined to a prefix, and functions of one word."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Generic, TypeVar

_MOST = 20_000
Found = TypeVar("Found")


class _Remembered(dict[str, Found], Generic[Found]):
    """What a function gives for each text met, kept until there are too many: faster to look up than to call."""

    __slots__ = ("function",)

    def __init__(self, function: Callable[[str], Found]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, text: str) -> Found:
        if len(self) >= _MOST:
            self.clear()
        found = self[text] = self.function(text)
        return found


def remembered(function: Callable[[str], Found]) -> Callable[[str], Found]:
    """The same pure function of a text, remembering its answers; for recurring texts, such as words and tags."""
    return _Remembered(function).__getitem__


@cache
def joint(prefix: str) -> Callable[[str], str]:
    """What puts a prefix before a name, remembering the results. There must be few different prefixes."""
    return remembered(prefix.__add__)
