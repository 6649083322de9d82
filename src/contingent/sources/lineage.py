"""Facts that a source dates to the time of an organisation's predecessor."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator

from contingent.model.fact import Fact
from contingent.model.partial_date import last_day
from contingent.vocabulary.parties import all_parties


def split_at_predecessor(fact: Fact) -> Iterator[Fact]:
    """Yield a fact whose start lies in the time of its organisation's predecessor as one fact of each of the two.

    Where it ended in the predecessor's time, it is a fact of the predecessor alone. Other facts stay as they are.
    """
    organisation = all_parties().get(fact.object)
    predecessor = all_parties().get(organisation.predecessor or "") if organisation else None
    since = organisation.valid_from if organisation else None
    if organisation is None or predecessor is None or not (since and fact.start and last_day(fact.start) < since):
        yield fact
        return
    before = since - datetime.timedelta(days=1)
    if fact.end and last_day(fact.end) < since:
        yield dataclasses.replace(fact, object=predecessor.id)
        return
    replaced = f"{organisation.name} replaced {predecessor.name}"
    yield dataclasses.replace(
        fact, object=predecessor.id, end=before.isoformat(), end_event=replaced, confirmed_as_of=before.isoformat()
    )
    confirmed = max(fact.confirmed_as_of, since.isoformat())
    yield dataclasses.replace(fact, start=since.isoformat(), start_event=replaced, confirmed_as_of=confirmed)
