"""Fit how confidence follows from the readers' probability: `python -m training.calibration FILE`.

FILE has passages that nothing was trained on. Prints the two constants of `contingent.reading.calibration`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from contingent.reading import calibration
from contingent.reading.linear import Floats
from training.evaluate import read_unseen
from training.passages import read_passages
from training.scoring import Score


def fit(chances: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """The slope and the shift of the log odds that make these probabilities fit what was right."""
    odds, was = np.array([calibration.log_odds(chance) for chance in chances]), np.array(right, float)

    def off(told: Floats) -> float:
        said = told[0] * odds + told[1]
        return float((np.logaddexp(0, said) - was * said).mean())

    slope, shift = minimize(off, (1.0, 0.0)).x
    return float(slope), float(shift)


def main() -> None:
    """Read the passages without calibration, and print what fits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    passages = read_passages(parser.parse_args().file)
    calibration.SLOPE, calibration.SHIFT = 1.0, 0.0
    found = read_unseen(passages, quick=False)
    score = Score()
    for passage in passages:
        score.add(passage.text, passage.claims, found[passage.id])
    slope, shift = fit(*zip(*score.sure, strict=True))
    sys.stdout.write(f"SLOPE, SHIFT = {slope:.3f}, {shift:.3f}\n")


if __name__ == "__main__":
    main()
