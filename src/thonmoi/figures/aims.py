"""Aims told without a standard: "mục tiêu năm 2025 tối thiểu 80% số xã"."""

from __future__ import annotations

import re

from thonmoi.figures.reader import Spot, Walk

_AIM_WORD = re.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu|phấn đấu|đặt ra|đề ra|kế hoạch|hướng tới)(?!\w)(?! quốc gia)")
_OTHER_MATTER = re.compile(
    r"(?<!\w)(?:hộ|đường|trường|trạm|nước|điện|lao động|dân|mô hình|rác|y tế|bảo hiểm|sản phẩm|nhà|giao thông|hỗ trợ"
    r"|vốn)(?!\w)"
)


def aimed_before(walk: Walk, spot: Spot) -> bool:
    """An aim told in the clause and no other matter before the number: "mục tiêu năm 2025 tối thiểu 80% số xã"."""
    lower, cues = walk.layout.lower, walk.layout.cues
    aim = _AIM_WORD.search(lower, max(spot.clause, spot.start - 90), spot.start)
    if (
        aim is None
        or cues.first(aim.end(), spot.start, "topic", "block", "poverty", "income")
        or "tiêu chí" in lower[aim.end() : spot.start].replace("chỉ tiêu", "")
    ):
        return False
    return _OTHER_MATTER.search(lower, aim.end(), spot.start) is None
