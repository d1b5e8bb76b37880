"""Labelled pairs of statements, and opinions on them: what the scorer takes in.

A folder of pairs holds one folder a pair, each with ``old.txt``, ``new.txt``, ``pair.json`` (where the sentences stand and
which of them are titles or headings) and one ``reader-*.json`` a reader (links, verdicts, changes). What the library finds is
read in as one more opinion, so that it is held to the readers' sentences and not to its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

import dtt_diff as dd
from dtt_diff.model import Span
from dtt_diff.profiles import DEFAULT_PROFILE
from dtt_diff.serialization import to_dict

#: Where a reader gave no salience, the change counts as one that belongs in the memo.
USUAL_SALIENCE = 2

Json = Mapping[str, Any]
#: Indices of an old and a new sentence.
Tie = tuple[int, int]
#: The name of a side and the index of a sentence in it.
Seat = tuple[str, int]


class NoPairsError(LookupError):
    """A folder holds no labelled pairs, or a pair no reader."""


@frozen
class LabelledChange:
    """One change as an opinion has it.

    Attributes:
        kind: added, dropped, strengthened, softened or updated.
        old: where its quote stands in the old text; None for what was added.
        new: where its quote stands in the new text; None for what was dropped.
        salience: 3 leads the memo, 2 belongs in it, 1 is noted by a careful reader.
        confidence: how sure the library is; None for readers.
    """

    kind: str
    old: Span | None
    new: Span | None
    salience: int = USUAL_SALIENCE
    confidence: str | None = None


@frozen
class Opinion:
    """What one reader, or the library, says of a pair, told by the sentences of the pair.

    Attributes:
        links: the rank ("primary" or "partial") of every tie.
        verdicts: the verdict on every sentence that has one.
        changes: the changes, but for those that only concern titles and headings.
    """

    links: Mapping[Tie, str]
    verdicts: Mapping[Seat, str]
    changes: tuple[LabelledChange, ...]


@frozen
class Edition:
    """One side of a labelled pair.

    Attributes:
        path: its file.
        text: its text, to the letter.
        sentences: where its sentences stand.
        headings: indices of the sentences that are titles or headings and do not count.
    """

    path: Path
    text: str = field(repr=False)
    sentences: tuple[Span, ...] = field(repr=False)
    headings: frozenset[int] = frozenset()

    def sentence_at(self, span: Span) -> int | None:
        """Return the index of the sentence that a span overlaps most; None for a heading, or where there is none.

        Args:
            span: the span.
        """
        shared = [overlap(span, sentence) for sentence in self.sentences]
        best = max(range(len(shared)), key=shared.__getitem__, default=None)
        return None if best is None or not shared[best] or best in self.headings else best

    def wording(self, index: int) -> str:
        """Return the words of a sentence on one line.

        Args:
            index: the index of the sentence.
        """
        start, end = self.sentences[index]
        return " ".join(self.text[start:end].split())


@frozen
class LabelledPair:
    """Two editions and what each reader says of them."""

    name: str
    genre: str
    old: Edition
    new: Edition
    readers: Mapping[str, Opinion] = field(factory=dict, repr=False)

    def side(self, name: str) -> Edition:
        """Return the edition of a side.

        Args:
            name: "old" or "new".
        """
        return self.old if name == "old" else self.new

    def identical(self) -> frozenset[Tie]:
        """Return the ties between sentences with the same words, for which no judgement is needed."""
        olds, news = ([side.wording(i) for i in range(len(side.sentences))] for side in (self.old, self.new))
        return frozenset((i, j) for i, first in enumerate(olds) for j, second in enumerate(news) if first == second)


def overlap(first: Span, second: Span) -> int:
    """Return how many characters two spans share.

    Args:
        first: a span.
        second: another.
    """
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def load_folder(folder: Path) -> list[LabelledPair]:
    """Return all pairs of a folder, in the order of their names.

    Args:
        folder: the folder.

    Raises:
        NoPairsError: there are none.
    """
    found = sorted(path.parent for path in folder.glob("*/pair.json"))
    if not found:
        raise NoPairsError(f"no labelled pairs in {folder}: none of its folders has a pair.json")
    return [load_pair(path) for path in found]


def load_pair(folder: Path) -> LabelledPair:
    """Return one pair.

    Args:
        folder: the folder of the pair.

    Raises:
        NoPairsError: it has no reader.
    """
    described = _load(folder / "pair.json")
    old, new = (_edition(folder, described[side]) for side in ("old", "new"))
    bare = LabelledPair(described["id"], described["genre"], old, new)
    paths = sorted(folder.glob("reader-*.json"))
    if not paths:
        raise NoPairsError(f"the pair {folder} has no reader-*.json")
    readers = {path.stem.removeprefix("reader-"): make_opinion(bare, _load(path)) for path in paths}
    return LabelledPair(bare.name, bare.genre, old, new, readers)


def opinion_of_library(pair: LabelledPair, profile: str = DEFAULT_PROFILE) -> Opinion:
    """Return what the library says of a pair.

    Args:
        pair: the pair.
        profile: the order of force to go by.
    """
    return make_opinion(pair, to_dict(dd.compare(pair.old.path, pair.new.path, profile=profile)))


def make_opinion(pair: LabelledPair, told: Json) -> Opinion:
    """Return an opinion told by offsets as one told by the sentences of a pair.

    Args:
        pair: the pair.
        told: links, verdicts and changes, as ``reader-*.json`` and the library's JSON have them.
    """
    return Opinion(
        _links(pair, told["links"]),
        {
            **_verdicts("old", pair.old, told["verdicts"]["old"]),
            **_verdicts("new", pair.new, told["verdicts"]["new"]),
        },
        tuple(change for change in map(make_change, told["changes"]) if _counts(pair, change)),
    )


def make_change(told: Json) -> LabelledChange:
    """Return a change as the JSON of an opinion has it.

    Args:
        told: kind, quotes (start and end) and, where given, salience and confidence.
    """
    salience = told.get("salience")
    return LabelledChange(
        told["kind"],
        _span(told.get("old")),
        _span(told.get("new")),
        USUAL_SALIENCE if salience is None else salience,
        told.get("confidence"),
    )


def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _edition(folder: Path, described: Json) -> Edition:
    path = folder / described["file"]
    # Offsets count the characters of the file as it is: decoding bytes leaves line ends alone.
    text = path.read_bytes().decode("utf-8")
    return Edition(path, text, tuple((a, b) for a, b in described["sentences"]), frozenset(described["skip"]))


def _span(told: Json | None) -> Span | None:
    return (told["start"], told["end"]) if told else None


def _links(pair: LabelledPair, told: Sequence[Json]) -> dict[Tie, str]:
    """Ties by sentence; where several links fall on one tie, a primary one prevails."""
    out: dict[Tie, str] = {}
    for link in told:
        before, after = _span(link.get("old")), _span(link.get("new"))
        if before is None or after is None:
            continue
        old, new = pair.old.sentence_at(before), pair.new.sentence_at(after)
        if old is not None and new is not None and out.get((old, new)) != "primary":
            out[old, new] = link.get("rank", "primary")
    return out


def _verdicts(name: str, side: Edition, told: Sequence[Json]) -> dict[Seat, str]:
    """Verdicts by sentence; where several pieces fall on one sentence, the longest speaks for it."""
    out: dict[Seat, str] = {}
    for item in sorted(told, key=lambda item: item["start"] - item["end"]):
        index = side.sentence_at((item["start"], item["end"]))
        if index is not None:
            out.setdefault((name, index), item["verdict"])
    return out


def _counts(pair: LabelledPair, change: LabelledChange) -> bool:
    """Whether a change quotes anything beside titles and headings."""
    places = ((pair.old, change.old), (pair.new, change.new))
    return any(span is not None and side.sentence_at(span) is not None for side, span in places)
