"""Words that tie a number to what was counted before it, and where a number with its comparator begins."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.reader import Spot, Walk

LABEL_GAP = re.compile(
    r"[\s:]*(?:(?:có|là|được|đạt|thêm|tăng thêm|tăng|giảm|còn|gồm|với|hiện|mới|lên|mới có|hiện có|tổng|khoảng|gần|hơn|trên"
    r"|ít nhất|tối thiểu) "
    r"?)*[\s:]*"
)
CRITERION_NAMED = re.compile(
    r"(?<!\d )(?<!bình quân )(?<!bộ )tiêu chí(?! (?:ntm|nông thôn mới|bình quân|/xã|mỗi xã|nhưng|so|trở|và))(?= [^\W\d_])"
)
LINKED = re.compile(r"(?:trong đó|trong số đó|trong số này|gồm|bao gồm|chia ra|cụ thể|riêng|còn lại|kể cả|trong số)")
RAISED = re.compile(
    r"(?:nâng|đưa|tăng|kéo)(?: tổng)? (?:số|con số)[^,;.]{0,30}(?:lên|thành|đạt|tới)(?: con số)? $|(?:số này|con số|nâng"
    r"|tăng|đã)[^,;.\d]{0,14} lên(?: tới| đến| thành)? $|, (?:đến )?[^,;.]{0,18}lên (?:tới |đến )?$|, (?:nâng |để |và |đưa )?thành $"
    r"|, (?:để|nhằm) (?:có|đạt|đủ) $"
    r"|(?<!\w)(?:phải|sẽ|cần|nay) lên(?: tới| đến| thành| con số)?(?: ít nhất| tối thiểu| khoảng| trên| hơn| gần)? $"
    r"|(?:tăng|giảm|hạ|bớt)[^;.]{0,60} (?:lên|xuống|còn)(?: còn| tới| đến| chỉ còn)? $"
)
RISES = re.compile(
    r"[\s()]*(?:(?:hồi|vào|lúc|ở|cuối|đầu|giữa|hết|thời điểm|của) ?)*[\s()]*(?:(?:đã|nay|đến nay) )?(?:(?:rút|giảm|hạ|tăng"
    r"|nâng) )?(?:lên|xuống|còn|đến|tới|sang)(?: còn| tới| đến| mức)*\s*"
)
ROW_BACK = 6
CLOSED = re.compile(
    r"\s*(?:[,.;:)(]|$|\n|nữa|và (?:\d|năm)|vào|mà|để|theo|trước|đến|trong nhiệm kỳ|trong năm|năm \d|mới|đợt \d|đợt [ivx]|trong đợt"
    r"|so (?:với|cùng) (?:kế hoạch|chỉ tiêu|mục tiêu|năm|đầu|cuối|cùng kỳ|nhiệm kỳ|nghị quyết)|lần \d|của đợt|(?:sau cùng"
    r"|cuối cùng|tiếp theo)(?!\w))"
)
WHOSE = re.compile(r"\s*(?:(?:trực thuộc|thuộc) (?:cấp )?(?:tỉnh|trung ương)\s*)?(?:của|thuộc|ở|tại|trên địa bàn|trong)\s*(?:các |cả )?")


LABEL = re.compile(
    r"[\s:()\"]*(?:(?:của|ở|tại|thuộc|trên|địa bàn|toàn|cả|trong|vào|đến|tính|hết|cuối|đầu|giữa|tháng|năm|ngày|hiện|nay|vẫn|đã|mới|chỉ|cũng"
    r"|được|lên|tới|là|có|đạt|còn|gồm|với|thêm|tổng|cộng|khoảng|gần|hơn|ít nhất|tối thiểu|tỉnh|huyện|xã|thành phố|thị xã|nước|ước|tăng|giảm"
    r"|từ|xuống|ở|mức|con|số|nông thôn mới|ntm|nhất|lần|lượt)[\s:\"]*)*"
)


def between(walk: Walk, start: int, end: int) -> str:
    """The words between two points without places and periods: of "của tỉnh Long An đến cuối năm 2021 là" stays "của đến là"."""
    spans = [(p.start, p.end) for p in walk.layout.places_in(start, end)]
    spans += [(p.start, p.end) for p in walk.layout.periods_in(start, end)]
    out, at = [], start
    for a, b in sorted(spans):
        if a >= at:
            out.append(walk.text(at, a))
        at = max(at, b)
    out.append(walk.text(at, end))
    return "".join(out)


def words_start(walk: Walk, spot: Spot) -> int:
    """Where the words that are the number's own begin: after the number before it, the clause's start, the last comma."""
    return max(spot.left, spot.clause, walk.layout.lower.rfind(",", spot.left, spot.start) + 1)


def ends_change(walk: Walk, spot: Spot, head: Candidate) -> bool:
    """ "tăng từ 44 xã năm 2018 lên 65 xã": the second number of a change whose first is the head."""
    if spot.index <= 0 or head.sentence != walk.sentence_index or not walk.follows(spot, head):
        return False
    return RISES.fullmatch(between(walk, walk.spots[spot.index - 1].tail, number_start(spot))) is not None


def number_start(spot: Spot) -> int:
    """Where a number begins with its comparator."""
    span = spot.number.comparator_span
    return span[0] if span and span[0] < spot.start else spot.start
