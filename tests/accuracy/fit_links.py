"""Fit the weights of the link model to labelled pairs, and say how well they do out of sample.

    python tests/accuracy/fit_links.py PAIRS_FOLDER [PAIRS_FOLDER ...] [--essays ARGREWRITE.json]

Needs numpy. A PAIRS_FOLDER holds one folder a pair, each with ``old.txt``, ``new.txt``, ``pair.json`` and one
``reader-*.json`` a reader; the essays are a list of ``{"old": {"text", "sentences"}, "new": ..., "links": [[old, new]]}``.
A pair of sentences counts as linked to the degree in which the readers link it; sentences of the same words are tied anyhow and
teach nothing. Prints F1 out of sample (one pair of statements left out at a time, essays in folds), the same without each
family of features, and the weights fitted to all, ready for ``dtt_diff/alignment/link_model.py``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from attrs import astuple, define, fields

import dtt_diff as dd
from dtt_diff.alignment.aligning import find_anchors
from dtt_diff.alignment.features import Features, find_features
from dtt_diff.alignment.remainders import HOPELESS, Remainder, find_remainders
from dtt_diff.alignment.similarity import Weighting
from dtt_diff.alignment.surroundings import Surroundings, survey
from dtt_diff.comparison import analyse
from dtt_diff.model import Analysis
from dtt_diff.profiles import DEFAULT_PROFILE, resolve_lexicon
from dtt_diff.statements import from_text

#: Strength of the ridge penalty: keeps weights of features that say the same from drifting apart.
RIDGE = 1.0
STEPS = 25
#: What an example of an essay counts beside one of a statement, and in how many folds essays are judged.
ESSAY_WEIGHT, ESSAY_FOLDS = 0.3, 5
THRESHOLDS = (0.22, 0.26, 0.3, 0.34, 0.38, 0.42, 0.46, 0.5)
FEATURES = [f.name for f in fields(Features)]
REMAINDERS = tuple(f.name for f in fields(Remainder))
AROUND = [*(f.name for f in fields(Surroundings)), *REMAINDERS]
#: What the model of each kind of link does without.
LEFT_OUT: dict[str, tuple[str, ...]] = {"primary": REMAINDERS, "any": ()}
FAMILIES = {
    "words": ("dice", "coverage", "shared"),
    "propositions": ("proposition", "act"),
    "exclusive words": ("exclusive", "exclusive_lead"),
    "leads": ("lead", "best_lead", "best"),
    "place": ("place", "neighbours", "edge"),
    "matters": tuple(name for name in FEATURES if name.startswith("matter")),
    "ties around": ("around", "astray", "next"),
    "prose": ("prose", "prose_detour", "prose_first"),
    "surroundings": ("around", "astray", "next", "prose", "prose_detour", "prose_first"),
    "remainders": REMAINDERS,
}


@define(eq=False)
class Labelled:
    """The candidates of one labelled pair of texts, and the links that its readers made."""

    group: str
    analyses: tuple[tuple[Analysis, ...], tuple[Analysis, ...]]
    pairs: list[tuple[int, int]]
    keys: list[tuple[int, int]]
    anchored: np.ndarray
    features: np.ndarray
    links: list[dict[tuple[int, int], str]]
    same: set[tuple[int, int]]

    def labels(self, rank: str) -> np.ndarray:
        """To which degree the readers link each candidate."""
        said = [[links.get(key) for key in self.keys] for links in self.links]
        return np.array([[r is not None and rank in ("any", r) for r in row] for row in said], float).mean(axis=0)

    def around(self, first: np.ndarray) -> np.ndarray:
        """What is around each candidate, after a first probability; no remainder for the hopeless ones."""
        known = {pair: 1.0 if a else float(p) for pair, a, p in zip(self.pairs, self.anchored, first, strict=True)}
        weighting = Weighting(
            [item.sentence for side in self.analyses for item in side], resolve_lexicon(DEFAULT_PROFILE, None)
        )
        around, left = survey(known, *self.analyses), find_remainders(known, *self.analyses, weighting)
        none = Remainder(0.0, 0.0, 0.0)
        return np.array([(*astuple(around[pair]), *astuple(left.get(pair, none))) for pair in self.pairs])


def make(group: str, texts: list, sentences: list, links: list) -> Labelled | None:
    """The candidates of two texts, by the sentences that were labelled."""
    lexicon = resolve_lexicon(DEFAULT_PROFILE, None)
    old, new = (analyse(text, lexicon) for text in texts)
    found = find_features(old, new, Weighting([item.sentence for item in (*old, *new)], lexicon))
    anchors = set(find_anchors([item.sentence for item in old], [item.sentence for item in new]))
    place = [
        {s.index: nearest(s.start, s.end, *side) for s in text.sentences} for text, side in zip(texts, sentences, strict=True)
    ]
    pairs = [(i, j) for i, j in found if None not in (place[0][i], place[1][j])]
    if not pairs:
        return None
    words = [[" ".join(t.text[a:b].split()) for a, b in side[0]] for t, side in zip(texts, sentences, strict=True)]
    keys = [(place[0][i], place[1][j]) for i, j in pairs]
    same = {(i, j) for i, a in enumerate(words[0]) for j, b in enumerate(words[1]) if a == b}
    anchored = np.array([pair in anchors for pair in pairs])
    return Labelled(group, (old, new), pairs, keys, anchored, np.array([astuple(found[p]) for p in pairs]), links, same)


def nearest(start: int, end: int, sentences: list, skip: object = ()) -> int | None:
    """The labelled sentence that a span overlaps most, unless it is a heading."""
    shared = [min(end, b) - max(start, a) for a, b in sentences]
    best = max(range(len(shared)), key=shared.__getitem__)
    return best if shared[best] > 0 and best not in skip else None


def load_pair(folder: Path, group: str) -> Labelled | None:
    """One labelled pair of statements."""
    pair = json.loads((folder / "pair.json").read_text(encoding="utf-8"))
    sides = [(pair[side]["sentences"], pair[side]["skip"]) for side in ("old", "new")]
    links = []
    for path in sorted(folder.glob("reader-*.json")):
        out: dict[tuple[int, int], str] = {}
        for link in json.loads(path.read_text(encoding="utf-8"))["links"]:
            if link.get("old") and link.get("new"):
                spans = [(link[side]["start"], link[side]["end"]) for side in ("old", "new")]
                key = tuple(nearest(*span, *side) for span, side in zip(spans, sides, strict=True))
                if None not in key and out.get(key) != "primary":
                    out[key] = link.get("rank", "primary")
        links.append(out)
    texts = [dd.read(folder / pair[side]["file"]) for side in ("old", "new")]
    return make(group, texts, sides, links) if links else None


def load_essays(path: Path) -> list[Labelled | None]:
    """The drafts of essays."""
    return [
        make(
            "essays",
            [from_text(item[side]["text"]) for side in ("old", "new")],
            [(item[side]["sentences"], ()) for side in ("old", "new")],
            [dict.fromkeys(map(tuple, item["links"]), "primary")],
        )
        for item in json.loads(path.read_text(encoding="utf-8"))
    ]


def regress(items: list[Labelled], rows: list[np.ndarray], rank: str, first: list[np.ndarray] | None = None) -> np.ndarray:
    """Logistic regression by Newton's method; the last weight is the bias. What was hopeless at first teaches nothing."""
    free = [~item.anchored for item in items]
    if first is not None:
        free = [f & (p >= HOPELESS) for f, p in zip(free, first, strict=True)]
    x = np.vstack([r[f] for r, f in zip(rows, free, strict=True)])
    x = np.hstack([x, np.ones((len(x), 1))])
    y = np.concatenate([item.labels(rank)[f] for item, f in zip(items, free, strict=True)])
    count = np.concatenate(
        [np.full(f.sum(), ESSAY_WEIGHT if i.group == "essays" else 1.0) for i, f in zip(items, free, strict=True)]
    )
    weights = np.zeros(x.shape[1])
    ridge = np.full(len(weights), RIDGE)
    ridge[-1] = 1e-6
    for _ in range(STEPS):
        p = sigmoid(x @ weights)
        hessian = (x * (count * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        weights = weights + np.linalg.solve(hessian, x.T @ (count * (y - p)) - ridge * weights)
    return weights


def sigmoid(score: np.ndarray) -> np.ndarray:
    """Log odds -> probability."""
    return 1 / (1 + np.exp(-np.clip(score, -30, 30)))


def predict(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The model's probabilities."""
    return sigmoid(rows @ weights[:-1] + weights[-1])


def fit(items: list[Labelled], rank: str, without: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Weights of both passes; features left out weigh nothing."""
    mask = np.array([name not in without for name in (*FEATURES, *AROUND)], float)
    size = len(FEATURES)
    first = regress(items, [item.features * mask[:size] for item in items], "primary")
    likely = [predict(item.features * mask[:size], first) for item in items]
    rows = [np.hstack([item.features, item.around(p)]) * mask for item, p in zip(items, likely, strict=True)]
    return first, regress(items, rows, rank, likely if rank == "any" else None)


def left_out(items: list[Labelled], rank: str, without: tuple[str, ...] = ()) -> list[np.ndarray]:
    """The probabilities of each pair of texts under weights fitted to the others."""
    statements = [k for k, item in enumerate(items) if item.group != "essays"]
    essays = [k for k, item in enumerate(items) if item.group == "essays"]
    folds = [[k] for k in statements] + [essays[n::ESSAY_FOLDS] for n in range(ESSAY_FOLDS) if essays[n::ESSAY_FOLDS]]
    mask = np.array([name not in without for name in (*FEATURES, *AROUND)], float)
    out: dict[int, np.ndarray] = {}
    for fold in folds:
        first, weights = fit([item for k, item in enumerate(items) if k not in fold], rank, without)
        for k in fold:
            features = items[k].features * mask[: len(FEATURES)]
            likely = predict(features, first)
            rows = np.hstack([features, items[k].around(likely)]) * mask
            found = predict(rows, weights)
            out[k] = np.where(likely >= HOPELESS, found, likely) if rank == "any" else found
    return [out[k] for k in range(len(items))]


def f1(items: list[Labelled], found: list[np.ndarray], rank: str, threshold: float, edited: bool) -> float:
    """F1 of the links, the mean over readers; ``edited`` leaves out sentences that are the same to the letter."""
    hits = said = asked = 0
    for item, p in zip(items, found, strict=True):
        guess = {key for key, v, a in zip(item.keys, p, item.anchored, strict=True) if a or v >= threshold}
        guess -= item.same if edited else set()
        for links in item.links:
            truth = {key for key, r in links.items() if rank in ("any", r)} - (item.same if edited else set())
            hits, said, asked = hits + len(guess & truth), said + len(guess), asked + len(truth)
    return 2 * hits / max(1, said + asked)


def report(items: list[Labelled], found: list[np.ndarray], rank: str, threshold: float) -> str:
    """F1 of each group of texts, all links and edited ones."""
    parts = []
    for group in dict.fromkeys(item.group for item in items):
        rows = [(item, p) for item, p in zip(items, found, strict=True) if item.group == group]
        values = [f1([r[0] for r in rows], [r[1] for r in rows], rank, threshold, edited) for edited in (False, True)]
        parts.append(f"{group} {values[0]:.3f} (edited {values[1]:.3f})")
    return ", ".join(parts)


def main() -> None:
    """Print the figures and the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--essays", type=Path)
    parser.add_argument("--ablation", type=float, metavar="THRESHOLD", help="also leave out one family of features at a time")
    args = parser.parse_args()
    made = [load_pair(path.parent, str(folder)) for folder in args.folders for path in sorted(folder.glob("*/pair.json"))]
    items = [item for item in (*made, *(load_essays(args.essays) if args.essays else ())) if item is not None]
    for rank in ("primary", "any"):
        print(f"{rank} links, F1 out of sample:")
        found = left_out(items, rank, LEFT_OUT[rank])
        for threshold in THRESHOLDS:
            print(f"  {threshold:.2f}: {report(items, found, rank, threshold)}")
        first, weights = fit(items, rank, LEFT_OUT[rank])
        for name, table, names in (("first pass", first, FEATURES), ("second pass", weights, [*FEATURES, *AROUND])):
            print(f"  {name}: " + ", ".join(f"{n}={w:.2f}" for n, w in zip([*names, "bias"], table, strict=True)))
    if args.ablation is not None:
        for family, names in FAMILIES.items():
            found = left_out(items, "any", names)
            print(f"any link without {family}: {report(items, found, 'any', args.ablation)}", flush=True)
            if family != "remainders":
                found = left_out(items, "primary", (*names, *REMAINDERS))
                print(f"primary link without {family}: {report(items, found, 'primary', args.ablation)}", flush=True)


if __name__ == "__main__":
    main()
