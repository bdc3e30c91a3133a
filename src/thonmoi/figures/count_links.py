"""What ties a number of units to the numbers around it: counts that add up to it, the bracket it stands in, the average it is of."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.linking import number_start
from thonmoi.figures.reader import Spot, Walk

_ON_AVERAGE = re.compile(
    r"[^,;.():\d]{0,12}(?: (?:đồng bằng|miền núi|hải đảo|vùng cao|vùng thấp|biên giới|trung du|ven biển|điểm|còn lại)(?:, )?)+"
    r" (?:(?:chỉ|mới|đã|đạt|được|có|là|bình quân|trung bình) ?)+"
)
_AVERAGED = re.compile(r"\s?/ ?xã|\s(?:mỗi|một) xã")


def summed_up(walk: Walk, spot: Spot, noun: str) -> Candidate | None:
    """ "2020 có 2 xã, 2021 thêm 4 xã. Như vậy đến nay có 6 xã": the last counts of one kind add up to this one."""
    row: list[Candidate] = []
    for one in reversed(walk.made):
        if one.noun != noun or one.measure not in ("total", "increase"):
            if row:
                break
            continue
        if walk.sentence_index - one.sentence > 2 or (row and one.indicator != row[0].indicator):
            break
        row.append(one)
        if len(row) > 1 and sum(c.value for c in row) == spot.number.value:
            return row[0]
    return None


def in_turn(walk: Walk, spot: Spot, head: Candidate) -> bool:
    """ "năm 2028 thêm 13 xã; năm 2029 và 2030 lần lượt là 14 và 13 xã": one year's after the other's, the one may be more."""
    begin = max(spot.left, spot.clause)
    return head.measure == "increase" and bool(walk.layout.periods_in(begin, spot.start)) and "lần lượt" in walk.text(begin, spot.start)


def in_bracket_of(walk: Walk, spot: Spot, head: Candidate) -> bool:
    """ "3 xã nâng cao (mỗi huyện Gò Dầu, Trảng Bàng 1 xã)": the bracket behind a figure divides that one."""
    opened = walk.layout.lower.rfind("(", head.start, spot.start)
    return opened >= 0 and ")" not in walk.text(opened, spot.start) and walk.made[-1].start <= opened


def before_average(walk: Walk, spot: Spot) -> bool:
    """ "Thành phố Tây Ninh (3 xã) đạt 19 tiêu chí/xã": how many communes the average is of."""
    lower = walk.layout.lower
    if spot.index + 1 >= len(walk.spots):
        return False
    following = walk.spots[spot.index + 1]
    gap = walk.text(spot.tail, number_start(following))
    told = _ON_AVERAGE.fullmatch(gap) is not None and ("bình quân" in gap or "trung bình" in gap or not following.number.whole)
    if told and following.number.value <= 20 and ("criterion" in following.nouns or not following.number.whole):
        return True  # "97 xã đồng bằng bình quân 15,8 tiêu chí"
    if not lower.endswith("(", 0, spot.start) or not lower.startswith(")", spot.tail):
        return False
    return (
        "criterion" in following.nouns
        and (_AVERAGED.match(lower, following.tail) is not None or "xã" in walk.text(following.noun_start, following.noun_end))
        and re.fullmatch(r"\)[^,;.()]{0,20}", walk.text(spot.tail, number_start(following))) is not None
    )
