"""Each code from a text of an article to its finding: it fires where the text contradicts itself, and is quiet where it does not."""

from __future__ import annotations

from datetime import date

import pytest

import thonmoi
from thonmoi.records import Finding

HEAD = "Bắc Giang tổng kết xây dựng nông thôn mới\n\n04/01/2021, 08:30\n\n"


def findings(text: str, published: date | None = None) -> list[Finding]:
    return list(thonmoi.extract(text, published=published).findings)


FIRES = {
    "share_mismatch": [
        f"{HEAD}Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới, chiếm 79%.",
        "Năm 2022, huyện Yên Thế có 12/18 xã đạt chuẩn nông thôn mới (56%).",
        "Hết năm 2023, tỉnh Hà Nam có 45 xã đạt chuẩn nông thôn mới nâng cao trên tổng số 90 xã, đạt tỷ lệ 60%.",
    ],
    "sum_mismatch": [
        "Năm 2022, tỉnh Yên Bái có 100 sản phẩm OCOP, gồm 60 sản phẩm 3 sao, 30 sản phẩm 4 sao và 5 sản phẩm 5 sao.",
        f"{HEAD}Năm 2020, tỉnh Bắc Giang có 127 xã đạt chuẩn nông thôn mới. Năm 2021, tỉnh phấn đấu có thêm 14 xã đạt chuẩn nông thôn mới, "
        "lũy kế 138 xã.",
    ],
    "part_exceeds_whole": [
        "Năm 2022, tỉnh Yên Bái có 60 sản phẩm OCOP, trong đó có 74 sản phẩm 4 sao.",
        "Năm 2022, huyện Yên Thế có 12 xã đạt chuẩn nông thôn mới, trong đó có 15 xã đạt chuẩn nông thôn mới nâng cao.",
    ],
    "target_below_achieved": [
        f"{HEAD}Năm 2020, tỉnh Bắc Giang có 127 xã đạt chuẩn nông thôn mới. Năm 2021, tỉnh đặt mục tiêu có 118 xã đạt chuẩn nông thôn mới.",
        f"{HEAD}Tỷ lệ hộ nghèo năm 2020 của tỉnh Bắc Giang còn 2,5%. Đến hết năm 2021, tỉnh phấn đấu tỷ lệ hộ nghèo còn 3,8%.",
    ],
    "value_conflict": [
        "Bắc Giang có 127 xã đạt chuẩn nông thôn mới\n\n04/01/2021, 08:30\n\nNăm 2020, tỉnh Bắc Giang có 124 xã đạt chuẩn nông thôn mới.",
        f"{HEAD}Năm 2020, tỉnh Bắc Giang có 127 xã đạt chuẩn nông thôn mới. Đây là kết quả của nhiều năm. Người dân phấn khởi. "
        "Theo thống kê, năm 2020 tỉnh Bắc Giang có 124 xã đạt chuẩn nông thôn mới.",
    ],
    "period_conflict": [
        f"{HEAD}Tỉnh Bắc Giang phấn đấu đến năm 2018 có 140 xã đạt chuẩn nông thôn mới.",
        f"{HEAD}Năm 2023, tỉnh Bắc Giang đã có 140 xã được công nhận đạt chuẩn nông thôn mới.",
    ],
    "out_of_range": [
        "Năm 2022, tỷ lệ xã đạt chuẩn nông thôn mới của tỉnh Hà Nam đạt 104%.",
        "Năm 2022, bình quân toàn tỉnh Hà Nam đạt 21,4 tiêu chí/xã nông thôn mới.",
        "Năm 2022, huyện Yên Thế có 120 xã đạt chuẩn nông thôn mới.",
    ],
    "unknown_place": [
        "Năm 2022, huyện Trường Hưng Đông có 12 xã đạt chuẩn nông thôn mới.",
    ],
    "place_out_of_time": [
        "Tin nông thôn mới\n\n10/12/2027, 08:30\n\nNăm 2027, huyện Yên Thế có 12 xã đạt chuẩn nông thôn mới.",
        "Tin nông thôn mới\n\n10/12/2025, 08:30\n\nĐến tháng 11/2025, tỉnh Hậu Giang có 40 xã đạt chuẩn nông thôn mới.",
    ],
    "unread_number": [
        "Tin nông thôn mới\n\nMục tiêu năm 2025 mà Quốc hội giao gồm 80% số xã và khoảng 305 huyện, xây dựng nông thôn mới bền vững.",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in FIRES.items() for text in texts])
def test_fires_and_nothing_else_does(code: str, text: str) -> None:
    found = findings(text)
    assert [f.code for f in found] == [code], [f.message_en for f in found]
    (one,) = found
    record = thonmoi.extract(text)
    assert one.message_vi != one.message_en and one.message_vi.endswith(".") and one.message_en.endswith(".")
    for index in one.figures:  # the sentence names the figures it is about
        value = f"{record.figures[index].value.normalize():f}".replace(".", ",")
        assert value in one.message_vi, (value, one.message_vi)


QUIET = {
    "share_mismatch": [
        f"{HEAD}Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới, chiếm 69%.",
        "Năm 2022, huyện Yên Thế có 12/18 xã đạt chuẩn nông thôn mới, chiếm gần 67%.",
        "Hết năm 2023, huyện Yên Thế có 3 xã nâng cao, trong đó tỷ lệ hộ nghèo các xã còn 1,2%.",
    ],
    "sum_mismatch": [
        "Năm 2022, tỉnh Yên Bái có 100 sản phẩm OCOP, gồm 60 sản phẩm 3 sao, 35 sản phẩm 4 sao và 5 sản phẩm 5 sao.",
        "Năm 2022, tỉnh Yên Bái có 100 sản phẩm OCOP, nổi bật là 30 sản phẩm 4 sao và 5 sản phẩm 5 sao.",
        "Tỉnh có sáu xã đạt chuẩn nông thôn mới. Bốn trong số này ra mắt trong quý IV/2014. Năm 2015, tỉnh phấn đấu có thêm 18 xã về đích, "
        "nâng tổng số lên 24 xã.",
    ],
    "part_exceeds_whole": [
        "Năm 2022, huyện Yên Thế có 12 xã đạt chuẩn nông thôn mới, trong đó có 5 xã đạt chuẩn nông thôn mới nâng cao.",
    ],
    "target_below_achieved": [
        f"{HEAD}Năm 2020, tỉnh Bắc Giang có 127 xã đạt chuẩn nông thôn mới. Năm 2021, tỉnh đặt mục tiêu có thêm 11 xã đạt chuẩn.",
        f"{HEAD}Năm 2020, tỉnh Bắc Giang có 127 xã đạt chuẩn nông thôn mới, vượt mục tiêu 118 xã.",
    ],
    "value_conflict": [
        "Bắc Giang có 127 xã đạt chuẩn nông thôn mới\n\n04/01/2021, 08:30\n\nNăm 2020, tỉnh Bắc Giang có 127 xã đạt chuẩn nông thôn mới.",
        f"{HEAD}Năm 2019, tỉnh Bắc Giang có 113 xã đạt chuẩn nông thôn mới. Năm 2020, tỉnh có 127 xã đạt chuẩn nông thôn mới.",
    ],
    "period_conflict": [
        f"{HEAD}Tỉnh Bắc Giang phấn đấu đến năm 2025 có 160 xã đạt chuẩn nông thôn mới.",
        f"{HEAD}Mục tiêu đến năm 2018 có 140 xã đạt chuẩn nông thôn mới đã không đạt.",
    ],
    "out_of_range": [
        "Năm 2022, huyện Yên Thế có 12 xã đạt chuẩn nông thôn mới, đạt 120% kế hoạch.",
        "Năm 2022, bình quân toàn tỉnh Hà Nam đạt 18,4 tiêu chí/xã nông thôn mới.",
        "Quảng Ninh và nông thôn mới vùng Đông Bắc\n\nTính chung cả cụm, 383/929 xã đã đạt chuẩn nông thôn mới năm 2023.",
        "Tin nông thôn mới\n\n20/03/2026, 08:30\n\nTheo bộ tiêu chí 2021 - 2025, năm 2026 Hà Tĩnh bình quân đạt 17,2 tiêu chí/xã.",
    ],
    "unknown_place": ["Năm 2022, huyện Yên Thế có 12 xã đạt chuẩn nông thôn mới."],
    "place_out_of_time": [
        "Tin nông thôn mới\n\n10/12/2027, 08:30\n\nTrước khi sáp nhập, huyện Yên Thế có 12 xã đạt chuẩn nông thôn mới.",
        "Tin nông thôn mới\n\n10/12/2023, 08:30\n\nNăm 2023, huyện Yên Thế có 12 xã đạt chuẩn nông thôn mới.",
        "Tin nông thôn mới\n\n10/12/2025, 08:30\n\nĐến năm 2025, tỉnh Hậu Giang có 40 xã đạt chuẩn nông thôn mới.",
    ],
    "unread_number": [
        "Huyện có 9 xã đạt chuẩn nông thôn mới, 12/14 xã có sân vận động.",
        "Xã Hưng Thành được công nhận nông thôn mới năm 2022. Trong 7 xã ấy, hiện có 2 xã nâng cao.",
        "Thành phố xây dựng nông thôn mới, ít nhất 80% số thôn đạt danh hiệu thôn thông minh.",
        "Riêng huyện Kim Sơn, một trong 5 huyện điểm của cả nước, có 6 xã đạt chuẩn nông thôn mới.",
        "Ba trên bốn ấp ở đây có đội tự quản, hai ấp được công nhận ấp nông thôn mới.",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in QUIET.items() for text in texts])
def test_stays_quiet(code: str, text: str) -> None:
    assert [f.message_en for f in findings(text) if f.code == code] == []
