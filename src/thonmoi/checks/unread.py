"""unread_number: numbers that look like figures of the catalogue and were not read; their fates come from the audit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thonmoi.checks.case import Case
from thonmoi.records import Finding, NumberFate, span_of


def check(case: Case, fates: Sequence[NumberFate]) -> Iterator[Finding]:
    """One finding for each number whose fate is `unread`."""
    for fate in fates:
        if fate.reason != "unread":
            continue
        quantity = fate.quantity
        quote = " ".join(case.text[quantity.start : quantity.end].split())
        yield Finding(
            code="unread_number", severity="info",
            message_vi=f"Chưa đọc được số “{quote}” thuộc chỉ tiêu nào; cần người đọc xem lại.",
            message_en=f"“{quote}” may be a figure and was not read; a reader should look at it.",
            evidence=(span_of(case.text, quantity.start, quantity.end),),
        )  # fmt: skip
