"""Record → findings."""

from thonmoi.checks.run import check

__all__ = ["check"]
