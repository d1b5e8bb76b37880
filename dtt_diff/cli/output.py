"""Where the commands write: a file, written whole or not at all, or standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from dtt_diff.errors import DttDiffError

#: A name that says no more than that a file holds text: any view that is text may go there.
_ANY_TEXT = ".txt"


def view_for(form: str | None, output: Path | None, suffixes: Mapping[str, tuple[str, ...]]) -> str:
    """Return the view that is asked for: by ``--format``, else by the suffix of the output, else text.

    Args:
        form: the value of ``--format``, if it was given.
        output: the value of ``-o``, if it was given.
        suffixes: for every view, the suffixes that ask for it, the usual one first.

    Raises:
        DttDiffError: the suffix asks for no view, or for another one than ``--format``.
    """
    suffix = output.suffix.lower() if output else ""
    named = next((view for view, known in suffixes.items() if suffix in known), None)
    if form is None:
        if suffix and named is None:
            usual = ", ".join(known[0] for known in suffixes.values())
            raise DttDiffError(
                f"{output}: no view has the suffix {suffix}; the suffixes are {usual} (or name the view with --format)"
            )
        return named or "text"
    if named not in (None, form) and (suffix != _ANY_TEXT or form == "docx"):
        raise DttDiffError(
            f"{output}: the suffix {suffix} asks for {named}, and --format for {form}; leave --format out, "
            f"or write to a file that ends in {suffixes[form][0]}"
        )
    return form


def refuse_output(output: Path | None, read: Iterable[Path | str | None]) -> None:
    """Refuse an output that would write over what the command reads, and one that is a folder.

    Args:
        output: the file to be written; None for standard output.
        read: what the command reads; None, "-" and addresses are no files.

    Raises:
        DttDiffError: choose another output.
    """
    if output is None:
        return
    _refuse_folder(output)
    for path in read:
        if isinstance(path, Path) and path != Path("-") and _writes_over(output, path):
            raise DttDiffError(f"-o {output} would write over a file that the command reads or writes; choose another one")


def _refuse_folder(output: Path) -> None:
    if output.is_dir():
        raise DttDiffError(f"{output}: is a folder; name a file in it, such as -o {output / 'report.html'}")


def _writes_over(output: Path, path: Path) -> bool:
    if output.exists() and path.exists() and output.samefile(path):
        return True
    if path.is_dir():  # a lexicon may be a folder of files
        return output.exists() and output.suffix == ".toml" and path.resolve() in output.resolve().parents
    return output.resolve() == path.resolve()


def trimmed(report: bytes) -> bytes:
    """Return a report for a terminal without the blanks that fill its lines up: pipes and files have no use for them.

    Args:
        report: the report, in any encoding that has ASCII in it.
    """
    return b"\n".join(line.rstrip(b" ") for line in report.split(b"\n"))


def emit(content: str | bytes, output: Path | None) -> None:
    """Write what a command made.

    Args:
        content: text or bytes.
        output: the file; None for standard output.

    Raises:
        DttDiffError: the file cannot be written.
    """
    if output is None:
        # UTF-8 whatever the terminal's encoding: what is not the terminal report is read by programs.
        _write(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
        return
    from dtt_diff.output import write_atomically

    _refuse_folder(output)
    try:
        write_atomically(output, content)
    except OSError as error:
        raise DttDiffError(f"{output}: cannot be written ({error.strerror or error}); choose another file") from error


def _write(content: bytes) -> None:
    """Write to standard output. A reader that has gone has read enough: what it was told goes on to hold."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _drop()
    except OSError as error:
        _drop()
        raise DttDiffError(f"standard output cannot be written ({error.strerror or error})") from error


def _drop() -> None:
    """Send what is left to nowhere: Python would try to write it once more at its end, and end with another status."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
