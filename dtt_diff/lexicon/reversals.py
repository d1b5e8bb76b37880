"""Reversals: forms of which each stands on a side of a group, and undoes what stands on another side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from dtt_diff.lexicon.entries import FormIndex, patterns

#: A form of a reversal group: the group and the side of it on which the form stands.
Pole = tuple[str, int]


def index_reversals(
    groups: Mapping[str, Sequence[tuple[str, ...]]], function_words: Set[str]
) -> tuple[FormIndex[Pole], FormIndex[Pole]]:
    """Return the index of the verbs of all groups, in all their forms, and that of the groups of function words.

    Args:
        groups: the forms of each side of each group, by id.
        function_words: words without matter; a group of them only is one of small words ("before", "after").
    """
    verbs: FormIndex[Pole] = FormIndex()
    small: FormIndex[Pole] = FormIndex()
    for group, sides in groups.items():
        is_small = function_words >= {form for side in sides for form in side}
        for number, side in enumerate(sides):
            for form in patterns(words=side) if is_small else patterns(verbs=side):
                (small if is_small else verbs).add(form, (group, number))
    return verbs, small
