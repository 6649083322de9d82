"""What briefs say is read by the checker and holds: a sample; `benchmarks/brief_consistency.py` does many."""

from __future__ import annotations

import pytest

from contingent.api import check
from contingent.presenting.briefs.compose import brief
from contingent.presenting.briefs.markdown import markdown
from contingent.record.record import Record


@pytest.mark.parametrize(
    ("party", "month"), [("RWA", "2020-12"), ("BGD", "2008-03"), ("IRL", "2013-09"), ("WSM", "2020-01")]
)
def test_every_sentence_on_contributions_is_read_and_holds(bare: Record, party: str, month: str) -> None:
    made = brief(bare, party, month, sections=["security"], long=True, charts=False)
    text = markdown(made)
    pairs, at = check(text, bare).pairs(), 0
    for one in made.sentences:
        start = text.index(one.text, at)
        at = start + len(one.text)
        statuses = [verdict.status for claim, verdict in pairs if start <= claim.start < at]
        assert statuses and set(statuses) == {"holds"}, (one.text, statuses)
