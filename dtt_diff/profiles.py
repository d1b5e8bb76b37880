"""Profiles: named orders of force for a genre."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dtt_diff.errors import LexiconError
from dtt_diff.lexicon import Lexicon, load_lexicon

#: The order of the labelling guide.
DEFAULT_PROFILE = "diplomatic"
PROFILES = (DEFAULT_PROFILE,)


def resolve_lexicon(profile: str, lexicon: Lexicon | Path | None) -> Lexicon:
    """Return the lexicon to use.

    Args:
        profile: the name of a profile.
        lexicon: a lexicon, its path, or None for the one that ships.

    Returns:
        the lexicon under that profile.

    Raises:
        LexiconError: there is no such profile, or the lexicon is not usable.
    """
    if profile not in PROFILES:
        raise LexiconError(f"there is no profile {profile!r}; choose one of {', '.join(PROFILES)}")
    if isinstance(lexicon, Lexicon):
        return lexicon
    return _shipped() if lexicon is None else load_lexicon(lexicon)


@lru_cache(maxsize=1)
def _shipped() -> Lexicon:
    return load_lexicon()
