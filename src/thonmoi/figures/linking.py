"""Words that tie a number to what was counted before it, and where a number with its comparator begins."""

from __future__ import annotations

import re

from thonmoi.figures.reader import Spot

LABEL_GAP = re.compile(
    r"[\s:]*(?:(?:có|là|được|đạt|thêm|còn|gồm|với|hiện|mới|lên|mới có|hiện có|tổng|khoảng|gần|hơn|trên|ít nhất|tối thiểu) "
    r"?)*[\s:]*"
)
CRITERION_NAMED = re.compile(r"(?<!\d )(?<!bình quân )tiêu chí(?! (?:ntm|nông thôn mới|bình quân|/xã|mỗi xã|nhưng|so|trở|và))(?= [^\W\d_])")
LINKED = re.compile(r"(?:trong đó|trong số đó|trong số này|gồm|bao gồm|chia ra|cụ thể|riêng|còn lại|kể cả|trong số)")
RAISED = re.compile(
    r"(?:nâng|đưa|tăng|kéo)(?: tổng)? (?:số|con số)[^,;.]{0,30}(?:lên|thành|đạt|tới)(?: con số)? $|(?:số này|con số|nâng"
    r"|tăng|đã)[^,;.\d]{0,14} lên(?: tới| đến| thành)? $|, (?:đến )?[^,;.]{0,18}lên (?:tới |đến )?$"
)
ROW_BACK = 6
CLOSED = re.compile(r"\s*(?:[,.;:)(]|$|\n|nữa|và \d|vào|mà|để|trước|đến|trong nhiệm kỳ|trong năm|năm \d|mới)")
WHOSE = re.compile(r"\s*(?:của|thuộc|ở|tại|trên địa bàn|trong)\s*(?:các |cả )?")


def number_start(spot: Spot) -> int:
    span = spot.number.comparator_span
    return span[0] if span and span[0] < spot.start else spot.start
