"""The errors that the library raises on purpose."""

from __future__ import annotations


class DttDiffError(Exception):
    """Base of every error that the library raises on purpose."""


class ReadingError(DttDiffError, ValueError):
    """A statement could not be read: the message names the source, the reason and the remedy."""


class LexiconError(DttDiffError, ValueError):
    """A lexicon or profile is not usable: the message names the file, the entry and the remedy."""


class ReportError(DttDiffError, ValueError):
    """A view cannot be made as asked for: the message names the filter, table of themes or review, and the remedy."""


class MissingExtraError(DttDiffError, ImportError):
    """A view needs a package that an extra installs: the message names the command."""


class PolicyError(DttDiffError, ValueError):
    """A policy, a file of waivers or a baseline is not usable: the message names the file, the key and the remedy."""
