"""unknown_place and place_out_of_time."""

from __future__ import annotations

from datetime import date

import pytest
from told import fact, place, told

from thonmoi.checks import check
from thonmoi.records import Finding, Record

OLD = date(2021, 1, 1)


def found(record: Record, code: str) -> list[Finding]:
    return [finding for finding in check(record) if finding.code == code]


def unknown(text: str) -> list[Finding]:
    return found(told(text, fact("5 xã", "5", place=None)), "unknown_place")


@pytest.mark.parametrize(
    ("text", "name", "severity"),
    [
        ("Huyện Trường Vạn Long có 5 xã đạt chuẩn NTM.", "Huyện Trường Vạn Long", "warning"),
        ("Ở tỉnh Bắc Giangg Hạ có 5 xã đạt chuẩn NTM.", "tỉnh Bắc Giangg Hạ", "warning"),
        ("Cùng xã Mường Bụt Xanh có 5 xã đạt chuẩn NTM.", "xã Mường Bụt Xanh", "info"),
    ],
)
def test_a_unit_nobody_knows(text: str, name: str, severity: str) -> None:
    (finding,) = unknown(text)
    assert finding.severity == severity
    assert finding.evidence[-1].quote == name
    assert name in finding.message_vi and name in finding.message_en


@pytest.mark.parametrize(
    "text",
    [
        "Huyện Yên Dũng có 5 xã đạt chuẩn NTM.",
        "Huyện Cư M'gar có 5 xã đạt chuẩn NTM.",
        "Xã Lãng Sơn Hạ Tiến có 5 xã đạt chuẩn NTM.",  # begins with a unit that is known
        "UBND huyện cho biết có 5 xã đạt chuẩn NTM.",
        "Toàn huyện có 5 xã đạt chuẩn NTM. Ông ở huyện Trường Vạn Long nghe tin.",  # no figure beside it
    ],
)
def test_units_that_are_known_or_do_not_matter(text: str) -> None:
    assert unknown(text) == []


def after(text: str, published: str | None, period: str, **slots: object) -> list[Finding]:
    record = told(text, fact("5 xã", "5", place=place("Yên Dũng", "district", OLD), period=period, **slots), published=published)
    return found(record, "place_out_of_time")


def test_a_district_after_the_districts() -> None:
    (finding,) = after("Tháng 9/2026 huyện Yên Dũng có 5 xã đạt chuẩn NTM.", "2026-10-01", "2026-09")
    assert finding.figures == (0,)
    assert "Yên Dũng" in finding.message_vi and "Yên Dũng" in finding.message_en


@pytest.mark.parametrize(
    ("text", "published", "period", "slots"),
    [
        ("Năm 2020 huyện Yên Dũng có 5 xã đạt chuẩn NTM.", "2021-01-04", "2020", {}),
        ("Tháng 9/2026 huyện Yên Dũng cũ có 5 xã đạt chuẩn NTM.", "2026-10-01", "2026-09", {}),
        ("Đến năm 2030 huyện Yên Dũng có 5 xã đạt chuẩn NTM.", "2021-01-04", "2030", {"status": "target"}),
        ("Huyện Yên Dũng có 5 xã đạt chuẩn NTM.", "2026-10-01", "2026-09", {"period_origin": "carried"}),
        ("Huyện có 5 xã đạt chuẩn NTM.", "2026-10-01", "2026-09", {"place_origin": "carried"}),
    ],
)
def test_units_in_their_time(text: str, published: str, period: str, slots: dict[str, str]) -> None:
    assert after(text, published, period, **slots) == []


def test_a_province_that_goes_on_under_its_name() -> None:
    record = told(
        "Tháng 9/2026 tỉnh Nghệ An có 5 xã đạt chuẩn NTM.", fact("5 xã", "5", place=place("Nghệ An", on=OLD), period="2026-09"),
        published="2026-10-01",
    )  # fmt: skip
    assert found(record, "place_out_of_time") == []
