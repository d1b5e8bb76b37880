"""Tell what the pages show and the library does not do; with ``--write``, put in what it does.

Usage: python -m tests.documentation [--write] [PAGE ...]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.documentation.pages import Block, blocks, pages, replaced
from tests.documentation.running import folder_of
from tests.making import ROOT


def main() -> int:
    """Return 0 where every page shows what happens."""
    parser = argparse.ArgumentParser(prog="python -m tests.documentation", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the output got into the pages")
    parser.add_argument("pages", nargs="*", type=Path, help="some pages only")
    chosen = parser.parse_args()
    wrong = 0
    for page in [path.resolve() for path in chosen.pages] or pages():
        other: list[tuple[Block, str]] = []
        with folder_of(page) as session:
            for block in blocks(page):
                if block.is_directive:
                    continue
                try:
                    shown = session.shown(block)
                except Exception as error:
                    print(f"{block.place}: {error}", file=sys.stderr)
                    wrong += 1
                    break
                if shown is not None and shown != block.text:
                    other.append((block, shown))
        for block, _ in other:
            print(f"{block.place}: {'written anew' if chosen.write else 'shows something else'}")
        if chosen.write and other:
            page.write_text(replaced(page, other), encoding="utf-8")
        elif other:
            wrong += len(other)
    print(f"{len(chosen.pages) or len(pages())} pages of {ROOT.name}; {wrong} to mend")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
