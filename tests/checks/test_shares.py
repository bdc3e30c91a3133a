"""share_mismatch: a share beside its count."""

from __future__ import annotations

import pytest
from told import fact, told

from thonmoi.checks import check
from thonmoi.records import Record


def of(share: str, number: str, text: str, count: str = "127/184 xã đạt chuẩn NTM", **slots: str) -> Record:
    """A record with one count of 184 and one share after it."""
    return told(text, fact(count, "127", denominator="184"), fact(share, number, measure="share", **slots))


def codes(record: Record) -> list[str]:
    return [finding.code for finding in check(record)]


FIRES = [
    of("chiếm 59%", "59", "Năm 2020 có 127/184 xã đạt chuẩn NTM, chiếm 59%."),
    of("96%", "96", "Năm 2020 có 127/184 xã đạt chuẩn NTM (96%)."),
    of("69,9%", "69.9", "Năm 2020 có 127/184 xã đạt chuẩn NTM, đạt tỷ lệ 69,9%."),
    of("hơn 75%", "75", "Năm 2020 có 127/184 xã đạt chuẩn NTM, tức hơn 75%.", comparator="gt"),
    of("dưới 60%", "60", "Năm 2020 có 127/184 xã đạt chuẩn NTM, tức dưới 60%.", comparator="lt"),
    of("gần 90%", "90", "Năm 2020 có 127/184 xã đạt chuẩn NTM, chiếm gần 90%.", comparator="approx"),
    told(
        "Năm 2020 toàn tỉnh có 80% số xã, tương đương 127/184 xã đạt chuẩn NTM.",
        fact("80% số xã", "80", measure="share"), fact("127/184 xã", "127", denominator="184"),
    ),
    told(
        "Năm 2020 có 127 xã đạt chuẩn NTM, chiếm 86%. Trong năm, 120/184 xã được kiểm tra.",
        fact("127 xã đạt chuẩn NTM", "127"), fact("chiếm 86%", "86", measure="share"), fact("120/184 xã", "120", denominator="184"),
    ),
]  # fmt: skip

QUIET = [
    of("chiếm 69%", "69", "Năm 2020 có 127/184 xã đạt chuẩn NTM, chiếm 69%."),
    of("69,02%", "69.02", "Năm 2020 có 127/184 xã đạt chuẩn NTM (69,02%)."),
    of("69,1%", "69.1", "Năm 2020 có 127/184 xã đạt chuẩn NTM (69,1%)."),
    of("hơn 65%", "65", "Năm 2020 có 127/184 xã đạt chuẩn NTM, tức hơn 65%.", comparator="gt"),
    of("gần 70%", "70", "Năm 2020 có 127/184 xã đạt chuẩn NTM, chiếm gần 70%.", comparator="approx"),
    of("69%", "69", "Năm 2020 có 127/184 xã đạt chuẩn NTM; 69% số hộ có nước sạch.", period="2019"),
    # of something else: another sentence, another standard, another year, a number between
    of("59%", "59", "Năm 2020 có 127/184 xã đạt chuẩn NTM. Riêng miền núi chiếm 59%."),
    of("59%", "59", "Năm 2020 có 127/184 xã đạt chuẩn NTM, chiếm 59%.", indicator="communes_ntm_advanced"),
    of("59%", "59", "Năm 2020 có 127/184 xã đạt chuẩn NTM, chiếm 59% của mục tiêu.", status="target"),
    of("59%", "59", "Năm 2020 có 127/184 xã đạt chuẩn NTM, 12 xã miền núi chiếm 59%."),
    # no whole is told anywhere
    told("Năm 2020 có 127 xã đạt chuẩn NTM, chiếm 59%.", fact("127 xã", "127"), fact("59%", "59", measure="share")),
    # a borrowed whole of another year is only good for what is far off
    told(
        "Năm 2020 có 127 xã đạt chuẩn NTM, chiếm 67%. Năm 2021 là 138/184 xã.",
        fact("127 xã", "127"), fact("67%", "67", measure="share"), fact("138/184 xã", "138", denominator="184", period="2021"),
    ),
    # 37,5% of the communes of the standard, not of all communes
    told(
        "Toàn tỉnh có 160/184 xã đạt chuẩn; trong đó 60 xã kiểu mẫu (37,5%).",
        fact("160/184 xã", "160", denominator="184"), fact("60 xã kiểu mẫu", "60", "communes_ntm_model", part_of=0),
        fact("37,5%", "37.5", "communes_ntm_model", measure="share"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("record", FIRES, ids=lambda r: r.article.text)
def test_fires(record: Record) -> None:
    assert codes(record) == ["share_mismatch"]


@pytest.mark.parametrize("record", QUIET, ids=lambda r: r.article.text)
def test_stays_quiet(record: Record) -> None:
    assert codes(record) == []


def test_says_what_would_fit() -> None:
    (finding,) = check(FIRES[0])
    assert finding.severity == "warning"
    assert finding.figures == (0, 1)
    assert finding.message_vi == "59% không khớp: 127 trên 184 là 69%."
    assert finding.message_en == "59% does not fit: 127 of 184 is 69%."
    assert [span.quote for span in finding.evidence] == ["127/184 xã đạt chuẩn NTM", "chiếm 59%"]


def test_decimals_in_each_language() -> None:
    (finding,) = check(FIRES[2])
    assert "69,9% không khớp" in finding.message_vi and "là 69%" in finding.message_vi
    assert "69.9% does not fit" in finding.message_en
