"""Texts like those that the library is made for, and texts like no other."""

from __future__ import annotations

from attrs import evolve, frozen
from hypothesis import strategies as st

SUBJECTS = ["The ministers", "The Committee", "The three delegations", "They", "Both governments"]
ACTS = [
    "condemned",
    "deplored",
    "expressed concern over",
    "welcomed",
    "noted",
    "reaffirmed",
    "demanded an end to",
    "urged the parties to end",
    "called on the parties to end",
    "will support",
    "may support",
    "shall oppose",
    "decided to raise",
    "decided to lower",
    "did not welcome",
]
OBJECTS = [
    "the missile launches of Oskara",
    "the blockade of the northern strait",
    "the joint search for the lost ferry",
    "the target range for the policy rate",
    "the sharing of real-time warning data",
    "the convoys of grain to the mountain valleys",
    "the U.S. and Norvalian coast guards",
    "tariffs on timber",
]
MODIFIERS = [
    "",
    "",
    "in the strongest terms",
    "as appropriate",
    "where possible",
    "fully",
    "to some extent",
    "without delay",
]
FACTS = [
    "",
    "",
    "on May 12, 2024",
    "on 3 June 2025",
    "at the 13th session",
    "at the 14th session",
    "in Port Alder",
    "with 25 vessels",
    "with 1,250 vessels",
    "for the third year",
    "by 2.5 per cent",
]
CLAUSES = [
    "",
    "",
    "",
    "and urged both sides to keep talking",
    "which has seen fewer incidents since spring",
    "noting that earlier promises had been broken",
    "although risks remain, and the ministers will meet again",
]


@frozen
class Line:
    """A sentence by its parts, so that an edition can be revised part by part."""

    subject: str
    act: str
    thing: str
    modifier: str
    fact: str
    clause: str

    def __str__(self) -> str:
        parts = [self.subject, self.act, self.thing, self.modifier, self.fact]
        body = " ".join(part for part in parts if part)
        return f"{body}, {self.clause}." if self.clause else f"{body}."


Edition = list[list[Line]]
PARTS = {"subject": SUBJECTS, "act": ACTS, "thing": OBJECTS, "modifier": MODIFIERS, "fact": FACTS, "clause": CLAUSES}


def lines() -> st.SearchStrategy[Line]:
    """A sentence."""
    return st.builds(Line, **{name: st.sampled_from(choices) for name, choices in PARTS.items()})


def editions() -> st.SearchStrategy[Edition]:
    """One to four paragraphs of one to three sentences."""
    return st.lists(st.lists(lines(), min_size=1, max_size=3), min_size=1, max_size=4)


@st.composite
def revisions(draw: st.DrawFn, edition: Edition) -> Edition:
    """The next edition: sentences kept, revised, dropped, added and moved."""
    out: Edition = []
    for paragraph in edition:
        kept: list[Line] = []
        for line in paragraph:
            fate = draw(st.sampled_from(["keep", "keep", "revise", "revise", "drop", "add"]))
            if fate == "revise":
                part = draw(st.sampled_from(sorted(PARTS)))
                kept.append(evolve(line, **{part: draw(st.sampled_from(PARTS[part]))}))
            elif fate != "drop":
                kept.append(line)
            if fate == "add":
                kept.append(draw(lines()))
        if kept:
            out.append(kept)
    out = draw(st.permutations(out)) if draw(st.booleans()) else out
    return list(out) or [[draw(lines())]]


def written(edition: Edition, *, numbered: bool = False, titled: bool = False) -> str:
    """An edition as a text."""
    paragraphs = [" ".join(map(str, paragraph)) for paragraph in edition]
    if numbered:
        paragraphs = [f"{number}. {paragraph}" for number, paragraph in enumerate(paragraphs, 1)]
    if titled:
        paragraphs.insert(0, "Joint Statement of the 13th Norvale Talks")
    return "\n\n".join(paragraphs) + "\n"


@st.composite
def statements(draw: st.DrawFn) -> str:
    """A text like a statement."""
    return written(draw(editions()), numbered=draw(st.booleans()), titled=draw(st.booleans()))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A text like a statement, and its next edition."""
    old = draw(editions())
    new = draw(revisions(old))
    numbered, titled = draw(st.booleans()), draw(st.booleans())
    return written(old, numbered=numbered, titled=titled), written(new, numbered=numbered, titled=titled)


#: Pieces that lead readers of text astray.
_TRAPS = [
    "\n",
    "\n\n",
    "\r\n",
    "\f",
    "\u2028",
    "\x85",
    "\t",
    "  ",
    "\u00a0",
    "1. ",
    "(a) ",
    "• ",
    "- 2 -",
    "***",
    "# ",
    "U.S.",
    "No. 5",
    "p.m.",
    "e.g.",
    "resolutions.3 The",
    "Jan. 31",
    "co-operate",
    "real\u00adtime",
    "\u200b",
    "“Yes.” ",
    "’s",
    "D.C., on",
    ";",
    "; 2. Requests",
    "...",
    "…",
    "1,000",
    "½",
    "é",
    "e\u0301",
    "中文。",
    "🚢",
    "\ud83d",
    "\u202e",
    "The ministers met. ",
    "They agreed to ",
    "the",
    "For the Government of Norvale",
    "Annex A",
    "__",
    "x",
    "7",
    "https://example.org/a.b",
]


def strange_texts() -> st.SearchStrategy[str]:
    """Any text at all that has a word in it and is no file name."""
    mixed = st.lists(st.one_of(st.sampled_from(_TRAPS), st.text(max_size=4)), max_size=25).map("".join)
    return mixed.map(lambda text: text + "\n\nThe ministers met in Norvale and agreed.")


def any_texts() -> st.SearchStrategy[str]:
    """Texts like statements, and texts like no other."""
    return st.one_of(statements(), strange_texts())


def any_pairs() -> st.SearchStrategy[tuple[str, str]]:
    """Two editions, or two texts that have nothing to do with each other."""
    return st.one_of(pairs(), pairs(), st.tuples(any_texts(), any_texts()))
