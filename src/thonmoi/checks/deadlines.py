"""period_conflict: an aim whose deadline had passed when it was printed, a report from after the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from thonmoi.checks.case import Case, Fact, finding
from thonmoi.checks.limits import DEADLINE_DAYS, FUTURE_DAYS
from thonmoi.checks.wording import en_value, vi_value, what_en, what_vi, when
from thonmoi.records import Finding, Period

_AIMS_NOW = re.compile(r"(?<!\w)(?:phấn đấu|sẽ|dự kiến|tiếp tục|tập trung|quyết tâm|kỳ vọng)(?!\w)")
# What was once aimed at may be told at any time after.
_LOOKS_BACK = re.compile(
    r"(?<!\w)(?:đã|vượt|so với|mục tiêu (?:đề ra|đặt ra|ban đầu)|theo (?:kế hoạch|nghị quyết)|kế hoạch (?:đề ra|giao)|trước đó|từng"
    r"|khi ấy|lúc đó|năm ngoái|nhưng|chưa|chỉ)(?!\w)"
)
_TO_COME = re.compile(r"(?<!\w)(?:tháng \d{1,2}|quý [ivx]+|đợt|kỳ) (?:tới|này|sắp tới)(?!\w)")
_AHEAD = re.compile(
    r"(?<!\w)(?:sẽ|phấn đấu|dự kiến|ước|mục tiêu|kế hoạch|nếu|tới|lộ trình|đăng ký|chỉ tiêu|định hướng|cần|kỳ vọng|hướng tới|nhiệm vụ"
    r"|đặt ra|đề ra|quyết tâm)(?!\w)"
)

_DONE = re.compile(r"(?<!\w)(?:đã|được công nhận|đạt được|vừa|có thêm được|lũy kế|kết quả)(?!\w)")


def check(case: Case) -> Iterator[Finding]:
    """Only where the day of publication is known and the text itself states the period."""
    if case.published is None:
        return
    printed = f"{case.published:%d/%m/%Y}"
    for fact in case.facts:
        figure, period = fact.figure, fact.figure.period
        if period is None or fact.origin[1] != "stated":
            continue
        begin = _begin(period)
        if figure.status == "target":
            if period.end is not None and period.end + timedelta(days=DEADLINE_DAYS) < case.published and not _retold(case, fact):
                yield finding(
                    "period_conflict", "warning", (fact,),
                    f"Mục tiêu {vi_value(figure)} ({what_vi(figure)}) có hạn {when(period)}, đã qua khi bài đăng ({printed}).",
                    f"The target of {en_value(figure)} ({what_en(figure)}) was due {when(period)}, before publication ({printed}).",
                )  # fmt: skip
        elif begin is not None and begin > case.published + timedelta(days=FUTURE_DAYS) and not _speaks_ahead(case, fact):
            yield finding(
                "period_conflict", "warning", (fact,),
                f"{vi_value(figure)} ({what_vi(figure)}) được báo là kết quả của {when(period)}, sau ngày đăng bài ({printed}).",
                f"{en_value(figure)} ({what_en(figure)}) is reported as reached in {when(period)}, after publication ({printed}).",
            )  # fmt: skip


def _retold(case: Case, fact: Fact) -> bool:
    """The aim is told as history: beside its outcome, or without a word that aims now."""
    texts = [case.sentence_text(e.start) for e in fact.evidence]
    if any(_TO_COME.search(t) for t in texts):
        return True
    if not all(_AIMS_NOW.search(t) for t in texts) or any(_LOOKS_BACK.search(t) for t in texts):
        return True
    end = fact.figure.period.end if fact.figure.period else None
    alike = (f.figure for f in case.facts if f.figure.indicator == fact.figure.indicator and f.figure.status == "achieved")
    return any(f.period is not None and f.period.end == end for f in alike)


def _speaks_ahead(case: Case, fact: Fact) -> bool:
    """The sentence aims, or does not say that it reports: what was read as a report may be none."""
    texts = [case.sentence_text(e.start) for e in fact.evidence]
    return any(_AHEAD.search(t) for t in texts) or not any(_DONE.search(t) for t in texts)


def _begin(period: Period) -> date | None:
    """The first day it can be of: of a year, the first of January also where only its end is meant."""
    if period.start is None and period.end is not None and period.precision == "year":
        return date(period.end.year, 1, 1)
    return period.start or period.end
