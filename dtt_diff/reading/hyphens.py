"""Words that a line end cut: whether the hyphen was put in for the line, or belongs to the word."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

#: From this share of lines on that end in a hyphen, a text is one that cuts words.
_CUTTING_SHARE = 0.03
_CUT = re.compile(r"(?<![^\W\d_])(?<![^\W\d_][-'’])(?P<head>[^\W\d_]++(?:[-'’][^\W\d_]++)*)[-\u00ad\u2010]$")
_START = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*")


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """First and second parts of words that are written with a hyphen."""
    data = tomllib.loads(files("dtt_diff.reading").joinpath("hyphens.toml").read_text(encoding="utf-8"))
    return frozenset(data["first"]["words"]), frozenset(data["second"]["words"])


def _is_glued(before: str, line: str) -> bool:
    """Whether two lines join without a space: at a dash, at a hyphen after a sign or number, in an address."""
    if before.endswith("—") or (line.startswith("—") and line[1:2].isalpha()):
        return not before.endswith((" —", " "))
    if before.endswith(("-", "\u2010")):
        return not before.endswith((" -", "--")) and line[:1].isalnum()
    return before.endswith("/") and line[:1].isalpha() and re.search(r"://\S*$|\w/$", before) is not None


class Joiner:
    """Joins the lines of a text, by the words that stand elsewhere in it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._words: Counter[str] = Counter()
        cut = 0
        for line in lines:
            found = [word.casefold().replace("\u2010", "-") for word in _WORD.findall(line)]
            at_end = _CUT.search(line)
            cut += at_end is not None
            # Halves at line ends prove nothing of words.
            self._words.update(found[:-1] if at_end else found)
        self._cutting = cut > _CUTTING_SHARE * len(lines)

    def lines(self, lines: Sequence[str]) -> str:
        """Return lines as one text, cut words put together.

        Args:
            lines: the lines of one paragraph.
        """
        out = ""
        for line in lines:
            out = self._joined(out, line.strip()) if out else line.strip()
        return out

    def _joined(self, before: str, line: str) -> str:
        cut = _CUT.search(before)
        start = _START.match(line)
        if not cut or not start:
            return f"{before}{line}" if _is_glued(before, line) else f"{before} {line}"
        bare = before[:-1]
        if before.endswith("\u00ad"):
            return bare + line
        if start.group()[0].isupper() or not self._is_cut(cut["head"], start.group()):
            following = line[start.end() :].split(" ", 1)[0]
            suspended = start.group() in {"and", "or", "to"} and not following.startswith("-")  # "short- and long-term"
            return f"{before} {line}" if suspended else f"{bare}-{line}"
        return bare + line

    def _is_cut(self, head: str, rest: str) -> bool:
        """Whether the hyphen between two parts was put in for the line."""
        first, second = head.casefold(), rest.casefold()
        whole, hyphened = self._words[first + second], self._words[f"{first}-{second}"]
        if whole != hyphened:
            return whole > hyphened
        last = first.rpartition("-")[2]
        if "-" in first and last != first:
            # "ship-to-" and "ship": a chain of words goes on as one, unless the last part is half a word.
            return not (self._words[last] or last in {"to", "of", "and", "the", "in", "by", "on", "up"})
        firsts, seconds = _known()
        if first in firsts or second in seconds:
            return False
        both_words = self._words[first] and self._words[second]
        return not (both_words and (not self._cutting or (len(first) > 3 and len(second) > 3)))
