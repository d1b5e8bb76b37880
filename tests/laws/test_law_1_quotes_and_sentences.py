"""Law 1: every quote is its spans of the text; every word that is no furniture or label is in exactly one sentence."""

from __future__ import annotations

import itertools
import re

from hypothesis import given

import dtt_diff as dd
from dtt_diff.model import Statement
from dtt_diff.statements import from_text
from tests.laws.strategies import any_pairs, any_texts

LETTERS = re.compile(r"[^\W\d_]+")


@given(any_pairs())
def test_every_quote_is_its_spans_to_the_letter(texts):
    """Quotes, marks and cues point into the statement's own text."""
    comparison = dd.compare(*map(from_text, texts))
    for change in comparison.changes:
        for passage, statement, sentences in (
            (change.old, comparison.old, change.old_sentences),
            (change.new, comparison.new, change.new_sentences),
        ):
            assert (passage is None) == (sentences == ())
            if passage is None:
                continue
            assert passage.text == " ".join(statement.text[start:end] for start, end in passage.spans)
            assert passage.text.strip()
            assert all(passage.start <= start < end <= passage.end for start, end in passage.marks)
            inside = [span for i in sentences for span in statement.sentences[i].spans]
            assert all(any(low <= start and end <= high for low, high in inside) for start, end in passage.spans)
        for item in change.evidence:
            for cue, statement in ((item.old_cue, comparison.old), (item.new_cue, comparison.new)):
                if cue:
                    assert " ".join(re.findall(r"\w+", cue.text)) == " ".join(
                        re.findall(r"\w+", statement.text[slice(*cue.span)])
                    )


def spans_of(statement: Statement) -> list[tuple[int, int]]:
    """The spans of all sentences, in order."""
    return [span for sentence in statement.sentences for span in sentence.spans]


@given(any_texts())
def test_sentences_do_not_overlap(text):
    """They follow each other in the order of the text, and none is empty."""
    spans = spans_of(from_text(text))
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@given(any_texts())
def test_every_word_is_in_exactly_one_sentence(text):
    """Save for page furniture and list labels."""
    statement = from_text(text)
    held = bytearray(len(text))
    for start, end in spans_of(statement):
        for place in range(start, end):
            held[place] += 1
    furniture = {
        place for block in statement.blocks if block.kind == "furniture" for s, e in block.spans for place in range(s, e)
    }
    labels = {block.label for block in statement.blocks if block.label}
    for match in LETTERS.finditer(text):
        counts = set(held[match.start() : match.end()])
        if counts != {1}:
            assert counts == {0}, match
            around = text[max(0, match.start() - 1) : match.end() + 1]
            assert match.start() in furniture or any(match.group() in label and label[:1] in around for label in labels), match


@given(any_texts())
def test_every_token_stands_in_its_sentence(text):
    """Tokens are the text under their offsets, in order, inside one span of their sentence."""
    for sentence in from_text(text).sentences:
        assert any(token.is_word for token in sentence.tokens)
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert any(low <= token.start < token.end <= high for low, high in sentence.spans)
        assert all(a.end <= b.start for a, b in zip(sentence.tokens, sentence.tokens[1:], strict=False))
