from __future__ import annotations

import datetime
import json
import tomllib

import jsonschema
import pytest

from dtt_diff.checking.loading import default_policy, load_policy, load_waivers
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


@pytest.mark.parametrize(
    ("text", "says"),
    [
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
    ],
)
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
