"""A table of themes of the user's own: theme to patterns, in TOML.

    [themes]
    "Korean Peninsula" = ["DPRK", "denuclear*", "nuclear test"]
    "Taiwan Strait" = ["Taiwan"]

A pattern is a phrase as ``phrases.py`` has them: upper and lower case are the same, ``*`` stands for any letters of a word. A
group of sentences belongs to the theme whose patterns it has most often, the first in the table where two have it as often.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from attrs import field, frozen

from dtt_diff.errors import ReportError
from dtt_diff.input import read_table
from dtt_diff.model import Token
from dtt_diff.parsed import shown
from dtt_diff.phrases import Phrase, parse_phrase


@frozen
class ThemeTable:
    """Themes by name, in the order of the table, with their patterns."""

    themes: tuple[tuple[str, tuple[Phrase, ...]], ...] = field(repr=False)

    def theme_of(self, sentences: Sequence[Sequence[Token]]) -> str | None:
        """Return the theme that some sentences belong to, or None.

        Args:
            sentences: the words and marks of each sentence of a group.
        """
        counts = [sum(len(p.find(tokens)) for p in phrases for tokens in sentences) for _, phrases in self.themes]
        most = max(counts, default=0)
        return self.themes[counts.index(most)][0] if most else None


def load_themes(path: Path) -> ThemeTable:
    """Return the table of themes in a TOML file.

    Args:
        path: the file.

    Raises:
        ReportError: it cannot be read or is not such a table; the message names the file, the theme and the remedy.
    """
    try:
        data = tomllib.loads(read_table(path).decode("utf-8-sig"))
    except OSError as error:
        raise ReportError(
            f"{path}: the table of themes cannot be read ({error.strerror or error}); give the path of a TOML file"
        ) from error
    except UnicodeDecodeError as error:
        raise ReportError(f"{path}: not UTF-8 at byte {error.start}; save the table of themes as UTF-8") from error
    except RecursionError:
        raise ReportError(
            f"{path}: it is nested too deeply to be a table of themes; see its format in the documentation"
        ) from None
    except ValueError as error:
        raise ReportError(f"{path}: not TOML: {error}; see the format of tables of themes in the documentation") from error
    unknown = sorted(set(data) - {"themes"})
    if unknown:
        raise ReportError(f"{path}: unknown key {shown(unknown[0])}; a table of themes has the one section [themes]")
    themes = data.get("themes")
    if not isinstance(themes, dict) or not themes:
        raise ReportError(f'{path}: no [themes]; write a line for each theme, such as "Taiwan Strait" = ["Taiwan"]')
    return ThemeTable(tuple((name, _patterns(path, name, value)) for name, value in themes.items()))


def _patterns(path: Path, name: str, value: object) -> tuple[Phrase, ...]:
    if not name.strip():
        raise ReportError(f"{path}: a theme without a name; write the name before the equals sign")
    if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
        raise ReportError(
            f'{path}: theme {shown(name)}: not a list of words and phrases; write {shown(name)} = ["first", "second"]'
        )
    try:
        return tuple(map(parse_phrase, value))
    except ValueError as error:
        raise ReportError(f"{path}: theme {shown(name)}: {error}") from error
