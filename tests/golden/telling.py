"""What is kept, as lines to hold against other lines; ``python -m tests.golden.telling`` writes all of it anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import dtt_diff as dd
from dtt_diff.model import Change, Cue, Passage
from tests.golden.checks import checks
from tests.golden.pairs import pairs
from tests.golden.sentences import ELSEWHERE, SENTENCES
from tests.making import DATA

FOLDER = DATA / "golden"


def path_of(name: str) -> Path:
    """The file that holds what is said of a subject."""
    return FOLDER / f"{name.replace(' ', '-')}.txt"


def subjects() -> dict[str, Callable[[], str]]:
    """All that is kept, by name: comparisons of pairs, checks of drafts, and messages."""
    found: dict[str, Callable[[], str]] = {
        name: lambda old=old, new=new: tell(dd.compare(old, new)) for name, (old, new) in pairs().items()
    }
    return (
        found | checks() | {"single sentences": lambda: _sentences(SENTENCES), "said elsewhere": lambda: _sentences(ELSEWHERE)}
    )


def tell(comparison: dd.Comparison) -> str:
    """All that a comparison says: links, groups with verdicts, changes with evidence, and the script, a line each."""
    return (
        "\n".join((*_links(comparison), "", *_groups(comparison), "", *_changes(comparison), "", *_script(comparison))) + "\n"
    )


def _sentences(pairs: list[tuple[str, str]]) -> str:
    """The changes of many small comparisons, with the verdicts; each pair under both its sides."""
    lines = []
    for old, new in pairs:
        comparison = dd.compare(old, new)
        verdicts = (f"{group.verdict}{''.join(f' {r.weight:+.1f}' for r in group.reasons)}" for group in comparison.groups)
        lines += [f"old {old!a}", f"new {new!a}", "; ".join(verdicts), *_changes(comparison), ""]
    return "\n".join(lines)


def _links(comparison: dd.Comparison) -> Iterator[str]:
    for link in comparison.links:
        yield f"link {link.old} - {link.new}: {link.rank} {link.score:.4f}"


def _groups(comparison: dd.Comparison) -> Iterator[str]:
    for group in comparison.groups:
        old, new = (" ".join(map(str, side)) or "nothing" for side in (group.old, group.new))
        reasons = "".join(f" {reason.weight:+.1f}" for reason in group.reasons)
        yield f"group {old} - {new}: {group.shape}{', moved' if group.moved else ''}, {group.verdict}{reasons}"


def _changes(comparison: dd.Comparison) -> Iterator[str]:
    for change in comparison.changes:
        where = " - ".join(" ".join(map(str, side)) for side in (change.old_sentences, change.new_sentences))
        yield f"{change.kind}: {_quote(change.old)} -> {_quote(change.new)}"
        shift = "" if change.shift is None else f", shift {change.shift:+.2f}"
        dimensions = " ".join(change.dimensions) or "no dimension"
        yield f"    in {where}; {dimensions}; salience {change.salience}{shift}; {change.confidence} confidence"
        yield from (f"    {line}" for line in _evidence(change))


def _evidence(change: Change) -> Iterator[str]:
    for item in change.evidence:
        scale = f" on {item.scale}" if item.scale else ""
        ranks = f": {item.old_rank or 'nothing'} -> {item.new_rank or 'nothing'}" if item.scale else ""
        cues = f" ({_cue(item.old_cue)} -> {_cue(item.new_cue)})" if item.old_cue or item.new_cue else ""
        yield f"by {item.rule}{scale}{ranks}{cues}"


def _script(comparison: dd.Comparison) -> Iterator[str]:
    for edit in comparison.edits:
        if edit.op != "keep":
            text = comparison.old.text[slice(*edit.old)] if edit.old else comparison.new.text[slice(*edit.new or (0, 0))]
            yield f"{edit.op} {text!a}"


def _quote(passage: Passage | None) -> str:
    return ascii(passage.text) if passage else "nothing"


def _cue(cue: Cue | None) -> str:
    return ascii(cue.text) if cue else "nothing"


def main() -> None:
    """Write what is said of every subject."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    for name, told in subjects().items():
        path_of(name).write_text(told(), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
