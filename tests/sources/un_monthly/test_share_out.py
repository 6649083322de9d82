"""Names printed halfway down their rows are given back to exactly those rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.sources.un_monthly.centred import share_out

PITCHES = st.floats(13.5, 25.0)
SIZES = st.lists(st.integers(1, 6), min_size=1, max_size=30)


@given(SIZES, PITCHES, st.randoms(use_true_random=False))
def test_names_return_to_their_rows(sizes: list[int], pitch: float, draw: object) -> None:
    rows = [700 - pitch * index for index in range(sum(sizes))]
    expected = [f"country {number}" for number, size in enumerate(sizes) for _ in range(size)]
    labels, start = [], 0
    for number, size in enumerate(sizes):
        labels.append(((rows[start] + rows[start + size - 1]) / 2 + draw.uniform(-1, 1), f"country {number}"))  # type: ignore[attr-defined]
        start += size
    assert share_out(rows, labels) == expected


@pytest.mark.parametrize(
    ("labels", "why"),
    [
        ([(700.0, "A")], "2 rows have no country"),
        ([(685.0, "A")], "does not stand at the middle"),
        ([(680.0, "A"), (650.0, "B")], "no row is left"),
        ([], "3 rows have no country"),
    ],
)
def test_what_does_not_fit_is_refused(labels: list[tuple[float, str]], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        share_out([700.0, 680.0, 660.0], labels)
