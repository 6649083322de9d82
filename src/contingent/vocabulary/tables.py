"""Reading the CSV files of the vocabulary, and the folding by which names are compared."""

from __future__ import annotations

import csv
import datetime
import unicodedata
from pathlib import Path

from contingent.errors import SourceError

_FOLDER = Path(__file__).parent
_PLAIN = str.maketrans({**dict.fromkeys("'’‘ʼ`´."), **dict.fromkeys("\t\n\xa0,()/_–—-", " "), "&": " and "})


def rows(table: str, columns: str) -> list[list[str]]:
    """Return the rows of `table`.csv as lists of texts in the order of `columns` (names separated by blanks).

    Raises SourceError when the file's header is another or a row has more or fewer fields.
    """
    path = _FOLDER / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *body = csv.reader(file)
    expected = columns.split()
    bad = next((row for row in [header, *body] if len(row) != len(expected)), None)
    if header != expected or bad is not None:
        raise SourceError(
            f"the columns of {path.name} are not {', '.join(expected)}",
            where=f"{path.name}: {bad or header}",
            to_do="correct the file, or the columns its loader names",
        )
    return body


def day(text: str) -> datetime.date | None:
    """Return the ISO date in `text`, or None when it is empty."""
    return datetime.date.fromisoformat(text) if text else None


def parts(text: str, separator: str = ";") -> tuple[str, ...]:
    """Return the parts of a field that holds several values."""
    return tuple(text.split(separator)) if text else ()


def without_accents(text: str) -> str:
    """Return `text` without accents and cedillas."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).replace("ı", "i")


def fold(name: str) -> str:
    """Return `name` as it is compared: no case, accents, stops, apostrophes, hyphens or leading article."""
    words = without_accents(name).casefold().translate(_PLAIN).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    folded = " ".join(words)
    if "st" in words:
        folded = " ".join("saint" if word == "st" else word for word in words)
    return folded
