"""One hostile file, and what is to become of it."""

from __future__ import annotations

from collections.abc import Callable

from attrs import field, frozen

#: Ordinary sentences that stand in what is read, so that there is something to compare.
PLAIN = (
    "The ministers met in Norvale and condemned the launches of Oskara in the strongest terms. "
    "They will support the convoys of Sarenia, and they decided to meet again in Port Alder."
)


@frozen
class Case:
    """One hostile file.

    Attributes:
        name: what it is.
        make: makes its bytes.
        told: what the error says, where it must be refused; empty where it must be read.
        note: what a note must say, where it is read.
        suffix: the suffix of its name.
        line: for a file beside the statements, the words of the command line that reads it, {} for the file itself.
        deep: whether it takes longer than the everyday run allows.
    """

    name: str
    make: Callable[[], bytes] = field(repr=False)
    told: str = ""
    note: str = field(default="", kw_only=True)
    suffix: str = field(default="", kw_only=True)
    line: tuple[str, ...] = field(default=(), kw_only=True)
    deep: bool = field(default=False, kw_only=True)


def text(words: str) -> Callable[[], bytes]:
    """Return what makes the bytes of a text in UTF-8.

    Args:
        words: the text; lone surrogates are let through.
    """
    return lambda: words.encode("utf-8", "surrogatepass")
