"""Directives made from the lexicon that ships, so that the pages say what it says.

``scales DIMENSION``
    the scales of a dimension: ranks with words, what each stands above, and who says so
``disputes``
    the orders that a source claims and the lexicon does not follow, with the reason
``lexicon-sources``
    the sources, with what each is
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import dtt_diff
from dtt_diff.lexicon import Lexicon, Scale, load_lexicon
from dtt_diff.lexicon.scales import Edge

#: So many words of a rank are shown.
SHOWN = 5
FOLDER = Path(dtt_diff.__file__).parent / "lexicon" / "en"


def scales(dimension: str) -> list[str]:
    """Return the scales of a dimension as Markdown: a table each, with the strongest rank first where ranks are ordered.

    Args:
        dimension: one of the ten.
    """
    lexicon, words = load_lexicon(), _words()
    found = [scale for scale in lexicon.scales.values() if scale.dimension == dimension]
    if not found:
        raise ValueError(f"no scale of the lexicon has the dimension {dimension!r}")
    out: list[str] = []
    for scale in found:
        out += [f"**{scale.title[0].upper()}{scale.title[1:]}** (scale `{scale.id}`)", ""]
        out += ["| rank | words | stands above |", "|---|---|---|"]
        out += [
            f"| {rank} | {words.get((scale.id, rank)) or _bare(scale, rank)} | {_below(scale, rank, lexicon)} |"
            for rank in scale.ranks
        ]
        out.append("")
    return out


def _words() -> dict[tuple[str, str], str]:
    """The first words of each rank as the files of the lexicon have them."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("entry", []):
            forms = [form for key in ("verbs", "nouns", "words") for form in entry.get(key, [])]
            found.setdefault((entry["scale"], entry["rank"]), []).extend(forms)
    return {place: _shown(list(dict.fromkeys(map(_plain, forms)))) for place, forms in found.items()}


def _plain(form: str) -> str:
    """A form with the first of its alternatives: "express grave concern" for "express grave|serious concern|concerns"."""
    return " ".join("…" if word == "_" else word.partition("|")[0] for word in form.split())


def _shown(words: list[str]) -> str:
    return ", ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")


def _bare(scale: Scale, rank: str) -> str:
    return "*no such word*" if rank == scale.bare else ""


def _below(scale: Scale, rank: str, lexicon: Lexicon) -> str:
    edges = [edge for edge in scale.edges if edge.more == rank]
    return "; ".join(f"{edge.less} ({_names(edge.sources, lexicon)})" for edge in edges)


def _names(sources: tuple[str, ...], lexicon: Lexicon) -> str:
    return ", ".join(lexicon.sources[source].title for source in sources)


def disputes() -> list[str]:
    """Return the disputed orders as Markdown."""
    lexicon = load_lexicon()
    out = ["| scale | a source says | source | what the lexicon does, and why |", "|---|---|---|---|"]
    for scale in lexicon.scales.values():
        for edge in scale.disputes:
            claim = f"“{edge.more}” above “{edge.less}”"
            out.append(f"| {scale.title} | {claim} | {_names(edge.sources, lexicon)} | {_stand(scale, edge)}. {edge.note} |")
    return out


def _stand(scale: Scale, edge: Edge) -> str:
    """What the lexicon does with two ranks that a source orders otherwise."""
    order = scale.compare(edge.less, edge.more)
    if order is None:
        return "leaves the two unordered"
    return f"puts “{edge.less}” above" if order.steps < 0 else "has it so, too"


def lexicon_sources() -> list[str]:
    """Return the sources as a list in Markdown."""
    known = tomllib.loads((FOLDER / "sources.toml").read_text(encoding="utf-8"))
    return [f"- **{source['title']}** (`{name}`): {source['note']}" for name, source in known.items()]


class _FromLexicon(SphinxDirective):
    """A directive whose lines come from the lexicon."""

    def lines(self) -> list[str]:
        """Return the lines of Markdown."""
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        """Return the nodes of these lines; a changed lexicon makes the page anew."""
        for path in FOLDER.glob("*.toml"):
            self.env.note_dependency(str(path))
        box = nodes.container()
        self.state.nested_parse(StringList(self.lines(), source=self.name), self.content_offset, box)
        return box.children


class Scales(_FromLexicon):
    """The scales of a dimension."""

    required_arguments = 1

    def lines(self) -> list[str]:
        """Return the lines of Markdown."""
        return scales(self.arguments[0])


class Disputes(_FromLexicon):
    """The disputed orders."""

    def lines(self) -> list[str]:
        """Return the lines of Markdown."""
        return disputes()


class LexiconSources(_FromLexicon):
    """The sources."""

    def lines(self) -> list[str]:
        """Return the lines of Markdown."""
        return lexicon_sources()


def setup(app: Sphinx) -> dict[str, object]:
    """Add the directives."""
    app.add_directive("scales", Scales)
    app.add_directive("disputes", Disputes)
    app.add_directive("lexicon-sources", LexiconSources)
    return {"parallel_read_safe": True}
