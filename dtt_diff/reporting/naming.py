"""The order in which the parties are named: diplomats read it, and hosts change it.

Unless the user or the title names them, parties are the names that the opening of both editions has, either before an office
("Norvale Deputy Minister ...") or in a list that both editions have ("Norvale, Sarenia, and Oskara", "Norvale-Oskara"). A name
and its abbreviation are one party where a statement ties them ("Assembly of States (AS)") or where the abbreviation is the
initials.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from dtt_diff.model import Statement
from dtt_diff.reporting.values import Naming

#: A list of parties has so many names at least.
FEWEST = 2
#: The parties are named among the first sentences, so many of them.
OPENING_SENTENCES = 2
#: The name of a party has at most so many words.
MOST_WORDS = 4
_OPENERS = frozenset({"and", "the"})

# No part repeats without a bound, so that the time to match grows with the text alone.
_WORD = r"[A-Z][\w.’']{0,30}"
_NAME = rf"{_WORD}(?: (?:of )?{_WORD}){{0,3}}"
_LIST = re.compile(rf"{_NAME}(?:(?:, (?:and )?| and )(?:the )?{_NAME}){{1,5}}|{_NAME}(?:[-–/]{_NAME}){{1,5}}")
_PARTS = re.compile(r", (?:and )?(?:the )?| and (?:the )?|[-–/]")
_TIED = re.compile(rf"({_NAME}) \(([A-Z][\w.]{{1,10}})\)")
_JOINS = re.compile(r"[\s,]*(?:(?:and|the)\s+)*|\s*[-–/]\s*")


@frozen
class Party:
    """A party by the name that the report uses, with all forms of it."""

    name: str
    forms: tuple[str, ...]


def find_parties(old: Statement, new: Statement, given: Sequence[str] = (), offices: Iterable[str] = ()) -> tuple[Party, ...]:
    """Return the parties, in no order that means anything.

    Args:
        old: the old edition.
        new: the new edition.
        given: names that the user gives; then only these are parties.
        offices: words that open the title of an office ("deputy", "minister"), in lower case.

    Returns:
        the parties; empty where nothing names two of them.
    """
    sentences = [_line(statement, i) for statement in (old, new) for i in range(len(statement.sentences))]
    tied = _tied(sentences)
    names = tuple(given) or new.parties or old.parties
    found = {tied.get(name, name) for name in names} or _found(old, new, tied, frozenset(offices))
    if len(found) < FEWEST:
        return ()
    return tuple(_party(name, tied, sentences, names) for name in sorted(found))


def first_named(parties: Sequence[Party], statement: Statement) -> tuple[str, ...]:
    """Return the names of the parties in the order in which the body of an edition first names them.

    Args:
        parties: the parties.
        statement: the edition.
    """
    body = "\n".join(_line(statement, s.index) for s in statement.sentences if not s.is_frame)
    places = {name: place for place, _, name in reversed(_mentions(parties, body))}
    return tuple(sorted(places, key=places.__getitem__))


def named_together(parties: Sequence[Party], old: Statement, new: Statement) -> tuple[Naming, ...]:
    """Return the orders in which several parties stand in one list, the most frequent first.

    Args:
        parties: the parties.
        old: the old edition.
        new: the new edition.
    """
    counts = [_orders(parties, statement) for statement in (old, new)]
    orders = sorted(counts[0] | counts[1], key=lambda order: (-counts[0][order] - counts[1][order], -len(order), order))
    return tuple(Naming(order, counts[0][order], counts[1][order]) for order in orders)


def _orders(parties: Sequence[Party], statement: Statement) -> Counter[tuple[str, ...]]:
    """How many sentences have a list of parties in each order."""
    found: Counter[tuple[str, ...]] = Counter()
    for sentence in statement.sentences:
        if sentence.is_frame:
            continue
        text = _line(statement, sentence.index)
        orders = set()
        run: list[str] = []
        end = 0
        for start, stop, name in [*_mentions(parties, text), (len(text), len(text), "")]:
            if not run or not name or name in run or not _JOINS.fullmatch(text, end, start):
                if len(run) >= FEWEST:
                    orders.add(tuple(run))
                run = []
            run.append(name)
            end = stop
        found.update(sorted(orders))
    return found


def _mentions(parties: Sequence[Party], text: str) -> list[tuple[int, int, str]]:
    """Where the parties are named: start, end, name; the longest form where two begin at one place."""
    forms = {form: party.name for party in parties for form in party.forms}
    if not forms:
        return []
    longest = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    return [(match.start(), match.end(), forms[match.group()]) for match in pattern.finditer(text)]


def _tied(sentences: Sequence[str]) -> dict[str, str]:
    """Abbreviations and the names that they stand for."""
    tied = {}
    for text in sentences:
        for match in _TIED.finditer(text):
            tied.setdefault(match.group(2), match.group(1))
    return tied


def _found(old: Statement, new: Statement, tied: dict[str, str], offices: frozenset[str]) -> set[str]:
    """The parties that the editions themselves show."""
    before_office, listed, opening = [], [], []
    for statement in (old, new):
        body = [_line(statement, s.index) for s in statement.sentences if not s.is_frame]
        first = " ".join(body[:OPENING_SENTENCES])
        prefixes = {_canonical(prefix, tied) for prefix in _before_offices(first, offices)}
        before_office.append(prefixes)
        opening.append(first)
        lists = [[_canonical(part, tied) for part in _PARTS.split(m.group())] for text in body for m in _LIST.finditer(text)]
        listed.append({name for names in lists if len(set(names)) >= FEWEST for name in names if _alone(name, body)})
    forms = {name: {name, *(short for short, full in tied.items() if full == name)} for name in listed[0] & listed[1]}
    named = {name for name, all_forms in forms.items() if all(any(f in text for f in all_forms) for text in opening)}
    office = before_office[0] & before_office[1]
    return office if len(office) >= FEWEST else {name for name in named if not _holds(name, offices)}


def _before_offices(text: str, offices: frozenset[str]) -> list[str]:
    """Names that open an item of a list and stand right before an office: "Norvale" in "and Norvale Deputy Minister"."""
    out = []
    words = text.split(" ")
    for k in range(1, len(words)):
        if not (_is_office(words[k], offices) and words[k][:1].isupper()) or _is_office(words[k - 1], offices):
            continue
        start = k
        while start and k - start < MOST_WORDS and (words[start - 1][:1].isupper() or words[start - 1] == "of"):
            start -= 1
            if start and words[start - 1].endswith((",", ".", ")")):
                break
        if words[k - 1].startswith("("):
            out.append(words[k - 1].strip("()"))
        elif start < k and (start == 0 or words[start - 1] in _OPENERS or words[start - 1].endswith(",")):
            out.append(" ".join(words[start:k]))
    return out


def _is_office(word: str, offices: frozenset[str]) -> bool:
    return word.replace("-", "").casefold().strip(",.()") in offices


def _holds(name: str, offices: frozenset[str]) -> bool:
    """Whether a name holds the title of an office, so that it is a person's."""
    return any(_is_office(word, offices) for word in name.split())


def _alone(name: str, body: Sequence[str]) -> bool:
    """Whether a name also stands without a hyphen: "Indo" of "Indo-Pacific" does not."""
    pattern = re.compile(rf"(?<![\w–-]){re.escape(name)}(?![\w–-])")
    return any(pattern.search(text) for text in body)


def _canonical(name: str, tied: dict[str, str]) -> str:
    plain = name.removeprefix("the ").removesuffix("’s").removesuffix("'s")
    return tied.get(plain, plain)


def _party(name: str, tied: dict[str, str], sentences: Sequence[str], given: Sequence[str]) -> Party:
    """A party with the forms of its name that the statements have; called as they call it most."""
    forms = {name, *(short for short, full in tied.items() if full == name), *(g for g in given if tied.get(g) == name)}
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if len(initials) >= FEWEST:
        forms |= {initials, "".join(f"{letter}." for letter in initials)}
    text = "\n".join(sentences)
    counts = Counter({form: len(re.findall(rf"(?<!\w){re.escape(form)}(?!\w)", text)) for form in sorted(forms)})
    return Party(max(sorted(counts), key=counts.__getitem__), tuple(form for form in sorted(forms) if counts[form]) or (name,))


def _line(statement: Statement, index: int) -> str:
    return " ".join(statement.quote(statement.sentences[index].spans).split())
