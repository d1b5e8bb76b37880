"""Fit the weights of the link model to labelled pairs, and say how well they do out of sample.

    python tests/accuracy/fit_links.py PAIRS_FOLDER

PAIRS_FOLDER holds one folder a pair, each with ``old.txt``, ``new.txt``, ``pair.json`` and one ``reader-*.json`` a reader.
A pair of sentences counts as linked to the degree in which the readers link it. Prints F1 leaving one pair out for a row of
thresholds, then the weights fitted to all pairs, ready for ``dtt_diff/linking.py``.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

from attrs import astuple, fields, frozen

import dtt_diff as dd
from dtt_diff.comparison import analyse
from dtt_diff.lexicon import DEFAULT_PROFILE
from dtt_diff.linking import Features, find_features
from dtt_diff.profiles import resolve_lexicon
from dtt_diff.similarity import Weighting

#: Strength of the ridge penalty: keeps weights of features that say the same from drifting apart.
RIDGE = 1.0
STEPS = 25
THRESHOLDS = (0.3, 0.34, 0.38, 0.42, 0.46, 0.5)


@frozen
class Example:
    """A candidate pair: its features, and the links that each reader made of it."""

    features: tuple[float, ...]
    primary: tuple[bool, ...]
    any: tuple[bool, ...]


@frozen
class LabelledPair:
    """The candidates of one labelled pair, and how many links of each rank the readers made."""

    name: str
    examples: tuple[Example, ...]
    asked: dict[str, list[int]]


def load(folder: Path) -> LabelledPair:
    """Read one labelled pair."""
    pair = json.loads((folder / "pair.json").read_text(encoding="utf-8"))
    readers = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("reader-*.json"))]
    old, new = (dd.read(folder / pair[side]["file"]) for side in ("old", "new"))
    lexicon = resolve_lexicon(DEFAULT_PROFILE, None)
    analyses = [analyse(statement, lexicon) for statement in (old, new)]
    candidates = find_features(*analyses, Weighting((*old.sentences, *new.sentences), lexicon))
    ranks = [_links(pair, reader) for reader in readers]
    place = [
        {s.index: _gold(pair, side, s.start, s.end) for s in statement.sentences}
        for side, statement in (("old", old), ("new", new))
    ]
    examples = []
    for (i, j), features in candidates.items():
        key = (place[0][i], place[1][j])
        if None not in key:
            found = [links.get(key) for links in ranks]
            examples.append(
                Example(astuple(features), tuple(r == "primary" for r in found), tuple(r is not None for r in found))
            )
    asked = {
        "primary": [sum(rank == "primary" for rank in links.values()) for links in ranks],
        "any": [len(links) for links in ranks],
    }
    return LabelledPair(pair["id"], tuple(examples), asked)


def _gold(pair: dict, side: str, start: int, end: int) -> int | None:
    """The labelled sentence that a span overlaps most, unless it is a heading."""
    shared = [min(end, b) - max(start, a) for a, b in pair[side]["sentences"]]
    best = max(range(len(shared)), key=shared.__getitem__)
    return best if shared[best] > 0 and best not in pair[side]["skip"] else None


def _links(pair: dict, reader: dict) -> dict[tuple[int | None, int | None], str]:
    out: dict[tuple[int | None, int | None], str] = {}
    for link in reader["links"]:
        if link.get("old") and link.get("new"):
            key = tuple(_gold(pair, side, link[side]["start"], link[side]["end"]) for side in ("old", "new"))
            if None not in key and out.get(key) != "primary":
                out[key] = link.get("rank", "primary")
    return out


def fit(pairs: list[LabelledPair], rank: str) -> list[float]:
    """Logistic regression by Newton's method; the last weight is the bias."""
    rows = [(*e.features, 1.0) for p in pairs for e in p.examples]
    labels = [sum(getattr(e, rank)) / len(getattr(e, rank)) for p in pairs for e in p.examples]
    size = len(rows[0])
    weights = [0.0] * size
    for _ in range(STEPS):
        gradient = [-RIDGE * w if k < size - 1 else 0.0 for k, w in enumerate(weights)]
        hessian = [[RIDGE if a == b and a < size - 1 else 0.0 for b in range(size)] for a in range(size)]
        for row, label in zip(rows, labels, strict=True):
            p = probability(weights, row)
            for a in range(size):
                gradient[a] += (label - p) * row[a]
                for b in range(size):
                    hessian[a][b] += p * (1 - p) * row[a] * row[b]
        weights = [w + s for w, s in zip(weights, _solve(hessian, gradient), strict=True)]
    return weights


def probability(weights: list[float], row: tuple[float, ...]) -> float:
    """The model's probability for one row."""
    score = sum(w * x for w, x in zip(weights, row, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


def _solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Gaussian elimination with pivoting."""
    size = len(vector)
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for k in range(size):
        pivot = max(range(k, size), key=lambda r: abs(rows[r][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for r in range(size):
            if r != k:
                factor = rows[r][k] / rows[k][k]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[k], strict=True)]
    return [rows[k][size] / rows[k][k] for k in range(size)]


def f1_left_out(pairs: list[LabelledPair], rank: str) -> dict[float, float]:
    """F1 of the links at every threshold, each pair judged by weights fitted to the others."""
    hits, said, asked = (dict.fromkeys(THRESHOLDS, 0.0) for _ in range(3))
    for left_out in pairs:
        weights = fit([p for p in pairs if p is not left_out], rank)
        scored = [(probability(weights, (*e.features, 1.0)), getattr(e, rank)) for e in left_out.examples]
        for threshold in THRESHOLDS:
            chosen = [labels for p, labels in scored if p >= threshold]
            for reader, total in enumerate(left_out.asked[rank]):
                hits[threshold] += sum(labels[reader] for labels in chosen)
                said[threshold] += len(chosen)
                asked[threshold] += total
    return {t: 2 * hits[t] / (said[t] + asked[t]) for t in THRESHOLDS}


def main() -> None:
    """Print the figures and the weights."""
    folders = sorted(p.parent for p in Path(sys.argv[1]).glob("*/pair.json"))
    pairs = [load(folder) for folder in folders]
    names = [f.name for f in fields(Features)]
    for rank in ("primary", "any"):
        print(f"{rank} links, F1 leaving one pair out of {len(pairs)}:")
        print("  " + "  ".join(f"{t:.2f}: {value:.3f}" for t, value in f1_left_out(pairs, rank).items()))
        weights = fit(pairs, rank)
        print("  " + ", ".join(f"{name}={weight:.2f}" for name, weight in zip([*names, "bias"], weights, strict=True)))


if __name__ == "__main__":
    main()
