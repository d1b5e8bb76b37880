"""Fuzzing of reading, segmentation, alignment, edits, policies and lexicons with whatever text there is.

Not collected by pytest. Run one stage, or all of them, for so many examples each:

    python -m tests.fuzz.fuzz_stages --examples 20000 [read segment align edits policy lexicon]

Inputs are made by hypothesis from pieces of statements and of files, and mutated; what fails is shrunk and printed, and
belongs into a test of the module that failed. Only the errors of the library count as an answer; anything else is a finding.
"""

from __future__ import annotations

import argparse
import contextlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import dtt_diff as dd
from dtt_diff.edits import diff_words, readable
from dtt_diff.script import apply_script
from dtt_diff.statements import from_text
from tests.laws.strategies import any_pairs, any_texts
from tests.making import DATA, ROOT

#: Beginnings and parts of the files that are read.
PARTS = [
    *(b"%PDF-1.4\n", b"1 0 obj\n<< /Type /Page >>\nendobj\n", b"trailer << /Root 1 0 R >>\n%%EOF", b"PK\x03\x04", b"\xff\xfe"),
    *(
        b"<!doctype html><html><body>",
        b"<p>",
        b"</div>",
        b"<table><tr><td>",
        b"<script>",
        b"<!--",
        b"&#x0;",
        b"&#55357;",
        b"<h1>",
    ),
    *(
        b"# ",
        b"```\n",
        b"| a | b |\n|---|---|\n",
        b"[a](",
        b"![",
        b"> ",
        b"1. ",
        b"\x00",
        b"\xc3",
        b"\xed\xa0\xbd",
        b"\r",
        b"\x0c",
    ),
    *(
        b"The ministers met in Norvale. ",
        b"\n\n",
        b"13th Talks",
        b"May 12, 2024",
        b"**",
        b"~~",
        b"---\ntitle: x\n---\n",
        b"{\\rtf",
    ),
]
#: Words of policies and lexicons, and what breaks TOML.
TOML_PARTS = [
    *("[", "]", "[[", "]]", "=", '"', "'", '"""', "\n", "{", "}", ",", "#", "\\", "\x00", "\ud83d", "1", "-1", "true", "nan"),
    *("1e999", "2024-01-01", "1979-99-99", "9" * 400, "[[waivers]]\n", "until = 2024-01-01\n", 'reason = ""\n', "forms = []\n"),
]


@st.composite
def mutated(draw: st.DrawFn, texts: list[str]) -> str:
    """A text with some stretches taken out, put elsewhere, or replaced."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 1, 2, 5, 20, 200])))
        piece = draw(st.one_of(st.sampled_from([*TOML_PARTS, text[start:end] * 2]), st.text(max_size=3)))
        text = text[:start] + piece + text[end:]
    return text


@given(
    st.one_of(
        st.binary(max_size=80), st.lists(st.one_of(st.sampled_from(PARTS), st.binary(max_size=6)), max_size=14).map(b"".join)
    )
)
def read(content: bytes) -> None:
    """Bytes are a statement, or an error of reading."""
    with contextlib.suppress(dd.ReadingError):
        dd.read(content)


@given(any_texts())
def segment(text: str) -> None:
    """Sentences stand in order and their tokens in them."""
    at = 0
    for sentence in from_text(text).sentences:
        assert at <= sentence.start < sentence.end
        assert all(sentence.start <= token.start < token.end <= sentence.end for token in sentence.tokens)
        at = sentence.end


@given(any_pairs())
def align(pair: tuple[str, str]) -> None:
    """Every sentence is in one group, and the script turns the old text into the new one."""
    comparison = dd.compare(from_text(pair[0]), from_text(pair[1]))
    assert sorted(i for group in comparison.groups for i in group.old) == list(range(len(comparison.old.sentences)))
    assert apply_script(*pair, comparison.edits) == pair[1]
    assert dd.Comparison.from_json(comparison.to_json()) == comparison


@given(*[st.lists(st.sampled_from(["a", "b", "c", "the", ",", "x1"]), max_size=60)] * 2)
def edits(old: list[str], new: list[str]) -> None:
    """Hunks turn the one row into the other, whichever is called old."""
    for hunks in (diff_words(old, new), readable(diff_words(old, new), old, new)):
        at, made = 0, []
        for hunk in hunks:
            made += old[at : hunk.old_start] + new[hunk.new_start : hunk.new_end]
            at = hunk.old_end
        assert made + old[at:] == new


def _load(text: str, load: Callable[[Path], object], error: type[dd.DttDiffError]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fuzz.toml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        with contextlib.suppress(error):
            load(path)


@given(mutated([path.read_text("utf-8") for path in sorted((ROOT / "examples").rglob("*policy*.toml"))] or [""]))
def policy(text: str) -> None:
    """A file is a policy, or an error that says where it is none."""
    _load(text, dd.load_policy, dd.PolicyError)


@given(mutated([(DATA / "small.toml").read_text("utf-8")]))
def lexicon(text: str) -> None:
    """A file is a lexicon, or an error that says where it is none."""
    _load(text, dd.load_lexicon, dd.LexiconError)


STAGES = {stage.__name__: stage for stage in (read, segment, align, edits, policy, lexicon)}


def main() -> None:
    """Fuzz the stages that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stages", nargs="*", default=list(STAGES))
    parser.add_argument("--examples", type=int, default=2000)
    chosen = parser.parse_args()
    for name in chosen.stages:
        start = time.process_time()
        settings(
            max_examples=chosen.examples,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        )(STAGES[name])()
        print(f"{name}: {chosen.examples} examples, {time.process_time() - start:.0f} s, nothing found", flush=True)


if __name__ == "__main__":
    main()
