"""What the library knows of words that carry force: scales, entries, reversals, equivalents, and who says so."""

from dtt_diff.lexicon.entries import Entry, FormIndex
from dtt_diff.lexicon.files import DEFAULT_PROFILE, profile_names
from dtt_diff.lexicon.loading import load_lexicon
from dtt_diff.lexicon.scales import Order, Scale
from dtt_diff.lexicon.values import Lexicon

__all__ = ["DEFAULT_PROFILE", "Entry", "FormIndex", "Lexicon", "Order", "Scale", "load_lexicon", "profile_names"]
