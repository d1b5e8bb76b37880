"""The longest run of places that keeps an order: what stands outside it was moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rise(values: Sequence[int]) -> list[int]:
    """Return the places of a longest strictly rising run of values (Fredman 1975), ascending.

    Args:
        values: the values, in order.
    """
    ends: list[int] = []  # the place where the best run of each length ends ...
    heights: list[int] = []  # ... and the value there
    before: list[int] = []
    for place, value in enumerate(values):
        length = bisect_left(heights, value)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        heights[length : length + 1] = [value]
    out: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        out.append(at)
        at = before[at]
    return out[::-1]
