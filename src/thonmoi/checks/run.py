"""All checks over one record."""

from __future__ import annotations

from collections.abc import Sequence

from thonmoi.checks import conflicts, deadlines, places, ranges, shares, sums, targets, unread, wholes
from thonmoi.checks.case import Case
from thonmoi.records import Finding, NumberFate, Record

_CHECKS = (shares.check, sums.check, wholes.check, targets.check, conflicts.check, deadlines.check, ranges.check, places.check)


def check(record: Record, fates: Sequence[NumberFate] = ()) -> tuple[Finding, ...]:
    """What the checks notice, in a fixed order; numbers left unread only where the fates of the text's numbers are given."""
    case = Case(record)
    return (*(found for one in _CHECKS for found in one(case)), *unread.check(case, fates))
