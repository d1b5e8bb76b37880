"""Two sentences, and findings made by hand on words of them."""

from __future__ import annotations

import re

from dtt_diff.changes.findings import Finding, Side
from dtt_diff.edits.word_diff import Hunk, diff_words
from dtt_diff.model import Analysis
from tests.making import analysis


class SentencePair:
    """Two sentences, and findings on words of them."""

    def __init__(self, lexicon, old: str, new: str) -> None:
        self.texts = old, new
        self.old, self.new = analysis(old, lexicon), analysis(new, lexicon)

    def finding(self, old: str | None, new: str | None, rule: str, **options: object) -> Finding:
        """A finding on some words, which stand once in their sentence."""
        kind = "updated" if old and new else "dropped" if old else "added"
        values = {"kind": kind, "dimensions": (), "salience": 1, "shifts": (), "confidence": "low", **options}
        return Finding(old=self._side(old, self.old, 0), new=self._side(new, self.new, 1), rule=rule, **values)

    def _side(self, words: str | None, item: Analysis, side: int) -> Side | None:
        if words is None:
            return None
        text = self.texts[side]
        (start,) = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
        tokens = item.sentence.tokens
        return Side(0, tuple(k for k, t in enumerate(tokens) if start <= t.start and t.end <= start + len(words)))

    def words(self, finding: Finding) -> tuple[str, str]:
        """The words of both sides, those that are left out between them not."""
        sides = ((finding.old, self.old), (finding.new, self.new))
        return tuple(" ".join(item.sentence.tokens[t].text for t in side.tokens) if side else "" for side, item in sides)

    def told(self, findings: list[Finding]) -> list[tuple[str, str, str, str]]:
        """Kind, rule and words of findings."""
        return [(f.kind, f.rule, *self.words(f)) for f in findings]

    @property
    def counterparts(self) -> dict[int, int]:
        """For the words that both sentences keep in order, old token index -> new token index."""
        old, new = ([token.norm for token in item.sentence.tokens] for item in (self.old, self.new))
        out: dict[int, int] = {}
        a = b = 0
        for hunk in (*diff_words(old, new), Hunk(len(old), len(old), len(new), len(new))):
            out |= dict(zip(range(a, hunk.old_start), range(b, hunk.new_start), strict=True))
            a, b = hunk.old_end, hunk.new_end
        return out
