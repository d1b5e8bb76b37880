"""What the lexicon knows of a word, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from dtt_diff.lexicon import Entry, Lexicon
from dtt_diff.tokens import tokenize


def describe(word: str, lexicon: Lexicon) -> str:
    """Return what the lexicon says of a word or phrase: its rank on every scale, its neighbours, and who orders them.

    Args:
        word: a word or phrase, in any inflected form.
        lexicon: the lexicon.

    Returns:
        plain text that ends with a newline; it says so when the word is not known.
    """
    norms = [token.norm for token in tokenize(word, ((0, len(word)),)) if token.is_word]
    lines: list[str] = []
    seen: set[str] = set()
    for entry in _entries(norms, lexicon):
        if entry.id not in seen:
            seen.add(entry.id)
            lines += _entry(entry, lexicon)
    lines += _groups(norms, lexicon)
    if not lines:
        return f"“{word}” is not in the lexicon ({lexicon.name}); it carries no force of its own to the library.\n"
    return "\n".join(lines) + "\n"


def _entries(norms: list[str], lexicon: Lexicon) -> Iterator[Entry]:
    for length, entry in lexicon.cues.at(norms, 0) if norms else ():
        if length == len(norms):
            yield entry


def _entry(entry: Entry, lexicon: Lexicon) -> list[str]:
    scale = lexicon.scales[entry.scale]
    lines = [f"{entry.id}: rank “{entry.rank}” on the scale of {scale.title} (scale {scale.id}, dimension {scale.dimension})"]
    lines.append(f"  according to {_sources(entry.sources, lexicon)}")
    for edge in scale.edges:
        if entry.rank in (edge.more, edge.less):
            lines.append(f"  “{edge.more}” has more force than “{edge.less}”: {_sources(edge.sources, lexicon)}")
    for edge in scale.disputes:
        if entry.rank in (edge.more, edge.less):
            note = f" ({edge.note})" if edge.note else ""
            lines.append(f"  disputed: “{edge.more}” above “{edge.less}” says {_sources(edge.sources, lexicon)}{note}")
    if scale.bare:
        lines.append(f"  without a cue the rank is “{scale.bare}”")
    lines += [f"  counts in: {example}" for example in entry.fires[:2]]
    lines += [f"  does not count in: {example}" for example in entry.silent[:2]]
    return lines


def _groups(norms: list[str], lexicon: Lexicon) -> list[str]:
    if not norms:
        return []
    lines = []
    for length, (group, side) in lexicon.poles.at(norms, 0):
        if length == len(norms):
            example = lexicon.examples[group]
            lines.append(
                f"{group}: side {side + 1} of a reversal ({', '.join(example.forms)}); {_sources(example.sources, lexicon)}"
            )
    for length, name in lexicon.equivalents.at(norms, 0):
        if length == len(norms):
            example = lexicon.examples[name]
            lines.append(
                f"{name}: the same to a careful reader as {', '.join(example.forms)}; {_sources(example.sources, lexicon)}"
            )
    return lines


def _sources(ids: tuple[str, ...], lexicon: Lexicon) -> str:
    return "; ".join(lexicon.sources[source].title if source in lexicon.sources else source for source in ids)
