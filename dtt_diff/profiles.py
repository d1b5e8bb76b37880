"""Profiles: named orders of force for a genre.

``diplomatic`` is the shipped lexicon as it stands, after the order of the labelling guide. Every other profile is a file of
``lexicon/profiles/`` that extends it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dtt_diff.errors import LexiconError
from dtt_diff.lexicon import DEFAULT_PROFILE, Lexicon, load_lexicon, profile_names

#: The names of the profiles.
PROFILES = profile_names()


def resolve_lexicon(profile: str, lexicon: Lexicon | Path | None) -> Lexicon:
    """Return the lexicon to use.

    Args:
        profile: the name of a profile.
        lexicon: a lexicon, its path, or None for the one that ships.

    Returns:
        the lexicon under that profile. A lexicon that is loaded already keeps the profile under which it was loaded.

    Raises:
        LexiconError: there is no such profile, or the lexicon is not usable, or it was loaded under another profile than the
            one asked for.
    """
    if profile not in PROFILES:
        raise LexiconError(f"there is no profile {profile!r}; choose one of {', '.join(PROFILES)}")
    if isinstance(lexicon, Lexicon):
        if profile not in (DEFAULT_PROFILE, lexicon.profile):
            raise LexiconError(
                f"the lexicon {lexicon.name} was loaded under the profile {lexicon.profile!r}; "
                f"load it with load_lexicon(..., profile={profile!r})"
            )
        return lexicon
    return _shipped(profile) if lexicon is None else load_lexicon(lexicon, profile=profile)


@lru_cache(maxsize=len(PROFILES))
def _shipped(profile: str) -> Lexicon:
    return load_lexicon(profile=profile)
