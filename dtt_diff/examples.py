"""Examples of a lexicon -> those that do not hold: what ``fires`` must be found, and in what is ``silent`` nothing may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen

from dtt_diff.analysis.cues import find_cues
from dtt_diff.changes.differences import canonical
from dtt_diff.comparison import compare
from dtt_diff.lexicon import Entry, Lexicon
from dtt_diff.lexicon.files import read_own
from dtt_diff.lexicon.values import Example
from dtt_diff.model import Cue, Sentence
from dtt_diff.statements import from_text
from dtt_diff.tokens import tokenize

_BRACES = re.compile(r"\{([^{}]*)\}")
_ARROW = " -> "
#: What has examples, as the format names it.
KINDS = ("entry", "reversal", "equivalent")


@frozen
class Trial:
    """One example that was tried.

    Attributes:
        kind: "entry", "reversal" or "equivalent".
        id: whose example it is.
        key: "fires" or "silent".
        text: the example, as it is written.
        fault: why it does not hold, with the remedy; "" if it holds.
    """

    kind: str
    id: str
    key: str
    text: str
    fault: str = ""


def own_ids(path: Path) -> dict[str, tuple[str, ...]]:
    """Return what a lexicon of one's own has: by kind, the ids.

    Args:
        path: a TOML file or a folder of them, which can be loaded.
    """
    parts = [data for _, data in read_own(path)]
    return {kind: tuple(row["id"] for data in parts for row in data.get(kind, ())) for kind in KINDS}


def try_examples(lexicon: Lexicon, wanted: Callable[[str, str], bool] = lambda kind, name: True) -> Iterator[Trial]:
    """Try the examples of a lexicon, one after the other.

    Args:
        lexicon: the lexicon.
        wanted: whether the examples of something, given by its kind and id, are tried.

    Yields:
        what became of each example.
    """
    for entry in lexicon.entries.values():
        if wanted("entry", entry.id):
            for text in entry.fires:
                yield Trial("entry", entry.id, "fires", text, _unheard(text, entry, lexicon))
            for text in entry.silent:
                yield Trial("entry", entry.id, "silent", text, _overheard(text, entry, lexicon))
    for example in lexicon.examples.values():
        if wanted(example.kind, example.id):
            for text in example.fires:
                yield Trial(example.kind, example.id, "fires", text, _halves(text, example, lexicon, holds=True))
            for text in example.silent:
                yield Trial(example.kind, example.id, "silent", text, _halves(text, example, lexicon, holds=False))


def _unheard(text: str, entry: Entry, lexicon: Lexicon) -> str:
    """Why the braced words, no more and no less, are no cue of the entry."""
    marks = list(_BRACES.finditer(text))
    if len(marks) != 1:
        return "mark the words that are the cue with one pair of braces, as in: They {condemned} the launch."
    start, end = marks[0].start(), marks[0].end() - 2
    cues = _cues(_BRACES.sub(r"\1", text), lexicon)
    if any(cue.entry == entry.id and cue.span == (start, end) for cue in cues):
        return ""
    plain = _BRACES.sub(r"\1", text)
    there = [cue for cue in cues if cue.span[0] < end and start < cue.span[1]]
    if not there:
        return "no cue is found at the braces; give the words as a form of the entry, or look at not_after and not_before"
    found = ", ".join(f"“{plain[slice(*cue.span)]}” of {cue.entry}" for cue in there)
    return f"at the braces, the longest form is another one: {found}"


def _overheard(text: str, entry: Entry, lexicon: Lexicon) -> str:
    """Why a sentence is not silent: the cue of the entry that is in it."""
    if _BRACES.search(text):
        return "a silent example marks nothing; take the braces out"
    found = [text[slice(*cue.span)] for cue in _cues(text, lexicon) if cue.entry == entry.id]
    return f"“{found[0]}” is found as a cue; exclude it with not_after or not_before, or change its forms" if found else ""


def _cues(text: str, lexicon: Lexicon) -> tuple[Cue, ...]:
    span = (0, len(text))
    return tuple(find_cues(Sentence(0, (span,), 1, None, "paragraph", tokenize(text, (span,))), lexicon))


def _halves(text: str, example: Example, lexicon: Lexicon, *, holds: bool) -> str:
    """Why an example "a -> b" is not what it should be: a reversal, or the same to a careful reader."""
    old, arrow, new = _BRACES.sub(r"\1", text).partition(_ARROW)
    if not arrow:
        return "write two clauses with an arrow between them, as in: stop the exports -> cease the exports"
    found = _reversed(old, new, lexicon) if example.kind == "reversal" else _same(old, new, lexicon)
    if found == holds:
        return ""
    said = "undo each other" if example.kind == "reversal" else "are the same"
    return f"the two clauses {said if found else said.replace('undo', 'do not undo').replace('are', 'are not')} to the library"


def _reversed(old: str, new: str, lexicon: Lexicon) -> bool:
    editions = (from_text(f"The Committee {clause}.") for clause in (old, new))
    changes = compare(*editions, lexicon=lexicon).changes
    return any(change.kind == "updated" and "polarity" in change.dimensions for change in changes)


def _same(old: str, new: str, lexicon: Lexicon) -> bool:
    one, other = (canonical(tokenize(clause, ((0, len(clause)),)), lexicon) for clause in (old, new))
    return one == other
