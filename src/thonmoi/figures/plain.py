"""Whether words say nothing of their own: only when, where, how many, what is aimed at, and small verbs.

"Đến năm 2030, tỉnh phấn đấu có" is plain; "trên sàn thương mại điện tử có" tells of something else. A count that plain words alone
lead up to goes on about what the text was counting.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from thonmoi.figures.quantities import UNIT_AFTER, Number
from thonmoi.figures.reader import Spot, Walk

_SAYING = ("measure", "status", "link", "graded", "heading", "programme")
_SMALL_WORDS = """
có là đạt với gồm thì cũng lại đã đang hiện nay mới chỉ vẫn còn được do góp đóng chiếm giữ nắm mang về sở hữu giành đưa nâng
lên xuống thành tới đến từ vào ở tại thuộc của trong trên theo cho tính xét riêng chung cả toàn tất và cùng rồi song nhưng
khi tổng cộng số lượng con mức mốc đích này đó ấy như vậy thế tức tỉnh huyện xã phường phố thị trấn quận nước địa phương nơi
đơn vị bàn vùng khu vực kỳ đợt lần năm tháng quý ngày cuối đầu hết giữa giai đoạn nhiệm thời điểm trước sau hôm ngoái xa hơn
tiếp kế lượt tương ứng ít nhất tối thiểu khoảng gần chừng không dưới tròn ngót xấp xỉ vỏn vẻn vẹn đề án nghị quyết hội đồng
ubnd hạng sao ocop sản phẩm nữa thứ một hai ba bốn mục tiêu hoạch phấn đấu mong muốn hướng dự kiến sẽ phải cần đặt ra thêm
mình ta chúng tôi bắt vừa qua bởi vì nhịp hồi so chủ thể đáp muốn
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_QUESTION = re.compile(r"(?<!\w)(?:ocop|sản phẩm)(?!\w)[^.?]{0,60}\?[\s\"”*•–-]*(?:đáp|trả lời)?[\s:.]*$")
_TIMES = ("phút", "giờ", "ngày", "tháng", "tuần", "điểm", "lần", "buổi", "bước", "nhóm", "loại")
_WORD = re.compile(r"[^\W_]+")


def own_clause(walk: Walk, spot: Spot) -> int:
    """Where the words begin that must be plain: where the words of the number before end; after the last comma where the sentence
    counted OCOP before, or where nothing else is counted and the clause says what it aims at, or when."""
    lower, layout = walk.layout.lower, walk.layout
    begin = max(spot.left, *(lower.rfind(mark, spot.left, spot.start) + 1 for mark in ",;:"))
    before = walk.in_sentence()
    if before and before[-1].indicator.startswith("ocop"):
        return begin
    if any(n.fate is None for n in _numbers(walk, spot.sentence.start, spot.start)):
        return spot.left
    aimed = layout.cues.first(begin, spot.start, "status", "target") is not None
    return begin if aimed or layout.periods_in(begin, spot.start) else spot.left


def asked(walk: Walk, spot: Spot) -> bool:
    """The number answers a question just before it: "Huyện có bao nhiêu sản phẩm OCOP? - 62 sản phẩm"."""
    lower, begin = walk.layout.lower, spot.sentence.start
    if spot.index > 0 or not plain(walk, begin, spot.start):
        return False
    return _QUESTION.search(lower, max(0, begin - 160), begin) is not None


def about_other_things(walk: Walk, spot: Spot) -> bool:
    """The sentence last counted something else, which a row goes on to divide: "Đoàn gồm 12 người: nông nghiệp 5, y tế 3"."""
    lower = walk.layout.lower
    told = [c.start for c in walk.in_sentence()]
    for number in _numbers(walk, max([spot.sentence.start, *told]), spot.start):
        if number.fate is not None:
            continue
        unit = UNIT_AFTER.match(lower, number.tail) if number.kind == "plain" else None
        if unit is not None and (unit[0].strip() not in _TIMES or lower.startswith(" bán", unit.end())):
            return True
    return False


def _numbers(walk: Walk, start: int, end: int) -> list[Number]:
    numbers = walk.layout.numbers
    low, high = (bisect_left(numbers, at, key=lambda n: n.start) for at in (start, end))
    return numbers[low:high]


def near_spots(walk: Walk, spot: Spot, reach: int = 24) -> list[Spot]:
    """The numbers of the sentence around one: no row that a reader takes in at a glance is longer."""
    return walk.spots[max(0, spot.index - reach) : spot.index + reach + 1]


def plain(walk: Walk, start: int, end: int) -> bool:
    """Nothing but periods, places, aims, verbs of counting and small words stands in start:end."""
    layout, lower = walk.layout, walk.layout.lower
    if start >= end:
        return True
    said = [(p.start, p.end) for p in layout.places_in(start, end)] + [(p.start, p.end) for p in layout.periods_in(start, end)]
    said += [(c.start, c.end) for c in layout.cues.within(start, end) if any(c.get(kind) for kind in _SAYING) and c.get("block") is None]
    for word in _WORD.finditer(lower, start, end):
        if word[0] in _SMALL or word[0].isdigit() or any(a <= word.start() < b for a, b in said):
            continue
        return False
    return True
