"""Where the files of a lexicon are, and how they are read."""

from __future__ import annotations

import hashlib
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from dtt_diff.errors import LexiconError
from dtt_diff.input import read_table

#: The profile that is the shipped lexicon as it stands: the order of the labelling guide.
DEFAULT_PROFILE = "diplomatic"
#: A file by name, and what it holds.
Part = tuple[str, dict[str, Any]]


def profile_names() -> tuple[str, ...]:
    """Return the names of the profiles there are, the default one first."""
    shipped = (item.name for item in files("dtt_diff.lexicon").joinpath("profiles").iterdir())
    return (DEFAULT_PROFILE, *sorted(name.removesuffix(".toml") for name in shipped if name.endswith(".toml")))


def read_shipped() -> list[Part]:
    """Return the files of the lexicon that ships."""
    folder = files("dtt_diff.lexicon").joinpath("en")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    return [_parse(f"en/{name}", folder.joinpath(name).read_bytes()) for name in names]


def read_profile(profile: str) -> list[Part]:
    """Return the file of a profile; the default one has none."""
    if profile == DEFAULT_PROFILE:
        return []
    name = f"profiles/{profile}.toml"
    _, data = _parse(name, files("dtt_diff.lexicon").joinpath("profiles", f"{profile}.toml").read_bytes())
    data.pop("extends", None)
    return [(name, data)]


def read_own(path: Path) -> list[Part]:
    """Return the files of a lexicon of one's own.

    Args:
        path: a TOML file or a folder of them.

    Raises:
        LexiconError: there is none.
    """
    try:
        found = sorted(item for item in path.glob("*.toml") if not item.is_dir()) if path.is_dir() else [path]
        if not found:
            raise LexiconError(f"{path}: the folder holds no .toml file")
        return [_parse(str(item), read_table(item)) for item in found]
    except FileNotFoundError as error:
        raise LexiconError(f"{path}: no such lexicon; give a TOML file or a folder of TOML files") from error
    except LexiconError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LexiconError(f"{path}: the lexicon cannot be read ({reason}); give a TOML file or a folder of them") from error


def _parse(name: str, content: bytes) -> Part:
    try:
        # Some editors put a byte order mark first.
        data = tomllib.loads(content.decode("utf-8-sig"))
    except RecursionError:
        raise LexiconError(f"{name}: it is nested too deeply to be a lexicon; see its format in the documentation") from None
    except ValueError as error:  # also a number of thousands of digits
        raise LexiconError(
            f"{name}: not valid TOML in UTF-8 ({error}); correct it there, or see docs/lexicon.md for the format"
        ) from error
    data["__digest__"] = hashlib.sha256(content).hexdigest()
    return name, data
