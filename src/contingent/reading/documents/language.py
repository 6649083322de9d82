"""Which language a text is in: by its script, then by its telling words. Offline, and slow to doubt English."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 1_000
_SCRIPTS = {
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "ETHIOPIC": "am",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "SINHALA": "si",
    "TAMIL": "ta",
    "MYANMAR": "my",
    "KHMER": "km",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "TELUGU": "te",
}
_TELLING = {
    "ru": {"uk": "іїєґ", "bg": "", "sr": "ђјљњћџ"},
    "ar": {"fa": "پچژگ", "ur": "ٹڈڑںے"},
}
_LEAD = 1.5
_DISTINCT = 2
_NAME_PART = 3


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language. Where nothing speaks for another language it is "en".

    Names, numbers and tables are no language: a text without any telling word counts as English. Reads the beginning
    and the middle of long texts.
    """
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[len(text) // 2 :][:_SAMPLE]
    return _by_script(sample) or _by_words(_WORD.findall(sample))


def _by_script(text: str) -> str | None:
    if text.isascii():
        return None
    counts: Counter[str] = Counter()
    for letter, times in Counter(text).items():
        if letter.isalpha():
            script = "LATIN" if letter < "\u0250" else unicodedata.name(letter, "?").split(" ")[0].split("-")[0]
            counts[_SCRIPTS.get(script, "latin")] += times
    if counts["ja"] and counts["ja"] * 10 > counts["zh"]:
        counts["ja"] += counts.pop("zh", 0)
    foreign = sum(times for code, times in counts.items() if code != "latin")
    if foreign <= counts["latin"]:
        return None
    best = max(sorted(code for code in counts if code != "latin"), key=counts.__getitem__)
    for code, letters in _TELLING.get(best, {}).items():
        if sum(text.count(letter) for letter in letters) * 100 > counts[best]:
            return code
    return best


def _by_words(words: list[str]) -> str:
    """Score each language by its telling words. Short words with a capital may be names (El Salvador, La Paz)."""
    scores: Counter[str] = Counter()
    telling: dict[str, set[str]] = {}
    known = _known()
    for written, times in Counter(words).items():
        word = written.lower().replace("’", "'")
        if len(word) <= _NAME_PART and written[0].isupper():
            continue
        for language in known.get(word) or known.get(word.split("'")[-1], ()):
            scores[language] += times
            telling.setdefault(language, set()).add(word)
    english = scores.pop("en", 0)
    likely = [language for language in sorted(scores) if len(telling[language]) >= _DISTINCT]
    best = max(likely, key=scores.__getitem__, default="en")
    return best if scores[best] > _LEAD * english else "en"


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """For each telling word the languages it belongs to."""
    known: dict[str, tuple[str, ...]] = {}
    table = files("contingent.reading.documents").joinpath("language_words.csv").read_text(encoding="utf-8")
    for line in csv.DictReader(table.splitlines()):
        for word in line["words"].split():
            if line["language"] not in known.get(word, ()):
                known[word] = (*known.get(word, ()), line["language"])
    return known
