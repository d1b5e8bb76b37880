"""The message for a package that an extra installs."""

from __future__ import annotations

from dtt_diff.errors import MissingExtraError


def missing(name: str, what: str, package: str) -> MissingExtraError:
    """Return the error that says which command lets a format be read.

    Args:
        name: the source.
        what: its format, with an article.
        package: the package that is not installed.
    """
    return MissingExtraError(f"{name}: {what} needs {package} to be read: pip install 'dtt_diff[formats]'")
