"""Fact or aim: words of aim that open a sentence or name an office say nothing of the number after them."""

from __future__ import annotations

import pytest

import thonmoi

FACT = "tỉnh Hà Nam có 90 xã đạt chuẩn nông thôn mới."


def status(text: str) -> str:
    return next(f.status for f in thonmoi.extract(text).figures if f.indicator == "communes_ntm")


@pytest.mark.parametrize(
    "opening",
    [
        "Tại hội nghị giao ban quý III,", "Theo Ban Chỉ đạo Chương trình mục tiêu quốc gia xây dựng nông thôn mới,",
        "Thực hiện Kế hoạch số 12/KH-UBND,", "Theo Sở Kế hoạch và Đầu tư,", "Với quyết tâm cao,", "Nhờ lộ trình hợp lý,",
        "Với mục tiêu nâng cao đời sống,", "Để đạt kế hoạch đề ra,", "Được Trung ương giao nhiệm vụ làm điểm,", "Hướng tới Đại hội Đảng,",
        "Ông cho biết, sẽ không chạy theo thành tích.", "Vượt kế hoạch năm,", "Sau khi bàn giao đường,", "Phấn đấu không ngừng, đến nay",
    ],
)  # fmt: skip
def test_openings_aim_at_nothing(opening: str) -> None:
    assert status(f"{opening} {FACT}") == "achieved"


@pytest.mark.parametrize(
    "text",
    [
        "Theo kế hoạch, tỉnh Hà Nam có 90 xã đạt chuẩn nông thôn mới.", "Tỉnh Hà Nam phấn đấu có 90 xã đạt chuẩn nông thôn mới.",
        "Mục tiêu của tỉnh Hà Nam là 90 xã đạt chuẩn nông thôn mới.", "Trung ương giao tỉnh Hà Nam 90 xã đạt chuẩn nông thôn mới.",
        "Với mục tiêu có 90 xã đạt chuẩn nông thôn mới, tỉnh Hà Nam dồn sức.",
    ],
)  # fmt: skip
def test_aims(text: str) -> None:
    assert status(text) == "target"


def test_an_aim_told_after_the_fact() -> None:
    text = "Tỉnh Hà Nam phấn đấu thêm 5 xã nông thôn mới. Khu dân cư kiểu mẫu có 175 thôn được công nhận; phấn đấu thêm 60 thôn."
    found = {int(f.value): (f.indicator, f.status) for f in thonmoi.extract(text).figures}
    assert found[175] == ("villages_ntm_model", "achieved")
    assert found[60] == ("villages_ntm_model", "target")
