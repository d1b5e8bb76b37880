"""A table of themes of the user's own: theme to patterns, in TOML.

    [themes]
    "Korean Peninsula" = ["DPRK", "denuclear*", "nuclear test"]
    "Taiwan Strait" = ["Taiwan"]

A pattern is a word or a phrase; upper and lower case are the same, ``*`` stands for any letters of a word. A group of sentences
belongs to the theme whose patterns it has most often, the first in the table where two have it as often.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from attrs import field, frozen

from dtt_diff.errors import ReportError

#: A word of a pattern has at most so many stars, and a star stands for at most so many letters.
MOST_STARS, LONGEST_WORD = 2, 40


@frozen
class ThemeTable:
    """Themes by name, in the order of the table, with their patterns."""

    themes: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...] = field(repr=False)

    def theme_of(self, text: str) -> str | None:
        """Return the theme that a text belongs to, or None.

        Args:
            text: the sentences of a group.
        """
        counts = [sum(len(pattern.findall(text)) for pattern in patterns) for _, patterns in self.themes]
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
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ReportError(
            f"{path}: the table of themes cannot be read ({error.strerror or error}); give the path of a TOML file"
        ) from error
    except UnicodeDecodeError as error:
        raise ReportError(f"{path}: not UTF-8 at byte {error.start}; save the table of themes as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReportError(f"{path}: not TOML: {error}; see the format of tables of themes in the documentation") from error
    unknown = sorted(set(data) - {"themes"})
    if unknown:
        raise ReportError(f"{path}: unknown key {unknown[0]!r}; a table of themes has the one section [themes]")
    themes = data.get("themes")
    if not isinstance(themes, dict) or not themes:
        raise ReportError(f'{path}: no [themes]; write a line for each theme, such as "Taiwan Strait" = ["Taiwan"]')
    return ThemeTable(tuple((name, _patterns(path, name, value)) for name, value in themes.items()))


def _patterns(path: Path, name: str, value: object) -> tuple[re.Pattern[str], ...]:
    if not name.strip():
        raise ReportError(f"{path}: a theme without a name; write the name before the equals sign")
    if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
        raise ReportError(f'{path}: theme {name!r}: not a list of words and phrases; write {name!r} = ["first", "second"]')
    return tuple(_pattern(path, name, item) for item in value)


def _pattern(path: Path, name: str, item: str) -> re.Pattern[str]:
    parts = item.split()
    if not any(character.isalnum() for character in item):
        raise ReportError(f"{path}: theme {name!r}: the pattern {item!r} has no letter or digit; leave it out")
    if any(len(re.findall(r"\*+", part)) > MOST_STARS for part in parts):
        raise ReportError(
            f"{path}: theme {name!r}: a word of the pattern {item!r} has more than {MOST_STARS} stars; leave some out"
        )
    # No part can match a space, and none repeats without a bound, so that the time to match grows with the text alone.
    star = rf"\w{{0,{LONGEST_WORD}}}"
    body = r"\s+".join(star.join(re.escape(piece) for piece in re.split(r"\*+", part)) for part in parts)
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)
