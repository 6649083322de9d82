"""Finding a scope by what people write: `all`, `peacekeeping`, `mission:MINUSCA`, `minusca`, `region:africa`."""

from __future__ import annotations

from contingent.errors import UnknownNameError
from contingent.record.record import Record
from contingent.vocabulary.missions import mission_candidates


def find_scope(record: Record, name: str) -> str:
    """Return the scope called `name`. Raises UnknownNameError, with the nearest ones, when the record has none."""
    scopes = record.cubes.scopes
    lowered = {scope.lower(): scope for scope in scopes}
    kind, colon, rest = name.strip().partition(":")
    written = (name.strip(), f"region:{kind}", f"mission:{kind}")
    for candidate in written:
        if candidate.lower() in lowered:
            return lowered[candidate.lower()]
    for mission in mission_candidates(rest if colon else kind):
        if f"mission:{mission}" in scopes:
            return f"mission:{mission}"
    raise UnknownNameError.of("scope", name, scopes, where="scope")
