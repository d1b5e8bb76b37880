"""Agreed language: words that must stand in the draft to the letter, or must not stand in it.

Line breaks, double spaces, and curly or straight quotes are never a difference; a capital at the beginning of a
sentence is none either. What else may differ is said by the tolerances of a phrase: "case"; "inflection" (condemn,
condemned; British and American spelling); "order" (of the items of a list). Where the words are not there, the nearest
passage of the draft is shown, and what was altered in it.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise

from attrs import field, frozen

from dtt_diff.checking.material import Material
from dtt_diff.checking.places import Locator
from dtt_diff.checking.values import AgreedPhrase, Finding, Place
from dtt_diff.model import Sentence, Token
from dtt_diff.tokens import tokenize

#: A passage that has this share of the weight of an agreed phrase is the phrase, altered; with less it is another matter.
NEAR = 0.5
_JOINTS = frozenset({",", ";", "and", "or", "&", "as", "well"})
_QUOTES = str.maketrans("“”„«»‘’‚ʼ‑–—−", '"""""\'\'\'\'----')
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))


@frozen
class _Stream:
    """The words and marks of a statement in one row; agreed language may run over several sentences."""

    tokens: tuple[Token, ...] = field(repr=False)
    opens: frozenset[int] = field(repr=False)  # tokens at which a sentence begins


def check_agreed(material: Material) -> list[Finding]:
    """Return a finding for every agreed phrase that is missing or altered, and for each place of a forbidden one.

    Args:
        material: what is checked.
    """
    draft, last = _stream(material.draft), _stream(material.last)
    out: list[Finding] = []
    for phrase in material.policy.agreed:
        wanted = _Wanted(phrase)
        found = wanted.find(draft)
        if phrase.forbidden:
            out += [_forbidden(phrase, material.new.tokens(draft.tokens[first:end])) for first, end in found]
        elif not found:
            stood = next(iter(wanted.find(last)), None)
            old_place = material.old.tokens(last.tokens[stood[0] : stood[1]]) if stood else None
            out.append(_missing(phrase, wanted, draft, (material.new, old_place)))
    return out


def _stream(sentences: Sequence[Sentence]) -> _Stream:
    tokens: list[Token] = []
    opens: set[int] = set()
    for sentence in sentences:
        # Behind a colon or an opening quotation mark, a sentence begins as well.
        opens.update(
            len(tokens) + i for i, token in enumerate(sentence.tokens) if i == 0 or sentence.tokens[i - 1].text in ':“"('
        )
        tokens += sentence.tokens
    return _Stream(tuple(tokens), frozenset(opens))


class _Wanted:
    """An agreed phrase in the form under which it is looked for."""

    def __init__(self, phrase: AgreedPhrase) -> None:
        self.tolerances = frozenset(phrase.tolerances)
        tokens = tokenize(phrase.phrase, ((0, len(phrase.phrase)),))
        self.text = phrase.phrase
        # A full stop at the end of a phrase is its writer's, not part of what was agreed.
        while tokens and tokens[-1].text in ".,;:":
            tokens = tokens[:-1]
        self.tokens = tokens
        self.forms = [self.form(token) for token in tokens]

    def form(self, token: Token, *, opens: bool = False) -> Hashable:
        if "inflection" in self.tolerances:
            capital = token.text[:1].isupper() and "case" not in self.tolerances and not opens
            return token.stem, capital
        text = token.text.translate(_QUOTES).translate(_INVISIBLE)
        if "case" in self.tolerances:
            return text.casefold()
        return text[:1].casefold() + text[1:] if opens else text

    def find(self, stream: _Stream) -> list[tuple[int, int]]:
        """Where the phrase stands, as first token and the one after the last."""
        if not self.forms:
            return []
        plain = [self.form(token) for token in stream.tokens]
        found = set(_occurrences(self.forms, plain))
        # At the beginning of a sentence a capital stands for a small letter.
        lowered = self.form(self.tokens[0], opens=True)
        for at in sorted(stream.opens):
            opens = at + len(self.forms) <= len(plain) and self.form(stream.tokens[at], opens=True) == lowered
            if opens and plain[at + 1 : at + len(self.forms)] == self.forms[1:]:
                found.add(at)
        spans = [(at, at + len(self.forms)) for at in sorted(found)]
        return spans or (self._reordered(stream) if "order" in self.tolerances else [])

    def _reordered(self, stream: _Stream) -> list[tuple[int, int]]:
        """Where the items of the phrase stand in another order: the same words between the same joints."""
        content = [(self.form(token), i) for i, token in enumerate(stream.tokens) if not _is_joint(token)]
        wanted = Counter(self.form(token) for token in self.tokens if not _is_joint(token))
        size = wanted.total()
        if size == 0 or size > len(content):
            return []
        window: Counter[Hashable] = Counter()
        wrong = len(wanted)  # forms whose number in the window is not the one that is wanted
        out = []
        for at, (form, i) in enumerate(content):
            wrong += _shift(window, wanted, form, 1)
            if at >= size:
                wrong += _shift(window, wanted, content[at - size][0], -1)
            if at >= size - 1 and wrong == 0:
                first = content[at - size + 1][1]
                both = _conjunctions(self.tokens) == _conjunctions(stream.tokens[first : i + 1])
                if both and _same_items(self._items(self.tokens), self._items(stream.tokens[first : i + 1])):
                    out.append((first, i + 1))
        return out

    def _items(self, tokens: Sequence[Token]) -> list[tuple[Hashable, ...]]:
        items: list[list[Hashable]] = [[]]
        for token in tokens:
            if _is_joint(token):
                items.append([])
            else:
                items[-1].append(self.form(token))
        return [tuple(item) for item in items if item]


def _is_joint(token: Token) -> bool:
    return token.norm in _JOINTS


def _conjunctions(tokens: Sequence[Token]) -> Counter[str]:
    """The joints that are words: a list that goes on behind its last item has its "and" further on."""
    return Counter(token.norm for token in tokens if _is_joint(token) and token.is_word)


def _shift(window: Counter[Hashable], wanted: Counter[Hashable], form: Hashable, by: int) -> int:
    """Count a form into or out of a window; return by how much the number of wrong forms has changed."""
    before = window[form] == wanted[form]
    window[form] += by
    return int(before) - int(window[form] == wanted[form])


def _same_items(wanted: list[tuple[Hashable, ...]], found: list[tuple[Hashable, ...]]) -> bool:
    """Whether two lists have the same items; what leads up to the first and follows the last need not move with it."""
    if len(wanted) != len(found) or len(wanted) < 2:
        return False
    for lead in range(len(wanted[0])):
        if wanted[0][:lead] != found[0][:lead]:
            break
        for tail in range(len(wanted[-1])):
            if tail and wanted[-1][-tail:] != found[-1][-tail:]:
                break
            if Counter(_trimmed(wanted, lead, tail)) == Counter(_trimmed(found, lead, tail)):
                return True
    return False


def _trimmed(items: list[tuple[Hashable, ...]], lead: int, tail: int) -> list[tuple[Hashable, ...]]:
    out = [items[0][lead:], *items[1:]]
    out[-1] = out[-1][: len(out[-1]) - tail]
    return out


def _occurrences(needle: Sequence[Hashable], hay: Sequence[Hashable]) -> list[int]:
    """Where a row stands in another one (Knuth, Morris and Pratt: linear, whatever repeats in it)."""
    table, k = [0] * len(needle), 0
    for i in range(1, len(needle)):
        while k and needle[i] != needle[k]:
            k = table[k - 1]
        k += needle[i] == needle[k]
        table[i] = k
    out, k = [], 0
    for i, item in enumerate(hay):
        while k and (k == len(needle) or item != needle[k]):
            k = table[k - 1]
        k += item == needle[k]
        if k == len(needle):
            out.append(i - k + 1)
    return out


# The nearest passage


def _nearest(wanted: _Wanted, stream: _Stream) -> tuple[int, int] | None:
    """The passage that has most of the weight of a phrase: words that are rare in the draft weigh more."""
    stems = [token.stem for token in wanted.tokens if token.is_word]
    if not stems:
        return None
    seen = Counter(token.stem for token in stream.tokens if token.is_word)
    weights = {stem: 1.0 / (1 + seen[stem]) for stem in stems}
    need = Counter(stems)
    words = [i for i, token in enumerate(stream.tokens) if token.is_word]
    window: Counter[str] = Counter()
    weight, best, at_best = 0.0, 0.0, 0
    size = len(stems)
    for at, i in enumerate(words):
        stem = stream.tokens[i].stem
        window[stem] += 1
        if window[stem] <= need[stem]:
            weight += weights[stem]
        if at >= size:
            gone = stream.tokens[words[at - size]].stem
            if window[gone] <= need[gone]:
                weight -= weights[gone]
            window[gone] -= 1
        if weight > best + 1e-9:
            best, at_best = weight, at
    if best < NEAR * sum(weights[stem] for stem in stems if seen[stem]) or _share(wanted, stream, words, at_best) < NEAR:
        return None
    return _grown(wanted, stream, words, at_best)


def _share(wanted: _Wanted, stream: _Stream, words: Sequence[int], at: int) -> float:
    """The share of the words of the phrase that stand in the window that ends at a word."""
    need = Counter(token.stem for token in wanted.tokens if token.is_word)
    have = Counter(stream.tokens[i].stem for i in words[max(0, at - need.total() + 1) : at + 1])
    return (need & have).total() / need.total()


def _grown(wanted: _Wanted, stream: _Stream, words: Sequence[int], at: int) -> tuple[int, int] | None:
    """The window with some words on both sides, cut down to what matches the phrase from its first to its last word."""
    size = sum(token.is_word for token in wanted.tokens)
    margin = max(4, size // 2)
    first, last = words[max(0, at - size + 1 - margin)], words[min(len(words) - 1, at + margin)]
    near = stream.tokens[first : last + 1]
    matcher = difflib.SequenceMatcher(None, [t.stem for t in wanted.tokens], [t.stem for t in near], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size and any(t.is_word for t in _of(near, block))]
    if not blocks:
        return None
    start, end = first + blocks[0].b, first + blocks[-1].b + blocks[-1].size
    # Words that were put in the place of the first or last ones of the phrase belong to the passage.
    opening = max(first, start - blocks[0].a)
    while start > opening and start not in stream.opens and stream.tokens[start - 1].is_word:
        start -= 1
    missing = len(wanted.tokens) - blocks[-1].a - blocks[-1].size
    while missing > 0 and end < len(stream.tokens) and end not in stream.opens and stream.tokens[end].is_word:
        end, missing = end + 1, missing - 1
    return start, end


def _of(tokens: Sequence[Token], block: difflib.Match) -> Sequence[Token]:
    return tokens[block.b : block.b + block.size]


def _missing(phrase: AgreedPhrase, wanted: _Wanted, draft: _Stream, where: tuple[Locator, Place | None]) -> Finding:
    locator, old_place = where
    near = _nearest(wanted, draft)
    shown = f"“{phrase.phrase}”"
    lead = phrase.message or f"the agreed words {shown} are not in the draft"
    finding = Finding(phrase.id, "agreed", phrase.severity, lead, None, old_place, suggestion=phrase.phrase, replaces=False)
    if near is None:
        return finding
    place = locator.tokens(draft.tokens[near[0] : near[1]])
    lead = phrase.message or f"the agreed words {shown} were altered"
    message = f"{lead}: {_word_diff(wanted, draft, near)}"
    suggestion = phrase.phrase.rstrip(".,;:")
    if near[0] in draft.opens:
        suggestion = suggestion[:1].upper() + suggestion[1:]
    return Finding(phrase.id, "agreed", phrase.severity, message, place, old_place, suggestion=suggestion)


def _word_diff(wanted: _Wanted, draft: _Stream, near: tuple[int, int]) -> str:
    """What was altered, in words."""
    found = draft.tokens[near[0] : near[1]]
    forms = [wanted.form(token, opens=near[0] + i in draft.opens and not i) for i, token in enumerate(found)]
    own = [wanted.form(token, opens=near[0] in draft.opens and not i) for i, token in enumerate(wanted.tokens)]
    parts = []
    for op, a, b, c, d in difflib.SequenceMatcher(None, own, forms, autojunk=False).get_opcodes():
        was, now = _words(wanted.tokens[a:b], wanted.text), _words(found[c:d], None)
        if op == "replace":
            parts.append(f"“{now}” instead of “{was}”")
        elif op == "delete":
            parts.append(f"“{was}” is missing")
        elif op == "insert":
            parts.append(f"“{now}” was put in")
    return "; ".join(parts) or "the order of its parts is another"


def _words(tokens: Sequence[Token], text: str | None) -> str:
    if not tokens:
        return ""
    if text is not None:
        return text[tokens[0].start : tokens[-1].end]
    out = tokens[0].text
    for before, token in pairwise(tokens):
        out += ("" if before.end == token.start else " ") + token.text
    return out


def _forbidden(phrase: AgreedPhrase, place: Place) -> Finding:
    message = phrase.message or f"the draft has the words “{phrase.phrase}”, which it must not have; take them out"
    return Finding(phrase.id, "agreed", phrase.severity, message, place)
