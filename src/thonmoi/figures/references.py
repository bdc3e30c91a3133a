"""Words that stand for a place without naming it: "toàn tỉnh", "huyện này", "cả nước", "trong vùng", "hai tỉnh cũ".

Which unit such a word means depends on what is in force where it stands; that is the business of `frames.py`. Here is only what counts
as such a word, and when one names who gives ("được tỉnh trao bằng") and not what is told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_VERB = (
    r"(?: (?:có|đã|đặt|phấn đấu|sẽ|còn|tặng|chi|giao|tính|cũng|mới|đạt|đang|dự kiến|công nhận|hiện|nay|được|vẫn|sở hữu|ta"
    r"|mình|nhà|tôi|cháu|em|ấy|xác định|đề|hỗ trợ|huy động|trao|khen|bố trí|chỉ|không|chưa|ra|là|đứng|dẫn đầu|xếp"
    r"|tiếp tục|tập trung|quyết|cần|thì|vừa|lại|luôn))"
)
# One or two digits that are no year and no part of a number; "năm" is five only where it is no year.
_FEW = r"(?:(?<![\d.,/])(?<!năm )\d{1,2}|hai|ba|bốn|sáu|bảy|tám|(?<!\d )(?<!mỗi )(?<!trong )(?<!hằng )(?<!hàng )(?<!nhiều )năm)"
_VILLAGE = r"(?:thôn|bản|ấp|xóm|buôn|làng|khóm)"
_DOMAIN = re.compile(
    r"(?<!\w)(?:"
    rf"(?P<province>(?:toàn|cả|trong|khắp|địa bàn|trên địa bàn|riêng|chung|của|cho|ubnd|hđnd|phối) tỉnh|tỉnh này|tỉnh(?={_VERB}))"
    rf"|(?P<district>(?:toàn|cả|trong|khắp|địa bàn|trên địa bàn|của|ubnd) (?:huyện|thị xã)|huyện này|(?:huyện|thị xã)(?={_VERB}))"
    rf"|(?P<commune>(?:toàn|cả|trong|của|trên địa bàn) xã|xã này|xã(?={_VERB})(?! (?:đạt|có|được công nhận) (?:chuẩn|nông|ntm|tiêu)))"
    rf"|(?P<village>(?:toàn|cả|trong|của) {_VILLAGE}|{_VILLAGE} này|{_VILLAGE}(?={_VERB})(?! (?:đạt|được công nhận)))"
    r"|(?P<country>cả nước|toàn quốc|trên cả nước|bình quân chung của cả nước)"
    r"|(?P<whole>bình quân chung|mặt bằng chung|mức (?:bình quân )?chung|tính chung)(?! của)"
    r"|(?P<city>toàn (?:thành phố|tp|t\.p))"
    rf"|(?P<area>(?:cả|toàn) (?:vùng|khu vực)|trong vùng|toàn vùng|(?:riêng|của) vùng(?! \w)|vùng này|vùng(?={_VERB}))"
    rf"|(?P<group>(?:cả|toàn|trong) cụm|{_FEW} tỉnh(?: cũ)?|các tỉnh)"
    r")(?!\w)"
)
_OWNED = re.compile(r"(?:thuộc|của|ở|tại|trong|trên)\s+(?:cả )?$")
_COUNTED_ON = re.compile(r"(?:, thành(?: phố)?)?(?:,| và) (?:\d|hai |ba |bốn |một )")
_GIVEN_BY = re.compile(
    r"(?<!\w)(?:được|do|bởi|nhờ|xin)(?: (?:ubnd|hđnd|ủy ban nhân dân|hội đồng(?: thẩm định)?|chủ tịch ubnd|chủ tịch))?\s*$"
)
_GIVES = re.compile(
    r"\s(?:đã |vừa |cũng )?(?:trao|tặng|khen|thưởng|công nhận|cấp|hỗ trợ|chấm|xét|xếp"
    r"|đánh giá|thẩm định|chọn|biểu dương|đầu tư|quan tâm)(?!\w)"
)
_OFFICE = re.compile(r"(?<!\w)(?:chủ tịch |bí thư |lãnh đạo |bằng khen của |giấy khen của )$")
_REWARDS = re.compile(r"\s(?:cũng |đã |sẽ |còn )?(?:tặng|khen|trao|thưởng)(?!\w)|\s(?:về tay|cho)(?!\w)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A word for a place at start:end; `giver` where it tells who gives or decides."""

    start: int
    end: int
    kind: str
    giver: bool


def references(lower: str, start: int, end: int) -> Iterator[Reference]:
    """The words for places in start:end, in order."""
    for match in _DOMAIN.finditer(lower, start, end):
        kind = match.lastgroup or ""
        if kind == "group":
            if _OWNED.search(lower, max(start, match.start() - 16), match.start()):
                continue  # "249 đơn vị cấp huyện thuộc 57 tỉnh"
            if _COUNTED_ON.match(lower, match.end(), end):
                continue  # "12 tỉnh, 30 huyện và 120 xã": counts beside each other
        yield Reference(match.start(), match.end(), kind, _gives(lower, start, match))


def _gives(lower: str, start: int, match: re.Match[str]) -> bool:
    """ "được tỉnh trao bằng", "UBND tỉnh khen 16 tập thể", "bằng khen của UBND tỉnh": who gives."""
    if match.lastgroup not in ("province", "district", "commune"):
        return False
    before = lower[max(start, match.start() - 40) : match.start()]
    if _GIVEN_BY.search(before) and _GIVES.match(lower, match.end()):
        return True
    office = match[0].startswith(("ubnd", "hđnd")) or before.endswith(("ubnd ", "ủy ban nhân dân ")) or _OFFICE.search(before) is not None
    return (_REWARDS.match(lower, match.end()) is not None) and (office or not match[0].startswith(("toàn", "cả", "trong", "khắp")))


_BODY = re.compile(r"(?<!\w)(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân)(?: \w+){0,2} $|(?<!\w)(?:ubnd|hđnd|ủy ban nhân dân) $")


def rewards(lower: str, start: int, begin: int, end: int) -> bool:
    """ "UBND tỉnh Vĩnh Phúc tặng bằng khen cho": a unit named at begin:end as who rewards."""
    return _BODY.search(lower[max(start, begin - 40) : begin]) is not None and _REWARDS.match(lower, end) is not None
