"""The search for the middle of a shortest edit script, where nearly all of the time of a word diff goes.

Myers (1986), in the steps of diff-match-patch and with its results to the letter: only the bounds of the rows, which it asks for
at every comparison of two characters, are replaced by marks that stand at their ends and equal nothing.
"""

from __future__ import annotations

from diff_match_patch import diff_match_patch

# They close the rows. No word has such a code.
_END_OF_FIRST, _END_OF_SECOND = "\0", "\1"


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


def _middle(first: str, second: str) -> tuple[int, int] | None:
    """Where a shortest script from the start and one from the end meet: so far in the first row, so far in the second."""
    width, height = len(first), len(second)
    most = (width + height + 1) // 2
    # The farthest place in the first row by diagonal; -1 where no path has been. Two cells more than diagonals: no end to ask for.
    ahead = [-1] * (2 * most + 2)
    ahead[most + 1] = 0
    back = ahead[:]
    forth_first, forth_second = first + _END_OF_FIRST, second + _END_OF_SECOND
    back_first, back_second = first[::-1] + _END_OF_FIRST, second[::-1] + _END_OF_SECOND
    mirror = 2 * most + width - height
    odd = (width - height) % 2 != 0
    ahead_low = ahead_high = back_low = back_high = 0
    for d in range(most):
        for k in range(most - d + ahead_low, most + d + 1 - ahead_high, 2):
            left, right = ahead[k - 1], ahead[k + 1]
            x = right if left < right else left + 1
            y = x - k + most
            if x < width and y < height:
                while forth_first[x] == forth_second[y]:
                    x += 1
                    y += 1
            ahead[k] = x
            if x > width:
                ahead_high += 2
            elif y > height:
                ahead_low += 2
            elif odd and 0 <= mirror - k < 2 * most and back[mirror - k] != -1 and x >= width - back[mirror - k]:
                return x, y
        for k in range(most - d + back_low, most + d + 1 - back_high, 2):
            left, right = back[k - 1], back[k + 1]
            x = right if left < right else left + 1
            y = x - k + most
            if x < width and y < height:
                while back_first[x] == back_second[y]:
                    x += 1
                    y += 1
            back[k] = x
            if x > width:
                back_high += 2
            elif y > height:
                back_low += 2
            elif not odd and 0 <= mirror - k < 2 * most and ahead[mirror - k] != -1 and ahead[mirror - k] >= width - x:
                x = ahead[mirror - k]
                return x, x - (mirror - k) + most
    return None
