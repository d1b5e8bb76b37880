"""The check before publication: policies, rules, waivers and baselines."""

from dtt_diff.checking.baseline import dump_baseline, load_baseline, with_baseline
from dtt_diff.checking.check import check
from dtt_diff.checking.loading import default_policy, load_policy, load_waivers
from dtt_diff.checking.values import Baseline, CheckResult, Finding, Place, Policy, Waiver

__all__ = [
    "Baseline",
    "CheckResult",
    "Finding",
    "Place",
    "Policy",
    "Waiver",
    "check",
    "default_policy",
    "dump_baseline",
    "load_baseline",
    "load_policy",
    "load_waivers",
    "with_baseline",
]
