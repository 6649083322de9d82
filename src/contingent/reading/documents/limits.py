"""How large an input may be, and the errors that every kind of document can have."""

from __future__ import annotations

from contingent.errors import InputError

MAX_BYTES = 100_000_000
MAX_MARKUP = 10_000_000
MAX_ELEMENTS = 300_000
MAX_PAGE = 200_000
MAX_CHARACTERS = 10_000_000


def too_large(where: str, size: int, limit: int, unit: str) -> InputError:
    """The error for a document over the limit, both counted in `unit`."""
    return InputError(
        f"the document has {size:,} {unit}, more than the {limit:,} that are read at once",
        where=where,
        to_do="split it, or write its parts as lines of a corpus (JSON lines with id, text and published)",
    )


def empty(where: str) -> InputError:
    """The error for an input without a single character of text."""
    return InputError("the document is empty", where=where, to_do="check that the file was written completely")


def unreadable(where: str, kind: str, reason: object) -> InputError:
    """The error for a damaged document of a known kind; `reason` is the parser's own message."""
    message = " ".join(str(reason).split())[:200] or "no reason given"
    return InputError(
        f"the file cannot be read as {kind}: {message}",
        where=where,
        to_do=f"open it in a program that shows {kind} and save it anew, or give the text as a .txt file",
    )
