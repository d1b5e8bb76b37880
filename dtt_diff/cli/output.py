"""Where the commands write: a file, written whole or not at all, or standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
from attrs import frozen
from click.core import ParameterSource

from dtt_diff.errors import DttDiffError

#: A name that says no more than that a file holds text: any view that is text may go there.
_ANY_TEXT = ".txt"


@frozen
class Suffixes:
    """The suffixes of one view.

    Attributes:
        asking: what asks for the view where ``--format`` does not, the usual one first.
        allowed: what a file of the view may end in, too, though it asks for another view.
        binary: whether the view is no text.
    """

    asking: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    binary: bool = False

    def take(self, suffix: str) -> bool:
        """Whether a file with a suffix may hold the view."""
        return suffix in self.asking or suffix in self.allowed or (suffix == _ANY_TEXT and not self.binary)


def view_for(context: click.Context, output: Path | None, views: Mapping[str, Suffixes]) -> str:
    """Return the view that is asked for: by ``--format``, else by the suffix of the output, else by a setting, else text.

    Args:
        context: the context of a command that has ``--format`` as its parameter "form".
        output: the value of ``-o``, if it was given.
        views: the views by name.

    Raises:
        DttDiffError: the suffix asks for no view, or for another one than ``--format``.
    """
    form: str | None = context.params["form"]
    suffix = _suffix(output, views) if output else ""
    named = next((view for view, known in views.items() if suffix in known.asking), None)
    configured = context.get_parameter_source("form") is ParameterSource.DEFAULT_MAP
    if form is None or (configured and named is not None):
        if suffix and named is None:
            usual = ", ".join(known.asking[0] for known in views.values() if known.asking)
            raise DttDiffError(
                f"{output}: no view has the suffix {suffix}; the suffixes are {usual} (or name the view with --format)"
            )
        return named or "text"
    if named not in (None, form) and not views[form].take(suffix):
        raise DttDiffError(
            f"{output}: the suffix {suffix} asks for {named}, and --format for {form}; leave --format out, "
            f"or write to a file that ends in {(*views[form].asking, _ANY_TEXT)[0]}"
        )
    return form


def _suffix(output: Path, views: Mapping[str, Suffixes]) -> str:
    """The longest end of a name that asks for a view, such as ".sarif.json"; else its suffix."""
    name = output.name.lower()
    ends = (end for known in views.values() for end in known.asking if name.endswith(end) and name != end)
    return max(ends, key=len, default=output.suffix.lower())


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
        return output.exists() and output.suffix == ".toml" and _real(path) in _real(output).parents
    return _real(output) == _real(path)


def _real(path: Path) -> Path:
    """Where a path leads; that of links that lead in a circle is itself."""
    return Path(os.path.realpath(path))


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
    if sys.stdout is None:
        raise DttDiffError("standard output is closed; name a file with -o")
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
