"""Semantic diff of recurring official statements: what was added, dropped, strengthened or softened, and why.

import dtt_diff as dd
comparison = dd.compare(Path("13.txt"), Path("14.txt"))
print(comparison.softened[0].explain())
"""

from dtt_diff.batch.many import compare_many
from dtt_diff.checking import Finding, Policy, check, load_policy
from dtt_diff.comparison import compare
from dtt_diff.errors import DttDiffError, LexiconError, MissingExtraError, PolicyError, ReadingError, ReportError
from dtt_diff.lexicon import Lexicon, load_lexicon
from dtt_diff.model import Change, Statement
from dtt_diff.result import Comparison
from dtt_diff.statements import read
from dtt_diff.tracking.history import History
from dtt_diff.tracking.tracking import track
from dtt_diff.version import VERSION

__version__ = VERSION

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
