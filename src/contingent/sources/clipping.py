"""Facts coded by year, cut to the days on which both parties existed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.vocabulary.parties import all_parties


def clipped(fact: Fact) -> Iterator[Fact]:
    """Yield a fact cut to the time of its subject and object, with a note where it was cut; nothing outside it.

    For codings by year, which give a state or an organisation from a year on in which it was not there yet.
    """
    parties = [all_parties()[name] for name in (fact.subject, fact.object) if name in all_parties()]
    since = max((p.valid_from for p in parties if p.valid_from), default=None)
    until = min((p.valid_to for p in parties if p.valid_to), default=None)
    start, end, notes = fact.start, fact.end, [fact.note] if fact.note else []
    if since and start and last_day(start) < since:
        notes.append(f"stated since {start}, before both existed")
        start = since.isoformat()
    if until and (not end or first_day(end) > until):
        end = until.isoformat()
    outside = (since and end and last_day(end) < since) or (until and start and first_day(start) > until)
    if not outside:
        yield dataclasses.replace(fact, start=start, end=end, note="; ".join(notes))
