"""Parsed TOML files -> Lexicon, with every mistake told by file, entry and remedy."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Any

from dtt_diff.errors import LexiconError
from dtt_diff.lexicon.checking import (
    DIMENSIONS,
    EDGE,
    FORM_KINDS,
    GOVERNS,
    HEADS,
    SHAPES,
    check_choice,
    check_shape,
)
from dtt_diff.lexicon.entries import Entry, FormIndex, Pattern, patterns
from dtt_diff.lexicon.files import DEFAULT_PROFILE, profile_names, read_own, read_profile, read_shipped
from dtt_diff.lexicon.reversals import index_reversals
from dtt_diff.lexicon.scales import Edge, Scale
from dtt_diff.lexicon.values import Example, Lexicon, Source
from dtt_diff.parsed import shown
from dtt_diff.tokens import stem_of, words_of

#: What is told where a lexicon that stands alone refers to what it has not: it was most likely meant to add to the shipped one.
_ALONE = '; to add to the lexicon that ships, begin the file with: extends = "en"'


def load_lexicon(path: Path | str | None = None, *, profile: str = DEFAULT_PROFILE) -> Lexicon:
    """Load a lexicon.

    Args:
        path: a TOML file or a folder of TOML files of your own; None for the lexicon that ships ("en"). A file with
            ``extends = "en"`` adds to the shipped lexicon: what has the id of a shipped scale or entry replaces it.
        profile: the profile under which the shipped lexicon is taken; your own file comes last and has the last word. A
            lexicon that does not extend the shipped one stands alone under every profile.

    Returns:
        the lexicon.

    Raises:
        LexiconError: a file is missing or not valid, or there is no such profile; the message names the file, the entry and
            the remedy.
    """
    if profile not in profile_names():
        raise LexiconError(f"there is no profile {profile!r}; choose one of {', '.join(profile_names())}")
    if path is None or str(path) == "en":
        return _Builder("en", profile).build(read_shipped() + read_profile(profile))
    own = read_own(Path(path))
    extends = [data.pop("extends") for _, data in own if "extends" in data]
    for value in extends:
        if value != "en":
            raise LexiconError(f"{path}: extends = {shown(value)} is not known; only 'en' ships")
    # The shipped files take longer to read than most of one's own: only where they are wanted.
    parts = read_shipped() + read_profile(profile) + own if extends else own
    return _Builder(str(path), profile, "" if extends else _ALONE).build(parts)


class _Builder:
    """Collects the parts of a lexicon and checks how they hang together."""

    def __init__(self, name: str, profile: str, hint: str = "") -> None:
        self.name = name
        self.profile = profile
        self.hint = hint
        self.digest = hashlib.sha256()
        self.sources: dict[str, Source] = {}
        self.scales: dict[str, Scale] = {}
        self.entries: dict[str, Entry] = {}
        self.examples: dict[str, Example] = {}
        self.poles: dict[str, list[tuple[str, ...]]] = {}
        self.same: dict[str, tuple[tuple[str | None, ...], ...]] = {}
        self.vocabulary: dict[str, list[str]] = {}
        self.matters: dict[str, tuple[str, ...]] = {}
        self.places: dict[str, str] = {}

    def build(self, parts: list[tuple[str, dict[str, Any]]]) -> Lexicon:
        for file, data in parts:
            self.digest.update(f"{Path(file).name} {data.pop('__digest__')}\n".encode())
            data.pop("dimension", None)
            seen: set[str] = set()
            tables = {"source": data} if Path(file).name == "sources.toml" else data
            for table, rows in tables.items():
                self._take(file, table, rows, seen)
        self._check()
        return self._lexicon()

    def _take(self, file: str, table: str, rows: object, seen: set[str]) -> None:
        readers = {
            "scale": self._scale,
            "entry": self._entry,
            "reversal": self._reversal,
            "equivalent": self._equivalent,
            "matter": self._matter,
        }
        if table == "source":
            if not isinstance(rows, dict):
                raise LexiconError(f"{file}: source should be tables, one a source: [source.name]")
            for key, value in rows.items():
                row = check_shape(f"{file}: source {key!r}", value, SHAPES["source"])
                self.sources[key] = Source(key, row["title"], row.get("note", ""))
        elif table in readers:
            if not isinstance(rows, list):
                raise LexiconError(f"{file}: write [[{table}]] with two brackets, one table for each {table}")
            for row in rows:
                self._row(file, table, row, seen, readers[table])
        elif isinstance(rows, dict) and "words" in rows:
            row = check_shape(f"{file}: [{table}]", rows, SHAPES["word list"])
            _usable(f"{file}: [{table}]", patterns(words=row["words"]))
            self.vocabulary.setdefault(table, []).extend(row["words"])
        else:
            raise LexiconError(f"{file}: [{table}] is not known; see docs/lexicon.md for the format")

    def _row(self, file: str, table: str, row: object, seen: set[str], reader: Callable[[str, dict[str, Any]], None]) -> None:
        name = row.get("id", "(no id)") if isinstance(row, dict) else "(no table)"
        where = f"{file}: {table} {name!r}"
        checked = check_shape(where, row, SHAPES[table])
        if f"{table} {name}" in seen:
            raise LexiconError(f"{where} stands twice in the file; give one of them another id")
        seen.add(f"{table} {name}")
        self.places[f"{table} {name}"] = where
        reader(where, checked)

    def _scale(self, where: str, row: dict[str, Any]) -> None:
        check_choice(where, "dimension", row["dimension"], DIMENSIONS)
        check_choice(where, "governs", row["governs"], GOVERNS)
        ranks = tuple(row["ranks"])
        edges, disputes = (tuple(_edge(where, e) for e in row.get(key, ())) for key in ("edge", "dispute"))
        named = {rank for edge in (*edges, *disputes) for rank in (edge.more, edge.less)}
        named |= {row["bare"]} if "bare" in row else set()
        if named - set(ranks):
            raise LexiconError(f"{where}: {sorted(named - set(ranks))} are used but not listed in ranks")
        scale = Scale(row["id"], row["dimension"], row["title"], row["governs"], ranks, row.get("bare"), edges, disputes)
        if scale.has_cycle():
            raise LexiconError(f"{where}: its edges go round in a circle; take one out")
        self.scales[scale.id] = scale

    def _entry(self, where: str, row: dict[str, Any]) -> None:
        forms = patterns(row.get("verbs", ()), row.get("nouns", ()), row.get("words", ()))
        if not forms or any(not form or form[0] is None for form in forms):
            raise LexiconError(f"{where} has no form, or a form that does not begin with a word; give verbs, nouns or words")
        self.entries[row["id"]] = Entry(
            id=row["id"],
            scale=row["scale"],
            rank=row["rank"],
            forms=forms,
            head=check_choice(where, "head", row.get("head", "either"), HEADS),
            not_after=patterns(words=row.get("not_after", ())),
            not_before=patterns(words=row.get("not_before", ())),
            lower_case=row.get("lower_case", False),
            upper_case=row.get("upper_case", False),
            sources=tuple(row["sources"]),
            fires=tuple(row.get("fires", ())),
            silent=tuple(row.get("silent", ())),
        )

    def _reversal(self, where: str, row: dict[str, Any]) -> None:
        if len(row["sides"]) < 2:
            raise LexiconError(f"{where} needs at least two sides")
        self.poles[row["id"]] = [tuple(side) for side in row["sides"]]
        _usable(where, patterns(verbs=(form for side in row["sides"] for form in side)))
        self._example("reversal", row, tuple(form for side in row["sides"] for form in side))

    def _equivalent(self, where: str, row: dict[str, Any]) -> None:
        how = check_choice(where, "as", row.get("as", "words"), FORM_KINDS)
        self.same[row["id"]] = _usable(where, patterns(**{how: row["forms"]}))
        self._example("equivalent", row, tuple(row["forms"]))

    def _matter(self, where: str, row: dict[str, Any]) -> None:
        if not row["sources"]:
            raise LexiconError(f"{where} names no source")
        _usable(where, patterns(words=row["words"]))
        self.matters[row["id"]] = tuple(row["words"])

    def _example(self, kind: str, row: dict[str, Any], forms: tuple[str, ...]) -> None:
        self.examples[row["id"]] = Example(
            row["id"], kind, forms, tuple(row["sources"]), tuple(row.get("fires", ())), tuple(row.get("silent", ()))
        )

    def _check(self) -> None:
        """Hold references together: every rank, scale and source that is named exists."""
        for entry in self.entries.values():
            where = self.places[f"entry {entry.id}"]
            scale = self.scales.get(entry.scale)
            if scale is None:
                raise LexiconError(f"{where}: there is no scale {entry.scale!r}{self._remedy(entry.scale, self.scales)}")
            if entry.rank not in scale.ranks:
                raise LexiconError(f"{where}: scale {scale.id!r} has no rank {entry.rank!r}; it has {', '.join(scale.ranks)}")
            self._check_sources(where, entry.sources)
        for scale in self.scales.values():
            for edge in (*scale.edges, *scale.disputes):
                self._check_sources(self.places[f"scale {scale.id}"], edge.sources)
        for example in self.examples.values():
            self._check_sources(self.places[f"{example.kind} {example.id}"], example.sources)

    def _check_sources(self, where: str, sources: Iterable[str]) -> None:
        if not sources:
            raise LexiconError(f"{where} names no source")
        unknown = sorted(set(sources) - set(self.sources))
        if unknown:
            where = f"{where}: source {unknown[0]!r} is not in sources.toml (or in a [source.{unknown[0]}] table)"
            raise LexiconError(f"{where}{self._remedy(unknown[0], self.sources)}")

    def _remedy(self, name: str, known: Iterable[str]) -> str:
        close = get_close_matches(name, list(known), 1)
        return (f"; did you mean {close[0]!r}?" if close else "") + self.hint

    def _lexicon(self) -> Lexicon:
        cues: FormIndex[Entry] = FormIndex()
        for entry in self.entries.values():
            for form in entry.forms:
                cues.add(form, entry)
        equivalents: FormIndex[str] = FormIndex()
        for group, forms in self.same.items():
            for form in forms:
                equivalents.add(form, group)
        vocabulary: dict[str, frozenset[str]] = {}
        phrases: dict[str, FormIndex[str]] = {}
        for name, listed in self.vocabulary.items():
            index: FormIndex[str] = FormIndex()
            forms = patterns(words=listed)
            for form in forms:
                index.add(form, name)
            phrases[name] = index
            vocabulary[name] = frozenset(form[0] for form in forms if len(form) == 1 and form[0] is not None)
        poles, opposites = index_reversals(self.poles, vocabulary.get("function_words", frozenset()))
        return Lexicon(
            self.name,
            self.profile,
            self.digest.hexdigest(),
            self.scales,
            self.entries,
            self.sources,
            self.examples,
            vocabulary,
            cues,
            poles,
            opposites,
            equivalents,
            phrases,
            self._matter_index(),
        )

    def _matter_index(self) -> FormIndex[str]:
        index: FormIndex[str] = FormIndex()
        for name, listed in self.matters.items():
            rows = (chain.from_iterable(map(words_of, phrase.split())) for phrase in listed)
            for form in dict.fromkeys(tuple(map(stem_of, row)) for row in rows):
                index.add(form, name)
        return index


def _edge(where: str, row: object) -> Edge:
    edge = check_shape(f"{where}, edge", row, EDGE)
    return Edge(edge["more"], edge["less"], tuple(edge["sources"]), edge.get("note", ""))


def _usable(where: str, forms: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
    """The forms, if each can be looked up by its first word."""
    if any(not form or form[0] is None for form in forms):
        raise LexiconError(f"{where} has a form without a word, or one that does not begin with a word; take it out")
    return forms
