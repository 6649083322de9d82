"""The spellings that reports and statistical tables print, and the party or mission each means in a month.

Strict: a spelling that is not in the file is an error, never a guess. A report's context is known, so that here
"Congo" is the Republic of the Congo, as the United Nations uses it.
"""

from __future__ import annotations

import re
from functools import cache

from contingent.errors import UnknownNameError
from contingent.model.month import Month
from contingent.vocabulary.tables import rows, without_accents

_Entry = tuple[str, Month | None, Month | None]
_APOSTROPHES = re.compile("[’‘ʼ`´]")
_CLOSING_MARKS = "' \u00a0"


def contributor(printed: str, month: Month) -> str:
    """Return the party id of the contributor that a report of `month` prints as `printed`.

    Raises UnknownNameError when no report of that month is known to print it so.
    """
    return _find("contributor", printed, month)


def area(printed: str, month: Month) -> str | None:
    """Return the party that statistical tables print as `printed`, as contributors are or with a spelling of its own.

    None where the file has no such spelling: aliases may have it then.
    """
    return _known("area", printed, month) or _known("contributor", printed, month)


def mission(printed: str, month: Month) -> str:
    """Return the mission id that a report of `month` prints as `printed`. Raises UnknownNameError."""
    return _find("mission", printed, month)


def _find(kind: str, printed: str, month: Month) -> str:
    found = _known(kind, printed, month)
    if found is None:
        raise UnknownNameError.of(f"printed {kind}", printed, _entries()[kind], where=f"report of {month}")
    return found


def _known(kind: str, printed: str, month: Month) -> str | None:
    for identifier, first, last in _entries()[kind].get(_normal(printed), ()):
        if (first is None or first <= month) and (last is None or month <= last):
            return identifier
    return None


@cache
def _entries() -> dict[str, dict[str, list[_Entry]]]:
    entries: dict[str, dict[str, list[_Entry]]] = {"area": {}, "contributor": {}, "mission": {}}
    for kind, printed, identifier, first, last in rows("printed", "kind printed id first_month last_month"):
        entries[kind].setdefault(_normal(printed), []).append((identifier, _month(first), _month(last)))
    return entries


def _month(text: str) -> Month | None:
    return Month.parse(text) if text else None


def _normal(printed: str) -> str:
    """Return the spelling with single blanks, plain apostrophes, no accents and no quote left over at the end."""
    plain = _APOSTROPHES.sub("'", without_accents(printed))
    return " ".join(plain.split()).rstrip(_CLOSING_MARKS)
