"""What the lexicon knows of a word, as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from dtt_diff.lexicon import Entry, Lexicon
from dtt_diff.tokens import tokenize

#: So many words near one that is not known are told.
NEAR = 5
#: How alike the spelling of two words must be, from 0 to 1, to be taken for a slip: "condem" and "condemn" are, "read" and
#: "raid" are not.
ALIKE = 0.8
#: So many examples of a kind are shown.
SHOWN = 2
_BRACED = re.compile(r"\{([^{}]*)\}")


def describe(word: str, lexicon: Lexicon) -> str:
    """Return what the lexicon says of a word or phrase: its rank on every scale, its neighbours, and who orders them.

    Args:
        word: a word or phrase, in any inflected form.
        lexicon: the lexicon.

    Returns:
        plain text that ends with a newline; it says so when the word is not known.
    """
    norms, stems = _words(word)
    lines: list[str] = []
    seen: set[str] = set()
    for entry in _entries(norms, lexicon):
        if entry.id not in seen:
            seen.add(entry.id)
            lines += _entry(entry, lexicon) + _examples(entry, stems)
    lines += _groups(norms, lexicon)
    if not lines:
        shown = "".join(sign for sign in word if sign.isprintable())
        return "\n".join(
            [
                f"“{shown}” is not in the lexicon ({lexicon.name}); it carries no force of its own to the library.",
                *_near(norms, lexicon),
                "",
            ]
        )
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
    return lines


def _examples(entry: Entry, stems: Sequence[str]) -> list[str]:
    """Examples that hold the word that was asked for, in whatever form; else one of another form of the entry."""
    fires = [example for example in entry.fires if any(_words(cue)[1] == stems for cue in _BRACED.findall(example))]
    silent = [example for example in entry.silent if _holds(_words(example)[1], stems)]
    lines = [f"  counts in: {example}" for example in fires[:SHOWN]]
    if not fires:
        lines += [f"  another form of it counts in: {example}" for example in entry.fires[:1]]
    return lines + [f"  does not count in: {example}" for example in silent[:SHOWN]]


def _near(norms: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Forms that hold the words asked for, and forms that are spelled much like them, each with its entry."""
    forms: dict[str, str] = {}
    for entry in lexicon.entries.values():
        for form in entry.forms:
            forms.setdefault(" ".join(part or "_" for part in form), entry.id)
    holding = sorted((form for form in forms if norms and _holds(form.split(), norms)), key=lambda form: (len(form), form))
    alike = get_close_matches(" ".join(norms), sorted(forms), NEAR, ALIKE)
    near: dict[str, str] = {}
    for spelled in (*alike, *holding):
        near.setdefault(forms[spelled], spelled)  # one form of an entry is enough
    return [f"  near it: “{spelled}” ({entry})" for entry, spelled in list(near.items())[:NEAR]]


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(list(words[i : i + len(wanted)]) == list(wanted) for i in range(len(words) - len(wanted) + 1))


def _words(text: str) -> tuple[list[str], list[str]]:
    """The words of a text as the lexicon has them, and their stems."""
    tokens = [token for token in tokenize(text, ((0, len(text)),)) if token.is_word]
    return [token.norm for token in tokens], [token.stem for token in tokens]


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
