"""One sign for each kind of change, so that no view needs colour to be read."""

from __future__ import annotations

from dtt_diff.model import Kind

#: The sign of each kind.
SIGNS: dict[Kind, str] = {"added": "+", "dropped": "−", "strengthened": "▲", "softened": "▼", "updated": "~"}
#: The same for outputs that carry ASCII only.
ASCII_SIGNS: dict[Kind, str] = {"added": "+", "dropped": "-", "strengthened": "^", "softened": "v", "updated": "~"}
#: The colour of each kind as a ground for white letters, and as a line: it stands out from a white page and from a black one.
COLOURS: dict[Kind, str] = {
    "added": "#1a7f37",
    "dropped": "#c6282f",
    "strengthened": "#1a66d6",
    "softened": "#a3369b",
    "updated": "#8f6000",
}
