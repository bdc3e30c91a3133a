"""All checks over one record."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from thonmoi.checks import conflicts, deadlines, places, ranges, shares, sums, targets, unread, wholes
from thonmoi.checks.case import Case
from thonmoi.records import Finding, NumberFate, Record

_CHECKS = (shares.check, sums.check, wholes.check, targets.check, conflicts.check, deadlines.check, ranges.check, places.check)


def check(
    record: Record, fates: Sequence[NumberFate] = (), names: Mapping[str, tuple[str, str]] = MappingProxyType({})
) -> tuple[Finding, ...]:
    """What the checks notice, in a fixed order; numbers left unread only where the fates of the text's numbers are given.

    `names`: what to call indicators of a catalogue of one's own, in Vietnamese and English; without one a finding says the code.
    """
    case = Case(record)
    found = (*(found for one in _CHECKS for found in one(case)), *unread.check(case, fates))
    return tuple(_named(one, names) for one in found) if names else found


def _named(finding: Finding, names: Mapping[str, tuple[str, str]]) -> Finding:
    vi, en = finding.message_vi, finding.message_en
    for code, (name_vi, name_en) in names.items():
        word = re.compile(rf"(?<!\w){code}(?!\w)")
        vi, en = word.sub(name_vi.replace("\\", "\\\\"), vi), word.sub(name_en.replace("\\", "\\\\"), en)
    return (
        finding.model_copy(update={"message_vi": vi, "message_en": en}) if (vi, en) != (finding.message_vi, finding.message_en) else finding
    )
