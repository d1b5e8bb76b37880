"""Consistency: acronyms.

An acronym is defined where it stands in parentheses behind the words that it stands for, "Assembly of Coastal States
(ACS)", or the other way round. A title stands for itself: what it defines may be defined in the body once more.

- ``acronym``: used without a definition, or before it.
- ``acronym-twice``: defined twice in the body.
- ``acronym-unused``: defined and not used again.

What the last edition did in the same way is the usage of the series and is not told; nor are acronyms that everybody
knows, dotted ones (U.S.), Roman numbers, headings in capitals, and surnames in capitals behind an office.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import field, frozen

from dtt_diff.checking.material import Check, Material
from dtt_diff.checking.officials import find_runs
from dtt_diff.checking.values import Finding, Severity
from dtt_diff.checking.words import exact, norms
from dtt_diff.model import Sentence, Token

_ACRONYM = re.compile(r"[A-Z]{2}[A-Z0-9]*s?|[A-Z][a-z][A-Z]{1,3}s?")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_OUTSIDE = 12


@frozen
class Use:
    """One place at which an acronym stands.

    Attributes:
        name: the acronym, without the ending of the plural.
        token: the token.
        sentence: the sentence.
        defines: whether it is defined there.
        spelled: whether the words before it have its letters at their beginnings.
    """

    name: str
    token: Token
    sentence: Sentence = field(repr=False)
    defines: bool
    spelled: bool


def find_uses(sentences: Sequence[Sentence]) -> dict[str, list[Use]]:
    """Return the places of every acronym in order.

    Args:
        sentences: the sentences of a statement.
    """
    out: dict[str, list[Use]] = {}
    for sentence in sentences:
        letters = [token.text for token in sentence.tokens if token.text.isalpha() and len(token.text) > 1]
        if len(letters) > 1 and all(text.isupper() for text in letters):
            continue  # a heading in capitals
        surnames = _surnames(sentence)
        for i, token in enumerate(sentence.tokens):
            if i not in surnames and _is_acronym(token) and not _is_designation(sentence.tokens, i):
                use = _use(sentence, i)
                out.setdefault(use.name, []).append(use)
    return out


def _is_acronym(token: Token) -> bool:
    text = token.text.replace("’", "'").removesuffix("'s")
    return bool(_ACRONYM.fullmatch(text)) and not _ROMAN.fullmatch(text) and text not in exact("placeholders")


def _is_designation(tokens: Sequence[Token], i: int) -> bool:
    """Whether capitals belong to a designation with a number: "MQ-9", "COP28", "F/A-18"."""
    if any(letter.isdigit() for letter in tokens[i].text):
        return True
    joined = i + 2 < len(tokens) and tokens[i + 1].text in "-‑/" and tokens[i + 1].start == tokens[i].end
    return joined and tokens[i + 2].text[:1].isdigit()


def _surnames(sentence: Sentence) -> set[int]:
    """Words in capitals that are surnames behind an office ("Director KANO Koji")."""
    out: set[int] = set()
    for run in find_runs(sentence) if any(token.text.isupper() for token in sentence.tokens) else ():
        words = run.norms()
        office = next((n for n, word in enumerate(words) if word in norms("offices")), None)
        for n, i in enumerate(run.tokens):
            beside = [sentence.tokens[run.tokens[m]].text for m in (n - 1, n + 1) if 0 <= m < len(run.tokens)]
            named = any(text[1:].islower() and text.casefold() not in norms("offices") for text in beside)
            if office is not None and n > office and named and n >= len(run.tokens) - 3:
                out.add(i)
    return out


def _use(sentence: Sentence, i: int) -> Use:
    tokens = sentence.tokens
    name = tokens[i].text.replace("’", "'").removesuffix("'s")
    name = name[:-1] if name.endswith("s") else name
    start = i - 2 if i > 2 and tokens[i - 1].text in "-‑" and tokens[i - 2].is_word else i  # "(Tri-CHOD)"
    opened = start > 0 and "(" in [token.text for token in tokens[max(0, start - 2) : start] if not token.is_word]
    opened = opened and not tokens[start - 1].is_word
    closed = any(token.text in ");,:" for token in tokens[i + 1 : i + 3])
    before = [token for token in tokens[max(0, start - _OUTSIDE) : start] if token.is_word]
    if opened and closed:
        named = bool(before) and any(token.text[:1].isupper() for token in before[-6:])
        return Use(name, tokens[i], sentence, named or _spells(before, name), _spells(before, name))
    # The other way round: "ACS (Assembly of Coastal States)".
    inside: list[Token] = []
    if i + 1 < len(tokens) and tokens[i + 1].text == "(":
        for token in tokens[i + 2 : i + 2 + _OUTSIDE]:
            if token.text == ")":
                break
            inside += [token] if token.is_word else []
    return Use(name, tokens[i], sentence, _spells(inside, name), _spells(inside, name))


def _spells(words: Sequence[Token], name: str) -> bool:
    """Whether the beginnings of the words before an acronym give its letters, small words and inner letters passed over."""
    letters = [letter for letter in name.casefold() if letter.isalpha()]
    firsts = [token.norm[:1] for token in words if token.norm not in norms("definition_links")]
    if not letters or not firsts:
        return False
    tail = firsts[-len(letters) :]
    if tail == letters or [token.norm[:1] for token in words][-len(letters) :] == letters:
        return True
    # Most letters in order, the first one at the beginning of a word: "Tri-lateral Chiefs of Defense (TCHOD)".
    at = 0
    for letter in firsts:
        at += at < len(letters) and letter == letters[at]
    return at >= max(2, len(letters) - 1)


def check_acronyms(material: Material, severities: dict[str, Severity | None]) -> list[Finding]:
    """Return the findings on acronyms.

    Args:
        material: what is checked.
        severities: how grave each check is; None to leave it out.
    """
    checks = {key: Check(key, "consistency", value) for key, value in severities.items() if value}
    known = exact("known_acronyms") | set(material.policy.known_acronyms)
    usage = {name: _habits(uses) for name, uses in find_uses(material.last).items()}
    out: list[Finding] = []
    for name, uses in find_uses(material.draft).items():
        habits = _habits(uses)
        accepted = usage.get(name, {})
        for rule, (use, message) in habits.items():
            if rule in checks and rule not in accepted and not (rule == "acronym" and name in known):
                out.append(checks[rule].found(message, material.new.tokens([use.token])))
    return out


def _habits(uses: Sequence[Use]) -> dict[str, tuple[Use, str]]:
    """What is irregular about the uses of one acronym in a statement: rule, place and message."""
    out: dict[str, tuple[Use, str]] = {}
    name = uses[0].name
    body = [use for use in uses if use.sentence.kind != "title"]
    defined = [use for use in body if use.defines]
    in_title = any(use.defines for use in uses if use.sentence.kind == "title")
    plain = [use for use in body if not use.defines and use.sentence.kind not in ("heading", "dateline", "signature")]
    if plain and not defined and not in_title:
        out["acronym"] = plain[0], f"“{name}” is used and nowhere spelled out; write the words, with the acronym in parentheses"
    elif plain and not in_title and plain[0].token.start < defined[0].token.start:
        out["acronym"] = plain[0], f"“{name}” is used before it is spelled out; move its definition here"
    spelled = [use for use in defined if use.spelled]
    if len(spelled) > 1:
        out["acronym-twice"] = spelled[1], f"“{name}” is defined a second time; the acronym alone will do"
    if defined and not plain and len(defined) == 1 and defined[0].spelled:
        out["acronym-unused"] = defined[0], f"“{name}” is defined and not used again; leave the acronym out"
    return out
