"""What tests make their statements, sentences and comparisons with."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

import dtt_diff as dd
from dtt_diff.analysis.cues import find_cues
from dtt_diff.analysis.facts import find_facts
from dtt_diff.analysis.propositions import find_propositions
from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Analysis, Sentence, Statement
from dtt_diff.statements import from_text
from dtt_diff.tokens import tokenize

ROOT = Path(__file__).resolve().parents[1]
#: The library that is tested: of this checkout, or installed somewhere else.
PACKAGE = Path(dd.__file__).parent
DATA = ROOT / "tests" / "data"
SAMPLES = ROOT / "examples" / "statements"
SHARED = ROOT.parent / "shared"
PAIRS = SHARED / "gold" / "pairs"

needs_shared = pytest.mark.skipif(not PAIRS.is_dir(), reason="the labelled pairs (../shared/gold) are not in this checkout")
#: A lexicon of one's own that adds an entry to the shipped one.
HOUSE_LEXICON = """
extends = "en"

[source.house]
title = "house style"

[[entry]]
id = "house.take-seriously"
scale = "condemnation"
rank = "concern"
verbs = ["take seriously"]
sources = ["house"]
fires = ["The board {took seriously} the report."]
silent = ["He took the report home."]
"""


@lru_cache
def small_lexicon() -> Lexicon:
    """The lexicon of tests/data/small.toml."""
    return dd.load_lexicon(DATA / "small.toml")


def sentence(text: str, index: int = 0) -> Sentence:
    """A text as one sentence of the body."""
    span = (0, len(text))
    return Sentence(index, (span,), 1, None, "paragraph", tokenize(text, (span,)))


def analysis(text: str, lexicon: Lexicon | None = None, index: int = 0) -> Analysis:
    """A sentence with its cues, facts and propositions."""
    words = lexicon or small_lexicon()
    made = sentence(text, index)
    cues, facts = find_cues(made, words), find_facts(made, words)
    return Analysis(made, cues, facts, find_propositions(made, cues, facts, words))


def compare(old: str, new: str, **options: object) -> dd.Comparison:
    """Two texts compared under the small lexicon."""
    return dd.compare(from_text(old), from_text(new), **{"lexicon": small_lexicon(), **options})


def sentences_of(statement: Statement) -> list[str]:
    """The sentences of a statement in one line each."""
    return [" ".join(statement.quote(item.spans).split()) for item in statement.sentences]


def quotes(changes: tuple[dd.Change, ...]) -> list[tuple[str, str | None, str | None]]:
    """Kind and quotes of changes."""
    return [(change.kind, change.old and change.old.text, change.new and change.new.text) for change in changes]


def shared_pairs() -> list[object]:
    """The labelled pairs as parameters; one skipped parameter where they are absent."""
    if not PAIRS.is_dir():
        return [pytest.param(None, id="no-shared", marks=needs_shared)]
    return [pytest.param(path.parent, id=path.parent.name) for path in sorted(PAIRS.glob("*/pair.json"))]


def load_pair(folder: Path) -> dict:
    """The description of a labelled pair, with the path and the text of both sides."""
    pair = json.loads((folder / "pair.json").read_text(encoding="utf-8"))
    for side in ("old", "new"):
        pair[side]["path"] = folder / pair[side]["file"]
        pair[side]["text"] = pair[side]["path"].read_bytes().decode("utf-8")
    return pair


def samples() -> list[Path]:
    """The sample statements that ship with the documentation, in the order of their names."""
    return sorted(SAMPLES.glob("*.txt"))
