"""Hostile files beside the statements: policies, lexicons, tables of themes, reviews, histories, baselines, manifests."""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.case import Case, text

_COMPARE, _CHECK = ("compare", "OLD", "NEW", "--format", "html"), ("check", "NEW", "--against", "OLD")
#: For every kind of file in TOML, the line that reads it.
TABLES = {
    "policy": (*_CHECK, "--policy", "{}"),
    "waivers": (*_CHECK, "--waivers", "{}"),
    "lexicon": (*_COMPARE, "--lexicon", "{}"),
    "themes": (*_COMPARE, "--themes", "{}"),
    "review": (*_COMPARE, "--review", "{}"),
}
#: The same for JSON.
DOCUMENTS = {
    "baseline": (*_CHECK, "--baseline", "{}"),
    "history": ("check", "NEW", "--history", "{}"),
    "history that is gone on with": ("track", "NEW", "--append", "{}"),
    "review": (*_COMPARE, "--review", "{}"),
}
_ANY_TABLE: dict[str, Callable[[], bytes]] = {
    "of lists inside one another": text("a = " + "[" * 20_000),
    "of tables inside one another": text("a = " + "{a = " * 20_000),
    "of a key with 3,000 dots": text(f"{'a.' * 3000}a = 1"),
    "with a number of 5,000 digits": text(f"a = {'9' * 5000}"),
    "with a key of 3 MB": text(f"{'a' * 3_000_000} = 1"),
    "with 100,000 lists": text("a = [" + "[]," * 100_000 + "]"),
    "of 20,000 tables": text("[[a]]\n" * 20_000),
    "with a key twice": text("a = 1\na = 2\n"),
    "with zero bytes": text("a = '\x00'"),
    "that is no UTF-8": lambda: b"a = '\xff\xfe'",
    "of 6 MB": text("# a\n" * 1_500_000),
    "that steers the terminal": text('"\x1b[31m\n::error::y" = 1'),
    "with such a key": text('"\\u001b[31m\\n::error::y" = 1'),
}
_ANY_DOCUMENT: dict[str, Callable[[], bytes]] = {
    "of lists inside one another": text("[" * 200_000),
    "of objects inside one another": text('{"a":' * 200_000),
    "with a number of 5,000 digits": text(f'{{"a": {"9" * 5000}}}'),
    "with a number that is too large": text('{"schema_version": 1e999, "format": 1e999, "version": 1e999}'),
    "with a key of 3 MB": text(f'{{"{"a" * 3_000_000}": 1}}'),
    "with 200,000 lists": text("[" + "[]," * 200_000 + "[]]"),
    "with a key twice": text('{"document": "history", "document": "history"}'),
    "that is not a number": text('{"a": NaN}'),
    "that is no UTF-8": lambda: b'{"a": "\xff"}',
    "with half a letter": text('{"\\ud83d\x1b[31m": 1}'),
    "of nothing": text(""),
}
_WRONG = ("0", "-1", "1e308", "''", "[]", "{}", "true", "[1]", "{a = 1}", "[[]]", "2026-01-01", "['', '']")
#: Keys that the kinds of tables have, each of which is given values of wrong types.
_KEYS = {
    "policy": ("extends", "title", "checks", "rules", "change", "agreed", "must_mention", "waivers", "themes", "fail_on"),
    "waivers": ("waivers", "waiver"),
    "lexicon": ("extends", "scales", "scale", "entries", "entry", "sources", "vocabulary", "matters", "reversal", "equivalent"),
    "themes": ("themes",),
    "review": ("changes", "reviewer", "old_sha256"),
}
_ROWS: dict[str, tuple[str, str]] = {
    "of a cell without end": (".csv", 'old,new\n"' + "a" * 300_000),
    "of 50,000 columns": (".csv", "old,new" + ",a" * 50_000 + "\nb,c\n"),
    "with the same column twice": (".csv", "old,old\na,b\n"),
    "of lists inside one another": (".jsonl", "[" * 200_000),
    "with a number of 5,000 digits": (".jsonl", f'{{"old": {"9" * 5000}, "new": "a"}}'),
    "of wrong types": (".jsonl", '{"old": {"a": []}, "new": [1]}'),
    "that steers the terminal": (".jsonl", '{"old": "\\u001b[31m", "old_text": "\\n::error::"}'),
}
CASES = (
    *(
        Case(f"{kind} {how}", make, line=line, suffix=".toml")
        for kind, line in TABLES.items()
        for how, make in _ANY_TABLE.items()
    ),
    *(
        Case(f"{kind} {how}", make, line=line, suffix=".json")
        for kind, line in DOCUMENTS.items()
        for how, make in _ANY_DOCUMENT.items()
    ),
    *(
        Case(f"manifest {how}", text(rows), line=("batch", "{}", "-o", "OUT"), suffix=suffix)
        for how, (suffix, rows) in _ROWS.items()
    ),
)
#: Tables in which one key has a value of a wrong type, by kind.
MISTYPED = {kind: [f"{key} = {value}\n" for key in keys for value in _WRONG] for kind, keys in _KEYS.items()}
