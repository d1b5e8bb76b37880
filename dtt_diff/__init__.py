"""Semantic diff of recurring official statements: what was added, dropped, strengthened or softened, and why.

import dtt_diff as dd
comparison = dd.compare(Path("13.txt"), Path("14.txt"))
print(comparison.softened[0].explain())
"""

from importlib import import_module
from typing import TYPE_CHECKING

from dtt_diff.errors import DttDiffError, LexiconError, MissingExtraError, PolicyError, ReadingError, ReportError
from dtt_diff.version import VERSION

if TYPE_CHECKING:
    from dtt_diff.batch.many import compare_many
    from dtt_diff.checking import Finding, Policy, check, load_policy
    from dtt_diff.comparison import compare
    from dtt_diff.lexicon import Lexicon, load_lexicon
    from dtt_diff.model import Change, Statement
    from dtt_diff.result import Comparison
    from dtt_diff.statements import read
    from dtt_diff.tracking.history import History
    from dtt_diff.tracking.tracking import track

__version__ = VERSION

# What a name stands for is loaded when it is first asked for: whoever only checks, or only reads, waits for that alone.
_LATER = {
    "Change": "dtt_diff.model",
    "Comparison": "dtt_diff.result",
    "Finding": "dtt_diff.checking",
    "History": "dtt_diff.tracking.history",
    "Lexicon": "dtt_diff.lexicon",
    "Policy": "dtt_diff.checking",
    "Statement": "dtt_diff.model",
    "check": "dtt_diff.checking",
    "compare": "dtt_diff.comparison",
    "compare_many": "dtt_diff.batch.many",
    "load_lexicon": "dtt_diff.lexicon",
    "load_policy": "dtt_diff.checking",
    "read": "dtt_diff.statements",
    "track": "dtt_diff.tracking.tracking",
}

__all__ = [
    "Change",
    "Comparison",
    "DttDiffError",
    "Finding",
    "History",
    "Lexicon",
    "LexiconError",
    "MissingExtraError",
    "Policy",
    "PolicyError",
    "ReadingError",
    "ReportError",
    "Statement",
    "__version__",
    "check",
    "compare",
    "compare_many",
    "load_lexicon",
    "load_policy",
    "read",
    "track",
]


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_LATER[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})
