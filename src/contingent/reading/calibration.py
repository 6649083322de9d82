"""How often a claim is stated as read, from the probability that the two readers give it together.

Both are surer than right of what is near certain, and less sure than right of what is doubtful.
"""

from __future__ import annotations

import math

SLOPE, SHIFT = 0.5, 0.2
"""What the logarithm of the odds is multiplied by, and what is added.

They lie between what fits shared passages and what fits documents of the press and of parliaments, none trained on.
"""
_LEAST = 1e-4


def calibrated(chance: float) -> float:
    """The confidence, 0 to 1, for the probability that the readers give."""
    return 1 / (1 + math.exp(-(SLOPE * log_odds(chance) + SHIFT)))


def log_odds(chance: float) -> float:
    """The logarithm of the odds of a probability, 0 and 1 included."""
    return math.log((chance + _LEAST) / (1 - chance + _LEAST))
