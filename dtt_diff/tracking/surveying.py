"""The questions that the views of a history ask -> their answers in one value."""

from __future__ import annotations

from collections.abc import Sequence

from dtt_diff.errors import ReportError
from dtt_diff.tracking.occurrences import find_appeared, find_dropped, find_returned
from dtt_diff.tracking.phrases import find_phrase, tell_news
from dtt_diff.tracking.questions import longest_standing, steady_erosion
from dtt_diff.tracking.survey import Ledger, Survey, Timeline
from dtt_diff.tracking.timelines import find_timeline
from dtt_diff.tracking.values import HistoryResult

#: So many of the lines that have stood longest are named.
LONGEST = 10
#: The least salience of words that came or went inside a sentence, and the least number of falls that are an erosion.
SALIENCE, EROSION_STEPS = 2, 2


def survey(history: HistoryResult, *, phrases: Sequence[str] = (), matters: Sequence[str] = ()) -> Survey:
    """Return a history with what its views show: what the latest edition did, what stands longest, what erodes.

    Args:
        history: the history.
        phrases: phrases whose ledger is wanted.
        matters: words whose timeline is wanted.

    Raises:
        ReportError: there is no word in a phrase or a matter.
    """
    if isinstance(phrases, str) or isinstance(matters, str):
        raise ReportError("phrases and matters are lists of words; put a single one into brackets: ['patient']")
    edition = history.editions[-1]
    return Survey(
        history=history,
        edition=edition,
        dropped=find_dropped(history, edition, SALIENCE),
        returned=find_returned(history, edition, SALIENCE),
        # In a series of one edition all is new, and that is no news.
        appeared=find_appeared(history, edition, SALIENCE) if edition.index else (),
        longest=longest_standing(history, LONGEST, dropped=False),
        eroded=steady_erosion(history, EROSION_STEPS),
        ledgers=tuple(Ledger(find_phrase(history, phrase), tell_news(history, phrase, edition)) for phrase in phrases),
        timelines=tuple(Timeline(matter, find_timeline(history, matter)) for matter in matters),
    )
