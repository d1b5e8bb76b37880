"""Sentences -> the names in them one by one: those in lists together, those that hyphens join or an office hides apart."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from dtt_diff.model import Sentence, Token
from dtt_diff.reporting.capitals import Capitals, Name, bare

HYPHENS = frozenset("-‑–/")
#: A list of more names is no list of parties; it is cut so that the time to read it grows with its length alone.
LONGEST_LIST = 100
#: What joins the items of a list.
_JOINING = frozenset({",", "and", "the"})


@frozen
class Mention:
    """A name in a sentence, with the tokens that it covers (an abbreviation in brackets included)."""

    first: int
    last: int
    key: tuple[str, ...]
    text: str


class Mentions:
    """Finds the names of sentences, as the capitals of both editions make them."""

    def __init__(self, capitals: Capitals) -> None:
        self.capitals = capitals
        self.of_offices = capitals.titles | capitals.words.offices_of

    def key(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return what a name is compared by: one key for a name and its abbreviation.

        Args:
            words: the words of the name, without possessive endings.
        """
        key = self.capitals.key(words)
        return self.capitals.tied.get(key, key)

    def lists(self, sentence: Sentence) -> list[list[Mention]]:
        """Return the names of a sentence, those together that commas, "and" or hyphens join.

        Args:
            sentence: the sentence.
        """
        out: list[list[Mention]] = []
        for mention in self.all_of(sentence):
            joined = out and joins(sentence, out[-1][-1].last, mention.first)
            if joined and len(out[-1]) < LONGEST_LIST and mention.key not in {other.key for other in out[-1]}:
                out[-1].append(mention)
            else:
                out.append([mention])
        return out

    def all_of(self, sentence: Sentence) -> list[Mention]:
        """Return the names of a sentence one by one; a name with its abbreviation behind it is one.

        Args:
            sentence: the sentence.
        """
        out: list[Mention] = []
        tokens = sentence.tokens
        for name in self.capitals.names(sentence):
            for first, last in self._parts(sentence, name):
                words = bare([token.text for token in tokens[first : last + 1] if token.is_word])
                key = self.key(words)
                bracket = (
                    first > 0 and tokens[first - 1].text == "(" and last + 1 < len(tokens) and tokens[last + 1].text == ")"
                )
                if bracket and out and out[-1].last == first - 2 and out[-1].key == key:
                    out[-1] = Mention(out[-1].first, last + 1, key, out[-1].text)
                else:
                    out.append(Mention(first, last, key, " ".join(words)))
        return out

    def _parts(self, sentence: Sentence, name: Name) -> list[tuple[int, int]]:
        """The parts of a name between hyphens, and where it has an office, after "of": "Minister Ida Brandt of Norvale"."""
        tokens, inside = sentence.tokens, range(name.first, name.last + 1)
        walls = {k for k in inside if tokens[k].text in HYPHENS}
        if not name.key[0].startswith("@") and self._has_office(tokens, inside):
            walls |= self._before_state(tokens, inside)
        out: list[tuple[int, int]] = []
        for k in inside:
            if k in walls:
                continue
            if out and out[-1][1] == k - 1:
                out[-1] = out[-1][0], k
            else:
                out.append((k, k))
        return out

    def _has_office(self, tokens: Sequence[Token], inside: range) -> bool:
        """Whether a name begins with an office: "Minister of ...", and not "Assembly of States"."""
        end = next((k for k in inside if tokens[k].norm == "of"), inside.stop)
        return any(tokens[k].norm in self.of_offices for k in range(inside.start, end))

    def _before_state(self, tokens: Sequence[Token], inside: range) -> set[int]:
        """The "of" (and "of the") of a name after which its state or, failing that, its last part begins."""
        words = bare([tokens[k].text for k in inside if tokens[k].is_word])
        if any(self.key(words[:n])[0].startswith("@") for n in range(1, len(words))):
            return set()  # "Republic of Sarenia Director ...": the state stands before its office
        places = [{k, k + 1} if tokens[k + 1].norm == "the" else {k} for k in inside if tokens[k].norm == "of"]
        for place in places:
            words = bare([tokens[k].text for k in inside if k > max(place) and tokens[k].is_word])
            if self.key(words)[0].startswith("@"):
                return place
        if tokens[inside.start].norm in self.capitals.words.offices_of:
            return places[0] if places else set()  # "Leaders of the Group of Seven"
        return places[-1] if places else set()


def joins(sentence: Sentence, last: int, first: int) -> bool:
    """Whether only what joins the items of a list stands between two names."""
    between = sentence.tokens[last + 1 : first]
    if len(between) == 1 and between[0].text in HYPHENS:
        return True
    return (
        bool(between)
        and len(between) <= 3
        and all(token.norm in _JOINING for token in between)
        and (any(token.norm in {",", "and"} for token in between))
    )
