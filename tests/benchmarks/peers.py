"""Others that compare texts. They align nothing and name nothing: their times say what a plain word diff costs here."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

from diff_match_patch import diff_match_patch

from dtt_diff.statements import from_text

_WORD = re.compile(r"\w+|[^\w\s]")

Peer = Callable[[str, str], object]


def peers() -> dict[str, Peer]:
    """Return what each peer does, by its name; those that are not installed are left out."""
    found: dict[str, Peer] = {"difflib on words": _difflib, "diff-match-patch on words": _on_words}
    found["diff-match-patch on characters"] = _on_characters
    found["nltk gale_church, our sentences read anew"] = _gale_church
    try:
        from redlines import Redlines
    except ImportError:
        return found
    return {"redlines on words": lambda old, new: Redlines(old, new).output_markdown} | found


def _difflib(old: str, new: str) -> object:
    return difflib.SequenceMatcher(None, _WORD.findall(old), _WORD.findall(new), autojunk=False).get_opcodes()


def _on_characters(old: str, new: str) -> object:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return engine.diff_main(old, new)


def _on_words(old: str, new: str) -> object:
    codes: dict[str, str] = {}
    rows = ["".join(codes.setdefault(word, chr(256 + len(codes))) for word in _WORD.findall(text)) for text in (old, new)]
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return engine.diff_main(*rows, False)


def _gale_church(old: str, new: str) -> object:
    from nltk.translate.gale_church import align_blocks

    lengths = [[s.end - s.start for s in from_text(text).sentences] for text in (old, new)]
    return align_blocks(*lengths)
