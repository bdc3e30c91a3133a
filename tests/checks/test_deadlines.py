"""period_conflict: aims whose day has passed, reports from the future."""

from __future__ import annotations

import pytest
from told import fact, told

from thonmoi.checks import check
from thonmoi.records import Finding, Record


def deadlines(record: Record) -> list[Finding]:
    return [finding for finding in check(record) if finding.code == "period_conflict"]


def one(text: str, published: str | None, **slots: object) -> Record:
    return told(text, fact("14 xã", "14", measure="increase", **slots), published=published)


AIM = {"status": "target", "period": "2021"}

FIRES = [
    one("Năm 2021 tỉnh sẽ công nhận 14 xã đạt chuẩn NTM.", "2022-03-10", **AIM),
    one("Tỉnh phấn đấu năm 2021 có thêm 14 xã đạt chuẩn NTM.", "2023-01-02", **AIM),
    one("Năm 2024 tỉnh đã công nhận 14 xã đạt chuẩn NTM.", "2021-01-04", period="2024"),
    one("Tháng 9/2021 tỉnh vừa công nhận 14 xã đạt chuẩn NTM.", "2021-01-04", period="2021-09"),
]


@pytest.mark.parametrize("record", FIRES, ids=lambda r: r.article.text)
def test_fires(record: Record) -> None:
    (finding,) = deadlines(record)
    assert finding.severity == "warning" and finding.figures == (0,)


QUIET = {
    "a year ahead": one("Năm 2021 tỉnh sẽ công nhận 14 xã đạt chuẩn NTM.", "2021-01-04", **AIM),
    "January prints December's aims": one("Năm 2021 tỉnh sẽ công nhận 14 xã đạt chuẩn NTM.", "2022-01-04", **AIM),
    "no date": one("Năm 2021 tỉnh sẽ công nhận 14 xã đạt chuẩn NTM.", None, **AIM),
    "told as history": one("Mục tiêu năm 2021 là 14 xã đạt chuẩn NTM, tỉnh đã làm được.", "2022-03-10", **AIM),
    "an aim that the text does not aim at now": one("Nghị quyết giao 14 xã đạt chuẩn NTM trong năm 2021.", "2022-03-10", **AIM),
    "carried": one("Tỉnh sẽ công nhận 14 xã đạt chuẩn NTM.", "2022-03-10", period_origin="carried", **AIM),
    "the running year": one("Năm 2021 tỉnh đã công nhận 14 xã đạt chuẩn NTM.", "2021-05-04", period="2021"),
    "a span that goes on": one("Giai đoạn 2016-2025 tỉnh đã công nhận 14 xã.", "2021-05-04", period="2016..2025"),
    "an estimate": one("Năm 2024 tỉnh ước công nhận 14 xã đạt chuẩn NTM.", "2021-01-04", period="2024"),
    "a heading's plan": one("- Hết năm 2024: 14 xã đạt chuẩn NTM.", "2021-01-04", period="2024"),
}


@pytest.mark.parametrize("record", QUIET.values(), ids=QUIET)
def test_stays_quiet(record: Record) -> None:
    assert deadlines(record) == []


def test_an_aim_beside_its_outcome_is_history() -> None:
    text = "Năm 2021 tỉnh phấn đấu có 14 xã đạt chuẩn NTM. Kết quả năm 2021 có 16 xã đạt chuẩn NTM."
    record = told(
        text, fact("14 xã", "14", measure="increase", **AIM), fact("16 xã", "16", measure="increase", period="2021"), published="2022-03-10"
    )
    assert deadlines(record) == []


def test_both_days_are_named() -> None:
    (finding,) = deadlines(FIRES[0])
    assert finding.message_vi == "Mục tiêu 14 xã (xã đạt chuẩn NTM) có hạn 2021, đã qua khi bài đăng (10/03/2022)."
    assert finding.message_en == "The target of 14 communes (NTM communes) was due 2021, before publication (10/03/2022)."
