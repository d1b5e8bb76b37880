"""The parties of two editions, and the order in which they are named: diplomats read it, and hosts change it.

Unless the user or the title names them, parties are states, unions or other names that an opening presents as issuers: before
an office ("Norvale Deputy Minister ..."), after one ("Minister Ida Brandt of Norvale"), as "the leaders of Norvale and Oskara",
as "Norvale and Sarenian delegations", joined by hyphens ("Norvale-Oskara talks"), "between Norvale and Oskara", or as
the list that opens a sentence and says something. The other edition must present them so, too, anywhere. Where that leaves
fewer than two, there are none: no table is better than a wrong one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from attrs import frozen

from dtt_diff.lexicon import Lexicon
from dtt_diff.model import Sentence, Statement, Token
from dtt_diff.reporting.capitals import Capitals, Name, bare, is_capital, plain, silent_words
from dtt_diff.reporting.mentions import HYPHENS, Mention, Mentions, joins
from dtt_diff.reporting.values import Naming
from dtt_diff.tokens import tokenize

#: The parties are presented among the first sentences, so many of them.
OPENING_SENTENCES = 2
#: So many parties at least make an order; so many at most are named in one that is no roll call.
FEWEST, MOST = 2, 8
#: The office of a person and the name that follows have at most so many words and marks.
PERSON = 16
_ABOVE = frozenset({"between", "among"})


@frozen
class Party:
    """A party: the name that the report uses, and the keys of all its names."""

    name: str
    keys: frozenset[tuple[str, ...]]


class Parties:
    """Knows the parties of two editions."""

    def __init__(self, old: Statement, new: Statement, lexicon: Lexicon, given: Sequence[str] = ()) -> None:
        self.sides = (old, new)
        body = [s for side in self.sides for s in side.sentences]
        self.capitals = Capitals(body, lexicon)
        self.mentions = Mentions(self.capitals)
        self.words = self.capitals.words
        self.offices = self.capitals.titles
        self.lexicon = lexicon
        names = [(s, name) for side in self.sides for s in _body(side) for name in self.capitals.names(s)]
        # Names that also stand without a hyphen: "Indo" of "Indo-Pacific" does not.
        self.alone = {
            name.key
            for sentence, name in names
            if HYPHENS.isdisjoint(token.text for token in sentence.tokens[name.first : name.last + 1])
        }
        self.named = [{mention.key for s in _body(side) for mention in self.mentions.all_of(s)} for side in self.sides]
        self.parties = self._given(tuple(given)) if given else self._found()
        self.capitals.learn(word for party in self.parties for key in party.keys for word in key)
        self.keys = {key: party.name for party in self.parties for key in party.keys}

    # Results

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parties."""
        return tuple(party.name for party in self.parties)

    def first_named(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the names of the parties in the order in which the bodies of the old and the new edition first name them."""
        old, new = (tuple(dict.fromkeys(name for s in _body(side) for name, _, _ in self._mentions(s))) for side in self.sides)
        return old, new

    def named_together(self) -> tuple[Naming, ...]:
        """Return the orders in which several parties stand in one list, the most frequent first."""
        counts = [Counter(order for s in _body(side) for order in sorted(self._orders(s))) for side in self.sides]
        orders = sorted(counts[0] | counts[1], key=lambda order: (-counts[0][order] - counts[1][order], -len(order), order))
        return tuple(Naming(order, counts[0][order], counts[1][order]) for order in orders)

    def framing(self) -> tuple[str, ...]:
        """Return names that the openings have for all issuers ("leaders of the Group of States (GS)") or for where they met."""
        out: dict[str, None] = {}
        for side in self.sides:
            for sentence in _body(side)[:1]:
                for mention in self.mentions.all_of(sentence):
                    if sentence.tokens[mention.first - 1].norm in {"in", "at"} and not mention.key[0].startswith("@"):
                        out[mention.text] = None
            for sentence in _body(side)[:OPENING_SENTENCES]:
                for run in self.mentions.lists(sentence):
                    if len(run) == 1 and self._is_of_office(sentence, run):
                        out[run[0].text] = None
        return tuple(out)

    # How the parties are found

    def _given(self, names: Sequence[str]) -> tuple[Party, ...]:
        """Parties that are given, each with every other name of it that the editions have."""
        keys = [self.mentions.key(words) for words in silent_words(names)]
        return tuple(
            Party(name, frozenset({key, self.capitals.tied.get(key, key), *self._initials(name)}))
            for name, key in zip(names, keys, strict=True)
        )

    def _initials(self, name: str) -> list[tuple[str, ...]]:
        letters = "".join(word[0] for word in name.split() if word[0].isupper())
        return [(letters.casefold(),), (".".join(letters.casefold()) + ".",)] if len(letters) >= FEWEST else []

    def _found(self) -> tuple[Party, ...]:
        titled = self.sides[1].parties or self.sides[0].parties
        if titled:
            return self._given(titled)
        opening = [self._presented(_body(side)[:OPENING_SENTENCES]) for side in self.sides]
        if not any(opening):
            return ()
        anywhere = [self._presented(_body(side)) for side in self.sides]
        found: set[tuple[str, ...]] = set()
        for side, other in ((0, 1), (1, 0)):
            if len(opening[side] & anywhere[other]) >= FEWEST:
                found |= {key for key in opening[side] if key in self.named[other] | anywhere[other]}
        keys = sorted(found)
        if not FEWEST <= len(keys) <= MOST:
            return ()
        self.capitals.learn(word for key in keys for word in key)
        return tuple(Party(self._name(key), frozenset({key})) for key in keys)

    def _name(self, key: tuple[str, ...]) -> str:
        """What the editions call a party most; never by an adjective."""
        forms = Counter(
            name.text for side in self.sides for s in _body(side) for name in self.capitals.names(s) if name.key == key
        )
        nouns = {form: n for form, n in forms.items() if plain(form) not in self.words.peoples}
        if nouns:
            return min(nouns, key=lambda form: (-nouns[form], form))
        return key[0].removeprefix("@") if key[0].startswith("@") else " ".join(word.capitalize() for word in key)

    def _presented(self, sentences: Sequence[Sentence]) -> set[tuple[str, ...]]:
        """Names that some sentences present as those of issuers."""
        tests: tuple[Callable[[Sentence, list[Mention]], bool], ...] = (
            self._is_of_office,
            self._are_of_officials,
            self._are_tied,
            self._say_something,
        )
        out: set[tuple[str, ...]] = set()
        for sentence in sentences:
            runs = self.mentions.lists(sentence)
            for run in runs:
                good = [mention for mention in run if self._is_party(mention)]
                alone = all(mention.key in self.alone or mention.key[0].startswith("@") for mention in run)
                if alone and len(good) == len(run) >= FEWEST and any(test(sentence, run) for test in tests):
                    out |= {mention.key for mention in run}
                out |= {mention.key for mention in good if self._has_office(sentence, mention)}
            out |= self._before_offices(sentence)
        return out

    def _is_party(self, mention: Mention) -> bool:
        """Whether a name can be a party's: a state's, or one of words that are no others."""
        if mention.key[0].startswith("@"):
            return True
        known = self.lexicon.vocabulary
        small = known["issuers"] | known["titles"] | known["months"] | known["weekdays"]
        words = [token.norm for word in mention.key for token in tokenize(word, ((0, len(word)),)) if token.is_word]
        if any(w in small or w in self.capitals.persons or self.capitals.lower[w] or self.words.is_common(w) for w in words):
            return False
        return bool(words) and len(words[0]) > 1

    def _before_offices(self, sentence: Sentence) -> set[tuple[str, ...]]:
        """Parties before an office: "Norvale" of "and Norvale Deputy Minister ..."."""
        out = set()
        tokens = sentence.tokens
        for name in self.capitals.names(sentence):
            words = [k for k in range(name.first, name.last + 1) if tokens[k].is_word]
            office = next((n for n, k in enumerate(words) if tokens[k].norm in self.offices), None)
            following = tokens[name.last + 1 : name.last + 4]
            if office is None and len(following) == 3 and self._is_office(following) and self._is_party(_mention(name)):
                out.add(name.key)  # "Norvale Under-Secretary"
            if office is None:
                # "Republic of Korea (ROK) Deputy Minister"
                bracket = name.first > 0 and tokens[name.first - 1].text == "(" and [t.text for t in following[:1]] == [")"]
                if bracket and len(following) == 3 and following[1].norm in self.offices and is_capital(following[1]):
                    out.add(name.key)
                continue
            for n in range(office, 0, -1):
                key = self.mentions.key(bare([tokens[k].text for k in words[:n]]))
                possessive = tokens[words[n - 1]].text != plain(tokens[words[n - 1]].text)
                near = all(self._is_of_title(tokens[k].norm) for k in words[n:office])
                if not possessive and (key[0].startswith("@") or (near and self._is_party(Mention(0, 0, key, "")))):
                    out.add(key)
                    break
        return out

    def _is_office(self, tokens: Sequence[Token]) -> bool:
        """Whether a title in capitals begins, small words in it: "Under-Secretary"."""
        return is_capital(tokens[0]) and any(token.norm in self.offices and is_capital(token) for token in tokens)

    def _is_of_title(self, norm: str) -> bool:
        """Whether a word can stand before the title of an office: "Under-Secretary", "National Security Director"."""
        return norm in self.lexicon.vocabulary["function_words"] or self.words.is_common(norm)

    def _has_office(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a name follows the name of a person with an office: "Minister Ida Brandt of Norvale"."""
        tokens = sentence.tokens
        k = mention.first - 1
        while k >= 0 and tokens[k].norm in {"the", "of"}:
            k -= 1
        if k == mention.first - 1 or tokens[k + 1].norm != "of":
            return False
        reach = k - PERSON
        while k >= max(0, reach) and (is_capital(tokens[k]) or tokens[k].text in ".,-") and tokens[k].norm != "and":
            if tokens[k].norm in self.offices and tokens[k].norm not in {"jr", "sr"}:
                return True
            k -= 1
        return False

    def _is_of_office(self, sentence: Sentence, run: list[Mention]) -> bool:
        """Return whether a list stands so: "the leaders of A, B, and C"."""
        before = [token.norm for token in sentence.tokens[max(0, run[0].first - 3) : run[0].first]]
        before = [norm for norm in before if norm != "the"]
        return len(before) >= 2 and before[-1] == "of" and before[-2] in self.words.offices_of

    def _are_of_officials(self, sentence: Sentence, run: list[Mention]) -> bool:
        """Return whether a list stands so: "A and B delegations"."""
        after = sentence.tokens[run[-1].last + 1 : run[-1].last + 2]
        return bool(after) and after[0].norm in self.words.officials

    def _are_tied(self, sentence: Sentence, run: list[Mention]) -> bool:
        """Return whether a list stands so: "A-B alliance", "the alliance between A and B"."""
        tokens = sentence.tokens
        after = tokens[run[-1].last + 1 : run[-1].last + 2]
        joined = all(tokens[a.last + 1].text in HYPHENS for a, _ in pairwise(run))
        if joined:
            return bool(after) and after[0].norm in self.words.ties
        before = [token.norm for token in tokens[max(0, run[0].first - 3) : run[0].first] if token.norm != "the"]
        return len(before) >= 2 and before[-1] in _ABOVE and before[-2] in self.words.ties

    def _say_something(self, sentence: Sentence, run: list[Mention]) -> bool:
        """Return whether a list stands so: "Today, A and B condemn ...", between small words and the verb of an act."""
        tokens = sentence.tokens
        after = tokens[run[-1].last + 1 : run[-1].last + 2]
        if not after or not after[0].is_word or run[0].first > 6 or tokens[run[-1].last - 1].text in HYPHENS:
            return False
        small = self.lexicon.vocabulary["function_words"] | self.lexicon.vocabulary["months"] | self.words.adverbs
        opened = all(not t.is_word or t.norm in small or t.norm.isdigit() for t in tokens[: run[0].first])
        return opened and self._is_act(after[0].norm)

    def _is_act(self, norm: str) -> bool:
        return any(True for _ in self.lexicon.cues.at([norm], 0)) or norm in self.words.verbs

    # Names in sentences

    def _mentions(self, sentence: Sentence) -> list[tuple[str, int, int]]:
        """Where parties are named: name, first and last token. The name may open a longer one ("Norvale Deputy Minister")."""
        out = []
        for mention in self.mentions.all_of(sentence):
            words = [k for k in range(mention.first, mention.last + 1) if sentence.tokens[k].is_word]
            if mention.key in self.keys:
                out.append((self.keys[mention.key], mention.first, mention.last))
                continue
            for n in range(len(words) - 1, 0, -1):
                key = self.mentions.key(bare([sentence.tokens[k].text for k in words[:n]]))
                if key in self.keys:
                    out.append((self.keys[key], mention.first, words[n - 1]))
                    break
        return out

    def _orders(self, sentence: Sentence) -> set[tuple[str, ...]]:
        """The orders in which a sentence lists parties."""
        out = set()
        run: list[tuple[str, int, int]] = []
        for mention in self._mentions(sentence):
            if run and (mention[0] in {name for name, _, _ in run} or not joins(sentence, run[-1][2], mention[1])):
                out.add(tuple(name for name, _, _ in run))
                run = []
            run.append(mention)
        out.add(tuple(name for name, _, _ in run))
        return {order for order in out if len(order) >= FEWEST}


def _mention(name: Name) -> Mention:
    return Mention(name.first, name.last, name.key, name.text)


def _body(statement: Statement) -> list[Sentence]:
    return [sentence for sentence in statement.sentences if not sentence.is_frame]
