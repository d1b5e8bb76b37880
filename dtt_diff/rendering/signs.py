"""One sign for each kind of change, so that no view needs colour to be read."""

from __future__ import annotations

from dtt_diff.model import Kind

#: The sign of each kind.
SIGNS: dict[Kind, str] = {"added": "+", "dropped": "−", "strengthened": "▲", "softened": "▼", "updated": "~"}
#: The same for outputs that carry ASCII only.
ASCII_SIGNS: dict[Kind, str] = {"added": "+", "dropped": "-", "strengthened": "^", "softened": "v", "updated": "~"}
#: The colour of each kind as a ground for white letters, and as a line: it stands out from a white page and from a black one.
#: The hues are those of the HTML page, which has its own shades for light and dark.
COLOURS: dict[Kind, str] = {
    "added": "#007a6c",
    "dropped": "#b3266f",
    "strengthened": "#2563c9",
    "softened": "#b05200",
    "updated": "#6b7078",
}
