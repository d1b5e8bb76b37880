"""No regular expression of the package takes time that grows faster than the text."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import random
import re
import time
import warnings
from collections import deque
from collections.abc import Iterator

import pytest

import dtt_diff
from tests.making import PACKAGE, ROOT

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from re import _constants, _parser  # type: ignore[attr-defined]

#: Characters of the shorter of the two texts that each pattern is tried on; the longer one has four times as many.
SHORT = 4_000
#: Seconds on the longer text below which a pattern is quick, whatever its growth.
QUICK = 0.15
#: Four times the text may take so many times as long: four for a linear pattern, sixteen for a quadratic one.
GROWTH = 9
#: A character of each class; a class may stand for several.
CLASSES = {
    _constants.CATEGORY_DIGIT: "1",
    _constants.CATEGORY_WORD: "a",
    _constants.CATEGORY_SPACE: " ",
    _constants.CATEGORY_NOT_DIGIT: "a",
    _constants.CATEGORY_NOT_WORD: "-",
    _constants.CATEGORY_NOT_SPACE: "x",
}


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern that a module of the package holds, alone or in a collection, by the place where it is found."""
    found: dict[tuple[object, int], tuple[str, re.Pattern[str]]] = {}

    def look(value: object, name: str, depth: int = 0) -> None:
        if isinstance(value, re.Pattern):
            found.setdefault((value.pattern, value.flags), (name, value))
        elif isinstance(value, dict) and depth < 4:
            look([*value.keys(), *value.values()], name, depth + 1)
        elif isinstance(value, list | tuple | set | frozenset) and depth < 4:
            for item in value:
                look(item, name, depth + 1)

    for module in pkgutil.walk_packages(dtt_diff.__path__, "dtt_diff."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                look(value, f"{module.name}.{name}")
    return {f"{name}-{number}": pattern for number, (name, pattern) in enumerate(found.values())}


PATTERNS = patterns()
SOURCES = {path: path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
#: Patterns that are only looked for in so many characters before or after a place.
WINDOWED = {"_WORD_BEFORE": 200, "_NAMED_LETTER": 200}
#: A pattern of which one match may be of 2,000 characters, which is tried at every mark: linear, but not quick.
BOUNDED = {"_EMPHASIS"}


def variable(name: str) -> str:
    """The variable that holds a pattern."""
    return name.rpartition("-")[0].rpartition(".")[2]


def is_anchored(name: str) -> bool:
    """Whether a pattern is only ever held against the beginning of a text, or the whole of it, and never looked for in it."""
    own = variable(name)
    module = name.rpartition("-")[0].rpartition(".")[0].replace(".", "/")
    homes = [ROOT / f"{module}.py", ROOT / module / "__init__.py"]
    sources = [text for path, text in SOURCES.items() if not own.startswith("_") or path in homes]
    uses = re.findall(rf"^(?!.*import).*?(?<!\w){own}\b(?!: | =|,$)(\.\w+)?", "\n".join(sources), re.MULTILINE)
    return bool(uses) and set(uses) <= {".match", ".fullmatch"}


def alphabet(parsed: object) -> Iterator[str]:
    """Characters that the parts of a parsed pattern match."""
    for op, value in parsed:  # type: ignore[attr-defined]
        if op in (_constants.LITERAL, _constants.NOT_LITERAL):
            yield chr(value)
        elif op is _constants.IN:
            yield from alphabet(value)
        elif op is _constants.RANGE:
            yield from map(chr, value)
        elif op is _constants.CATEGORY:
            yield CLASSES[value]
        elif op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
            yield from alphabet(value[2])
        elif op is _constants.SUBPATTERN:
            yield from alphabet(value[3])
        elif op is _constants.BRANCH:
            yield from itertools.chain.from_iterable(map(alphabet, value[1]))
        elif op in (_constants.ASSERT, _constants.ASSERT_NOT):
            yield from alphabet(value[1])
        elif op is _constants.ATOMIC_GROUP:
            yield from alphabet(value)


def example(parsed: object, draw: random.Random) -> str:
    """A text that a parsed pattern nearly matches."""
    out = ""
    for op, value in parsed:  # type: ignore[attr-defined]
        if op in (_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.RANGE, _constants.CATEGORY):
            out += draw.choice([*alphabet([(op, value)]), ""][:40])
        elif op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
            out += "".join(example(value[2], draw) for _ in range(max(value[0], min(value[1], draw.choice([0, 1, 3])))))
        elif op is _constants.SUBPATTERN:
            out += example(value[3], draw)
        elif op is _constants.BRANCH:
            out += example(draw.choice(value[1]), draw)
        elif op is _constants.ATOMIC_GROUP:
            out += example(value, draw)
    return out


def seeds(pattern: re.Pattern[str]) -> list[str]:
    """What is repeated to try a pattern: characters of its own, pairs of them, and what it nearly matches, cut short."""
    parsed = _parser.parse(pattern.pattern, pattern.flags)
    draw = random.Random(8)
    own = list(dict.fromkeys([*alphabet(parsed), " ", "a", "A", "1", ".", "\n"]))
    pairs = ["".join(pair) for pair in itertools.permutations(own[:6], 2)]
    near = [example(parsed, draw) for _ in range(8)]
    return list(dict.fromkeys(text for text in (*own[:25], *pairs, *near, *(text[:-1] for text in near)) if text))


def seconds(pattern: re.Pattern[str], seed: str, size: int, times: int, *, anchored: bool) -> float:
    """The least time that a pattern takes to be looked for, as it is used, in a text that ends in what it does not expect."""
    text: str | bytes = (seed * (size // len(seed) + 1))[:size] + "\x01"
    if isinstance(pattern.pattern, bytes):
        text = text.encode("latin-1", "replace")
    best = 60.0
    for _ in range(times):
        start = time.perf_counter()
        if anchored:
            pattern.match(text), pattern.fullmatch(text)
        else:
            deque(pattern.finditer(text), maxlen=0)
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.parametrize("name", [name for name in PATTERNS if variable(name) not in WINDOWED.keys() | BOUNDED])
def test_a_pattern_takes_time_that_grows_with_the_text(name):
    """Four times the text does not take much more than four times as long, whatever is repeated in it."""
    pattern, anchored = PATTERNS[name], is_anchored(name)
    for seed in seeds(pattern):
        if seconds(pattern, seed, 4 * SHORT, 1, anchored=anchored) < QUICK:
            continue
        longer, shorter = (seconds(pattern, seed, size, 3, anchored=anchored) for size in (4 * SHORT, SHORT))
        assert longer < QUICK or longer < GROWTH * shorter, f"{seed!r} repeated: {shorter:.3f} s, then {longer:.3f} s"
