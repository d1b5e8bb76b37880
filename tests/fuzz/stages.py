"""What each stage must hold, whatever bytes it is given; the one list of laws that every way of fuzzing runs.

A stage takes bytes and makes of them what the library reads: files of a format, two texts, rows of words, a policy, a lexicon.
Only the errors of the library count as an answer; anything else is a finding, and so is a result that breaks a law.
"""

from __future__ import annotations

import atexit
import contextlib
import io
import itertools
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path

from diff_match_patch import diff_match_patch

import dtt_diff as dd
from dtt_diff.batch.manifest import Manifest
from dtt_diff.checking import load_waivers
from dtt_diff.edits.middle_snake import CodeDiff
from dtt_diff.edits.ordering import longest_rise
from dtt_diff.edits.script import apply_script
from dtt_diff.edits.word_diff import Hunk, diff_words, readable
from dtt_diff.invisible import drop_invisible
from dtt_diff.rendering.findings.github import render_github
from dtt_diff.rendering.findings.gitlab import render_gitlab
from dtt_diff.rendering.findings.junit import render_junit
from dtt_diff.rendering.findings.markdown import render_findings_markdown
from dtt_diff.rendering.findings.records import render_json
from dtt_diff.rendering.findings.sarif import render_sarif
from dtt_diff.statements import from_text
from tests.laws.test_law_5_swap import assert_mirrored
from tests.making import small_lexicon

#: Between the two sides of a pair, and between the parts of a DOCX file.
SIDES, PART = b"\n=====\n", b"\n@@"
_W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LETTERS = re.compile(r"[^\W_]+")
#: A text is cut to so many characters, so that an example is a matter of milliseconds.
_LONGEST = 1500
OLD = "The ministers met in Norvale on May 12, 2024 and condemned the launches fully.\n\nThey will support the grain convoys.\n"
NEW = (
    "The ministers met in Sarenia on June 3, 2025 and deplored the launches.\n\nThey may support the convoys where possible.\n"
)


def text_of(data: bytes) -> str:
    """Bytes as text; what is no UTF-8 becomes lone surrogates, which are hostile enough."""
    return data.decode("utf-8", "surrogateescape")[:_LONGEST]


def texts_of(data: bytes) -> tuple[str, str]:
    """The two sides of a pair."""
    old, _, new = data.partition(SIDES)
    return text_of(old), text_of(new)


# Reading


def read(data: bytes) -> None:
    """Bytes are a statement that holds law 1, or an error of reading."""
    content = made_file(data)
    with contextlib.suppress(dd.ReadingError):
        hold_statement(dd.read(content))


def made_file(data: bytes) -> bytes:
    """A file; after the word ``docx:`` the parts of a Word file follow, after ``pdf:`` what is drawn on a page."""
    if data.startswith(b"docx:"):
        return _word_file(*data[5:].split(PART))
    if data.startswith(b"pdf:"):
        return _page(data[4:])
    return data


def _word_file(body: bytes, *parts: bytes) -> bytes:
    out = io.BytesIO()
    files = {
        name: _xml(name, content) for name, content in (("document", b"<w:body>" + body + b"</w:body>"), *map(_part, parts))
    }
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        for name, xml in files.items():
            archive.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def _xml(root: str, content: bytes) -> bytes:
    tag = f"w:{root}".encode("ascii")
    return b"<" + tag + b' xmlns:w="' + _W + b'">' + content + b"</" + tag + b">"


def _part(data: bytes) -> tuple[str, bytes]:
    """A part, named by its first letter, and what stands in it; the rest of its first line counts for nothing."""
    return {b"n": "numbering", b"f": "footnotes"}.get(data[:1], "styles"), data.partition(b"\n")[2]


def _page(drawn: bytes) -> bytes:
    """A PDF file of one page."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        font,
        b"<< /Length %d >>\nstream\n" % len(drawn) + drawn + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return (
        out + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start
    )


def hold_statement(statement: dd.Statement) -> None:
    """Law 1: sentences and tokens stand in order; every word that is no furniture or label is in exactly one sentence."""
    text = statement.text
    spans = [span for sentence in statement.sentences for span in sentence.spans]
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    for sentence in statement.sentences:
        tokens = sentence.tokens
        assert any(token.is_word for token in tokens)
        assert all(text[token.start : token.end] == token.text for token in tokens)
        assert all(any(low <= t.start < t.end <= high for low, high in sentence.spans) for t in tokens)
        assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    held = bytearray(len(text))
    for start, end in spans:
        held[start:end] = b"\x01" * (end - start)
    for block in statement.blocks:
        if block.kind == "furniture":
            for start, end in block.spans:
                held[start:end] = b"\x02" * (end - start)
    labels = {block.label for block in statement.blocks if block.label}
    for match in _LETTERS.finditer(text):
        if 0 in held[match.start() : match.end()]:
            # An invisible character may stand in a label.
            around = drop_invisible(text[: match.start()])[0][-1:] + text[match.start() : match.end() + 1]
            assert any(match.group() in label and label[:1] in around for label in labels), match


def segment(data: bytes) -> None:
    """A text is a statement that holds law 1, or an error of reading."""
    with contextlib.suppress(dd.ReadingError):
        hold_statement(from_text(text_of(data)))


# Comparing


def align(data: bytes) -> None:
    """Two texts are compared under laws 2, 3, 4 and 5, and the comparison is written and read again."""
    old, new = texts_of(data)
    try:
        before, after = from_text(old), from_text(new)
    except dd.ReadingError:
        return
    comparison = dd.compare(before, after)
    hold_comparison(comparison)
    assert_mirrored(old, new)
    assert dd.Comparison.from_json(comparison.to_json()) == comparison
    same = dd.compare(before, before)
    assert not same.changes
    assert {group.verdict for group in same.groups} <= {"unchanged", "not compared"}


def hold_comparison(comparison: dd.Comparison) -> None:
    """Laws 1 to 3 and 8: groups, quotes, script and evidence."""
    old, new = comparison.old, comparison.new
    for side, statement in (("old", old), ("new", new)):
        assert sorted(i for g in comparison.groups for i in getattr(g, side)) == list(range(len(statement.sentences)))
        for change in comparison.changes:
            passage = getattr(change, side)
            assert passage is None or statement.quote(passage.spans) == passage.text
    assert apply_script(old.text, new.text, comparison.edits) == new.text
    gone = sorted(edit.old for edit in comparison.edits if edit.old)
    assert "".join(old.text[start:end] for start, end in gone) == old.text
    for change in comparison.changes:
        assert change.kind not in ("strengthened", "softened") or any(e.rule or e.old_cue or e.new_cue for e in change.evidence)
    assert len({change.id for change in comparison.changes}) == len(comparison.changes)


def edits(data: bytes) -> None:
    """Rows of words: hunks turn the one into the other, mirror, and are those of the slow algorithm."""
    old, new = ([_word(c) for c in text_of(part)] for part in (data + b"\n").split(b"\n", 1))
    found = diff_words(old, new)
    joined = readable(found, old, new)
    for hunks in (found, joined):
        at, row = 0, []
        for hunk in hunks:
            row += old[at : hunk.old_start] + new[hunk.new_start : hunk.new_end]
            at = hunk.old_end
        assert row + old[at:] == new
        assert all(h.old_start < h.old_end or h.new_start < h.new_end for h in hunks)
        assert all(a.old_end < b.old_start and a.new_end < b.new_start for a, b in itertools.pairwise(hunks))
    mirrored = diff_words(new, old)
    assert found == tuple(map(_turned, mirrored))
    assert joined == tuple(map(_turned, readable(mirrored, new, old)))
    theirs = diff_match_patch()
    theirs.Diff_Timeout = 0
    first, second = ("".join(chr(0x100 + ord(word[0])) for word in row if word[0] < "\ud000") for row in (old, new))
    assert CodeDiff().diff_main(first, second, False) == theirs.diff_main(first, second, False)
    _hold_rise(data[:60])


def _word(character: str) -> str:
    """A short word for a small letter, a long one for everything else."""
    return character if character.islower() else character * 6


def _turned(hunk: Hunk) -> Hunk:
    return Hunk(hunk.new_start, hunk.new_end, hunk.old_start, hunk.old_end)


def _hold_rise(row: bytes) -> None:
    """The rise is one, and as long as any."""
    rise = [row[k] for k in longest_rise(list(row))]
    assert all(a < b for a, b in itertools.pairwise(rise))
    best: list[int] = []
    for i, value in enumerate(row):
        best.append(1 + max((best[j] for j in range(i) if row[j] < value), default=0))
    assert len(rise) == max(best, default=0)


# Files of one's own


@lru_cache
def _place(suffix: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="dtt_diff-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder / f"fuzz{suffix}"


def _written(data: bytes, suffix: str = ".toml") -> Path:
    path = _place(suffix)
    path.write_bytes(data)
    return path


@lru_cache
def _pair() -> dd.Comparison:
    return dd.compare(OLD, NEW)


def policy(data: bytes) -> None:
    """A file is a policy by which a draft can be checked and the result shown, or an error that names the file."""
    path = _written(data)
    with _names(path, dd.PolicyError):
        load_waivers(path)
    with _names(path, dd.PolicyError):
        loaded = dd.load_policy(path)
        result = dd.check(_pair(), loaded, today=date(2025, 6, 1))
        assert len({finding.fingerprint for finding in result.findings}) == len(result.findings)
        assert result == dd.check(_pair(), dd.load_policy(path), today=date(2025, 6, 1))
        for view in (render_github, render_gitlab, render_junit, render_findings_markdown, render_json, render_sarif):
            view(result).encode("utf-8")


def lexicon(data: bytes) -> None:
    """A file is a lexicon under which two texts are compared by the laws, or an error that names the file."""
    path = _written(data)
    with _names(path, dd.LexiconError):
        loaded = dd.load_lexicon(path)
        there, back = dd.compare(OLD, NEW, lexicon=loaded), dd.compare(NEW, OLD, lexicon=loaded)
        hold_comparison(there)
        assert len(there.changes) == len(back.changes)
        assert {(k.old, k.new) for k in there.links} == {(k.new, k.old) for k in back.links}


@contextlib.contextmanager
def _names(path: Path, error: type[dd.DttDiffError]):
    """Let an error of ours pass that names the file."""
    try:
        yield
    except error as raised:
        if path.name not in str(raised):
            raise AssertionError(f"the file is not named: {raised}") from raised


def stored(data: bytes) -> None:
    """A document is a comparison that is written as it was read, or an error of ours."""
    with contextlib.suppress(dd.DttDiffError):
        comparison = dd.Comparison.from_json(data.decode("utf-8", "surrogateescape"))
        assert dd.Comparison.from_json(comparison.to_json()) == comparison


def manifest(data: bytes) -> None:
    """A file is a list of pairs, or an error that names it; as CSV and as JSON Lines."""
    for suffix in (".csv", ".jsonl"):
        path = _written(data, suffix)
        with _names(path, dd.DttDiffError):
            for pair in Manifest(path):
                assert pair.old
                assert pair.new


#: The stages by name, as ``README.md`` lists them.
STAGES: dict[str, Callable[[bytes], None]] = {
    stage.__name__: stage for stage in (read, segment, align, edits, policy, lexicon, stored, manifest)
}


@lru_cache
def seeds(stage: str) -> tuple[bytes, ...]:
    """What fuzzing starts from where there is no corpus: one good example of each kind."""
    from tests.making import DATA, ROOT

    if stage == "policy":
        return tuple(path.read_bytes() for path in (ROOT / "examples" / "policy.toml", DATA / "checking" / "policy.toml"))
    if stage == "lexicon":
        return ((DATA / "small.toml").read_bytes(),)
    if stage == "stored":
        return (dd.compare("They met.", "They will meet.", lexicon=small_lexicon()).to_json().encode(),)
    if stage == "manifest":
        rows = b"old,new,id,series\na.txt,b.txt,1,s\n"
        return rows, b'{"old": "a.txt", "new": "b.txt", "id": "1"}\n{"old_text": "They met.", "new_text": "They left."}\n'
    if stage == "edits":
        return (b"the Ministers met in norvale\nthe Envoys met at norvale again",)
    if stage == "align":
        return (OLD.encode() + SIDES + NEW.encode(),)
    if stage == "segment":
        return OLD.encode(), b"1. Recalling X;\n\n(a) the U.S. at 5 p.m.;\n\n- 2 -\n\n\xe2\x80\x9cYes.\xe2\x80\x9d No. 5"
    return _files()


def _files() -> tuple[bytes, ...]:
    """A small file of every format."""
    paragraph = b"<w:p><w:pPr><w:pStyle w:val='T'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    run = b"<w:r><w:t>The ministers met.</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
    numbering = (
        b"n\n<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
        b"<w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    )
    styles = b"s\n<w:style w:styleId='T' w:type='paragraph'><w:name w:val='Title'/></w:style>"
    notes = b"f\n<w:footnote w:id='1'><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>"
    table = b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Oskara</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    return (
        OLD.encode(),
        b"# Talks\n\n* The **ministers** met[^1].\n\n> [They](a) left.\n\n[^1]: A note.\n",
        b"<!doctype html><html><body><main><h1>Talks</h1><p>The ministers met.<sup>1</sup><ol><li>They left.</ol></main>",
        b"docx:" + PART.join((paragraph + run + table, numbering, styles, notes)),
        b"pdf:BT /F1 11 Tf 72 700 Td 14 TL (The ministers met in) Tj T* [(Nor) -20 (vale.)] TJ ET",
        _page(b"BT /F1 11 Tf 72 700 Td (The ministers met in Norvale.) Tj ET"),
    )
