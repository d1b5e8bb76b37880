"""Baselines: findings that were accepted at one time, so that only new ones count.

A baseline is a JSON file: what it is, which library wrote it, and a line for each finding with its fingerprint. Rule
and message stand there for a reader; only the fingerprints count.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from attrs import evolve

from dtt_diff.checking.tables import shown_path
from dtt_diff.checking.values import Baseline, CheckResult
from dtt_diff.errors import DttDiffError, PolicyError
from dtt_diff.input import read_document
from dtt_diff.parsed import Parsed, load_json

#: What the file says it is, and the version of the format.
FORMAT = "dtt_diff baseline"
VERSION = 1
_KEYS = ("format", "version", "library", "findings")
_FINDING_KEYS = ("fingerprint", "rule", "message")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


def dump_baseline(result: CheckResult) -> str:
    """Return a baseline with the findings of a check, as JSON text; those that a waiver covers are left out.

    Args:
        result: the result of a check.
    """
    rows = {(f.rule, f.fingerprint): f.message for f in result.findings if f.waiver is None}
    data = {
        "format": FORMAT,
        "version": VERSION,
        "library": result.provenance["library"],
        "findings": [{"fingerprint": mark, "rule": rule, "message": text} for (rule, mark), text in sorted(rows.items())],
    }
    return json.dumps(data, indent=2, ensure_ascii=True) + "\n"


def load_baseline(path: Path | str) -> Baseline:
    """Return the baseline that a file holds.

    Args:
        path: the JSON file.

    Raises:
        PolicyError: it cannot be read or is not in the format; the message names the file, the place and the remedy.
    """
    path = Path(path)
    name = shown_path(path)
    try:
        data = load_json(read_document(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise PolicyError(f"{name}: byte {error.start} is not UTF-8; write the baseline anew") from error
    except FileNotFoundError as error:
        raise PolicyError(f"{name}: there is no such baseline; write it with --update-baseline (or dump_baseline)") from error
    except OSError as error:
        raise PolicyError(
            f"{name}: the baseline cannot be read ({error.strerror or error}); make it readable or name another file"
        ) from error
    except (ValueError, RecursionError) as error:
        raise PolicyError(f"{name}: not JSON ({error}); write the baseline anew") from error

    def fail(place: str, problem: str) -> DttDiffError:
        return PolicyError(f"{name}: {place.removeprefix('.') or 'the file'}: {problem}; write the baseline anew")

    root = Parsed(data, "", fail)
    root.only(_KEYS)
    if root.get("format").text() != FORMAT:
        raise root.get("format").error(f"it is no baseline; a baseline has the format {FORMAT!r} here")
    if root.get("version").whole() != VERSION:
        raise root.get("version").error(f"the version of the format is {VERSION} in this library")
    return Baseline(frozenset(_fingerprint(item) for item in root.get("findings").items()), source=name)


def _fingerprint(item: Parsed) -> str:
    item.only(_FINDING_KEYS)
    value = item.get("fingerprint").text()
    if not _FINGERPRINT.fullmatch(value):
        raise item.get("fingerprint").error("a fingerprint of 16 hexadecimal digits is expected here")
    return value


def with_baseline(result: CheckResult, baseline: Baseline) -> CheckResult:
    """Return the result with the findings of a baseline marked as known; a note says how many of it are gone.

    Args:
        result: the result of a check.
        baseline: the baseline.
    """
    found = {finding.fingerprint for finding in result.findings}
    findings = tuple(evolve(f, known=True) if f.fingerprint in baseline.fingerprints else f for f in result.findings)
    gone = len(baseline.fingerprints - found)
    note = f"{gone} finding(s) of the baseline are gone; write it anew to leave them out"
    return evolve(result, findings=findings, notes=(*result.notes, note) if gone else result.notes)
