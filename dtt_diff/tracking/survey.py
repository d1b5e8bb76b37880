"""What the views of a history show beside its lines: answers to the questions asked of every series; no algorithms."""

from __future__ import annotations

from attrs import frozen

from dtt_diff.tracking.answers import Moment, Occurrence, PhraseUse
from dtt_diff.tracking.values import Edition, HistoryResult, Line, short


@frozen
class Ledger:
    """A phrase that was asked for.

    Attributes:
        use: the editions that have it.
        news: one sentence that says whether the edition looked at mentions it, and for how long it has been so.
    """

    use: PhraseUse
    news: str

    def __repr__(self) -> str:
        return f"<Ledger {short(self.news)}>"


@frozen
class Timeline:
    """A matter that was asked for.

    Attributes:
        matter: the words, as asked for.
        moments: what every edition says of it, oldest first.
    """

    matter: str
    moments: tuple[Moment, ...]

    def __repr__(self) -> str:
        return (
            f"<Timeline of {short(self.matter)}: {sum(bool(m.mentions) for m in self.moments)} of {len(self.moments)} editions>"
        )


@frozen
class Survey:
    """A history with the answers that its views show.

    Attributes:
        history: the history.
        edition: the edition that is looked at: the latest.
        dropped: what it dropped.
        returned: what it has again.
        appeared: what is new in it.
        longest: the lines that have stood longest without a break.
        eroded: the lines that were softened step by step and never in one big step.
        ledgers: the phrases that were asked for.
        timelines: the matters that were asked for.
    """

    history: HistoryResult
    edition: Edition
    dropped: tuple[Occurrence, ...]
    returned: tuple[Occurrence, ...]
    appeared: tuple[Occurrence, ...]
    longest: tuple[Line, ...]
    eroded: tuple[Line, ...]
    ledgers: tuple[Ledger, ...]
    timelines: tuple[Timeline, ...]

    def __repr__(self) -> str:
        found = f"{len(self.dropped)} dropped, {len(self.returned)} returned, {len(self.appeared)} appeared"
        return f"<Survey of {len(self.history.editions)} editions; in {short(self.edition.label)}: {found}>"
