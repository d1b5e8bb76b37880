"""From a comparison to what its reports hold beside it."""

from dtt_diff.reporting.building import build_report

__all__ = ["build_report"]
