"""Stale facts: who holds an office.

An office and its holder are read where they stand together: "Sarenia Director for Defence Policy Karin Holt", or "Karin
Holt, Director for Defence Policy". Where both editions name one office with another holder, or the draft names two,
``stale-official`` tells every place at which the draft still has the former one, by full name or by office and surname.
Former officials who are named as such ("her predecessor", "the former Director"), and those who hold another office
now, are as they should be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.checking.words import has_word, norms
from dtt_diff.model import Sentence, Statement, Token

_NAME_WORDS = 4
_NEAR = 4
#: An office and a name have at most this many words.
_LONGEST = 24
#: No statement names the holders of one kind of office more often than this.
_OFTEN = 200
_PARTICLES = frozenset({"bin", "ibn", "al", "el", "de", "du", "da", "van", "von", "der", "den", "del", "di"})


@frozen
class Run:
    """Capitalized words that stand together, with the small words between them.

    Attributes:
        sentence: the sentence.
        tokens: indices of the words, hyphens left out.
    """

    sentence: Sentence
    tokens: tuple[int, ...]

    def norms(self) -> tuple[str, ...]:
        """The words as they are compared, without possessives."""
        return tuple(self.sentence.tokens[i].norm.removesuffix("'s").removesuffix("'") for i in self.tokens)

    def part(self, first: int, last: int) -> Run:
        """Return some of the words, from one to before another."""
        return Run(self.sentence, self.tokens[first:last])

    @property
    def has_office(self) -> bool:
        """Whether one of the words is that of an office."""
        return any(word in norms("offices") for word in self.norms())


@frozen
class Holder:
    """Who holds an office: the words of the office, and the name."""

    office: tuple[str, ...]
    name: Run


@frozen
class Successor:
    """Another name for the holder of an office than before."""

    office: tuple[str, ...]
    former: tuple[str, ...]
    present: str


def find_runs(sentence: Sentence) -> list[Run]:
    """Return the runs of capitalized words of a sentence."""
    tokens = sentence.tokens
    runs: list[Run] = []
    current: list[int] = []
    pending: list[int] = []

    def close() -> None:
        if current:
            runs.append(Run(sentence, tuple(current)))
        current.clear()
        pending.clear()

    for i, token in enumerate(tokens):
        if token.is_word and (token.text[:1].isupper() or (current and _is_joined(tokens, i))):
            if "and" in {tokens[j].norm for j in pending} and _office_ahead(tokens, i):
                close()
            current += [*pending, i]
            pending = []
        elif current and (token.norm in norms("name_particles") or token.norm == "and") and len(pending) < 2:
            pending.append(i)
        elif not (current and token.text in "-‑–." and i + 1 < len(tokens)):
            close()
        if token.norm.endswith(("'s", "'")) and current and token.text[:1].isupper() and not _office_ahead(tokens, i + 1):
            close()
    close()
    return runs


def _is_joined(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is the second half of a compound with a capital ("Tae-keun")."""
    return (
        i >= 2
        and tokens[i - 1].text in "-‑"
        and tokens[i - 1].end == tokens[i].start
        and tokens[i - 2].end == tokens[i - 1].start
    )


def _office_ahead(tokens: Sequence[Token], i: int) -> bool:
    """Whether the capitalized words from a token on have the word of an office among them."""
    for token in tokens[i : i + 2 * _NAME_WORDS]:
        if token.norm in norms("offices"):
            return True
        if token.is_word and not token.text[:1].isupper() and token.norm not in norms("name_particles"):
            return False
        if not token.is_word and token.text not in "-‑–.":
            return False
    return False


def _is_name(run: Run) -> bool:
    words = run.norms()
    return 1 <= len(words) <= _NAME_WORDS and not run.has_office and not set(words) & {"of", "for", "and", "the"}


def find_successors(material: Material) -> list[Successor]:
    """Return the offices that have another holder than in the last edition, or two in the draft.

    Args:
        material: what is checked.
    """
    old, new = _office_runs(material.comparison.old), _office_runs(material.comparison.new)
    named = [holder for statement in (material.comparison.old, material.comparison.new) for holder in _named_first(statement)]
    count = len(_named_first(material.comparison.old))
    out: list[Successor] = []
    for former, present in _pairs(old, new):
        # In a sentence that was carried over, one word of an office will do ("Director Holt", "Director Lind"), where one
        # name has come and one has gone.
        carried = former.sentence in material.origins(present.sentence)
        found = _differ(former, present, 1 if carried else 2)
        if found and (len(found.office) > 1 or _replaces(former, present, found)):
            out.append(found)
    for a in named[:count]:
        for b in named[count:]:
            if a.office == b.office and a.name.norms() != b.name.norms():
                out.append(Successor(a.office, a.name.norms(), _text(b.name)))
    # An office that two people hold at once, in the last edition or in one sentence of the draft, is no office of one holder.
    shared = {found.office for a, b in _pairs(old, old) if (found := _differ(a, b))}
    shared |= {found.office for a, b in _pairs(new, new) if a.sentence is b.sentence and (found := _differ(a, b))}
    present_names = {item.name.norms() for item in named[count:]}
    return [item for item in dict.fromkeys(out) if item.former not in present_names and item.office not in shared]


def _replaces(former: Run, present: Run, successor: Successor) -> bool:
    """Whether the one name has left its sentence and the other one has come into it."""
    before = {token.norm.removesuffix("'s") for token in former.sentence.tokens}
    after = {token.norm.removesuffix("'s") for token in present.sentence.tokens}
    name = {token.norm.removesuffix("'s") for token in present.sentence.tokens if token.text in successor.present.split()}
    return not after & set(successor.former) and not before & name


def _pairs(some: Sequence[Run], others: Sequence[Run]) -> Iterator[tuple[Run, Run]]:
    """Runs that begin with the same word; those that stand more often than any office does are left out."""
    by_first: dict[str, list[Run]] = {}
    for run in others:
        by_first.setdefault(run.norms()[0], []).append(run)
    for run in some:
        for other in by_first.get(run.norms()[0], ())[:_OFTEN]:
            yield run, other


def _office_runs(statement: Statement) -> list[Run]:
    runs = [run for sentence in statement.sentences for run in find_runs(sentence)]
    return list({run.norms(): run for run in reversed(runs) if run.has_office and len(run.tokens) <= _LONGEST}.values())


def _named_first(statement: Statement) -> list[Holder]:
    """Holders who are named before their office: "Karin Holt, Director for Defence Policy"."""
    out = []
    for sentence in statement.sentences:
        runs = find_runs(sentence)
        for name, office in pairwise(runs):
            between = sentence.tokens[name.tokens[-1] + 1 : office.tokens[0]]
            marks = [token.text for token in between if token.norm != "the"]
            if marks == [","] and _is_name(name) and len(name.tokens) > 1 and office.has_office:
                out.append(Holder(office.norms(), name))
    return out


def _differ(former: Run, present: Run, least: int = 2) -> Successor | None:
    """The change of holder that two runs show: the same office of so many words at least, then another name."""
    a, b = former.norms(), present.norms()
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    office, name, other = a[:same], former.part(same, len(a)), present.part(same, len(b))
    if len(office) < least or not any(word in norms("offices") for word in office):
        return None
    if office[-1] in ("of", "for", "and", "the") or not _is_name(name) or not _is_name(other):
        return None
    if set(name.norms()) & set(other.norms()):
        return None  # "Akiba", "Akiba Takeo": a name written out, or spelled in another way
    return Successor(office, name.norms(), _text(other))


def _text(run: Run) -> str:
    tokens = run.sentence.tokens[run.tokens[0] : run.tokens[-1] + 1]
    out = tokens[0].text
    for before, token in pairwise(tokens):
        out += ("" if before.end == token.start else " ") + token.text
    return out.removesuffix("'s").removesuffix("’s")


def check_officials(material: Material, severities: dict[str, Severity | None]) -> list[Finding]:
    """Return the findings on former holders of offices.

    Args:
        material: what is checked.
        severities: how grave each check is; None to leave it out.
    """
    severity = severities.get("official")
    if severity is None:
        return []
    check = Check("stale-official", "stale", severity)
    out: dict[int, Finding] = {}
    for successor in find_successors(material):
        for sentence in material.draft:
            for first, last in _places(sentence, successor):
                start = sentence.tokens[last].start
                out.setdefault(start, _found(material, check, successor, sentence.tokens[first : last + 1]))
    return list(out.values())


def _places(sentence: Sentence, successor: Successor) -> Iterable[tuple[int, int]]:
    """Where a sentence has the former holder of an office: the full name, or the surname behind the word of an office."""
    tokens = sentence.tokens
    positions = [i for i, token in enumerate(tokens) if token.is_word]
    bare = [tokens[i].norm.removesuffix("'s").removesuffix("'") for i in positions]
    name = list(successor.former)
    titles = {word for word in successor.office if word in norms("offices")} | norms("courtesies")
    for at in range(len(positions)):
        full = bare[at : at + len(name)] == name
        surname = not full and len(name) > 1 and at and bare[at] == name[-1] and bare[at - 1] in titles
        if not (full or surname) or not tokens[positions[at]].text[:1].isupper():
            continue
        first, last = positions[at], positions[at + len(name) - 1] if full else positions[at]
        near = tokens[max(0, first - _NEAR - len(successor.office)) : last + 1 + _NEAR]
        if not has_word(near, "left_office") and not _holds_another(sentence, first, successor):
            yield first, last


def _holds_another(sentence: Sentence, first: int, successor: Successor) -> bool:
    """Whether the name stands behind another office than the one that has changed hands."""
    for run in find_runs(sentence):
        if first in run.tokens:
            office = run.norms()[: run.tokens.index(first)]
            offices = {word for word in office if word in norms("offices")}
            return bool(offices) and not offices <= set(successor.office) and office != successor.office
    return False


def _found(material: Material, check: Check, successor: Successor, tokens: Sequence[Token]) -> Finding:
    place = material.new.tokens(tokens)
    present = successor.present if len(tokens) > 1 or len(successor.former) == 1 else successor.present.split()[-1]
    message = f"“{place.quote}” held an office in the last edition that {successor.present} holds in the draft"
    return check.found(" ".join(message.split()), place, suggestion=present)
