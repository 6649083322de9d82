"""The categories that words for people name."""

from __future__ import annotations

from functools import lru_cache

from contingent.reading.context import Context

_MOST = 8192


def class_of(context: Context, at: int) -> str | None:
    """The category a phrase at a token names, with bare "officers" left open."""
    return category_of(context.document.classes[at])


@lru_cache(_MOST)
def category_of(classes: tuple[str, ...]) -> str | None:
    """The category that the classes of a phrase name, the more telling one of two; None where they name none."""
    found = [name[7:] for name in classes if name.startswith("person.")]
    if not found:
        return None
    if len(found) > 1:
        found = [name for name in found if name not in {"unspecified", "personnel"}] or found
    return found[0]
