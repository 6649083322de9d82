"""How wide words are, so that labels find room: the widths of Helvetica, which the usual sans fonts share."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NARROW = dict.fromkeys("fIt!,./:;[]\\|  ", 278) | dict.fromkeys("ijl'", 222) | dict.fromkeys("r()-`’‘", 333)
_WIDE = dict.fromkeys("ckJsvxyz", 500) | dict.fromkeys("ABEKPSVXY&", 667) | dict.fromkeys("CDHNRUw", 722)
_MORE = {"m": 833, "M": 833, "W": 944, "G": 778, "O": 778, "Q": 778, "F": 611, "T": 611, "Z": 611, "%": 889, "—": 1000}
_WIDTHS = _NARROW | _WIDE | _MORE
_USUAL = 556
BOLD = 1.09
"""How much wider bold words are."""


@lru_cache(maxsize=4096)
def width(words: str, size: float, *, bold: bool = False) -> float:
    """Return the width of `words` in pixels at a font size."""
    plain = unicodedata.normalize("NFD", words)
    units = sum(_WIDTHS.get(letter, _USUAL) for letter in plain if not unicodedata.combining(letter))
    return units * size / 1000 * (BOLD if bold else 1)


def wrapped(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break `words` into lines that are not wider than `room`, where a space allows it."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break `words` into as few lines as `wrapped` does, of lengths as equal as can be."""
    lines = wrapped(words, size, room, bold=bold)
    narrow = lines
    while len(narrow) == len(lines) and len(lines) > 1:
        lines = narrow
        room = max(width(row, size, bold=bold) for row in lines) - 1
        narrow = wrapped(words, size, room, bold=bold)
    return lines


def shortened(words: str, size: float, room: float) -> str:
    """Cut `words` to `room`, with an ellipsis where something is lost."""
    if width(words, size) <= room:
        return words
    kept = words
    while kept and width(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
