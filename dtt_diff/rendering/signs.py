"""One sign for each kind of change, so that no view needs colour to be read."""

from __future__ import annotations

from dtt_diff.model import Kind

#: The sign of each kind.
SIGNS: dict[Kind, str] = {"added": "+", "dropped": "−", "strengthened": "▲", "softened": "▼", "updated": "~"}
#: The same for outputs that carry ASCII only.
ASCII_SIGNS: dict[Kind, str] = {"added": "+", "dropped": "-", "strengthened": "^", "softened": "v", "updated": "~"}
