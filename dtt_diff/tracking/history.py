"""``History``: many editions of a statement, with every question that can be asked of them in one call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from dtt_diff.tracking.answers import Moment, Occurrence, PhraseUse
from dtt_diff.tracking.values import Edition, Line
from dtt_diff.tracking.views import HistoryViews

if TYPE_CHECKING:
    import pandas as pd

    from dtt_diff.lexicon import Lexicon
    from dtt_diff.model import Statement
    from dtt_diff.result import Comparison


@frozen(repr=False)
class History(HistoryViews):
    """Many editions of a statement: the life of every commitment and phrase.

    An edition is asked for by its label or the beginning of one ("2015-03"), by its index (-1 is the latest), or as an
    ``Edition``. Words are looked for in any form ("reaffirm" finds "reaffirmed"); upper and lower case are the same.
    """

    # Phrases

    def phrase(self, phrase: str) -> PhraseUse:
        """Return the ledger of a phrase: the editions that have it, to the letter and in other forms; first, last, gaps.

        Args:
            phrase: a word or some words that follow each other.

        Raises:
            ReportError: there is no word in it.
        """
        from dtt_diff.tracking.phrases import find_phrase

        return find_phrase(self, phrase)

    def first_time(self, phrase: str, edition: Edition | str | int = -1) -> str:
        """Return one sentence that says whether an edition mentions a phrase, and what is new about that.

        "“patient” is not mentioned in 2015-03-18, for the first time since 2014-10-29; both of the editions between mentioned
        it."

        Args:
            phrase: a word or some words that follow each other.
            edition: the edition; by default the latest.

        Raises:
            ReportError: there is no word in the phrase, or no such edition.
        """
        from dtt_diff.tracking.phrases import tell_news

        return tell_news(self, phrase, self.edition(edition))

    def timeline(self, matter: str) -> tuple[Moment, ...]:
        """Return what every edition says of a matter, oldest first: the sentences that mention it, and what changed in them.

        Args:
            matter: a word or some words that follow each other.

        Raises:
            ReportError: there is no word in it.
        """
        from dtt_diff.tracking.timelines import find_timeline

        return find_timeline(self, matter)

    # Lines of descent

    def find(self, words: str) -> tuple[Line, ...]:
        """Return the lines that have some words in any edition.

        Args:
            words: a word or some words that follow each other.

        Raises:
            ReportError: there is no word in it.
        """
        from dtt_diff.tracking.questions import find_lines

        return find_lines(self, words)

    def first_seen(self, what: Line | int | str) -> Edition | None:
        """Return the first edition that has a phrase or a line; None if no edition has the phrase.

        Args:
            what: a phrase, or a line or its index. A line that was split off from another one is followed back into it.

        Raises:
            ReportError: there is no word in the phrase, or no such line.
        """
        from dtt_diff.tracking.questions import first_seen

        return first_seen(self, what)

    def longest_standing(self, number: int = 10, *, dropped: bool = False) -> tuple[Line, ...]:
        """Return the lines that stand in the latest edition and have stood longest without a break, the longest first.

        Args:
            number: how many.
            dropped: also those that are gone; then the longest run of each counts.
        """
        from dtt_diff.tracking.questions import longest_standing

        return longest_standing(self, number, dropped=dropped)

    def steady_erosion(self, steps: int = 2) -> tuple[Line, ...]:
        """Return the lines that were softened step by step and never in one big step, the furthest fallen first.

        What was strengthened again by half of its falls or more went to and fro and is left out.

        Args:
            steps: the least number of editions that took force away.
        """
        from dtt_diff.tracking.questions import steady_erosion

        return steady_erosion(self, steps)

    # What an edition did

    def edition(self, edition: Edition | str | int) -> Edition:
        """Return an edition by its label, the beginning of one label only, or its index.

        Raises:
            ReportError: there is no such edition, or several.
        """
        from dtt_diff.tracking.questions import find_edition

        return find_edition(self, edition)

    def dropped_in(self, edition: Edition | str | int = -1, *, min_salience: int = 2) -> tuple[Occurrence, ...]:
        """Return what an edition dropped: whole lines first, then words of sentences that go on.

        Args:
            edition: the edition; by default the latest.
            min_salience: the least salience of words inside a sentence, 1 to 3.

        Raises:
            ReportError: there is no such edition.
        """
        from dtt_diff.tracking.occurrences import find_dropped

        return find_dropped(self, self.edition(edition), min_salience)

    def appeared_in(self, edition: Edition | str | int = -1, *, min_salience: int = 2) -> tuple[Occurrence, ...]:
        """Return what is new in an edition: whole lines first, then words inside sentences. What returned is not new.

        Args:
            edition: the edition; by default the latest.
            min_salience: the least salience of words inside a sentence, 1 to 3.

        Raises:
            ReportError: there is no such edition.
        """
        from dtt_diff.tracking.occurrences import find_appeared

        return find_appeared(self, self.edition(edition), min_salience)

    def returned_in(self, edition: Edition | str | int = -1, *, min_salience: int = 2) -> tuple[Occurrence, ...]:
        """Return what an edition has again that the one before had not: whole lines first, then words inside sentences.

        Args:
            edition: the edition; by default the latest.
            min_salience: the least salience of words inside a sentence, 1 to 3.

        Raises:
            ReportError: there is no such edition.
        """
        from dtt_diff.tracking.occurrences import find_returned

        return find_returned(self, self.edition(edition), min_salience)

    def comparison(
        self,
        edition: Edition | str | int = -1,
        base: Edition | str | int | None = None,
        *,
        lexicon: Lexicon | Path | None = None,
    ) -> Comparison:
        """Return an edition compared with an earlier one, with every view of that; it is made where it is asked for.

        Args:
            edition: the edition; by default the latest.
            base: the earlier edition; None for the one before.
            lexicon: for a history made with a lexicon of your own, that lexicon or its path.

        Raises:
            ReportError: there is no such edition, or none before it.
            LexiconError: the lexicon is not the one of the history.
            ReadingError: the history was made by another version of the library.
        """
        from dtt_diff.comparison import compare
        from dtt_diff.errors import ReportError
        from dtt_diff.tracking.tracking import lexicon_of

        new = self.edition(edition).index
        if base is None and not new:
            raise ReportError(f"{self.editions[0].label} is the first edition; there is none before it to compare with")
        old = new - 1 if base is None else self.edition(base).index
        return compare(self.statements[old], self.statements[new], lexicon=lexicon_of(self, lexicon))

    # Going on, storing, tabulating

    def append(self, statement: Statement | Path | str, *, lexicon: Lexicon | Path | None = None) -> History:
        """Return the history with one edition more; what was compared before is not compared again.

        Args:
            statement: the newest edition: a statement, the path of a file, or the text.
            lexicon: for a history made with a lexicon of your own, that lexicon or its path.

        Returns:
            the history that ``track`` gives for all editions.

        Raises:
            ReadingError: the statement cannot be read, was changed since it was tracked, or does not come last; or the history
                was made by another version of the library.
            LexiconError: the lexicon is not the one of the history.
        """
        from dtt_diff.tracking.tracking import append

        return append(self, statement, lexicon=lexicon)

    def to_json(self, *, indent: int | None = 2) -> str:
        """Return the history as JSON text in a versioned schema; the texts of the editions are in it.

        Args:
            indent: spaces a level; None for one line.
        """
        from dtt_diff.tracking.storage import to_json

        return to_json(self, indent=indent)

    @classmethod
    def from_json(cls, text: str) -> History:
        """Return the history that ``to_json`` wrote; it equals the one that was written and can be continued.

        Args:
            text: the JSON text.

        Raises:
            ReadingError: the text is not JSON of this schema, or a text in it was altered.
        """
        from dtt_diff.tracking.storage import from_json

        return from_json(text, cls)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one flat row a step of a line, as plain values: for polars, csv or a database."""
        from dtt_diff.tracking.table import to_records

        return to_records(self)

    def to_dataframe(self) -> pd.DataFrame:
        """Return the records as a pandas DataFrame with typed columns.

        Raises:
            MissingExtraError: the extra "notebook" is not installed.
        """
        from dtt_diff.tracking.table import to_dataframe

        return to_dataframe(self)

    def __repr__(self) -> str:
        return f"<History {self}>"

    def __str__(self) -> str:
        first, last = self.editions[0].label, self.editions[-1].label
        standing = sum(line.standing for line in self.lines)
        count = f"{len(self.editions)} edition{'s' * (len(self.editions) != 1)}"
        return f"{count}, {first} to {last}: {len(self.lines)} lines, {standing} standing in the latest"
