"""Limits that no real statement meets; they stop what was made to exhaust the machine.

The limits of size are raised, for what is trusted, by variables of the environment, so that the library, the command line and
the workers of a batch go by the same: ``DTT_DIFF_MAX_CHARACTERS=5000000``.
"""

from __future__ import annotations

import os

from dtt_diff.errors import ReadingError

#: Bytes of one source. A statement of a hundred pages with pictures stays under a tenth of it.
MAX_BYTES = 50_000_000
#: Characters of the text of one source: some three hundred pages.
MAX_CHARACTERS = 1_000_000
#: Sentences of one statement: three hundred pages of them. Time and memory of a comparison grow with their number.
MAX_SENTENCES = 10_000
#: Bytes of a file of the user's own that is written by hand: policy, waivers, lexicon, table of themes, review.
MAX_TABLE_BYTES = 5_000_000
#: Bytes of a file that the library wrote: a history, a baseline. Five hundred editions of three pages take a tenth of it.
MAX_DOCUMENT_BYTES = 200_000_000
#: Bytes of all parts of a DOCX file once unpacked.
MAX_UNPACKED = 200_000_000
#: How many times larger than packed the XML parts of a DOCX file may be together; real ones stay under 30.
MAX_EXPANSION = 200
#: Parts in a DOCX file.
MAX_ENTRIES = 10_000
#: Pages of a PDF file.
MAX_PAGES = 2_000
#: Elements inside one another in an HTML page or a DOCX file; real pages stay under 60.
MAX_DEPTH = 1_000
#: Redirects that are followed from an address.
MAX_REDIRECTS = 5
#: Seconds without an answer after which a connection is given up.
CONNECT_SECONDS = 20.0
#: Seconds that fetching one address may take altogether.
FETCH_SECONDS = 60.0
#: Digits of the highest limit that can be set.
_DIGITS = 15


def allowed(name: str, default: int) -> int:
    """Return a limit: the default, or what the variable of its name in the environment says.

    Args:
        name: the name of the limit, "MAX_CHARACTERS".
        default: the limit where the environment says nothing.

    Raises:
        ReadingError: the variable is not a whole number above zero.
    """
    said = os.environ.get(f"DTT_DIFF_{name}", "")
    if not said:
        return default
    if not (said.isascii() and said.isdigit() and len(said) <= _DIGITS and int(said)):
        raise ReadingError(f"the variable DTT_DIFF_{name} is {said[:40]!r}; a whole number above zero is expected")
    return int(said)


def remedy(name: str) -> str:
    """Return how to have a source read that is over a limit, for the end of a message.

    Args:
        name: the name of the limit.
    """
    return f"to have it read all the same, set the variable DTT_DIFF_{name} to a higher number"
