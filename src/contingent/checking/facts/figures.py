"""Numbers of claims against figures: exact, about, or a round number read as about because it is exact nowhere."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from contingent.checking import wording
from contingent.checking.accept import Number, number_of
from contingent.model.claim import Claim


def stated_number(claim: Claim, figures: Iterable[float], *, counted: bool = True) -> tuple[Number | None, list[str]]:
    """Return the number of a claim as it is compared with figures, and a note where it is read as about."""
    number = number_of(claim, counted=counted)
    if number is None or not number.is_round or fits(number, figures):
        return number, []
    return number.as_about(), [f"no figure is exactly {wording.number(number.value)}: read as about that number"]


def fits(number: Number, figures: Iterable[float]) -> bool:
    """Tell whether a number accepts any of the figures."""
    return bool(number.fits(_array(figures)).any())


def accepts(number: Number | None, figure: float) -> bool:
    """Tell whether a number accepts a figure; no number accepts anything."""
    return number is None or fits(number, (figure,))


def between(number: Number, one: float, other: float, widened: float = 0.05) -> bool:
    """Tell whether a number accepts some figure between two, widened to either side."""
    low, high = sorted((one, other))
    least, most = number.interval()
    return bool(least <= high * (1 + widened) and low * (1 - widened) <= most)


def _array(figures: Iterable[float]) -> NDArray[np.float64]:
    return np.array(list(figures), dtype=np.float64)
