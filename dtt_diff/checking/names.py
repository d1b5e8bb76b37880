"""Consistency: two spellings of one name.

``name`` tells a capitalized word that the draft, or the last edition, spells in another way:

- with one letter changed, put in, left out, or two changed about ("Halden", "Haldon"), where one of the two is new;
- with more letters changed, or other vowels and doubled letters ("Mohamed", "Muhammad"), beside the same other name;
- with and without hyphen, apostrophe or accent ("Chang-rae", "Changrae", "Chang Rae");
- by a known other name ("Kyiv", "Kiev").

Words that differ by an ending (a country, its people, a plural) are two words, and so are those that the last edition has both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import field, frozen

from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.spellings import known_pairs, marked_pairs
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.checking.words import bare, is_name, norms
from dtt_diff.model import Sentence, Token

#: Shorter words are too often one letter from another name, but for those beside the same other name.
LEAST, LEAST_FAR = 5, 6
SHORTEST = 3
#: Words longer than this are no names, and their neighbourhoods cost time.
LONGEST = 40
#: So many spellings beside one name are compared with one another.
_BESIDE = 40
_VOWELS = re.compile(r"[aeiouyhw]")
_DOUBLES = re.compile(r"(.)\1+")


@frozen
class Name:
    """A capitalized word, and where it stands.

    Attributes:
        text: the word as it is compared, without its possessive.
        tokens: its places.
        before: capitalized words right before it.
        behind: capitalized words right behind it.
        sentences: the sentences in which it stands, by their indices.
    """

    text: str
    tokens: list[Token] = field(repr=False)
    before: set[str] = field(repr=False)
    behind: set[str] = field(repr=False)
    sentences: set[int] = field(repr=False)


@frozen
class _Names:
    """The names of both editions: those of the draft, and those of the last edition."""

    draft: dict[str, Name]
    last: dict[str, Name]
    material: Material

    def is_new(self, text: str) -> bool:
        return text not in self.last

    def beside(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """What stands before and behind a name in either edition, words of offices left out."""
        sides = [side[text] for side in (self.draft, self.last) if text in side]
        before = {word for name in sides for word in name.before}
        behind = {word for name in sides for word in name.behind}
        return frozenset(before - norms("offices")), frozenset(behind - norms("offices"))

    def company(self, a: str, b: str) -> int:
        """1 if two names stand beside the same word, -1 if only beside others ("Karin Holt", "Karen Aune"), 0 if alone."""
        pairs_of_sides = list(zip(self.beside(a), self.beside(b), strict=True))
        if any(x and y and not x & y for x, y in pairs_of_sides):
            return -1
        return int(any(x & y for x, y in pairs_of_sides))

    def takes_its_place(self, wrong: str, right: str) -> bool:
        """Whether a sentence with one name was carried over from one with the other."""
        draft = self.material.draft
        old = self.last[right].sentences if right in self.last else set()
        return any(origin.index in old for i in self.draft[wrong].sentences for origin in self.material.origins(draft[i]))


def find_names(sentences: Sequence[Sentence], common: frozenset[str]) -> dict[str, Name]:
    """Return the names of a statement.

    Args:
        sentences: its sentences.
        common: words that stand in small letters somewhere and are no names.
    """
    out: dict[str, Name] = {}
    for sentence in sentences:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            text = bare(token)
            if not is_name(token) or text in common or not SHORTEST <= len(text) <= LONGEST:
                continue
            name = out.setdefault(text, Name(text, [], set(), set(), set()))
            name.tokens.append(token)
            name.sentences.add(sentence.index)
            if i and is_name(tokens[i - 1]):
                name.before.add(bare(tokens[i - 1]))
            if i + 1 < len(tokens) and is_name(tokens[i + 1]):
                name.behind.add(bare(tokens[i + 1]))
    return out


def check_names(material: Material, severities: dict[str, Severity | None]) -> list[Finding]:
    """Return the findings on spellings of names.

    Args:
        material: what is checked.
        severities: how grave each check is; None to leave it out.
    """
    severity = severities.get("name")
    if severity is None:
        return []
    check = Check("name", "consistency", severity)
    common = frozenset(
        bare(token) for side in (material.draft, material.last) for s in side for token in s.tokens if token.text[:1].islower()
    )
    names = _Names(find_names(material.draft, common), find_names(material.last, common), material)
    out: list[Finding] = []
    told: set[int] = set()
    for wrong, right in (*_near(names), *_far(names), *known_pairs(material), *marked_pairs(material)):
        for token in wrong:
            if token.start not in told:
                told.add(token.start)
                message = f"“{token.text}” is spelled “{right}” elsewhere, here or in the last edition; is it the same name?"
                out.append(check.found(message, material.new.tokens([token]), suggestion=_keep_possessive(token, right)))
    return out


def _keep_possessive(token: Token, right: str) -> str:
    return right + token.text[-2:] if token.text.endswith(("'s", "’s")) else right


# One letter


def _near(names: _Names) -> Iterator[tuple[list[Token], str]]:
    """Names one letter apart, found by what is left of both when a letter is taken out (linear in the number of names)."""
    table: dict[str, list[str]] = defaultdict(list)
    for text in dict.fromkeys((*names.draft, *names.last)):
        if len(text) >= SHORTEST:
            for key in dict.fromkeys((text, *(text[:i] + text[i + 1 :] for i in range(len(text))))):
                table[key].append(text)
    seen: set[tuple[str, str]] = set()
    for group in table.values():
        for n, a in enumerate(group[:_BESIDE]):
            for b in group[n + 1 : _BESIDE]:
                pair = (min(a, b), max(a, b))
                if pair not in seen and _distance(a, b, 1) == 1:
                    seen.add(pair)
                    yield from _judge(names, a, b, beside_only=False)


def _far(names: _Names) -> Iterator[tuple[list[Token], str]]:
    """Names beside the same other name that are two letters apart, or that have the same consonants."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text in dict.fromkeys((*names.draft, *names.last)):
        before, behind = names.beside(text) if len(text) >= LEAST_FAR else (frozenset(), frozenset())
        for word in sorted(before | behind):
            groups[word, text[0]].append(text)
    for group in groups.values():
        for n, a in enumerate(group[:_BESIDE]):
            for b in group[n + 1 : _BESIDE]:
                same = _skeleton(a) == _skeleton(b) and len(_skeleton(a)) >= 3
                if same or (min(len(a), len(b)) > LEAST_FAR and _distance(a, b, 2) == 2):
                    yield from _judge(names, a, b, beside_only=True)


def _judge(names: _Names, a: str, b: str, *, beside_only: bool) -> Iterator[tuple[list[Token], str]]:
    """Which of two names that are much alike is the wrong one, if they are one name."""
    if a[0] != b[0] or _differ_by_ending(a, b) or {a, b} & norms("offices"):
        return
    new = [text for text in (a, b) if names.is_new(text) and text in names.draft]
    company = names.company(a, b)
    if not new or company < 0 or (beside_only and not company) or (_is_short(a, b) and not company):
        return
    if len(new) == 2:
        # Both are new: the rarer one, and the later of equals, is the other spelling.
        first, second = sorted(new, key=lambda text: (-len(names.draft[text].tokens), names.draft[text].tokens[0].start))
        if company or len(names.draft[first].tokens) > len(names.draft[second].tokens):
            yield names.draft[second].tokens, names.draft[first].tokens[0].text
        return
    wrong = new[0]
    right = b if wrong == a else a
    if company or right in names.draft or names.takes_its_place(wrong, right):
        stands = (names.draft.get(right) or names.last[right]).tokens[0]
        yield names.draft[wrong].tokens, stands.text.removesuffix("'s").removesuffix("’s")


def _is_short(a: str, b: str) -> bool:
    """Whether two names are too short to tell by themselves that they are one, unless they have the same letters."""
    return min(len(a), len(b)) < LEAST and sorted(a) != sorted(b)


def _differ_by_ending(a: str, b: str) -> bool:
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    endings = norms("name_endings") | {""}
    return same >= 3 and a[same:] in endings and b[same:] in endings


def _skeleton(text: str) -> str:
    return text[:1] + _DOUBLES.sub(r"\1", _VOWELS.sub("", text[1:].replace("kh", "k").replace("q", "k").replace("c", "k")))


def _distance(a: str, b: str, most: int) -> int:
    """Letters changed, put in, left out, or two changed about (optimal string alignment); more than ``most`` is not counted."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
