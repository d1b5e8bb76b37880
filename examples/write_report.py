"""Write the report of the last two Tidewater statements in every view: examples/report/ holds what this makes.

Run it in the root of the project: python examples/write_report.py [FOLDER]
"""

from __future__ import annotations

import sys
from pathlib import Path

import dtt_diff as dd

SERIES = Path("examples/statements")
THEMES = Path("examples/themes.toml")


def main(folder: Path) -> None:
    comparison = dd.compare(SERIES / "4-tidewater-2024.txt", SERIES / "5-tidewater-2025.txt")
    folder.mkdir(parents=True, exist_ok=True)
    views = {
        "report.html": comparison.to_html(themes=THEMES),
        "report.md": comparison.to_markdown(themes=THEMES),
        "report.txt": comparison.to_text(),
        "changes.csv": comparison.to_csv(themes=THEMES),
        "comparison.json": comparison.to_json() + "\n",
    }
    for name, text in views.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    comparison.to_docx(folder / "tracked-changes.docx")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("examples/report"))
