from __future__ import annotations

import datetime
import hashlib
import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from dtt_diff.checking.loading import default_policy, load_policy, load_waivers, rule_ids
from dtt_diff.checking.tables import shown_path
from dtt_diff.checking.values import AgreedPhrase, ChangeRule, MustMention, Policy, Waiver
from dtt_diff.errors import PolicyError
from tests.making import DATA, PACKAGE, ROOT

SCHEMA = json.loads((ROOT / "docs" / "policy.schema.json").read_text(encoding="utf-8"))
RULE = '[[change]]\nid = "deterrence"\nseverity = "error"\n'
WAIVER = '[[waiver]]\nreason = "settled"\n'


def plain(value: object) -> object:
    """What TOML holds, in the types of JSON."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def load(tmp_path, text: str | bytes):
    """The policy in a file of its own."""
    path = tmp_path / "policy.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return load_policy(path)


#: Policies that are none, and what must be said of each.
MISTAKES: list[tuple[str | bytes, list[str]]] = [
    ("[polcy]\n", ["unknown section 'polcy'", "did you mean 'policy'?"]),
    ("[[changes]]\n", ["unknown section 'changes'", "did you mean 'change'?"]),
    ("policy = 3\n", ["policy is a whole number", "write a section [policy]"]),
    ('[policy]\nfail_on = "errors"\n', ["[policy], fail_on", "did you mean 'error'?"]),
    ("[policy]\nfail_on = true\n", ["[policy], fail_on", "true or false stands where a text is expected"]),
    ('[policy]\nfailon = "error"\n', ["[policy]", "unknown key 'failon'", "did you mean 'fail_on'?"]),
    ('[policy]\ndirected = "none"\n', ["[policy], directed", "choose one of error, warning, info, off"]),
    ('[policy]\nundirected = "off"\n', ["[policy], undirected", "never silent", 'undirected = "info"']),
    ('[policy]\nname = ""\n', ["[policy], name", "the text is empty"]),
    ('[[change]]\nseverity = "error"\nkinds = ["softened"]\n', ["[[change]] number 1, id", 'write id = "..."']),
    ('[[change]]\nid = "x"\nkinds = ["softened"]\n', ['[[change]] number 1, "x", severity', "the key is missing"]),
    ('[change]\nid = "x"\n', ["[change] is one table", "[[change]] with two brackets"]),
    ("change = [1]\n", ["change is a list", "write [[change]] once for every entry"]),
    (RULE, ['[[change]] number 1, "deterrence"', "no condition"]),
    (RULE.replace('"error"', '"eror"') + 'kinds = ["softened"]\n', ['"deterrence", severity', "did you mean 'error'?"]),
    (RULE + 'kinds = ["softend"]\n', ['"deterrence", kinds', "did you mean 'softened'?"]),
    (RULE + 'kinds = "softened"\n', ['"deterrence", kinds', "a text stands where a list is expected"]),
    (RULE + "kinds = []\n", ['"deterrence", kinds', "the list is empty"]),
    (RULE + 'kinds = ["added", "added"]\n', ['"deterrence", kinds', "stands twice"]),
    (RULE + 'dimensions = ["modallity"]\n', ['"deterrence", dimensions', "did you mean 'modality'?"]),
    (RULE + "min_salience = 4\n", ['"deterrence", min_salience', "4 is not from 1 to 3"]),
    (RULE + "min_salience = true\n", ['"deterrence", min_salience', "a whole number is expected"]),
    (RULE + "min_salience = 2.5\n", ['"deterrence", min_salience', "a number with a fraction"]),
    (
        RULE + 'themes = ["Deterence"]\n[themes]\n"Deterrence" = ["x"]\n',
        ['"deterrence", themes', "did you mean 'Deterrence'?"],
    ),
    (RULE + 'themes = ["Deterrence"]\n', ['"deterrence", themes', "there is none to choose from"]),
    (RULE + 'old = ["***"]\n', ['"deterrence", old', "no letter or digit"]),
    (RULE + 'old = ["a ..."]\n', ['"deterrence", old', "begins or ends with"]),
    (RULE + "old = [3]\n", ['"deterrence", old', "item 1 is a whole number"]),
    (RULE + 'old = [" "]\n', ['"deterrence", old', "item 1 is empty"]),
    (RULE + 'kinds = ["added"]\nold = ["x"]\n', ['"deterrence", old', "has no old side"]),
    (RULE + 'kinds = ["dropped"]\nnew = ["x"]\n', ['"deterrence", new', "has no new side"]),
    (RULE + "paragraphs = [0]\n", ['"deterrence", paragraphs', "counted from 1"]),
    (RULE + 'paragraphs = ["4"]\n', ['"deterrence", paragraphs', "a list of whole numbers"]),
    (RULE + "paragraphs = []\n", ['"deterrence", paragraphs', "the list is empty"]),
    (RULE + 'kinds = ["added"]\nold_text = "x"\n', ['"deterrence"', "unknown key 'old_text'"]),
    (2 * (RULE + 'kinds = ["added"]\n'), ['[[change]] number 2, "deterrence", id', "that of [[change]] number 1"]),
    (RULE.replace("deterrence", "stale-edition") + 'kinds = ["added"]\n', ["a rule that is built in"]),
    (RULE.replace("deterrence", "reversal") + 'kinds = ["added"]\n', ["a rule that is built in"]),
    ('[themes]\n"Strait" = "Taiwan"\n', ["[themes], Strait", "a list is expected"]),
    ('[themes]\n"Strait" = []\n', ["[themes], Strait", "the list is empty"]),
    ('[themes]\n"" = ["x"]\n', ["[themes]", "a theme without a name"]),
    ('[[agreed]]\nid = "a"\n', ['[[agreed]] number 1, "a", phrase', "the key is missing"]),
    ('[[agreed]]\nid = "a"\nphrase = "..."\n', ['"a", phrase', "no letter or digit"]),
    ('[[agreed]]\nid = "a"\nphrase = "x"\nforbidden = "yes"\n', ['"a", forbidden', "forbidden = true, without quotes"]),
    ('[[agreed]]\nid = "a"\nphrase = "x"\ntolerances = ["cases"]\n', ['"a", tolerances', "did you mean 'case'?"]),
    ('[stale]\nedtion = "error"\n', ["[stale]", "unknown key 'edtion'", "did you mean 'edition'?"]),
    ('[stale]\nedition = "fatal"\n', ["[stale], edition: 'fatal' is unknown; choose one of error, warning, info, off"]),
    ("[stale]\nedition = false\n", ["[stale], edition", "true or false stands where a text is expected"]),
    ('[consistency]\nacronyms = "error"\n', ["[consistency]", "did you mean 'acronym'?"]),
    ('[consistency]\nknown_acronyms = "UN"\n', ["[consistency], known_acronyms", "a list is expected"]),
    ('[[must_mention]]\nid = "m"\n', ['[[must_mention]] number 1, "m", phrases', "nothing to mention"]),
    ('[[must_mention]]\nid = "m"\nphrases = ["x"]\neditions = 0\n', ['"m", editions', "from 1 to 100"]),
    ('[[waiver]]\nrule = "softened"\n', ["[[waiver]] number 1, reason", "the key is missing"]),
    ('[[waiver]]\nrule = "softened"\nreason = " "\n', ["[[waiver]] number 1, reason", "the text is empty"]),
    (WAIVER, ['[[waiver]] number 1, "settled"', "write fingerprint, or rule, or pattern"]),
    (WAIVER + 'rule = "softend"\n', ["rule", "did you mean 'softened'?"]),
    (WAIVER + 'fingerprint = "12"\n', ["fingerprint", "16 hexadecimal digits"]),
    (WAIVER + 'rule = "softened"\nuntil = "soon"\n', ["until", "until = 2026-12-31"]),
    (WAIVER + 'rule = "softened"\nuntil = "2026-02-30"\n', ["until", "no day of the calendar"]),
    (WAIVER + 'rule = "softened"\nuntil = 2026-12-31T10:00:00\n', ["until", "a date with a time"]),
    (WAIVER + 'pattern = "*"\n', ["pattern", "no letter or digit"]),
    ("[policy\n", ["not TOML", "line 1"]),
    ("[policy]\nname = 'a'\nname = 'b'\n", ["not TOML", "line 3"]),
    (b"[policy]\nname = '\xff'\n", ["line 2", "is not UTF-8", "save the policy as UTF-8"]),
    ("a = " + "[" * 5000 + "]" * 5000, ["policy.toml"]),
    ('[[agreed]]\nid = "a"\nphrase = "' + "x" * 4001 + '"\n', ['"a", phrase', "it has 4001 characters", "of at most 4000"]),
    ('[[must_mention]]\nid = "m"\nthemes = ["Strait"]\n[themes]\n"Halden" = ["x"]\n', ['"m", themes', "choose one of Halden"]),
    ('[[must_mention]]\nid = "m"\nphrases = ["x"]\neditions = 101\n', ['"m", editions', "from 1 to 100"]),
    ('[[must_mention]]\nid = "m"\nphrases = ["x"]\nMessage = "y"\n', ["unknown key 'Message'", "did you mean 'message'?"]),
    (WAIVER + 'fingerprint = "0123456789abcdeg"\n', ["fingerprint", "16 hexadecimal digits"]),
    (WAIVER + 'owners = "x"\n', ["unknown key 'owners'", "did you mean 'owner'?"]),
    (
        '[[agreed]]\nid = "a"\nphrase = "x"\n[[must_mention]]\nid = "a"\nphrases = ["x"]\n',
        ['[[must_mention]] number 1, "a", id', "that of [[agreed]] number 1"],
    ),
]

#: A policy that says everything that can be said.
WHOLE = """
[policy]
name = "Tidewater"
fail_on = "warning"
directed = "off"
undirected = "warning"

[themes]
"Halden" = ["Halden Strait", "northern channel"]
"Ferry" = ["lost ferry"]

[[change]]
id = "defence"
severity = "error"
message = "Ask the ministers."
kinds = ["softened", "updated"]
dimensions = ["modality", "degree"]
min_salience = 2
themes = ["Halden"]
old = ["shall"]
new = ["may"]
either = ["patrols"]
paragraphs = [2, 5]

[[change]]
id = "small"
severity = "info"
paragraphs = [1]

[[agreed]]
id = "path"
severity = "warning"
phrase = "the  path to\ttalks"
forbidden = true
tolerances = ["case", "order"]
message = "It was agreed."

[[agreed]]
id = "list"
phrase = "ports and pilots"

[[must_mention]]
id = "strait"
severity = "info"
phrases = ["Halden Strait", "calm seas"]
themes = ["Halden", "Ferry"]
editions = 4
message = "Never leave it out."

[[must_mention]]
id = "seas"
phrases = ["calm seas"]

[stale]
edition = "info"

[consistency]
acronym = "off"
known_acronyms = ["MCRT"]

[[waiver]]
reason = "settled"
fingerprint = " 0123456789ABCDEF "
rule = "defence"
pattern = "may"
owner = "Oskara"
until = 2026-12-31

[[waiver]]
reason = "of no weight"
rule = "list"
"""


def test_all_that_a_policy_says_is_taken(tmp_path):
    """Every key of every section, and what holds where a key is left out."""
    policy, base = load(tmp_path, WHOLE), default_policy()
    themes = (("Halden", ("Halden Strait", "northern channel")), ("Ferry", ("lost ferry",)))
    source = shown_path(tmp_path / "policy.toml")
    assert policy == Policy(
        name="Tidewater",
        fail_on="warning",
        directed=None,
        undirected="warning",
        changes=(
            ChangeRule(
                id="defence",
                severity="error",
                message="Ask the ministers.",
                kinds=("softened", "updated"),
                dimensions=("modality", "degree"),
                min_salience=2,
                themes=("Halden",),
                old=("shall",),
                new=("may",),
                either=("patrols",),
                paragraphs=(2, 5),
            ),
            ChangeRule(id="small", severity="info", paragraphs=(1,)),
        ),
        fallbacks=base.fallbacks,
        agreed=(
            AgreedPhrase("path", "warning", "the path to talks", True, ("case", "order"), "It was agreed."),
            AgreedPhrase("list", "error", "ports and pilots"),
        ),
        must_mention=(
            MustMention(
                id="strait",
                severity="info",
                phrases=("Halden Strait", "calm seas", "northern channel", "lost ferry"),
                editions=4,
                message="Never leave it out.",
                themes=("Halden", "Ferry"),
            ),
            MustMention("seas", "warning", ("calm seas",), 2),
        ),
        stale=tuple((key, "info" if key == "edition" else severity) for key, severity in base.stale),
        consistency=tuple((key, None if key == "acronym" else severity) for key, severity in base.consistency),
        themes=themes,
        known_acronyms=(*base.known_acronyms, "MCRT"),
        waivers=(
            Waiver(
                reason="settled",
                fingerprint="0123456789abcdef",
                rule="defence",
                pattern="may",
                owner="Oskara",
                until=datetime.date(2026, 12, 31),
                source=f'{source}: [[waiver]] number 1, "settled"',
            ),
            Waiver("of no weight", rule="list", source=f'{source}: [[waiver]] number 2, "of no weight"'),
        ),
        source=source,
        digest=hashlib.sha256(WHOLE.encode()).hexdigest(),
    )


def test_the_rules_of_a_policy_are_known_by_their_ids(tmp_path):
    """Those of its own, those that hold where it has none, and those that are built in; a waiver may name any of them."""
    ids = rule_ids(load(tmp_path, WHOLE))
    assert ids[:6] == ("defence", "small", "path", "list", "strait", "seas")
    assert {"softened", "added", "stale-edition", "acronym", *(rule.id for rule in default_policy().fallbacks)} <= set(ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("directed", ["error", "warning", "info"])
def test_a_severity_is_taken_as_it_is_written(tmp_path, directed):
    """For changes with a direction."""
    assert load(tmp_path, f'[policy]\ndirected = "{directed}"\n').directed == directed


def test_the_longest_phrase_that_may_be_agreed_is_taken(tmp_path):
    """It may be a whole paragraph."""
    assert len(load(tmp_path, f'[[agreed]]\nid = "a"\nphrase = "{"x" * 4000}"\n').agreed[0].phrase) == 4000


def test_a_path_with_what_cannot_be_printed_is_shown_without_it():
    """A message must not carry an escape sequence or a line break of a file name."""
    assert shown_path(Path("a\x1b[31m\nb.toml")) == "a\ufffd[31m\ufffdb.toml"


@pytest.mark.parametrize(("text", "says"), MISTAKES)
def test_a_mistake_is_told_with_file_key_and_remedy(tmp_path, text, says):
    """Whatever is wrong with a policy."""
    with pytest.raises(PolicyError) as caught:
        load(tmp_path, text)
    message = str(caught.value)
    assert "policy.toml: " in message
    for part in says:
        assert part in message


def test_a_file_that_is_not_there_is_told(tmp_path):
    """A missing file, and a folder."""
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(PolicyError, match="the policy cannot be read"):
            load_policy(path)


def test_what_a_policy_does_not_say_is_as_in_the_default_one(tmp_path):
    """Sections and keys that are left out, one by one."""
    base, own = default_policy(), load(tmp_path, '[stale]\nyear = "off"\n[consistency]\nknown_acronyms = ["TST"]\n')
    assert dict(own.stale) == {**dict(base.stale), "year": None}
    assert own.consistency == base.consistency
    assert own.known_acronyms == ("TST",)
    assert (own.fail_on, own.directed, own.undirected) == ("error", "warning", "info")
    assert own.fallbacks == base.fallbacks


def test_the_default_policy_is_what_the_documentation_says():
    """Stale facts are errors, directed changes and inconsistencies warnings."""
    policy = default_policy()
    assert {severity for _, severity in policy.stale} == {"error"}
    assert {key: severity for key, severity in policy.consistency if severity != "warning"} == {"acronym-unused": "info"}


def test_a_side_file_has_waivers_only(tmp_path):
    """Its entries are added behind those of the policy."""
    path = tmp_path / "waivers.toml"
    path.write_text(WAIVER + 'rule = "softened"\nuntil = "2026-12-31"\n', encoding="utf-8")
    (waiver,) = load_waivers(path)
    assert (waiver.rule, waiver.reason, waiver.until) == ("softened", "settled", datetime.date(2026, 12, 31))
    assert "waivers.toml: [[waiver]] number 1" in waiver.source
    assert default_policy().with_waivers([waiver]).waivers == (waiver,)
    path.write_text("[policy]\n", encoding="utf-8")
    with pytest.raises(PolicyError, match=r"waivers\.toml: unknown section 'policy'"):
        load_waivers(path)


POLICIES = [
    PACKAGE / "checking" / "default.toml",
    ROOT / "examples" / "policy.toml",
    DATA / "checking" / "policy.toml",
]


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.name)
def test_the_schema_takes_what_the_library_takes(path):
    """Every policy of the project."""
    jsonschema.Draft202012Validator(SCHEMA).validate(plain(tomllib.loads(path.read_text(encoding="utf-8"))))


def test_the_schema_knows_the_same_keys():
    """Those of the default policy, with the same checks."""
    for section, values in (("stale", default_policy().stale), ("consistency", default_policy().consistency)):
        keys = set(SCHEMA["properties"][section]["properties"]) - {"known_acronyms"}
        assert keys == {key for key, _ in values}
        page = (ROOT / "docs" / "policy.md").read_text(encoding="utf-8")
        assert all(f"`{key}`" in page for key in keys)


@pytest.mark.parametrize(
    "text",
    [
        "[polcy]\n",
        RULE,
        RULE + 'kinds = ["softend"]\n',
        WAIVER,
        '[policy]\nundirected = "off"\n',
        '[stale]\nedtion = "error"\n',
    ],
)
def test_the_schema_refuses_what_the_library_refuses(text):
    """The mistakes that a schema can see."""
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(tomllib.loads(text))
