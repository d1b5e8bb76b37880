"""The search for the middle of a shortest edit script, where nearly all of the time of a word diff goes.

Myers (1986), in the steps of diff-match-patch and with its results to the letter: only the bounds of the rows, which it asks
for at every comparison of two characters, are replaced by marks that stand past their ends and equal nothing.
"""

from __future__ import annotations

from diff_match_patch import diff_match_patch

# What stands past the ends of the rows. No word has such a code.
_PAST_FIRST, _PAST_SECOND = 0, 1


class CodeDiff(diff_match_patch):  # type: ignore[misc]  # the package has no types
    """diff-match-patch for rows of word codes (none below 2), without a clock."""

    def __init__(self) -> None:
        super().__init__()
        self.Diff_Timeout = 0

    def diff_bisect(self, text1: str, text2: str, deadline: float) -> list[tuple[int, str]]:
        """Return the steps from one row to the other; overrides the search of diff-match-patch."""
        middle = None if set(text1).isdisjoint(text2) else _middle(text1, text2)
        if middle is None:
            return [(self.DIFF_DELETE, text1), (self.DIFF_INSERT, text2)]
        steps: list[tuple[int, str]] = self.diff_bisectSplit(text1, text2, *middle, deadline)
        return steps


def _middle(first: str, second: str) -> tuple[int, int] | None:  # noqa: PLR0912 - a call a step would double its time
    """Where a shortest script from the start and one from the end meet: so far in the first row, so far in the second."""
    width, height = len(first), len(second)
    most = (width + height + 1) // 2
    # The farthest place in the first row by diagonal; -1 where no path has been. The main diagonal of either end is ``zero``; a
    # diagonal k from the start is ``mirror - k`` from the end, and has a cell there however far it lies outside the rows.
    zero = most + abs(width - height)
    mirror = 2 * zero + width - height
    ahead = [-1] * (2 * zero + 2)
    ahead[zero + 1] = 0
    back = ahead[:]
    # Rows of numbers: to take a place of a text makes a new text, unless it is in the first 256 characters.
    codes, other_codes = list(map(ord, first)), list(map(ord, second))
    past_first, past_second = [_PAST_FIRST] * (most + 2), [_PAST_SECOND] * (most + 2)
    forth_first, forth_second = codes + past_first, other_codes + past_second
    back_first, back_second = codes[::-1] + past_first, other_codes[::-1] + past_second
    odd = (width - height) % 2 != 0
    ahead_low = ahead_high = back_low = back_high = 0
    for step in range(most):
        start = zero - step + ahead_low
        left = ahead[start - 1]
        for k in range(start, zero + step + 1 - ahead_high, 2):
            x = right = ahead[k + 1]
            if left >= x:
                x = left + 1
            left = right  # the cells of one step are every second one: this one stays as it is
            y = x - k + zero
            while forth_first[x] == forth_second[y]:
                x += 1
                y += 1
            ahead[k] = x
            if x > width:
                ahead_high += 2
            elif y > height:
                ahead_low += 2
            elif odd and x + back[mirror - k] >= width:
                return x, y
        start = zero - step + back_low
        left = back[start - 1]
        for k in range(start, zero + step + 1 - back_high, 2):
            x = right = back[k + 1]
            if left >= x:
                x = left + 1
            left = right
            y = x - k + zero
            while back_first[x] == back_second[y]:
                x += 1
                y += 1
            back[k] = x
            if x > width:
                back_high += 2
            elif y > height:
                back_low += 2
            elif not odd and ahead[mirror - k] + x >= width:
                x = ahead[mirror - k]
                return x, x - (mirror - k) + zero
    return None
