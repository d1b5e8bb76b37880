"""``compare()``: the stages in order, on one screen."""

from __future__ import annotations

from pathlib import Path

from dtt_diff.alignment.aligning import align, group
from dtt_diff.alignment.aligning import in_order as order_groups
from dtt_diff.alignment.similarity import Weighting
from dtt_diff.analysis.abbreviations import with_abbreviations
from dtt_diff.analysis.cues import find_cues
from dtt_diff.analysis.facts import find_facts
from dtt_diff.analysis.propositions import find_propositions
from dtt_diff.changes.labelling import find_changes, in_order
from dtt_diff.changes.quoting import quote_all
from dtt_diff.changes.rates import settle_rates
from dtt_diff.changes.votes import compared_links, find_ballot, gather_votes, tell_votes, tie_dissents
from dtt_diff.edits.script import edit_script
from dtt_diff.errors import ReadingError
from dtt_diff.lexicon import DEFAULT_PROFILE, Lexicon
from dtt_diff.mirroring import is_canonical, mirror_finding, mirror_group, mirror_link
from dtt_diff.model import Analysis, Statement
from dtt_diff.profiles import resolve_lexicon
from dtt_diff.result import Comparison
from dtt_diff.statements import from_text, read
from dtt_diff.verdicts import judge
from dtt_diff.version import VERSION

#: At least this share of the words of English statements are function words (0.32 and more in those measured; 0.09 and less
#: in Norwegian, Dutch, German, French and Spanish ones) ...
KNOWN_SHARE = 0.2
#: ... where there are as many words as this.
FEW_WORDS = 20
#: A text with more than this share of its letters in words with letters beyond ASCII is not in English.
FOREIGN_LETTERS = 0.5
#: A statement with the analyses of its sentences.
Analysed = tuple[Statement, tuple[Analysis, ...]]


def compare(
    old: Statement | Path | str,
    new: Statement | Path | str,
    *,
    profile: str = DEFAULT_PROFILE,
    lexicon: Lexicon | Path | None = None,
) -> Comparison:
    """Compare two editions of a statement.

    Args:
        old: the old edition: a statement, the path of a file, or the text itself (a ``str`` is always text).
        new: the new edition, likewise.
        profile: the order of force to go by: "diplomatic" (the order of the labelling guide), "central-bank" or "requirements".
        lexicon: a lexicon of your own, or its path; None for the one that ships.

    Returns:
        the comparison.

    Raises:
        ReadingError: a side cannot be read, or is empty.
        LexiconError: the lexicon or the profile is not usable.
    """
    old, new = _statement(old), _statement(new)
    words = resolve_lexicon(profile, lexicon)
    return compare_analysed((old, analyse(old, words)), (new, analyse(new, words)), words)


def compare_analysed(before: Analysed, after: Analysed, words: Lexicon, *, with_script: bool = True) -> Comparison:
    """Compare two editions that are analysed already; in a series every edition is compared twice and analysed once.

    Args:
        before: the old edition with the analyses of its sentences, made with the same lexicon.
        after: the new edition, likewise.
        words: the lexicon, under the profile to go by.
        with_script: whether to make the script that turns the old text into the new one, for a tenth of the time.

    Returns:
        the comparison that ``compare`` gives; without the script if it is not wanted.
    """
    old, new = before[0], after[0]
    swapped = not is_canonical(old, new)
    (first, left), (second, right) = (after, before) if swapped else (before, after)

    weighting = Weighting((*first.sentences, *second.sentences), words)
    ballots = find_ballot(left, words), find_ballot(right, words)
    links = tie_dissents(align(left, right, weighting), *ballots)
    groups = group(links, first.sentences, second.sentences)
    same = with_abbreviations(words, (*old.sentences, *new.sentences))
    # What is written short on one side only is sought in its long form, too.
    sought = weighting if same is words else Weighting((*first.sentences, *second.sentences), same)
    findings = settle_rates(find_changes(left, right, compared_links(links, *ballots), sought, same), left, right, words)
    findings = gather_votes(findings, ballots, left, right, words)

    if swapped:
        links = tuple(sorted(map(mirror_link, links), key=lambda link: (link.old, link.new)))
        groups = tuple(map(mirror_group, groups))
        findings = tuple(map(mirror_finding, findings))
    changes = tell_votes(quote_all(in_order(findings), old, new, words), *(ballots[::-1] if swapped else ballots))
    return Comparison(
        old=old,
        new=new,
        links=links,
        groups=judge(order_groups(groups), changes, old, new),
        changes=changes,
        edits=edit_script(old, new, links) if with_script else (),
        profile=words.profile,
        lexicon=words.digest,
        version=VERSION,
        notes=_notes(old, new, words),
    )


def _statement(source: Statement | Path | str) -> Statement:
    if isinstance(source, Statement):
        return source
    if not isinstance(source, (Path, str)):
        raise ReadingError(
            f"a {type(source).__name__} cannot be compared; give a statement, the Path of a file, or the text itself"
        )
    return read(source) if isinstance(source, Path) else from_text(source)


def analyse(statement: Statement, lexicon: Lexicon) -> tuple[Analysis, ...]:
    """Return the sentences of a statement with their cues, facts and propositions."""
    out = []
    for sentence in statement.sentences:
        cues, facts = find_cues(sentence, lexicon), find_facts(sentence, lexicon)
        out.append(Analysis(sentence, cues, facts, find_propositions(sentence, cues, facts, lexicon)))
    return tuple(out)


def _notes(old: Statement, new: Statement, lexicon: Lexicon) -> tuple[str, ...]:
    """What a reader of the comparison must know of the two texts."""
    notes = ["both sides are the same text"] if old.digest == new.digest else []
    if old.date and new.date and old.date > new.date:
        notes.append(
            f"the old edition is dated {old.date}, the new one {new.date}; if they were exchanged, give the earlier one first"
        )
    foreign = [name for name, statement in (("old", old), ("new", new)) if not _is_known(statement, lexicon)]
    if foreign:
        which = "both editions are" if len(foreign) == 2 else f"the {foreign[0]} edition is"
        notes.append(
            f"{which} hardly in English: the English lexicon knows few of the words, so that sentences are aligned, but what"
            " was strengthened or softened may not be told"
        )
    return tuple(notes)


def _is_known(statement: Statement, lexicon: Lexicon) -> bool:
    """Whether a statement has the function words that every English text has; of a few words nothing can be said."""
    words = [token for sentence in statement.sentences for token in sentence.tokens if token.is_word]
    if sum(len(token.text) for token in words if not token.text.isascii()) > FOREIGN_LETTERS * sum(len(t.text) for t in words):
        return False
    body = [t for sentence in statement.sentences if not sentence.is_frame for t in sentence.tokens if t.is_word]
    known = lexicon.vocabulary.get("function_words", frozenset())
    return not known or len(body) < FEW_WORDS or sum(t.norm in known for t in body) >= KNOWN_SHARE * len(body)
