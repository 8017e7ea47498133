"""How sure a figure is: percentile intervals from resampling the units (groups, people) it was taken from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Statistic = Callable[[Sequence[float]], float]
"""A figure from sums over units."""

RESAMPLES = 2000
LEVEL = 0.95
SEED = 7


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and the bounds of its 95% interval."""

    value: float
    low: float
    high: float

    def rounded(self, digits: int = 3) -> list[float]:
        """The three as plain data."""
        return [round(number, digits) for number in (self.value, self.low, self.high)]


def ratio(sums: Sequence[float]) -> float:
    """The first sum over the second; nan if there is nothing to divide by."""
    return sums[0] / sums[1] if sums[1] else float("nan")


def estimate(units: Iterable[Sequence[float]], statistic: Statistic = ratio) -> Estimate | None:
    """The statistic of the units' sums, and its interval; None if it has no value.

    Each unit is what one independent part of the data adds to the sums (for a mean: the values and how many they are),
    so that parts that belong together, as two resumes of one person do, are drawn together. Resamples without a value
    are passed over. Source: Efron 1979, Bootstrap methods; the percentile interval of Efron & Tibshirani 1993, ch. 13.
    """
    import numpy as np

    table = np.array(list(units), dtype=np.float64)
    if not table.size or np.isnan(value := statistic(table.sum(axis=0).tolist())):
        return None
    drawn = np.random.default_rng(SEED).integers(len(table), size=(RESAMPLES, len(table)))
    values = [statistic(table[rows].sum(axis=0).tolist()) for rows in drawn]
    low, high = np.nanquantile(values, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Estimate(value, float(low), float(high))


def mean(values: Iterable[float]) -> Estimate | None:
    """The mean of values that are units of their own (True counts as 1: a share)."""
    return estimate([(float(value), 1.0) for value in values])
