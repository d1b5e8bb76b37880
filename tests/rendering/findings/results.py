"""Results of checks made by hand, and what a statement may carry that must not get through."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from dtt_diff.checking.values import CheckResult, Finding, Place, Policy, Waiver
from dtt_diff.model import Change, Evidence, Opinion, Passage

DRAFT = "drafts/6 talks.txt"
LAST = "published/5.txt"

#: Words with which a statement could steer what shows it: a terminal, a runner of workflows, XML, Markdown, a code host.
HOSTILE = (
    "\x1b[31mred\x07 \u202egnol\u202c\x00 \ud800"
    "\n::error file=secrets.txt::pwned\r\n::add-mask::the\u2028##[group]x ##vso[task.setvariable variable=a]b"
    "]]> <script>alert(1)</script> &amp; <!-- --> | pipes | `code` **bold** [link](http://evil.example) ![i](x) @ministry/all "
    "#12 www.evil.example https://evil.example GH-12 !7 %5 ~bug $1 &2 \U0001f6a2 " + "x" * 300
)


def place(quote: str, line: int = 7, column: int = 15, **others: object) -> Place:
    """A place in the draft, in one line."""
    start = 100 * line + column
    made = Place("new", DRAFT, 2, ((start, start + len(quote)),), line, column, line, column + len(quote), quote)
    return evolve(made, **others)


def passage(text: str, *marks: str, start: int = 500) -> Passage:
    """A quote of which some words differ from the other side."""
    spans = tuple((start + text.index(mark), start + text.index(mark) + len(mark)) for mark in marks)
    return Passage(((start, start + len(text)),), text, spans)


OLD_QUOTE = "condemned in the strongest terms"
WHY = "“in the strongest terms” was taken out, which takes force away"


def change(**others: object) -> Change:
    """A condemnation that lost its intensifier."""
    made = Change(
        id="0f0f0f0f0f0f",
        kind="softened",
        old=passage(OLD_QUOTE, "in the strongest terms"),
        new=passage("condemned"),
        old_sentences=(3,),
        new_sentences=(3,),
        dimensions=("degree",),
        salience=3,
        shift=-1.0,
        confidence="high",
        evidence=(Evidence("intensifier", WHY),),
        explanation=f"“{OLD_QUOTE}” became “condemned”: {WHY}.",
    )
    return evolve(made, **others)


def softened(**others: object) -> Finding:
    """A finding on the change, which no rule of the policy took."""
    made = change()
    finding = Finding(
        rule="softened",
        kind="change",
        severity="warning",
        message=made.explanation,
        place=place("condemned"),
        old_place=place(OLD_QUOTE, side="old", source=LAST, paragraph=3),
        change=made,
        suggestion=OLD_QUOTE,
        fingerprint="a1" * 8,
    )
    return evolve(finding, **others)


def dropped(**others: object) -> Finding:
    """A finding on words that stand in the last edition alone."""
    text = "called on it to return to the talks"
    made = change(
        kind="dropped",
        old=passage(text, text),
        new=None,
        new_sentences=(),
        evidence=(Evidence("no counterpart", ""),),
        explanation=f"“{text}” has no counterpart in the new edition.",
    )
    near = "They urged the Authority to cease all activities " + "of this kind " * 10
    return evolve(
        softened(rule="dropped", message=made.explanation, change=made, fingerprint="d0" * 8),
        place=place(near, column=200),
        suggestion=text,
        replaces=False,
        **others,
    )


def stale(**others: object) -> Finding:
    """A finding that is on no change: the number of the edition in the title was left as it was."""
    finding = Finding(
        rule="stale-edition",
        kind="stale",
        severity="error",
        message="the draft still says “5th”, the number of the last edition",
        place=place("5th", 1, 24, paragraph=0),
        suggestion="6th",
        fingerprint="b2" * 8,
    )
    return evolve(finding, **others)


def missing(**others: object) -> Finding:
    """A matter that the draft says nothing about: it stands nowhere in the draft."""
    finding = Finding(
        rule="navigation",
        kind="must-mention",
        severity="warning",
        message="the draft says nothing about navigation",
        place=None,
        old_place=place("freedom of navigation", 17, 3, side="old", source=LAST, paragraph=7),
        fingerprint="c3" * 8,
        replaces=False,
    )
    return evolve(finding, **others)


def on_waiver(**others: object) -> Finding:
    """A finding on a waiver that has ended."""
    finding = Finding(
        rule="waiver-expired",
        kind="waiver",
        severity="warning",
        message="policy.toml: waiver 1 held until 2025-01-31; renew it or take it out",
        place=None,
        fingerprint="e4" * 8,
    )
    return evolve(finding, **others)


WAIVER = Waiver("agreed by the heads of delegation", rule="softened", owner="Desk 3", until=date(2026, 12, 31), source="w.toml")
POLICY = Policy(
    name="talks",
    source="policy.toml",
    stale=(("edition", "error"), ("venue", "warning"), ("time", None)),
    consistency=(("placeholder", "warning"),),
    waivers=(WAIVER,),
    digest="ab" * 32,
)
PROVENANCE = {
    "draft": DRAFT,
    "last edition": LAST,
    "library": "dtt_diff 0.1.0",
    "profile": "diplomatic",
    "lexicon sha256": "11" * 32,
    "old text sha256": "22" * 32,
    "new text sha256": "33" * 32,
    "policy": "talks",
    "policy sha256": "ab" * 32,
}


def result(*findings: Finding, fail_on: str = "error", notes: tuple[str, ...] = (), **provenance: str) -> CheckResult:
    """A result with some findings."""
    return CheckResult(findings, evolve(POLICY, fail_on=fail_on), {**PROVENANCE, **provenance}, notes)


def everything() -> CheckResult:
    """Findings of every shape: in the draft and not, on a change and not, waived, known, interrupted, in two lines."""
    reviewed = change(opinion=Opinion("relabelled", "updated", "as agreed with the desk"))
    return result(
        stale(),
        softened(),
        dropped(),
        softened(
            rule="deterrence", severity="error", message=f"No softening here. ({change().explanation})", fingerprint="01" * 8
        ),
        softened(change=reviewed, message=f"{change().explanation} (was: updated)", fingerprint="02" * 8),
        softened(waiver=0, fingerprint="03" * 8),
        stale(known=True, fingerprint="04" * 8),
        stale(place=place("the\n5th", 9, 80, end_line=10, end_column=4), fingerprint="05" * 8),
        stale(place=place("the 5th", 9, 80, spans=((980, 983), (990, 993)), end_line=12), fingerprint="06" * 8),
        softened(rule="updated", severity="info", change=change(kind="updated", shift=None), fingerprint="07" * 8),
        missing(),
        on_waiver(),
        notes=("the comparison was reviewed", "draft: read as Markdown"),
        **{"baseline sha256": "44" * 32},
    )


def hostile() -> CheckResult:
    """A result in which all that a statement, a policy or a file name can say is hostile."""
    made = change(
        old=passage(HOSTILE, "the", start=0),
        new=passage("x" + HOSTILE, "pwned", start=0),
        explanation=HOSTILE,
        evidence=(Evidence("r", HOSTILE),),
        opinion=Opinion("accepted", "softened", HOSTILE),
    )
    bad = place(HOSTILE, source=f"drafts/{HOSTILE[:60]}.txt")
    waiver = Waiver(HOSTILE, rule=HOSTILE, owner=HOSTILE, source=HOSTILE)
    findings = (
        softened(change=made, message=HOSTILE, place=bad, old_place=bad, suggestion=HOSTILE),
        stale(rule=HOSTILE, message=HOSTILE, place=bad, old_place=bad, suggestion=HOSTILE),
        missing(message=HOSTILE),
        softened(waiver=0, message=HOSTILE, change=made, fingerprint="f5" * 8),
        on_waiver(message=HOSTILE),
    )
    policy = evolve(POLICY, name=HOSTILE, source=HOSTILE, waivers=(waiver,))
    return CheckResult(findings, policy, {**PROVENANCE, "draft": HOSTILE, "policy": HOSTILE}, (HOSTILE,))
