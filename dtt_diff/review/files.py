"""Review files: TOML or JSON <-> Review, keyed by the ids of the changes. Reading is strict, writing is by hand.

TOML is written here and not by a package: every entry stands under a comment that shows its change, and what a statement
carries must not be able to leave that comment.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from dtt_diff.errors import ReportError
from dtt_diff.input import read_table
from dtt_diff.model import KINDS, Change, Decision, Passage, Review, ReviewEntry
from dtt_diff.parsed import Parsed, load_json, shown
from dtt_diff.serialization import dump_json

DECISIONS: tuple[Decision, ...] = get_args(Decision)
FORMS = ("toml", "json")

#: The keys of a file that say what was reviewed, and the attributes of a review that they are.
_HEAD = {
    "reviewer": "reviewer",
    "library": "library",
    "profile": "profile",
    "lexicon_sha256": "lexicon",
    "old_sha256": "old_digest",
    "new_sha256": "new_digest",
}
_ENTRY_KEYS = ("decision", "kind", "note", "about")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SURROGATES = re.compile("[\ud800-\udfff]")

_INTRODUCTION = """\
# A review of what changed between two editions. For every change, set
#   decision = "accepted"     the label is right
#   decision = "rejected"     it is no change; it leaves the report, which says so
#   decision = "relabelled"   it is another kind; add   kind = "{kinds}"
#   decision = "open"         nothing is decided; a note is shown all the same
# and write what you have to say into note. Comments like this one are made anew when the file is written again.
"""


# Reading


def load_review(path: Path) -> Review:
    """Return the review that a file holds.

    Args:
        path: a TOML or JSON file; what it is goes by its suffix (``.toml``, ``.json``), else by its first character.

    Returns:
        the review, with the path as its source.

    Raises:
        ReportError: the file cannot be read or decoded, is neither TOML nor JSON, or is not in the format; the message names
            the file, the entry or the line, and the remedy.
    """
    if not isinstance(path, Path):
        raise ReportError(f"a review is given as a Review or as the Path of a file, not as {shown(path)}; give Path(...)")
    where = _name(path)
    text = _read(path, where)
    suffix = path.suffix.casefold()
    is_json = suffix == ".json" or (suffix != ".toml" and text.lstrip().startswith("{"))
    root = Parsed(_parse(text, where, is_json=is_json), "", lambda place, problem: _error(where, place, problem))
    root.only((*_HEAD, "changes"))
    head = {attribute: _head(root, key) for key, attribute in _HEAD.items()}
    changes = root.find("changes")
    entries = [_entry(key, node) for key, node in changes.members().items()] if changes else []
    return Review(entries=tuple(entries), source=where, **head)


def _name(path: Path) -> str:
    return _scalars(str(path))


def _error(where: str, place: str, problem: str) -> ReportError:
    at = f"{place.removeprefix('.')}: " if place else ""
    return ReportError(f"{where}: {at}{problem}; correct the file, or start a review anew")


def _read(path: Path, where: str) -> str:
    try:
        return read_table(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReportError(f"{where}: byte {error.start} is not UTF-8; save the review as UTF-8") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReportError(f"{where}: the review cannot be read ({reason}); give the path of a TOML or JSON file") from error


def _parse(text: str, where: str, *, is_json: bool) -> Any:
    name = "JSON" if is_json else "TOML"
    try:
        return load_json(text) if is_json else tomllib.loads(text)
    except RecursionError:
        raise ReportError(f"{where}: it is nested too deeply to be a review; start a review anew") from None
    except ValueError as error:
        hint = "; no entry and no key may stand twice" if "twice" in str(error) or "overwrite" in str(error) else ""
        raise ReportError(f"{where}: it is not {name}: {error}{hint}; correct the file at this place") from error


def _head(root: Parsed, key: str) -> str:
    node = root.find(key)
    value = _scalars(node.text()) if node else ""
    if node and value and key.endswith("sha256") and not _DIGEST.fullmatch(value):
        raise node.error("a digest of 64 hexadecimal digits is expected here, or nothing")
    return value


def _entry(change: str, node: Parsed) -> ReviewEntry:
    node.only(_ENTRY_KEYS)
    kind, note, about = node.find("kind"), node.find("note"), node.find("about")
    entry = ReviewEntry(
        change=_scalars(change),
        decision=node.get("decision").choice(DECISIONS),
        kind=kind.choice(KINDS) if kind else None,
        note=_scalars(note.text()) if note else "",
        about=_scalars(about.text()) if about else "",
    )
    problem = problem_of(entry)
    if problem:
        raise node.error(problem)
    return entry


def problem_of(entry: ReviewEntry) -> str:
    """Return what is wrong with an entry by itself; an empty text if nothing is.

    Args:
        entry: the entry.
    """
    if entry.decision not in DECISIONS:
        return f"{shown(entry.decision)} is none of {', '.join(DECISIONS)}"
    if entry.decision != "relabelled":
        return "" if entry.kind is None else f'a kind goes with decision = "relabelled" only, not with "{entry.decision}"'
    if entry.kind is None:
        return f"a relabelled change needs a kind: {', '.join(KINDS)}"
    return "" if entry.kind in KINDS else f"the kind {shown(entry.kind)} is none of {', '.join(KINDS)}"


# Writing


def write_review(review: Review, changes: Mapping[str, Change], form: str) -> str:
    """Return a review as the text of a file.

    Args:
        review: the review.
        changes: the changes that there are, by their ids, as the library gave them.
        form: "toml" or "json".

    Raises:
        ReportError: there is no such form.
    """
    if form not in FORMS:
        raise ReportError(f"there is no form {shown(form)} of a review; choose one of {', '.join(FORMS)}")
    return _as_toml(review, changes) if form == "toml" else _as_json(review)


def _as_json(review: Review) -> str:
    head = {key: _scalars(getattr(review, attribute)) for key, attribute in _HEAD.items()}
    entries = {_scalars(entry.change): _values(entry) for entry in review.entries}
    return dump_json({**head, "changes": entries}) + "\n"


def _values(entry: ReviewEntry) -> dict[str, str]:
    values = {"decision": entry.decision, "kind": entry.kind, "note": entry.note, "about": entry.about}
    return {key: _scalars(value) for key, value in values.items() if value is not None}


def _as_toml(review: Review, changes: Mapping[str, Change]) -> str:
    parts = [_INTRODUCTION.format(kinds='" | "'.join(KINDS))]
    parts.append("".join(f"{key} = {_string(getattr(review, attribute))}\n" for key, attribute in _HEAD.items()))
    gone = False
    for entry in review.entries:
        change = changes.get(entry.change)
        if change is None and not gone:
            gone = True
            parts.append("# What follows is on changes that are not among those above.\n")
        key = entry.change if _BARE_KEY.fullmatch(entry.change) else _string(entry.change, one_line=True)
        lines = [*(_comment(change) if change else []), f"[changes.{key}]"]
        lines += [f"{name} = {_string(value)}" for name, value in _values(entry).items()]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _comment(change: Change) -> list[str]:
    head = [change.kind, f"salience {change.salience}", *change.dimensions]
    lines = [f"# {', '.join(fold(word) for word in head)}"]
    lines += [f"#   {name}: {_quote(side)}" for name, side in (("old", change.old), ("new", change.new)) if side]
    if change.old and change.new:  # of what stands alone there is no more to say than that it does
        lines.append(f"#   why: {fold('; '.join(item.why for item in change.evidence))}")
    return lines


def _quote(passage: Passage) -> str:
    return f"“{fold(passage.text)}”"


def fold(text: str) -> str:
    """Return a text in one line, without characters that do not print: it cannot leave a comment, or turn round its line.

    Args:
        text: the text.
    """
    return " ".join("".join(" " if c.isspace() else c for c in text if c.isspace() or c.isprintable()).split())


def _string(text: str, *, one_line: bool = False) -> str:
    """A text as a string of TOML; lines stay lines, and all else that does not print is escaped."""
    text = _scalars(text)
    lines = ["".join(map(_escaped, line)) for line in text.split("\n")]
    if len(lines) == 1 or one_line:
        return '"' + "\\n".join(lines) + '"'
    return '"""\n' + "\n".join(lines) + '"""'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _scalars(text: str) -> str:
    """The text with lone surrogates replaced: TOML has no way to write them."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
