"""The figures of the accuracy tables, each worked out from the counts of ``tests/accuracy/scoring.py``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from tests.accuracy.scoring import DIRECTED, FOUR, Found, Share, Tally


def f1(found: Found) -> float | None:
    """Return twice the hits over all that was said and asked for; None where there is neither.

    Args:
        found: hits among what was asked for and among what was said; both have the same hits.
    """
    return Share(2 * found.recall.part, found.recall.whole + found.precision.whole).value


def f1_of_verdict(tally: Tally, label: str) -> float | None:
    """Return the F1 of one verdict.

    Args:
        tally: the counts.
        label: the verdict.
    """
    hits = tally.verdicts[label, label]
    said = sum(number for (mine, _), number in tally.verdicts.items() if mine == label)
    asked = sum(number for (_, theirs), number in tally.verdicts.items() if theirs == label)
    return f1(Found(Share(hits, asked), Share(hits, said)))


def macro_f1(tally: Tally) -> float | None:
    """Return the mean F1 of the four labels; one that neither opinion uses is left out.

    Args:
        tally: the counts.
    """
    values = [value for label in FOUR if (value := f1_of_verdict(tally, label)) is not None]
    return sum(values) / len(values) if values else None


def accuracy(tally: Tally) -> float | None:
    """Return the share of sentences with the same verdict.

    Args:
        tally: the counts.
    """
    same = sum(number for (mine, theirs), number in tally.verdicts.items() if mine == theirs)
    return Share(same, tally.verdicts.total()).value


def kappa(tally: Tally) -> float | None:
    """Return Cohen's kappa of the verdicts: agreement beyond what the frequencies of the labels alone would bring.

    Args:
        tally: the counts.
    """
    observed, sentences = accuracy(tally), tally.verdicts.total()
    if observed is None:
        return None
    mine: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for (one, other), number in tally.verdicts.items():
        mine[one] += number
        theirs[other] += number
    expected = sum(mine[label] * theirs[label] for label in mine) / sentences**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def direction_right(tally: Tally) -> float | None:
    """Return the share of the reader's directed sentences with the same verdict.

    Args:
        tally: the counts.
    """
    asked = sum(number for (_, theirs), number in tally.verdicts.items() if theirs in DIRECTED)
    return Share(sum(tally.verdicts[label, label] for label in DIRECTED), asked).value


def direction_opposite(tally: Tally) -> float | None:
    """Return the share of opposite verdicts among the sentences that both opinions call directed.

    Args:
        tally: the counts.
    """
    both = {key: number for key, number in tally.verdicts.items() if set(key) <= set(DIRECTED)}
    return Share(sum(number for (mine, theirs), number in both.items() if mine != theirs), sum(both.values())).value


def _of_verdict(label: str) -> Callable[[Tally], float | None]:
    return lambda tally: f1_of_verdict(tally, label)


#: Every figure by its name, in the order of the table.
FIGURES: dict[str, Callable[[Tally], float | None]] = {
    "primary-link F1": lambda tally: f1(tally.primary),
    "primary-link F1, edited only": lambda tally: f1(tally.edited),
    "any-link F1": lambda tally: f1(tally.ties),
    "verdict accuracy": accuracy,
    "verdict kappa": kappa,
    **{f"F1 {label}": _of_verdict(label) for label in FOUR},
    "macro-F1 of the four": macro_f1,
    "direction right": direction_right,
    "direction opposite (less is better)": direction_opposite,
    "changes opposite (less is better)": lambda tally: tally.opposed.value,
    "changes, kind and place: recall": lambda tally: tally.exact.recall.value,
    "changes, kind and place: precision": lambda tally: tally.exact.precision.value,
    "changes, kind and place: F1": lambda tally: tally.exact.f1,
    "changes, place only: recall": lambda tally: tally.placed.recall.value,
    "changes, place only: precision": lambda tally: tally.placed.precision.value,
    "changes, place only: F1": lambda tally: tally.placed.f1,
    "changes said for each one of the readers'": lambda tally: tally.told.value,
}


def figures(tally: Tally) -> dict[str, float | None]:
    """Return every figure of a tally; None where there was nothing to judge.

    Args:
        tally: the counts.
    """
    return {name: figure(tally) for name, figure in FIGURES.items()}
